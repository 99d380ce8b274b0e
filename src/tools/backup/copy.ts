import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { dueKeys } from '../../core/due.js';
import { Failure } from '../../core/failure.js';
import type { Row } from '../../core/ports.js';
import type { Shelf } from '../../core/stored.js';
import type { Account, RowKeys } from '../../edge/tables/account.js';
import { asRow, type Counts, check, endOf, fault, headOf, lineOf, type RowLine, rowIn } from './format.js';

/** What one transaction takes: rows, and bytes, well under Azure's 4 MiB. */
const mostRows = 100;
const mostBytes = 2_000_000;

/** Copies every row of the account to the file, which is there whole or not at all, and is its owner's alone to read. */
export async function backUp(account: Account, file: string, at: Date): Promise<Counts> {
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  const out = createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true });
  const written = finished(out);
  written.catch(() => undefined);
  const end = endOf();
  const counts: Record<string, number> = {};
  const write = async (line: string) => {
    end.add(line);
    if (!out.write(`${line}\n`)) await Promise.race([once(out, 'drain'), written]);
  };
  try {
    await write(headOf(at));
    for (const table of await account.tables()) {
      for await (const rows of account.pages(table)) {
        for (const row of rows) await write(lineOf({ table, ...row }));
        if (rows.length > 0) counts[table] = (counts[table] ?? 0) + rows.length;
      }
    }
    out.end(`${end.line(counts)}\n`);
    await written;
    await rename(unfinished, file);
  } catch (thrown) {
    out.destroy();
    await rm(unfinished, { force: true });
    throw thrown;
  }
  return counts;
}

/** Tables that have rows. */
export async function filledTables(account: Account): Promise<string[]> {
  const filled: string[] = [];
  for (const table of await account.tables()) {
    for await (const rows of account.keys(table)) {
      if (rows.length > 0) filled.push(table);
      break;
    }
  }
  return filled;
}

/** Whether the whole file is as it was written and this code can read its rows. Throws an `Error` with the first fault. */
export async function checkFile(file: string, shelves: readonly Shelf[]): Promise<{ readonly at: Date; readonly counts: Counts }> {
  return check(linesOf(file), (line) => {
    try {
      shelfOf(line, shelves)?.kind.read(asRow(line));
    } catch (thrown) {
      const isNewer = thrown instanceof Failure && thrown.code === 'row.newer';
      fault(isNewer ? `(table ${line.table}) was written by a newer version of the bot` : `(table ${line.table}) is damaged`);
    }
  });
}

export interface RestoreOptions {
  /** How rows are read, so that what was under way when the copy was made can be settled. */
  readonly shelves: readonly Shelf[];
  /** The moment of the restore: what was due before it is not done again. */
  readonly now: Date;
  /** What becomes of rows that are not in the file: they stay, or are removed. */
  readonly others: 'stay' | 'go';
  /** Rows that are written at the end, with their tables. */
  readonly after: readonly { readonly table: string; readonly row: Row }[];
}

/**
 * Writes the rows of a file that was checked. What becomes due comes last, when all else is as it is to be: nothing is done about what is
 * not there yet. Gives how many rows were settled, and how many removed, by table. Where it was interrupted, it can be run again.
 */
export async function restore(
  account: Account,
  file: string,
  { shelves, now, others, after }: RestoreOptions,
): Promise<{ readonly settled: Counts; readonly removed: Counts }> {
  const there = new Set(await account.tables());
  const settled: Record<string, number> = {};
  async function write(wanted: (line: RowLine) => boolean): Promise<void> {
    for await (const { table, rows } of batches(rowsIn(file, wanted))) {
      if (!there.has(table)) await account.create(table);
      there.add(table);
      await account.put(
        table,
        rows.map((line) => {
          const calm = settledRow(line, shelves, now);
          if (calm !== line) settled[table] = (settled[table] ?? 0) + 1;
          return calm;
        }),
      );
    }
  }
  await write(({ rowKey }) => !dueKeys.test(rowKey));
  const removed = others === 'go' ? await removeOthers(account, file) : {};
  await write(({ rowKey }) => dueKeys.test(rowKey));
  for (const { table, row } of after) {
    const { partitionKey, rowKey } = row;
    await account.create(table);
    await account.put(table, [{ partitionKey, rowKey, properties: propertiesOf(row) }]);
  }
  return { settled, removed };
}

/** Removes the rows that are not in the file, from every table, and gives how many. Of the file's rows, hashes are in memory. */
async function removeOthers(account: Account, file: string): Promise<Counts> {
  const kept = new Set<string>();
  for await (const { row } of rowsIn(file, () => true)) kept.add(hashOf(row));
  const removed: Record<string, number> = {};
  async function* othersIn(table: string): AsyncGenerator<Sized<PlacedRow>> {
    for await (const keys of account.keys(table)) {
      for (const row of keys.map((key) => ({ table, ...key }))) if (!kept.has(hashOf(row))) yield { row, bytes: 0 };
    }
  }
  for (const table of await account.tables()) {
    for await (const { rows } of batches(othersIn(table))) {
      await account.remove(table, rows);
      removed[table] = (removed[table] ?? 0) + rows.length;
    }
  }
  return removed;
}

function hashOf({ table, partitionKey, rowKey }: PlacedRow): string {
  return createHash('sha256')
    .update(JSON.stringify([table, partitionKey, rowKey]))
    .digest('base64');
}

function propertiesOf({ partitionKey: _, rowKey: __, etag: ___, ...properties }: Row): RowLine['properties'] {
  return Object.fromEntries(Object.entries(properties).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

interface PlacedRow extends RowKeys {
  readonly table: string;
}

/** A row with what it adds to a transaction. */
interface Sized<R> {
  readonly row: R;
  readonly bytes: number;
}

async function* rowsIn(file: string, wanted: (line: RowLine) => boolean): AsyncGenerator<Sized<RowLine>> {
  for await (const text of linesOf(file)) {
    if (!text.startsWith('{"table":')) continue;
    const row = rowIn(text);
    if (wanted(row)) yield { row, bytes: Buffer.byteLength(text) };
  }
}

/** Rows of one partition that stand together, as many as one transaction takes. */
async function* batches<R extends PlacedRow>(sized: AsyncIterable<Sized<R>>) {
  let batch: { readonly table: string; readonly partitionKey: string; readonly rows: R[]; bytes: number } | undefined;
  for await (const { row, bytes } of sized) {
    const fits =
      batch?.table === row.table &&
      batch.partitionKey === row.partitionKey &&
      batch.rows.length < mostRows &&
      batch.bytes + bytes <= mostBytes;
    if (!batch || !fits) {
      if (batch) yield batch;
      batch = { table: row.table, partitionKey: row.partitionKey, rows: [], bytes: 0 };
    }
    batch.rows.push(row);
    batch.bytes += bytes;
  }
  if (batch) yield batch;
}

function settledRow(line: RowLine, shelves: readonly Shelf[], now: Date): RowLine {
  const row = asRow(line);
  const after = shelfOf(line, shelves)?.restored?.(row, now) ?? row;
  if (after === row) return line;
  return { ...line, properties: { ...line.properties, ...changed(row, after) } };
}

function changed(before: Row, after: Row): RowLine['properties'] {
  return Object.fromEntries(Object.entries(propertiesOf(after)).filter(([name, value]) => value !== before[name]));
}

function shelfOf({ table, rowKey }: RowLine, shelves: readonly Shelf[]): Shelf | undefined {
  return shelves.find((shelf) => shelf.table === table && shelf.rowKeys.test(rowKey));
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const handle = await open(file);
  yield* handle.readLines();
}
