import { chance } from '../chaos/chance.js';

/** Draws lots that are the same for the same seed and the same thing. */
export interface Draw {
  /** A whole number from 0, below this. */
  below(most: number): number;
  one<T>(of: readonly T[]): T;
  happens(probability: number): boolean;
}

export function draws(seed: number, what: number): Draw {
  let count = 0;
  const next = () => chance(seed, what, ++count);
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    one: (of) => {
      const drawn = of[below(of.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
    happens: (probability) => next() < probability,
  };
}
