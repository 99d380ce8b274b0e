import { keyOf } from '../../core/keys.js';

/** What a person saw in each field when they began to type: a mark of its text, not the text. Goes with the card. */
export type Seen = Readonly<Record<string, string>>;

/** The marks of these fields. */
export function seenIn(values: Readonly<Record<string, string>>): Seen {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, markOf(value)]));
}

// Long enough that two texts of one field have the same by chance once in some billions of times.
const markLength = 8;

/** A mark by which two texts can be told apart. */
export function markOf(text: string): string {
  return keyOf(text).slice(0, markLength);
}

/** What came of two who typed at the same time. */
export interface Merged<N extends string> {
  /** What to write: the fields that this person changed and nobody else has since. */
  readonly changes: Readonly<Partial<Record<N, string>>>;
  /** The fields that this person changed and somebody else has too, to something else. */
  readonly collisions: readonly N[];
}

/**
 * Holds what was typed against what stands there now and against what the person saw. A field that they left as they saw it is not
 * theirs to write. A field that the card did not mark counts as seen empty.
 */
export function merge<N extends string>(
  current: Readonly<Record<N, string>>,
  typed: Readonly<Partial<Record<N, string>>>,
  seen: Seen,
): Merged<N> {
  const changes: Partial<Record<N, string>> = {};
  const collisions: N[] = [];
  for (const name of namesIn(current)) {
    const mine = typed[name];
    const theirs = current[name];
    if (mine === undefined || mine === theirs) continue;
    const saw = seen[name] ?? markOf('');
    if (saw === markOf(mine)) continue;
    if (saw === markOf(theirs)) changes[name] = mine;
    else collisions.push(name);
  }
  return { changes, collisions };
}

function namesIn<N extends string>(record: Readonly<Record<N, unknown>>): N[] {
  const names: N[] = [];
  for (const name in record) names.push(name);
  return names;
}
