import type { Language } from '../../../core/language.js';
import { type Contact, mainContact } from '../../../core/programme.js';
import { meetingMinutes } from '../../../core/schedule.js';
import { courseNames, halves, hours, hoursLong, listed, phone } from '../../../core/wording.js';
import { fill } from '../prose.js';
import type { Part, Question, World } from '../question.js';

const da = {
  free: 'Det er gratis at deltage i netværket.',
  fee: (amount: string) => `Det koster ${amount} kr. pr. arbejdsgruppe at deltage i netværket.`,
  selfPaid: (list: string) => `I betaler selv ${list}.`,
  more: 'm.m.',
  count: (n: number) => `Hvert forløb har ${n} netværksmøder.`,
  counts: (list: string) => `Antal netværksmøder: ${list}.`,
  courses: (n: number, names: string) => (n === 1 ? `Der er ét forløb: ${names}.` : `Der er ${n} forløb: ${names}.`),
  time: (from: string, long: string) => `Hvert møde er kl. ${from}, altså ${long} timer.`,
  total: (n: number, total: string) => `Med ${n} møder bliver det ${total} timer i alt.`,
  totalOf: (course: string, n: number, total: string) => `${course}: ${n} møder, ${total} timer i alt.`,
  food: 'Der er forplejning på netværksmøderne. Hvad der bliver serveret, fremgår ikke.',
  noFood: 'Der er ikke forplejning på netværksmøderne.',
  contacts: 'I kan ringe eller skrive til:',
  phone: 'Tlf.',
  mail: 'Mail',
  from: (name: string, organisation: string) => `${name} er fra ${organisation}.`,
  receives: 'Ansøgningen sendes også dertil.',
  human: 'Jeg er en bot, men du kan også skrive eller ringe til et menneske.',
  elements: (n: number) => `En helhedsorienteret tilgang til forebyggelse har ${n} elementer:`,
  element: (n: number) => `Element ${n}:`,
  noElement: (n: number, count: number) => `Der er ikke et element ${n}; der er ${count}.`,
};

const en: typeof da = {
  free: 'Taking part in the network is free of charge.',
  fee: (amount) => `Taking part costs ${amount} kroner per working group.`,
  selfPaid: (list) => `You pay yourselves for ${list}.`,
  more: 'and the like',
  count: (n) => `Each course has ${n} network meetings.`,
  counts: (list) => `Number of network meetings: ${list}.`,
  courses: (n, names) => (n === 1 ? `There is one course: ${names}.` : `There are ${n} courses: ${names}.`),
  time: (from, long) => `Each meeting is at ${from}, that is ${long} hours.`,
  total: (n, total) => `With ${n} meetings that makes ${total} hours in all.`,
  totalOf: (course, n, total) => `${course}: ${n} meetings, ${total} hours in all.`,
  food: 'There is catering at the network meetings. What is served is not stated.',
  noFood: 'There is no catering at the network meetings.',
  contacts: 'You can call or write to:',
  phone: 'Tel.',
  mail: 'Mail',
  from: (name, organisation) => `${name} is from ${organisation}.`,
  receives: 'That is also where the application is sent.',
  human: 'I am a bot, but there are people ready to answer.',
  elements: (n) => `A whole-of-organisation approach to prevention has ${n} elements:`,
  element: (n) => `Element ${n}:`,
  noElement: (n, count) => `There is no element ${n}; there are ${count}.`,
};

const texts: Record<Language, typeof da> = { da, en };

/** What it costs, and what a municipality pays itself. */
export function price(_question: Question, { programme, language }: World): Part {
  const t = texts[language];
  const { amount } = programme.price;
  return {
    text: `${amount === 0 ? t.free : t.fee(amount.toLocaleString(language === 'da' ? 'da-DK' : 'en-GB'))} ${ownCostsLine(programme.price, language)}`.trim(),
    source: 'practical',
    known: true,
    next: ['meeting-time', 'catering', 'how-to-apply'],
  };
}

function ownCostsLine({ selfPaid, andMore }: World['programme']['price'], language: Language): string {
  const t = texts[language];
  const items = andMore ? `${selfPaid[language].join(', ')} ${t.more}` : listed(selfPaid[language], language);
  return selfPaid[language].length > 0 ? t.selfPaid(items).replace(/\.\.$/, '.') : '';
}

/** What one pays oneself. */
export function ownCosts(question: Question, world: World): Part {
  const t = texts[world.language];
  const free = world.programme.price.amount === 0 ? t.free : '';
  return { ...price(question, world), text: `${ownCostsLine(world.programme.price, world.language)} ${free}`.trim() };
}

