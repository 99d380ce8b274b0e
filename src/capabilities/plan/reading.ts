import { addDays, dayOf } from '../../core/calendar.js';
import { mentionedDate, type Span } from '../../core/dates.js';
import { danishLetters, normalise } from '../../core/words.js';
import type { Member } from './plan.js';

/** An action as somebody said it in one line. */
export interface SaidAction {
  /** As it was written, its commas with it; empty where only the rest was said. */
  readonly what: string;
  /** A member's id, or empty. */
  readonly who: string;
  /** `yyyy-mm-dd`; empty means the next meeting. */
  readonly by: string;
  /** Whom it was said to be for and who cannot be told: no member, one of several of that name, more than one, or the writer ("jeg"). */
  readonly unknownName: string;
}

/** What a part of the line says beside what is to be done. Nothing stands where nothing is said; an empty `by` is the next meeting. */
interface Part {
  readonly who?: string;
  readonly by?: string;
  readonly unknownName?: string;
}

/** What the parts are read with. */
interface Known {
  readonly members: readonly Member[];
  readonly today: string;
}

/**
 * Reads "risikovurdere hjemmebesøg, Ole, 1. marts". The parts stand in any order, with commas or dashes between them; what says neither who nor by
 * when is what is to be done. A member and a day together need no comma at the end. Where two say who, or two by when, the first counts and the other is left in what is to be done.
 */
export function readAction(text: string, members: readonly Member[], now: Date): SaidAction {
  const known = { members, today: dayOf(now) };
  let said: Part = {};
  const kept: string[] = [];
  for (const piece of piecesOf(text)) {
    const { part, rest } = taken(piece, known);
    const isNew = part !== undefined && areApart(part, said);
    if (isNew) said = { ...said, ...part };
    const left = isNew ? rest : piece;
    if (tidied(left) !== '') kept.push(left);
  }
  // Danish writes nouns small: a capital behind the last comma is somebody's.
  const last = tidied(kept.at(-1) ?? '');
  if (!saysWho(said) && kept.length > 1 && nameLike.test(last) && !nobody.test(normalise(last))) {
    kept.pop();
    said = { ...said, unknownName: last };
  }
  return { what: tidied(kept.join('')), who: said.who ?? '', by: said.by ?? '', unknownName: said.unknownName ?? '' };
}

const nameLike = /^\p{Lu}[\p{L}'’-]*\p{Ll}(?: \p{Lu}[\p{L}'’-]*\.?){0,3}$/u;
const nobody =
  /^(?:teams|outlook|facebook|aula|intranet|sharepoint|falck|tak|hilsen|mvh|thanks|mandag|tirsdag|onsdag|torsdag|fredag|monday|tuesday|wednesday|thursday|friday)$/u;

const weekday =
  '(?<!\\p{L})(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
/** Before a date a weekday says nothing more, and its comma parts nothing. */
const weekdayComma = new RegExp(`(?<=${weekday}),? (?=(?:den |d\\. ?|the )?\\d)`, 'giu');
const weekdayOfDate = new RegExp(`${weekday} (?=(?:den |d\\. ?|the )?\\d)`, 'u');

/** The pieces of a line, each with the mark before it, so that what is kept can be put together again. A comma in a number, or a dash between two, parts nothing. */
function piecesOf(text: string): string[] {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(weekdayComma, ' ')
    .split(/(?=[,;](?!\d))|(?<!\d)(?=[,;])|(?= [–—-] (?!\d))|(?<!\d)(?= [–—-] )/u)
    .filter((piece) => !/^[,;–—\- ]*(?:tak|please|venligst|på forhånd tak|thanks)[ .!]*$/iu.test(piece));
}

function tidied(text: string): string {
  return text.replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/gu, '');
}

function saysWho({ who, unknownName }: Part): boolean {
  return who !== undefined || unknownName !== undefined;
}

function areApart(one: Part, other: Part): boolean {
  return !(saysWho(one) && saysWho(other)) && !(one.by !== undefined && other.by !== undefined);
}

