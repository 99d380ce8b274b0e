import SearchableMap from 'minisearch/SearchableMap';
import { dayOf } from '../../core/calendar.js';
import { type DateMention, mentionedDate, type Span } from '../../core/dates.js';
import type { Language } from '../../core/language.js';
import { memo } from '../../core/memo.js';
import type { Contact, Course, Programme } from '../../core/programme.js';
import { danishLetters, normalise } from '../../core/words.js';

/** What a text names: courses, people, dates, places in a row. Programme data decides which names there are. */
export interface Mentions {
  readonly courses: readonly Course[];
  /** Both (all) courses are asked about, in so many words. */
  readonly every: boolean;
  /** "the other city": not the one talked about so far. */
  readonly other: boolean;
  readonly contacts: readonly Contact[];
  readonly when: Span | undefined;
  /** Places in a row: 1 for the first, -1 for the last. */
  readonly ordinals: readonly number[];
  /** A venue by its name. */
  readonly venue: string | undefined;
  /** The text with `{course}`, `{venue}`, `{date}`, `{month}`, `{person}`, `{org}` and `{n}` for what was named. */
  readonly masked: string;
}

const ordinals: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1: 'første først first 1st indledende',
    2: 'andet anden andre second 2nd',
    3: 'tredje tredie third 3rd',
    4: 'fjerde fourth 4th',
    5: 'femte fifth 5th',
    '-1': 'sidste afsluttende last final allersidste',
  }).flatMap(([n, words]) => words.split(' ').map((word): [string, number] => [word, Number(n)])),
);
const countable = '(?:netværks?|network )?(?:møde|møder|mødet|meeting|session|gang|element|elementet|punkt|dag|mødedag|mødegang|seminar)';
const numberWords: Readonly<Record<Language, readonly string[]>> = {
  da: 'nul en,et,én,ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve'.split(' '),
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  ),
};
const numbers: Readonly<Record<Language, ReadonlyMap<string, number>>> = { da: numbersIn('da'), en: numbersIn('en') };

function numbersIn(language: Language): ReadonlyMap<string, number> {
  return new Map(numberWords[language].flatMap((words, n) => words.split(',').map((word): [string, number] => [word, n])));
}

/** The number that a word of this language, or digits, stand for, or undefined. */
export function numberOf(text: string, language: Language): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : numbers[language].get(text);
}

/** Reads what a text names, at this moment. */
export function mentionsIn(text: string, programme: Programme, now: Date): Mentions {
  let masked = normalise(text);
  const names = namesOf(programme);
  const venue = names.venues.find(({ pattern }) => pattern.test(masked));
  if (venue) masked = masked.replace(venue.pattern, ' {venue} ');

  const courses: Course[] = [];
  for (const { course, pattern } of names.courses) {
    const without = masked.replace(pattern, (_, head = '') => ` {course} ${head} `);
    if (without !== masked) courses.push(course);
    masked = without;
  }
  masked = masked.replace(longWord, (word) => {
    const meant = names.misspelt(word);
    if (meant && !courses.includes(meant)) courses.push(meant);
    return meant ? ' {course} ' : word;
  });
  // A venue that only one course uses names that course.
  const hosts = venue ? programme.courses.filter((c) => c.meetings.some((m) => m.venue.name === venue.name)) : [];
  if (courses.length === 0 && hosts.length === 1) courses.push(...hosts);
  const withoutOther = masked.replace(otherCourse, ' {course} ');
  const other = withoutOther !== masked;
  masked = withoutOther;

  const contacts: Contact[] = [];
  for (const { contact, person } of names.contacts) {
    const without = masked.replace(person, ' {person} ');
    if (without !== masked) contacts.push(contact);
    masked = without;
  }
  masked = masked.replace(/\{person\}(?:\s*\{person\})+/g, '{person}');
  if (contacts.length === 0 && asksContact.test(masked))
    contacts.push(...names.contacts.filter(({ organisation }) => masked.search(organisation) >= 0).map(({ contact }) => contact));
  for (const { organisation } of names.contacts) masked = masked.replace(organisation, ' {org} ');

  const date = allDates(masked, dayOf(now), names.days);
  masked = date.masked;
  masked = masked.replace(/(?<![\p{L}\d])\d{1,3}(?![\p{L}\d])/gu, ' {n} ');
  return {
    courses,
    every: /(?<!\p{L})(?:begge|henholdsvis|both|alle (?:forløb|hold|byer)|hver by|hvert forløb)(?!\p{L})/u.test(masked),
    other,
    contacts,
    when: date.span,
    ordinals: ordinalsIn(date.masked),
    venue: venue?.name,
    masked: masked.replace(/\s+/g, ' ').trim(),
  };
}

/** More dates than this in one message are a calendar. */
const mostDates = 4;

/** The first day or week that is named; months, seasons and years together, from the first of them to the last. */
function allDates(text: string, today: string, known: readonly string[]): DateMention {
  let { span, masked } = mentionedDate(text, today, known);
  for (let i = 1; i < mostDates && span; i++) {
    const next = mentionedDate(masked, today, known);
    if (!next.span) break;
    masked = next.masked;
    if (isLong(span) && isLong(next.span)) {
      const days = [span.from, span.to, next.span.from, next.span.to].sort();
      span = { ...span, from: days[0] ?? span.from, to: days.at(-1) ?? span.to };
    }
  }
  return { span, masked };
}

