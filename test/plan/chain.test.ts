import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { capabilities } from '../../src/capabilities/index.js';
import { addDays, dayOf } from '../../src/core/calendar.js';
import { danishHolidays } from '../../src/core/holidays.js';
import { handOverDue } from '../../src/core/jobs.js';
import type { Job, Ports, Posted, Table } from '../../src/core/ports.js';
import { nextCheckIn, type Rhythm } from '../../src/core/rhythm.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { type Office, planned } from './talk.js';

/*
 * Check-ins are a chain: each makes the next one due. Whatever happens in whatever order, the chain must not break, and no week may be asked
 * about twice.
 */

/** What may happen; times are minutes, days and places in the order of what a process does. */
type Happening =
  | { readonly kind: 'work' }
  | { readonly kind: 'die'; readonly at: number; readonly after: boolean }
  | { readonly kind: 'meet'; readonly with: 'taken' | 'later' | 'unknown' | 'refused' }
  | { readonly kind: 'wait' | 'until-due'; readonly minutes: number }
  | { readonly kind: 'rhythm'; readonly weekday: number; readonly time: string; readonly everyWeeks: number }
  | { readonly kind: 'pause'; readonly days: number }
  | { readonly kind: 'answer' }
  | { readonly kind: 'out' | 'shut-out' | 'in' | 'resume' | 'unlink' | 'link' };

const dueData = z.object({ week: z.string(), at: z.string() });

const hour = 60;
const day = 24 * hour;
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Happening>({ kind: 'work' }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('die' as const), at: fc.integer({ min: 1, max: 14 }), after: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('until-due' as const), minutes: fc.constantFrom(0, 1, 2 * hour, 12 * hour) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      minutes: fc.oneof(
        fc.constant(2),
        fc.integer({ min: 1, max: 30 }).map((n) => n * hour),
        fc.integer({ min: 1, max: 20 }).map((n) => n * day),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('meet' as const), with: fc.constantFrom('taken', 'later', 'unknown', 'refused') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rhythm' as const),
      weekday: fc.integer({ min: 1, max: 5 }),
      time: fc.constantFrom('08:00', '09:00', '13:00', '15:00'),
      everyWeeks: fc.constantFrom(1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('out' as const, 'shut-out' as const, 'in' as const, 'resume' as const, 'unlink' as const, 'link' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'answer' }) },
);

/** A process that ends before or after the n-th thing that it does; from then on nothing that it does happens. */
function mortal(ports: Ports, { at, after }: { readonly at: number; readonly after: boolean }): Ports {
  let left = at;
  const until = async <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0 || (left === 0 && !after)) throw new Error('the process has ended');
    const done = await work();
    if (left === 0) throw new Error('the process has ended');
    return done;
  };
  const { messenger, enqueue } = ports;
  return {
    ...ports,
    enqueue: (job) => until(() => enqueue(job)),
    messenger: { ...messenger, post: (to, message) => until(() => messenger.post(to, message)) },
    tables: (name): Table => {
      const table = ports.tables(name);
      return {
        get: (p, r) => until(() => table.get(p, r)),
        list: (p, range) => until(() => table.list(p, range)),
        insert: (row) => until(() => table.insert(row)),
        put: (row) => until(() => table.put(row)),
        replace: (row) => until(() => table.replace(row)),
        remove: (p, r) => until(() => table.remove(p, r)),
        commit: (changes) => until(() => table.commit(changes)),
      };
    },
  };
}

const answers: Readonly<Record<'taken' | 'later' | 'unknown' | 'refused', Posted | undefined>> = {
  taken: undefined,
  later: { kind: 'later', seconds: 30 },
  unknown: { kind: 'unknown' },
  refused: { kind: 'refused', code: 'http-500' },
};

