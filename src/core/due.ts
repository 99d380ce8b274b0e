import { z } from 'zod';
import { Failure } from './failure.js';
import type { Change, Job, Ports, Row, Table } from './ports.js';
import { rowKind, type Shelf } from './stored.js';

/*
 * What becomes due stands in a partition by its time (`d|<UTC time>|<job>|<data>`), written together with what causes it, so that neither
 * is there without the other. A look costs one request where nothing is due, however much is to come.
 */
const prefix = 'd|';
/**
 * Rows that one look takes: each is taken away at its time and put back at a later one, and a transaction bears a hundred changes. What
 * is left is handed over by the next, while these are being worked on.
 */
const atATime = 50;
/** Milliseconds for which whoever hands something over is alone with it. Who dies meanwhile leaves it to the next. */
const lease = 15_000;

/** A row that makes a job due at that moment. The same job with the same data at the same moment is one row. */
export function dueRow(partitionKey: string, at: Date, job: string, data: Readonly<Record<string, string | number>>): Row {
  return rowAt(at, { partitionKey, job, data });
}

function rowAt(
  at: Date,
  { partitionKey, job, data }: { partitionKey: string; job: string; data: Readonly<Record<string, string | number>> },
) {
  const keys = Object.values(data).join('|');
  return { partitionKey, rowKey: `${prefix}${at.toISOString()}|${job}|${keys}`, v: dues.v, job, data: JSON.stringify(data) };
}

const shape = z.object({
  partitionKey: z.string(),
  rowKey: z.string(),
  job: z.string(),
  data: z.string().transform((text) => z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(text))),
});
const dues = rowKind(shape);
type Due = z.infer<typeof shape> & { readonly etag: string };

/** The code of what was due before a restore and may have been done since the copy was made. */
export const overtaken = 'restored';

/** What becomes due, where it is stored. Of what was due before a restore nobody knows whether it has been done; its job says so. */
export function dueShelf(table: string): Shelf {
  return {
    table,
    rowKeys: dueKeys,
    kind: dues,
    restored: (row, now) =>
      row.rowKey > `${prefix}${now.toISOString()}~` ? row : { ...row, data: JSON.stringify({ ...dues.read(row).data, [overtaken]: 1 }) },
  };
}

/** The keys of what becomes due. */
export const dueKeys = /^d\|/;

/** Whether the job was due before a restore, and may have been done already. */
export function isOvertaken({ data }: Job): boolean {
  return data[overtaken] === 1;
}

/**
 * Hands what has become due in this partition to the queue, and says whether there may be more. A row goes when its job is there, so a job
 * may be there twice and is never missing. Of several who look at once, one hands a row over. What a newer version of the bot has made due
 * stays where it is. Throws `storage.down`, and `row.newer` where nothing else is due.
 */
export async function handOver(table: Table, partitionKey: string, { clock, enqueue }: Pick<Ports, 'clock' | 'enqueue'>): Promise<boolean> {
  const now = clock();
  const { due, isLast } = await firstDue(table, partitionKey, now);
  if (due.length === 0) return false;
  const taken = await take(table, due, now);
  // Somebody else was faster with some of them, and hands those over.
  if (!taken) return true;
  await Promise.all(taken.map(({ job, data }) => enqueue({ name: job, data })));
  await table.commit(taken.map(({ rowKey }): Change => ({ kind: 'remove', partitionKey, rowKey })));
  return !isLast;
}

/** What is due first and can be read here, and whether that is all. */
async function firstDue(
  table: Table,
  partitionKey: string,
  now: Date,
): Promise<{ readonly due: readonly Due[]; readonly isLast: boolean }> {
  const to = `${prefix}${now.toISOString()}~`;
  let newer = false;
  for (let from = prefix; ; ) {
    const rows = await table.list(partitionKey, { from, to, most: atATime });
    const due = rows.filter((row) => dues.knows(row)).map((row) => ({ ...dues.read(row), etag: row.etag ?? '' }));
    newer ||= due.length < rows.length;
    const last = rows.at(-1);
    const isLast = !last || rows.length < atATime;
    if (isLast && due.length === 0 && newer) throw new Failure('row.newer');
    if (isLast || due.length > 0) return { due, isLast };
    from = `${last.rowKey}!`;
  }
}

async function take(table: Table, due: readonly Due[], now: Date): Promise<readonly Due[] | undefined> {
  const until = new Date(now.getTime() + lease);
  // The same job may have become due at several times; it is one job, and in a transaction one row.
  const held = [...new Map(due.map((one) => [rowAt(until, one).rowKey, one])).values()];
  const etags = await table.commit([
    ...due.map(({ partitionKey, rowKey, etag }): Change => ({ kind: 'remove', partitionKey, rowKey, etag })),
    ...held.map((one): Change => ({ kind: 'put', row: rowAt(until, one) })),
  ]);
  return etags ? held.map((one) => ({ ...one, rowKey: rowAt(until, one).rowKey })) : undefined;
}
