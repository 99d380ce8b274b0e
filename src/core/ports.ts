import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Programme } from './programme.js';
import type { Address, Origin, Reply } from './turn.js';

/** The moment it is. Moves with the demo clock in local mode, with the wall clock elsewhere. */
export type Clock = () => Date;

/** A stored row: two keys and flat properties. `etag` is there on what was read, and goes back with an update. */
export interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly etag?: string;
  readonly [property: string]: string | number | boolean | undefined;
}

/**
 * One table of the store. Every call is one storage request.
 * Throws `Failure('storage.down')` where the store cannot be reached or refuses the request.
 */
export interface Table {
  /** The row with these keys, or undefined. */
  get(partitionKey: string, rowKey: string): Promise<Row | undefined>;
  /** The new row's etag; false where a row with these keys stands already, and nothing is then written. */
  insert(row: Row): Promise<string | false>;
  /** Writes the row whole, whether it was there or not: for rows where the last writer may win. */
  put(row: Row): Promise<void>;
  /** Writes over the row that was read with this `etag`; gives its new one, or false where somebody else has written since. */
  replace(row: Row & { readonly etag: string }): Promise<string | false>;
  /** Takes the row away, whatever is in it; nothing happens where there is none. */
  remove(partitionKey: string, rowKey: string): Promise<void>;
  /**
   * At most 100 changes to different rows of one partition, all or none. Gives the new etag of each row, in the order of the changes (empty
   * for one that went); false where one of them was refused: an `insert` whose row is there, a `replace` or `remove` whose row has been
   * written since or is gone.
   */
  commit(changes: readonly Change[]): Promise<readonly string[] | false>;
  /**
   * The rows of a partition whose keys are not before `from` and are before `to`, in the order of their keys (by UTF-16 code
   * unit), at most `most` of them (1,000 or fewer: one request).
   */
  list(partitionKey: string, range: { readonly from: string; readonly to: string; readonly most: number }): Promise<readonly Row[]>;
}

/** One of several changes that are made together. */
export type Change =
  | { readonly kind: 'insert' | 'put'; readonly row: Row }
  | { readonly kind: 'replace'; readonly row: Row & { readonly etag: string } }
  | { readonly kind: 'remove'; readonly partitionKey: string; readonly rowKey: string; readonly etag?: string };

/** The tables by name (letters and digits, starting with the capability's name). A table is made at its first use. */
export type Tables = (name: string) => Table;

/** One line per event: a static code and ids. Never a name, an address or what a person wrote. */
export interface Log {
  info(code: string, ids?: Readonly<Record<string, string | number>>): void;
  error(code: string, ids?: Readonly<Record<string, string | number>>): void;
}

/**
 * Work that may happen after the person has got the answer. Of several with the same key the newest is done; all that is
 * waiting is done before the process ends. Only for what can be lost with a power cut without a person missing it.
 */
export type Later = (key: string, work: () => Promise<void>) => void;

