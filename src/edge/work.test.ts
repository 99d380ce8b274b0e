import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../core/failure.js';
import type { Job } from '../core/ports.js';
import { startWork, type Working, type WorkOptions } from './work.js';

interface Held {
  readonly id: number;
  readonly job: Job | undefined;
  readonly tries: number;
  readonly received: number;
}

const lines: object[] = [];
const log = {
  info: (code: string, ids?: object) => void lines.push({ code, ...ids }),
  error: (code: string, ids?: object) => void lines.push({ code, ...ids }),
};
let started: Working[] = [];

beforeEach(() => {
  lines.length = 0;
  started = [];
  vi.useFakeTimers();
});

afterEach(async () => {
  const ended = started.map((working) => working.end());
  await vi.advanceTimersByTimeAsync(5000);
  await Promise.all(ended);
  vi.useRealTimers();
});

/** A queue in memory that hides what it gave, as Azure's does. */
function memoryQueue() {
  const rows = new Map<number, { job: Job | undefined; tries: number; received: number; visibleAt: number }>();
  let ids = 0;
  let down = false;
  const check = () => {
    if (down) throw new Failure('storage.down');
  };
  const asked: number[] = [];
  return {
    asked,
    rows,
    fail: (is: boolean) => {
      down = is;
    },
    add(...jobs: readonly (Job | undefined)[]): void {
      for (const job of jobs) rows.set(++ids, { job, tries: 0, received: 0, visibleAt: 0 });
    },
    async receive(most: number, invisibleSeconds: number): Promise<readonly Held[]> {
      asked.push(most);
      check();
      const visible = [...rows].filter(([, row]) => row.visibleAt <= Date.now()).slice(0, most);
      return visible.map(([id, row]) => {
        row.visibleAt = Date.now() + invisibleSeconds * 1000;
        return { id, job: row.job, tries: row.tries, received: ++row.received };
      });
    },
    async done({ id }: Held): Promise<void> {
      check();
      rows.delete(id);
    },
    async postpone({ id }: Held, seconds: number, tries: number): Promise<void> {
      check();
      const row = rows.get(id);
      if (row) Object.assign(row, { tries, visibleAt: Date.now() + seconds * 1000 });
    },
  };
}

function job(id: number | string): Job {
  return { name: 'fake.job', data: { id } };
}

function start(over: Partial<WorkOptions<Held>> & Pick<WorkOptions<Held>, 'queue'>): Working {
  const working = startWork({
    due: async () => false,
    sideBySide: 8,
    handle: async () => undefined,
    gaveUp: async () => undefined,
    log,
    ...over,
  });
  started.push(working);
  return working;
}

/** A promise and what ends it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Lets all happen that needs no time to pass. */
function settle(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(0);
}

