import { z } from 'zod';
import { Failure } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import { languages } from '../../core/language.js';
import type { Change, Ports, Row } from '../../core/ports.js';
import { type Post, type PostKey, posts } from '../../core/post-once.js';
import { serially } from '../../core/serial.js';
import { rowKind, type Shelf } from '../../core/stored.js';
import type { Origin } from '../../core/turn.js';
import { type Action, answers, type Group, type HistoryLine, type Member, type Plan, roles, statuses } from './plan.js';

/*
 * All of a round stands in one partition, so that what changes together is written together. What belongs to a group has keys that begin
 * alike, so that one request reads it: `g|<id>|a|<action>` its actions, `g|<id>|g` the group itself, `g|<id>|p|<kind>|<what>` what was posted,
 * `g|<id>|x|<time>|<random>` what happened. `c|<channel>`, `t|<team>|<id>`, `u|<person>|<id>` and `o|<id>` are ways to a group; what is
 * due stands as in core/due.ts, and links to papers as in core/links.ts.
 */
const table = 'plan';

export function tableOf({ tables }: Pick<Ports, 'tables'>) {
  return tables(table);
}

/** Behind every character that a key holds. */
const end = '~';
/** More than a group has of anything, and than there are groups. One request gives no more. */
const most = 1000;

const address = z.object({ tenantId: z.string(), conversationId: z.string(), serviceUrl: z.string(), botId: z.string() });
const member = z.object({
  id: z.string(),
  name: z.string(),
  mail: z.string(),
  role: z.enum([...roles, '']),
  userId: z.string(),
  directoryId: z.string(),
});
const storedGroup = z.object({
  id: z.string(),
  round: z.string(),
  tenantId: z.string(),
  reference: z.string(),
  course: z.string(),
  municipality: z.string(),
  area: z.string(),
  members: z.array(member),
  coordinator: z.string(),
  channel: z.object({ address, teamId: z.string() }).optional(),
  away: z.object({ why: z.enum(['removed', 'blocked', 'channel-gone']), since: z.string() }).optional(),
  rhythm: z.object({
    weekday: z.number(),
    time: z.string(),
    everyWeeks: z.literal([1, 2]),
    since: z.string(),
    pausedUntil: z.string(),
  }),
  language: z.enum(languages),
  shares: z.boolean(),
});
const storedAction = z.object({
  id: z.string(),
  what: z.string(),
  why: z.string(),
  element: z.string(),
  who: z.string(),
  by: z.string(),
  step: z.string(),
  status: z.enum(statuses),
  order: z.number(),
  carried: z.number(),
  answered: z.object({ week: z.string(), answer: z.enum(answers), word: z.string(), by: z.string(), at: z.string() }).optional(),
  stuckWeeks: z.array(z.string()),
  help: z.object({ askedAt: z.string(), answer: z.string(), by: z.string(), key: z.string().default('') }).optional(),
  createdAt: z.string(),
  removed: z.boolean(),
});
const storedLine = z.object({
  action: z.string(),
  at: z.string(),
  by: z.string(),
  key: z.string().default(''),
  what: z.enum(['added', 'edited', 'removed', 'carried', 'asked-help', 'got-help', ...answers]),
  word: z.string(),
  status: z.enum(statuses),
});

const json = z.string().transform((text): unknown => JSON.parse(text));
const groups = rowKind(
  z.object({ group: json.pipe(storedGroup) }).transform(({ group }): Group => ({ ...group, channel: group.channel, away: group.away })),
);
const storedActions = rowKind(
  z
    .object({ action: json.pipe(storedAction) })
    .transform(({ action }): Action => ({ ...action, answered: action.answered, help: action.help })),
);
const lines = rowKind(z.object({ line: json.pipe(storedLine) }).transform(({ line }): HistoryLine => line));
const ways = rowKind(z.object({ id: z.string() }));

/** Groups, their actions, what happened, and the ways to a group, where they are stored. */
export const recordShelves: readonly Shelf[] = [
  { table, rowKeys: /^g\|[^|]+\|g$/, kind: groups },
  { table, rowKeys: /^g\|[^|]+\|a\|/, kind: storedActions },
  { table, rowKeys: /^g\|[^|]+\|x\|/, kind: lines },
  { table, rowKeys: /^[ctuo]\|/, kind: ways },
];

/** Something that the bot posted for a group: what kind, for what (a week, a meeting's day, an action), and how it stands. */
export interface GroupPost extends Post {
  readonly kind: string;
  readonly what: string;
}

/** All that was read of a group. `actions` holds those taken out of the plan too. */
export interface Found {
  readonly group: Group;
  readonly actions: readonly Action[];
  readonly posts: readonly GroupPost[];
  readonly etags: ReadonlyMap<string, string>;
}

