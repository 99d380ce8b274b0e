import { daysBetween, longDate, monthYear } from '../../../core/calendar.js';
import type { Course } from '../../../core/programme.js';
import { remaining, type Scheduled, scheduleOf } from '../../../core/schedule.js';
import { appointment, capitalised, courseNames, hours, inDays, listed, place } from '../../../core/wording.js';
import { type Block, coursesOf, type Part, type Question, type World } from '../question.js';
import { texts } from './meeting-texts.js';

/** All dates of the courses asked about, or those in the month, season or year that was named. */
export function meetingDates(question: Question, world: World): Part {
  const { when } = question.mentions;
  if (when && when.kind !== 'day') return meetingsWithin(question, world);
  if (when) return meetingOn(question, world);
  const courses = coursesOf(question, world);
  const t = texts[world.language];
  return dated(t.dates(courseNames(courses, world.language), hours(world.programme, world.language)), courses, world, () => true);
}

/** The dates that are not over. */
export function remainingMeetings(question: Question, world: World): Part {
  const t = texts[world.language];
  const courses = coursesOf(question, world);
  const open = courses.filter((c) => remaining(c, world.programme, world.now).length > 0);
  const closed = courses.filter((c) => !open.includes(c)).map((c) => ended(c, world));
  if (open.length === 0) return { text: closed.join('\n'), source: 'practical', known: true };
  const counts = open.map((c) => t.countIn(remaining(c, world.programme, world.now).length, c.name[world.language]));
  const lead = t.left(listed(counts, world.language), hours(world.programme, world.language));
  return dated([lead, ...closed].join('\n'), open, world, (s) => s.state !== 'over');
}

/** The next meeting of each course asked about; never one that is over. */
export function nextMeeting(question: Question, world: World): Part {
  const courses = coursesOf(question, world);
  const after = /(?<!\p{L})(?:der)?efter|(?<!\p{L})after(?!\p{L})/u.test(question.mentions.masked);
  return {
    text: courses.map((c) => (after ? oneAfter(c, world) : nextOf(c, world))).join('\n'),
    source: 'practical',
    known: true,
    next: ['remaining-meetings', 'meeting-time', 'catering'],
    calendars: courses.filter((c) => remaining(c, world.programme, world.now).length > 0),
    perCourse: courses.length > 1,
  };
}

/** The first meeting, or the start of the course. */
export function firstMeeting(question: Question, world: World): Part {
  return numbered(question, world, [1]);
}

const wasAsked = /(?:hvornår|hvor|when|where) (?:var|was) (?:det |vores |the |our )?(?:sidste|seneste|forrige|last)/u;

/** The last meeting, or the newest that was held where somebody asks when it was; where somebody asks whether it is all over, that first. */
export function lastMeeting(question: Question, world: World): Part {
  const courses = coursesOf(question, world);
  const held = courses.map((c) => scheduleOf(c, world.programme, world.now).findLast((s) => s.state === 'over')?.number);
  if (wasAsked.test(question.mentions.masked) && held.every((n) => n !== undefined)) {
    return numbered(question, world, [...new Set(held)]);
  }
  const part = numbered(question, world, [-1]);
  const [only] = courses;
  if (courses.length !== 1 || !only || !/færdig|slut|forbi|over|done|finished/u.test(question.mentions.masked)) return part;
  const t = texts[world.language];
  return { ...part, text: `${remaining(only, world.programme, world.now).length === 0 ? t.over : t.notOver} ${part.text}` };
}

/** The meetings with the numbers that were named. */
export function nthMeeting(question: Question, world: World): Part {
  const { ordinals } = question.mentions;
  return ordinals.length > 0 ? numbered(question, world, ordinals) : meetingDates(question, world);
}

