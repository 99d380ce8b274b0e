import type { Clock } from '../core/ports.js';

/** The wall clock. */
export const systemClock: Clock = () => new Date();

/** A clock that starts where it is told and runs on; `set` moves it, and it runs on from there. */
export interface DemoClock {
  readonly now: Clock;
  set(moment: Date): void;
}

/** A demo clock that stands at `start` now. `elapsed` gives milliseconds from any fixed moment and never goes back. */
export function demoClock(start: Date, elapsed: () => number = () => performance.now()): DemoClock {
  let from = start.getTime() - elapsed();
  return {
    now: () => new Date(from + elapsed()),
    set: (moment) => {
      from = moment.getTime() - elapsed();
    },
  };
}