/** The plan in what was read: without what was taken out, in its order. */
export function planIn({ group, actions }: Pick<Found, 'group' | 'actions'>): Plan {
  return { group, actions: inOrder(actions.filter(({ removed }) => !removed)) };
}

function inOrder(actions: readonly Action[]): Action[] {
  return actions.toSorted((one, other) => one.order - other.order || (one.createdAt < other.createdAt ? -1 : 1));
}

/** The plan with these actions as they are now, new ones among them. */
export function withActions({ group, actions }: Plan, changed: readonly Action[]): Plan {
  const now = new Map([...actions, ...changed].map((action) => [action.id, action]));
  return planIn({ group, actions: [...now.values()] });
}

const keyParts = /^g\|([^|]+)\|([agpx])(?:\|(.*))?$/;

/** The group with its actions and what was posted for it: one request. Undefined where there is no such group. Throws `storage.down` and `row.newer`. */
export async function find(id: string, ports: Ports): Promise<Found | undefined> {
  const rows = await tableOf(ports).list(ports.programme.id, { from: `g|${id}|a`, to: `g|${id}|q`, most });
  const etags = new Map(rows.map((one) => [one.rowKey, one.etag ?? '']));
  const of = (kind: string) => rows.filter(({ rowKey }) => keyParts.exec(rowKey)?.[2] === kind);
  const [found] = of('g');
  if (!found) return undefined;
  return {
    group: groups.read(found),
    actions: of('a').map((one) => storedActions.read(one)),
    posts: of('p').map((one) => {
      const [kind = '', what = ''] = (keyParts.exec(one.rowKey)?.[3] ?? '').split('|');
      return { ...posts.read(one), kind, what };
    }),
    etags,
  };
}

/** Where it is kept that something was posted for a group. */
export function postKey(group: Pick<Group, 'id' | 'round'>, kind: string, what: string, ports: Ports): PostKey {
  return { table: tableOf(ports), partitionKey: group.round, rowKey: `g|${group.id}|p|${kind}|${what}` };
}

/** What is to be written of a group: what changed of it, what happened, and rows that go with it. */
export interface Writing {
  readonly group?: Group;
  /** New ones and changed ones. */
  readonly actions?: readonly Action[];
  readonly history?: readonly HistoryLine[];
  readonly rows?: readonly Row[];
}

/** As often as two instances may get in each other's way before one gives up; within an instance they wait for each other. */
const tries = 40;
const inTurn = serially();

/**
 * Reads a group, has it decided what becomes of it, and writes that; where somebody else has written meanwhile, it is read and decided anew.
 * What `decide` gives back is given back. Throws `row.newer`, and `storage.down`, also where others are always faster.
 */
export async function update<R extends { readonly writing?: Writing | undefined }>(
  id: string,
  decide: (found: Found | undefined) => R | Promise<R>,
  ports: Ports,
): Promise<R> {
  return inTurn(`${ports.programme.id} ${id}`, async () => {
    for (let left = tries; left > 0; left--) {
      const found = await find(id, ports);
      const decided = await decide(found);
      if (!decided.writing) return decided;
      const changes = changesFor(decided.writing, found, ports);
      if (changes.length === 0 || (await tableOf(ports).commit(changes))) return decided;
    }
    throw new Failure('storage.down');
  });
}

/** What is to be written, as changes to what was read; to nothing where the group is new. */
export function changesFor(
  { group, actions = [], history = [], rows = [] }: Writing,
  found: Found | undefined,
  ports: Pick<Ports, 'newId'>,
): Change[] {
  const of = group ?? found?.group;
  if (!of) return [];
  const partitionKey = of.round;
  const written = (rowKey: string, properties: Readonly<Record<string, string | number>>): Change => {
    const etag = found?.etags.get(rowKey);
    const fresh = { partitionKey, rowKey, ...properties };
    return etag === undefined ? { kind: 'insert', row: fresh } : { kind: 'replace', row: { ...fresh, etag } };
  };
  return [
    ...(group ? [written(`g|${of.id}|g`, { v: groups.v, group: JSON.stringify(group) }), ...waysBetween(found?.group, group)] : []),
    ...actions.map((action) => written(`g|${of.id}|a|${action.id}`, { v: storedActions.v, action: JSON.stringify(action) })),
    ...history.map(
      (line): Change => ({
        kind: 'insert',
        row: { partitionKey, rowKey: `g|${of.id}|x|${line.at}|${ports.newId()}`, v: lines.v, line: JSON.stringify(line) },
      }),
    ),
    ...rows.map((one): Change => ({ kind: 'put', row: one })),
  ];
}

