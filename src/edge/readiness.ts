import type { Log } from '../core/ports.js';

/** Milliseconds that the store may take to answer. */
const usualPatience = 1800;
/** Milliseconds for which what was found holds: however many ask, the store is asked once. */
const freshFor = 3000;
/** Seconds that a job may wait to be taken before it is said. */
const longestWait = 300;
/** Milliseconds between two times that it is said. */
const quietFor = 60_000;

/** What a process is doing: loading, taking what comes, or finishing what it has in hand. */
export type Phase = 'starting' | 'running' | 'ending';

export interface ReadinessOptions {
  readonly phase: () => Phase;
  /** Asks the tables for anything; rejects where they cannot be reached. */
  readonly tables: () => Promise<unknown>;
  /** Seconds for which the job that has waited longest could have been taken; rejects where the queue cannot be reached. */
  readonly queue: () => Promise<number>;
  readonly log: Log;
  /** Milliseconds that the store may take; 1.8 seconds unless told. */
  readonly patience?: number;
  /** Milliseconds from any fixed moment. */
  readonly elapsed?: () => number;
}

/** Whether requests may come, and if not, why: `process.starting`, `process.ending`, `tables.down`, `queue.down`. */
export type Readiness =
  | { readonly ready: true; readonly queueSeconds: number }
  | { readonly ready: false; readonly codes: readonly string[] };

/**
 * Gives what says whether requests may come: within two seconds, and at the price of two small requests to the store every three seconds at most. A queue
 * that is behind is told (`queue.slow` in the log, once a minute at most, with `seconds`) and is no reason to send nobody: an instance fewer would only
 * make it longer. Never rejects.
 */
export function readiness(options: ReadinessOptions): () => Promise<Readiness> {
  const { phase, tables, queue, log, patience = usualPatience, elapsed = () => performance.now() } = options;
  let latest: { readonly at: number; readonly found: Promise<Readiness> } | undefined;
  let saidSlow = Number.NEGATIVE_INFINITY;

  async function look(): Promise<Readiness> {
    const [reached, queueSeconds] = await Promise.all([answerOf(() => tables().then(() => true)), answerOf(queue)]);
    if (queueSeconds !== undefined) sayIfSlow(queueSeconds);
    if (reached && queueSeconds !== undefined) return { ready: true, queueSeconds };
    return { ready: false, codes: [...(reached ? [] : ['tables.down']), ...(queueSeconds === undefined ? ['queue.down'] : [])] };
  }

  /** Undefined where it fails or takes too long. */
  async function answerOf<T>(ask: () => Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, patience, undefined);
    });
    const answered = await Promise.race([ask().catch(() => undefined), late]);
    clearTimeout(timer);
    return answered;
  }

  function sayIfSlow(seconds: number): void {
    if (seconds <= longestWait || elapsed() - saidSlow < quietFor) return;
    saidSlow = elapsed();
    log.error('queue.slow', { seconds });
  }

  return async () => {
    if (phase() !== 'running') return { ready: false, codes: [`process.${phase()}`] };
    if (!latest || elapsed() - latest.at >= freshFor) latest = { at: elapsed(), found: look() };
    const found = await latest.found;
    return phase() === 'running' ? found : { ready: false, codes: [`process.${phase()}`] };
  };
}
