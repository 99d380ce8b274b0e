import { dayOf } from '../../core/calendar.js';
import type { Language } from '../../core/language.js';
import { memo } from '../../core/memo.js';
import type { Programme } from '../../core/programme.js';
import { tongueOf } from '../../core/tongue.js';
import { normalise } from '../../core/words.js';
import { classifier, type Match, type Matcher } from './classifier.js';
import { isDistress } from './distress.js';
import { type GroupClaim, groupIn } from './group.js';
import { datesOf, type Mentions, mentionsIn } from './mentions.js';
import { nearest } from './nearest.js';
import type { Memory, Question } from './question.js';
import { chosen, courtesy, isMatter, pooled, relatives } from './ranking.js';
import { asksWhether, clausesOf, isAsking, partsOf, sentencesOf } from './segments.js';

/** What a message was understood as. `distress` is somebody in need: then nothing else in it is answered. */
export interface Understanding {
  readonly language: Language;
  readonly questions: readonly Question[];
  readonly distress: boolean;
}

/** From here on parts are a list, and each stands for itself. */
const list = 3;
/** A part of a question counts as a question of its own from here. */
const ownQuestion = 0.4;
/** A sentence that points at something said before and is no clearer than this stays with what came before. */
const unclear = 0.2;
/** As many telling words as a brief follow-up has. */
const briefly = 4;
/** A sentence that makes a topic this probable by itself has said it. */
const tells = 0.2;
/** Who names one of the contacts and is no clearer than this asks about that contact. */
const personBelow = 0.3;
/** What is this clear as a whole is not the sum of its parts. */
const asOne = 0.6;
/** What is this clear by itself needs nothing from before, and no numbers of people. */
const clear = 0.5;

/** A message has fewer parts than this. */
const mostParts = 200;

const matchers = new WeakMap<Programme, Map<Language, Matcher>>();

/** The matcher of a round, made at the first question in its language and kept: what was learnt, and the topics that the round alone has. */
export function matcherOf(programme: Programme, language: Language): Matcher {
  const known = matchers.get(programme) ?? new Map<Language, Matcher>();
  matchers.set(programme, known);
  const matcher = known.get(language) ?? makeMatcher(programme, language);
  known.set(language, matcher);
  return matcher;
}

function makeMatcher({ phrasings }: Programme, language: Language): Matcher {
  const learnt = classifier(language);
  if (!phrasings) return learnt;
  const own = nearest(phrasings, language);
  return (text) => [...learnt(text), ...own(text)].sort((a, b) => b.score - a.score);
}

/** Reads a message: what it asks, in which language, about what, given what was talked about before. */
export function understand(text: string, programme: Programme, now: Date, memory: Memory, fallback: Language): Understanding {
  const language = tongueOf(text, memory.language ?? fallback);
  const match = matcherOf(programme, language);
  const mentions = memo(mostParts, (part) => mentionsIn(part, programme, now));
  const all = mentions(text);
  if (isDistress(text, all.masked, language, match)) return { language, questions: [], distress: true };

  const sentences = sentencesOf(text);
  const asking = sentences.filter(isAsking);
  const relevant = asking.length > 0 ? asking : sentences;
  const groups = memo(mostParts, (part) => groupIn(part, language));
  const group = groups(text);
  const message = { language, mentions, groups, all, group, programme, now, match, memory };
  const asked = relevant.map((s) => questionsIn(s, message));
  // "Price, dates and venue. Can you send me that?" asks for what the sentence before lists.
  const before =
    group || asked.some(({ told }) => told) ? [] : sentences.filter((s) => !relevant.includes(s)).flatMap((s) => listIn(s, message));
  const questions = before.length > 0 ? before : asked.flatMap((a) => a.questions);
  const known = questions.filter((q) => q.topic !== 'unknown');
  const kept = distinct(known.length > 0 ? known : questions);
  // Courtesy around a question is not a question.
  const matter = kept.filter((q) => !courtesy.has(q.topic));
  return { language, questions: (matter.length > 0 ? matter : kept).slice(0, 4), distress: false };
}

/** A message, and all that it is read against. */
interface Reading {
  readonly language: Language;
  /** What a part of the message names. */
  readonly mentions: (part: string) => Mentions;
  /** The people that a part of the message counts. */
  readonly groups: (part: string) => GroupClaim | undefined;
  readonly all: Mentions;
  readonly group: GroupClaim | undefined;
  readonly programme: Programme;
  readonly now: Date;
  readonly match: Matcher;
  readonly memory: Memory;
}

