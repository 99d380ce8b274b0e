import { addDays, moment } from '../../core/calendar.js';
import { dueRow } from '../../core/due.js';
import type { Row } from '../../core/ports.js';
import type { Programme } from '../../core/programme.js';
import type { Application } from './application.js';

/** The time of day at which people are reminded, in Copenhagen. */
const morning = '09:00';
/** Days before the deadline on which whoever has a draft is reminded of it. */
export const remindBefore = [7, 2];
/** Days from one question for MED's decision to the next. */
export const askAgainAfter = 14;

/** What reminds of a draft, for every course that it may turn out to be for, as far as it is still to come. */
export function reminderRows({ id, round }: Pick<Application, 'id' | 'round'>, { courses }: Programme, now: Date): Row[] {
  return courses.flatMap(({ id: course, deadline }) =>
    remindBefore
      .map((days) => ({ days, at: moment(`${addDays(deadline, -days)}T${morning}`) }))
      .filter(({ at }) => at > now)
      .map(({ days, at }) => dueRow(round, at, 'apply.remind', { id, course, days })),
  );
}

/** What asks for MED's decision on the morning after this day. */
export function medRow({ id, round }: Pick<Application, 'id' | 'round'>, day: string): Row {
  return dueRow(round, moment(`${addDays(day, 1)}T${morning}`), 'apply.ask-med', { id });
}
