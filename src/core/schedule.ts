import { dayOf, daysBetween, timeOf } from './calendar.js';
import type { Course, Meeting, Programme } from './programme.js';

/** A meeting with its course, its place in the row (1 for the first), and how it stands to now. */
export interface Scheduled {
  readonly course: Course;
  readonly meeting: Meeting;
  readonly number: number;
  readonly state: 'over' | 'under-way' | 'today' | 'to-come';
  /** Calendar days from today, in Copenhagen; negative for the past. */
  readonly days: number;
}

/** A course's meetings in order, as they stand at this moment. A meeting is over at its end, to the minute. */
export function scheduleOf(course: Course, programme: Programme, now: Date): Scheduled[] {
  const today = dayOf(now);
  const time = timeOf(now);
  return course.meetings.map((meeting, i) => {
    const days = daysBetween(today, meeting.date);
    const { start, end } = programme.meetingTime;
    const onTheDay = time >= end ? 'over' : time >= start ? 'under-way' : 'today';
    const state = days < 0 ? 'over' : days > 0 ? 'to-come' : onTheDay;
    return { course, meeting, number: i + 1, state, days };
  });
}

/** The meetings that are not over. */
export function remaining(course: Course, programme: Programme, now: Date): Scheduled[] {
  return scheduleOf(course, programme, now).filter((s) => s.state !== 'over');
}

/** How a deadline stands: whole days left (0 is its last day), or over. It lasts to the end of its day. */
export function deadlineState(course: Course, now: Date): { readonly days: number; readonly over: boolean } {
  const days = daysBetween(dayOf(now), course.deadline);
  return { days, over: days < 0 };
}

/** Minutes from a meeting's start to its end. */
export function meetingMinutes({ meetingTime: { start, end } }: Programme): number {
  return minutes(end) - minutes(start);
}

function minutes(time: string): number {
  const [h = 0, m = 0] = time.split(':').map(Number);
  return h * 60 + m;
}
