import { expect, test } from 'vitest';
import { chaos } from './chaos.js';

test('of two instances that are killed over and over, nothing is posted twice and nothing is lost without a word', async () => {
  const said: string[] = [];
  const verdict = await chaos({
    main: 'dist/main.js',
    folder: 'test/output/chaos',
    groups: 60,
    kills: 8,
    // Some posts are throttled, one is refused and one cut off, and none of them meets with something twice, which would take half a minute.
    seed: 63,
    lease: 5,
    patience: 60_000,
    say: (line) => void said.push(line),
  });
  expect(verdict, said.join('\n')).toMatchObject({ due: 60, duplicates: 0, silent: 0, belied: 0, kills: 8 });
  expect(verdict.posted + verdict.uncertain + verdict.failed).toBeGreaterThanOrEqual(60);
}, 150_000);
