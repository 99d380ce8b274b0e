import { z } from 'zod';
import type { Ports, Row, Table } from './ports.js';

/*
 * What becomes due stands in a partition by its time (`d|<UTC time>|<job>|<data>`), written together with what causes it, so that neither
 * is there without the other. A look costs one request where nothing is due, however much is to come.
 */
const prefix = 'd|';
/** Rows that one look takes. */
const atATime = 100;

/** A row that makes a job due at that moment. The same job with the same data at the same moment is one row. */
export function dueRow(partitionKey: string, at: Date, job: string, data: Readonly<Record<string, string | number>>): Row {
  const keys = Object.values(data).join('|');
  return { partitionKey, rowKey: `${prefix}${at.toISOString()}|${job}|${keys}`, v: 1, job, data: JSON.stringify(data) };
}

const stored = z.object({
  rowKey: z.string(),
  job: z.string(),
  data: z.string().transform((text) => z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(text))),
});

/**
 * Hands what has become due in this partition to the queue. A row goes when its job is there, so a job may be there twice and is never
 * missing. Throws `storage.down`.
 */
export async function handOver(table: Table, partitionKey: string, { clock, enqueue }: Pick<Ports, 'clock' | 'enqueue'>): Promise<void> {
  const to = `${prefix}${clock().toISOString()}~`;
  for (;;) {
    const rows = await table.list(partitionKey, { from: prefix, to, most: atATime });
    for (const { rowKey, job, data } of rows.map((row) => stored.parse(row))) {
      await enqueue({ name: job, data });
      await table.remove(partitionKey, rowKey);
    }
    if (rows.length === 0) return;
  }
}
