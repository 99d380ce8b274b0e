import { dayOf, longDate } from '../../../core/calendar.js';
import type { Language } from '../../../core/language.js';
import { type Course, mainContact } from '../../../core/programme.js';
import { deadlineState } from '../../../core/schedule.js';
import { capitalised, courseNames, inDays, reach } from '../../../core/wording.js';
import { fill } from '../prose.js';
import { coursesOf, type Part, type Question, type World } from '../question.js';

const da = {
  open: (course: string, date: string, days: string) =>
    `Ansøgningsfristen for ${course} er ${date}. Det er ${days}, og hele dagen tæller med.`,
  today: (course: string, date: string) =>
    `Ansøgningsfristen for ${course} er i dag, ${date}. I kan nå det, så længe dagen varer; der er ikke sat noget klokkeslæt på.`,
  over: (course: string, date: string) => `Ansøgningsfristen for ${course} var ${date}, så den er udløbet.`,
  stillOpen: (courses: string) => `Men det kan stadig nås at ansøge til ${courses}.`,
  ask: (contact: string) => `Om man kan komme med efter fristen, fremgår ikke. Spørg ${contact}.`,
  allOver: 'Fristen er udløbet for alle forløb, så der er ikke et andet forløb, I kan nå.',
  notYet: 'Nej, ikke endnu.',
  indeed: 'Ja, desværre.',
  noneOver: 'Ingen af fristerne er udløbet endnu.',
  inTime: (day: string, course: string, deadline: string) => `${day} er tidsnok til ${course}, hvor fristen er ${deadline}.`,
  tooLate: (day: string, course: string, deadline: string) => `${day} er for sent til ${course}, hvor fristen er ${deadline}.`,
  latest: (course: string) => `${course} har den seneste ansøgningsfrist.`,
  earliest: (course: string) => `${course} begynder først.`,
  compared: (course: string, deadline: string, first: string, last: string) =>
    `- ${course}: frist ${deadline}; første møde ${first}; sidste møde ${last}`,
};

const en: typeof da = {
  open: (course, date, days) => `The application deadline for ${course} is ${date}. That is ${days}, and the whole day counts.`,
  today: (course, date) =>
    `The application deadline for ${course} is today, ${date}. You can make it as long as the day lasts; no time of day is given.`,
  over: (course, date) => `The application deadline for ${course} was ${date}, so it has passed.`,
  stillOpen: (courses) => `But you can still apply for ${courses}.`,
  ask: (contact) => `Whether one can join after the deadline is not stated. Ask ${contact}.`,
  allOver: 'The deadline has passed for every course, so there is no other course you can still reach.',
  notYet: 'No, not yet.',
  indeed: 'Yes, I am afraid so.',
  noneOver: 'None of the deadlines has passed yet.',
  inTime: (day, course, deadline) => `${day} is in time for ${course}, where the deadline is ${deadline}.`,
  tooLate: (day, course, deadline) => `${day} is too late for ${course}, where the deadline is ${deadline}.`,
  latest: (course) => `${course} has the latest application deadline.`,
  earliest: (course) => `${course} begins first.`,
  compared: (course, deadline, first, last) => `- ${course}: deadline ${deadline}; first meeting ${first}; last meeting ${last}`,
};

const texts: Record<Language, typeof da> = { da, en };

/** When to apply by, and how that stands today. */
export function deadline(question: Question, world: World): Part {
  const { language, programme, now } = world;
  const t = texts[language];
  const courses = deadlineCourses(question, world);
  const lines = courses.map((c) => line(c, world));
  const passed = courses.filter((c) => deadlineState(c, now).over);
  if (passed.length > 0 && passed.length === courses.length) {
    const open = programme.courses.filter((c) => !deadlineState(c, now).over);
    if (open.length > 0) lines.push(t.stillOpen(courseNames(open, language)), ...open.map((c) => line(c, world)));
    else lines.push(t.ask(reach(mainContact(programme), language)));
  }
  if (question.whether && passedAsked.test(question.mentions.masked)) {
    if (passed.length === 0) lines.unshift(t.notYet);
    if (passed.length === courses.length) lines.unshift(t.indeed);
  }
  return {
    text: lines.join('\n'),
    source: 'signup',
    known: true,
    next: ['how-to-apply', 'med-decision', 'first-meeting'],
    perCourse: courses.length > 1,
  };
}

const passedAsked = /udløbe|overskred|misset|forpasset|forbi|passed|missed|expired|(?<!\p{L})over(?!\p{L})/u;

