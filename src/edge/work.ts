import { codeOf, type FailureCode } from '../core/failure.js';
import type { Job, Log } from '../core/ports.js';

/** Milliseconds between two looks for work. */
const usualPause = 5000;
/** Work that fails in a way that nobody foresaw is poison, and given up after so many tries. */
const mostFaults = 5;
/** What a newer version of the bot has stored is never given up: it waits until that version is back. */
const waitsForIts: FailureCode = 'row.newer';
/** So often a job comes back when it asks to, each time after twice as long; from then on after `backoff`. */
const soonTries = 3;
/** So often a message may be received without an outcome: what ends its process each time must not do so for ever. */
const mostReceived = 100;
/** Of the time in which a message is ours, what a job may take: it can then still be put off or given up. */
const shareOfLease = 5 / 6;
/** Milliseconds that the end waits for what is in hand. */
const lastWait = 5000;

/** A message with a job in it, as the queue gives it; without one where it could not be read. */
interface Message {
  readonly job: Job | undefined;
  /** How often it was tried and put off. */
  readonly tries: number;
  /** How often it has been received by now; more often than tried where processes ended with it in hand. */
  readonly received: number;
}

/** All that is needed of a queue to work off what is in it. */
export interface WorkQueue<M extends Message> {
  receive(most: number, invisibleSeconds: number): Promise<readonly M[]>;
  done(message: M): Promise<void>;
  /** Has it come back after so many seconds, with so many tries behind it. */
  postpone(message: M, seconds: number, tries: number): Promise<void>;
}

export interface WorkOptions<M extends Message> {
  readonly queue: WorkQueue<M>;
  /** Hands what has become due to the queue, and says whether there may be more. */
  readonly due: () => Promise<boolean>;
  /** Undefined where the job is done; otherwise in how many seconds it is to come back at the earliest, and why. What it throws comes back after `backoff`. */
  readonly handle: (job: Job) => Promise<{ readonly again: number; readonly code: string } | undefined>;
  /** Told of a job that is given up, with the last reason's code; of a message that cannot be read, `undefined` and `job.invalid`. */
  readonly gaveUp: (job: Job | undefined, code: string) => Promise<void>;
  readonly log: Log;
  /** Milliseconds between two looks for work; 5 seconds unless told. */
  readonly every?: number;
  /** Seconds to wait after so many tries; 30 unless told, doubling up to six hours. */
  readonly backoff?: (tries: number) => number;
  /** After so many tries a job is given up that fails as it may; 12 unless told. */
  readonly mostTries?: number;
  /** How many jobs run side by side; 32 unless told. They wait for others most of the time, and do not crowd out the answers. */
  readonly sideBySide?: number;
  /** Seconds for which a message is nobody else's; 60 unless told. */
  readonly lease?: number;
}

/** The background work of a process. */
export interface Working {
  /** Has it look at once, or once more where it is looking. */
  nudge(): void;
  /**
   * Takes no more, and waits for what is in hand, five seconds at most. What is not done by then goes back to the queue, where somebody else takes it
   * at once. Never rejects.
   */
  end(): Promise<void>;
}

/**
 * Works off the queue from now on: looks for what has become due, takes jobs until there are none, rests. A job whose process
 * dies, or that takes longer than five sixths of its lease (code `work.stuck`), comes back like one that failed. What keeps it from
 * looking, such as a store that is down, is logged when it begins; it goes on looking.
 */