it('does all there is soon after the start, each once, eight side by side', async () => {
  const queue = memoryQueue();
  queue.add(...Array.from({ length: 30 }, (_, id) => job(id)));
  const done: unknown[] = [];
  let running = 0;
  let most = 0;
  start({
    queue,
    handle: async ({ data }) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running--;
      done.push(data.id);
      return undefined;
    },
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toEqual(Array.from({ length: 30 }, (_, id) => id));
  expect(most).toBe(8);
  expect(queue.rows.size).toBe(0);
  expect(lines).toEqual([]);
});

it('looks for what has become due, then does it; and again after the pause', async () => {
  const queue = memoryQueue();
  const done: unknown[] = [];
  let looks = 0;
  start({
    queue,
    due: async () => {
      looks++;
      queue.add(job(looks));
      return false;
    },
    handle: async ({ data }) => void done.push(data.id),
    every: 1000,
  });
  await settle();
  expect(done).toEqual([1]);
  await vi.advanceTimersByTimeAsync(999);
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual([1, 2]);
});

it('does at once what a job led to', async () => {
  const queue = memoryQueue();
  queue.add(job('first'));
  const done: unknown[] = [];
  start({
    queue,
    handle: async ({ data }) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      done.push(data.id);
      if (data.id === 'first') queue.add(job('second'));
      return undefined;
    },
    every: 1000,
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toEqual(['first', 'second']);
});

it('tries what throws again with a growing pause, and gives it up with its reason; the rest does not wait', async () => {
  const queue = memoryQueue();
  queue.add(job('bad'), ...Array.from({ length: 20 }, (_, id) => job(id)));
  const tried: number[] = [];
  const done: unknown[] = [];
  const given: unknown[] = [];
  start({
    queue,
    handle: async ({ data }) => {
      if (data.id === 'bad') {
        tried.push(Date.now() - began);
        throw new Failure('storage.down');
      }
      done.push(data.id);
      return undefined;
    },
    gaveUp: async (job, code) => void given.push({ job, code, left: queue.rows.size }),
    backoff: (tries) => tries * 10,
    every: 1000,
    mostTries: 3,
  });
  const began = Date.now();
  await settle();
  expect(done).toHaveLength(20);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(tried).toEqual([0, 10_000, 30_000]);
  expect(given).toEqual([{ job: job('bad'), code: 'storage.down', left: 1 }]);
  expect(queue.rows.size).toBe(0);
  expect(lines).toEqual([
    { code: 'job.failed', name: 'fake.job', cause: 'storage.down', tries: 1 },
    { code: 'job.failed', name: 'fake.job', cause: 'storage.down', tries: 2 },
    { code: 'job.given-up', name: 'fake.job', cause: 'storage.down', tries: 3 },
  ]);
});

it('waits half a minute first, and six hours at most', async () => {
  const queue = memoryQueue();
  queue.add(job('bad'));
  const tried: number[] = [];
  let gave = '';
  start({
    queue,
    handle: async () => {
      tried.push(Date.now());
      throw new Failure('mail.down');
    },
    gaveUp: async (_, code) => {
      gave = code;
    },
    every: 1000,
  });
  await vi.advanceTimersByTimeAsync(20 * 60 * 60 * 1000);
  const pauses = tried.slice(1).map((at, i) => Math.round((at - (tried[i] ?? 0)) / 1000));
  expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360, 21_600]);
  expect(gave).toBe('mail.down');
});

it('gives up what nobody foresaw after five tries, however often its process ended with it in hand', async () => {
  const queue = memoryQueue();
  queue.add(job('poison'), job('good'));
  for (const row of queue.rows.values()) row.received = 40;
  let tried = 0;
  const given: unknown[] = [];
  start({
    queue,
    handle: async ({ data }) => {
      if (data.id === 'good') return undefined;
      tried++;
      throw new TypeError('a bug');
    },
    gaveUp: async (given_, code) => void given.push(given_?.data.id, code),
    every: 1000,
  });
  await vi.advanceTimersByTimeAsync(60 * 60 * 1000);
  expect({ tried, given, left: queue.rows.size }).toEqual({ tried: 5, given: ['poison', 'turn.failed'], left: 0 });
});

it('gives up what ends its process each time', async () => {
  const queue = memoryQueue();
  queue.add(job('crash'));
  for (const row of queue.rows.values()) row.received = 100;
  const given: unknown[] = [];
  start({
    queue,
    handle: async () => {
      throw new Error('not reached');
    },
    gaveUp: async (_, code) => void given.push(code),
  });
  await settle();
  expect(given).toEqual(['job.crashes']);
});

