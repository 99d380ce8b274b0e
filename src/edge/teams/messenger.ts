import { setTimeout as pause } from 'node:timers/promises';
import { type Activity, type ConversationReference, TeamsInfo, type TurnContext } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import { z } from 'zod';
import type { Messenger, Posted, Profile, RosterEntry } from '../../core/ports.js';
import type { Address } from '../../core/turn.js';
import type { QuietAdapter } from './adapter.js';
import { limits } from './limits.js';
import { outcomeOf, repeatable } from './outcome.js';
import { activityFor, cardMessage } from './outgoing.js';
import { firstOf, isChannel, isShared, withoutThread } from './threads.js';
import { sendStatusOf } from './trace.js';

/** Teams outside of a turn, for the bot with this app id. Throws only where nothing can be asked of Teams, as without a token. */
export function messengerOf(adapter: QuietAdapter, appId: string): Messenger {
  const line = limits();

  /** Sends when Teams' limits allow it. `unanswered` is what counts where no answer comes. */
  async function inLine(address: Address, send: () => Promise<Posted>, unanswered: Posted): Promise<Posted> {
    const place = line.enter(address);
    if ('tooLong' in place) return { kind: 'later', seconds: place.tooLong / 1000 };
    if (place.wait > 0) await pause(place.wait);
    try {
      return await send();
    } catch (thrown) {
      const outcome = outcomeOf(thrown, unanswered);
      if (sendStatusOf(thrown) === 429 && outcome.kind === 'later') line.pause(address, outcome.seconds);
      return outcome;
    }
  }

  async function write(address: Address, activity: Partial<Activity>): Promise<Posted> {
    const sent = await within(address, (context) => context.sendActivity(activity));
    return { kind: 'sent', activityId: sent?.id ?? '', conversationId: address.conversationId };
  }

  async function beginThread({ conversationId, tenantId, serviceUrl, botId }: Address, activity: Partial<Activity>): Promise<Posted> {
    if (!isMessage(activity)) throw new Error('a thread begins with a message');
    const begun = await contextOf(
      (logic) =>
        adapter.createConversationAsync(
          appId,
          'msteams',
          serviceUrl,
          AuthenticationConstants.ToChannelFromBotOAuthScope,
          { isGroup: true, channelData: { channel: { id: conversationId } }, activity, bot: { id: botId, name: '' }, tenantId },
          logic,
        ),
      // Where Teams names no thread, the SDK makes up an activity id.
      async ({ activity }) => activity.conversation.id || conversationId,
    );
    return { kind: 'sent', activityId: firstOf(begun), conversationId: begun };
  }

  /** Does this in the conversation, as a turn in it would. */
  function within<T>(address: Address, work: (context: TurnContext) => Promise<T>): Promise<T> {
    return contextOf(
      (logic) => adapter.continueConversationAsync(appId, referenceTo(address), logic),
      (context) => {
        // The SDK makes one up, and would answer to it.
        delete context.activity.id;
        return work(context);
      },
    );
  }

  return {
    async post(address, message) {
      const activity = activityFor(message);
      const begin = isChannel(address.conversationId) ? beginThread : write;
      return inLine(address, () => begin(address, activity), { kind: 'unknown' });
    },

    async update(address, activityId, card) {
      const send = async (): Promise<Posted> => {
        await within(address, (context) => context.updateActivity({ ...cardMessage(card), id: activityId }));
        return { kind: 'sent', activityId, conversationId: address.conversationId };
      };
      return inLine(address, send, repeatable);
    },

    async profile(address, userId) {
      // Members are a channel's, not a thread's.
      const place = { ...address, conversationId: withoutThread(address.conversationId) };
      try {
        return profileIn(await within(place, (context) => TeamsInfo.getMember(context, userId)));
      } catch (thrown) {
        if (sendStatusOf(thrown) === undefined) throw thrown;
        return undefined;
      }
    },

    async roster(address) {
      const place = { ...address, conversationId: withoutThread(address.conversationId) };
      try {
        return await within(place, async (context) => {
          const found: RosterEntry[] = [];
          let token: string | undefined;
          do {
            const page = await TeamsInfo.getPagedMembers(context, membersAtOnce, token);
            found.push(...page.members.flatMap((one) => rosterEntryIn(one) ?? []));
            token = page.continuationToken || undefined;
          } while (token && found.length < mostMembers);
          return found;
        });
      } catch (thrown) {
        if (sendStatusOf(thrown) === undefined) throw thrown;
        return undefined;
      }
    },
  };
}

type Logic = (context: TurnContext) => Promise<void>;

/** What `work` gives back in the context that the SDK makes. */
function contextOf<T>(run: (logic: Logic) => Promise<void>, work: (context: TurnContext) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // Settled already where the work was done; without this, work that the SDK left out would never end.
    const leftOut = () => reject(new Error('the SDK made no turn'));
    run(async (context) => resolve(await work(context))).then(leftOut, reject);
  });
}

/** Of the conversation only its id and tenant count; the rest is what the SDK's type asks for. */
function referenceTo({ conversationId, tenantId, serviceUrl, botId }: Address): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: { id: conversationId, tenantId, isGroup: isShared(conversationId), conversationType: typeOf(conversationId), name: '' },
  };
}

function typeOf(conversationId: string): string {
  if (!isShared(conversationId)) return 'personal';
  return isChannel(withoutThread(conversationId)) ? 'channel' : 'groupChat';
}

// The SDK's type names more than a message that is sent has.
function isMessage(activity: Partial<Activity>): activity is Activity {
  return activity.type === 'message';
}

const word = z.string().catch('');
const lower = word.transform((text) => text.trim().toLowerCase());
const member = z.object({ id: z.string(), name: word, email: lower, userPrincipalName: lower, aadObjectId: word });

/** Members that Teams gives in one answer, and at most in a team that a working group stands in. */
const membersAtOnce = 200;
const mostMembers = 2000;

function rosterEntryIn(answered: unknown): RosterEntry | undefined {
  const parsed = member.safeParse(answered);
  if (!parsed.success) return undefined;
  const { id, name, email, userPrincipalName, aadObjectId } = parsed.data;
  return { userId: id, directoryId: aadObjectId, name, mail: email, signIn: userPrincipalName };
}

function profileIn(answered: unknown): Profile | undefined {
  const parsed = member.safeParse(answered);
  if (!parsed.success) return undefined;
  const { name, email, userPrincipalName } = parsed.data;
  return { name, mail: email, signIn: userPrincipalName };
}
