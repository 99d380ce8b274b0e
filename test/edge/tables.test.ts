import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, Row, Table, Tables } from '../../src/core/ports.js';
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

async function readRow(rowKey: string, of: Table = table): Promise<Row & { readonly etag: string }> {
  const read = await of.get('p', rowKey);
  if (read?.etag === undefined) throw new Error('a row that is there has an etag');
  return { ...read, etag: read.etag };
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
  expect(await tables('fakenever').list('p', { from: '', to: '~', most: 10 })).toEqual([]);
  await tables('fakenever').remove('p', 'r');
});

it('makes a table at the first write, for all who write first', async () => {
  const inserted = await Promise.all(['1', '2', '3', '4'].map((rowKey) => tables('fakefirst').insert({ partitionKey: 'p', rowKey })));
  expect(inserted).toEqual(Array.from({ length: 4 }, () => expect.stringContaining('W/"')));
});

it('gives back what was put, without what the store adds', async () => {
  await table.put({ ...row, nothing: undefined });
  expect(await table.get('p', 'r')).toEqual({ ...row, etag: expect.stringContaining('W/"') });
  await table.put({ partitionKey: 'p', rowKey: 'r', text: 'ny' });
  expect(await table.get('p', 'r')).toEqual({ partitionKey: 'p', rowKey: 'r', text: 'ny', etag: expect.any(String) });
});

it('puts back a row as it was read', async () => {
  await table.put({ partitionKey: 'p', rowKey: 'back', text: 'a' });
  await table.put({ ...(await readRow('back')), text: 'b' });
  expect(await table.get('p', 'back')).toMatchObject({ text: 'b' });
});

it('inserts once', async () => {
  expect(await table.insert({ partitionKey: 'p', rowKey: 'once', text: 'first' })).toBe((await readRow('once')).etag);
  expect(await table.insert({ partitionKey: 'p', rowKey: 'once', text: 'second' })).toBe(false);
  expect(await table.get('p', 'once')).toMatchObject({ text: 'first' });
});

it('lets one of two who read the same row replace it', async () => {
  await table.put({ partitionKey: 'p', rowKey: 'race', by: 'nobody' });
  const read = await readRow('race');
  const won = await Promise.all(['one', 'two'].map((by) => table.replace({ ...read, by })));
  expect(won.filter((etag) => etag !== false)).toEqual([(await readRow('race')).etag]);
  expect(await table.get('p', 'race')).toMatchObject({ by: won[0] ? 'one' : 'two' });
});

it('does not replace a row that is gone', async () => {
  expect(await table.replace({ partitionKey: 'p', rowKey: 'gone', etag: 'W/"x"' })).toBe(false);
});

it('takes a row away, once or twice, and leaves the rest', async () => {
  await table.put({ partitionKey: 'p', rowKey: 'away' });
  await table.put({ partitionKey: 'p', rowKey: 'away-not' });
  await table.remove('p', 'away');
  await table.remove('p', 'away');
  expect(await table.get('p', 'away')).toBeUndefined();
  expect(await table.get('p', 'away-not')).toBeDefined();
});

