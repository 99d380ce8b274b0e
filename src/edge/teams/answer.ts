import type { TurnContext } from 'botbuilder';
import type { Handled } from '../../core/dispatch.js';
import { codeOf, type FailureCode, failureText } from '../../core/failure.js';
import type { Localised } from '../../core/language.js';
import type { Log } from '../../core/ports.js';
import type { ActionTurn, FeedbackTurn, JoinedTurn, LeftTurn, MessageTurn, Reply, Turn } from '../../core/turn.js';
import { activityFor, cardMessage } from './outgoing.js';
import { sendStatusOf, traceOf } from './trace.js';

/** Turns a turn into replies; what it throws is told to the person and logged by its code. */
export type Handle = (turn: Turn) => Promise<Handled>;

/** What an invoke gets back: the card in place, a message, or nothing to show. */
export type InvokeResult = { readonly status: number; readonly body?: unknown };

/** How turns are answered: through the context they came with. */
export interface Answers {
  message(context: TurnContext, turn: MessageTurn): Promise<void>;
  submit(context: TurnContext, turn: ActionTurn): Promise<void>;
  execute(context: TurnContext, turn: ActionTurn): Promise<InvokeResult>;
  joined(context: TurnContext, turn: JoinedTurn): Promise<void>;
  left(turn: LeftTurn): Promise<void>;
  feedback(context: TurnContext, turn: FeedbackTurn): Promise<InvokeResult>;
}

type Settled = { readonly handled: Handled } | { readonly failed: FailureCode };

/** The answers to turns that `handle` turns into replies. */
export function answersOf(handle: Handle, log: Log): Answers {
  async function settle(turn: Turn): Promise<Settled> {
    try {
      return { handled: await handle(turn) };
    } catch (thrown) {
      const { code, ids } = traceOf(thrown);
      log.error(code, { ...ids, kind: turn.kind, activity: turn.activityId });
      return { failed: codeOf(thrown) };
    }
  }

  async function sendAll(
    context: TurnContext,
    turn: Turn,
    { replies, sent }: Handled,
    replace: (reply: Replace) => Promise<void>,
  ): Promise<void> {
    for (const reply of replies) {
      if (reply.kind === 'replace') {
        await replace(reply);
        continue;
      }
      const id = await send(context, turn, reply);
      if (id) sent(reply, id);
    }
  }

  async function send(context: TurnContext, turn: Turn, reply: Exclude<Reply, Replace>): Promise<string | undefined> {
    try {
      return (await context.sendActivity(activityFor(reply)))?.id;
    } catch (thrown) {
      // Teams refuses this very message; a plain one tells the person so. Anything else would be refused too.
      if (!refusedContent.has(sendStatusOf(thrown) ?? 0)) throw thrown;
      const { code, ids } = traceOf(thrown);
      log.error(code, { ...ids, kind: turn.kind, activity: turn.activityId });
      await context.sendActivity(failureText('turn.failed', turn.language));
      return undefined;
    }
  }

  /** A message answers with messages: there is no card to replace, so the new one is posted. */
  async function message(context: TurnContext, turn: MessageTurn): Promise<void> {
    await sendSettled(context, turn, await settle(turn), async ({ card }) => void (await context.sendActivity(cardMessage(card))));
  }

  async function submit(context: TurnContext, turn: ActionTurn): Promise<void> {
    await sendSettled(context, turn, await settle(turn), ({ card }) => replacePressed(context, card));
  }

  async function sendSettled(
    context: TurnContext,
    turn: Turn,
    settled: Settled,
    replace: (reply: Replace) => Promise<void>,
  ): Promise<void> {
    if ('handled' in settled) await sendAll(context, turn, settled.handled, replace);
    else await context.sendActivity(failureText(settled.failed, turn.language));
  }

  async function execute(context: TurnContext, turn: ActionTurn): Promise<InvokeResult> {
    const settled = await settle(turn);
    if ('failed' in settled) return messageResult(failureText(settled.failed, turn.language));
    let result = messageResult(settled.handled.replies.length > 0 ? below[turn.language] : '');
    await sendAll(context, turn, settled.handled, async ({ card, everyone }) => {
      result = cardResult(card);
      // What an invoke is answered with is seen by the one who pressed alone.
      if (everyone && turn.scope !== 'personal') await showEverybody(context, turn, card);
    });
    return result;
  }

  /** Whoever pressed sees the card in any case; the others see it next time where Teams does not take it now. */
  async function showEverybody(context: TurnContext, turn: ActionTurn, card: unknown): Promise<void> {
    const { replyToId } = context.activity;
    if (!replyToId) return;
    try {
      await context.updateActivity({ ...cardMessage(card), id: replyToId });
    } catch (thrown) {
      const { code, ids } = traceOf(thrown);
      log.error(code, { ...ids, kind: turn.kind, activity: turn.activityId });
    }
  }

  /** Nobody waits for a greeting, so one that fails is logged and not excused. */
  async function joined(context: TurnContext, turn: JoinedTurn): Promise<void> {
    const settled = await settle(turn);
    if ('handled' in settled) await sendAll(context, turn, settled.handled, async () => undefined);
  }

  async function feedback(context: TurnContext, turn: FeedbackTurn): Promise<InvokeResult> {
    const settled = await settle(turn);
    await sendSettled(context, turn, settled, async () => undefined);
    // The client shows its thanks on 200, and keeps what was written on anything else.
    if ('handled' in settled) return { status: 200 };
    // A text that is too long is so next time too; the rest is worth another try.
    return { status: settled.failed === 'text.too-long' ? 400 : 503 };
  }

  async function left(turn: LeftTurn): Promise<void> {
    await settle(turn);
  }

  return { message, submit, execute, joined, left, feedback };
}

type Replace = Extract<Reply, { kind: 'replace' }>;

/** Bad request and message too big. */
const refusedContent = new Set([400, 413]);

async function replacePressed(context: TurnContext, card: unknown): Promise<void> {
  const pressed = context.activity.replyToId;
  if (pressed) {
    try {
      await context.updateActivity({ ...cardMessage(card), id: pressed });
      return;
    } catch (thrown) {
      if (sendStatusOf(thrown) === undefined) throw thrown;
    }
  }
  await context.sendActivity(cardMessage(card));
}

function cardResult(card: unknown): InvokeResult {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } };
}

/** What stands under the pressed card where the answer is a message of its own; an empty bar would puzzle people. */
const below: Localised = { da: 'Svaret står herunder.', en: 'The answer is below.' };

/** The client shows the text under the card. */
export function messageResult(text: string): InvokeResult {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } };
}
