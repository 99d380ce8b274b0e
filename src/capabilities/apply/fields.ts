import { z } from 'zod';
import { holdsCpr } from '../../core/cpr.js';
import { municipalityOf } from '../../core/municipalities.js';
import type { Programme } from '../../core/programme.js';
import { type FieldName, fieldNames, type MemberField, memberFields, roles } from './application.js';

/** How long each text may be when the application is sent, in characters. */
export const longest: Readonly<Record<'area' | 'done' | 'change' | Exclude<MemberField, 'role'>, number>> = {
  area: 100,
  done: 1000,
  change: 1000,
  name: 80,
  mail: 120,
  title: 80,
};

/** How much of a text a draft keeps, so that what somebody wrote too long is there to be shortened: all of it fits into one row. */
const mostKept = { words: 3000, line: 200 };
/** How many may stand in a working group here; the programme itself has no limit for the whole group. */
export const mostMembers = 24;

/** What was typed on a card. `unreadable` does not come from our cards: somebody made it up. */
export type Typed<N extends string> = {
  readonly values: Readonly<Partial<Record<N, string>>>;
  /** Fields whose text looks like it holds a civil registration number; their text is in none of this. */
  readonly cpr: readonly N[];
  /** Fields with more text than a draft keeps. */
  readonly tooMuch: readonly N[];
  readonly unreadable: boolean;
};

const isoDay = z.iso.date();
// Toggles and numbers come back as texts, and some clients send null for what was left empty.
const raw = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish();

const choices: Readonly<Partial<Record<FieldName | MemberField, (value: string, programme: Programme) => boolean>>> = {
  course: (value, { courses }) => courses.some(({ id }) => id === value),
  municipality: (value) => municipalityOf(value) !== undefined,
  level: (value) => value === 'top' || value === 'area',
  basis: (value) => value === 'decided' || value === 'advance',
  decidedOn: isDay,
  meetsOn: isDay,
  chair: isYes,
  viceChair: isYes,
  time: isYes,
  coordinator: (value) => /^[\w-]{1,40}$/.test(value),
  elements: (value, { elements }) => value.split(',').every((id) => elements.some((element) => element.id === id)),
  role: (value) => roles.some((role) => role === value),
};

function isDay(value: string): boolean {
  return isoDay.safeParse(value).success;
}

function isYes(value: string): boolean {
  return value === 'yes';
}

/** Reads what came with a pressed button for these fields of the form; a field that is not there was not on the card. */
export function typedFields(data: unknown, names: readonly FieldName[], programme: Programme): Typed<FieldName> {
  return typed(
    data,
    fieldNames.filter((name) => names.includes(name)),
    programme,
  );
}

/** Reads what came with a pressed button for a member. */
export function typedMember(data: unknown, programme: Programme): Typed<MemberField> {
  return typed(data, memberFields, programme);
}

function typed<N extends FieldName | MemberField>(data: unknown, names: readonly N[], programme: Programme): Typed<N> {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(data);
  const values: Partial<Record<N, string>> = {};
  const cpr: N[] = [];
  const tooMuch: N[] = [];
  let unreadable = false;
  for (const name of names) {
    if (!Object.hasOwn(given, name)) continue;
    const read = raw.safeParse(given[name]);
    const value = tidied(read.data ?? '', name);
    const allowed = choices[name];
    if (!read.success || (value !== '' && allowed && !allowed(value, programme))) unreadable = true;
    else if (holdsCpr(value)) cpr.push(name);
    else if (value.length > mostKeptOf(name)) tooMuch.push(name);
    else values[name] = value;
  }
  return { values, cpr, tooMuch, unreadable };
}

/** How much of this field a draft keeps, in characters. */
export function mostKeptOf(name: FieldName | MemberField): number {
  return name === 'done' || name === 'change' ? mostKept.words : mostKept.line;
}

/** Without what nobody typed on purpose: control characters, and space around. A toggle that is off, and false, are empty. */
function tidied(text: string, name: FieldName | MemberField): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .trim();
  if (name === 'mail') return clean.toLowerCase();
  if (name === 'chair' || name === 'viceChair' || name === 'time')
    return clean === 'false' || clean === 'no' ? '' : clean === 'true' ? 'yes' : clean;
  return clean;
}
