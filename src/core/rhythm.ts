import { DateTime } from 'luxon';
import { addDays, dayOf, daysBetween, moment, timeOf, weekday } from './calendar.js';

/** When a group's check-ins come. */
export interface Rhythm {
  /** ISO weekday: 1 (Monday) to 5. */
  readonly weekday: number;
  /** `hh:mm` in Copenhagen. */
  readonly time: string;
  readonly everyWeeks: 1 | 2;
  /**
   * The day from which there are check-ins. Every second week is counted from this one, not by the week's number: weeks 53 and 1
   * follow one another and are both odd.
   */
  readonly since: string;
  /** The first day on which they come again; empty where they are not paused. */
  readonly pausedUntil: string;
}

/** What the programme says of check-ins: the last day, and the weeks without. Days, `yyyy-mm-dd`, each included. */
export interface Season {
  readonly end: string;
  readonly quiet: readonly { readonly from: string; readonly to: string }[];
}

/** A check-in: the ISO week that it is for (`2026-W05`), the day on which it comes, and the moment. */
export interface CheckIn {
  readonly week: string;
  readonly day: string;
  readonly at: Date;
}

/** Mondays at nine. */
export const usualRhythm = { weekday: 1, time: '09:00', everyWeeks: 1, pausedUntil: '' } as const;

/**
 * The first check-in after this moment; undefined where the programme is over before. A holiday's comes on the next working day, and is
 * still for its own week.
 */
export function nextCheckIn(rhythm: Rhythm, season: Season, isHoliday: (day: string) => boolean, after: Date): CheckIn | undefined {
  const today = dayOf(after);
  // What was due before the weekend or in the holidays may come as late as in the week after.
  for (let monday = addDays(mondayOf(today), -14); monday <= season.end; monday = addDays(monday, 7)) {
    const found = checkInOf(monday, rhythm, season, isHoliday);
    if (found && found.at > after) return found;
  }
  return undefined;
}

function checkInOf(monday: string, rhythm: Rhythm, { end, quiet }: Season, isHoliday: (day: string) => boolean): CheckIn | undefined {
  const weeks = daysBetween(mondayOf(rhythm.since), monday) / 7;
  const chosen = addDays(monday, rhythm.weekday - 1);
  if (weeks % rhythm.everyWeeks !== 0 || chosen < rhythm.since) return undefined;
  const day = workingDayFrom(chosen, isHoliday);
  const isQuiet = quiet.some(({ from, to }) => from <= day && day <= to);
  if (isQuiet || day < rhythm.pausedUntil || day > end) return undefined;
  return { week: weekOf(monday), day, at: moment(`${day}T${rhythm.time}`) };
}

/** The ISO week of a day: `2026-W53`. */
export function weekOf(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat("kkkk-'W'WW");
}

function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day));
}

/** This day where people are at work, or the next one on which they are. */
export function workingDayFrom(day: string, isHoliday: (day: string) => boolean): string {
  let at = day;
  while (weekday(at) > 5 || isHoliday(at)) at = addDays(at, 1);
  return at;
}

/** So many working days before a day. */
export function workingDaysBefore(day: string, n: number, isHoliday: (day: string) => boolean): string {
  let at = day;
  for (let left = n; left > 0; ) {
    at = addDays(at, -1);
    if (weekday(at) <= 5 && !isHoliday(at)) left -= 1;
  }
  return at;
}

/** After this hour nobody is to hear from the bot, in Copenhagen. */
const evening = '17:00';

/** Whether what was due then may be said now: on its day, as long as people are at work. */
export function isTimely(due: Date, now: Date): boolean {
  return now >= due && dayOf(now) === dayOf(due) && timeOf(now) < evening;
}