/** How many meetings and courses there are. */
export function meetingCount(_question: Question, { programme, language }: World): Part {
  const t = texts[language];
  const counts = new Set(programme.courses.map((c) => c.meetings.length));
  const [same] = counts;
  const meetings =
    counts.size === 1 && same !== undefined
      ? t.count(same)
      : t.counts(
          listed(
            programme.courses.map((c) => `${c.name[language]} ${c.meetings.length}`),
            language,
          ),
        );
  return {
    text: `${meetings} ${t.courses(programme.courses.length, courseNames(programme.courses, language))}`,
    source: 'practical',
    known: true,
    next: ['meeting-dates', 'meeting-time', 'venue'],
  };
}

/** The time of day, how long a meeting is, and all of them together. */
export function meetingTime(_question: Question, { programme, language }: World): Part {
  const t = texts[language];
  const counts = new Set(programme.courses.map((c) => c.meetings.length));
  const [same] = counts;
  const total = (n: number) => halves((n * meetingMinutes(programme)) / 60);
  const totals =
    counts.size === 1 && same !== undefined
      ? [t.total(same, total(same))]
      : programme.courses.map((c) => t.totalOf(c.name[language], c.meetings.length, total(c.meetings.length)));
  return {
    text: [t.time(hours(programme, language), hoursLong(programme)), ...totals].join(' '),
    source: 'practical',
    known: true,
    next: ['meeting-dates', 'catering', 'venue'],
  };
}

/** Food. */
export function catering(_question: Question, { programme, language }: World): Part {
  return {
    text: programme.catering ? texts[language].food : texts[language].noFood,
    source: 'practical',
    known: true,
    next: ['meeting-time', 'venue'],
  };
}

/** Whom to call or write to: those named, else everyone. */
export function contact(question: Question, { programme, language, memory }: World): Part {
  const t = texts[language];
  const before = programme.contacts.filter((c) => c.id === memory.contact);
  const others = programme.contacts.filter((c) => c.id !== memory.contact);
  const meant = theOther.test(question.mentions.masked) ? others : before;
  const named = question.mentions.contacts.length > 0 ? question.mentions.contacts : before.length > 0 ? meant : [];
  const people = named.length > 0 ? named : programme.contacts;
  const [only] = people;
  const lead =
    people.length === 1 && only
      ? [t.from(only.name, only.organisation), only.receivesApplications ? t.receives : ''].filter(Boolean).join(' ')
      : t.contacts;
  return {
    text: lead,
    blocks: people.map((c) => card(c, language, people.length > 1)),
    source: 'questions',
    known: true,
    next: ['how-to-apply', 'deadline'],
  };
}

/** Not the contact spoken of so far. */
const theOther = /(?<!\p{L})(?:anden|andre|other|else|andra|andre enn)(?!\p{L})/u;

function card(c: Contact, language: Language, withName: boolean) {
  const t = texts[language];
  const facts: (readonly [string, string])[] = [
    [t.phone, phone(c)],
    [t.mail, c.mail],
  ];
  return { kind: 'facts' as const, ...(withName ? { title: `${c.name}, ${c.organisation}` } : {}), facts };
}

/** Somebody would rather talk to a human. */
export function human(question: Question, world: World): Part {
  const part = contact(question, world);
  return { ...part, text: `${texts[world.language].human} ${part.text}` };
}

/** The elements of the approach: those whose number was named, else all. */
export function elements(question: Question, { programme, language }: World): Part {
  const t = texts[language];
  const all = programme.elements;
  const asked = question.mentions.ordinals.map((n) => (n > 0 ? n : all.length + 1 + n));
  const text =
    asked.length > 0
      ? asked.map((n) => (all[n - 1] ? `${t.element(n)} ${all[n - 1]?.[language]}` : t.noElement(n, all.length))).join('\n')
      : [t.elements(all.length), ...all.map((e, i) => `${i + 1}. ${e[language]}`), across(programme, language)].filter(Boolean).join('\n');
  return { text, source: 'approach', known: true, next: ['implementation', 'benefits', 'action-plan'] };
}

function across(programme: World['programme'], language: Language): string {
  const implementation = programme.topics.implementation;
  return implementation ? `\n${fill(implementation[language], programme)}` : '';
}

/** One of the elements, by its topic. */
export function element(id: string): (question: Question, world: World) => Part {
  return (question, world) => {
    const at = world.programme.elements.findIndex((e) => e.id === id);
    const found = world.programme.elements[at];
    const t = texts[world.language];
    if (!found) return elements(question, world);
    return {
      text: `${t.element(at + 1)} ${found[world.language]}`,
      source: 'approach',
      known: true,
      next: ['elements', 'implementation', 'benefits'],
    };
  };
}

/** Whom to ask, at the end of an answer that says the page is silent. */
export function askContact(programme: World['programme'], language: Language): string {
  const c = mainContact(programme);
  return language === 'da'
    ? `Spørg ${c.name} fra ${c.organisation}: tlf. ${phone(c)} eller ${c.mail}.`
    : `Ask ${c.name} from ${c.organisation}: phone ${phone(c)} or ${c.mail}.`;
}
