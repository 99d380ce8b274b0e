import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Language } from './language.js';

/** Where a conversation takes place. In `group` and `channel` the bot hears only what mentions it. */
export type Scope = 'personal' | 'group' | 'channel';

/** A conversation that the bot can write to later, on its own accord. `serviceUrl` is Teams' door for it; it may change over time. */
export interface Address {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
}

/** Who acts, and where. Ids are Teams' own; `language` is that of the person's client. */
export interface Origin extends Address {
  readonly activityId: string;
  readonly userId: string;
  /** The person's id in their organisation's directory (Entra); empty where Teams does not say. */
  readonly directoryId: string;
  /** The channel that the conversation is a thread of; empty outside channels. */
  readonly channelId: string;
  /** The team that the channel belongs to; empty outside channels. */
  readonly teamId: string;
  readonly scope: Scope;
  readonly language: Language;
}

/** A person wrote something. `text` is without the mention of the bot and without markup. */
export interface MessageTurn extends Origin {
  readonly kind: 'message';
  readonly text: string;
}

/** A person pressed a button on a card. `data` comes from outside and is parsed by the action's own schema. */
export interface ActionTurn extends Origin {
  readonly kind: 'action';
  readonly verb: string;
  readonly data: unknown;
}

/** The bot was added to a conversation. Teams and the Playground may say so more than once. */
export interface JoinedTurn extends Origin {
  readonly kind: 'joined';
}

/** The bot was taken out of a conversation: of a team with all its channels, a group chat or a personal one. Nothing can be said there. */
export interface LeftTurn extends Origin {
  readonly kind: 'left';
}

/** A person pressed thumbs up or down under an answer. `answerId` is the activity id of the bot's message. */
export interface FeedbackTurn extends Origin {
  readonly kind: 'feedback';
  readonly answerId: string;
  readonly helpful: boolean;
  readonly comment: string;
}

export type Turn = MessageTurn | ActionTurn | JoinedTurn | LeftTurn | FeedbackTurn;

/** A passage of the programme page that an answer rests on; Teams shows it as a numbered reference. */
export interface Citation {
  readonly name: string;
  readonly abstract: string;
}

/**
 * What goes back to the person.
 * - `text`: a message in Teams' Markdown.
 * - `card`: a card, alone in its message; `summary` is what a notification shows.
 * - `replace`: the card whose button was pressed becomes this one, in place; with `everyone` not only for the person who pressed, but for
 *   all who see it.
 *
 * `feedback` puts thumbs up and down under the message. `ref` is the capability's own name for what it said; the
 * capability's `sent` is told which activity id it got.
 */
export type Reply =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly citations?: readonly Citation[];
      readonly feedback?: boolean;
      readonly ref?: string;
    }
  | {
      readonly kind: 'card';
      readonly card: IAdaptiveCard;
      readonly summary: string;
      readonly feedback?: boolean;
      readonly ref?: string;
    }
  | { readonly kind: 'replace'; readonly card: IAdaptiveCard; readonly everyone?: boolean };
