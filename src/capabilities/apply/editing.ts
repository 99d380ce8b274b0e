import type { Notice } from '../../core/card.js';
import { withoutCpr } from '../../core/cpr.js';
import {
  type Application,
  type Content,
  type FieldName,
  type Fields,
  fieldNames,
  type Member,
  type MemberField,
  memberFields,
} from './application.js';
import type { Setting } from './card-parts.js';
import { fieldText, nameOf } from './explain.js';
import { mostKeptOf, mostMembers, type Typed } from './fields.js';
import { textsOf, unsaved } from './group-cards.js';
import { sameAs } from './members.js';
import { merge, type Seen, seenIn } from './merge.js';
import { texts } from './texts.js';
import { newMember } from './verbs.js';

/** What came of typing: the content as it is now, which parts changed, what to tell, and what is to stand in the fields still. */
export interface Edited<N extends string> {
  readonly content: Content;
  readonly changed: readonly string[];
  readonly notices: readonly Notice[];
  readonly typed: Readonly<Partial<Record<N, string>>>;
  /** Somebody else has changed some of the same. */
  readonly collided: boolean;
}

/** Data of the button as it came, for what was typed and not taken. */
export type Given = Readonly<Record<string, unknown>>;

/** Puts what was typed on a step into the content, as far as nobody else has changed the same field meanwhile. */
export function editStep({ content }: Application, read: Typed<FieldName>, seen: Seen, given: Given, setting: Setting): Edited<FieldName> {
  const t = texts[setting.language];
  const { changes, collisions } = merge<FieldName>(content.fields, read.values, seen);
  const refusals = refusalNotices(read, (name) => t.fields[name], setting);
  const collided = collisions.map(
    (name): Notice => ({
      text: t.collision(t.fields[name]),
      words: fieldText(name, content, setting.programme, setting.language) || t.emptyNow,
      tone: 'warning',
    }),
  );
  return {
    content: { ...content, fields: { ...content.fields, ...changes } },
    changed: Object.keys(changes),
    notices: [...refusals, ...collided, ...(collided.length > 0 ? [{ text: t.collisionChoice, tone: 'warning' } as const] : [])],
    typed: { ...valuesOf(read.values, collisions), ...cleaned(given, [...read.cpr, ...read.tooMuch]) },
    collided: collisions.length > 0,
  };
}

function refusalNotices<N extends FieldName | MemberField>(
  { cpr, tooMuch }: Typed<N>,
  label: (name: N) => string,
  { language }: Setting,
): Notice[] {
  const t = texts[language];
  return [
    ...cpr.map((name): Notice => ({ text: t.cpr(label(name)), tone: 'attention' })),
    ...tooMuch.map((name): Notice => ({ text: t.tooMuch(label(name), mostKeptOf(name)), tone: 'attention' })),
  ];
}

function valuesOf<N extends string>(values: Readonly<Partial<Record<N, string>>>, names: readonly N[]): Partial<Record<N, string>> {
  const kept: Partial<Record<N, string>> = {};
  for (const name of names) if (values[name] !== undefined) kept[name] = values[name];
  return kept;
}

/** As much of a text as a card can carry back. */
const mostShown = 6000;

function cleaned<N extends string>(given: Given, names: readonly N[]): Partial<Record<N, string>> {
  const kept: Partial<Record<N, string>> = {};
  for (const name of names) kept[name] = withoutCpr(String(given[name] ?? '')).slice(0, mostShown);
  return kept;
}

/** What came of saving one person. `member` is the person as saved; undefined where nothing was saved. */
export interface EditedMember extends Edited<MemberField> {
  readonly member: Member | undefined;
}

