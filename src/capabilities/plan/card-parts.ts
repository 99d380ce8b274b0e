import type { CardElement, ITextRun } from '@microsoft/teams.cards';
import { DateTime } from 'luxon';
import { dayOf } from '../../core/calendar.js';
import { plainName } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import { remaining, type Scheduled } from '../../core/schedule.js';
import { type Action, type Group, implementation, isOpen, isOverdue, longest, type Status } from './plan.js';
import { texts } from './texts.js';

/** What every card is computed from, beside the plan. */
export interface Setting {
  readonly programme: Programme;
  readonly language: Language;
  readonly now: Date;
}

type Look = Pick<ITextRun, 'weight' | 'isSubtle' | 'color' | 'size'>;

/** A part of a line, and how it looks. */
export function run(text: string, look: Look = {}): ITextRun {
  return { type: 'TextRun', text, ...look };
}

/** One line of several parts, close to the one above it; where no Markdown is read, since people's own words stand in it. */
export function line(...inlines: ITextRun[]): CardElement {
  return { type: 'RichTextBlock', spacing: 'None', inlines };
}

/** `Vejle Kommune, Ældreområdet`. */
export function groupName({ municipality, area }: Pick<Group, 'municipality' | 'area'>): string {
  return area === '' ? municipality : `${municipality}, ${area}`;
}

/** Whose card it is, below its heading. */
export function groupLine(group: Group): CardElement {
  return line(run(inOneLine(groupName(group), mostOfGroup), { isSubtle: true }));
}

/** As much of a group's name as a card has room for. */
const mostOfGroup = 120;

/** A group's name where Markdown is read, and in a file's name: somebody typed the area. */
export function plainGroupName(group: Group): string {
  return plainName(groupName(group), mostOfGroup);
}

/** As much of a name as a line has room for. */
export const mostOfName = 40;

/** The name of somebody in the group; undefined for anybody else. */
export function memberName(id: string, { members }: Group, language: Language): string | undefined {
  const member = members.find((one) => one.id === id);
  return member && (inOneLine(member.name, mostOfName) || texts[language].unnamed);
}

/** What an action belongs to; empty where nobody has said, or the round has it no longer. */
export function elementName(id: string, { programme, language }: Setting): string {
  if (id === implementation) return texts[language].implementation;
  return programme.elements.find((element) => element.id === id)?.[language] ?? '';
}

const inWords = { da: 'd. LLLL', en: 'd LLLL' } as const;
const locales = { da: 'da', en: 'en-GB' } as const;

/** `1. marts`, and the year where it is not this one: an action's day is written many times on one card. */
export function shortDay(day: string, { language, now }: Pick<Setting, 'language' | 'now'>): string {
  const isThisYear = day.slice(0, 4) === dayOf(now).slice(0, 4);
  return DateTime.fromISO(day, { zone: 'utc' })
    .setLocale(locales[language])
    .toFormat(isThisYear ? inWords[language] : `${inWords[language]} yyyy`);
}

/** The day of a UTC moment, short. */
export function shortDayOf(at: string, setting: Pick<Setting, 'language' | 'now'>): string {
  return shortDay(dayOf(new Date(at)), setting);
}

/** The number of an ISO week: `3` of `2026-W03`. */
export function weekNumber(week: string): string {
  return String(Number(week.slice(-2)));
}

/** The meeting of the group's course that comes next, or is going on; undefined when all are over. */
export function nextMeeting({ course }: Group, { programme, now }: Setting): Scheduled | undefined {
  const found = programme.courses.find(({ id }) => id === course);
  return found && remaining(found, programme, now)[0];
}

/** The meeting that what is agreed today is to be done by: at a meeting it is the one after. */
export function meetingToWorkFor(group: Group, setting: Setting): Scheduled | undefined {
  const course = setting.programme.courses.find(({ id }) => id === group.course);
  return course && remaining(course, setting.programme, setting.now).find(({ days }) => days > 0);
}

/** A text in one line of at most so many characters: what has many lines would take the card for itself. */
export function inOneLine(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > most ? `${flat.slice(0, most - 1).trimEnd()}…` : flat;
}

/** How much of an action a card shows, in characters: what it is, its reason and first step each, and the last word. */
export interface Room {
  readonly what: number;
  readonly text: number;
  readonly word: number;
}

/** A card with so many actions on it goes into one message whatever they say; the form and the paper have each text whole. */
export function roomFor(actions: number): Room {
  if (actions > 9) return { what: 80, text: 120, word: 30 };
  return { what: longest.what, text: 300, word: actions > 6 ? 80 : 200 };
}

const statusLook: Readonly<Record<Status, Look>> = {
  done: {},
  going: { color: 'Accent' },
  open: {},
  stuck: { weight: 'Bolder' },
};

/** A status; its word says all that its look does. */
export function statusRun(status: Status, language: Language): ITextRun {
  return run(texts[language].statuses[status], statusLook[status]);
}

/** By when, as part of a line: what is late is said in words too, and of what is done nobody asks any more. */
function dayRuns(action: Action, setting: Setting): ITextRun[] {
  if (action.by === '' || !isOpen(action)) return [];
  const t = texts[setting.language];
  const day = shortDay(action.by, setting);
  return isOverdue(action, dayOf(setting.now))
    ? [run(` · ${t.overdue(day)}`, { weight: 'Bolder' })]
    : [run(` · ${t.by(day)}`, { isSubtle: true })];
}

/** Who has an action and by when it is to be done. */
export function whoAndWhen(action: Action, group: Group, setting: Setting): CardElement {
  const who = memberName(action.who, group, setting.language) ?? texts[setting.language].nobody;
  return line(run(who), ...dayRuns(action, setting));
}