export function startWork<M extends Message>(options: WorkOptions<M>): Working {
  const { queue, due, handle, gaveUp, log, every = usualPause, backoff = doubling, mostTries = 12, sideBySide = 32, lease = 60 } = options;
  const longestStep = lease * shareOfLease * 1000;
  const inHand = new Map<M, Promise<void>>();
  const trouble = troubleLog(log);
  let nudged = false;
  let jobEnded = false;
  let ending = false;
  let wake: () => void = () => undefined;

  function nudge(): void {
    nudged = true;
    wake();
  }

  async function run(): Promise<void> {
    while (!ending) {
      // A job that ended may have led to another, which need not wait. What has become due is not looked for each time.
      const look = nudged || !jobEnded;
      nudged = false;
      jobEnded = false;
      if (look && (await within(due, longestStep).catch(trouble.met))) nudged = true;
      await takeAll().catch(trouble.met);
      trouble.roundOver();
      await rest();
    }
  }

  async function takeAll(): Promise<void> {
    while (!ending) {
      // Many at once, or each job would cost a request of its own to come by.
      if (inHand.size > sideBySide / 2) {
        await Promise.race(inHand.values());
        continue;
      }
      // Only what can begin at once: time in which a message is ours must not pass while it waits.
      const messages = await queue.receive(sideBySide - inHand.size, lease);
      if (messages.length === 0) return;
      for (const message of messages) hold(message, ending ? putBack(message) : take(message));
    }
  }

  function hold(message: M, work: Promise<void>): void {
    inHand.set(
      message,
      work.catch(trouble.met).finally(() => inHand.delete(message)),
    );
  }

  /** An end that cuts a job off is no try. */
  function putBack(message: M): Promise<void> {
    return queue.postpone(message, 0, message.tries);
  }

  async function take(message: M): Promise<void> {
    const { job, received } = message;
    if (!job) return giveUp(message, 'job.invalid');
    if (received > mostReceived) return giveUp(message, 'job.crashes');
    const tries = message.tries + 1;
    const unfinished = await attempt(job, tries);
    if (!unfinished) {
      await queue.done(message);
      jobEnded = true;
      wake();
    } else if (tries >= unfinished.most) {
      await giveUp(message, unfinished.code);
    } else {
      log.error('job.failed', { name: job.name, cause: unfinished.code, tries });
      await queue.postpone(message, unfinished.again, tries);
    }
  }

  async function attempt(job: Job, tries: number): Promise<Unfinished | undefined> {
    try {
      const unfinished = await within(() => handle(job), longestStep);
      return unfinished && { ...unfinished, again: pauseAsked(unfinished.again, tries), most: mostTries };
    } catch (thrown) {
      const code = reasonOf(thrown);
      return { again: backoff(tries), code, most: mostFor(code) };
    }
  }

  function mostFor(code: string): number {
    if (code === waitsForIts) return Number.POSITIVE_INFINITY;
    return code === unforeseen ? Math.min(mostFaults, mostTries) : mostTries;
  }

  /** What is asked for may be too soon each time: a service that throttles is free in seconds, one that is away is not back so soon. */
  function pauseAsked(again: number, tries: number): number {
    const doubled = again * 2 ** (Math.min(tries, soonTries) - 1);
    return tries > soonTries ? Math.max(doubled, backoff(tries - soonTries)) : doubled;
  }

  async function giveUp(message: M, code: string): Promise<void> {
    const { job } = message;
    const tries = message.tries + 1;
    const ids = { ...(job && { name: job.name }), tries };
    try {
      await within(() => gaveUp(job, code), longestStep);
    } catch (thrown) {
      log.error('job.failed', { ...ids, cause: reasonOf(thrown), at: 'gave-up' });
      return queue.postpone(message, backoff(tries), message.tries);
    }
    log.error('job.given-up', { ...ids, cause: code });
    await queue.done(message);
  }

  async function rest(): Promise<void> {
    if (nudged || jobEnded || ending) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, every);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  // A turn later, so that whoever starts it has what it gives back before it calls them.
  const running = Promise.resolve().then(run);

  async function end(): Promise<void> {
    ending = true;
    wake();
    const done = await within(() => running.then(() => Promise.all(inHand.values())), lastWait).catch(() => undefined);
    if (done) return;
    log.error('work.unfinished', { count: inHand.size });
    await Promise.all([...inHand.keys()].map((message) => putBack(message).catch(trouble.met)));
  }

  return { nudge, end };
}

function doubling(tries: number): number {
  return Math.min(30 * 2 ** (tries - 1), 6 * 60 * 60);
}

/** A job that is not done: when it is to come back at the earliest, why, and after how many tries it is given up. */
interface Unfinished {
  readonly again: number;
  readonly code: string;
  readonly most: number;
}

const stuck = new Error('work.stuck');
const unforeseen = codeOf(undefined);

function reasonOf(thrown: unknown): string {
  return thrown === stuck ? stuck.message : codeOf(thrown);
}

/** What the work gives; rejects with `stuck` where it takes longer than so many milliseconds. */
async function within<T>(work: () => Promise<T>, longest: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stuck), longest);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Logs by its code what goes wrong in a round, unless it went wrong in the round before. */
function troubleLog(log: Log): { met(thrown: unknown): void; roundOver(): void } {
  let before = new Set<string>();
  let now = new Set<string>();
  return {
    met(thrown) {
      const code = reasonOf(thrown);
      if (!before.has(code) && !now.has(code)) log.error(code, { at: 'work' });
      now.add(code);
    },
    roundOver() {
      before = now;
      now = new Set();
    },
  };
}
