import { z } from 'zod';
import type { Posted } from '../../core/ports.js';
import { SendFailure } from './connector-client.js';
import { sendStatusOf } from './trace.js';

/** Seconds until another try: where Teams throttles and does not say how long, where it is busy, where it cannot be reached. */
const throttled = 2;
const busy = 5;
const unreachable = 30;

const busyStatuses = new Set([412, 502, 503, 504]);
const refusal = z.object({ code: z.string().regex(/^[A-Za-z]{3,60}$/) });

/** What became of a message whose sending threw this; `unanswered` where no answer came. What is not about Teams' answer is thrown on. */
export function outcomeOf(thrown: unknown, unanswered: Posted): Posted {
  const status = sendStatusOf(thrown);
  if (status === undefined) throw thrown;
  if (status === 0) return thrown instanceof SendFailure && thrown.neverLeft ? again(unreachable) : unanswered;
  if (status < 400) return unanswered;
  if (status === 429) return again(thrown instanceof SendFailure ? (thrown.retryAfter ?? throttled) : throttled);
  if (busyStatuses.has(status)) return again(busy);
  const named = refusal.safeParse(thrown);
  return { kind: 'refused', code: named.success ? named.data.code : `http-${status}` };
}

/** For what may be done twice: no answer is another try. */
export const repeatable: Posted = again(busy);

function again(seconds: number): Posted {
  return { kind: 'later', seconds };
}
