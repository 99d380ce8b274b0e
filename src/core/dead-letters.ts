import { z } from 'zod';
import type { JobHandler } from './capability.js';
import { dueRow, dueShelf, handOver } from './due.js';
import type { Ports, Row } from './ports.js';
import { clear, monthGoes, nextDay } from './retention.js';
import type { Shelf } from './stored.js';

/** Work that was given up, by month; and in a partition of its own, what takes old months away. */
const table = 'deadletters';
const duePartition = 'due';

/** What takes old months away, where it is stored. */
export const deadLettersShelf: Shelf = dueShelf(table);

/** The work that takes a month of dead letters away: whose handler is `expireDeadLetters`. */
export const deadLettersJob = 'privacy.expire';

function lookRow(month: string, at: Date): Row {
  return dueRow(duePartition, at, deadLettersJob, { month });
}

/** Keeps work that was given up: its name, its ids as JSON, and the last reason's code. Throws `storage.down`. */
export async function keepDeadLetter(
  letter: { readonly job: string; readonly data: string; readonly code: string },
  { tables, programme, clock, newId }: Ports,
): Promise<void> {
  const at = clock().toISOString();
  const month = at.slice(0, 7);
  await tables(table).put(lookRow(month, monthGoes(month, programme.retention.deadLetters)));
  await tables(table).insert({ partitionKey: month, rowKey: `${at}|${newId()}`, v: 1, ...letter });
}

/** Hands the months whose time has come to the queue, and says whether there may be more. Throws `storage.down`. */
export async function deadLettersDue(ports: Ports): Promise<boolean> {
  return handOver(ports.tables(table), duePartition, ports);
}

const data = z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) });

/** Takes a month of dead letters away. */
export const expireDeadLetters: JobHandler = {
  handle: async (given, ports) => {
    const { month } = data.parse(given);
    const at = monthGoes(month, ports.programme.retention.deadLetters);
    // They are to be kept longer than was thought when they were put there.
    if (at > ports.clock()) await ports.tables(table).put(lookRow(month, at));
    else await clear(ports.tables(table), month);
    return undefined;
  },
  silent: true,
  gaveUp: async (given, _code, ports) => ports.tables(table).put(lookRow(data.parse(given).month, nextDay(ports.clock))),
};
