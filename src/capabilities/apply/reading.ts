import type { Programme } from '../../core/programme.js';
import type { Fields } from './application.js';
import { medIn } from './reading/med.js';
import { peopleIn, type SaidMember } from './reading/people.js';
import { placeIn } from './reading/place.js';
import { onOneLine } from './reading/records.js';
import { isTelling, sentencesOf, unsigned } from './reading/sentences.js';

/** What a message fills in. Nothing stands where nothing is said; a member's texts are empty there. */
export interface Reading {
  readonly fields: Partial<Fields>;
  readonly members: readonly SaidMember[];
  /** People of whom something is said that is too little to put them into the group, though it may be about one who is there; and mails of nobody. */
  readonly mentioned: readonly SaidMember[];
  /** What the group is said to come from, and no municipality is called so; empty where nothing is. */
  readonly unknownPlace: string;
  /** The name, as it was said, of whoever is to coordinate: a full one, or a first name. */
  readonly coordinator: string | undefined;
}

export interface ReadingContext {
  readonly programme: Programme;
  /** Reads dates without a year. */
  readonly now: Date;
  /** Areas to know by name, beside the usual ones. */
  readonly areas?: readonly string[];
}

/** Longer than a message in Teams that a person types; what comes after is not read. */
const longest = 4000;

/** What the sentences that tell something say of the application. Questions, requests and what is not decided fill in nothing. */
export function readingOf(text: string, { programme, now, areas = [] }: ReadingContext): Reading {
  const fields: Partial<Record<keyof Fields, string>> = {};
  const members: SaidMember[] = [];
  const mentioned: SaidMember[] = [];
  let coordinator: string | undefined;
  let unknownPlace = '';
  const read = text.slice(0, longest);
  for (const sentence of sentencesOf(read).filter(isTelling)) {
    const { municipality, course, unknown } = placeIn(sentence, programme);
    unknownPlace ||= unknown;
    if (municipality !== '') fields.municipality ??= municipality;
    if (course !== '') fields.course = course;
    Object.assign(fields, medIn(sentence, now));
  }
  for (const sentence of sentencesOf(onOneLine(unsigned(read))).filter(isTelling)) {
    const people = peopleIn(sentence, programme, areas);
    members.push(...people.members.filter((m) => !members.some((known) => known.name === m.name && known.mail === m.mail)));
    mentioned.push(...people.mentioned);
    coordinator ??= people.coordinator;
    const [area] = people.areas;
    if (area !== undefined) fields.area ??= area;
  }
  if (fields.area !== undefined) fields.level ??= 'area';
  if (fields.level === 'top') delete fields.area;
  return { fields, members, mentioned, unknownPlace, coordinator };
}

/** Whether a message tells something: no sentence of it asks, considers or supposes. */
export function tells(text: string): boolean {
  const sentences = sentencesOf(text);
  return sentences.length > 0 && sentences.every(isTelling);
}
