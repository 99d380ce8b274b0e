import { longDate } from './calendar.js';
import type { Language } from './language.js';
import type { Contact, Course, Meeting, Programme } from './programme.js';
import { meetingMinutes } from './schedule.js';

/** `9.30-14.00` in Danish, `9:30-14:00` in English. */
export function hours({ meetingTime: { start, end } }: Programme, language: Language): string {
  return `${clockTime(start, language)}-${clockTime(end, language)}`;
}

/** An `hh:mm` as people write it: `9.30` in Danish, `9:30` in English. */
export function clockTime(time: string, language: Language): string {
  const bare = time.replace(/^0/, '');
  return language === 'da' ? bare.replace(':', '.') : bare;
}

/** `FOA, Staunings Plads`. */
export function place({ venue }: Meeting): string {
  return venue.street ? `${venue.name}, ${venue.street}` : venue.name;
}

/** `torsdag den 27. november 2025 kl. 9.30-14.00 (FOA, Staunings Plads)`. */
export function appointment(meeting: Meeting, programme: Programme, language: Language): string {
  const at = language === 'da' ? 'kl.' : 'at';
  return `${longDate(meeting.date, language)} ${at} ${hours(programme, language)} (${place(meeting)})`;
}

/** How long a meeting lasts, in hours, halves as `½`: `4½`. */
export function hoursLong(programme: Programme): string {
  return halves(meetingMinutes(programme) / 60);
}

/** A number of hours with its half as `½`, other fractions to one decimal. */
export function halves(n: number): string {
  if (Number.isInteger(n)) return String(n);
  return Number.isInteger(n * 2) ? `${Math.floor(n)}½` : n.toFixed(1);
}

/** `om 14 dage`, `i morgen`, `i dag`, `for 3 dage siden`. */
export function inDays(days: number, language: Language): string {
  if (language === 'en') {
    if (days === 0) return 'today';
    if (days === 1) return 'tomorrow';
    if (days === -1) return 'yesterday';
    return days > 0 ? `in ${days} days` : `${-days} days ago`;
  }
  if (days === 0) return 'i dag';
  if (days === 1) return 'i morgen';
  if (days === -1) return 'i går';
  return days > 0 ? `om ${days} dage` : `for ${-days} dage siden`;
}

/** `København og Aarhus`, `A, B and C`. */
export function listed(items: readonly string[], language: Language, last = language === 'da' ? 'og' : 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

export function courseNames(courses: readonly Course[], language: Language): string {
  return listed(
    courses.map((c) => c.name[language]),
    language,
  );
}

/** `33 70 31 18`. */
export function phone(contact: Contact): string {
  return contact.phone.replace(/(\d\d)(?=\d)/g, '$1 ');
}

/** `Nina Roth fra KL: tlf. 33 70 31 18, niro@kl.dk`. */
export function reach(contact: Contact, language: Language): string {
  return language === 'da'
    ? `${contact.name} fra ${contact.organisation}: tlf. ${phone(contact)}, ${contact.mail}`
    : `${contact.name} from ${contact.organisation}: phone ${phone(contact)}, ${contact.mail}`;
}

/** A sentence's first letter in capitals. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
