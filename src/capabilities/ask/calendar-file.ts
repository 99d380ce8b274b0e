import ical from 'ical-generator';
import { tzlib_get_ical_block as blockOf } from 'timezones-ical-library';
import { zone } from '../../core/calendar.js';
import type { Download } from '../../core/capability.js';
import { type Language, languages } from '../../core/language.js';
import type { Course, Programme } from '../../core/programme.js';
import { place } from '../../core/wording.js';
import { texts } from './texts.js';

/**
 * A course's meetings as a calendar file named `<course>.<language>.ics`, in Europe/Copenhagen with its rules for summer time.
 * Undefined for any other name. `now` stamps it.
 */
export function calendarFile(name: string, programme: Programme, now: Date): (Download & { readonly body: string }) | undefined {
  const [id, tongue, ending, ...rest] = name.split('.');
  const course = programme.courses.find((c) => c.id === id);
  const language = languages.find((l) => l === tongue);
  if (!course || !language || ending !== 'ics' || rest.length > 0) return undefined;
  return { contentType: 'text/calendar; charset=utf-8', fileName: name, body: written(course, programme, language, now) };
}

/** When a zone changes to summer time and back. The library gives zones with the same rules under one of their names. */
function rulesOf(name: string): string {
  const [rules = ''] = blockOf(name);
  return rules.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, field: string) => `${field}:${name}`);
}

function written(course: Course, programme: Programme, language: Language, now: Date): string {
  const calendar = ical({
    name: `${programme.name[language]}, ${course.name[language]}`,
    prodId: { company: 'Sammen mod vold', product: 'Teams-bot', language: language.toUpperCase() },
    // Without a name the stamp is in UTC, as it must be; the events have the zone.
    timezone: { name: null, generator: rulesOf },
  });
  for (const [i, meeting] of course.meetings.entries()) {
    calendar.createEvent({
      // The same id each time, so that importing the file again updates the meetings.
      id: `${programme.id}-${course.id}-${i + 1}@sammen-mod-vold`,
      stamp: now,
      start: `${meeting.date}T${programme.meetingTime.start}:00`,
      end: `${meeting.date}T${programme.meetingTime.end}:00`,
      timezone: zone,
      summary: texts[language].calendarEvent(i + 1, course.name[language], programme.name[language]),
      location: place(meeting),
    });
  }
  return calendar.toString();
}