/** Where the meetings are: the named one, the one on the named day, else all of them by place. */
export function venues(question: Question, world: World): Part {
  const { ordinals, when } = question.mentions;
  if (when?.kind === 'day') return meetingOn(question, world);
  if (ordinals.length > 0) return numbered(question, world, ordinals);
  const t = texts[world.language];
  const courses = coursesOf(question, world);
  const text = courses
    .map((course) => {
      const places = [...new Set(course.meetings.map(place))];
      const lines = places.map((p) => {
        const dates = course.meetings.filter((m) => place(m) === p).map((m) => longDate(m.date, world.language));
        return `- ${p}: ${dates.join('; ')}`;
      });
      return [t.venues(course.name[world.language]), ...lines].join('\n');
    })
    .join('\n\n');
  return {
    text,
    source: 'practical',
    known: true,
    next: ['next-meeting', 'meeting-time', 'deadline'],
    calendars: courses,
    perCourse: courses.length > 1,
  };
}

/** Whether there is a meeting on the day, or in the week, that was named. */
export function meetingOn(question: Question, world: World): Part {
  const { when, venue } = question.mentions;
  const t = texts[world.language];
  if (!when) return nextMeeting(question, world);
  if (when.kind !== 'day') return meetingsWithin(question, world);
  const date = longDate(when.from, world.language);
  // A date decides the course by itself, so only a course that was named now narrows it.
  const courses = question.mentions.courses.length > 0 ? question.mentions.courses : world.programme.courses;
  const found = allOf(courses, world).filter((s) => s.meeting.date === when.from);
  if (found.length > 0) {
    const clauses = found.map((s) => clause(s, world)).join(world.language === 'da' ? ' og ' : ' and ');
    const wrongPlace = venue !== undefined && found.every((s) => s.meeting.venue.name !== venue);
    const said = found.every((s) => s.state === 'over') ? t.was : t.on;
    const lead = !question.whether ? [] : wrongPlace ? [t.no] : [t.yes];
    return {
      text: [...lead, said(capitalised(date), clauses)].join(' '),
      source: 'practical',
      known: true,
      calendars: found.map((s) => s.course),
    };
  }
  const deadline = courses.find((c) => c.deadline === when.from);
  const lines = [...(question.whether ? [t.no] : []), t.free(capitalised(date), courseNames(courses, world.language))];
  if (deadline) lines.push(t.deadlineDay(deadline.name[world.language]));
  for (const s of allOf(world.programme.courses, world)) {
    if (s.meeting.date === when.from) lines.push(t.elsewhere(clause(s, world)));
  }
  return {
    text: [lines.join(' '), ...courses.flatMap((c) => [...around(c, when.from, world), nextOf(c, world)])].join('\n'),
    source: 'practical',
    known: true,
  };
}

/** The meeting nearest to a day without one, where it is not the next one anyway. */
function around(course: Course, day: string, world: World): string[] {
  const t = texts[world.language];
  const schedule = scheduleOf(course, world.programme, world.now);
  const distance = (s: Scheduled) => Math.abs(daysBetween(day, s.meeting.date));
  const closest = schedule.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!closest || closest === schedule.find((s) => s.state !== 'over')) return [];
  const when = appointment(closest.meeting, world.programme, world.language);
  return [t.nth(t.number(closest.number), course.name[world.language], when, closest.state === 'over')];
}

/** From the first to the last meeting. */
export function period(question: Question, world: World): Part {
  const t = texts[world.language];
  const courses = coursesOf(question, world);
  const lines = courses.map((c) => {
    const [first, last] = [c.meetings[0], c.meetings.at(-1)];
    if (!first || !last) return '';
    return `${t.period(c.name[world.language], monthYear(first.date, world.language), monthYear(last.date, world.language), c.meetings.length)} (${longDate(first.date, world.language)} - ${longDate(last.date, world.language)})`;
  });
  return { text: lines.join('\n'), source: 'practical', known: true, next: ['meeting-dates', 'commitment'], calendars: courses };
}

/** The dates with a button for the calendar file. */
export function calendar(question: Question, world: World): Part {
  const courses = coursesOf(question, world);
  return dated(texts[world.language].calendar(courseNames(courses, world.language)), courses, world, () => true);
}

