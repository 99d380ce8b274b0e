import type { Address } from '../../core/turn.js';
import { withoutThread } from './threads.js';

/** So many messages within so many milliseconds. */
type Window = readonly [most: number, within: number];

/**
 * What Teams takes of one bot in one conversation and in one tenant, as Microsoft documents it; the second a little longer than a second,
 * since what leaves evenly does not arrive so.
 */
const perConversation: readonly Window[] = [
  [7, 1050],
  [8, 2050],
  [60, 30_100],
  [1800, 3_600_000],
];
const perTenant: readonly Window[] = [[50, 1050]];

/** The longest that a message waits here for its turn, in milliseconds; one that would have to wait longer comes back later. */
const longestWait = 1500;
/** More conversations and tenants than are written to within an hour. */
const mostKept = 20_000;

/** Says how long a message must wait so that Teams' limits are kept, and keeps its place. */
export interface Limits {
  /** Milliseconds until it may go; undefined with how long instead where that is too long, and then it has no place. */
  enter(address: Address): { readonly wait: number } | { readonly tooLong: number };
  /** Teams has asked for silence for so many seconds: in this conversation, and in the whole tenant, since it does not say which is meant. */
  pause(address: Address, seconds: number): void;
}

interface Line {
  /** When messages went or will go, in order. */
  readonly times: number[];
  pausedUntil: number;
}

/** The limits of this process. `now` gives milliseconds that never go back. */
export function limits(now: () => number = () => performance.now()): Limits {
  const lines = new Map<string, Line>();

  function lineOf(key: string): Line {
    const known = lines.get(key);
    if (known) return known;
    if (lines.size >= mostKept) lines.clear();
    const line: Line = { times: [], pausedUntil: 0 };
    lines.set(key, line);
    return line;
  }

  function linesOf({ tenantId, conversationId }: Address): readonly (readonly [Line, readonly Window[]])[] {
    return [
      [lineOf(`tenant ${tenantId}`), perTenant],
      [lineOf(`conversation ${withoutThread(conversationId)}`), perConversation],
    ];
  }

  return {
    enter(address) {
      const both = linesOf(address);
      const at = both.reduce((earliest, [line, windows]) => Math.max(earliest, earliestIn(line, windows, earliest)), now());
      const wait = at - now();
      if (wait > longestWait) return { tooLong: wait };
      for (const [line, windows] of both) keep(line, windows, at);
      return { wait: Math.max(0, wait) };
    },
    pause(address, seconds) {
      for (const [line] of linesOf(address)) line.pausedUntil = Math.max(line.pausedUntil, now() + seconds * 1000);
    },
  };
}

function earliestIn({ times, pausedUntil }: Line, windows: readonly Window[], from: number): number {
  return windows.reduce(
    (at, [most, within]) => {
      const before = times.at(-most);
      return before === undefined ? at : Math.max(at, before + within);
    },
    Math.max(from, pausedUntil),
  );
}

function keep({ times }: Line, windows: readonly Window[], at: number): void {
  times.push(at);
  const most = Math.max(...windows.map(([count]) => count));
  if (times.length > 2 * most) times.splice(0, times.length - most);
}
