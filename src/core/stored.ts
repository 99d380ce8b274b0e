import { z } from 'zod';
import { Failure } from './failure.js';
import type { Row } from './ports.js';

/** Makes of a row of one version what the next version keeps. Pure; the keys stay as they are. */
export type Upgrade = (row: Row) => Row;

/** How rows of one kind are read. A row carries the version of its shape in `v`. */
export interface Kind<T> {
  /** The version that is written. */
  readonly v: number;
  /** Whether this code can read the row: false for what a newer version of the bot has written, which is nobody's here to touch. */
  knows(row: Row): boolean;
  /**
   * What the row says, an older one as if it were written today; it is stored so when it is next written. Throws `row.newer` where a newer
   * version has written it, and zod's error where it is damaged.
   */
  read(row: Row): T;
}

/** Rows of one kind where they stand, for whoever looks at all that is stored. */
export interface Shelf {
  readonly table: string;
  readonly rowKeys: RegExp;
  readonly kind: Kind<unknown>;
  /** What becomes of a row that comes back from a copy at that moment: nothing that may have gone out since goes out again. */
  readonly restored?: (row: Row, now: Date) => Row;
}

/** A kind of row: its shape today, and the steps to it from version 1 on, one for each version since. */
export function rowKind<S extends z.ZodType>(shape: S, ...upgrades: readonly Upgrade[]): Kind<z.output<S>> {
  const v = upgrades.length + 1;
  const knows = (row: Row) => versioned.parse(row).v <= v;
  return {
    v,
    knows,
    read: (row) => {
      if (!knows(row)) throw new Failure('row.newer');
      return shape.parse(upgrades.slice(versioned.parse(row).v - 1).reduce((older, upgrade) => upgrade(older), row));
    },
  };
}

const versioned = z.object({ v: z.number().int().min(1) });
