import type { Language } from '../../core/language.js';
import type { Course, Programme } from '../../core/programme.js';
import type { GroupClaim } from './group.js';
import type { Mentions } from './mentions.js';

/** One thing a person wants to know: its topic, and what the words around it named. */
export interface Question {
  readonly topic: string;
  readonly mentions: Mentions;
  /** Numbers of people to hold against the rules, where the person gave any. */
  readonly group: GroupClaim | undefined;
  /** It asks for yes or no. */
  readonly whether: boolean;
}

/** What is remembered of a conversation between two messages, never a text: the last language, topic, course (its id) and contact. */
export interface Memory {
  readonly language: Language | undefined;
  readonly topic: string | undefined;
  readonly course: string | undefined;
  /** The id of the last named contact, for "and by phone?". */
  readonly contact: string | undefined;
  /** A group from one area was talked about, for "and if we are nine?". */
  readonly area: boolean;
}

export const emptyMemory: Memory = { language: undefined, topic: undefined, course: undefined, contact: undefined, area: false };

/** All an answer is computed from, beside the question. */
export interface World {
  readonly programme: Programme;
  readonly now: Date;
  readonly language: Language;
  readonly memory: Memory;
  /** The clock is a demo clock; the bot says so when it presents itself. */
  readonly demo: boolean;
}

/** The courses a question is about: those it names, else the one the person spoke of before, else every one. */
export function coursesOf(question: Question, { programme, memory }: World): readonly Course[] {
  const { courses, every, other } = question.mentions;
  if (every) return programme.courses;
  if (other) {
    const not = courses[0]?.id ?? memory.course;
    return not ? programme.courses.filter((c) => c.id !== not) : programme.courses;
  }
  if (courses.length > 0) return courses;
  const before = programme.courses.find((c) => c.id === memory.course);
  return before ? [before] : programme.courses;
}

/** Rows of facts or dates under an answer's text. */
export type Block =
  | { readonly kind: 'table'; readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'facts'; readonly title?: string; readonly facts: readonly (readonly [label: string, value: string])[] };

/** The answer to one question, before it becomes a message. */
export interface Part {
  /** Short paragraphs and `- ` lines, in Teams' Markdown. */
  readonly text: string;
  readonly blocks?: readonly Block[];
  /** The section of the programme page it rests on, a key of `programme.sources`. */
  readonly source?: string;
  /** False where the page is silent: the question is kept for the organiser. */
  readonly known: boolean;
  /** Topics that a person would naturally ask about next. */
  readonly next?: readonly string[];
  /** Courses whose meetings can be put in a calendar. */
  readonly calendars?: readonly Course[];
  /** The same answer can be shown for one course at a time. */
  readonly perCourse?: boolean;
}
