import ical from 'ical-generator';
import { tzlib_get_ical_block as blockOf } from 'timezones-ical-library';
import { zone } from './calendar.js';
import type { Language, Localised } from './language.js';
import type { Course, Programme } from './programme.js';
import { place } from './wording.js';

/** Something with a time and a place, to be put in a person's calendar. */
export interface CalendarEvent {
  /** The same each time, so that importing the file again updates what it was imported as. */
  readonly id: string;
  /** `yyyy-mm-dd`, and `hh:mm` of its start and end, in Copenhagen. */
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly location: string;
  /** Where it takes place online. */
  readonly url?: string | undefined;
}

/** What calendar programs read (.ics), in Europe/Copenhagen with its rules for summer time. `now` stamps it. */
export function calendarOf(
  events: readonly CalendarEvent[],
  { name, language, now }: { readonly name: string; readonly language: Language; readonly now: Date },
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Sammen mod vold', product: 'Teams-bot', language: language.toUpperCase() },
    // Without a name the stamp is in UTC, as it must be; the events have the zone.
    timezone: { name: null, generator: rulesOf },
  });
  for (const { id, date, start, end, summary, location, url } of events) {
    calendar.createEvent({
      id: `${id}@sammen-mod-vold`,
      stamp: now,
      start: `${date}T${start}:00`,
      end: `${date}T${end}:00`,
      timezone: zone,
      summary,
      location,
      ...(url && { url }),
    });
  }
  return calendar.toString();
}

/** When a zone changes to summer time and back. The library gives zones with the same rules under one of their names. */
function rulesOf(name: string): string {
  const [rules = ''] = blockOf(name);
  return rules.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, field: string) => `${field}:${name}`);
}

const summaries: Localised<(n: number, course: string, programme: string) => string> = {
  da: (n, course, programme) => `${n}. netværksmøde i ${course}: ${programme}`,
  en: (n, course, programme) => `Network meeting ${n} in ${course}: ${programme}`,
};

/** A course's meetings in their order. One that was imported with the others and comes alone later is the same event. */
export function meetingEvents(course: Course, programme: Programme, language: Language): CalendarEvent[] {
  return course.meetings.map((meeting, i) => ({
    id: `${programme.id}-${course.id}-${i + 1}`,
    date: meeting.date,
    ...programme.meetingTime,
    summary: summaries[language](i + 1, course.name[language], programme.name[language]),
    location: place(meeting),
  }));
}
