import { expect, test } from 'vitest';
import { daysOf, followUpOn } from './follow-up.js';
import type { HistoryLine } from './plan.js';

function line(at: string, what: HistoryLine['what'], by: string, word = '', action = 'a'): HistoryLine {
  return { action, at: `${at}T08:00:00Z`, by, key: '', what, word, status: 'going' };
}

test('the same answer again and again is one line, until somebody says something else or adds a word', () => {
  const history = [
    line('2026-02-02', 'same', 'Ole'),
    line('2026-01-12', 'same', 'Ole'),
    line('2026-01-05', 'added', 'Ole'),
    line('2026-01-19', 'same', 'Ida'),
    line('2026-01-26', 'same', 'Ole', 'vikar hele ugen'),
    line('2026-01-26', 'done', 'Bo', '', 'b'),
  ];
  expect(followUpOn({ id: 'a' }, history)).toEqual([
    { from: '2026-01-12', to: '2026-01-19', what: 'same', times: 2, word: '', by: ['Ole', 'Ida'] },
    { from: '2026-01-26', to: '2026-01-26', what: 'same', times: 1, word: 'vikar hele ugen', by: ['Ole'] },
    { from: '2026-02-02', to: '2026-02-02', what: 'same', times: 1, word: '', by: ['Ole'] },
  ]);
});

test('a day is the day in Copenhagen', () => {
  const [first] = followUpOn({ id: 'a' }, [{ ...line('2026-01-05', 'going', 'Ole'), at: '2026-01-05T23:30:00Z' }]);
  expect(first?.from).toBe('2026-01-06');
});

test('what changed the plan is gathered by day, and each action is named once', () => {
  const history = [
    line('2026-01-05', 'edited', 'Ole'),
    line('2026-01-05', 'edited', 'Ole'),
    line('2026-01-05', 'added', 'Ida', '', 'b'),
    line('2026-01-05', 'same', 'Ida'),
    line('2026-01-02', 'added', 'Ole'),
    line('2026-01-09', 'help', 'Ole'),
  ];
  expect(daysOf(history)).toEqual([
    { day: '2026-01-02', happened: [{ what: 'added', actions: ['a'], by: ['Ole'] }] },
    {
      day: '2026-01-05',
      happened: [
        { what: 'added', actions: ['b'], by: ['Ida'] },
        { what: 'edited', actions: ['a'], by: ['Ole'] },
      ],
    },
  ]);
});
