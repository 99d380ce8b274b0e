import { calendarOf, meetingEvents } from '../../core/calendar-file.js';
import type { Download } from '../../core/capability.js';
import { languages } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';

/** A course's meetings as a calendar file named `<course>.<language>.ics`. Undefined for any other name. `now` stamps it. */
export function calendarFile(name: string, programme: Programme, now: Date): (Download & { readonly body: string }) | undefined {
  const [id, tongue, ending, ...rest] = name.split('.');
  const course = programme.courses.find((c) => c.id === id);
  const language = languages.find((l) => l === tongue);
  if (!course || !language || ending !== 'ics' || rest.length > 0) return undefined;
  const body = calendarOf(meetingEvents(course, programme, language), {
    name: `${programme.name[language]}, ${course.name[language]}`,
    language,
    now,
  });
  return { contentType: 'text/calendar; charset=utf-8', fileName: name, body };
}