/** Whether a day to come on which MED meets is in time; where it is not, what MED can do instead. */
export function medAgainstDeadline(question: Question, world: World): Part {
  const { language, programme, now } = world;
  const part = dayAgainstDeadline(question, world);
  const day = question.mentions.when?.from ?? dayOf(now);
  const late = coursesOf(question, world).some((c) => !deadlineState(c, now).over && c.deadline < day);
  const statement = late ? programme.topics['advance-statement'] : undefined;
  return statement ? { ...part, text: `${part.text}\n\n${fill(statement[language], programme)}`, source: statement.source } : part;
}

/** Whether a day to come is in time for the deadlines. */
export function dayAgainstDeadline(question: Question, world: World): Part {
  const { language, now } = world;
  const t = texts[language];
  const day = question.mentions.when?.from ?? dayOf(now);
  const lines = coursesOf(question, world).map((c) => {
    if (deadlineState(c, now).over) return line(c, world);
    return (c.deadline < day ? t.tooLate : t.inTime)(
      capitalised(longDate(day, language)),
      c.name[language],
      longDate(c.deadline, language),
    );
  });
  return { text: lines.join('\n'), source: 'signup', known: true, next: ['how-to-apply', 'advance-statement', 'first-meeting'] };
}

/** What is left for somebody who missed a deadline. */
export function lateAlternative(question: Question, world: World): Part {
  const { language, programme, now } = world;
  const t = texts[language];
  const open = programme.courses.filter((c) => !deadlineState(c, now).over);
  const { courses } = question.mentions;
  const passed = (courses.length > 0 ? courses : programme.courses).filter((c) => deadlineState(c, now).over);
  const lines = [...passed, ...open].map((c) => line(c, world));
  if (open.length === 0) lines.push(t.allOver, t.ask(reach(mainContact(programme), language)));
  else if (open.length === programme.courses.length) lines.unshift(...noneOver(world));
  else if (passed.length > 0) lines.push(t.stillOpen(courseNames(open, language)));
  return { text: lines.join('\n'), source: 'signup', known: true, next: ['how-to-apply', 'advance-statement', 'meeting-dates'] };
}

/** While every course is open, what may stand in the way is MED. */
function noneOver({ language, programme }: World): string[] {
  const statement = programme.topics['advance-statement'];
  return statement ? [fill(statement[language], programme), texts[language].noneOver] : [texts[language].noneOver];
}

/** How to apply, and by when. */
export function howToApply(question: Question, world: World): Part {
  const { language, programme } = world;
  const steps = programme.topics['how-to-apply'];
  const { text, source } = deadline(question, world);
  return {
    text: [steps ? fill(steps[language], programme) : '', text].filter(Boolean).join('\n\n'),
    source: steps?.source ?? source ?? 'signup',
    known: true,
    next: ['composition', 'med-decision', 'advance-statement'],
  };
}

/** The courses side by side: deadlines and dates. */
export function compareCourses(_question: Question, world: World): Part {
  const { language, programme } = world;
  const t = texts[language];
  const byDeadline = [...programme.courses].sort((a, b) => a.deadline.localeCompare(b.deadline));
  const byStart = [...programme.courses].sort((a, b) => firstDate(a).localeCompare(firstDate(b)));
  const [latest, earliest] = [byDeadline.at(-1), byStart[0]];
  const lead = [latest && t.latest(latest.name[language]), earliest && t.earliest(earliest.name[language])].filter((l) => l !== undefined);
  const lines = programme.courses.map((c) =>
    t.compared(
      c.name[language],
      longDate(c.deadline, language),
      longDate(firstDate(c), language),
      longDate(c.meetings.at(-1)?.date ?? c.deadline, language),
    ),
  );
  return { text: [lead.join(' '), ...lines].join('\n'), source: 'practical', known: true, next: ['venue', 'how-to-apply'] };
}

/** A date that was named and is a course's deadline tells which course is meant. */
function deadlineCourses(question: Question, world: World): readonly Course[] {
  const { when, courses } = question.mentions;
  const dated = when?.kind === 'day' ? world.programme.courses.filter((c) => c.deadline === when.from) : [];
  return courses.length === 0 && dated.length > 0 ? dated : coursesOf(question, world);
}

function line(course: Course, { language, now }: World): string {
  const t = texts[language];
  const { days, over } = deadlineState(course, now);
  const [name, date] = [course.name[language], longDate(course.deadline, language)];
  if (over) return t.over(name, date);
  return days === 0 ? t.today(name, date) : t.open(name, date, inDays(days, language));
}

function firstDate(course: Course): string {
  return course.meetings[0]?.date ?? course.deadline;
}