/** What may begin who or when behind what is to be done, without a comma. */
const marker = /(?<= )(?:senest|inden|før|frist|tidsfrist|deadline|ansvarlig|by|before|no later than|due|responsible)(?!\p{L})/giu;
const mostMarkers = 20;

/** What a piece says of who and when, and what is left of it: all of it, its end ("… senest 1. marts", "… Ole 1. marts"), or its head ("Ole: …"). */
function taken(piece: string, known: Known): { readonly part: Part | undefined; readonly rest: string } {
  const whole = partIn(tidied(piece), known);
  if (whole) return { part: whole, rest: '' };
  const [, head = '', behind = ''] = /^([^:]{2,60}):\s(.+)$/u.exec(piece) ?? [];
  const first = whoIn(tidied(head), known);
  if (first?.who !== undefined) {
    const { part, rest } = taken(behind, known);
    return part && areApart(first, part) ? { part: { ...first, ...part }, rest } : { part: first, rest: behind };
  }
  const end = endOf(piece, known);
  if (end) return end;
  for (const { index } of [...piece.matchAll(marker)].slice(0, mostMarkers)) {
    const part = partIn(tidied(piece.slice(index)), known);
    if (part) return { part, rest: piece.slice(0, index) };
  }
  return { part: undefined, rest: piece };
}

/** Longer than who and when take together. */
const mostWords = 14;

/** Whoever stands behind these belongs to what is to be done: "tale med Ole". */
const binding =
  /^(?:med|om|til|for|på|hos|fra|af|over|mellem|og|eller|samt|at|hvad|som|der|with|about|to|for|on|at|from|of|by|between|and|or|that|what)$/u;
/** A verb alone wants an object: "spørge Ole". */
const verbAlone = /^\p{L}+(?:e|å)$/u;

/** A member and a day at the end, without a comma: "risikovurdere hjemmebesøg Ole 1. marts". */
function endOf(piece: string, known: Known): { readonly part: Part; readonly rest: string } | undefined {
  const words = piece.split(' ');
  for (let i = Math.max(1, words.length - mostWords); i < words.length - 1; i += 1) {
    const rest = words.slice(0, i).join(' ');
    const left = tidied(rest);
    const before = normalise(tidied(words[i - 1] ?? ''));
    if (left === '' || binding.test(before) || verbAlone.test(normalise(left))) continue;
    const part = partIn(tidied(words.slice(i).join(' ')), known);
    const isMembers = part?.who !== undefined || membersNamed(part?.unknownName ?? '', known.members).length > 0;
    if (part?.by !== undefined && isMembers) return { part, rest };
  }
  return undefined;
}

/** Who, when, or one behind the other: "Ole senest 1. marts", "til næste møde ved Ole". */
function partIn(text: string, known: Known): Part | undefined {
  const words = text.split(' ');
  if (words.length > mostWords) return undefined;
  const one = whoIn(text, known) ?? byIn(text, known);
  if (one) return one;
  for (let i = 1; i < words.length; i += 1) {
    const [left, right] = [words.slice(0, i).join(' '), words.slice(i).join(' ')];
    const who = whoIn(left, known);
    const by = who ? byIn(right, known) : byIn(left, known);
    const other = who ?? (by && whoIn(right, known));
    if (other && by) return { ...other, ...by };
  }
  return undefined;
}

const label =
  /^(?:(?:og|and) )?(?:(?:ansvarlige?|ansvar|hvem|responsible|owner|who|assigned to)(?: (?:er|is))? ?[:=]?|ved|v\/|@) ?(?=\S)/iu;
const takes =
  /,? (?:tager (?:den|det|opgaven|ansvaret|sig af (?:det|den))|gør (?:det|den)|laver (?:det|den)|har (?:den|opgaven|ansvaret)|er (?:ansvarlig|tovholder)(?: for (?:det|den)| på (?:det|den))?|står for (?:det|den)|sørger for (?:det|den)|takes? (?:it|this|care of it)|is responsible|does it|do it|will do it|will take it|owns it)$/iu;
