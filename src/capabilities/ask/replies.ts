import { dayOf, longDate, timeOf } from '../../core/calendar.js';
import type { Invitation } from '../../core/capability.js';
import type { Language } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import type { Citation, Reply } from '../../core/turn.js';
import { clockTime, courseNames } from '../../core/wording.js';
import { promptFor } from './answers/index.js';
import { type AnswerView, answerCard, greetingCard } from './cards.js';
import type { Answered, Conversed } from './converse.js';
import type { Part } from './question.js';
import { texts } from './texts.js';

/** Where an answer is shown: its language, and where files are fetched from. */
export interface Stage {
  readonly programme: Programme;
  readonly language: Language;
  readonly publicUrl: string;
  /** The ways into other journeys that are open now. */
  readonly invitations?: readonly Invitation[];
}

/** The topics a newcomer is offered. */
export const openingTopics = ['meeting-dates', 'deadline', 'how-to-apply', 'benefits'] as const;

/** The message that a person gets for what was understood: care alone where somebody is in need, else the answers. */
export function replyTo({ distress, answered, language }: Conversed, stage: Omit<Stage, 'language'>): Reply {
  return distress ? plainReply(answered.map(({ part }) => part)) : answerReply(answered, { ...stage, language });
}

/** The one message that answers: a card where there is something to show or to press, else a text. */
export function answerReply(answered: readonly Answered[], stage: Stage): Reply {
  const view = viewOf(answered, stage);
  const ref = answered.map(({ question }) => question.topic).join('+');
  const parts = answered.map(({ part }) => part);
  if (view.invitations.length > 0 || view.prompts.length > 0 || view.calendars.length > 0 || parts.some((p) => p.blocks)) {
    return { kind: 'card', card: answerCard(view), summary: firstLine(parts), feedback: true, ref };
  }
  const text = [...view.sections.map((s) => s.text), view.source].filter((t) => t !== undefined).join('\n\n');
  return { kind: 'text', text, citations: citationsOf(parts, stage), feedback: true, ref };
}

/** The card of an answer, as it is shown in place when a course is chosen. */
export function answerView(answered: readonly Answered[], stage: Stage, chosen: string | undefined): AnswerView {
  const view = viewOf(answered, stage);
  const question = answered[0]?.question;
  if (!question) return view;
  const others = stage.programme.courses.filter((c) => c.id !== chosen);
  const tabs =
    chosen === undefined
      ? view.tabs
      : [
          ...others.map((c) => ({ title: c.name[stage.language], course: c.id })),
          { title: texts[stage.language].courses.all, course: 'all' },
        ];
  return { ...view, tabs: tabs.map((tab) => ({ ordinal: question.mentions.ordinals[0], ...tab, topic: question.topic })) };
}

/** What somebody in need reads: no button, no source, no question of whether it helped. */
function plainReply(parts: readonly Part[]): Reply {
  return { kind: 'text', text: parts.map((p) => paragraphs(p.text)).join('\n\n') };
}

/** The first thing a newcomer sees. `now` is given where it is a demo clock's. */
export function greetingReply(stage: Stage, now: Date | undefined): Reply {
  const { programme, language } = stage;
  const t = texts[language];
  const offers = (stage.invitations ?? []).map(({ offer }) => offer[language]);
  const text = [t.greeting(programme.name[language], courseNames(programme.courses, language)), ...offers].join(' ');
  const demo = now ? t.demo(longDate(dayOf(now), language), clockTime(timeOf(now), language)) : undefined;
  return {
    kind: 'card',
    card: greetingCard(programme, language, { text, demo }, promptsOf(openingTopics, language), invitationsFor(undefined, stage)),
    summary: text,
  };
}

function viewOf(answered: readonly Answered[], stage: Stage): AnswerView {
  const { programme, language, publicUrl } = stage;
  const parts = answered.map(({ part }) => part);
  const [first] = answered;
  const single = answered.length === 1 && first?.part.perCourse ? first.question : undefined;
  const asked = new Set(answered.map(({ question }) => question.topic));
  const next = [...new Set(parts.flatMap((p) => p.next ?? []))].filter((topic) => !asked.has(topic));
  const calendars = [...new Set(parts.flatMap((p) => p.calendars ?? []))].slice(0, 3);
  return {
    language,
    sections: parts.map((p) => ({ text: paragraphs(p.text), blocks: p.blocks ?? [] })),
    source: sourceLine(parts, programme, language),
    tabs: single
      ? programme.courses.map((c) => ({ title: c.name[language], topic: single.topic, course: c.id, ordinal: single.mentions.ordinals[0] }))
      : [],
    calendars: calendars.map((course) => ({ course, url: `${publicUrl}/files/ask/${course.id}.${language}.ics` })),
    invitations: invitationsFor(asked, stage),
    prompts: promptsOf(next, language).slice(0, calendars.length > 1 ? 2 : 3),
  };
}

/** The ways into other journeys that belong with these topics; all of them where none are named. */
function invitationsFor(topics: ReadonlySet<string> | undefined, { invitations = [], language }: Stage): AnswerView['invitations'] {
  return invitations
    .filter((one) => !topics || one.topics.some((topic) => topics.has(topic)))
    .map(({ verb, title }) => ({ verb, title: title[language] }));
}

function promptsOf(topics: readonly string[], language: Language): { topic: string; title: string }[] {
  return topics.flatMap((topic) => {
    const title = promptFor(topic, language);
    return title ? [{ topic, title }] : [];
  });
}

function sectionsOf(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap((p) => (p.source ? [p.source] : [])))];
}

function sourceLine(parts: readonly Part[], programme: Programme, language: Language): string | undefined {
  const names = sectionsOf(parts).flatMap((s) => programme.sources[s]?.[language] ?? []);
  return names.length > 0
    ? texts[language].source(programme.page[language], names.join(language === 'da' ? '« og »' : '" and "'))
    : undefined;
}

function citationsOf(parts: readonly Part[], { programme, language }: Stage): Citation[] {
  return sectionsOf(parts).flatMap((s) => {
    const name = programme.sources[s]?.[language];
    return name ? [{ name: `${programme.page[language]}: ${name}`, abstract: firstLine(parts.filter((p) => p.source === s)) }] : [];
  });
}

function firstLine(parts: readonly Part[]): string {
  const line = parts[0]?.text.split('\n')[0] ?? '';
  return line.length > 150 ? `${line.slice(0, 149)}…` : line;
}

const item = /^(?:- |\d+\. )/;

/** Teams' Markdown folds a single line break, so lines become paragraphs; lines of one list stay together. */
function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .reduce(
      (joined, line, i, lines) => (i === 0 ? line : `${joined}${item.test(line) && item.test(lines[i - 1] ?? '') ? '\n' : '\n\n'}${line}`),
      '',
    );
}
