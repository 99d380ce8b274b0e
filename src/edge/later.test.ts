import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../core/failure.js';
import { laterWork } from './later.js';

const errors: unknown[] = [];
const log = { info: () => undefined, error: (code: string, ids?: object) => void errors.push({ code, ...ids }) };

beforeEach(() => {
  errors.length = 0;
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('does what waits after a pause, of one key the newest', async () => {
  const done: string[] = [];
  const { later } = laterWork(log, 1000);
  later('a', async () => void done.push('a1'));
  later('b', async () => void done.push('b1'));
  later('a', async () => void done.push('a2'));
  await vi.advanceTimersByTimeAsync(999);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done.toSorted()).toEqual(['a2', 'b1']);
});

it('never runs two works of one key at once, and the later one ends last', async () => {
  const done: string[] = [];
  let finish: () => void = () => undefined;
  const { later, drain } = laterWork(log, 1000);
  later('a', async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    done.push('old');
  });
  await vi.advanceTimersByTimeAsync(1000);
  later('a', async () => void done.push('new'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual([]);
  finish();
  await drain();
  expect(done).toEqual(['old', 'new']);
});

it('goes on where one fails, logs its code once, and tries that one again, each time a little later', async () => {
  const done: string[] = [];
  let down = true;
  const { later } = laterWork(log, 1000);
  later('a', async () => {
    if (down) throw new Failure('storage.down');
    done.push('a');
  });
  later('b', async () => void done.push('b'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toEqual(['b']);
  expect(errors).toEqual([{ code: 'storage.down', at: 'later', count: 1 }]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(errors).toHaveLength(2);
  down = false;
  await vi.advanceTimersByTimeAsync(3999);
  expect(done).toEqual(['b']);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(['b', 'a']);
  expect(vi.getTimerCount()).toBe(0);
});

it('does not repeat what newer work has overtaken', async () => {
  const done: string[] = [];
  const { later } = laterWork(log, 1000);
  later('a', async () => {
    later('a', async () => void done.push('new'));
    throw new Failure('storage.down');
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toEqual(['new']);
});

it('says what is lost where the end comes before the store is back', async () => {
  const { later, drain } = laterWork(log);
  later('a', async () => {
    throw new Failure('storage.down');
  });
  await drain();
  expect(errors).toEqual([
    { code: 'storage.down', at: 'later', count: 1 },
    { code: 'later.lost', count: 1 },
  ]);
});

it('drains what comes in while it drains, and more than it does side by side', async () => {
  let done = 0;
  const { later, drain } = laterWork(log);
  for (let i = 0; i < 50; i++) {
    later(`first-${i}`, async () => {
      done++;
      later(`second-${i}`, async () => void done++);
    });
  }
  await drain();
  expect(done).toBe(100);
  expect(vi.getTimerCount()).toBe(0);
});
