import { createHash } from 'node:crypto';

/** A number from 0 to 1, the same for the same seed and the same thing, in whatever order they are asked for. */
export function chance(seed: number, ...what: readonly (string | number)[]): number {
  return (
    createHash('sha256')
      .update([seed, ...what].join(' '))
      .digest()
      .readUInt32BE() /
    2 ** 32
  );
}