function isLong({ kind }: Span): boolean {
  return kind !== 'day' && kind !== 'week';
}

const asksContact = /ring|telefon|tlf|mail|kontakt|nummer|fat i|hos|phone|call|contact|email|reach/u;
const otherCourse =
  /(?<!\p{L})(?:den|det|the|i den|i det)? ?(?:anden|andet|modsatte|other) (?:by|forløb|hold|sted|city|course|one|place)(?:et)?(?!\p{L})/u;

/** Long enough for a name to be told from other words by all letters but one. */
const longWord = /(?<![\p{L}{])\p{L}{6,}(?![\p{L}}])/gu;
const wordsKept = 5000;

interface Names {
  /** The course that a misspelt word most likely names: one letter too many, too few or wrong. */
  readonly misspelt: (word: string) => Course | undefined;
  readonly courses: readonly { readonly course: Course; readonly pattern: RegExp }[];
  readonly venues: readonly { readonly name: string; readonly pattern: RegExp }[];
  readonly contacts: readonly { readonly contact: Contact; readonly person: RegExp; readonly organisation: RegExp }[];
  readonly days: readonly string[];
}

/** Every date of a round: deadlines and meetings. */
export function datesOf({ courses }: Programme): string[] {
  return courses.flatMap((c) => [c.deadline, ...c.meetings.map((m) => m.date)]);
}

const namesByRound = new WeakMap<Programme, Names>();

/** The patterns of a round's names, made once. */
function namesOf(programme: Programme): Names {
  const made = namesByRound.get(programme);
  if (made) return made;
  const word = (alternatives: readonly string[], ending: string) => new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})${ending}`, 'gu');
  const spelling = new SearchableMap<Course>();
  for (const course of programme.courses) for (const alias of course.aliases) if (alias.length >= 6) spelling.set(normalise(alias), course);
  const fresh: Names = {
    misspelt: memo(wordsKept, (word) => [...spelling.fuzzyGet(word, 1).values()][0]?.[0]),
    courses: programme.courses.map((course) => ({ course, pattern: word([courseWords(course)], '(?!\\p{L})') })),
    venues: [...new Map(programme.courses.flatMap((c) => c.meetings).map(({ venue }) => [venue.name, venue])).values()].map((venue) => {
      const words = [venue.name, venue.street ?? ''].filter(Boolean).map((w) => literally(normalise(w)).replace(/[-, ]+/g, '[-, ]*'));
      return { name: venue.name, pattern: new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?:et|s)?(?!\\p{L})`, 'u') };
    }),
    contacts: programme.contacts.map((contact) => ({
      contact,
      person: word(contact.aliases.map(literally), 's?(?!\\p{L})'),
      organisation: word([splittable(spelt(contact.organisation))], 's?(?![\\p{L}-]|\\.? ?\\d)'),
    })),
    days: datesOf(programme),
  };
  namesByRound.set(programme, fresh);
  return fresh;
}

/** A long alias also begins a compound, whose head is caught (`københavnsfristen`); a short one stands alone or with a hyphen. */
function courseWords(course: Course): string {
  const words = [...new Set(course.aliases.map((a) => danishLetters(normalise(a))))]
    .sort((a, b) => b.length - a.length)
    .map((alias) => ({ alias: spelt(alias), long: alias.length >= 5 }));
  const long = words.filter((w) => w.long).map((w) => w.alias);
  const short = words.filter((w) => !w.long).map((w) => w.alias);
  return `(?:${[long.length > 0 ? `(?:${long.join('|')})(?:s?-?(\\p{L}{3,})|\\p{L}{0,2})` : '', short.length > 0 ? `(?:${short.join('|')})s?(?:-\\p{L}+)?` : ''].filter(Boolean).join('|')})`;
}

const numberedThing = new RegExp(
  `(\\d)\\.? ${countable}|${countable}(?: nr\\.?| nummer| number)? (\\d|\\p{L}+)(?!\\p{L})|(?:nr\\.?|nummer|number) (\\d|\\p{L}+)(?: og (?:nr\\.? |nummer )?(\\d|\\p{L}+))?`,
  'gu',
);

function ordinalsIn(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(numberedThing)) {
    for (const part of match.slice(1)) {
      const n = part ? (numberOf(part, 'da') ?? numberOf(part, 'en')) : undefined;
      if (n !== undefined && n >= 1 && n <= 9) found.push(n);
    }
  }
  for (const word of text.match(/[\p{L}\d]+/gu) ?? []) {
    const n = ordinals.get(word);
    if (n !== undefined) found.push(n);
  }
  return [...new Set(found)];
}

/** A name as people spell it, with the typewriter's aa, ae and oe too. */
function spelt(name: string): string {
  return literally(danishLetters(normalise(name)))
    .replace(/å/g, '(?:å|aa)')
    .replace(/æ/g, '(?:æ|ae)')
    .replace(/ø/g, '(?:ø|oe)');
}

/** A compound may be written apart at its linking s: `forhandlings fællesskabet`. */
function splittable(pattern: string): string {
  return pattern.replace(/(?<=\p{L}{4})s(?=\p{L}{4})/gu, 's[- ]?');
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
