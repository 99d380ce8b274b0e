import { addDays, dayOf, moment } from '../../core/calendar.js';
import { dueRow } from '../../core/due.js';
import type { Row } from '../../core/ports.js';
import type { Course, Programme, Webinar } from '../../core/programme.js';
import { type CheckIn, nextCheckIn, type Rhythm, type Season, workingDayFrom, workingDaysBefore } from '../../core/rhythm.js';
import { scheduleOf } from '../../core/schedule.js';
import type { Action, Group } from './plan.js';
import { isOpen } from './plan.js';
import type { Found } from './records.js';

/** The time of day at which the bot speaks of meetings, in Copenhagen. */
const morning = '09:00';
/** Working days before a meeting on which it says where the group stands. */
const daysBefore = 3;

type IsHoliday = (day: string) => boolean;

/** The group's course, or undefined where the round has none of that name. */
export function courseOf({ course }: Pick<Group, 'course'>, { courses }: Programme): Course | undefined {
  return courses.find(({ id }) => id === course);
}

/** From when to when there are check-ins: until the course's last meeting, and not in the programme's quiet weeks. */
export function seasonOf(group: Pick<Group, 'course'>, programme: Programme): Season {
  return { end: courseOf(group, programme)?.meetings.at(-1)?.date ?? '', quiet: programme.quietWeeks };
}

/** What is due at a group's first check-in after this moment: one row, or none where there are no more, or no plan yet. */
export function checkInRows(group: Group, programme: Programme, isHoliday: IsHoliday, after: Date): Row[] {
  if (group.rhythm.since === '' || !group.channel || group.away) return [];
  const next = nextCheckIn(group.rhythm, seasonOf(group, programme), isHoliday, after);
  return next ? [dueRow(group.round, next.at, 'plan.check-in', { group: group.id, week: next.week, at: next.at.toISOString() })] : [];
}

/** Whether a check-in at that moment for that week is one by this rhythm: the group may have chosen another since it was made due. */
export function isByRhythm(rhythm: Rhythm, season: Season, isHoliday: IsHoliday, { week, at }: Pick<CheckIn, 'week' | 'at'>): boolean {
  const found = nextCheckIn(rhythm, season, isHoliday, new Date(at.getTime() - 1));
  return found?.week === week && found.at.getTime() === at.getTime();
}

/** What is due around the course's meetings and webinars, as far as it is to come: the plan the day after, where one stands three working days before. */
export function meetingRows(group: Group, programme: Programme, isHoliday: IsHoliday, now: Date): Row[] {
  const meetings = courseOf(group, programme)?.meetings ?? [];
  const before = (day: string) => moment(`${workingDaysBefore(day, daysBefore, isHoliday)}T${morning}`);
  return [
    ...meetings.flatMap(({ date }) => [
      { at: moment(`${workingDayFrom(addDays(date, 1), isHoliday)}T${morning}`), job: 'plan.capture', what: date },
      { at: before(date), job: 'plan.digest', what: date },
    ]),
    ...webinarsOf(group, programme).map(({ id, date }) => ({ at: before(date), job: 'plan.webinar', what: id })),
  ]
    .filter(({ at }) => at > now)
    .map(({ at, job, what }) => dueRow(group.round, at, job, { group: group.id, what, at: at.toISOString() }));
}

/**
 * What a check-in makes due: the one after it, and what is said of meetings and webinars until then. Their dates may have become known, or
 * others, since the group was linked.
 */
export function rowsUntilNext(
  group: Group,
  programme: Programme,
  isHoliday: IsHoliday,
  { due, now }: { readonly due: Date; readonly now: Date },
): Row[] {
  const [next] = checkInRows(group, programme, isHoliday, due);
  if (!next) return [];
  return [next, ...meetingRows(group, programme, isHoliday, now).filter(({ rowKey }) => rowKey <= next.rowKey)];
}

/** What passes on to the group, in its channel, those of the consultants' answers that never went out. */
export function adviceRows({ group, actions, posts }: Pick<Found, 'group' | 'actions' | 'posts'>, now: Date): Row[] {
  return actions.flatMap(({ id, help }) => {
    if (!help || help.answer === '' || posts.some(({ kind, what }) => kind === 'advice' && what === `${id}-${help.askedAt}`)) return [];
    return dueRow(group.round, now, 'plan.advice', { group: group.id, action: id, asked: help.askedAt });
  });
}

/** The webinars that are for this group. */
export function webinarsOf(group: Pick<Group, 'course'>, { webinars }: Programme): Webinar[] {
  return webinars.filter(({ course }) => course === undefined || course === group.course);
}

/** The day of the meeting that what is agreed today is to be done by; the day itself where no meeting is left. */
export function dayToWorkFor(group: Pick<Group, 'course'>, programme: Programme, now: Date): string {
  const today = dayOf(now);
  return courseOf(group, programme)?.meetings.find(({ date }) => date > today)?.date ?? today;
}

/** The open actions that were to be done by the last meeting and may go on to the next one; none where there is no next one. */
export function unfinished(actions: readonly Action[], group: Pick<Group, 'course'>, programme: Programme, now: Date): Action[] {
  const course = courseOf(group, programme);
  const meetings = course ? scheduleOf(course, programme, now) : [];
  const last = meetings.findLast(({ days }) => days <= 0);
  const isNext = meetings.some(({ days }) => days > 0);
  return last && isNext ? actions.filter((action) => isOpen(action) && action.by <= last.meeting.date) : [];
}
