import { getVtimezoneComponent } from '@touch4it/ical-timezones';
import ical from 'ical-generator';
import { zone } from '../../core/calendar.js';
import type { Download } from '../../core/capability.js';
import { type Language, languages } from '../../core/language.js';
import type { Course, Programme } from '../../core/programme.js';
import { place } from './answers/wording.js';
import { texts } from './texts.js';

/**
 * A course's meetings as a calendar file named `<course>.<language>.ics`, in Europe/Copenhagen with its rules for summer time.
 * Undefined for any other name. `now` stamps it.
 */
export function calendarFile(name: string, programme: Programme, now: Date): Download | undefined {
  const [id, tongue, ending, ...rest] = name.split('.');
  const course = programme.courses.find((c) => c.id === id);
  const language = languages.find((l) => l === tongue);
  if (!course || !language || ending !== 'ics' || rest.length > 0) return undefined;
  return { contentType: 'text/calendar; charset=utf-8', fileName: name, body: written(course, programme, language, now) };
}

function written(course: Course, programme: Programme, language: Language, now: Date): string {
  const calendar = ical({
    name: `${programme.name[language]}, ${course.name[language]}`,
    prodId: { company: 'Sammen mod vold', product: 'Teams-bot', language: language.toUpperCase() },
    timezone: { name: zone, generator: getVtimezoneComponent },
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
