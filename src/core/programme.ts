import { z } from 'zod';

/** A text in both languages. */
const localised = z.object({ da: z.string().min(1), en: z.string().min(1) });
const localisedList = z.object({ da: z.array(z.string().min(1)), en: z.array(z.string().min(1)) });
/** A day, `yyyy-mm-dd`, in Europe/Copenhagen. */
const day = z.iso.date();
/** A time of day, `hh:mm`, in Europe/Copenhagen. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);

const meeting = z.object({
  date: day,
  venue: z.object({ name: z.string(), street: z.string().optional() }),
});

const course = z.object({
  id,
  name: localised,
  /** Other words for it, as people write them: lower case, all languages together. */
  aliases: z.array(z.string().min(1)),
  /** The last day on which a group can apply; it counts to the end of the day. */
  deadline: day,
  meetings: z.array(meeting).min(1),
});

/** Something online between two meetings, for one course or for all. */
const webinar = z.object({
  id,
  title: localised,
  date: day,
  start: timeOfDay,
  end: timeOfDay,
  url: z.url().optional(),
  /** A course's id; without it the webinar is for every course. */
  course: id.optional(),
});

const contact = z.object({
  id,
  name: z.string(),
  organisation: z.string(),
  phone: z.string().regex(/^\d{8}$/),
  mail: z.email(),
  /** Other words that mean this person, lower case. */
  aliases: z.array(z.string()),
  /** The application is sent to this contact. */
  receivesApplications: z.boolean(),
});

/** How a working group is put together. Source of the numbers: the round's page, section `participants`. */
const composition = z.object({
  leaders: z.number().int().min(0),
  employeeReps: z.number().int().min(0),
  others: z.number().int().min(0),
  maxPerArea: z.number().int().min(1),
  coordinators: z.number().int().min(0),
});

/** A period, in whole months or days. */
const period = z.number().int().min(1);

/** For how long what is stored is kept. The page says nothing of it: the periods are the bot's own proposal, for whoever answers for the data to settle. */
const retention = z.object({
  /** Months from the last change of an application that was never sent or was taken back. */
  drafts: period,
  /** Months from the round's last meeting of one that was sent; from the organisers' answer where that came later. */
  applications: period,
  /** Months from the course's last meeting. */
  plans: period,
  /** Months from the end of the month in which thumbs up or down was given. */
  feedback: period,
  /** Months from the end of the month in which a question found no answer. */
  unanswered: period,
  /** Days from the last message of a conversation. */
  conversations: period,
  /** Months from when a conversation was greeted. */
  greetings: period,
  /** Months from the end of the month in which work was given up. */
  deadLetters: period,
});

/** What the round's page says of one topic, in our own words. `source` is a key of `sources`. */
const statement = localised.extend({ source: id });

const programme = z
  .object({
    id,
    name: localised,
    /** Where the local demo clock starts, `yyyy-mm-ddThh:mm`, Europe/Copenhagen. */
    demoStart: z.iso.datetime({ local: true }),
    /** What the page is called, and its sections: an answer names the one it rests on. */
    page: localised,
    sources: z.record(id, localised),
    meetingTime: z.object({ start: timeOfDay, end: timeOfDay }),
    courses: z.array(course).min(1),
    /** Those whose dates are known. */
    webinars: z.array(webinar).default([]),
    /** When the weekly check-ins rest, beside public holidays: days, each included. The page says nothing of it; it is the bot's own. */
    quietWeeks: z.array(z.object({ from: day, to: day })).default([]),
    retention,
    contacts: z.array(contact).min(1),
    composition,
    /** Kroner per participating group; 0 is free. */
    price: z.object({ amount: z.number().min(0), selfPaid: localisedList, andMore: z.boolean() }),
    /** Is there food at the meetings? */
    catering: z.boolean(),
    /** Examples of professionals who may be among the other members. */
    otherMembers: localisedList,
    /** The elements of the approach, in the page's order. */
    elements: z.array(z.object({ id, ...localised.shape })).min(1),
    /** Prose by topic id. A topic of the bot that is missing here is one that the page is silent on. */
    topics: z.record(id, statement),
    /** Ways people ask about topics that this round alone has. */
    phrasings: z.record(id, localisedList).optional(),
  })
  .superRefine((p, context) => {
    for (const [topic, { source }] of Object.entries(p.topics)) {
      if (!Object.hasOwn(p.sources, source)) {
        context.addIssue({ code: 'custom', path: ['topics', topic, 'source'], message: `no source named ${source}` });
      }
    }
    if (!p.contacts.some((c) => c.receivesApplications)) {
      context.addIssue({ code: 'custom', path: ['contacts'], message: 'no contact receives applications' });
    }
    for (const [i, { course: of }] of p.webinars.entries()) {
      if (of !== undefined && !p.courses.some((c) => c.id === of)) {
        context.addIssue({ code: 'custom', path: ['webinars', i, 'course'], message: `no course named ${of}` });
      }
    }
    for (const [i, c] of p.courses.entries()) {
      const dates = c.meetings.map((m) => m.date);
      if (dates.some((d, n) => n > 0 && d <= (dates[n - 1] ?? ''))) {
        context.addIssue({ code: 'custom', path: ['courses', i, 'meetings'], message: 'meetings stand in order of date' });
      }
      if (c.deadline > (dates[0] ?? '')) {
        context.addIssue({ code: 'custom', path: ['courses', i, 'deadline'], message: 'the deadline is before the first meeting' });
      }
    }
  })
  .readonly();

/** A programme round: every fact the bot knows, once. */
export type Programme = z.infer<typeof programme>;
export type Course = Programme['courses'][number];
export type Meeting = Course['meetings'][number];
export type Webinar = Programme['webinars'][number];
export type Contact = Programme['contacts'][number];

/** The day of the round's last meeting. */
export function lastDay({ courses }: Programme): string {
  return (
    courses
      .flatMap(({ meetings }) => meetings.map(({ date }) => date))
      .toSorted()
      .at(-1) ?? ''
  );
}

/** The round in this data. Throws a ZodError that names every fault where it is none. */
export function parseProgramme(data: unknown): Programme {
  return programme.parse(data);
}

/** The contact who receives applications, and whom to ask about anything the page does not say. */
export function mainContact(programme: Programme): Contact {
  const contact = programme.contacts.find((c) => c.receivesApplications);
  if (!contact) throw new Error('a parsed programme has a contact who receives applications');
  return contact;
}
