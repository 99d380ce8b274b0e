import { keyOf } from '../../core/keys.js';
import type { Ports } from '../../core/ports.js';
import { posts as postKind, postRow } from '../../core/post-once.js';
import type { Application } from './application.js';
import { allUnder, tableOf } from './records.js';

/** What is known of each message that went out; see post-once.ts. */
async function postsUnder(prefix: string, ports: Ports) {
  return (await allUnder(prefix, ports)).map((row) => ({ rowKey: row.rowKey, ...postKind.read(row) }));
}

/** Where all that was posted about an application stands: its card, and what people were told. */
export function postsOf(id: string): string[] {
  return [`${cards}${id}|`, `p|${id}|`];
}

const cards = 'o|';

/** Where it is kept that an application's card was posted in this channel. */
export function cardKey(id: string, conversationId: string): string {
  return `${cards}${id}|${keyOf(conversationId)}`;
}

/** The applications whose card was sent off to this channel and is not known to have come. Throws `storage.down`. */
export async function readUnshown(conversationId: string, ports: Ports): Promise<{ readonly id: string; readonly rowKey: string }[]> {
  const posts = await postsUnder(cards, ports);
  return posts
    .filter(({ state }) => state === 'waiting' || state === 'uncertain' || state === 'failed')
    .map(({ rowKey }) => ({ id: rowKey.split('|')[1] ?? '', rowKey }))
    .filter(({ id, rowKey }) => rowKey === cardKey(id, conversationId));
}

/** Where it is kept that somebody (by their Teams id) was told something about an application. */
export function noteKey(id: string, what: string, userId: string): string {
  return `${notesFrom(id, what)}${keyOf(userId)}`;
}

function notesFrom(id: string, what: string): string {
  return `p|${id}|${what}|`;
}

/** What the notice of a decision is called here. */
export function decisionNote(at: string): string {
  return `decision-${at}`;
}

/** Whether somebody of the group may not have heard what was decided. Throws `storage.down`. */
export async function isUnheard({ id, decision }: Application, ports: Ports): Promise<boolean> {
  if (!decision) return false;
  const posts = await postsUnder(notesFrom(id, decisionNote(decision.at)), ports);
  return posts.some(({ state }) => state === 'uncertain' || state === 'failed' || state === 'skipped');
}

/** When somebody was first told this, as far as is known: UTC, ISO 8601; undefined where nobody was. Throws `storage.down`. */
export async function toldAt(id: string, what: string, ports: Ports): Promise<string | undefined> {
  const posts = await postsUnder(notesFrom(id, what), ports);
  return posts.flatMap(({ state, at }) => (state === 'sent' || state === 'uncertain' ? at : [])).toSorted()[0];
}

/** Ends in `failed` what waits for another try and gets none. Throws `storage.down`. */
export async function giveUpDecision(id: string, at: string, code: string, ports: Ports): Promise<void> {
  const posts = await postsUnder(notesFrom(id, decisionNote(at)), ports);
  for (const { rowKey } of posts.filter(({ state }) => state === 'waiting')) {
    await tableOf(ports).put({ ...postRow({ partitionKey: ports.programme.id, rowKey }, 'failed', ports), code });
  }
}
