import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableServiceClient } from '@azure/data-tables';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { capabilities } from '../src/capabilities/index.js';
import { moment } from '../src/core/calendar.js';
import { channelShelf } from '../src/core/channels.js';
import { dueRow } from '../src/core/due.js';
import { type Account, accountAt, type StoredRow } from '../src/edge/tables/account.js';
import { azureTables } from '../src/edge/tables.js';
import { programme } from '../src/programmes/2025-26/index.js';
import { backUp, checkFile, restore } from '../src/tools/backup/copy.js';
import { type Azurite, startAzurite } from '../src/tools/local/azurite.js';
import { apply, person } from './apply/talk.js';
import { storageAt } from './local-storage.js';
import { type Office, office } from './plan/talk.js';

type Ports = Awaited<Azurite['ready']>;

let azurites: readonly [Azurite, Azurite];
let here: { readonly ports: Ports; readonly account: Account };
let there: { readonly ports: Ports; readonly account: Account };
let folder: string;
let files = 0;

const shelves = [channelShelf, ...capabilities.flatMap(({ stored = [] }) => stored)];
const newFile = () => join(folder, `${++files}.jsonl`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  const start = (name: string) => startAzurite({ tablePort: 0, queuePort: 0, logFile: `test/output/azurite-backup-${name}.log` });
  azurites = [start('here'), start('there')];
  const opened = async ({ ready }: Azurite) => {
    const ports = await ready;
    return { ports, account: await accountAt({ connectionString: storageAt(ports) }) };
  };
  [here, there] = await Promise.all([opened(azurites[0]), opened(azurites[1])]);
});

afterAll(async () => {
  await Promise.all(azurites.map(({ child }) => child.stop()));
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  for (const { ports, account } of [here, there]) {
    const service = TableServiceClient.fromConnectionString(storageAt(ports), { allowInsecureConnection: true });
    for (const name of await account.tables()) await service.deleteTable(name);
  }
});

/** Runs a tool as a person does, against this storage. */
function run(tool: 'backup' | 'restore', { ports }: { readonly ports: Ports }, ...args: string[]) {
  const env = { ...process.env, NODE_ENV: '', TABLES_URL: '', TABLE_PORT: String(ports.tablePort), QUEUE_PORT: String(ports.queuePort) };
  return new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', `src/tools/${tool}.ts`, ...args], { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

/** Rows of every type that the bot writes, and a double that looks like a whole number. */
function rowsOf(partitionKey: string, count: number): StoredRow[] {
  return Array.from({ length: count }, (_, n) => ({
    partitionKey,
    rowKey: `r|${String(n).padStart(5, '0')}`,
    properties: {
      v: 1,
      n,
      share: n + 0.5,
      whole: { double: 3 },
      isIt: n % 2 === 0,
      big: 1_763_900_000_000,
      text: `æ "ø" å \\ :3.0, ${n}`,
    },
  }));
}

async function fill(account: Account, table: string, rows: readonly StoredRow[]): Promise<void> {
  await account.create(table);
  for (let from = 0; from < rows.length; from += 100) await account.put(table, rows.slice(from, from + 100));
}

/** The lines of a backup between its head and its end, but for what a restore makes due. */
async function linesIn(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return lines.slice(1, -1).filter((line) => !line.includes('.restored|'));
}

async function allRows(account: Account): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for (const table of await account.tables()) for await (const page of account.pages(table)) rows.push(...page);
  return rows;
}

async function allKeys(account: Account): Promise<string[]> {
  const keys: string[] = [];
  for (const table of await account.tables()) {
    for await (const page of account.keys(table))
      keys.push(...page.map(({ partitionKey, rowKey }) => `${table} ${partitionKey} ${rowKey}`));
  }
  return keys;
}

