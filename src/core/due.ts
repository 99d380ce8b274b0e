import { z } from 'zod';
import type { Change, Ports, Row, Table } from './ports.js';

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
  return { partitionKey, rowKey: `${prefix}${at.toISOString()}|${job}|${keys}`, v: 1, job, data: JSON.stringify(data) };
}

const stored = z.object({
  partitionKey: z.string(),
  rowKey: z.string(),
  etag: z.string(),
  job: z.string(),
  data: z.string().transform((text) => z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(text))),
});
type Due = z.infer<typeof stored>;

/**
 * Hands what has become due in this partition to the queue, and says whether there may be more. A row goes when its job is there, so a job
 * may be there twice and is never missing. Of several who look at once, one hands a row over. Throws `storage.down`.
 */
export async function handOver(table: Table, partitionKey: string, { clock, enqueue }: Pick<Ports, 'clock' | 'enqueue'>): Promise<boolean> {
  const now = clock();
  const rows = await table.list(partitionKey, { from: prefix, to: `${prefix}${now.toISOString()}~`, most: atATime });
  if (rows.length === 0) return false;
  const taken = await take(
    table,
    rows.map((row) => stored.parse(row)),
    now,
  );
  // Somebody else was faster with some of them, and hands those over.
  if (!taken) return true;
  await Promise.all(taken.map(({ job, data }) => enqueue({ name: job, data })));
  await table.commit(taken.map(({ rowKey }): Change => ({ kind: 'remove', partitionKey, rowKey })));
  return rows.length === atATime;
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
