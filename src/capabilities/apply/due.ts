import { z } from 'zod';
import { addDays, moment } from '../../core/calendar.js';
import type { Ports, Row } from '../../core/ports.js';
import type { Programme } from '../../core/programme.js';
import type { Application } from './application.js';
import { tableOf } from './records.js';

/**
 * What becomes due stands in the round's partition by its time (`d|<UTC time>|<job>|<id>|...`), written together with what causes it,
 * so that neither is there without the other. A look costs one request where nothing is due.
 */
const prefix = 'd|';
/** The time of day at which people are reminded, in Copenhagen. */
const morning = '09:00';
/** Days before the deadline on which whoever has a draft is reminded of it. */
export const remindBefore = [7, 2];
/** Days from one question for MED's decision to the next. */
export const askAgainAfter = 14;
/** Rows that one look takes. */
const atATime = 100;

/** A row that makes a job due at that moment. The same job for the same application at the same moment is one row. */
export function dueRow(round: string, at: Date, job: string, data: Readonly<Record<string, string | number>>): Row {
  const keys = Object.values(data).join('|');
  return { partitionKey: round, rowKey: `${prefix}${at.toISOString()}|${job}|${keys}`, v: 1, job, data: JSON.stringify(data) };
}

/** What reminds of a draft, for every course that it may turn out to be for, as far as it is still to come. */
export function reminderRows({ id, round }: Pick<Application, 'id' | 'round'>, { courses }: Programme, now: Date): Row[] {
  return courses.flatMap(({ id: course, deadline }) =>
    remindBefore
      .map((days) => ({ days, at: moment(`${addDays(deadline, -days)}T${morning}`) }))
      .filter(({ at }) => at > now)
      .map(({ days, at }) => dueRow(round, at, 'apply.remind', { id, course, days })),
  );
}

/** What asks for MED's decision on the morning after this day. */
export function medRow({ id, round }: Pick<Application, 'id' | 'round'>, day: string): Row {
  return dueRow(round, moment(`${addDays(day, 1)}T${morning}`), 'apply.ask-med', { id });
}

const stored = z.object({
  partitionKey: z.string(),
  rowKey: z.string(),
  job: z.string(),
  data: z.string().transform((text) => z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(text))),
});

/** Hands what has become due to the queue. A row goes when its job is there, so a job may be there twice and is never missing. */
export async function handOver(ports: Ports): Promise<void> {
  const to = `${prefix}${ports.clock().toISOString()}~`;
  for (;;) {
    const rows = await tableOf(ports).list(ports.programme.id, { from: prefix, to, most: atATime });
    for (const { partitionKey, rowKey, job, data } of rows.map((row) => stored.parse(row))) {
      await ports.enqueue({ name: job, data });
      await tableOf(ports).remove(partitionKey, rowKey);
    }
    if (rows.length === 0) return;
  }
}
