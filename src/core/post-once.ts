import { z } from 'zod';
import type { Ports, Posted, Row, Table } from './ports.js';

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

/** Who has begun to send and says nothing for so long has ended in the middle of it, in milliseconds. */
const lease = 120_000;

const stored = z.object({
  state: z.enum(['sending', 'waiting', 'sent', 'uncertain', 'failed']),
  at: z.string(),
  code: z.string().default(''),
  activityId: z.string().default(''),
  conversationId: z.string().default(''),
});

/**
 * Posts something at most once, however often and by however many it is asked for. What may stand there already is never posted again:
 * where no answer came, or the process ended while it waited for one, the message is `uncertain`. Throws `storage.down`.
 */
export async function postOnce(key: PostKey, post: () => Promise<Posted>, ports: Pick<Ports, 'clock'>): Promise<Delivery> {
  const claimed = await claim(key, ports);
  if ('kind' in claimed) return claimed;
  const posted = await post();
  const delivery = deliveryOf(posted);
  const state = delivery.kind === 'again' ? 'waiting' : delivery.kind;
  await key.table.put({ ...rowOf(key, state, ports), ...detailsOf(delivery) });
  return delivery;
}

async function claim(key: PostKey, ports: Pick<Ports, 'clock'>): Promise<Delivery | { readonly claimed: true }> {
  const { table, partitionKey, rowKey } = key;
  if (await table.insert(rowOf(key, 'sending', ports))) return { claimed: true };
  const row = await table.get(partitionKey, rowKey);
  if (!row?.etag) return soon;
  const { state, at, code, activityId, conversationId } = stored.parse(row);
  if (state === 'sent') return { kind: 'sent', activityId, conversationId };
  if (state === 'uncertain') return { kind: 'uncertain' };
  if (state === 'failed') return { kind: 'failed', code };
  if (state === 'waiting') return (await table.replace({ ...rowOf(key, 'sending', ports), etag: row.etag })) ? { claimed: true } : soon;
  if (ports.clock().getTime() - Date.parse(at) < lease) return inHand;
  return (await table.replace({ ...rowOf(key, 'uncertain', ports), etag: row.etag })) ? { kind: 'uncertain' } : soon;
}

const soon: Delivery = { kind: 'again', seconds: 5 };
/** Often enough that it outlasts the lease before a job is given up. */
const inHand: Delivery = { kind: 'again', seconds: 15 };

function rowOf({ partitionKey, rowKey }: PostKey, state: string, { clock }: Pick<Ports, 'clock'>): Row {
  return { partitionKey, rowKey, v: 1, state, at: clock().toISOString() };
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
