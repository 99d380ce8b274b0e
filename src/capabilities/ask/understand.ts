import type { Language } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import { type GroupClaim, groupIn } from './group.js';
import { type Match, type Matcher, matcher } from './match.js';
import { type Mentions, mentionsIn } from './mentions.js';
import { joined, phrasings } from './phrasings/index.js';
import type { Phrasings } from './phrasings/phrasings.js';
import type { Memory, Question } from './question.js';
import { asksWhether, isAsking, partsOf, sentencesOf } from './segments.js';
import { texts } from './texts.js';
import { tongueOf } from './tongue.js';
import { functionWords, normalise, wordsOf } from './words.js';

/** What a message was understood as. `distress` is somebody in need: then nothing else in it is answered. */
export interface Understanding {
  readonly language: Language;
  readonly questions: readonly Question[];
  readonly distress: boolean;
}

/** Below this likeness to every known way of asking, a text is not understood. */
const understood = 0.24;
/** A part of a question counts as a question of its own from here. */
const ownQuestion = 0.3;
/** A follow-up that is this clear by itself needs nothing from before. */
const clear = 0.4;

const matchers = new WeakMap<Programme, Record<Language, Matcher>>();

/** The matchers of a round, made at its first question and kept. */
export function matchersOf(programme: Programme): Record<Language, Matcher> {
  const made = matchers.get(programme);
  if (made) return made;
  const all = joined([phrasings, prompted(), programme.phrasings ?? {}]);
  const fresh = { da: matcher(all, 'da'), en: matcher(all, 'en') };
  matchers.set(programme, fresh);
  return fresh;
}

/** What the buttons say is a way of asking too. */
function prompted(): Phrasings {
  return Object.fromEntries(
    Object.keys(texts.da.prompts).map((topic) => [topic, { da: [texts.da.prompts[topic] ?? ''], en: [texts.en.prompts[topic] ?? ''] }]),
  );
}

/** Reads a message: what it asks, in which language, about what, given what was talked about before. */
export function understand(text: string, programme: Programme, now: Date, memory: Memory, fallback: Language): Understanding {
  const language = tongueOf(text, memory.language ?? fallback);
  const match = matchersOf(programme)[language];
  const all = mentionsIn(text, programme, now);
  if (isDistress(all.masked, match)) return { language, questions: [], distress: true };

  const sentences = sentencesOf(text);
  const asking = sentences.filter(isAsking);
  const relevant = asking.length > 0 ? asking : sentences;
  const group = groupIn(text);
  const questions = relevant.flatMap((s) => questionsIn(s, { text, all, group }, programme, now, match, memory));
  const known = questions.filter((q) => q.topic !== 'unknown');
  const kept = distinct(known.length > 0 ? known : questions);
  // Courtesy around a question is not a question.
  const matter = kept.filter((q) => !courtesy.has(q.topic));
  return { language, questions: (matter.length > 0 ? matter : kept).slice(0, 4), distress: false };
}

const courtesy = new Set(['greeting', 'thanks', 'goodbye', 'confirm', 'praise', 'how-are-you']);

function questionsIn(
  sentence: string,
  message: { readonly text: string; readonly all: Mentions; readonly group: GroupClaim | undefined },
  programme: Programme,
  now: Date,
  match: Matcher,
  memory: Memory,
): Question[] {
  const whole = sentence === message.text ? message.all : mentionsIn(sentence, programme, now);
  const group = groupIn(sentence) ?? message.group;
  const whether = asksWhether(sentence);
  // "We are seven from one area. May we?" asks about the seven.
  const single = message.group && tellsNothing(whole.masked) ? 'composition' : topicOf(whole, message.all, match, memory);
  const parts = group ? [] : partsOf(sentence);
  const ranked = (parts.length > 1 ? parts : [])
    .map((part) => mentionsIn(part, programme, now))
    .map((mentions) => ({ mentions, best: bestOf(match(mentions.masked)) }))
    .filter(({ best }) => best !== undefined && best.score >= ownQuestion);
  const topics = new Set(ranked.map(({ best }) => best?.topic));
  if (topics.size >= 2) {
    return ranked.map(({ mentions, best }) =>
      refined(
        { topic: best?.topic ?? 'unknown', mentions: inContext(mentions, whole, message.all), group: undefined, whether: false },
        sentence,
        memory,
      ),
    );
  }
  return [refined({ topic: single, mentions: inContext(whole, whole, message.all), group, whether }, sentence, memory)];
}

/** The names in a part, completed by those of its sentence and of the whole message. */
function inContext(part: Mentions, sentence: Mentions, all: Mentions): Mentions {
  const own = part.courses.length > 0 || part.every || part.other;
  const from = own ? part : sentence.courses.length > 0 || sentence.every || sentence.other ? sentence : all;
  return { ...part, courses: from.courses, every: from.every, other: from.other, when: part.when ?? sentence.when };
}