/** Work for any instance of the bot, done at least once: its name (`apply.mail`), and the ids it is about. Never a text, never a name. */
export interface Job {
  readonly name: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Hands work to the queue. Throws `Failure('storage.down')`. */
export type Enqueue = (job: Job) => Promise<void>;

/** What became of a message that the bot sent on its own accord. */
export type Posted =
  /** `conversationId` is the thread's, where the message began one. */
  | { readonly kind: 'sent'; readonly activityId: string; readonly conversationId: string }
  /** It did not come through, and may after so many seconds. */
  | { readonly kind: 'later'; readonly seconds: number }
  /** It did not come through and never will; `code` is Teams' own, such as `BotNotInConversationRoster`, or `http-400`. */
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer came: it may stand there or not. */
  | { readonly kind: 'unknown' };

/** Somebody as their organisation's directory has them. */
export interface Profile {
  readonly name: string;
  /** Mail address and sign-in name, in small letters; empty where unknown. */
  readonly mail: string;
  readonly signIn: string;
}

/** Somebody in a team or a chat. `directoryId` is empty where Teams does not say. */
export interface RosterEntry extends Profile {
  readonly userId: string;
  readonly directoryId: string;
}

/** Teams, outside of a turn. None of it throws for what Teams answers. Messages wait for their turn where Teams' limits ask for it. */
export interface Messenger {
  /** Writes in a chat, or begins a new thread where the address is a channel's (`conversationId` is the channel's id). */
  post(address: Address, message: Exclude<Reply, { kind: 'replace' }>): Promise<Posted>;
  /** Puts this card in the place of the message that was sent under this id. */
  update(address: Address, activityId: string, card: IAdaptiveCard): Promise<Posted>;
  /** The person with this Teams id in that conversation; undefined where Teams does not say. */
  profile(address: Address, userId: string): Promise<Profile | undefined>;
  /** Everybody in that conversation; undefined where Teams does not say. */
  roster(address: Address): Promise<readonly RosterEntry[] | undefined>;
}

/** A working group that the organisers have accepted, as it stands in what it sent. */
export interface AcceptedGroup {
  /** The application's id. */
  readonly id: string;
  /** The organisation that it applied from; empty where an organiser registered it. */
  readonly tenantId: string;
  readonly reference: string;
  /** A course's id. */
  readonly course: string;
  /** The municipality's name, and the area of its MED committee; empty for the top level. */
  readonly municipality: string;
  readonly area: string;
  /** `role` is `leader`, `amr`, `tr`, `other` or empty. */
  readonly members: readonly { readonly id: string; readonly name: string; readonly mail: string; readonly role: string }[];
  /** A member's id; empty where there is none. */
  readonly coordinator: string;
}

/**
 * The accepted groups of this person: those that they have applied with or are named in by their mail address, also where an organiser has
 * registered the application. Throws `storage.down`.
 */
export type AcceptedGroups = (person: Origin) => Promise<readonly AcceptedGroup[]>;

/** Somebody who asks about themselves, and who they are in their organisation's directory; undefined where Teams does not say. */
export interface Person extends Origin {
  readonly profile: Profile | undefined;
}

/** Something that is stored about a person, in the language of their turn. */
export interface Held {
  readonly title: string;
  /** What stands there, partly in people's own words. */
  readonly lines: readonly string[];
  readonly why: string;
  readonly until: string;
  /** Whether it is taken away where the person asks for it; `outcome` says how, or why not. */
  readonly fate: 'goes' | 'stays';
  readonly outcome: string;
}

/** All that is stored about a person, or all that was, as it was dealt with. Throws `storage.down`; what was not reached is then as it was. */
export type AboutPerson = (person: Person) => Promise<readonly Held[]>;

/** A mail. The same `id` is the same mail: it becomes its Message-ID, so that a mail program shows a repeated one once. */
export interface Mail {
  /** Letters, digits and hyphens. */
  readonly id: string;
  readonly to: string;
  /** Whom an answer to it reaches; the bot reads no mail. */
  readonly replyTo: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly fileName: string; readonly contentType: string; readonly body: Uint8Array }[];
}

/** The way out for mail. */
export interface Mailer {
  /** `later` where another try may help, `refused` where it never will; `code` is the server's or the connection's own. Never throws. */
  send(mail: Mail): Promise<{ readonly kind: 'sent' } | { readonly kind: 'later' | 'refused'; readonly code: string }>;
  /** Where the mail with this id lies in local mode; undefined where mail really leaves. */
  place(id: string): string | undefined;
}

/** One of the network's organisers, by the id in their directory. */
export interface Organiser {
  readonly tenantId: string;
  readonly directoryId: string;
}

/** All that a handler may reach: handed in, so that tests hand in what they like. */
export interface Ports {
  readonly programme: Programme;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly tables: Tables;
  readonly later: Later;
  readonly enqueue: Enqueue;
  /** Has this process look for what has become due, soon after the turn. */
  readonly nudge: () => void;
  readonly messenger: Messenger;
  readonly mailer: Mailer;
  readonly organisers: readonly Organiser[];
  /** The organisations (tenant ids in small letters) that need not be let in: the bot's own, and the organisers'. */
  readonly homeTenants: readonly string[];
  readonly acceptedGroups: AcceptedGroups;
  readonly held: AboutPerson;
  /** Takes away what can go. Done twice it is done once. */
  readonly forget: AboutPerson;
  readonly log: Log;
  /** Where the bot's own files are fetched from, without a slash at the end: `https://bot.example.dk`. */
  readonly publicUrl: string;
  /** Set in local mode: the clock is a demo clock, and the bot says so. */
  readonly demo: boolean;
  /** The channel that serves as the organisers' until they name one; in local mode only. */
  readonly demoChannel: string | undefined;
}
