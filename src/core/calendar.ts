import { DateTime } from 'luxon';
import type { Language } from './language.js';
import { memo } from './memo.js';

/** The time zone of every rule and of everything a person reads. */
export const zone = 'Europe/Copenhagen';

// Swedish writes a moment as `yyyy-mm-dd hh:mm`; one formatter is many times faster than a DateTime each time.
const copenhagen = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

/** The calendar day in Copenhagen, `yyyy-mm-dd`. */
export function dayOf(moment: Date): string {
  return local(moment).slice(0, 10);
}

/** The time of day in Copenhagen, `hh:mm`. */
export function timeOf(moment: Date): string {
  return local(moment).slice(11, 16);
}

// All that is asked within a minute asks for the same one.
const msPerMinute = 60_000;
let newest = { minute: Number.NaN, text: '' };

function local(moment: Date): string {
  const minute = Math.floor(moment.getTime() / msPerMinute);
  if (newest.minute !== minute) newest = { minute, text: copenhagen.format(moment) };
  return newest.text;
}

/** The moment of a Copenhagen day and time of day, as `yyyy-mm-ddThh:mm`; a day alone means noon. */
export function moment(local: string): Date {
  return new Date(instants(local));
}

// Each check-in asks for the same few, and to find a zone's offset is slow.
const instants = memo(1000, (local) => DateTime.fromISO(local.length === 10 ? `${local}T12:00` : local, { zone }).toMillis());

// A date without a time is midnight UTC, where each day has 24 hours.
const msPerDay = 86_400_000;

/** Whole calendar days from one `yyyy-mm-dd` to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / msPerDay;
}

/** The day `n` days later. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(day) + n * msPerDay).toISOString().slice(0, 10);
}

/** The day so many months later; the last of its month where that day is not in it. */
export function addMonths(day: string, n: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ months: n }).toFormat('yyyy-MM-dd');
}

/** ISO weekday of a day: 1 is Monday. */
export function weekday(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

/** `torsdag den 27. november 2025`, `Thursday 27 November 2025`. */
export function longDate(day: string, language: Language): string {
  return written[language](day);
}

// The same few dates are written in nearly every answer, and Intl is slow.
const mostWritten = 1000;
const written: Readonly<Record<Language, (day: string) => string>> = {
  da: memo(mostWritten, (day) => DateTime.fromISO(day, { zone: 'utc' }).setLocale('da').toFormat("cccc 'den' d. LLLL yyyy")),
  en: memo(mostWritten, (day) => DateTime.fromISO(day, { zone: 'utc' }).setLocale('en-GB').toFormat('cccc d LLLL yyyy')),
};

/** `november 2025`. */
export function monthYear(day: string, language: Language): string {
  return DateTime.fromISO(day, { zone: 'utc' })
    .setLocale(language === 'en' ? 'en-GB' : 'da')
    .toFormat('LLLL yyyy');
}