function tellsNothing(masked: string): boolean {
  return wordsOf(masked).every(
    (w) =>
      w.startsWith('{') ||
      functionWords.da.has(w) ||
      functionWords.en.has(w) ||
      /^(?:okay|ok|orden|fint|lov|enough|fine|allowed|alright)$/u.test(w),
  );
}

/** The best topic; what is only there to be told from distress is none. */
function bestOf(ranked: readonly Match[]): Match | undefined {
  return ranked.find((m) => m.topic !== 'distress-not');
}

const opener = /^(?:og|and|men|but|så|so|hvad med|what about|how about|hvad så|også|also|heller|gælder|then|end)(?!\p{L})/u;
const empty = new Set(
  'og and men but så so hvad med what about how i in på on for til to det den de the der er is are også also så then hvis if vi we vores our jer you kan can en et a an for of ligesådan samme same hos at her here nu now da nr nummer number tre fire to en fem seks three four two one five six første anden andet tredje fjerde sidste den {n} {course} {date} {month} {person} {org} {venue}'.split(
    ' ',
  ),
);

/** The topic of a sentence; where it says little by itself, that of the whole message around it, or of what came before. */
function topicOf(mentions: Mentions, whole: Mentions, match: Matcher, memory: Memory): string {
  const own = bestOf(match(mentions.masked.replace(opener, '').trim() || mentions.masked));
  const around = whole.masked === mentions.masked ? own : bestOf(match(whole.masked));
  const best = (own?.score ?? 0) >= clear || (own?.score ?? 0) >= (around?.score ?? 0) ? own : around;
  const content = (mentions.masked.match(/\{[a-z]+\}|\p{L}+/gu) ?? []).filter((w) => !empty.has(w));
  const follows = memory.topic !== undefined && (content.length === 0 || (opener.test(mentions.masked) && (best?.score ?? 0) < clear));
  if (follows && memory.topic) return memory.topic;
  if (best && best.score >= understood) return best.topic;
  if (mentions.courses.length > 0 && content.length <= 3) return 'meeting-dates';
  return 'unknown';
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
function refined(question: Question, sentence: string, memory: Memory): Question {
  const { topic, mentions, group } = question;
  if (group && (groupTopics.has(topic) || (memory.area && opener.test(normalise(sentence))))) {
    return { ...question, topic: 'composition', group: memory.area ? { ...group, sameArea: true } : group };
  }
  const bare = { ...question, group: undefined };
  if (!dateTopics.has(topic)) return bare;
  if (mentions.when?.kind === 'day') return { ...bare, topic: 'meeting-on-date' };
  if (mentions.when && mentions.when.kind !== 'week') return { ...bare, topic: topic === 'remaining-meetings' ? topic : 'meeting-dates' };
  if (mentions.ordinals.length > 0 && topic !== 'calendar' && topic !== 'remaining-meetings') {
    const [n] = mentions.ordinals;
    return { ...bare, topic: n === 1 ? 'first-meeting' : n === -1 ? 'last-meeting' : 'nth-meeting' };
  }
  return bare;
}

function isDistress(masked: string, match: Matcher): boolean {
  const ranked = match(masked);
  const scoreOf = (topic: string) => ranked.find((m) => m.topic === topic)?.score ?? 0;
  const distress = scoreOf('distress');
  const calm = Math.max(scoreOf('distress-not'), bestOf(ranked.filter((m) => m.topic !== 'distress'))?.score ?? 0);
  if (distress >= surely && distress > calm) return true;
  return distress + closeCall > calm && affected.test(masked) && hurt.test(masked);
}

/** A text this like a cry for help is one; less will do where somebody is named as hurt, and then a close call is one too. */
const surely = 0.42;
const closeCall = 0.05;

const hurt =
  /(?<!\p{L})(?:ryster|græder|bange|utryg|angst|selvmord|dø|ihjel|dræbe|såret|bløder|blødte|våben|pistol|banker|kaster|slår|slog|slået|sparke[dtr]\p{L}*|spark|spytte[dtr]\p{L}*|spyt|true[dtr]\p{L}*|truer|trusler|dødstrusler|overfaldet|overfalder|kniv|bidt|bed|bider|kvæler|kvalte|krads\p{L}*|stalk\p{L}*|råber|smadrer|chikaner\p{L}*|hit|kicked|punched|spat|bitten|bit|threaten\p{L}*|attacked|assaulted|stalk\p{L}*|knife|gun|weapon|strangled|afraid|scared|shaking|crying|kill|suicide|bleeding|hurt)(?!\p{L})/u;
const affected = /(?<!\p{L})(?:mig|jeg|os|min|mit|mine|kollega|kollegaer|medarbejder|hende|ham|me|my|i|us|colleague|her)(?!\p{L})/u;

function distinct(questions: readonly Question[]): Question[] {
  const seen = new Set<string>();
  return questions.filter((q) => {
    const key = `${q.topic}|${q.mentions.courses.map((c) => c.id).join()}|${q.mentions.ordinals.join()}|${q.mentions.when?.from ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