const writer = /^(?:jeg|mig|undertegnede|me|myself)$/u;

function whoIn(text: string, { members }: Known): Part | undefined {
  const name = tidied(text.replace(label, '').replace(takes, ''));
  const isSaid = name !== tidied(text);
  const named = membersNamed(name, members);
  const [only, ...others] = named;
  if (only && others.length === 0) return { who: only.id };
  const several = name.split(/ (?:og|and|&|\+) |\/|, /u);
  const areMembers = several.length > 1 && several.every((each) => membersNamed(each, members).length > 0);
  const isWriter = writer.test(normalise(name)) || (isSaid && name === 'I');
  const isSomebody = isSaid && name.length < mostNameLetters && (nameLike.test(name) || /[:=]/u.test(text)) && !/\d/u.test(name);
  return named.length > 0 || areMembers || isWriter || isSomebody ? { unknownName: name } : undefined;
}

const mostNameLetters = 60;

/** Those who are called so: by their whole name, or by their first and as much of the rest as was said ("Ole B."). */
function membersNamed(said: string, members: readonly Member[]): readonly Member[] {
  const words = nameWords(said);
  if (words.length === 0) return [];
  const whole = members.filter(({ name }) => nameWords(name).join(' ') === words.join(' '));
  return whole.length > 0 ? whole : members.filter(({ name }) => isShortFor(words, nameWords(name)));
}

function nameWords(name: string): string[] {
  return danishLetters(normalise(name))
    .replace(/[.'’]/gu, '')
    .split(' ')
    .filter((word) => word !== '');
}

function isShortFor([first, ...rest]: readonly string[], [firstName, ...names]: readonly string[]): boolean {
  if (first !== firstName) return false;
  let from = 0;
  return rest.every((word) => {
    const at = names.findIndex((name, i) => i >= from && (name === word || (word.length === 1 && name.startsWith(word))));
    from = at + 1;
    return at >= 0;
  });
}

const nextMeeting =
  /^(?:(?:senest|inden|til|ved|før|frist:?|deadline:?|by|before|until|at|for) )*(?:(?:det|vores|the|our) )?(?:næste|next) (?:netværksmøde|møde|mødet|gang|(?:network )?meeting)$/u;
/** What may stand around a day by which something is to be done. */
const around = new Set(
  'senest inden før til frist tidsfrist deadline hvornår when due by before until no later than at the latest on færdig klar done ready skal være med udgangen slutningen udgang slut ultimo af end of på i den d er is uge'.split(
    ' ',
  ),
);
const hour = /(?:kl\.?|at) ?\d{1,2}(?:[.:]\d\d)?(?!\d)/u;
const from = /(?<!\p{L})(?:efter|after|fra|from|siden|since|på den anden side)(?!\p{L})/u;
const earlier = /(?<!\p{L})(?:inden|før|before)(?!\p{L})/u;

function byIn(text: string, { today }: Known): Part | undefined {
  const said = normalise(text).replace(/[.!]+$/u, '');
  if (nextMeeting.test(said)) return { by: '' };
  if (from.test(said)) return undefined;
  const { span, masked } = mentionedDate(said.replace(hour, ' ').replace(weekdayOfDate, ''), today, []);
  const others = masked.replace(/\{(?:date|month)\}/u, '').match(/[\p{L}\d]+/gu) ?? [];
  if (!span || others.some((word) => !around.has(word))) return undefined;
  const by = lastDay(span, earlier.test(said));
  // A year that was said is meant; without one, only "i går" has been.
  return by >= today || /20\d\d/u.test(said) ? { by } : undefined;
}

const [friday, fridayBefore] = [4, -3];

/** The last day of it on which people work towards it; before a week or a month, the one before that. */
function lastDay({ kind, from: first, to }: Span, isBefore: boolean): string {
  if (kind === 'week') return addDays(first, isBefore ? fridayBefore : friday);
  return kind === 'month' && isBefore ? addDays(first, -1) : to;
}
