import { keyOf } from '../../core/keys.js';
import type { Language } from '../../core/language.js';
import type { Rhythm } from '../../core/rhythm.js';
import type { Address, Origin } from '../../core/turn.js';

/** Somebody in the working group. `role` is empty where nobody has said; `userId` and `directoryId` until they are known. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** In small letters; empty where unknown. */
  readonly mail: string;
  readonly role: Role | '';
  /** Teams' own id. */
  readonly userId: string;
  /** The id in the organisation's directory. */
  readonly directoryId: string;
}

/** The member who does something, with their key. */
export interface Actor extends Member {
  readonly key: string;
}

/** By what somebody is known in what they did, whatever they are called later: it tells nobody who it was. */
export function actorKey({ tenantId, userId }: Pick<Origin, 'tenantId' | 'userId'>): string {
  return keyOf(tenantId, userId);
}

export const roles = ['leader', 'amr', 'tr', 'other'] as const;
export type Role = (typeof roles)[number];

/** Where the group meets in Teams: its channel (`conversationId` is the channel's own id), and the team that it stands in. */
export interface Channel {
  readonly address: Address;
  readonly teamId: string;
}

/** Why the bot keeps silent in the group's channel: it is not in the team, may not write there, or the channel is gone. Since when: UTC, ISO 8601. */
export interface Away {
  readonly why: 'removed' | 'blocked' | 'channel-gone';
  readonly since: string;
}

/** A working group that was accepted, and is linked to a channel, or was. Its id is the application's. */
export interface Group {
  readonly id: string;
  /** The programme round's id. */
  readonly round: string;
  /** The organisation whose people may work with it. */
  readonly tenantId: string;
  /** What the application is called: `SMV-7K3F9Q`. */
  readonly reference: string;
  /** A course's id. */
  readonly course: string;
  /** The municipality's name, and the area of the MED committee; the area is empty for the top level. */
  readonly municipality: string;
  readonly area: string;
  readonly members: readonly Member[];
  /** A member's id; empty where there is none. */
  readonly coordinator: string;
  /** Undefined where it is not linked. */
  readonly channel: Channel | undefined;
  readonly away: Away | undefined;
  /** `since` is empty as long as there is no plan. */
  readonly rhythm: Rhythm;
  /** The language that the bot posts in. */
  readonly language: Language;
  /** Whether the organisers may read the actions' texts. */
  readonly shares: boolean;
}

/**
 * - `open`: not begun. `going`: under way. `stuck`: in need of help. `done`: finished.
 */
export const statuses = ['done', 'going', 'open', 'stuck'] as const;
export type Status = (typeof statuses)[number];

/** What a group answers at a check-in: finished, under way, no change, in need of help. */
export const answers = ['done', 'going', 'same', 'help'] as const;
export type Answer = (typeof answers)[number];

/** Beside the elements of the approach: what goes across them. */
export const implementation = 'implementation';

/** Help from the consultants that was asked for, and their answer. Times are UTC, ISO 8601; `answer` is empty until there is one. */
export interface Help {
  readonly askedAt: string;
  readonly answer: string;
  /** The consultant's name. */
  readonly by: string;
  /** The consultant's key, as in a line of history. */
  readonly key: string;
}

/** The newest answer about an action: in which ISO week, what, with which word, by whom (a member's id), when (UTC, ISO 8601). */
export interface Answered {
  readonly week: string;
  readonly answer: Answer;
  readonly word: string;
  readonly by: string;
  readonly at: string;
}

/** Something that the group has agreed to do. */
export interface Action {
  readonly id: string;
  /** What is to be done. */
  readonly what: string;
  /** Which situation it answers to. */
  readonly why: string;
  /** An element's id, `implementation`, or empty. */
  readonly element: string;
  /** A member's id, or empty. */
  readonly who: string;
  /** The day by which it is to be done, `yyyy-mm-dd`. */
  readonly by: string;
  /** The first small step. */
  readonly step: string;
  readonly status: Status;
  /** Its place in the list: the lowest comes first. */
  readonly order: number;
  /** How often it was carried over to another meeting. */
  readonly carried: number;
  readonly answered: Answered | undefined;
  /** The ISO weeks running in which it was said to be stuck. */
  readonly stuckWeeks: readonly string[];
  readonly help: Help | undefined;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  /** It was taken out of the plan; its history stays. */
  readonly removed: boolean;
}

/** What happened to an action: by whom (a member's name), when (UTC, ISO 8601), what, and the word that went with it. */
export interface HistoryLine {
  readonly action: string;
  readonly at: string;
  readonly by: string;
  /** Whose name `by` is (`actorKey`); empty in older lines. */
  readonly key: string;
  readonly what: 'added' | 'edited' | 'removed' | 'carried' | 'asked-help' | 'got-help' | Answer;
  readonly word: string;
  /** Its status after that. */
  readonly status: Status;
}

/** The group with what it has agreed on, in its order, without what was taken out. */
export interface Plan {
  readonly group: Group;
  readonly actions: readonly Action[];
}

/** The number that an action goes by in its group: its place in the plan, whatever has been done meanwhile. 0 where it is not in the plan. */
export function numberOf({ actions }: Plan, { id }: Pick<Action, 'id'>): number {
  return actions.findIndex((action) => action.id === id) + 1;
}

/** How long the fields of an action may be, in characters. */
export const longest = { what: 200, why: 500, step: 300, word: 500 } as const;
/** As many actions as a plan may hold that are not done: one card shows them all. */
export const mostOpen = 12;

/** An action that is not finished. */
export function isOpen({ status }: Action): boolean {
  return status !== 'done';
}

/** What may be over time: not finished, and its day is before this one. */
export function isOverdue(action: Action, today: string): boolean {
  return isOpen(action) && action.by < today;
}

/** The open actions as a check-in shows them: the overdue first, the longest overdue at the top, then in the plan's order. */
export function openFirst(actions: readonly Action[], today: string): Action[] {
  const open = actions.filter(isOpen);
  const late = open.filter((action) => isOverdue(action, today)).toSorted((one, other) => (one.by < other.by ? -1 : 1));
  return [...late, ...open.filter((action) => !isOverdue(action, today))];
}

/** At how many check-ins running an action is stuck, that of this week among them. */
export function stuckFor({ stuckWeeks }: Pick<Action, 'stuckWeeks'>, week: string): number {
  return new Set([...stuckWeeks, week]).size;
}

/** Whether an action is stuck at two check-ins running, that of this week among them, and nobody has asked for help yet. */
export function wantsHelp(action: Action, week: string): boolean {
  return action.status === 'stuck' && stuckFor(action, week) >= 2 && action.help === undefined;
}
