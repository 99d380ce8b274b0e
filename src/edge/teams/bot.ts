import { failureText } from '../../core/failure.js';
import { languageOf } from '../../core/language.js';
import type { Log, Messenger } from '../../core/ports.js';
import { appIdOf, createAdapter, type Identity } from './adapter.js';
import { answersOf, type Handle, messageResult } from './answer.js';
import { readActivity } from './incoming.js';
import { messengerOf } from './messenger.js';
import { firstTime } from './once.js';
import { paceOf } from './pace.js';
import { respond, routesTo } from './routes.js';
import { isLoopback, isTeams } from './service-urls.js';
import { tokenVerifier } from './token.js';
import { traceOf } from './trace.js';

export interface TeamsOptions {
  readonly identity: Identity;
  readonly handle: Handle;
  readonly log: Log;
  /** How long Teams may take to accept a message, in milliseconds. */
  readonly sendPatience?: number;
  /** Everybody's locale, whatever their client says: the Playground says `en-US` of everybody. */
  readonly locale?: string;
  /** How many turns a person may have in a minute; as many as they like unless told. */
  readonly mostPerMinute?: number;
  /** Where the keys are published that tokens are signed with; Microsoft's address unless told. */
  readonly keysAt?: string;
}

/** Takes a request's `Authorization` header and its body; gives the status and, where there is one, the body to answer with. */
export type Receive = (authorization: string, body: unknown) => Promise<{ readonly status: number; readonly body?: unknown }>;

export interface TeamsBot {
  /** Reads an activity into a turn, has it handled, and answers. Never throws. */
  readonly receive: Receive;
  readonly messenger: Messenger;
}

/** The bot on Teams' side: what comes in, and what it sends on its own accord. */
export function createTeamsBot({
  identity,
  handle,
  log,
  sendPatience,
  locale,
  mostPerMinute = Number.MAX_SAFE_INTEGER,
  keysAt,
}: TeamsOptions): TeamsBot {
  const appId = appIdOf(identity);
  const door =
    identity.type === 'none'
      ? { verify: async () => undefined, allowed: isLoopback }
      : { verify: tokenVerifier(appId, keysAt), allowed: isTeams };
  const adapter = createAdapter(identity, sendPatience);
  const route = routesTo(answersOf(handle, log), log);
  const isFirst = firstTime();
  const pace = paceOf(mostPerMinute);

  const receive: Receive = async (authorization, body) => {
    const read = readActivity(body);
    if ('fault' in read) {
      log.error('activity.invalid', { status: 400, at: read.fault });
      return { status: 400, body: { error: 'activity.invalid' } };
    }
    const { activity } = read;
    const incoming = locale ? { ...read.incoming, locale } : read.incoming;
    const fault = await door.verify(authorization, incoming);
    if (fault || !door.allowed(incoming.serviceUrl)) {
      // Teams sends again what meets a 503.
      const { code, status } = fault === 'keys' ? { code: 'auth.unavailable', status: 503 } : { code: 'auth.refused', status: 401 };
      log.error(code, { status, why: fault ?? 'service-url' });
      return { status, body: { error: code } };
    }
    try {
      const result = await adapter.receive(activity, async (context) => {
        // After authentication, or anybody could have an activity taken for one that came before.
        if (incoming.id && !isFirst(`${incoming.conversation.id} ${incoming.id}`)) {
          log.info('activity.repeated', { activity: incoming.id });
          if (incoming.type === 'invoke') await respond(context, messageResult(''));
          return;
        }
        const paced = await pace(incoming);
        if (paced === 'answered') return route(context, incoming);
        const text = failureText('turn.too-many', languageOf(incoming.locale));
        log.info('turn.too-many', { activity: incoming.id ?? '' });
        if (incoming.type === 'invoke') await respond(context, messageResult(text));
        else if (paced === 'told') await context.sendActivity(text);
      });
      return result ? { status: result.status, body: result.body } : { status: 200 };
    } catch (thrown) {
      const { code, status, ids } = traceOf(thrown);
      log.error(code, { ...ids, status, activity: incoming.id ?? '' });
      return { status, body: { error: code } };
    }
  };

  return { receive, messenger: messengerOf(adapter, appId) };
}
