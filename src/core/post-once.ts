import { z } from 'zod';
import { overtaken } from './due.js';
import type { Change, Ports, Posted, Row, Table } from './ports.js';
import { rowKind, type Shelf } from './stored.js';
import { isLetIn } from './tenants.js';
import type { Address } from './turn.js';

/** Where it is kept that something was posted. The row stands before the message goes out. */
export interface PostKey {
  readonly table: Table;
  readonly partitionKey: string;
  readonly rowKey: string;
}

/** How a message stands: out, or nobody knows, or refused with a code; or not yet, and to be tried again after so many seconds. */
export type Delivery =
  | { readonly kind: 'sent'; readonly activityId: string; readonly conversationId: string }
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'again'; readonly seconds: number };

/**
 * - `skipped`: it was decided not to send it, with a code why.
 * - `claimed`: somebody is about to send it; nothing has gone out. `waiting`: Teams did not take it yet.
 * - `sending`: it is on its way, and may have arrived. `sent`, `uncertain`, `failed`: so it ended.
 */
export const postStates = ['claimed', 'sending', 'waiting', 'sent', 'uncertain', 'failed', 'skipped'] as const;

/** Why a message is skipped whose organisation was let in once and is out now. */
export const notLetIn = 'not-let-in';

/** Who has claimed a message and says nothing for so long has ended before sending it, in milliseconds: another may send it. */
const claimLease = 10_000;
/** Who has begun to send and says nothing for so long has ended in the middle of it, in milliseconds: nobody may send it. */
const sendLease = 60_000;

const shape = z.object({
  state: z.enum(postStates),
  at: z.string(),
  code: z.string().default(''),
  activityId: z.string().default(''),
  conversationId: z.string().default(''),
});

/** How a message stands, as it is stored. `at` is UTC, ISO 8601. */
export type Post = z.infer<typeof shape>;
export const posts = rowKind(shape);

/** Posts where they are stored. What was on its way when a copy was made may have arrived since, and nobody comes back for it. */
export function postShelf(table: string, rowKeys: RegExp): Shelf {
  return {
    table,
    rowKeys,
    kind: posts,
    restored: (row) => (underWay.has(posts.read(row).state) ? { ...row, state: 'uncertain' } : row),
  };
}

const underWay: ReadonlySet<string> = new Set<Post['state']>(['claimed', 'sending', 'waiting']);

/**
 * Posts something at most once, however often and by however many it is asked for. What may stand there already is never posted again:
 * where no answer came, or the process ended while it waited for one, the message is `uncertain`. Where the organisation that it goes `to` has
 * been put out, it is skipped (`notLetIn`). `also` is written with the claim. Throws `storage.down`.
 */
export async function postOnce(
  key: PostKey,
  to: Pick<Address, 'tenantId'>,
  post: () => Promise<Posted>,
  ports: Pick<Ports, 'clock' | 'tables' | 'homeTenants'>,
  also: readonly Change[] = [],
): Promise<Delivery> {
  if (!(await isLetIn(to.tenantId, ports))) return endUnsent(key, 'skipped', notLetIn, ports, also);
  const claimed = await claim(key, also, ports);
  if (typeof claimed !== 'string') return claimed;
  // The etag of one's own claim: whoever was so slow that another took it over does not send.
  if (!(await key.table.replace({ ...postRow(key, 'sending', ports), etag: claimed }))) return soon;
  const posted = await post();
  const delivery = deliveryOf(posted);
  const state = delivery.kind === 'again' ? 'waiting' : delivery.kind;
  await key.table.put({ ...postRow(key, state, ports), ...detailsOf(delivery) });
  return delivery;
}

/**
 * Ends what has not gone out without sending it, with a code why; `uncertain` is for what may have gone out unseen. What is known to have
 * gone out stays as it is. `also` as for `postOnce`.
 */
export async function endUnsent(
  key: PostKey,
  state: 'failed' | 'skipped' | 'uncertain',
  code: string,
  ports: Pick<Ports, 'clock'>,
  also: readonly Change[] = [],
): Promise<Delivery> {
  const claimed = await claim(key, also, ports);
  if (typeof claimed !== 'string') return claimed;
  if (!(await key.table.replace({ ...postRow(key, state, ports), code, etag: claimed }))) return soon;
  return state === 'uncertain' ? { kind: 'uncertain' } : { kind: 'failed', code };
}

/** Ends as failed what is not tried any more, or as uncertain what may have gone out before a restore. Throws where somebody has it in hand right now: whoever gives it up must come back. */
export async function giveUpPost(key: PostKey, code: string, ports: Pick<Ports, 'clock'>, also: readonly Change[] = []): Promise<Delivery> {
  const ended = await endUnsent(key, code === overtaken ? 'uncertain' : 'failed', code, ports, also);
  if (ended.kind === 'again') throw new Error('a post that is given up is in hand');
  return ended;
}

/** The etag of the claim, or how the message stands already. */
async function claim(key: PostKey, also: readonly Change[], ports: Pick<Ports, 'clock'>): Promise<string | Delivery> {
  const { table, partitionKey, rowKey } = key;
  const mine = postRow(key, 'claimed', ports);
  const inserted = await table.commit([{ kind: 'insert', row: mine }, ...also]);
  if (inserted) return inserted[0] ?? soon;
  const row = await table.get(partitionKey, rowKey);
  if (!row?.etag) return soon;
  const { etag } = row;
  const { state, at, code, activityId, conversationId } = posts.read(row);
  const age = ports.clock().getTime() - Date.parse(at);
  switch (state) {
    case 'sent':
      return { kind: 'sent', activityId, conversationId };
    case 'uncertain':
      return { kind: 'uncertain' };
    case 'failed':
    case 'skipped':
      return { kind: 'failed', code };
    case 'waiting':
      return (await table.replace({ ...mine, etag })) || soon;
    case 'claimed':
      return age < claimLease ? soon : (await table.replace({ ...mine, etag })) || soon;
    case 'sending':
      if (age < sendLease) return inHand;
      return (await table.replace({ ...postRow(key, 'uncertain', ports), etag })) ? { kind: 'uncertain' } : soon;
  }
}

const soon: Delivery = { kind: 'again', seconds: 5 };
/** Often enough that it outlasts the lease before a job is given up. */
const inHand: Delivery = { kind: 'again', seconds: 15 };

/** The row of a post in this state, as of now. */
export function postRow({ partitionKey, rowKey }: Omit<PostKey, 'table'>, state: string, { clock }: Pick<Ports, 'clock'>): Row {
  return { partitionKey, rowKey, v: posts.v, state, at: clock().toISOString() };
}

function detailsOf(delivery: Delivery): Record<string, string> {
  if (delivery.kind === 'sent') return { activityId: delivery.activityId, conversationId: delivery.conversationId };
  return delivery.kind === 'failed' ? { code: delivery.code } : {};
}

function deliveryOf(posted: Posted): Delivery {
  switch (posted.kind) {
    case 'sent':
      return posted;
    case 'later':
      return { kind: 'again', seconds: posted.seconds };
    case 'refused':
      return { kind: 'failed', code: posted.code };
    case 'unknown':
      return { kind: 'uncertain' };
  }
}
