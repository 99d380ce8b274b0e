import { z } from 'zod';
import { dayOf } from '../../core/calendar.js';
import { codeOf } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import { type Language, languages } from '../../core/language.js';
import type { Ports, Row, Table } from '../../core/ports.js';
import { rowKind, type Shelf } from '../../core/stored.js';
import type { Origin } from '../../core/turn.js';
import { goesAfter, lookAfter, lookAfterMonth, tables } from './expiry.js';
import { masked } from './mask.js';
import { emptyMemory, type Memory } from './question.js';

/** A conversation as it is kept: what to remember, and which answer went out under which activity id. */
export interface Remembered {
  readonly memory: Memory;
  readonly answers: readonly { readonly id: string; readonly ref: string }[];
}

const answersKept = 10;
const nothing: Remembered = { memory: emptyMemory, answers: [] };

const memories = rowKind(
  z.object({
    /** The day of the last message. */
    on: z.string(),
    language: z.enum(languages).optional(),
    topic: z.string().optional(),
    course: z.string().optional(),
    contact: z.string().optional(),
    area: z.boolean(),
    answers: z.string().transform((text) => z.array(z.object({ id: z.string(), ref: z.string() })).parse(JSON.parse(text))),
  }),
  // Nobody finds a conversation of version 1 any more: it stood under another key.
  (row) => ({ ...row, on: '2000-01-01' }),
);

/** Memories where they are stored. */
export const memoryShelf: Shelf = { table: tables.memory, rowKeys: /./, kind: memories };

/**
 * A conversation in this process. `lookedAfter` is the last day on which something is sure to look whether it is to go; empty where nothing
 * is. `isNewer` where a newer version of the bot has stored it: it is then left as it stands.
 */
interface Recent extends Remembered {
  readonly lookedAfter: string;
  readonly isNewer?: boolean;
}

/** The newest conversations, so that a person who goes on writing costs no read. */
const conversationsKept = 5000;
const recent = new WeakMap<Ports['tables'], Map<string, Recent>>();

/**
 * What is remembered of this person in this conversation. Where the store is out of reach: nothing, and a log line, since an
 * answer without the context is better than none.
 */
export async function recall(origin: Origin, ports: Ports): Promise<Remembered> {
  const { partitionKey, rowKey } = keysOf(origin);
  const known = recentOf(ports).get(`${partitionKey}|${rowKey}`);
  if (known) return known;
  try {
    const row = await ports.tables(tables.memory).get(partitionKey, rowKey);
    if (!row) return nothing;
    const { on, answers, ...memory } = memories.read(row);
    const found: Recent = { memory: memoryFrom(memory), answers, lookedAfter: goesAfter(on, ports.programme) };
    keepRecent(`${partitionKey}|${rowKey}`, found, ports);
    return found;
  } catch (thrown) {
    const code = codeOf(thrown);
    ports.log.error(code, { at: 'ask.recall' });
    if (code === 'row.newer') keepRecent(`${partitionKey}|${rowKey}`, { ...nothing, lookedAfter: '', isNewer: true }, ports);
    return nothing;
  }
}

function memoryFrom({ language, topic, course, contact, area }: Partial<Memory> & Pick<Memory, 'area'>): Memory {
  return { language, topic, course, contact, area };
}

/** Keeps it for the next message; written after the answer is out. */
export function remember(origin: Origin, { memory, answers }: Remembered, ports: Ports): void {
  const { partitionKey, rowKey } = keysOf(origin);
  const key = `${partitionKey}|${rowKey}`;
  const on = dayOf(ports.clock());
  const newest = answers.slice(-answersKept);
  const { lookedAfter = '', isNewer = false } = recentOf(ports).get(key) ?? {};
  keepRecent(key, { memory, answers: newest, lookedAfter, isNewer }, ports);
  if (isNewer) return;
  ports.later(laterKey(key), async () => {
    // One row looks after a conversation however much is said in it. It stands first: a memory must not be without one.
    if ((recentOf(ports).get(key)?.lookedAfter ?? lookedAfter) < on) {
      await lookAfter({ kind: 'memory', person: partitionKey, conversation: rowKey }, on, ports);
      const known = recentOf(ports).get(key);
      if (known) recentOf(ports).set(key, { ...known, lookedAfter: goesAfter(on, ports.programme) });
    }
    await ports.tables(tables.memory).put({
      partitionKey,
      rowKey,
      v: memories.v,
      on,
      ...present(memory),
      area: memory.area,
      answers: JSON.stringify(newest),
    });
  });
}

