import { Application } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import { failureText } from '../../core/failure.js';
import { languageOf } from '../../core/language.js';
import type { Log } from '../../core/ports.js';
import type { Answers, InvokeResult } from './answer.js';
import type { Incoming } from './incoming.js';
import { executeTurn, feedbackTurn, joinedTurn, leftTurn, messageTurn, submitTurn } from './turns.js';

/** Leads an activity to the answer to its kind; what nobody answers is logged, and an invoke that nobody answers is a bad request. */
export type Route = (context: TurnContext, incoming: Incoming) => Promise<void>;

/** Where a turn keeps what was read of its activity. */
const readAs = Symbol('incoming');

/** The SDK's `Application` as a router and nothing else: no state, no dialogs, no typing timer. */
export function routesTo(answers: Answers, log: Log): Route {
  const app = new Application({ removeRecipientMention: false, startTypingTimer: false });
  // `startTypingTimer: false` is not heeded, and one timer serves all turns at once.
  app.startTypingTimer = () => undefined;

  app.activity('message', (context) => message(context, incomingOf(context)));
  app.activity(['conversationUpdate', 'installationUpdate'], async (context) => {
    const incoming = incomingOf(context);
    const joined = joinedTurn(incoming);
    const left = leftTurn(incoming);
    if (joined) await answers.joined(context, joined);
    else if (left) await answers.left(left);
    else await ignore(context);
  });
  // Not the SDK's own `actionExecute`: what it answers with depends on what other turns answered before.
  app.addRoute(
    async ({ activity }) => activity.name === 'adaptiveCard/action',
    async (context) => respond(context, await answers.execute(context, executeTurn(incomingOf(context)))),
    true,
  );
  app.addRoute(
    async ({ activity }) => activity.name === 'message/submitAction',
    async (context) => {
      const turn = feedbackTurn(incomingOf(context));
      if (turn) await respond(context, await answers.feedback(context, turn));
      else await ignore(context);
    },
    true,
  );

  return async (context, incoming) => {
    context.turnState.set(readAs, incoming);
    if (!(await app.run(context))) await ignore(context);
  };

  async function message(context: TurnContext, incoming: Incoming): Promise<void> {
    const pressed = submitTurn(incoming);
    if (pressed) return answers.submit(context, pressed);
    const turn = messageTurn(incoming);
    if (turn) return answers.message(context, turn);
    log.info('turn.unsupported', { activity: incoming.id ?? '' });
    await context.sendActivity(failureText('turn.unsupported', languageOf(incoming.locale)));
  }

  function incomingOf(context: TurnContext): Incoming {
    const incoming: Incoming | undefined = context.turnState.get(readAs);
    if (!incoming) throw new Error('a turn runs with what was read of its activity');
    return incoming;
  }

  async function ignore(context: TurnContext): Promise<void> {
    const { type } = incomingOf(context);
    log.info('activity.ignored', { type: /^[A-Za-z]{1,40}$/.test(type) ? type : 'other' });
    // Unanswered, an invoke would count as a fault of the server.
    if (type === 'invoke') await respond(context, { status: 400, body: { error: 'invoke.unknown' } });
  }
}

/** Leaves an invoke's answer with the turn; the adapter gives it back when the turn is over. */
export async function respond(context: TurnContext, result: InvokeResult): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: result });
}
