import { z } from 'zod';
import { Failure } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import { languages } from '../../core/language.js';
import { municipalityOf } from '../../core/municipalities.js';
import type { Change, Ports, Row } from '../../core/ports.js';
import { serially } from '../../core/serial.js';
import { rowKind, type Shelf, type Upgrade } from '../../core/stored.js';
import { type Application, type AuditLine, type Content, emptyFields, fieldNames, type Member, states } from './application.js';
import { areaKey } from './area-key.js';
import { expiryRow, notesRow, ofNone, standingOf } from './expiry.js';

/**
 * All of a round stands in one partition, so that an application, the ways to find it, what is due because of it and the line in the
 * audit log are written together or not at all. Row keys: `a|<id>` an application, `u|<person>|<id>` and `m|<mail>|<id>` ways to
 * it, `k|<municipality>|<id>` one from there, `r|<reference>` a reference that is taken, `l|<id>|<time>` the audit log, and those in due.ts
 * and outbox.ts.
 */
const table = 'apply';

export function tableOf({ tables }: Ports) {
  return tables(table);
}

/** Behind every character that a key holds. */
const end = '~';
/** More than a round has of anything. One request gives no more. */
const most = 1000;

const texts = z.record(z.string(), z.string());
const address = z.object({ tenantId: z.string(), conversationId: z.string(), serviceUrl: z.string(), botId: z.string() });
const editor = z.object({ userId: z.string(), name: z.string(), mail: z.string(), language: z.enum(languages), address });
const content = z
  .object({ fields: texts, members: z.array(texts) })
  .transform(({ fields, members }): Content => ({ fields: { ...emptyFields, ...pick(fields) }, members: members.map(memberFrom) }));
const submission = z.object({ content, version: z.number().int(), at: z.string(), firstAt: z.string() });
const decision = z.object({ what: z.enum(['accepted', 'waiting', 'declined', 'more']), word: z.string(), by: z.string(), at: z.string() });

/**
 * Version 1 had not always kept when the first of several sendings came; the one that is kept is the earliest that is known. Nor had it
 * ways to an application from those who were let in by name: they are written with the application's next change.
 */
const withFirstSending: Upgrade = (row) => {
  if (row.submission === undefined) return row;
  const sent = json(z.looseObject({ at: z.string() })).parse(row.submission);
  return { ...row, submission: JSON.stringify({ firstAt: sent.at, ...sent }) };
};

const applications = rowKind(
  z.object({
    state: z.enum(states),
    tenantId: z.string(),
    reference: z.string(),
    origin: z.enum(['chat', 'mail']),
    createdAt: z.string(),
    keeper: z.string(),
    content: json(content),
    submission: json(submission).optional(),
    decision: json(decision).optional(),
    people: json(z.object({ editors: z.array(editor), invited: z.array(z.string()) })),
  }),
  withFirstSending,
);

function json<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