it('copies ten thousand rows to an empty storage, each as it was', async () => {
  for (const table of ['askunanswered', 'laterjourney']) {
    for (const month of ['2025-10', '2025-11', '2025-12', '2026-01']) await fill(here.account, table, rowsOf(month, 1250));
  }
  const [first, second] = [newFile(), newFile()];
  expect(await run('backup', here, first)).toMatchObject({
    code: 0,
    said: expect.stringContaining('10000 rows: askunanswered 5000, laterjourney 5000'),
  });
  expect((await stat(first)).mode & 0o777).toBe(0o600);
  expect(await run('restore', there, first)).toMatchObject({ code: 0, said: expect.stringContaining('10000 rows') });
  await backUp(there.account, second, new Date());
  const lines = await linesIn(first);
  expect(lines).toHaveLength(10_000);
  expect(await linesIn(second)).toEqual(lines);
  const [row] = (await allRows(there.account)).filter(({ partitionKey }) => partitionKey === '2025-10');
  expect(row).toEqual(rowsOf('2025-10', 1)[0]);
}, 240_000);

describe('a restore that is refused writes nothing', () => {
  it('where rows are there already, unless told; then they are replaced and others stay', async () => {
    const file = newFile();
    await fill(here.account, 'laterjourney', rowsOf('p', 2));
    await backUp(here.account, file, new Date());
    const others = [
      { partitionKey: 'p', rowKey: 'r|00000', properties: { v: 1, text: 'changed since' } },
      { partitionKey: 'p', rowKey: 'other', properties: { v: 1, text: 'came since' } },
    ];
    await fill(there.account, 'laterjourney', others);
    const refused = await run('restore', there, file);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('Nothing was restored, and nothing was changed.');
    expect(refused.said).toContain('in the tables laterjourney');
    expect(await allRows(there.account)).toHaveLength(2);
    expect((await run('restore', there, file, '--into-non-empty')).code).toBe(0);
    const after = (await allRows(there.account)).filter(({ partitionKey }) => partitionKey === 'p');
    expect(after).toEqual([others[1], ...rowsOf('p', 2)]);
  }, 180_000);

  it('where the file is not whole, was changed, or is too new', async () => {
    const file = newFile();
    await fill(here.account, 'channels', [
      {
        partitionKey: 'p',
        rowKey: 'r',
        properties: { v: 1, tenantId: 't', conversationId: 'c', serviceUrl: 's', botId: 'b', language: 'da' },
      },
    ]);
    await fill(here.account, 'laterjourney', rowsOf('p', 3));
    await backUp(here.account, file, new Date());
    const text = await readFile(file, 'utf8');
    const lines = text.trimEnd().split('\n');
    const faults: [string, string][] = [
      [lines.slice(0, -1).join('\n'), 'The file has no end'],
      [text.slice(0, text.length / 2), 'cut off|cannot be read|is no row'],
      [text.replace('"n":1', '"n":2'), 'Line 6 does not belong to the lines before it'],
      [lines.toSpliced(2, 1).join('\n'), 'Line 5 does not belong'],
      [text.replace('"isIt":true', '"isIt":{"int64":"3"}'), 'Line 3 is no row'],
      [text.replace('"version":1', '"version":2'), 'Line 1 is not the head'],
      [text.replace('"v":1,"tenantId"', '"v":2,"tenantId"'), 'written by a newer version of the bot'],
      [text.replace('"language":"da"', '"language":"xx"'), 'is damaged'],
      [`${text}${lines[1]}\n`, 'stands behind the end'],
      ['', 'The file has no end'],
    ];
    for (const [content, fault] of faults) {
      const wrong = newFile();
      await writeFile(wrong, content);
      await expect(checkFile(wrong, shelves), fault).rejects.toThrow(new RegExp(fault));
    }
    const cut = newFile();
    await writeFile(cut, lines.slice(0, -1).join('\n'));
    expect(await run('restore', there, cut)).toEqual({ code: 1, said: expect.stringMatching(/^Nothing was restored, .*has no end/) });
    expect(await there.account.tables()).toEqual([]);
  }, 180_000);

  it('where the tools are called wrongly, or a file is in the way or not there', async () => {
    const file = newFile();
    await writeFile(file, 'kept');
    const results = await Promise.all([
      run('backup', here),
      run('backup', here, file),
      run('restore', here),
      run('restore', here, newFile()),
      run('restore', here, file, '--replace', '--into-non-empty'),
    ]);
    expect(results.map(({ code }) => code)).toEqual([2, 1, 2, 1, 2]);
    expect(await readFile(file, 'utf8')).toBe('kept');
  }, 180_000);
});

