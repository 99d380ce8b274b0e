import type { Language } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import { answer } from './answers/index.js';
import { coursesOf, type Memory, type Part, type Question, type World } from './question.js';
import { isMatter } from './ranking.js';
import { texts } from './texts.js';
import { understand } from './understand.js';

/** A question with its answer. */
export interface Answered {
  readonly question: Question;
  readonly part: Part;
}

/** What came of a message: the answers, and what to remember for the next one. */
export interface Conversed {
  readonly language: Language;
  readonly answered: readonly Answered[];
  readonly memory: Memory;
  /** Somebody is in need: nothing of this message is kept anywhere. */
  readonly distress: boolean;
}

/** What a conversation takes place in. `language` is that of the person's client, for texts that do not tell. */
export interface Setting {
  readonly programme: Programme;
  readonly now: Date;
  readonly language: Language;
  readonly demo: boolean;
}

/** Understands a message and answers it. Pure: the same message, moment and memory give the same answer. */
export function converse(text: string, memory: Memory, setting: Setting): Conversed {
  const { programme, now } = setting;
  const understanding = understand(text, programme, now, memory, setting.language);
  const { language } = understanding;
  if (understanding.distress) {
    const question = { topic: 'distress', mentions: none, group: undefined, whether: false };
    return { language, answered: [{ question, part: distressPart(text, language) }], memory, distress: true };
  }
  const world: World = { programme, now, language, memory, demo: setting.demo };
  const answered = once(understanding.questions.map((question) => ({ question, part: answer(question, world) })));
  return { language, answered, memory: remembered(answered, world), distress: false };
}

/** Two readings of a message may come to the same answer, which is given once. */
function once(answered: readonly Answered[]): Answered[] {
  return answered.filter(({ part }, i) => answered.findIndex((other) => other.part.text === part.text) === i);
}

/** The names of a question that names nothing, as when a button asks it. */
export const none: Question['mentions'] = {
  courses: [],
  every: false,
  other: false,
  contacts: [],
  when: undefined,
  ordinals: [],
  venue: undefined,
  masked: '',
};

function distressPart(text: string, language: Language): Part {
  const t = texts[language].distress;
  const someoneElse =
    /(?<!\p{L})(?:min|mine|vores|en|hendes|hans|my|our|a) (?:\p{L}+ )?(?:medarbejder|kollega|ansat|colleague|employee)/iu.test(text);
  return { text: [t.danger, ...(someoneElse ? [t.other] : [t.next]), t.kept].join('\n\n'), known: true };
}

function remembered(answered: readonly Answered[], world: World): Memory {
  const { memory, language, programme } = world;
  const last = answered.findLast(({ question }) => isMatter(question.topic) && question.topic !== 'unknown');
  const named = answered.map(({ question }) => question.mentions);
  const courses = new Set(
    answered
      .filter(({ question: { mentions: m } }) => m.courses.length > 0 || m.other || m.every)
      .flatMap(({ question }) => coursesOf(question, world).map((c) => c.id)),
  );
  const [only] = courses;
  const contact = named.flatMap((m) => m.contacts).at(-1);
  return {
    language,
    topic: last?.question.topic ?? memory.topic,
    course: courses.size === 1 && only !== undefined ? only : courses.size === programme.courses.length ? undefined : memory.course,
    contact: contact?.id ?? (last && last.question.topic !== 'contact' ? undefined : memory.contact),
    area: last ? (last.question.group?.sameArea ?? false) : memory.area,
  };
}
