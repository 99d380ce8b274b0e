import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { checkInCard } from '../../src/capabilities/plan/check-in-card.js';
import type { Action, Group } from '../../src/capabilities/plan/plan.js';
import { changesFor, tableOf } from '../../src/capabilities/plan/records.js';
import { checkInRows } from '../../src/capabilities/plan/schedule.js';
import { moment } from '../../src/core/calendar.js';
import { danishHolidays } from '../../src/core/holidays.js';
import { municipalities } from '../../src/core/municipalities.js';
import type { Change, Tables } from '../../src/core/ports.js';
import { posts } from '../../src/core/post-once.js';
import { usualRhythm } from '../../src/core/rhythm.js';
import { letIn } from '../../src/core/tenants.js';
import { programme } from '../../src/programmes/2025-26/index.js';

/** The Monday on which check-ins are due, its hour, and its ISO week. */
export const monday = { at: '2026-01-12T09:00', week: '2026-W03' } as const;
/** A moment before that. */
export const before = '2026-01-12T08:50';
/** Changes that one transaction takes. */
const atOnce = 100;
/** Rows that one request gives. */
const page = 1000;

export interface GroupsOptions {
  readonly tables: Tables;
  readonly serviceUrl: string;
  readonly count: number;
  /** The tenant of the nth group; one for each of the 98 municipalities unless told. */
  readonly tenantOf?: (n: number) => string;
  /** Comes into the groups' ids, so that more can be written later. */
  readonly prefix?: string;
  /** The groups can be found by their channels and people too; somebody of each has its id for a Teams id. */
  readonly reachable?: boolean;
}

/** Stores so many groups with an open action each, whose check-in is due and whose organisations are let in, and gives back their channels by their ids. */
export async function storeGroups(options: GroupsOptions): Promise<ReadonlyMap<string, string>> {
  const { tables, serviceUrl, count, tenantOf = municipalTenant, prefix = 'group', reachable = false } = options;
  const isHoliday = await danishHolidays();
  const groups = Array.from({ length: count }, (_, n) => groupOf(`${prefix}-${n}`, tenantOf(n), n, serviceUrl));
  const changes = groups.map((group) => {
    const rows = checkInRows(group, programme, isHoliday, moment(before));
    return changesFor({ group, actions: [actionOf(group)], rows }, undefined, { newId: () => group.id }).flatMap((change) =>
      needed(change, reachable),
    );
  });
  for (const part of packed(changes, atOnce)) await patiently(() => tableOf({ tables }).commit(part));
  await letInAll(
    groups.map(({ tenantId }) => tenantId),
    tables,
  );
  return new Map(groups.map(({ id, channel }) => [id, channel?.address.conversationId ?? '']));
}

/** The channel of the group with this id. */
export function checkInChannel(id: string): string {
  return `19:${id}@thread.tacv2`;
}

/** The check-in as such a group gets it. */
export function sampleCard(): IAdaptiveCard {
  const group = groupOf('group-0', 'tenant', 0, '');
  return checkInCard({ group, actions: [actionOf(group)] }, monday.week, { programme, language: 'da', now: moment(monday.at) });
}

/** The tenant id of the nth organisation. */
export function tenantNumber(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** Lets these organisations in, as an organiser would. */
export async function letInAll(ids: readonly string[], tables: Tables): Promise<void> {
  const at = moment(before);
  const ports = { tables, clock: () => at, homeTenants: [] };
  for (const id of new Set(ids)) {
    await patiently(() => letIn({ id, municipality: '', name: 'Kommunen', by: 'organiser', at: at.toISOString() }, ports));
  }
}

function municipalTenant(n: number): string {
  return tenantNumber(n % municipalities.length);
}

function groupOf(id: string, tenantId: string, n: number, serviceUrl: string): Group {
  const { name = '' } = municipalities[n % municipalities.length] ?? {};
  const members = ['Lea Leder', 'Arne Amr', 'Hanne Holm', 'Hugo Høj'].map((person, i) => ({
    id: `m${i}`,
    name: person,
    mail: `${id}-${i}@example.dk`,
    role: 'other' as const,
    userId: i === 2 ? `29:${id}` : '',
    directoryId: '',
  }));
  return {
    id,
    round: programme.id,
    tenantId,
    reference: `SMV-${n}`,
    course: 'aarhus',
    municipality: name,
    area: 'Ældreområdet',
    members,
    coordinator: 'm2',
    channel: { address: { tenantId, conversationId: checkInChannel(id), serviceUrl, botId: '28:bot' }, teamId: '' },
    away: undefined,
    rhythm: { ...usualRhythm, since: '2025-12-08' },
    language: 'da',
    shares: false,
  };
}

function actionOf({ id }: Group): Action {
  return {
    id: 'a1',
    what: `Risikovurdere hjemmebesøg hos nye borgere (${id})`,
    why: 'Kolleger kommer alene ud til borgere, som ingen kender.',
    element: 'element-risk',
    who: 'm2',
    by: '2026-03-04',
    step: 'Spørg de tre grupper, hvad de gør i dag.',
    status: 'open',
    order: 1,
    carried: 0,
    answered: undefined,
    stuckWeeks: [],
    help: undefined,
    createdAt: '2025-12-08T10:00:00.000Z',
    removed: false,
  };
}

/**
 * The group, its action and what is due, and only where it is to be reachable the ways to it: the emulator takes the longer for everything the more rows it
 * has. As puts: what is written again, after no answer came, must not be refused.
 */
function needed(change: Change, reachable: boolean): Change[] {
  if (change.kind !== 'insert' && change.kind !== 'put') return [change];
  return reachable || /^[gd]\|/.test(change.row.rowKey) ? [{ kind: 'put', row: change.row }] : [];
}

function packed<T>(parts: readonly (readonly T[])[], most: number): T[][] {
  const packs: T[][] = [];
  for (const part of parts) {
    const last = packs.at(-1);
    if (last && last.length + part.length <= most) last.push(...part);
    else packs.push([...part]);
  }
  return packs;
}

/** A busy machine's storage may be slow to answer. */
async function patiently(write: () => Promise<unknown>): Promise<void> {
  for (let left = 5; ; left--) {
    try {
      await write();
      return;
    } catch (thrown) {
      if (left <= 1) throw thrown;
    }
  }
}

/** How the check-ins of a week stand, by the group's id, and why. Throws `storage.down`. */
export async function checkInsOf(
  week: string,
  tables: Tables,
): Promise<ReadonlyMap<string, { readonly state: string; readonly code: string }>> {
  const found = new Map<string, { state: string; code: string }>();
  for (let from = 'g|'; ; ) {
    const rows = await tableOf({ tables }).list(programme.id, { from, to: 'g|~', most: page });
    for (const row of rows) {
      const [, id = '', kind, what, of] = row.rowKey.split('|');
      if (kind === 'p' && what === 'check-in' && of === week) found.set(id, posts.read(row));
    }
    const last = rows.at(-1);
    if (!last || rows.length < page) return found;
    from = `${last.rowKey}!`;
  }
}