it('refuses to copy what would not come back, and leaves no file', async () => {
  const file = newFile();
  await here.account.create('laterjourney');
  const { TableClient } = await import('@azure/data-tables');
  const client = TableClient.fromConnectionString(storageAt(here.ports), 'laterjourney', { allowInsecureConnection: true });
  await client.createEntity({ partitionKey: 'p', rowKey: 'r', since: new Date(0) });
  await expect(backUp(here.account, file, new Date())).rejects.toThrow('since of a row in the table laterjourney is of the type DateTime');
  await expect(stat(file)).rejects.toThrow('ENOENT');
  await expect(stat(`${file}.unfinished`)).rejects.toThrow('ENOENT');
});

it('keeps a line separator within a text from ending the line', async () => {
  const file = newFile();
  await here.account.create('laterjourney');
  const { TableClient } = await import('@azure/data-tables');
  const client = TableClient.fromConnectionString(storageAt(here.ports), 'laterjourney', { allowInsecureConnection: true });
  // Azurite takes it in a row that is written alone, not in a transaction.
  await client.createEntity({ partitionKey: 'p', rowKey: 'r', v: 1, text: 'a\u2028b\u2029c' });
  await backUp(here.account, file, new Date());
  expect(await checkFile(file, shelves)).toMatchObject({ counts: { laterjourney: 1 } });
});

it('goes on where a restore was interrupted', async () => {
  const file = newFile();
  await fill(here.account, 'laterjourney', rowsOf('p', 300));
  await backUp(here.account, file, new Date());
  let left = 2;
  const failing: Account = {
    ...there.account,
    put: async (table, rows) => {
      if (left-- === 0) throw new Error('the line is cut');
      await there.account.put(table, rows);
    },
  };
  const options = { shelves, now: new Date(), others: 'stay', after: [] } as const;
  await expect(restore(failing, file, options)).rejects.toThrow('the line is cut');
  expect(await allRows(there.account)).toHaveLength(200);
  await restore(there.account, file, options);
  expect(await allRows(there.account)).toEqual(rowsOf('p', 300));
});

describe('a restore that replaces', () => {
  const due = dueRow('p', new Date('2026-01-05T08:00:00Z'), 'apply.mail', { id: 'm' });
  const dueRows: StoredRow[] = [{ partitionKey: 'p', rowKey: due.rowKey, properties: { v: 1, job: 'apply.mail', data: '{"id":"m"}' } }];
  const options = { shelves, now: moment('2025-10-20T09:00'), others: 'go', after: [] } as const;

  /** A copy of some rows, and a storage that a newer version of the bot has changed since: one row of them is there, and more than a page of others. */
  async function copyAndLater(): Promise<string> {
    const file = newFile();
    await fill(here.account, 'laterjourney', [...dueRows, ...rowsOf('p', 150)]);
    await backUp(here.account, file, new Date());
    const newer = { v: 99, text: 'written by a newer version' };
    const keys = [
      ['p', 'r|00000'],
      ['p', 'd|2025-12-01T00:00:00.000Z|newer|'],
      ['p|q', 'r'],
      ['q', 'r|00000'],
    ] as const;
    for (const [partitionKey, rowKey] of keys) await fill(there.account, 'laterjourney', [{ partitionKey, rowKey, properties: newer }]);
    for (const rows of [rowsOf('p', 1050), rowsOf('q', 30)]) await fill(there.account, 'newtable', rows);
    const { TableClient } = await import('@azure/data-tables');
    const client = TableClient.fromConnectionString(storageAt(there.ports), 'newtable', { allowInsecureConnection: true });
    await client.createEntity({ partitionKey: 'p', rowKey: 'type', since: new Date(0) });
    return file;
  }

  /** The account, until it has been asked to write or remove so often. */
  function failingAfter(left: number, account: Account): Account {
    const count = () => {
      if (left-- === 0) throw new Error('the line is cut');
    };
    return {
      ...account,
      put: async (table, rows) => {
        count();
        await account.put(table, rows);
      },
      remove: async (table, rows) => {
        count();
        await account.remove(table, rows);
      },
    };
  }

  it('leaves what is in the file, and nothing a newer version has written', async () => {
    const file = await copyAndLater();
    const { code, said } = await run('restore', there, file, '--replace');
    expect(said).toContain('151 rows: laterjourney 151.');
    expect(said).toContain('What was not in it was removed, 1084 rows: laterjourney 3, newtable 1081.');
    expect(code).toBe(0);
    const copy = newFile();
    await backUp(there.account, copy, new Date());
    expect(await linesIn(copy)).toEqual(await linesIn(file));
  }, 180_000);

  it('gives the same when it was interrupted, wherever, and is run again', async () => {
    const file = await copyAndLater();
    // Two transactions write what is not due, fifteen remove, the last writes what is due; what is removed stays so.
    for (const left of [1, 2 + 1, 2 + 7, 2 + 7]) {
      await expect(restore(failingAfter(left, there.account), file, options)).rejects.toThrow('the line is cut');
      expect((await allKeys(there.account)).filter((key) => key.includes('|apply.mail|'))).toEqual([]);
    }
    await restore(there.account, file, options);
    expect(await allRows(there.account)).toEqual([...dueRows, ...rowsOf('p', 150)]);
    expect(await restore(there.account, file, options)).toEqual({ settled: {}, removed: {} });
    expect(await allRows(there.account)).toEqual([...dueRows, ...rowsOf('p', 150)]);
  }, 180_000);

  it('writes and removes nothing where the file is not whole', async () => {
    const file = await copyAndLater();
    const before = await allKeys(there.account);
    await writeFile(file, (await readFile(file, 'utf8')).trimEnd().split('\n').slice(0, -1).join('\n'));
    expect(await run('restore', there, file, '--replace')).toEqual({
      code: 1,
      said: expect.stringMatching(/^Nothing was restored, .*has no end/),
    });
    expect(await allKeys(there.account)).toEqual(before);
  }, 180_000);
});

