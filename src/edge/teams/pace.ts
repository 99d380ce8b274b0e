import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Incoming } from './incoming.js';

/** Whether a person may be answered; `told` the first time that they may not, when somebody should tell them. */
export type Pace = (incoming: Incoming) => Promise<'answered' | 'told' | 'unanswered'>;

/**
 * Lets each person have so many turns in a minute that begins with the first of them, in this process. What comes and goes in a conversation,
 * which nobody writes, is not counted.
 */
export function paceOf(mostPerMinute: number): Pace {
  const turns = new RateLimiterMemory({ points: mostPerMinute, duration: 60 });
  return async ({ type, from, conversation: { tenantId = '' } }) => {
    if (type !== 'message' && type !== 'invoke') return 'answered';
    const { consumedPoints } = await turns.penalty(`${tenantId} ${from.id}`);
    if (consumedPoints <= mostPerMinute) return 'answered';
    return consumedPoints === mostPerMinute + 1 ? 'told' : 'unanswered';
  };
}
