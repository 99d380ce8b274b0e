import type { Verdict } from './fuzz.js';

export const usualSeed = 2025;

/** MB that may be in use more at the end than after the first half: caches with a limit are not full yet. */
const mostGrowth = 5;

/** Whether memory is as it was after the first half. */
export function isFlat({ memory }: Pick<Verdict, 'memory'>): boolean {
  return memory.growth < mostGrowth;
}