function laterKey(key: string): string {
  return `ask.memory.${key}`;
}

/** What is kept of this person's conversations, each with the day until which it is. Throws `storage.down` and `row.newer`. */
export async function conversationsOf(
  { tenantId, userId }: Pick<Origin, 'tenantId' | 'userId'>,
  ports: Ports,
): Promise<readonly { readonly memory: Memory; readonly until: string }[]> {
  const rows = await ports.tables(tables.memory).list(keyOf(tenantId, userId), everything);
  return rows.map((row) => {
    const { on, ...memory } = memories.read(row);
    return { memory: memoryFrom(memory), until: goesAfter(on, ports.programme) };
  });
}

const everything = { from: '', to: '~', most: 1000 } as const;

/** Takes away what is kept of this person's conversations, and that this chat of theirs was greeted. Throws `storage.down`. */
export async function forgetConversations(origin: Origin, ports: Ports): Promise<void> {
  const table = ports.tables(tables.memory);
  const partitionKey = keyOf(origin.tenantId, origin.userId);
  const kept = recentOf(ports);
  const rows = await table.list(partitionKey, everything);
  const known = [...kept.keys()].filter((key) => key.startsWith(`${partitionKey}|`));
  for (const key of known) {
    kept.delete(key);
    // What waits to be written must not come after this.
    ports.later(laterKey(key), () => table.remove(partitionKey, key.slice(partitionKey.length + 1)));
  }
  for (const { rowKey } of rows) await table.remove(partitionKey, rowKey);
  await ports.tables(tables.greeted).remove(keyOf(origin.tenantId, origin.conversationId), 'greeted');
}

function keepRecent(key: string, conversation: Recent, ports: Ports): void {
  const kept = recentOf(ports);
  kept.delete(key);
  kept.set(key, conversation);
  if (kept.size <= conversationsKept) return;
  const [oldest = ''] = kept.keys();
  kept.delete(oldest);
}

function recentOf({ tables: store }: Ports): Map<string, Recent> {
  const known = recent.get(store);
  if (known) return known;
  const made = new Map<string, Recent>();
  recent.set(store, made);
  return made;
}

/** True the first time a conversation is greeted, and where the store cannot tell. */
export async function greetedFirst(origin: Origin, ports: Ports): Promise<boolean> {
  try {
    const on = dayOf(ports.clock());
    const conversation = keyOf(origin.tenantId, origin.conversationId);
    const isFirst = (await ports.tables(tables.greeted).insert({ partitionKey: conversation, rowKey: 'greeted', v: 1, on })) !== false;
    if (isFirst) await lookAfter({ kind: 'greeting', conversation }, on, ports);
    return isFirst;
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
  const month = on.slice(0, 7);
  await lookAfterMonth('feedback', month, ports);
  await ports.tables(tables.feedback).insert({
    partitionKey: month,
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
  ports: Ports,
): void {
  const { programme, clock, newId, tables: store, later, log } = ports;
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
  later('ask.unanswered', () => storeAll(rows, store(tables.unanswered), ports));
}

/** Stores the rows in turn and takes out those that are stored. Throws `storage.down`; then the rest waits for the next time. */
async function storeAll(rows: Row[], table: Table, ports: Ports): Promise<void> {
  for (let [first] = rows; first; [first] = rows) {
    const { partitionKey } = first;
    const other = rows.findIndex((row) => row.partitionKey !== partitionKey);
    const batch = rows.slice(0, Math.min(atATime, other < 0 ? rows.length : other));
    await lookAfterMonth('unanswered', partitionKey, ports);
    await table.commit(batch.map((row) => ({ kind: 'put', row })));
    // The oldest may have been let go meanwhile, so what is stored is taken out by name and not by place.
    const stored = new Set(batch);
    rows.splice(0, rows.length, ...rows.filter((row) => !stored.has(row)));
  }
}

/** All of a person's conversations stand in one partition, so that they can be found. */
function keysOf({ tenantId, conversationId, userId }: Origin): { readonly partitionKey: string; readonly rowKey: string } {
  return { partitionKey: keyOf(tenantId, userId), rowKey: keyOf(conversationId) };
}

function present({ language, topic, course, contact }: Memory): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ language, topic, course, contact }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