/** The questions of a sentence; `told` where it says them itself and does not only point at what stands around it. */
function questionsIn(sentence: string, message: Reading): { readonly questions: Question[]; readonly told: boolean } {
  const { all, memory } = message;
  const whole = message.mentions(sentence);
  const group = message.groups(sentence) ?? message.group;
  const whether = asksWhether(sentence);
  const parts = partsIn(sentence, group, message);
  const topics = new Set(parts.map(({ topic }) => topic));
  const read = topicsOf(whole, all, message.match, memory);
  const mentions = inContext(whole, read.told ? whole : all, all);
  const chatter = read.topics.every((topic) => courtesy.has(topic) || topic === 'unknown');
  if (group && (parts.length > 0 || read.score < clear || chatter)) {
    const composed = refined({ topic: 'composition', mentions, group, whether }, sentence, message);
    return { questions: [composed, ...parts.filter((q) => !groupTopics.has(q.topic))], told: true };
  }
  // What a sentence surely is as a whole, and none of its parts alone, is about how the parts stand to each other.
  const together = read.score >= asOne && read.topics.every((topic) => !topics.has(topic));
  if (topics.size >= 2 && !together) return { questions: parts, told: true };
  return { questions: read.topics.map((topic) => refined({ topic, mentions, group, whether }, sentence, message)), told: read.told };
}

/** The questions that a sentence lists, where it lists at least two. */
function listIn(sentence: string, message: Reading): Question[] {
  const parts = partsIn(sentence, undefined, message);
  return new Set(parts.map(({ topic }) => topic)).size >= 2 ? parts : [];
}

/** What the parts of a sentence ask, each by itself. */
function partsIn(sentence: string, group: GroupClaim | undefined, message: Reading): Question[] {
  const { all, match } = message;
  const whole = message.mentions(sentence);
  // What no trace is of in the message as a whole is a misreading of its part.
  const heard = new Set(match(all.masked).map(({ topic }) => topic));
  // A group is told in a list, which must stay whole.
  const parts = group ? clausesOf(sentence) : partsOf(sentence);
  if (parts.length < 2) return [];
  return parts
    .filter((part) => !group || !message.groups(part))
    .map((part) => message.mentions(part))
    .filter(({ masked }) => tellingWords(masked).length > 0)
    .flatMap((mentions) => {
      const [best] = match(mentions.masked);
      const counts = best && best.score >= ownQuestion && isMatter(best.topic) && (parts.length >= list || heard.has(best.topic));
      return counts ? [{ topic: best.topic, mentions: inContext(mentions, whole, all) }] : [];
    })
    .map((part) => refined({ ...part, group: undefined, whether: false }, sentence, message));
}

/** The names in a part, completed by those of its sentence and of the whole message. */
function inContext(part: Mentions, sentence: Mentions, all: Mentions): Mentions {
  const own = part.courses.length > 0 || part.every || part.other;
  const from = own ? part : sentence.courses.length > 0 || sentence.every || sentence.other ? sentence : all;
  const ordinals = part.ordinals.length > 0 ? part.ordinals : sentence.ordinals;
  return { ...part, courses: from.courses, every: from.every, other: from.other, when: part.when ?? sentence.when, ordinals };
}

/** The words that say what a text is about. */
function tellingWords(masked: string): string[] {
  return (masked.match(/\{[a-z]+\}|\p{L}+/gu) ?? []).filter((w) => !empty.has(w));
}

const opener =
  /^(?:og|and|men|but|så|so|hvad med|what about|how about|hvad så|også|also|heller|ikke engang|not even|gælder|then|end)(?!\p{L})/u;
/** What is counted when contacts are not. */
const meeting = /(?<!\p{L})(?:møde\p{L}*|gang\p{L}*|dato\p{L}*|meeting\p{L}*|session\p{L}*|date\p{L}*)(?!\p{L})/u;
/** Words that stand for something said before. */
const pointer =
  /(?<!\p{L})(?:han|hun|ham|hende|den|det|de|dem|denne|dette|sådan (?:en|et|nogle)|he|she|him|it|they|them|that|those)(?!\p{L})/u;
const empty = new Set(
  'og and men but så so hvad med what about how i in på on for til to det den de the der er is are også also så then hvis if vi we vores our jer you kan can en et a an for of ligesådan samme same hos at her here nu now da nr nummer number tre fire to en fem seks three four two one five six første anden andet tredje fjerde sidste den hold holdet forløb forløbet gruppen course track {n} {course} {date} {month} {person} {org} {venue}'.split(
    ' ',
  ),
);

/** What a sentence is about. */
interface Read {
  readonly topics: readonly string[];
  /** How probable the best of them is, 0 where what was named or said before decides. */
  readonly score: number;
  /** The sentence says so itself; else what stands around it does. */
  readonly told: boolean;
}