function pick(given: Readonly<Record<string, string>>) {
  return Object.fromEntries(fieldNames.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

function memberFrom(given: Readonly<Record<string, string>>): Member {
  const { id = '', name = '', mail = '', role = '', title = '', area = '' } = given;
  return { id, name, mail, role, title, area };
}

function applicationFrom(row: Row): Application {
  const { people, submission: sent, decision: decided, ...rest } = applications.read(row);
  const id = row.rowKey.slice('a|'.length);
  return { id, round: row.partitionKey, ...rest, submission: sent, decision: decided, ...people };
}

function rowFrom(application: Application): Row {
  const { id, round, content: filled, submission: sent, decision: decided, editors, invited, ...rest } = application;
  return {
    partitionKey: round,
    rowKey: `a|${id}`,
    v: applications.v,
    ...rest,
    content: JSON.stringify(filled),
    people: JSON.stringify({ editors, invited }),
    ...(sent ? { submission: JSON.stringify(sent) } : {}),
    ...(decided ? { decision: JSON.stringify(decided) } : {}),
  };
}

/** The application with this id in the running round, or undefined. Throws `storage.down` and `row.newer`. */
export async function read(id: string, ports: Ports): Promise<Application | undefined> {
  return (await readRow(id, ports))?.application;
}

/** An application as it was read; `isOld` where it was written in an earlier version. */
interface Found {
  readonly application: Application;
  readonly etag: string;
  readonly isOld: boolean;
}

async function readRow(id: string, ports: Ports): Promise<Found | undefined> {
  const row = await tableOf(ports).get(ports.programme.id, `a|${id}`);
  return row?.etag ? { application: applicationFrom(row), etag: row.etag, isOld: row.v !== applications.v } : undefined;
}

/** What is to be written: the application as it will be, the line for the audit log, and rows that go with it. */
export interface Writing {
  readonly application: Application;
  readonly audit: Audit;
  readonly rows?: readonly Row[];
}

/** Who did what to which parts of it; never what was written. `by` is a directory id, or a Teams id where that is unknown. */
export interface Audit {
  readonly by: string;
  readonly what: string;
  readonly parts?: readonly string[];
}

/** Writes a new application. False where its reference is taken: make another one. Throws `storage.down`. */
export async function create({ application, audit, rows = [] }: Writing, ports: Ports): Promise<boolean> {
  const { round: partitionKey, id, reference, createdAt } = application;
  const written = await tableOf(ports).commit([
    { kind: 'insert', row: rowFrom(application) },
    { kind: 'insert', row: { partitionKey, rowKey: `r|${reference}`, v: 1, id } },
    { kind: 'insert', row: auditRow(application, audit, ports) },
    ...[...waysTo(application), ...rows, expiryRow(application, createdAt, ports.programme)].map((row): Change => ({ kind: 'put', row })),
  ]);
  return written !== false;
}

/** As often as two instances may get in each other's way before one gives up; within an instance they wait for each other. */
const tries = 40;
const inTurn = serially();

/**
 * Reads the application, has it decided what becomes of it, and writes that; where somebody else has written meanwhile, it is read and
 * decided anew. What `decide` gives back besides `writing` is given back. Throws `row.newer`, and `storage.down`, also where others are always
 * faster.
 */
export async function update<R extends { readonly writing?: Writing | undefined }>(
  id: string,
  decide: (application: Application | undefined) => R,
  ports: Ports,
): Promise<R> {
  return inTurn(`${ports.programme.id} ${id}`, async () => {
    for (let left = tries; left > 0; left--) {
      const found = await readRow(id, ports);
      const decided = decide(found?.application);
      if (!decided.writing || !found) return decided;
      if (await tableOf(ports).commit(changesFor(decided.writing, found, ports))) return decided;
    }
    throw new Failure('storage.down');
  });
}

function changesFor({ application, audit, rows = [] }: Writing, found: Found, ports: Ports): Change[] {
  const before = new Map(waysTo(found.application).map((row) => [row.rowKey, JSON.stringify(row)]));
  const after = waysTo(application);
  const stay = new Set(after.map(({ rowKey }) => rowKey));
  // What is taken back goes sooner than what is with the organisers, and an older one may have nothing that looks after it.
  const isShorter = standingOf(application) === 'draft' && standingOf(found.application) !== 'draft';
  const looks = isShorter || found.isOld ? [expiryRow(application, ports.clock().toISOString(), ports.programme)] : [];
  return [
    { kind: 'replace', row: { ...rowFrom(application), etag: found.etag } },
    { kind: 'insert', row: auditRow(application, audit, ports) },
    ...after.filter((row) => found.isOld || before.get(row.rowKey) !== JSON.stringify(row)).map((row): Change => ({ kind: 'put', row })),
    ...[...before.keys()]
      .filter((rowKey) => !stay.has(rowKey))
      .map((rowKey): Change => ({ kind: 'remove', partitionKey: application.round, rowKey })),
    ...[...rows, ...looks].map((row): Change => ({ kind: 'put', row })),
  ];
}

/**
 * Takes an application away with all ways to it where that is still meant, and writes `rows` with that; gives back what was there, or undefined
 * where it stays or was gone. What `isMeant` reads is newer than the application, so that no change in between is lost. Throws `storage.down`
 * and `row.newer`.
 */
export async function removeWhere(
  id: string,
  isMeant: (application: Application) => Promise<boolean>,
  rows: (application: Application) => readonly Row[],
  ports: Ports,
): Promise<Application | undefined> {
  return inTurn(`${ports.programme.id} ${id}`, async () => {
    for (let left = tries; left > 0; left--) {
      const found = await readRow(id, ports);
      if (!found || !(await isMeant(found.application))) return undefined;
      const { application, etag, isOld } = found;
      const { round: partitionKey, reference } = application;
      // Not every way to an older one stands, and what does not stand cannot be taken away with it.
      if (isOld) {
        const anew = waysTo(application).map((row): Change => ({ kind: 'put', row }));
        await tableOf(ports).commit([{ kind: 'replace', row: { ...rowFrom(application), etag } }, ...anew]);
        continue;
      }
      const ways = [`r|${reference}`, ...waysTo(application).map(({ rowKey }) => rowKey)];
      const changes: Change[] = [
        { kind: 'remove', partitionKey, rowKey: `a|${id}`, etag },
        ...ways.map((rowKey): Change => ({ kind: 'remove', partitionKey, rowKey })),
        ...rows(application).map((row): Change => ({ kind: 'put', row })),
      ];
      if (await tableOf(ports).commit(changes)) return application;
    }
    throw new Failure('storage.down');
  });
}

/** When an application was last changed: UTC, ISO 8601. Empty where there is none. Throws `storage.down`. */
export async function changedAt(id: string, ports: Ports): Promise<string> {
  const last = (await allUnder(`l|${id}|`, ports)).at(-1);
  return last ? auditLines.read(last).at : '';
}

function auditRow({ round, id, state }: Application, { by, what, parts = [] }: Audit, { clock, newId }: Ports): Row {
  const at = clock().toISOString();
  return { partitionKey: round, rowKey: `l|${id}|${at}|${newId()}`, v: auditLines.v, at, by, what, parts: parts.join(' '), state };
}

/** Keeps a line of what concerns no application alone. Throws `storage.down`. */
export async function note({ by, what }: Audit, ports: Ports): Promise<void> {
  const { programme, clock, newId } = ports;
  const now = clock();
  const at = now.toISOString();
  const line = {
    partitionKey: programme.id,
    rowKey: `l|${ofNone}|${at}|${newId()}`,
    v: auditLines.v,
    at,
    by,
    what,
    parts: '',
    state: 'draft',
  };
  await tableOf(ports).commit([
    { kind: 'insert', row: line },
    { kind: 'put', row: notesRow(programme, now) },
  ]);
}

/** What leads to an application says all in its key. */
const ways = rowKind(z.object({ rowKey: z.string() }));

/** The rows by which an application is found. */
function waysTo({ round: partitionKey, id, tenantId, editors, invited, content: filled, submission: sent, state }: Application): Row[] {
  const mails = new Set([filled, ...(sent ? [sent.content] : [])].flatMap(({ members }) => members.map(({ mail }) => mail)));
  const { municipality, level, area } = (sent?.content ?? filled).fields;
  return [
    ...[...editors.map(({ userId }) => userId), ...invited].map((person) => ({
      partitionKey,
      rowKey: `u|${keyOf(tenantId, person)}|${id}`,
      v: ways.v,
    })),
    ...[...mails].filter((mail) => mail !== '').map((mail) => ({ partitionKey, rowKey: `m|${keyOf(tenantId, mail)}|${id}`, v: ways.v })),
    ...(municipalityOf(municipality)
      ? [{ partitionKey, rowKey: `k|${municipality}|${id}`, v: neighbours.v, tenantId, state, area: level === 'area' ? areaKey(area) : '' }]
      : []),
  ];
}

async function idsUnder(prefix: string, ports: Ports): Promise<string[]> {
  const rows = await tableOf(ports).list(ports.programme.id, { from: prefix, to: `${prefix}${end}`, most });
  return rows.map((row) => ways.read(row).rowKey.slice(prefix.length));
}

/** Ids of the applications that this person works on, or is named in by one of these mail addresses. */
export async function idsFor(
  { tenantId, userId, directoryId }: { readonly tenantId: string; readonly userId: string; readonly directoryId: string },
  mails: readonly string[],
  ports: Ports,
): Promise<string[]> {
  const persons = new Set([userId, directoryId].filter((id) => id !== ''));
  const prefixes = [...[...persons].map((one) => `u|${keyOf(tenantId, one)}|`), ...mails.map((mail) => `m|${keyOf(tenantId, mail)}|`)];
  return [...new Set((await Promise.all(prefixes.map((prefix) => idsUnder(prefix, ports)))).flat())];
}

/** Version 1 told areas apart that are one, such as "Ældre" and "Ældreområdet". */
const withAreaOfToday: Upgrade = (row) => ({ ...row, area: areaKey(z.string().parse(row.area)) });

const neighbours = rowKind(
  z.object({ rowKey: z.string(), tenantId: z.string(), state: z.enum(states), area: z.string() }),
  withAreaOfToday,
);

/**
 * Whether another application stands for the same municipality and area: one that was sent, and for the applicants (`drafts`) also a
 * draft of the same organisation.
 */
export async function hasTwin(
  { id, tenantId, content, submission: sent }: Application,
  drafts: 'drafts' | 'sent',
  ports: Ports,
): Promise<boolean> {
  const { fields } = drafts === 'sent' && sent ? sent.content : content;
  if (fields.municipality === '') return false;
  const prefix = `k|${fields.municipality}|`;
  const rows = await tableOf(ports).list(ports.programme.id, { from: prefix, to: `${prefix}${end}`, most });
  const own = fields.level === 'area' ? areaKey(fields.area) : '';
  return rows
    .map((row) => neighbours.read(row))
    .some(
      ({ rowKey, state, area, ...theirs }) =>
        rowKey !== `${prefix}${id}` &&
        state !== 'withdrawn' &&
        area === own &&
        (state !== 'draft' || (drafts === 'drafts' && theirs.tenantId === tenantId)),
    );
}

/** Every application of the round that was ever sent, for the organisers. */
export async function readSent(ports: Ports): Promise<Application[]> {
  const rows = await allUnder('a|', ports);
  return rows.map(applicationFrom).filter(({ submission: sent }) => sent !== undefined);
}

const auditLines = rowKind(z.object({ at: z.string(), by: z.string(), what: z.string(), parts: z.string(), state: z.enum(states) }));

/** What has happened to the applications of the round, one after another, each from its beginning. */
export async function readAudit(ports: Ports): Promise<AuditLine[]> {
  const rows = await allUnder('l|', ports);
  return rows.map((row) => ({ id: row.rowKey.split('|')[1] ?? '', ...auditLines.read(row) }));
}

/** Applications, the ways to them and their history, where they are stored. */
export const recordShelves: readonly Shelf[] = [
  { table, rowKeys: /^a\|/, kind: applications },
  { table, rowKeys: /^[um]\|/, kind: ways },
  { table, rowKeys: /^k\|/, kind: neighbours },
  { table, rowKeys: /^l\|/, kind: auditLines },
];

/** Every row whose key begins so. Throws `storage.down`. */
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
