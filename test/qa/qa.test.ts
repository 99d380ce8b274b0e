import { expect, test } from 'vitest';
import { programme } from '../../src/programmes/2025-26/index.js';
import { talk } from '../ask/talk.js';
import { readCases } from './cases.js';
import { faultsIn } from './faults.js';

// The working set is looked at while the bot is built; the held-out set is only ever counted.
test.each([
  { file: 'working.jsonl', least: 0.92 },
  { file: 'held-out.jsonl', least: 0.92 },
] as const)('at least $least of $file are answered rightly', ({ file, least }) => {
  const cases = readCases(file);
  const wrong = cases.filter((c) => {
    const answer = talk(programme, c.asof, [...c.history, c.q], c.lang === 'en' ? 'en' : 'da');
    return faultsIn(answer, c).length > 0;
  });
  const share = 1 - wrong.length / cases.length;
  console.log(`${file}: ${cases.length - wrong.length} of ${cases.length} right`);
  expect(share, wrong.map(({ id }) => id).join(', ')).toBeGreaterThanOrEqual(least);
});