/** The topics of a sentence in its message; where it says little by itself, what came before. */
function topicsOf(mentions: Mentions, whole: Mentions, match: Matcher, memory: Memory): Read {
  const said = match(mentions.masked.replace(opener, '').trim() || mentions.masked);
  const around = whole.masked === mentions.masked ? said : match(whole.masked);
  // "What can I answer?" and "Can we forget about it then?" ask what the rest of the message is about.
  const own = saysNothing(said) && !saysNothing(around) ? around : said;
  const content = tellingWords(mentions.masked);
  const opens = opener.test(mentions.masked);
  const points = pointer.test(mentions.masked);
  const ranked = pooled(own, around, new Set(opens || points || content.length <= briefly ? relatives(memory.topic) : []));
  const best = ranked[0]?.score ?? 0;
  const told = (said.find(({ topic }) => topic === ranked[0]?.topic)?.score ?? 0) >= tells;
  const follows = (content.length === 0 && /[\p{L}\d]/u.test(mentions.masked)) || (opens && best < clear) || (best < unclear && points);
  if (follows && memory.topic) return { topics: [memory.topic], score: 0, told: true };
  if (memory.topic === 'contact' && mentions.ordinals.length > 0 && !meeting.test(mentions.masked))
    return { topics: ['contact'], score: 0, told: true };
  if (mentions.contacts.length > 0 && best < personBelow) return { topics: ['contact'], score: 0, told: true };
  if (content.length === 0 && mentions.courses.length > 0) return { topics: ['meeting-dates', 'deadline'], score: 0, told: true };
  const topics = chosen(ranked);
  if (topics.length > 0) return { topics, score: best, told };
  return { topics: [mentions.courses.length > 0 && content.length <= 3 ? 'meeting-dates' : 'unknown'], score: 0, told: true };
}

function saysNothing([best]: readonly Match[]): boolean {
  return best === undefined || best.score < tells || !isMatter(best.topic);
}

const groupTopics = new Set([
  ...courtesy,
  'composition',
  'group-size',
  'employee-rep',
  'leader-rep',
  'other-members',
  'role-overlap',
  'more-groups',
  'unknown',
  'places',
  'eligibility',
]);
/** What a day of somebody's own is held against. */
const deadlineTopics = new Set(['deadline', 'late-alternative', 'med-decision', 'advance-statement', 'how-to-apply']);
/** It is the person's own day; with the others it is MED's. */
const ownDay = new Set(['deadline', 'how-to-apply']);
const dateTopics = new Set([
  'meeting-dates',
  'next-meeting',
  'nth-meeting',
  'meeting-on-date',
  'first-meeting',
  'last-meeting',
  'remaining-meetings',
  'calendar',
]);

/** What was named can decide between neighbouring topics: numbers of people, places in a row, a date. */
function refined(question: Question, sentence: string, { memory, all, now, programme }: Reading): Question {
  const { topic, mentions, group } = question;
  if (group && (groupTopics.has(topic) || (memory.area && opener.test(normalise(sentence))))) {
    return { ...question, topic: 'composition', group: memory.area ? { ...group, sameArea: true } : group };
  }
  const bare = { ...question, group: undefined };
  const when = mentions.when ?? all.when;
  if (deadlineTopics.has(topic) && when?.kind === 'day' && when.from > dayOf(now) && !datesOf(programme).includes(when.from))
    return { ...bare, topic: ownDay.has(topic) ? 'day-against-deadline' : 'med-against-deadline', mentions: { ...mentions, when } };
  if (topic === 'meeting-count' && mentions.when && mentions.when.kind !== 'day') return { ...bare, topic: 'meeting-dates' };
  if (!dateTopics.has(topic)) return bare;
  if (mentions.when?.kind === 'day') return { ...bare, topic: 'meeting-on-date' };
  if (mentions.when && mentions.when.kind !== 'week') return { ...bare, topic: topic === 'remaining-meetings' ? topic : 'meeting-dates' };
  if (mentions.ordinals.length > 0 && topic !== 'calendar' && topic !== 'remaining-meetings') {
    const [n] = mentions.ordinals;
    return { ...bare, topic: n === 1 ? 'first-meeting' : n === -1 ? 'last-meeting' : 'nth-meeting' };
  }
  return bare;
}

function distinct(questions: readonly Question[]): Question[] {
  const seen = new Set<string>();
  return questions.filter((q) => {
    const key = `${q.topic}|${q.mentions.courses.map((c) => c.id).join()}|${q.mentions.ordinals.join()}|${q.mentions.contacts.map((c) => c.id).join()}|${q.mentions.when?.from ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
