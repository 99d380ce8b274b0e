import type { Activity, Attachment } from 'botbuilder';
import type { Citation, Reply } from '../../core/turn.js';

type Sendable = Exclude<Reply, { kind: 'replace' }>;

/** Teams' limits for a citation, in characters. */
const longestName = 80;
const longestAbstract = 160;

/** A reply as an activity: a text, or a card alone, since Teams splits the two and then gives back no id. */
export function activityFor(reply: Sendable): Partial<Activity> {
  return {
    ...(reply.kind === 'text' ? textMessage(reply.text, reply.citations) : cardMessage(reply.card, reply.summary)),
    ...(reply.feedback ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  };
}

function textMessage(text: string, citations: readonly Citation[] = []): Partial<Activity> {
  return {
    type: 'message',
    text: marked(text, citations),
    textFormat: 'markdown',
    ...(citations.length > 0 ? { entities: [cited(citations)] } : {}),
  };
}

/** A card alone in its message; `summary` is what a notification shows. */
export function cardMessage(card: unknown, summary = ''): Partial<Activity> {
  return { type: 'message', attachments: [cardAttachment(card)], ...(summary ? { summary } : {}) };
}

function cardAttachment(content: unknown): Attachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

/** Teams shows a citation only where its number stands in the text. */
function marked(text: string, citations: readonly Citation[]): string {
  return citations.length === 0 || text.includes('[1]') ? text : `${text} ${citations.map((_, i) => `[${i + 1}]`).join('')}`;
}

/** Not labelled as made by AI: answers are computed from the round's data. */
function cited(citations: readonly Citation[]) {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation: citations.map(({ name, abstract }, i) => ({
      '@type': 'Claim',
      position: i + 1,
      appearance: { '@type': 'DigitalDocument', name: cut(name, longestName), abstract: cut(abstract, longestAbstract) },
    })),
  };
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