/** What is to be written and taken away so that the group is found by what it is now. A channel has one group: to take another's is refused. */
function waysBetween(before: Group | undefined, after: Group): Change[] {
  const old = new Set(before ? waysTo(before) : []);
  const now = waysTo(after);
  const partitionKey = after.round;
  return [
    ...now
      .filter((rowKey) => !old.has(rowKey))
      .map(
        (rowKey): Change => ({ kind: rowKey.startsWith('c|') ? 'insert' : 'put', row: { partitionKey, rowKey, v: ways.v, id: after.id } }),
      ),
    ...[...old].filter((rowKey) => !now.includes(rowKey)).map((rowKey): Change => ({ kind: 'remove', partitionKey, rowKey })),
  ];
}

function waysTo({ id, tenantId, channel, members }: Group): string[] {
  const persons = new Set(members.flatMap(({ userId, directoryId }) => [userId, directoryId]).filter((one) => one !== ''));
  return [
    `o|${id}`,
    ...(channel ? [`c|${keyOf(tenantId, channel.address.conversationId)}`] : []),
    ...(channel?.teamId ? [`t|${keyOf(tenantId, channel.teamId)}|${id}`] : []),
    ...[...persons].map((person) => `u|${keyOf(tenantId, person)}|${id}`),
  ];
}

/** The id of the group that this channel is linked to, or undefined. Throws `storage.down`. */
export async function groupOfChannel(
  { tenantId, channelId }: Pick<Origin, 'tenantId' | 'channelId'>,
  ports: Ports,
): Promise<string | undefined> {
  const found = await tableOf(ports).get(ports.programme.id, `c|${keyOf(tenantId, channelId)}`);
  return found && ways.read(found).id;
}

/** Ids of the groups whose channels stand in this team. */
export async function groupsOfTeam({ tenantId, teamId }: Pick<Origin, 'tenantId' | 'teamId'>, ports: Ports): Promise<string[]> {
  return teamId === '' ? [] : idsUnder(`t|${keyOf(tenantId, teamId)}|`, ports);
}

/** Ids of the groups that this person is known to be in. */
export async function groupsOfPerson({ tenantId, userId, directoryId }: Origin, ports: Ports): Promise<string[]> {
  const persons = [userId, directoryId].filter((one) => one !== '');
  const found = await Promise.all(persons.map((person) => idsUnder(`u|${keyOf(tenantId, person)}|`, ports)));
  return [...new Set(found.flat())];
}

/** Ids of all groups of the round. */
export async function allGroups(ports: Ports): Promise<string[]> {
  return idsUnder('o|', ports);
}

async function idsUnder(prefix: string, ports: Ports): Promise<string[]> {
  const rows = await tableOf(ports).list(ports.programme.id, { from: prefix, to: `${prefix}${end}`, most });
  return rows.map((one) => ways.read(one).id);
}

/** What has happened to a group's actions, in order. Throws `storage.down`. */
export async function readHistory(id: string, ports: Ports): Promise<HistoryLine[]> {
  return (await allUnder(`g|${id}|x|`, ports)).map(historyLine);
}

/** The line of a group's history in this row. */
export function historyLine(stored: Row): HistoryLine {
  return lines.read(stored);
}

/** Every row whose key begins so, in order. Throws `storage.down`. */
export async function allUnder(prefix: string, ports: Ports): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = prefix; ; ) {
    const page = await tableOf(ports).list(ports.programme.id, { from, to: `${prefix}${end}`, most });
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < most) return rows;
    from = `${last.rowKey}!`;
  }
}

/**
 * Takes a group away with all ways to it where that is still meant, and writes `rows` with that; false where it stays or was gone. Throws
 * `storage.down`.
 */
export async function removeWhere(
  id: string,
  isMeant: (group: Group) => boolean,
  rows: (group: Group) => readonly Row[],
  ports: Ports,
): Promise<boolean> {
  return inTurn(`${ports.programme.id} ${id}`, async () => {
    for (let left = tries; left > 0; left--) {
      const found = await find(id, ports);
      if (!found || !isMeant(found.group)) return false;
      const { round: partitionKey } = found.group;
      const rowKey = `g|${id}|g`;
      const changes: Change[] = [
        { kind: 'remove', partitionKey, rowKey, etag: found.etags.get(rowKey) ?? '' },
        ...waysTo(found.group).map((way): Change => ({ kind: 'remove', partitionKey, rowKey: way })),
        ...rows(found.group).map((one): Change => ({ kind: 'put', row: one })),
      ];
      if (await tableOf(ports).commit(changes)) return true;
    }
    throw new Failure('storage.down');
  });
}

/** The member that this person is, by Teams' id or the directory's; both are told for the person's own organisation alone. */
export function memberIn({ tenantId, members }: Group, person: Pick<Origin, 'tenantId' | 'userId' | 'directoryId'>): Member | undefined {
  if (tenantId !== person.tenantId) return undefined;
  return (
    members.find(({ userId }) => userId !== '' && userId === person.userId) ??
    members.find(({ directoryId }) => directoryId !== '' && directoryId === person.directoryId)
  );
}
