import { createHash } from 'node:crypto';

/** A table key for ids of any shape: Teams' ids hold characters that keys may not, and a key tells nobody whose it is. */
export function keyOf(...ids: readonly string[]): string {
  return createHash('sha256').update(ids.join('\u0000')).digest('hex').slice(0, 32);
}
