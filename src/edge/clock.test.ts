import { expect, it } from 'vitest';
import { demoClock } from './clock.js';

it('starts where it is told, runs on, and runs on from where it is set', () => {
  let elapsed = 5000;
  const clock = demoClock(new Date('2025-10-20T06:00:00Z'), () => elapsed);
  expect(clock.now()).toEqual(new Date('2025-10-20T06:00:00Z'));
  elapsed += 90_000;
  expect(clock.now()).toEqual(new Date('2025-10-20T06:01:30Z'));
  clock.set(new Date('2026-02-20T08:00:00Z'));
  elapsed += 1000;
  expect(clock.now()).toEqual(new Date('2026-02-20T08:00:01Z'));
});