describe('a conversation', () => {
  /** A world over that storage, at a Copenhagen time. */
  function worldOver({ ports }: { readonly ports: Ports }, now: string): Office {
    const world = office(now);
    const tables = azureTables({ connectionString: storageAt(ports) });
    world.ports = { ...world.ports, tables };
    return world;
  }

  /** Copies all from here to there, at a Copenhagen time there. */
  async function moved(now: string): Promise<Office> {
    const file = newFile();
    await backUp(here.account, file, new Date());
    await checkFile(file, shelves);
    await restore(there.account, file, {
      shelves,
      now: moment(now),
      others: 'stay',
      after: [{ table: 'plan', row: dueRow(programme.id, moment(now), 'plan.restored', {}) }],
    });
    return worldOver(there, now);
  }

  it('goes on after a round trip: the application and the plan are there', async () => {
    const world = worldOver(here, '2025-10-20T09:00');
    await apply(person(world, 'Lone Hansen', 'lone@vejle.dk'));
    await world.lea.say('tilknyt');
    await world.lea.say('ny handling: gå to sammen ud');
    const after = await moved('2025-10-21T09:00');
    const lone = person(after, 'Lone Hansen', 'lone@vejle.dk');
    expect(await lone.say('status')).toMatch(/SMV-[2-9A-Z]{6}/);
    expect(await after.lea.say('handleplan')).toContain('Gå to sammen ud');
  }, 180_000);

  it('does not ask again about a week that was asked about after the copy, and asks the next', async () => {
    const world = worldOver(here, '2025-12-04T10:00');
    await world.lea.say('tilknyt');
    await world.lea.say('ny handling: gå to sammen ud');
    const after = await moved('2025-12-08T10:00');
    await after.work();
    expect(after.posted).toEqual([]);
    after.at('2025-12-15T09:00');
    await after.work();
    expect(after.posted).toHaveLength(1);
    expect(after.posted[0]?.text).toContain('uge 50');
  }, 180_000);

  it('keeps the chain of check-ins whose next link was in the queue alone', async () => {
    const world = worldOver(here, '2025-12-04T10:00');
    await world.lea.say('tilknyt');
    await world.lea.say('ny handling: gå to sammen ud');
    world.at('2025-12-08T09:00');
    await world.inHand();
    const after = await moved('2025-12-08T09:30');
    await after.work();
    after.at('2025-12-15T09:00');
    await after.work();
    expect(after.posted.map(({ at }) => at)).toEqual(['2025-12-15T08:00:00.000Z']);
  }, 180_000);
});
