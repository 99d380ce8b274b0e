import { z } from 'zod';
import type { Ports, Row } from './ports.js';
import { rowKind, type Shelf } from './stored.js';

/** An organisation (a Microsoft 365 tenant) that an organiser has let in. */
export interface Tenant {
  /** A GUID in small letters. */
  readonly id: string;
  /** A municipality's id; empty for any other organisation, which has a `name` instead. */
  readonly municipality: string;
  readonly name: string;
  /** The directory id of who let it in, and when: UTC, ISO 8601. */
  readonly by: string;
  readonly at: string;
}

type Store = Pick<Ports, 'tables' | 'clock' | 'homeTenants'>;

/*
 * All stands in one partition: an organisation under its id, and who let whom in or out under `l|<UTC time>|<tenant id>|<in or out>`, written with it.
 * The latest time that an organisation was put out stands under `o|<tenant id>` too, where a turn of its people finds it, and stays there: it counts
 * only while the organisation is not in.
 */
const table = 'tenants';
const partitionKey = 'tenants';
const tenants = rowKind(z.object({ rowKey: z.string(), municipality: z.string(), name: z.string(), by: z.string(), at: z.string() }));
const audits = rowKind(
  z.object({ what: z.enum(['in', 'out']), tenant: z.string(), municipality: z.string(), by: z.string(), at: z.string() }),
);

/** Organisations, and who let whom in or out, where they are stored. */
export const tenantShelves: readonly Shelf[] = [
  { table, rowKeys: /^[\da-f]/, kind: tenants },
  { table, rowKeys: /^[lo]\|/, kind: audits },
];
/** Before and behind every GUID, and apart from the other keys. */
const range = { from: '0', to: 'g', most: 1000 } as const;

/** Milliseconds for which an answer counts in this process: a yes, a no, and a yes that could not be looked up again. */
const keptFor = { yes: 60_000, no: 10_000, unsure: 10_000 } as const;
/** More organisations than there are in the network. */
const mostKept = 1000;

/** Let in; or not, and then whether it has been before. */
export type Standing = 'in' | 'out' | 'unknown';

interface Known {
  readonly standing: Standing;
  /** The moment, in milliseconds, and for how long it counts from then on. */
  readonly at: number;
  readonly lasts: number;
}
const known = new WeakMap<Ports['tables'], Map<string, Known>>();

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/giu;

/** The one tenant id in a text, in small letters; undefined where there is none or more than one. */
export function tenantIdIn(text: string): string | undefined {
  const [id, ...others] = new Set((text.match(guid) ?? []).map((found) => found.toLowerCase()));
  return others.length === 0 ? id : undefined;
}

/** Whether this organisation may come in, as `standingOf` tells. */
export async function isLetIn(tenantId: string, ports: Store): Promise<boolean> {
  return (await standingOf(tenantId, ports)) === 'in';
}

/**
 * How this organisation stands: in where it is one of the bot's own, or was let in. Costs a read a minute, none for the bot's own, and for one that
 * is not in two each ten seconds. One that was let in stays so while the store is down; otherwise throws `storage.down`.
 */
export async function standingOf(tenantId: string, ports: Store): Promise<Standing> {
  const id = tenantId.toLowerCase();
  if (isHome(id, ports)) return 'in';
  // Nothing else can have been let in, and not every text can be a key.
  if (tenantIdIn(id) !== id) return 'unknown';
  const kept = known.get(ports.tables)?.get(id);
  const age = kept ? ports.clock().getTime() - kept.at : 0;
  if (kept && age >= 0 && age < kept.lasts) return kept.standing;
  try {
    const rows = ports.tables(table);
    // That a row is there is all that counts, also of a newer version's.
    if (await rows.get(partitionKey, id)) return keep(id, 'in', ports);
    return keep(id, (await rows.get(partitionKey, outKey(id))) ? 'out' : 'unknown', ports);
  } catch (thrown) {
    if (kept?.standing !== 'in') throw thrown;
    return keep(id, 'in', ports, keptFor.unsure);
  }
}

function outKey(id: string): string {
  return `o|${id}`;
}

/** Whether it is one of the bot's own: its home, and where its organisers are. */
export function isHome(tenantId: string, { homeTenants }: Pick<Ports, 'homeTenants'>): boolean {
  return homeTenants.includes(tenantId);
}

