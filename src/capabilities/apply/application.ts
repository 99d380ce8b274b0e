import type { Language } from '../../core/language.js';
import type { Address } from '../../core/turn.js';

/** The steps of the form, in order. */
export const steps = ['course', 'med', 'group', 'motivation', 'review'] as const;
export type Step = (typeof steps)[number];

/**
 * What the form asks for, beside the members. All are texts, empty where nothing is filled in yet:
 * - `course`: a course's id. `municipality`: a municipality's id.
 * - `level`: `top` or `area`, the MED committee that stands behind. `area`: which area, where it is one.
 * - `basis`: `decided` or `advance`. `decidedOn`: the day of the decision, `yyyy-mm-dd`. `chair`, `viceChair`: `yes` where they have
 *   given their advance statement. `meetsOn`: the day of the committee's next meeting.
 * - `coordinator`: a member's id.
 * - `done`, `change`: the group's own words. `elements`: ids of the elements that matter most, with commas. `time`: `yes`.
 */
export const fieldNames = [
  'course',
  'municipality',
  'level',
  'area',
  'basis',
  'decidedOn',
  'chair',
  'viceChair',
  'meetsOn',
  'coordinator',
  'done',
  'elements',
  'change',
  'time',
] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Record<FieldName, string>>;

/** The roles that the rule of composition counts. */
export const roles = ['leader', 'amr', 'tr', 'other'] as const;
export type Role = (typeof roles)[number];

/** Somebody in the working group. All texts, empty where not filled in; `role` is one of `roles` or empty. */
export const memberFields = ['name', 'mail', 'role', 'title', 'area'] as const;
export type MemberField = (typeof memberFields)[number];
export type Member = { readonly id: string } & Readonly<Record<MemberField, string>>;

/** What is filled in. */
export interface Content {
  readonly fields: Fields;
  readonly members: readonly Member[];
}

/**
 * - `draft`: not sent. `submitted`: sent, and nobody has decided. `more`: the organisers have asked for more.
 * - `accepted`, `waiting` (on the waiting list), `declined`: decided. `withdrawn`: the group has taken it back.
 */
export const states = ['draft', 'submitted', 'more', 'accepted', 'waiting', 'declined', 'withdrawn'] as const;
export type State = (typeof states)[number];

/**
 * Somebody who works on the application in a chat of their own. `mail` is the address in the group that lets them in; empty for whom
 * began it, and for whom was let in by name.
 */
export interface Editor {
  readonly userId: string;
  readonly name: string;
  readonly mail: string;
  readonly language: Language;
  readonly address: Address;
}

/** What was sent, as it was sent. `version` counts from 1; `at` is when this version came, `firstAt` when the first did: UTC, ISO 8601. */
export interface Submission {
  readonly content: Content;
  readonly version: number;
  readonly at: string;
  readonly firstAt: string;
}

/** What an organiser decided, with a word to the group. `at` is UTC, ISO 8601. */
export interface Decision {
  readonly what: 'accepted' | 'waiting' | 'declined' | 'more';
  readonly word: string;
  readonly by: string;
  readonly at: string;
}

/** An application, from the first word to the decision. */
export interface Application {
  readonly id: string;
  /** The programme round's id. */
  readonly round: string;
  /** The organisation whose people may see it; empty where an organiser has registered it and nobody of the group has it in a chat. */
  readonly tenantId: string;
  /** What people call it by: `SMV-7K3F9Q`. */
  readonly reference: string;
  readonly state: State;
  readonly content: Content;
  readonly submission: Submission | undefined;
  readonly decision: Decision | undefined;
  readonly editors: readonly Editor[];
  /** The `userId` of the editor who answers for it; reminders go there. */
  readonly keeper: string;
  /** Directory ids of people who may open it without standing in the group. */
  readonly invited: readonly string[];
  /** How it came. */
  readonly origin: 'chat' | 'mail';
  /** UTC, ISO 8601. */
  readonly createdAt: string;
}

export const emptyFields: Fields = {
  course: '',
  municipality: '',
  level: '',
  area: '',
  basis: '',
  decidedOn: '',
  chair: '',
  viceChair: '',
  meetsOn: '',
  coordinator: '',
  done: '',
  elements: '',
  change: '',
  time: '',
};

/** Something that happened to an application: who (`by`, a directory's or Teams' id) did what to which parts of it, and when (UTC). */
export interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly parts: string;
  readonly state: State;
}
