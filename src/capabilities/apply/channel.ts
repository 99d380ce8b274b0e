import { z } from 'zod';
import { type Language, languages } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import type { Address, Origin } from '../../core/turn.js';
import { actor, addressOf } from './people.js';
import { tableOf } from './records.js';

/** The organisers' channel: where to begin a thread, and in which language. */
export interface Channel {
  readonly address: Address;
  readonly language: Language;
}

const rowKey = 'c|organisers';
const stored = z.object({
  tenantId: z.string(),
  conversationId: z.string(),
  serviceUrl: z.string(),
  botId: z.string(),
  language: z.enum(languages),
});

/** Makes the channel of this turn the organisers'; there is one, and the newest counts. Throws `storage.down`. */
export async function keepChannel(turn: Origin, language: Language, ports: Ports): Promise<void> {
  const address = { ...addressOf(turn), conversationId: turn.channelId };
  await tableOf(ports).put({
    partitionKey: ports.programme.id,
    rowKey,
    v: 1,
    ...address,
    language,
    by: actor(turn),
    at: ports.clock().toISOString(),
  });
}

/** The organisers' channel. In local mode one serves until they name one; it is reached as whoever asks is (`from`). */
export async function channelOf(ports: Ports, from: Address | undefined): Promise<Channel | undefined> {
  const row = await tableOf(ports).get(ports.programme.id, rowKey);
  if (row) {
    const { language, ...address } = stored.parse(row);
    return { address, language };
  }
  return ports.demoChannel && from ? { address: { ...addressOf(from), conversationId: ports.demoChannel }, language: 'da' } : undefined;
}

/** Whether this turn takes place in the organisers' channel. */
export async function isThere(turn: Origin, ports: Ports): Promise<boolean> {
  if (turn.scope !== 'channel') return false;
  const channel = await channelOf(ports, turn);
  return channel !== undefined && channel.address.tenantId === turn.tenantId && channel.address.conversationId === turn.channelId;
}
