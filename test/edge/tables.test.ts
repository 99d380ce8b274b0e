import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table, Tables } from '../../src/core/ports.js';
import { azureTables } from '../../src/edge/tables.js';
import { type Azurite, startAzurite } from '../../src/tools/local/azurite.js';

let azurite: Azurite;
let tables: Tables;
let table: Table;
const row = { partitionKey: 'p', rowKey: 'r', text: 'æ ø å', count: 7, share: 0.5, whole: true, big: 1_763_900_000_000 };

function connectionString(port: number): string {
  const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
  return `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`;
}

beforeAll(async () => {
  azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/azurite-tables.log' });
  const { tablePort } = await azurite.ready;
  tables = azureTables({ connectionString: connectionString(tablePort) });
  table = tables('fakerows');
});

afterAll(() => azurite.child.stop());

it('has nothing in a table that nobody has written to', async () => {
  expect(await tables('fakenever').get('p', 'r')).toBeUndefined();
  expect(await tables('fakenever').replace({ ...row, etag: 'W/"x"' })).toBe(false);
});

it('makes a table at the first write, for all who write first', async () => {
  const inserted = await Promise.all(['1', '2', '3', '4'].map((rowKey) => tables('fakefirst').insert({ partitionKey: 'p', rowKey })));
  expect(inserted).toEqual([true, true, true, true]);
});

it('gives back what was put, without what the store adds', async () => {
  await table.put({ ...row, nothing: undefined });
  expect(await table.get('p', 'r')).toEqual({ ...row, etag: expect.stringContaining('W/"') });
  await table.put({ partitionKey: 'p', rowKey: 'r', text: 'ny' });
  expect(await table.get('p', 'r')).toEqual({ partitionKey: 'p', rowKey: 'r', text: 'ny', etag: expect.any(String) });
});

it('puts back a row as it was read', async () => {
  await table.put({ partitionKey: 'p', rowKey: 'back', text: 'a' });
  const read = await table.get('p', 'back');
  if (!read) throw new Error('the row is there');
  await table.put({ ...read, text: 'b' });
  expect(await table.get('p', 'back')).toMatchObject({ text: 'b' });
});

it('puts many at once, again too, or none of them', async () => {
  const rows = ['a', 'b', 'c'].map((rowKey) => ({ partitionKey: 'many', rowKey, text: 'æ' }));
  await tables('fakemany').putAll(rows);
  await tables('fakemany').putAll(rows.map((r) => ({ ...r, text: 'ø' })));
  const read = await Promise.all(rows.map(({ rowKey }) => tables('fakemany').get('many', rowKey)));
  expect(read.map((r) => r?.text)).toEqual(['ø', 'ø', 'ø']);
  const refused = [
    { partitionKey: 'many', rowKey: 'd' },
    { partitionKey: 'many', rowKey: 'e/f' },
  ];
  await expect(tables('fakemany').putAll(refused)).rejects.toMatchObject({ code: 'storage.down' });
  expect(await tables('fakemany').get('many', 'd')).toBeUndefined();
});

it('inserts once', async () => {
  expect(await table.insert({ partitionKey: 'p', rowKey: 'once', text: 'first' })).toBe(true);
  expect(await table.insert({ partitionKey: 'p', rowKey: 'once', text: 'second' })).toBe(false);
  expect(await table.get('p', 'once')).toMatchObject({ text: 'first' });
});

it('lets one of two who read the same row replace it', async () => {
  await table.put({ partitionKey: 'p', rowKey: 'race', by: 'nobody' });
  const read = await table.get('p', 'race');
  if (!read?.etag) throw new Error('a row that is read has an etag');
  const { etag } = read;
  const won = await Promise.all(['one', 'two'].map((by) => table.replace({ ...read, etag, by })));
  expect(won.toSorted()).toEqual([false, true]);
  expect(await table.get('p', 'race')).toMatchObject({ by: won[0] ? 'one' : 'two' });
});

it('does not replace a row that is gone', async () => {
  expect(await table.replace({ partitionKey: 'p', rowKey: 'gone', etag: 'W/"x"' })).toBe(false);
});

it('refuses what the store refuses', async () => {
  await expect(table.put({ partitionKey: 'a/b', rowKey: 'r' })).rejects.toMatchObject({ code: 'storage.down' });
});

describe('with the storage down', () => {
  it.each(['refuses', 'never answers'])('fails with a code where it %s', async (how) => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const bound = silent.address();
    const port = typeof bound === 'object' && bound ? bound.port : 0;
    if (how === 'refuses') await new Promise((resolve) => silent.close(resolve));
    const down = azureTables({ connectionString: connectionString(port) })('fakedown');
    const asked = [down.get('p', 'r'), down.insert(row), down.put(row), down.replace({ ...row, etag: 'x' })];
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'storage.down' } });
    silent.close();
  });
});