function meetingsWithin(question: Question, world: World): Part {
  const { when } = question.mentions;
  const t = texts[world.language];
  const courses = coursesOf(question, world);
  const inside = (s: Scheduled) => when !== undefined && s.meeting.date >= when.from && s.meeting.date <= when.to;
  const within = courses.map((course) => ({ course, count: scheduleOf(course, world.programme, world.now).filter(inside).length }));
  const hit = within.filter(({ count }) => count > 0);
  if (hit.length === 0) {
    return {
      text: [t.freeWithin(courseNames(courses, world.language)), ...courses.map((c) => nextOf(c, world))].join('\n'),
      source: 'practical',
      known: true,
    };
  }
  const counts = hit.map(({ course, count }) => t.countIn(count, course.name[world.language]));
  const lead = t.within(listed(counts, world.language), hours(world.programme, world.language));
  return dated(
    lead,
    hit.map(({ course }) => course),
    world,
    inside,
  );
}

function numbered(question: Question, world: World, ordinals: readonly number[]): Part {
  const t = texts[world.language];
  const courses = coursesOf(question, world);
  const lines = courses.flatMap((course) => {
    const schedule = scheduleOf(course, world.programme, world.now);
    return ordinals.map((n) => {
      const found = schedule.at(n > 0 ? n - 1 : n);
      if (!found) return t.lacking(n, course.name[world.language], schedule.length);
      const name = found.number === 1 ? t.first : found.number === schedule.length ? t.last : t.number(found.number);
      const when = appointment(found.meeting, world.programme, world.language);
      const days = found.state === 'over' ? '' : `, ${inDays(found.days, world.language)}`;
      return t.nth(name, course.name[world.language], `${when}${days}`, found.state === 'over');
    });
  });
  return {
    text: lines.join('\n'),
    source: 'practical',
    known: true,
    next: ['meeting-dates', 'meeting-time', 'deadline'],
    calendars: courses,
    perCourse: courses.length > 1,
  };
}

/** The meeting after the next one; where there is none, the next one. */
function oneAfter(course: Course, world: World): string {
  const t = texts[world.language];
  const [, second] = remaining(course, world.programme, world.now);
  if (!second) return nextOf(course, world);
  return t.nth(t.number(second.number), course.name[world.language], appointment(second.meeting, world.programme, world.language), false);
}

function nextOf(course: Course, world: World): string {
  const t = texts[world.language];
  const name = course.name[world.language];
  const [first, second] = remaining(course, world.programme, world.now);
  if (!first) return ended(course, world);
  const when = appointment(first.meeting, world.programme, world.language);
  if (first.state === 'to-come') return t.next(name, when, inDays(first.days, world.language));
  if (first.state === 'today') return t.today(name, when);
  const after = second ? ` ${t.after(appointment(second.meeting, world.programme, world.language))}` : '';
  return `${t.now(name, when)}${after}`;
}

function ended(course: Course, world: World): string {
  const last = course.meetings.at(-1);
  return texts[world.language].none(course.name[world.language], last ? longDate(last.date, world.language) : '');
}

function clause(s: Scheduled, world: World): string {
  const { language, programme } = world;
  const time = hours(programme, language);
  return language === 'da'
    ? `${s.number}. møde i ${s.course.name.da}, kl. ${time} (${place(s.meeting)})`
    : `meeting ${s.number} in ${s.course.name.en}, at ${time} (${place(s.meeting)})`;
}

function dated(text: string, courses: readonly Course[], world: World, keep: (s: Scheduled) => boolean): Part {
  const t = texts[world.language];
  const blocks = courses.map((course): Block => {
    const rows = scheduleOf(course, world.programme, world.now)
      .filter(keep)
      .map((s) => [String(s.number), longDate(s.meeting.date, world.language), place(s.meeting)]);
    return { kind: 'table', title: course.name[world.language], head: [t.meeting, t.date, t.place], rows };
  });
  return {
    text,
    blocks,
    source: 'practical',
    known: true,
    next: ['deadline', 'how-to-apply'],
    calendars: courses,
    perCourse: courses.length > 1,
  };
}

function allOf(courses: readonly Course[], world: World): Scheduled[] {
  return courses.flatMap((c) => scheduleOf(c, world.programme, world.now));
}