it('looks again at once where more is due than one look hands over', async () => {
  const queue = memoryQueue();
  const done: unknown[] = [];
  let looks = 0;
  start({
    queue,
    due: async () => {
      queue.add(job(++looks));
      return looks < 3;
    },
    handle: async ({ data }) => void done.push(data.id),
    every: 1000,
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toEqual([1, 2, 3]);
});

it('has a job come back when it says at first, then with a growing pause, and gives it up by its own reason', async () => {
  const queue = memoryQueue();
  queue.add(job('later'));
  const tried: number[] = [];
  const given: unknown[] = [];
  const began = Date.now();
  start({
    queue,
    handle: async () => {
      tried.push(Date.now() - began);
      return { again: 7, code: 'fake.busy' };
    },
    gaveUp: async (_, code) => void given.push(code),
    every: 1000,
    mostTries: 6,
  });
  await vi.advanceTimersByTimeAsync(200_000);
  expect(tried).toEqual([0, 7000, 21_000, 49_000, 79_000, 139_000]);
  expect(given).toEqual(['fake.busy']);
});

it('ends a job that succeeds at the last try', async () => {
  const queue = memoryQueue();
  queue.add(job('late'));
  const given: unknown[] = [];
  let tries = 0;
  start({
    queue,
    handle: async () => (++tries < 3 ? { again: 1, code: 'fake.busy' } : undefined),
    gaveUp: async (_, code) => void given.push(code),
    every: 1000,
    mostTries: 3,
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect({ tries, given, left: queue.rows.size }).toEqual({ tries: 3, given: [], left: 0 });
});

it('gives up what it cannot read, and goes on with the rest', async () => {
  const queue = memoryQueue();
  queue.add(undefined, job('good'));
  const done: unknown[] = [];
  const given: unknown[] = [];
  start({ queue, handle: async ({ data }) => void done.push(data.id), gaveUp: async (job, code) => void given.push([job, code]) });
  await settle();
  expect(given).toEqual([[undefined, 'job.invalid']]);
  expect(done).toEqual(['good']);
  expect(queue.rows.size).toBe(0);
  expect(lines).toEqual([{ code: 'job.given-up', cause: 'job.invalid', tries: 1 }]);
});

it('keeps what could not be given up, and comes back to it', async () => {
  const queue = memoryQueue();
  queue.add(job('bad'));
  let told = 0;
  start({
    queue,
    handle: async () => ({ again: 1, code: 'fake.bad' }),
    gaveUp: async () => {
      if (++told === 1) throw new Failure('storage.down');
    },
    backoff: () => 10,
    every: 1000,
    mostTries: 1,
  });
  await vi.advanceTimersByTimeAsync(9000);
  expect({ told, left: queue.rows.size }).toEqual({ told: 1, left: 1 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect({ told, left: queue.rows.size }).toEqual({ told: 2, left: 0 });
});

it('puts off a job that does not end, and does the rest meanwhile', async () => {
  const queue = memoryQueue();
  queue.add(...Array.from({ length: 9 }, (_, id) => job(id)));
  const done: unknown[] = [];
  const given: unknown[] = [];
  start({
    queue,
    handle: async ({ data }) => {
      if (data.id !== 8) await new Promise(() => undefined);
      done.push(data.id);
      return undefined;
    },
    gaveUp: async (_, code) => void given.push(code),
    every: 1000,
    mostTries: 2,
  });
  await vi.advanceTimersByTimeAsync(49_999);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual([8]);
  expect(lines).toHaveLength(8);
  expect(lines[0]).toEqual({ code: 'job.failed', name: 'fake.job', cause: 'work.stuck', tries: 1 });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(given).toEqual(Array.from({ length: 8 }, () => 'work.stuck'));
  expect(queue.rows.size).toBe(0);
});

it('looks at once when it is nudged', async () => {
  vi.useRealTimers();
  const queue = memoryQueue();
  const looked = gate();
  const done = gate();
  const working = start({
    queue,
    due: async () => {
      looked.open();
      return false;
    },
    handle: async () => void done.open(),
    every: 1_000_000,
  });
  await looked.opened;
  await new Promise((resolve) => setImmediate(resolve));
  queue.add(job(1));
  working.nudge();
  await done.opened;
  vi.useFakeTimers();
});

it('looks once more when it is nudged while it looks', async () => {
  const queue = memoryQueue();
  const first = gate();
  let looks = 0;
  const working = start({
    queue,
    due: async () => {
      if (++looks === 1) await first.opened;
      return false;
    },
    every: 1_000_000,
  });
  await settle();
  working.nudge();
  working.nudge();
  await settle();
  expect(looks).toBe(1);
  first.open();
  await settle();
  expect(looks).toBe(2);
});

it('goes on where the look fails or never ends', async () => {
  const queue = memoryQueue();
  const done: unknown[] = [];
  let looks = 0;
  start({
    queue,
    due: async () => {
      queue.add(job(++looks));
      if (looks === 1) throw new TypeError('a bug');
      if (looks === 3) await new Promise(() => undefined);
      return false;
    },
    handle: async ({ data }) => {
      done.push(data.id);
      return data.id === 1 ? { again: 1_000_000, code: 'fake.no' } : undefined;
    },
    every: 1000,
  });
  await settle();
  expect(done).toEqual([1]);
  expect(lines[0]).toEqual({ code: 'turn.failed', at: 'work' });
  await vi.advanceTimersByTimeAsync(52_000);
  expect(done.slice(0, 3)).toEqual([1, 2, 3]);
  expect(lines).toContainEqual({ code: 'work.stuck', at: 'work' });
});

it('says once that the store is down, goes on trying, and says so again the next time', async () => {
  const queue = memoryQueue();
  queue.add(job(1));
  queue.fail(true);
  let down = true;
  const done: unknown[] = [];
  start({
    queue,
    due: async () => {
      if (down) throw new Failure('storage.down');
      return false;
    },
    handle: async ({ data }) => void done.push(data.id),
    every: 1000,
  });
  await vi.advanceTimersByTimeAsync(10_500);
  expect(queue.asked).toHaveLength(11);
  expect(lines).toEqual([{ code: 'storage.down', at: 'work' }]);
  queue.fail(false);
  down = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toEqual([1]);
  queue.fail(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(lines).toEqual([
    { code: 'storage.down', at: 'work' },
    { code: 'storage.down', at: 'work' },
  ]);
});

it('does a job again where the store did not hear that it was done', async () => {
  const queue = memoryQueue();
  queue.add(job(1));
  let times = 0;
  start({
    queue,
    handle: async () => {
      queue.fail(++times === 1);
      return undefined;
    },
    every: 1000,
  });
  await settle();
  queue.fail(false);
  await vi.advanceTimersByTimeAsync(70_000);
  expect({ times, left: queue.rows.size }).toEqual({ times: 2, left: 0 });
});

it('takes no more at the end, and waits for what is in hand', async () => {
  const queue = memoryQueue();
  queue.add(job(1));
  const finish = gate();
  const done: unknown[] = [];
  const working = start({
    queue,
    handle: async ({ data }) => {
      await finish.opened;
      done.push(data.id);
      return undefined;
    },
  });
  await settle();
  let ended = false;
  const end = working.end().then(() => {
    ended = true;
  });
  queue.add(job(2));
  working.nudge();
  await vi.advanceTimersByTimeAsync(4999);
  expect({ ended, done }).toEqual({ ended: false, done: [] });
  finish.open();
  await end;
  expect(done).toEqual([1]);
  expect([...queue.rows.values()]).toEqual([{ job: job(2), tries: 0, received: 0, visibleAt: 0 }]);
  expect(vi.getTimerCount()).toBe(0);
});

it('gives back what it receives while it ends', async () => {
  const queue = memoryQueue();
  queue.add(job(1));
  const answer = gate();
  const done: unknown[] = [];
  const working = start({
    queue: {
      ...queue,
      receive: async (most, seconds) => {
        const messages = await queue.receive(most, seconds);
        await answer.opened;
        return messages;
      },
    },
    handle: async ({ data }) => void done.push(data.id),
  });
  await settle();
  const end = working.end();
  answer.open();
  await end;
  expect(done).toEqual([]);
  expect([...queue.rows.values()].map(({ visibleAt }) => visibleAt <= Date.now())).toEqual([true]);
});

it('does not wait for ever for a job that does not end, and puts it back untried for somebody else', async () => {
  const queue = memoryQueue();
  queue.add(job(1), job(2));
  const working = start({ queue, handle: async ({ data }) => (data.id === 1 ? new Promise(() => undefined) : undefined) });
  await settle();
  let ended = false;
  void working.end().then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(4999);
  expect(ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toBe(true);
  expect(lines).toEqual([{ code: 'work.unfinished', count: 1 }]);
  expect([...queue.rows.values()]).toEqual([{ job: job(1), tries: 0, received: 1, visibleAt: Date.now() }]);
});
