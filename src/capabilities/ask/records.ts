import { z } from 'zod';
import { dayOf } from '../../core/calendar.js';
import { codeOf } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import { type Language, languages } from '../../core/language.js';
import type { Ports, Row, Table } from '../../core/ports.js';
import { rowKind, type Shelf } from '../../core/stored.js';
import type { Origin } from '../../core/turn.js';
import { masked } from './mask.js';
import { emptyMemory, type Memory } from './question.js';

const tables = { memory: 'askmemory', greeted: 'askgreeted', feedback: 'askfeedback', unanswered: 'askunanswered' } as const;

/** A conversation as it is kept: what to remember, and which answer went out under which activity id. */
export interface Remembered {
  readonly memory: Memory;
  readonly answers: readonly { readonly id: string; readonly ref: string }[];
}

const answersKept = 10;
const nothing: Remembered = { memory: emptyMemory, answers: [] };

const memories = rowKind(
  z.object({
    language: z.enum(languages).optional(),
    topic: z.string().optional(),
    course: z.string().optional(),
    contact: z.string().optional(),
    area: z.boolean(),
    answers: z.string().transform((text) => z.array(z.object({ id: z.string(), ref: z.string() })).parse(JSON.parse(text))),
  }),
);

/** Memories where they are stored. */
export const memoryShelf: Shelf = { table: tables.memory, rowKeys: /^memory$/, kind: memories };

/** The newest conversations, so that a person who goes on writing costs no read. */
const conversationsKept = 5000;
const recent = new WeakMap<Ports['tables'], Map<string, Kept>>();

/** `isNewer` where a newer version of the bot has stored the conversation, which is then left as it stands. */
type Kept = Remembered & { readonly isNewer?: boolean };

/**
 * What is remembered of this person in this conversation. Where the store is out of reach: nothing, and a log line, since an
 * answer without the context is better than none.
 */
export async function recall(origin: Origin, ports: Ports): Promise<Remembered> {
  const key = keyFor(origin);
  const known = recentOf(ports).get(key);
  if (known) return known;
  try {
    const row = await ports.tables(tables.memory).get(key, 'memory');
    if (!row) return nothing;
    const { answers, language, topic, course, contact, area } = memories.read(row);
    return { memory: { language, topic, course, contact, area }, answers };
  } catch (thrown) {
    const code = codeOf(thrown);
    ports.log.error(code, { at: 'ask.recall' });
    if (code === 'row.newer') recentOf(ports).set(key, { ...nothing, isNewer: true });
    return nothing;
  }
}

/** Keeps it for the next message; written after the answer is out. */
export function remember(origin: Origin, { memory, answers }: Remembered, ports: Ports): void {
  const key = keyFor(origin);
  const kept = recentOf(ports);
  const isNewer = kept.get(key)?.isNewer ?? false;
  kept.delete(key);
  const newest = answers.slice(-answersKept);
  kept.set(key, { memory, answers: newest, isNewer });
  if (kept.size > conversationsKept) {
    const [[oldest] = ['']] = kept;
    kept.delete(oldest);
  }
  if (isNewer) return;
  ports.later(`ask.memory.${key}`, () =>
    ports.tables(tables.memory).put({
      partitionKey: key,
      rowKey: 'memory',
      v: memories.v,
      ...present(memory),
      area: memory.area,
      answers: JSON.stringify(newest),
    }),
  );
}

function recentOf({ tables: store }: Ports): Map<string, Kept> {
  const known = recent.get(store);
  if (known) return known;
  const made = new Map<string, Kept>();
  recent.set(store, made);
  return made;
}

/** True the first time a conversation is greeted, and where the store cannot tell. */
export async function greetedFirst(origin: Origin, ports: Ports): Promise<boolean> {
  try {
    const row = { partitionKey: keyOf(origin.tenantId, origin.conversationId), rowKey: 'greeted', v: 1, on: dayOf(ports.clock()) };
    return (await ports.tables(tables.greeted).insert(row)) !== false;
  } catch (thrown) {
    ports.log.error(codeOf(thrown), { at: 'ask.greeted' });
    return true;
  }
}

/** Keeps thumbs up or down and the comment, without who gave it. Throws `storage.down`. */
export async function keepFeedback(
  feedback: { readonly ref: string; readonly helpful: boolean; readonly comment: string },
  ports: Ports,
): Promise<void> {
  const on = dayOf(ports.clock());
  await ports.tables(tables.feedback).insert({
    partitionKey: on.slice(0, 7),
    rowKey: ports.newId(),
    v: 1,
    on,
    round: ports.programme.id,
    topic: feedback.ref,
    helpful: feedback.helpful,
    comment: masked(feedback.comment, ports.programme),
  });
}

/** Questions without an answer, until they are stored. */
const unstored = new WeakMap<Ports['tables'], Row[]>();
/** As many may wait while the store is down: some MB. The oldest go first. */
const mostUnstored = 10_000;
/** The store takes no more at a time. */
const atATime = 100;

/** Keeps a question that has no answer, without who asked, names masked where they can be told; written after the answer is out. */
export function keepUnanswered(
  question: { readonly text: string; readonly topic: string; readonly language: Language },
  { programme, clock, newId, tables: store, later, log }: Ports,
): void {
  const on = dayOf(clock());
  const rows = unstored.get(store) ?? [];
  unstored.set(store, rows);
  rows.push({
    partitionKey: on.slice(0, 7),
    rowKey: newId(),
    v: 1,
    on,
    round: programme.id,
    topic: question.topic,
    language: question.language,
    question: masked(question.text, programme),
  });
  if (rows.length > mostUnstored) {
    rows.shift();
    log.error('later.lost', { at: 'ask.unanswered', count: 1 });
  }
  later('ask.unanswered', () => storeAll(rows, store(tables.unanswered)));
}

/** Stores the rows in turn and takes out those that are stored. Throws `storage.down`; then the rest waits for the next time. */
async function storeAll(rows: Row[], table: Table): Promise<void> {
  for (let [first] = rows; first; [first] = rows) {
    const { partitionKey } = first;
    const other = rows.findIndex((row) => row.partitionKey !== partitionKey);
    const batch = rows.slice(0, Math.min(atATime, other < 0 ? rows.length : other));
    await table.commit(batch.map((row) => ({ kind: 'put', row })));
    // The oldest may have been let go meanwhile, so what is stored is taken out by name and not by place.
    const stored = new Set(batch);
    rows.splice(0, rows.length, ...rows.filter((row) => !stored.has(row)));
  }
}

function keyFor({ tenantId, conversationId, userId }: Origin): string {
  return keyOf(tenantId, conversationId, userId);
}

function present({ language, topic, course, contact }: Memory): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ language, topic, course, contact }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