/** Puts what was typed about a person into the group; a new one gets `freshId`. */
export function editMember(
  { content }: Application,
  id: string,
  read: Typed<MemberField>,
  seen: Seen,
  given: Given,
  freshId: string,
  setting: Setting,
): EditedMember {
  const t = texts[setting.language];
  const found = content.members.find((member) => member.id === (id === newMember ? freshId : id));
  const refusals = refusalNotices(read, (name) => t.member[name], setting);
  const typedBack = { ...read.values, ...cleaned(given, [...read.cpr, ...read.tooMuch]) };
  const nothing = { content, changed: [], member: undefined, typed: typedBack, collided: false };
  if (id !== newMember && !found) return { ...nothing, notices: [{ text: t.memberGone, tone: 'warning' }, ...refusals] };
  if (!found && content.members.length >= mostMembers) return { ...nothing, notices: [{ text: t.full(mostMembers), tone: 'attention' }] };
  const before = found ?? unsaved();
  const { changes, collisions } = merge<MemberField>(textsOf(before), read.values, found ? seen : seenIn(textsOf(before)));
  // A person of whom nothing is known is nobody; the area is filled in beforehand.
  const empty = !found && Object.keys(changes).every((name) => name === 'area');
  if (empty) return { ...nothing, notices: refusals };
  const member: Member = { ...before, ...changes, id: found?.id ?? freshId };
  const members = found ? content.members.map((one) => (one === found ? member : one)) : [...content.members, member];
  const collided = collisions.map(
    (name): Notice => ({
      text: t.collision(t.member[name]),
      words: (name === 'role' ? roleName(before.role, setting) : before[name]) || t.emptyNow,
      tone: 'warning',
    }),
  );
  return {
    content: { ...content, members },
    changed: Object.keys(changes).length > 0 ? [`member.${member.id}`] : [],
    member,
    notices: [...refusals, ...collided, ...(collided.length > 0 ? [{ text: t.collisionChoice, tone: 'warning' } as const] : [])],
    typed: { ...valuesOf(read.values, collisions), ...cleaned(given, [...read.cpr, ...read.tooMuch]) },
    collided: collisions.length > 0,
  };
}

function roleName(role: string, { language }: Setting): string {
  const t = texts[language].roles;
  return role === 'leader' || role === 'amr' || role === 'tr' || role === 'other' ? t[role] : '';
}

/** The group without this person; where somebody has edited them since the card was shown, nothing is done. */
export function removeMember(
  { content }: Application,
  id: string,
  seen: Seen,
): { readonly content: Content } | { readonly changed: Member } {
  const member = content.members.find((one) => one.id === id);
  if (!member) return { content };
  const now = seenIn(textsOf(member));
  if (Object.entries(now).some(([name, mark]) => seen[name] !== mark)) return { changed: member };
  const fields = content.fields.coordinator === id ? { ...content.fields, coordinator: '' } : content.fields;
  return { content: { fields, members: content.members.filter((one) => one !== member) } };
}

/** What came of telling: the content as it is now, which parts changed, what was filled in, what to tell, and what was said of fields that say otherwise. */
export interface Told {
  readonly content: Content;
  readonly changed: readonly string[];
  readonly filled: readonly string[];
  readonly notices: readonly Notice[];
  readonly other: Readonly<Partial<Fields>>;
}

/**
 * What somebody told in the chat, put in where nothing stands. A field that says something else keeps it, since a remark is easily
 * taken for more than it is; a person who is named is changed, and what stood there is told.
 */