/** A group and its bot, to which things happen. What is in the queue stays there until it is done, as in the real one. */
function chainOf(world: Office, isHoliday: (day: string) => boolean) {
  let now = world.ports.clock().getTime();
  let rhythm = rhythmIn(world);
  let queue: Job[] = [];
  let isIn = true;
  let isLinked = true;
  let isShutOut = false;
  let answer: Posted | undefined;
  world.ports = { ...world.ports, clock: () => new Date(now) };
  world.meet(() => (isShutOut ? { kind: 'refused', code: 'BotNotInConversationRoster' } : answer));

  async function look(ports: Ports): Promise<void> {
    await handOverDue(capabilities, ports);
    const jobs = queue;
    queue = [];
    for (const [i, job] of jobs.entries()) {
      const rest = jobs.slice(i);
      const again = await world.run(job, ports).catch((error) => {
        queue.push(...rest);
        throw error;
      });
      if (again) queue.push(job);
    }
  }

  const press = (over: Partial<Rhythm>) => {
    const { weekday, time, everyWeeks, pausedUntil } = { ...rhythm, ...over };
    const data = { weekday: String(weekday), time, everyWeeks: String(everyWeeks), pausedUntil };
    return world.lea.forge('plan.rhythm', { group: 'vejle-group', ...data, shares: 'no', language: 'da' });
  };

  async function happen(one: Happening): Promise<void> {
    // From a team that the bot is not in, nothing reaches it.
    const isHeard = isIn && !isShutOut;
    switch (one.kind) {
      case 'work':
        return look(world.ports);
      case 'die':
        return look(mortal(world.another(), one)).catch((error: unknown) => expect(String(error)).toContain('the process has ended'));
      case 'wait':
        now += one.minutes * 60_000;
        return;
      case 'until-due':
        now =
          Math.max(
            now,
            ...dueIn(world)
              .slice(0, 1)
              .map(({ at }) => Date.parse(at)),
          ) +
          one.minutes * 60_000;
        return;
      case 'meet':
        answer = answers[one.with];
        return;
      case 'rhythm':
        if (isHeard) await press({ weekday: one.weekday, time: one.time, everyWeeks: one.everyWeeks === 2 ? 2 : 1 });
        return;
      case 'pause':
        if (isHeard) await press({ pausedUntil: addDays(dayOf(new Date(now)), one.days) });
        return;
      case 'resume':
        if (isHeard) await press({ pausedUntil: '' });
        return;
      case 'answer':
        if (isHeard) await world.lea.say('1 er i gang');
        return;
      case 'out':
        isIn = false;
        await world.tell('left');
        return;
      case 'shut-out':
        isShutOut = true;
        return;
      case 'in':
        isIn = true;
        isShutOut = false;
        await world.tell('joined');
        return;
      case 'unlink':
        if (isHeard && isLinked) await world.lea.forge('plan.unlink', { group: 'vejle-group', sure: 'yes', language: 'da' });
        isLinked &&= !isHeard;
        return;
      case 'link':
        if (isHeard) await world.lea.say('tilknyt');
        isLinked ||= isHeard;
        return;
    }
  }

  /** What is wrong with the chain; empty where nothing is. */
  function faults(): string[] {
    rhythm = rhythmIn(world);
    const weeks = world.posted.flatMap(({ reply }) => (reply.kind === 'card' && reply.summary.startsWith('Uge ') ? reply.summary : []));
    const twice = weeks.filter((week, i) => weeks.indexOf(week) !== i).map((week) => `twice: ${week}`);
    const { channel, away } = groupIn(world);
    if (!channel || away) return twice;
    const season = { end: '2026-10-01', quiet: programme.quietWeeks };
    const due = dueIn(world);
    // What has become due and is not done: in the index, where whoever handed it over may have died, or in the queue.
    const isOverdue = due.some(({ at }) => at <= new Date(now).toISOString());
    const isPending = isOverdue || queue.some(({ name }) => name === 'plan.check-in');
    const next = nextCheckIn(rhythm, season, isHoliday, new Date(now));
    const found = due.filter(({ week, at }) => week === next?.week && at === next?.at.toISOString());
    const isBroken = next !== undefined && !isPending && found.length !== 1;
    return [...twice, ...(isBroken ? [`broken: ${next.week} is due ${found.length} times`] : [])];
  }

  return {
    happen,
    faults,
    /** What is in the queue now, with what was handed over. */
    take: () => void queue.push(...world.jobs.splice(0)),
    /** Whether all that was due is done, after some minutes of a process that is well. */
    settled: async (): Promise<boolean> => {
      answer = undefined;
      // Longer than any lease, and than it takes to find that a check-in was missed in each week of a long absence.
      for (let left = 60; left > 0; left--) {
        now += 60_000;
        await look(world.ports);
        queue.push(...world.jobs.splice(0));
        if (queue.length === 0 && left < 50) return true;
      }
      return queue.length === 0;
    },
  };
}

/** The check-ins that are due, or will be, the first one first. */
function dueIn(world: Office): z.infer<typeof dueData>[] {
  const due = world.stored('d|').flatMap(({ job, data }) => (job === 'plan.check-in' ? [dueData.parse(JSON.parse(String(data)))] : []));
  return due.toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

function groupIn(world: Office): { readonly rhythm: Rhythm; readonly channel?: unknown; readonly away?: unknown } {
  const [row] = world.stored('g|vejle-group|g');
  return JSON.parse(String(row?.group));
}

function rhythmIn(world: Office): Rhythm {
  return groupIn(world).rhythm;
}

test('the chain of check-ins never breaks, and no week is asked about twice', async () => {
  const isHoliday = await danishHolidays();
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 60, size: 'max' }), async (all) => {
      const world = await planned('Risikovurdere hjemmebesøg', 'Øve beredskabet');
      const chain = chainOf(world, isHoliday);
      for (const one of all) {
        await chain.happen(one);
        chain.take();
        expect(chain.faults()).toEqual([]);
      }
      expect(await chain.settled()).toBe(true);
      expect(chain.faults()).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 120_000);
