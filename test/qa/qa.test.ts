import { expect, test } from 'vitest';
import { programme } from '../../src/programmes/2025-26/index.js';
import { talk } from '../ask/talk.js';
import { readCases } from './cases.js';
import { faultsIn } from './faults.js';

// The working set is for looking at, the held-out set is only counted.
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
  expect(share, file === 'working.jsonl' ? wrong.map(({ id }) => id).join(', ') : '').toBeGreaterThanOrEqual(least);
});
