import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { failureText } from '../../src/core/failure.js';
import type { Reply, Turn } from '../../src/core/turn.js';
import type { Door } from '../apply/world.js';
import type { Message, Teams } from './teams.js';

/** The tenant of the Playground's made-up municipality. */
export const home = '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10';

/**
 * The bot in another process, as Teams reaches it: what it sends into the turn's conversation meanwhile, and the card that an invoke brings. One turn
 * at a time in each conversation. Throws where a turn is not answered with 200, or not at all.
 */
export function doorTo(url: string, teams: Teams): Door {
  const open = new Map<string, Message[]>();
  teams.listen((message) => void open.get(message.conversationId)?.push(message));
  return async (turn) => {
    const heard: Message[] = [];
    open.set(turn.conversationId, heard);
    try {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activityOf(turn, teams.serviceUrl)),
      });
      const said = await response.text();
      if (response.status !== 200) throw new Error(`a turn was answered with ${response.status}: ${said.slice(0, 200)}`);
      const replies = [...heard.flatMap(replyIn), ...(said === '' ? [] : inPlace(JSON.parse(said)))];
      if (replies.length === 0 && turn.kind !== 'feedback') throw new Error(`a turn of the kind ${turn.kind} was not answered`);
      return replies;
    } finally {
      open.delete(turn.conversationId);
    }
  };
}

/** The same, but a turn that meets with no storage is taken again: a busy machine's may be slow. Throws where it never gets through. */
export function patientDoor(door: Door): Door {
  return async (turn) => {
    for (let left = mostTries; left > 0; left--) {
      const replies = await door(turn);
      if (!replies.some((reply) => reply.kind === 'text' && reply.text === failureText('storage.down', turn.language))) return replies;
    }
    throw new Error(`a turn met with no storage ${mostTries} times`);
  };
}

const mostTries = 10;

const conversationTypes = { personal: 'personal', group: 'groupChat', channel: 'channel' } as const;

/** The activity that is read into this turn. */
function activityOf(turn: Turn, serviceUrl: string): object {
  const { conversationId, tenantId, userId, directoryId, channelId, teamId, scope } = turn;
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: userId, aadObjectId: directoryId },
    recipient: { id: '28:bot', name: 'Sammen mod vold' },
    conversation: { id: conversationId, conversationType: conversationTypes[scope], tenantId, isGroup: scope !== 'personal' },
    channelData: { tenant: { id: tenantId }, ...(scope === 'channel' ? { channel: { id: channelId }, team: { id: teamId } } : {}) },
    locale: 'da-DK',
    ...contentOf(turn),
  };
}

function contentOf(turn: Turn): object {
  switch (turn.kind) {
    case 'message':
      return { type: 'message', text: turn.text };
    case 'action': {
      const value = { action: { type: 'Action.Execute', verb: turn.verb, data: turn.data }, trigger: 'manual' };
      return { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: '1' };
    }
    case 'feedback': {
      const actionValue = { reaction: turn.helpful ? 'like' : 'dislike', feedback: JSON.stringify({ feedbackText: turn.comment }) };
      return { type: 'invoke', name: 'message/submitAction', value: { actionName: 'feedback', actionValue }, replyToId: turn.answerId };
    }
    default:
      return { type: 'installationUpdate', action: turn.kind === 'joined' ? 'add' : 'remove' };
  }
}

const message = z.object({ text: z.string().default(''), attachments: z.array(z.object({ content: z.unknown() })).default([]) });

// A card is looked into by those who read replies, and never built from.
const card = z.custom<Extract<Reply, { kind: 'card' }>['card']>((content) => typeof content === 'object' && content !== null);

function replyIn({ activity }: Message): Reply[] {
  const { text, attachments } = message.parse(activity);
  return attachments.length === 0
    ? [{ kind: 'text', text }]
    : attachments.map(({ content }) => ({ kind: 'card', card: card.parse(content), summary: '' }));
}

const answered = z.union([
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: card }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
]);

function inPlace(body: unknown): Reply[] {
  const { type, value } = answered.parse(body);
  if (type === 'application/vnd.microsoft.card.adaptive') return [{ kind: 'replace', card: value }];
  return value === '' ? [] : [{ kind: 'text', text: value }];
}
