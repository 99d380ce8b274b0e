import { codeOf } from '../core/failure.js';
import type { Later, Log } from '../core/ports.js';

/** Milliseconds from the first piece of work that comes in to the doing of all that waits by then. */
const usualPause = 2000;
/** The pause doubles each time that something fails, up to this. */
const longestPause = 60_000;
/** How many pieces of work run side by side: a crowd of writers must not crowd out the answers. */
const sideBySide = 8;
/** How many pieces may wait while the store is down: some MB. The oldest go first. */
const mostWaiting = 10_000;

/** Work for later, and the way to have it all done before the end. */
export interface LaterWork {
  readonly later: Later;
  /** Does all that waits, and what comes in meanwhile, once. Never rejects: what fails even now is logged as lost. */
  drain(): Promise<void>;
}

/**
 * The `Later` port: about every `pause` milliseconds all that waits is done, of several with one key the newest. What fails is
 * logged by its code and tried again, unless newer work with its key has come. Work with one key never overlaps, so that an
 * older write cannot end up over a newer one.
 */
export function laterWork(log: Log, pause = usualPause): LaterWork {
  const waiting = new Map<string, () => Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let draining = false;

  function later(key: string, work: () => Promise<void>): void {
    waiting.set(key, work);
    if (waiting.size > mostWaiting) {
      const [[oldest] = ['']] = waiting;
      waiting.delete(oldest);
      log.error('later.lost', { count: 1 });
    }
    schedule();
  }

  function schedule(): void {
    if (!running && waiting.size > 0) timer ??= setTimeout(start, Math.min(pause * 2 ** failures, longestPause));
  }

  function start(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = [...waiting];
    waiting.clear();
    running = doAll(batch).then((failed) => {
      running = undefined;
      failures = failed.length > 0 ? failures + 1 : 0;
      if (draining) {
        if (failed.length > 0) log.error('later.lost', { count: failed.length });
        return;
      }
      for (const [key, work] of failed) if (!waiting.has(key)) waiting.set(key, work);
      schedule();
    });
  }

  async function drain(): Promise<void> {
    draining = true;
    while (running || waiting.size > 0) {
      if (!running) start();
      await running;
    }
  }

  /** Gives back what failed. */
  async function doAll(batch: readonly Piece[]): Promise<Piece[]> {
    const rest = batch.values();
    const failed: Piece[] = [];
    let code: string | undefined;
    async function worker(): Promise<void> {
      for (const piece of rest) {
        try {
          await piece[1]();
        } catch (thrown) {
          failed.push(piece);
          code ??= codeOf(thrown);
        }
      }
    }
    await Promise.all(Array.from({ length: sideBySide }, worker));
    if (code) log.error(code, { at: 'later', count: failed.length });
    return failed;
  }

  return { later, drain };
}

type Piece = readonly [key: string, work: () => Promise<void>];
