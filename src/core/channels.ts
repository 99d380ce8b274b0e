import { z } from 'zod';
import { type Language, languages } from './language.js';
import type { Ports } from './ports.js';
import { rowKind, type Shelf } from './stored.js';
import type { Address, Origin } from './turn.js';

/** A channel that an organiser has named for something: where to begin a thread, and in which language. */
export interface NamedChannel {
  readonly address: Address;
  readonly language: Language;
}

/** What channels are named for: the organisers' work with applications, and the consultants' answers to groups. */
const uses = ['organisers', 'consultants'] as const;
export type ChannelUse = (typeof uses)[number];

const table = 'channels';
const channels = rowKind(
  z.object({
    tenantId: z.string(),
    conversationId: z.string(),
    serviceUrl: z.string(),
    botId: z.string(),
    language: z.enum(languages),
  }),
);

/** Named channels where they are stored. */
export const channelShelf: Shelf = { table, rowKeys: /./, kind: channels };

/** Where the organisers' channel stood before there was a table of channels. */
const former = { table: 'apply', rowKey: 'c|organisers' };

/** Names the channel of this turn for a use; there is one for each, and the newest counts. `by` says who did. Throws `storage.down` and `row.newer`. */
export async function keepChannel(use: ChannelUse, turn: Origin, by: string, language: Language, ports: Ports): Promise<void> {
  const { tenantId, channelId: conversationId, serviceUrl, botId } = turn;
  const at = ports.clock().toISOString();
  const before = await ports.tables(table).get(ports.programme.id, use);
  if (before) channels.read(before);
  await ports.tables(table).put({
    partitionKey: ports.programme.id,
    rowKey: use,
    v: channels.v,
    ...{ tenantId, conversationId, serviceUrl, botId, language, by, at },
  });
}

/**
 * The channel for this use. In local mode one serves for every use until it is named; it is reached as whoever asks is (`from`). Throws
 * `storage.down` and `row.newer`.
 */
export async function channelFor(use: ChannelUse, ports: Ports, from: Address | undefined): Promise<NamedChannel | undefined> {
  const { id: round } = ports.programme;
  const row =
    (await ports.tables(table).get(round, use)) ??
    (use === 'organisers' ? await ports.tables(former.table).get(round, former.rowKey) : undefined);
  if (row) {
    const { language, ...address } = channels.read(row);
    return { address, language };
  }
  if (!ports.demoChannel || !from) return undefined;
  const { tenantId, serviceUrl, botId } = from;
  return { address: { tenantId, conversationId: ports.demoChannel, serviceUrl, botId }, language: 'da' };
}

/** What this person has named a channel for, where it counts still. Throws `storage.down`. */
export async function channelsNamedBy({ userId, directoryId }: Origin, ports: Ports): Promise<ChannelUse[]> {
  const found = await Promise.all(uses.map((use) => ports.tables(table).get(ports.programme.id, use)));
  return uses.filter((_, i) => [userId, directoryId].some((id) => id !== '' && id === found[i]?.by));
}

/** Whether this turn takes place in the channel for this use. */
export async function isInChannel(use: ChannelUse, turn: Origin, ports: Ports): Promise<boolean> {
  if (turn.scope !== 'channel') return false;
  const channel = await channelFor(use, ports, turn);
  return channel !== undefined && channel.address.tenantId === turn.tenantId && channel.address.conversationId === turn.channelId;
}

/** Whether this is one of the network's organisers, by the list in the configuration. */
export function isOrganiser({ tenantId, directoryId }: Origin, { organisers }: Ports): boolean {
  return directoryId !== '' && organisers.some((one) => one.tenantId === tenantId && one.directoryId === directoryId);
}
