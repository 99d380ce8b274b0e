import type { Language } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import { classifier, type Match, type Matcher } from './classifier.js';
import { type GroupClaim, groupIn } from './group.js';
import { type Mentions, mentionsIn } from './mentions.js';
import { nearest } from './nearest.js';
import type { Memory, Question } from './question.js';
import { chosen, courtesy, isMatter, pooled, relatives } from './ranking.js';
import { asksWhether, clausesOf, isAsking, partsOf, sentencesOf } from './segments.js';
import { tongueOf } from './tongue.js';
import { normalise } from './words.js';

/** What a message was understood as. `distress` is somebody in need: then nothing else in it is answered. */
export interface Understanding {
  readonly language: Language;
  readonly questions: readonly Question[];
  readonly distress: boolean;
}

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
/** A follow-up that is this clear by itself needs nothing from before. */
const clear = 0.5;

const matchers = new WeakMap<Programme, Record<Language, Matcher>>();

/** The matchers of a round, made at its first question and kept: what was learnt, and the topics that the round alone has. */
export function matchersOf(programme: Programme): Record<Language, Matcher> {
  const made = matchers.get(programme);
  if (made) return made;
  const fresh = { da: matcherOf(programme, 'da'), en: matcherOf(programme, 'en') };
  matchers.set(programme, fresh);
  return fresh;
}

function matcherOf({ phrasings }: Programme, language: Language): Matcher {
  const learnt = classifier(language);
  if (!phrasings) return learnt;
  const own = nearest(phrasings, language);
  return (text) => [...learnt(text), ...own(text)].sort((a, b) => b.score - a.score);
}

/** Reads a message: what it asks, in which language, about what, given what was talked about before. */
export function understand(text: string, programme: Programme, now: Date, memory: Memory, fallback: Language): Understanding {
  const language = tongueOf(text, memory.language ?? fallback);
  const match = matchersOf(programme)[language];
  const all = mentionsIn(text, programme, now);
  if (isDistress(text, all.masked, match)) return { language, questions: [], distress: true };

  const sentences = sentencesOf(text);
  const asking = sentences.filter(isAsking);
  const relevant = asking.length > 0 ? asking : sentences;
  const group = groupIn(text, language);
  const questions = relevant.flatMap((s) => questionsIn(s, { text, language, all, group }, programme, now, match, memory));
  const known = questions.filter((q) => q.topic !== 'unknown');
  const kept = distinct(known.length > 0 ? known : questions);
  // Courtesy around a question is not a question.
  const matter = kept.filter((q) => !courtesy.has(q.topic));
  return { language, questions: (matter.length > 0 ? matter : kept).slice(0, 4), distress: false };
}

