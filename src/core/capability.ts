import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { z } from 'zod';
import { Failure } from './failure.js';
import type { Language } from './language.js';
import type { Ports } from './ports.js';
import type { Programme } from './programme.js';
import type { ActionTurn, FeedbackTurn, JoinedTurn, MessageTurn, Reply } from './turn.js';

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
  readonly body: string;
}

/** A journey of the bot: all that the house needs to know of it. */
export interface Capability {
  /** A short word; its verbs begin with it and a dot (`ask.course`), its tables with it (`askmemory`). */
  readonly name: string;
  /** What a newcomer could say to it, which the understanding must lead back to it. For the app's prompt suggestions. */
  prompts(programme: Programme, language: Language): readonly string[];
  /** Whether it answers this message. The registry is asked from the top; the last capability claims all. */
  claims(turn: MessageTurn, ports: Ports): Promise<boolean>;
  message(turn: MessageTurn, ports: Ports): Promise<readonly Reply[]>;
  readonly actions: Readonly<Record<string, Action>>;
  joined?(turn: JoinedTurn, ports: Ports): Promise<readonly Reply[]>;
  feedback?(turn: FeedbackTurn, ports: Ports): Promise<readonly Reply[]>;
  /** Told after a reply with a `ref` went out under this activity id. */
  sent?(turn: MessageTurn | ActionTurn, ref: string, activityId: string, ports: Ports): void;
  /** The file of that name, or undefined. Served as `GET /files/<capability>/<name>`. */
  download?(name: string, ports: Ports): Download | undefined;
  /** Every card it can send, by name, with sample data: written to `cards/` and checked there. */
  gallery(programme: Programme, language: Language): Readonly<Record<string, IAdaptiveCard>>;
}