/** Whether it may speak for this municipality: it was let in as it, or is one of the bot's own. Throws `storage.down`. */
export async function standsFor(tenantId: string, municipality: string, ports: Store): Promise<boolean> {
  const id = tenantId.toLowerCase();
  if (isHome(id, ports)) return true;
  return municipality !== '' && tenantIdIn(id) === id && (await readTenant(id, ports))?.municipality === municipality;
}

function keep(
  id: string,
  standing: Standing,
  { tables, clock }: Store,
  lasts: number = standing === 'in' ? keptFor.yes : keptFor.no,
): Standing {
  const kept = known.get(tables) ?? new Map<string, Known>();
  known.set(tables, kept);
  if (kept.size >= mostKept) kept.clear();
  kept.set(id, { standing, at: clock().getTime(), lasts });
  return standing;
}

/** Everybody who was let in, and how many more a newer version of the bot has let in, which this one cannot show. Throws `storage.down`. */
export async function readTenants({
  tables,
}: Pick<Ports, 'tables'>): Promise<{ readonly shown: readonly Tenant[]; readonly newer: number }> {
  const rows = await tables(table).list(partitionKey, range);
  const shown = rows.filter(tenants.knows).map(tenantFrom);
  return { shown, newer: rows.length - shown.length };
}

/** Who was let in under this id; undefined also where a newer version of the bot has written it. Throws `storage.down`. */
export async function readTenant(id: string, { tables }: Pick<Ports, 'tables'>): Promise<Tenant | undefined> {
  const row = await tables(table).get(partitionKey, id);
  return row && tenants.knows(row) ? tenantFrom(row) : undefined;
}

function tenantFrom(row: Row): Tenant {
  const { rowKey: id, municipality, name, by, at } = tenants.read(row);
  return { id, municipality, name, by, at };
}

/** Lets an organisation in; false where it has been let in already, and nothing is then written. Throws `storage.down`. */
export async function letIn({ id, ...rest }: Tenant, ports: Store): Promise<boolean> {
  const { by, municipality, at } = rest;
  const written = await ports.tables(table).commit([
    { kind: 'insert', row: { partitionKey, rowKey: id, v: tenants.v, ...rest } },
    { kind: 'put', row: audit('in', { id, by, municipality, at }) },
  ]);
  keep(id, 'in', ports);
  return written !== false;
}

/**
 * Puts an organisation out that was let in at this moment (`at`); false where it is out already, was let in anew since, or by a newer version of
 * the bot, and nothing is then written. `by` as in `Tenant`. Throws `storage.down`.
 */
export async function putOut({ id, at }: Pick<Tenant, 'id' | 'at'>, by: string, ports: Store): Promise<boolean> {
  const row = await ports.tables(table).get(partitionKey, id);
  if (!row?.etag) {
    known.get(ports.tables)?.delete(id);
    return false;
  }
  const { etag } = row;
  if (!tenants.knows(row)) return false;
  const { municipality, ...found } = tenantFrom(row);
  if (found.at !== at) return false;
  const line = audit('out', { id, by, municipality, at: ports.clock().toISOString() });
  const written = await ports.tables(table).commit([
    { kind: 'remove', partitionKey, rowKey: id, etag },
    { kind: 'put', row: line },
    { kind: 'put', row: { ...line, rowKey: outKey(id) } },
  ]);
  if (written) keep(id, 'out', ports);
  return written !== false;
}

/** A line of who let whom in or out, and when. */
function audit(what: 'in' | 'out', { id, at, by, municipality }: Omit<Tenant, 'name'>): Row {
  return { partitionKey, rowKey: `l|${at}|${id}|${what}`, v: audits.v, what, tenant: id, municipality, by, at };
}

/** What somebody did: let an organisation in, or put it out, and when (UTC, ISO 8601). */
export interface Deed {
  readonly what: 'in' | 'out';
  readonly tenant: string;
  /** As in `Tenant`. */
  readonly municipality: string;
  readonly at: string;
}

/** What the person with this directory id did, oldest first. Throws `storage.down`. */
export async function deedsOf(directoryId: string, { tables }: Pick<Ports, 'tables'>): Promise<Deed[]> {
  // More lines than organisers write in many rounds.
  const rows = await tables(table).list(partitionKey, { from: 'l|', to: 'l|~', most: 1000 });
  return rows.map((row) => audits.read(row)).filter(({ by }) => by === directoryId && by !== '');
}
