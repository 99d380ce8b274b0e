import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { z } from 'zod';
import { Failure } from './failure.js';
import type { Language, Localised } from './language.js';
import type { AcceptedGroup, Held, Person, Ports } from './ports.js';
import type { Programme } from './programme.js';
import type { Shelf } from './stored.js';
import type { ActionTurn, FeedbackTurn, JoinedTurn, LeftTurn, MessageTurn, Origin, Reply, Scope } from './turn.js';

/** What a button does: the shape of its data, and its handler, which sees only data of that shape. */
export interface Action {
  handle(data: unknown, turn: ActionTurn, ports: Ports): Promise<readonly Reply[]>;
}

/** Ties a schema to its handler. Data of another shape ends in `Failure('action.invalid')`. */
export function action<S extends z.ZodType>(
  schema: S,
  handle: (data: z.infer<S>, turn: ActionTurn, ports: Ports) => Promise<readonly Reply[]>,
): Action {
  return {
    handle: async (data, turn, ports) => {
      const parsed = schema.safeParse(data);
      if (!parsed.success) throw new Failure('action.invalid', { cause: parsed.error });
      return handle(parsed.data, turn, ports);
    },
  };
}

/** A file the bot offers for download, such as a calendar. */
export interface Download {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: string | Uint8Array;
}

/** Work from the queue. It may come twice, to two instances at once, so it looks at what is stored before it does anything. */
export interface JobHandler {
  /** `again` has it come back after so many seconds. What it throws is tried again with a growing pause. */
  handle(data: unknown, ports: Ports): Promise<{ readonly again: number; readonly code: string } | undefined>;
  /** Told once when it was tried so often that it is given up, with the last reason's code: so that somebody sees it. */
  gaveUp?(data: unknown, code: string, ports: Ports): Promise<void>;
  /** Set where it sends nothing to anybody: after a restore it is done also where it may have been done before. */
  readonly silent?: true;
}

/** A button by which a journey is begun from another one: from the greeting, and from answers to these topics. */
export interface Invitation {
  readonly verb: string;
  readonly title: Localised;
  /** A sentence about it for the greeting. */
  readonly offer: Localised;
  readonly topics: readonly string[];
  /** Whether it can be begun at this moment. */
  offered(programme: Programme, now: Date): boolean;
}

/** A line of the menu that Teams shows for the bot. Whoever chooses it finds its words in the message box. */
export interface Command {
  /** At most 32 characters, understood as they stand. */
  readonly title: string;
  /** What it gives, in at most 128 characters. */
  readonly description: string;
  /** What is put into the box in the title's place: an example to change, or the beginning of a sentence. */
  readonly prompt?: string;
  readonly scopes: readonly Scope[];
}

/** A journey of the bot: all that the house needs to know of it. */
export interface Capability {
  /** A short word; its verbs begin with it and a dot (`ask.course`), its tables with it (`askmemory`). */
  readonly name: string;
  /** What a newcomer could say to it, which the understanding must lead back to it; none of what is for organisers alone. */
  prompts(programme: Programme, language: Language): readonly string[];
  /** What of it stands in the menu, for everybody: the same lines in each language. What is the organisers' is not advertised. */
  commands?(programme: Programme, language: Language): readonly Command[];
  /** Whether it answers this message. The registry is asked from the top; the last capability claims all. */
  claims(turn: MessageTurn, ports: Ports): Promise<boolean>;
  message(turn: MessageTurn, ports: Ports): Promise<readonly Reply[]>;
  readonly actions: Readonly<Record<string, Action>>;
  /**
   * What somebody in need is told, whatever else claims the message and whoever they are; undefined where nobody seems to be in need. Reads
   * and keeps nothing.
   */
  urgent?(turn: MessageTurn, ports: Ports): readonly Reply[] | undefined;
  /**
   * What it makes of a message that another capability answers, below that answer: the way back to what was under way. Must not throw.
   * `inNeed` says whether the message is `urgent`; then nothing of it may be kept, and what is given back here is not said.
   */
  aside?(turn: MessageTurn, ports: Ports, inNeed: () => boolean): Promise<readonly Reply[]>;
  /**
   * Set where it still answers people of an organisation that was put out, in their personal chat: the sentence that tells them what they may say.
   * What they could say to any other capability leads to the refusal.
   */
  readonly forPutOut?: Localised;
  /** Its answers stand alone: no other capability puts anything below them. */
  readonly alone?: true;
  readonly invitation?: Invitation;
  /** The rows that it reads, so that a restore can tell whether they can be read, and settle what was under way. */
  readonly stored?: readonly Shelf[];
  /** Work from the queue, by name (`apply.mail`). `<capability>.restored` is due once after a restore, where there is such work. */
  readonly jobs?: Readonly<Record<string, JobHandler>>;
  /** Hands what has become due by now to the queue, and says whether there may be more. Called every few seconds, and after a turn that nudged. */
  due?(ports: Ports): Promise<boolean>;
  /** Answers `acceptedGroups` of the ports: the capability whose matter it is. */
  acceptedGroups?(person: Origin, ports: Ports): Promise<readonly AcceptedGroup[]>;
  /** What it has stored about this person. Throws `storage.down`. */
  held?(person: Person, ports: Ports): Promise<readonly Held[]>;
  /**
   * Takes away what can go of that, and gives back all that was there, as it was dealt with. Nothing that others wrote goes with it.
   * Throws `storage.down`; done again it goes on where it stopped.
   */
  forget?(person: Person, ports: Ports): Promise<readonly Held[]>;
  joined?(turn: JoinedTurn, ports: Ports): Promise<readonly Reply[]>;
  left?(turn: LeftTurn, ports: Ports): Promise<void>;
  feedback?(turn: FeedbackTurn, ports: Ports): Promise<readonly Reply[]>;
  /** Told after a reply with a `ref` went out under this activity id. */
  sent?(turn: MessageTurn | ActionTurn, ref: string, activityId: string, ports: Ports): void;
  /** The file of that name, or undefined. Served as `GET /files/<capability>/<name>`. */
  download?(name: string, ports: Ports): Promise<Download | undefined>;
  /** Every card it can send, by name, with sample data: written to `cards/` and checked there. */
  gallery(programme: Programme, language: Language): Readonly<Record<string, IAdaptiveCard>>;
}
