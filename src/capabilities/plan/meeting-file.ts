import { type CalendarEvent, calendarOf, meetingEvents } from '../../core/calendar-file.js';
import type { Download } from '../../core/capability.js';
import { type Language, languages } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';

/**
 * One meeting of a course as a calendar file named `<course>-<n>.<language>.ics`, n being 1 for the first, or a webinar as
 * `webinar-<id>.<language>.ics`. Undefined for any other name. `now` stamps it.
 */
export function meetingFile(name: string, programme: Programme, now: Date): (Download & { readonly body: string }) | undefined {
  const [key, tongue, ending, ...rest] = name.split('.');
  const language = languages.find((l) => l === tongue);
  if (!language || ending !== 'ics' || rest.length > 0) return undefined;
  const event = eventsOf(programme, language).find(({ id }) => id === `${programme.id}-${key}`);
  if (!event) return undefined;
  const body = calendarOf([event], { name: programme.name[language], language, now });
  return { contentType: 'text/calendar; charset=utf-8', fileName: name, body };
}

/** Everything in the round that people meet at. An event's id is the round's and the name of its file. */
function eventsOf(programme: Programme, language: Language): CalendarEvent[] {
  const meetings = programme.courses.flatMap((course) => meetingEvents(course, programme, language));
  const webinars = programme.webinars.map(({ id, title, date, start, end, url }) => ({
    // A webinar may be called what a meeting's file is called.
    id: `${programme.id}-webinar-${id}`,
    date,
    start,
    end,
    summary: title[language],
    location: 'Online',
    url,
  }));
  return [...meetings, ...webinars];
}
