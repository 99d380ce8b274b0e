import type { Verdict } from './fuzz.js';

export const usualSeed = 2025;

/** MB that may stay in use with each thousand activities: less than any of them holds while it is answered, and room for caches that are not full yet. */
const mostGrowth = 2;

/** Whether memory is sure to be as it was after the first half, however many activities there were. */
export function isFlat({ memory: { growth } }: { readonly memory: Pick<Verdict['memory'], 'growth'> }): boolean {
  return growth.rise + 2 * growth.error < mostGrowth;
}