export function editTold(
  content: Content,
  told: {
    readonly fields: Readonly<Partial<Fields>>;
    readonly members: readonly Omit<Member, 'id'>[];
    readonly mentioned: readonly Omit<Member, 'id'>[];
    readonly unknownPlace: string;
    readonly coordinator: string | undefined;
  },
  freshId: () => string,
  setting: Setting,
): Told {
  const { language, programme } = setting;
  const t = texts[language];
  let members = content.members;
  const filled: string[] = [];
  const replaced: Notice[] = [];
  const unknown: string[] = [];
  for (const one of [...told.members, ...told.mentioned]) {
    const known = sameAs(one, members);
    // Too little is said to put somebody new into the group.
    if (!known && told.mentioned.includes(one)) {
      unknown.push(lineOf({ ...one, id: newMember }, one.name === '' ? {} : one, setting));
      continue;
    }
    if (!known && members.length >= mostMembers) {
      replaced.push({ text: t.full(mostMembers), words: one.name, tone: 'attention' });
      continue;
    }
    const said = Object.fromEntries(Object.entries(one).filter(([, text]) => text !== ''));
    // A first name alone does not shorten a name.
    const name = known?.name.toLowerCase().startsWith(`${one.name.toLowerCase()} `) ? known.name : one.name;
    const member: Member = { ...(known ?? unsaved()), ...said, name: name || (known?.name ?? ''), id: known?.id ?? freshId() };
    members = known ? members.map((other) => (other === known ? member : other)) : [...members, member];
    filled.push(lineOf(member, said, setting));
    const before = memberFields.filter((name) => known && known[name] !== '' && known[name] !== member[name]);
    for (const name of before) {
      const words = (name === 'role' ? roleName(known?.role ?? '', setting) : known?.[name]) ?? '';
      replaced.push({ text: t.replaced(`${nameOf(member, language)}, ${t.member[name].toLowerCase()}`), words, tone: 'good' });
    }
  }
  const named = told.coordinator?.toLowerCase();
  const coordinator = named
    ? members.find(({ name }) => name.toLowerCase() === named || name.toLowerCase().startsWith(`${named} `))
    : undefined;
  if (told.coordinator !== undefined && !coordinator && !told.mentioned.some(({ name }) => name === told.coordinator)) {
    unknown.push(`${told.coordinator}: ${t.fields.coordinator}`);
  }
  const said: Partial<Fields> = { ...told.fields, ...(coordinator ? { coordinator: coordinator.id } : {}) };
  // MED's decision takes the place of the word that was given in advance of it.
  const isDecided = said.basis === 'decided' && content.fields.basis === 'advance';
  const before: Fields = isDecided ? { ...content.fields, basis: '' } : content.fields;
  const { changes: all, collisions } = merge<FieldName>(before, said, {});
  // An area belongs to the kind of committee that was told with it.
  const { area, ...withoutArea } = all;
  const changes: typeof all = collisions.includes('level') ? withoutArea : all;
  const next: Content = { members, fields: { ...content.fields, ...changes } };
  const names = fieldNames.filter((name) => changes[name] !== undefined);
  const other = collisions.map(
    (name): Notice => ({ text: t.saysOther(t.fields[name]), words: fieldText(name, content, programme, language), tone: 'warning' }),
  );
  return {
    content: next,
    changed: [...names, ...(filled.length > 0 ? ['members'] : [])],
    filled: [...names.map((name) => labelled(t.fields[name], fieldText(name, next, programme, language))), ...filled],
    notices: [
      ...(isDecided ? [{ text: t.replaced(t.fields.basis), words: t.bases.advance, tone: 'good' } as const] : []),
      ...replaced,
      ...(told.unknownPlace ? [{ text: t.unknownPlace, words: told.unknownPlace, tone: 'warning' } as const] : []),
      ...(unknown.length > 0 ? [{ text: t.notInGroup, words: unknown.join('\n'), tone: 'warning' } as const] : []),
      ...other,
      ...(other.length > 0 ? [{ text: t.collisionChoice, tone: 'warning' } as const] : []),
    ],
    other: valuesOf(said, area !== undefined && collisions.includes('level') ? [...collisions, 'area'] : collisions),
  };
}

/** A member with what was said of them: "Lone Hansen: Leder · lone@vejle.dk". */
function lineOf(member: Member, said: Readonly<Partial<Record<MemberField, string>>>, setting: Setting): string {
  const { role = '', title = '', area = '', mail = '' } = said;
  const rest = [[roleName(role, setting), title].filter((part) => part !== '').join(', '), area, mail].filter((part) => part !== '');
  return [nameOf(member, setting.language), ...(rest.length > 0 ? [rest.join(' · ')] : [])].join(': ');
}

/** A label that asks needs no colon. */
function labelled(label: string, text: string): string {
  return `${label}${label.endsWith('?') ? '' : ':'} ${text}`;
}
