import { createHash } from 'node:crypto';
import { memo } from './memo.js';

/** A conversation's keys are asked for at each of its turns. */
const kept = 10_000;
const hashed = memo(kept, (text) => createHash('sha256').update(text).digest('hex').slice(0, 32));

/** A table key for ids of any shape: Teams' ids hold characters that keys may not, and a key tells nobody whose it is. */
export function keyOf(...ids: readonly string[]): string {
  return hashed(ids.join('\u0000'));
}
