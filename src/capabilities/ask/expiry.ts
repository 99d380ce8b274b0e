import { z } from 'zod';
import { addDays, addMonths } from '../../core/calendar.js';
import type { JobHandler } from '../../core/capability.js';
import { dueRow, handOver } from '../../core/due.js';
import type { Ports } from '../../core/ports.js';
import type { Programme } from '../../core/programme.js';
import { clear, goesOn, monthGoes, nextDay } from '../../core/retention.js';

/** Ask's tables. */
export const tables = {
  memory: 'askmemory',
  greeted: 'askgreeted',
  feedback: 'askfeedback',
  unanswered: 'askunanswered',
  due: 'askdue',
} as const;

/** The day until which a conversation is kept whose last message came on this one. */
export function goesAfter(on: string, { retention }: Programme): string {
  return addDays(on, retention.conversations);
}

/** What is looked at when it may be time to take it away: a conversation's memory, a greeting, a month of one of the two that are kept by month. */
type Looked =
  | { readonly kind: 'memory'; readonly person: string; readonly conversation: string }
  | { readonly kind: 'greeting'; readonly conversation: string }
  | { readonly kind: 'feedback' | 'unanswered'; readonly month: string };

const dueIn = 'due';

/** Hands what has become due to the queue, and says whether there may be more. Throws `storage.down`. */
export async function askDue(ports: Ports): Promise<boolean> {
  return handOver(ports.tables(tables.due), dueIn, ports);
}

/** When it goes. `on` is the day of its last message, or on which it came; the month says it for itself. */
function timeOf(looked: Looked, on: string, programme: Programme): Date {
  const { retention } = programme;
  switch (looked.kind) {
    case 'memory':
      return goesOn(goesAfter(on, programme));
    case 'greeting':
      return goesOn(addMonths(on, retention.greetings));
    default:
      return monthGoes(looked.month, retention[looked.kind]);
  }
}

/** Has a look taken when it may be time for it to go. Throws `storage.down`. */
export async function lookAfter(looked: Looked, on: string, ports: Ports): Promise<void> {
  await lookAt(looked, timeOf(looked, on, ports.programme), ports);
}

async function lookAt(looked: Looked, at: Date, ports: Ports): Promise<void> {
  await ports.tables(tables.due).put(dueRow(dueIn, at, 'ask.expire', { ...looked }));
}

/** The months that this process knows to be looked after. */
const months = new WeakMap<Ports['tables'], Set<string>>();

/** Has a look taken at a month, once in a process. Throws `storage.down`. */
export async function lookAfterMonth(kind: 'feedback' | 'unanswered', month: string, ports: Ports): Promise<void> {
  const known = months.get(ports.tables) ?? new Set();
  months.set(ports.tables, known);
  if (known.has(`${kind}|${month}`)) return;
  await lookAfter({ kind, month }, '', ports);
  known.add(`${kind}|${month}`);
}

const looked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('memory'), person: z.string(), conversation: z.string() }),
  z.object({ kind: z.literal('greeting'), conversation: z.string() }),
  z.object({ kind: z.literal(['feedback', 'unanswered']), month: z.string().regex(/^\d{4}-\d{2}$/) }),
]);

const day = z.object({ on: z.string() });

/** Takes away what has stood as long as it may. What was used since is looked at again when its time comes. */
export const expireAsk: JobHandler = {
  handle: async (data, ports) => {
    const it = looked.parse(data);
    const now = ports.clock();
    if ('month' in it) {
      const at = timeOf(it, '', ports.programme);
      if (at > now) await lookAt(it, at, ports);
      else await clear(ports.tables(tables[it.kind]), it.month);
      return undefined;
    }
    const [table, partitionKey, rowKey] =
      it.kind === 'memory'
        ? [ports.tables(tables.memory), it.person, it.conversation]
        : [ports.tables(tables.greeted), it.conversation, 'greeted'];
    const row = await table.get(partitionKey, rowKey);
    if (!row?.etag) return undefined;
    const at = timeOf(it, day.parse(row).on, ports.programme);
    // Somebody may be writing at this moment: their memory stays, and is come back to.
    const isGone = at <= now && (await table.commit([{ kind: 'remove', partitionKey, rowKey, etag: row.etag }]));
    if (!isGone) await lookAt(it, at > now ? at : nextDay(ports.clock), ports);
    return undefined;
  },
  silent: true,
  gaveUp: async (data, _code, ports) => lookAt(looked.parse(data), nextDay(ports.clock), ports),
};