describe('several changes', () => {
  const all = { from: '', to: '~', most: 1000 };

  function insert(rowKey: string, properties: object = {}): Change {
    return { kind: 'insert', row: { partitionKey: 'p', rowKey, ...properties } };
  }

  async function texts(of: Table): Promise<Record<string, unknown>> {
    return Object.fromEntries((await of.list('p', all)).map(({ rowKey, text }) => [rowKey, text]));
  }

  it('are made together, of every kind', async () => {
    const many = tables('fakekinds');
    expect(await many.commit(['a', 'b', 'c', 'd'].map((rowKey) => insert(rowKey, { text: 'old' })))).toHaveLength(4);
    const [b, d] = [await readRow('b', many), await readRow('d', many)];
    const done = await many.commit([
      { kind: 'put', row: { partitionKey: 'p', rowKey: 'a', text: 'æ ø å' } },
      { kind: 'replace', row: { ...b, text: 'new' } },
      { kind: 'remove', partitionKey: 'p', rowKey: 'c' },
      { kind: 'remove', partitionKey: 'p', rowKey: 'd', etag: d.etag },
      { kind: 'put', row: { partitionKey: 'p', rowKey: 'e', text: 'put' } },
      insert('f', { text: 'inserted' }),
    ]);
    const [a, newB, e, f] = await Promise.all(['a', 'b', 'e', 'f'].map((rowKey) => readRow(rowKey, many)));
    expect(done).toEqual([a?.etag, newB?.etag, '', '', e?.etag, f?.etag]);
    expect(await texts(many)).toEqual({ a: 'æ ø å', b: 'new', e: 'put', f: 'inserted' });
  });

  it.each([1, 3])('are none at all where one is refused (beside %i others)', async (others) => {
    const many = tables(`fakenone${others}`);
    await many.commit([insert('stands', { text: 'first' }), insert("quote's & æ%0A", { text: 'first' })]);
    const [stands, odd] = [await readRow('stands', many), await readRow("quote's & æ%0A", many)];
    await many.put({ partitionKey: 'p', rowKey: 'stands', text: 'second' });
    await many.put({ partitionKey: 'p', rowKey: "quote's & æ%0A", text: 'second' });
    const refused: readonly Change[] = [
      insert('stands'),
      { kind: 'replace', row: stands },
      { kind: 'replace', row: { ...stands, rowKey: 'gone' } },
      { kind: 'remove', partitionKey: 'p', rowKey: 'gone' },
      { kind: 'remove', partitionKey: 'p', rowKey: 'gone', etag: stands.etag },
      { kind: 'remove', partitionKey: 'p', rowKey: 'stands', etag: stands.etag },
      { kind: 'remove', partitionKey: 'p', rowKey: "quote's & æ%0A", etag: odd.etag },
    ];
    const beside = Array.from({ length: others }, (_, i) => insert(`new-${i}`));
    for (const change of refused) {
      expect(await many.commit([...beside, change]), JSON.stringify(change)).toBe(false);
      expect(await many.commit([change, ...beside]), JSON.stringify(change)).toBe(false);
      expect(await many.commit([change]), JSON.stringify(change)).toBe(false);
    }
    expect(await texts(many)).toEqual({ stands: 'second', "quote's & æ%0A": 'second' });
    const fresh = await readRow("quote's & æ%0A", many);
    expect(await many.commit([...beside, { kind: 'remove', partitionKey: 'p', rowKey: fresh.rowKey, etag: fresh.etag }])).toBeTruthy();
    expect(Object.keys(await texts(many))).toEqual([...beside.map((_, i) => `new-${i}`), 'stands']);
  });

  it('of four who read the same row, one gets through, whole', async () => {
    await table.put({ partitionKey: 'p', rowKey: 'contested' });
    const read = await readRow('contested');
    const who = ['1', '2', '3', '4'];
    const won = await Promise.all(
      who.map((by) =>
        table.commit([
          { kind: 'put', row: { partitionKey: 'p', rowKey: `by-${by}` } },
          { kind: 'replace', row: { ...read, by } },
        ]),
      ),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = who[won.findIndex(Boolean)];
    expect(await table.get('p', 'contested')).toMatchObject({ by: winner });
    expect((await table.list('p', { from: 'by-', to: 'by-~', most: 10 })).map(({ rowKey }) => rowKey)).toEqual([`by-${winner}`]);
  });

  it('make their table, for all who come first', async () => {
    const first = tables('fakecommits');
    expect(await Promise.all(['1', '2', '3'].map((rowKey) => first.commit([insert(rowKey), insert(`${rowKey}-too`)])))).toEqual([
      [expect.any(String), expect.any(String)],
      [expect.any(String), expect.any(String)],
      [expect.any(String), expect.any(String)],
    ]);
    expect(await tables('fakecommitsnot').commit([{ kind: 'replace', row: { ...row, etag: 'W/"x"' } }])).toBe(false);
  });

  it('may be a hundred, none, but not more, nor of two partitions', async () => {
    const many = tables('fakehundred');
    const hundred = Array.from({ length: 100 }, (_, i) => insert(`row-${i}`));
    expect(await many.commit(hundred)).toHaveLength(100);
    expect(await many.list('p', all)).toHaveLength(100);
    expect(await many.commit([])).toEqual([]);
    const puts = Array.from({ length: 101 }, (_, i): Change => ({ kind: 'put', row: { partitionKey: 'more', rowKey: `row-${i}` } }));
    await expect(many.commit(puts)).rejects.toMatchObject({ code: 'storage.down' });
    await expect(many.commit([...puts.slice(0, 2), insert('elsewhere')])).rejects.toMatchObject({ code: 'storage.down' });
    expect(await many.list('more', all)).toEqual([]);
  });
});

describe('the rows of a partition', () => {
  async function keys(partitionKey: string, range: { from: string; to: string; most: number }): Promise<string[]> {
    return (await tables('fakelist').list(partitionKey, range)).map(({ rowKey }) => rowKey);
  }

  beforeAll(async () => {
    const rowKeys = ['b', '10', 'a', 'B', '9', 'æ', "a'b", 'aa', '~'];
    await tables('fakelist').commit(rowKeys.map((rowKey) => ({ kind: 'insert', row: { partitionKey: "p'1", rowKey, text: rowKey } })));
    await tables('fakelist').commit([{ kind: 'insert', row: { partitionKey: 'p2', rowKey: 'a' } }]);
  });

  it('come in the order of their keys, with their etags', async () => {
    expect(await keys("p'1", { from: '', to: '\uffff', most: 1000 })).toEqual(['10', '9', 'B', 'a', 'aa', "a'b", 'b', '~', 'æ'].toSorted());
    const [first] = await tables('fakelist').list("p'1", { from: 'a', to: 'b', most: 1 });
    expect(first).toEqual({ partitionKey: "p'1", rowKey: 'a', text: 'a', etag: expect.stringContaining('W/"') });
  });

  it('are those from the first key to before the last, of that partition', async () => {
    expect(await keys("p'1", { from: 'a', to: 'b', most: 1000 })).toEqual(['a', "a'b", 'aa']);
    expect(await keys("p'1", { from: "a'", to: "a'c", most: 1000 })).toEqual(["a'b"]);
    expect(await keys('p2', { from: '', to: '~', most: 1000 })).toEqual(['a']);
    expect(await keys("p' or PartitionKey ne 'p", { from: '', to: '~', most: 1000 })).toEqual([]);
  });

  it('are the first ones, where there are more than were asked for', async () => {
    expect(await keys("p'1", { from: '', to: '~', most: 3 })).toEqual(['10', '9', 'B']);
    expect(await keys("p'1", { from: 'B', to: '~', most: 2 })).toEqual(['B', 'a']);
  });
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
    const asked = [
      down.get('p', 'r'),
      down.insert(row),
      down.put(row),
      down.replace({ ...row, etag: 'x' }),
      down.remove('p', 'r'),
      down.commit([{ kind: 'insert', row }]),
      down.list('p', { from: '', to: '~', most: 10 }),
    ];
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'storage.down' } });
    silent.close();
  });
});
