import { z } from 'zod';
import { languageOf } from '../../core/language.js';
import type { ActionTurn, FeedbackTurn, JoinedTurn, LeftTurn, MessageTurn, Origin, Scope } from '../../core/turn.js';
import type { Incoming } from './incoming.js';
import { mentionsOf, plain } from './text.js';
import { isShared, withoutThread } from './threads.js';

/** What a person wrote. Undefined where there is nothing to read: a picture, a file, a sound. */
export function messageTurn(incoming: Incoming): MessageTurn | undefined {
  const mentions = mentionsOf(incoming.recipient.id, incoming.entities);
  const text = plain(incoming.text ?? '', mentions);
  // Somebody who only mentions the bot says hello; a picture with a mention is a picture.
  const said = text !== '' || (mentions.length > 0 && !incoming.attachments.some(isFile));
  return said ? { kind: 'message', text, ...originOf(incoming) } : undefined;
}

const html = z.object({ contentType: z.literal('text/html') });

/** Teams repeats a message's own text as an attachment of HTML; everything else is something sent along. */
function isFile(attachment: unknown): boolean {
  return !html.safeParse(attachment).success;
}

const submitted = z.looseObject({ verb: z.string().catch('') });

/** A card's `Action.Submit`, which comes as a message with a value. Undefined where the message is none. */
export function submitTurn(incoming: Incoming): ActionTurn | undefined {
  if (incoming.value === undefined) return undefined;
  const parsed = submitted.safeParse(incoming.value);
  if (!parsed.success) return undefined;
  const { verb, ...data } = parsed.data;
  return { kind: 'action', verb, data, ...originOf(incoming) };
}

const executed = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) });

/** A card's `Action.Execute`. One without a verb gets an empty one, which no capability has. */
export function executeTurn(incoming: Incoming): ActionTurn {
  const parsed = executed.safeParse(incoming.value);
  const { verb, data } = parsed.success ? parsed.data.action : { verb: '', data: undefined };
  return { kind: 'action', verb, data: data ?? {}, ...originOf(incoming) };
}

/** The bot is new here, or somebody is new in a personal chat with it. Undefined where others come and go. */
export function joinedTurn(incoming: Incoming): JoinedTurn | undefined {
  const turn: JoinedTurn = { kind: 'joined', ...originOf(incoming) };
  if (incoming.type === 'installationUpdate') return incoming.action === 'add' ? turn : undefined;
  const added = incoming.membersAdded.flatMap((one) => member.safeParse(one).data ?? []);
  const concerns = turn.scope === 'personal' ? added.length > 0 : added.some(({ id }) => id === incoming.recipient.id);
  return concerns ? turn : undefined;
}

/** The bot was taken out. Undefined where others come and go. */
export function leftTurn(incoming: Incoming): LeftTurn | undefined {
  const turn: LeftTurn = { kind: 'left', ...originOf(incoming) };
  if (incoming.type === 'installationUpdate') return incoming.action === 'remove' ? turn : undefined;
  const removed = incoming.membersRemoved.flatMap((one) => member.safeParse(one).data ?? []);
  return removed.some(({ id }) => id === incoming.recipient.id) ? turn : undefined;
}

const member = z.object({ id: z.string() });

const feedback = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']), feedback: z.string().catch('') }),
});

/** Thumbs up or down under one of the bot's messages. Undefined where it is something else. */
export function feedbackTurn(incoming: Incoming): FeedbackTurn | undefined {
  const parsed = feedback.safeParse(incoming.value);
  if (!parsed.success) return undefined;
  const { reaction, feedback: said } = parsed.data.actionValue;
  const origin = originOf(incoming);
  return { kind: 'feedback', answerId: incoming.replyToId ?? '', helpful: reaction === 'like', comment: commentIn(said), ...origin };
}

const comment = z.object({ feedbackText: z.string().catch('') });

/** Teams wraps the comment in JSON; the Playground sends it bare. */
function commentIn(said: string): string {
  try {
    return comment.parse(JSON.parse(said)).feedbackText.trim();
  } catch {
    return said.trim();
  }
}

const scopes: ReadonlyMap<string, Scope> = new Map([
  ['personal', 'personal'],
  ['groupChat', 'group'],
  ['channel', 'channel'],
]);

function originOf({ id, conversation, channelData, from, recipient, serviceUrl, locale }: Incoming): Origin {
  // Of a kind that is not known, such as a meeting, others may read along.
  const scope = scopes.get(conversation.conversationType ?? '') ?? (isShared(conversation.id) ? 'group' : 'personal');
  return {
    activityId: id ?? '',
    tenantId: conversation.tenantId ?? channelData?.tenant?.id ?? '',
    conversationId: conversation.id,
    serviceUrl,
    botId: recipient.id,
    userId: from.id,
    directoryId: from.aadObjectId ?? '',
    channelId: scope === 'channel' ? (channelData?.channel?.id ?? withoutThread(conversation.id)) : '',
    teamId: scope === 'channel' ? (channelData?.team?.id ?? '') : '',
    scope,
    language: languageOf(locale),
  };
}