function questionsIn(
  sentence: string,
  message: { readonly text: string; readonly language: Language; readonly all: Mentions; readonly group: GroupClaim | undefined },
  programme: Programme,
  now: Date,
  match: Matcher,
  memory: Memory,
): Question[] {
  const whole = sentence === message.text ? message.all : mentionsIn(sentence, programme, now);
  const { language } = message;
  const group = groupIn(sentence, language) ?? message.group;
  const whether = asksWhether(sentence);
  // What no trace is of in the message as a whole is a misreading of its part.
  const heard = new Set([...match(message.all.masked), ...match(whole.masked)].map(({ topic }) => topic));
  // A group is told in a list, which must stay whole.
  const parts = group ? clausesOf(sentence) : partsOf(sentence);
  const listed = (parts.length > 1 ? parts : [])
    .filter((part) => !group || !groupIn(part, language))
    .map((part) => mentionsIn(part, programme, now))
    .filter(({ masked }) => tellingWords(masked).length > 0)
    .map((mentions) => ({ mentions, best: match(mentions.masked)[0] }))
    .filter(({ best }) => best !== undefined && best.score >= ownQuestion && isMatter(best.topic) && heard.has(best.topic))
    .map(({ mentions, best }) => ({ topic: best?.topic ?? 'unknown', mentions: inContext(mentions, whole, message.all) }))
    .map((part) => refined({ ...part, group: undefined, whether: false }, sentence, memory));
  const topics = new Set(listed.map(({ topic }) => topic));
  const read = topicsOf(whole, message.all, match, memory);
  const mentions = inContext(whole, read.told ? whole : message.all, message.all);
  if (group && (listed.length > 0 || !read.sure)) {
    return [
      refined({ topic: 'composition', mentions, group, whether }, sentence, memory),
      ...listed.filter((q) => !groupTopics.has(q.topic)),
    ];
  }
  // What a sentence surely is as a whole, and none of its parts alone, is about how the parts stand to each other.
  const together = read.sure && read.topics.every((topic) => !topics.has(topic));
  if (topics.size >= 2 && !together) return listed;
  return read.topics.map((topic) => refined({ topic, mentions, group, whether }, sentence, memory));
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
/** Words that stand for something said before. */
const pointer = /(?<!\p{L})(?:han|hun|ham|hende|den|det|de|dem|denne|dette|he|she|him|it|they|them|that|those)(?!\p{L})/u;
const empty = new Set(
  'og and men but så so hvad med what about how i in på on for til to det den de the der er is are også also så then hvis if vi we vores our jer you kan can en et a an for of ligesådan samme same hos at her here nu now da nr nummer number tre fire to en fem seks three four two one five six første anden andet tredje fjerde sidste den hold holdet forløb forløbet gruppen course track {n} {course} {date} {month} {person} {org} {venue}'.split(
    ' ',
  ),
);

/** What a sentence is about. */
interface Read {
  readonly topics: readonly string[];
  /** It can hardly be about anything else. */
  readonly sure: boolean;
  /** The sentence says so itself; else what stands around it does. */
  readonly told: boolean;
}

/** The topics of a sentence in its message; where it says little by itself, what came before. */
function topicsOf(mentions: Mentions, whole: Mentions, match: Matcher, memory: Memory): Read {
  const own = match(mentions.masked.replace(opener, '').trim() || mentions.masked);
  const around = whole.masked === mentions.masked ? own : match(whole.masked);
  const content = tellingWords(mentions.masked);
  const opens = opener.test(mentions.masked);
  const ranked = pooled(own, around, new Set(opens || content.length <= briefly ? relatives(memory.topic) : []));
  const best = ranked[0]?.score ?? 0;
  const told = (own.find(({ topic }) => topic === ranked[0]?.topic)?.score ?? 0) >= tells;
  const follows = content.length === 0 || (opens && best < clear) || (best < unclear && pointer.test(mentions.masked));
  if (follows && memory.topic) return { topics: [memory.topic], sure: false, told: true };
  if (mentions.contacts.length > 0 && best < personBelow) return { topics: ['contact'], sure: false, told: true };
  const topics = chosen(ranked);
  if (topics.length > 0) return { topics, sure: best >= clear, told };
  return { topics: [mentions.courses.length > 0 && content.length <= 3 ? 'meeting-dates' : 'unknown'], sure: false, told: true };
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

function isDistress(text: string, masked: string, match: Matcher): boolean {
  const ranked = match(masked);
  const scoreOf = (topic: string) => ranked.find((m) => m.topic === topic)?.score ?? 0;
  const distress = scoreOf('distress');
  if (distress < perhaps || distress < scoreOf('distress-not')) return false;
  if (!acute.test(masked) && sentencesOf(text).some((sentence) => isAsking(sentence) && asksOfNetwork(match(normalise(sentence)))))
    return false;
  return distress >= surely || (affected.test(masked) && hurt.test(masked));
}

/** "Our staff are shamed on Facebook. Does the network cover that?" is a question, as long as nobody is hurt right now. */
function asksOfNetwork([best]: readonly Match[]): boolean {
  return best !== undefined && isMatter(best.topic) && best.score >= clear;
}

const acute =
  /(?<!\p{L})(?:jeg|mig|min|mit|mine|i|me|my|lige|nu|netop|i dag|i nat|i går|i aften|i morges|just|now|today|tonight|yesterday|bange|afraid|scared|hjælp|help)(?!\p{L})/u;

/** A text this probably a cry for help is one; less will do where somebody is named as hurt. */
const surely = 0.5;
const perhaps = 0.15;

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
