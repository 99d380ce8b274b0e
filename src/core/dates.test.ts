import { describe, expect, test } from 'vitest';
import { mentionedDate } from './dates.js';

const known = ['2025-11-10', '2025-11-27', '2026-06-01', '2026-06-10', '2026-10-01'];
const today = '2026-04-10'; // a Friday

describe('a date that a text names', () => {
  test.each([
    ['er d. 10 juni et møde', '2026-06-10', '2026-06-10'],
    ['den 10. juni', '2026-06-10', '2026-06-10'],
    ['the 1st of october', '2026-10-01', '2026-10-01'],
    ['october 1', '2026-10-01', '2026-10-01'],
    ['fristen d. 10. november', '2025-11-10', '2025-11-10'],
    ['27/11', '2025-11-27', '2025-11-27'],
    ['27-11-2026', '2026-11-27', '2026-11-27'],
    ['2026-06-01', '2026-06-01', '2026-06-01'],
    ['i juni-måned bundet op d. 1.', '2026-06-01', '2026-06-01'],
    ['24. december', '2026-12-24', '2026-12-24'],
    ['i dag', '2026-04-10', '2026-04-10'],
    ['i morgen', '2026-04-11', '2026-04-11'],
    ['på torsdag', '2026-04-16', '2026-04-16'],
    ['på fredag', '2026-04-10', '2026-04-10'],
    ['i denne uge', '2026-04-06', '2026-04-12'],
    ['næste uge', '2026-04-13', '2026-04-19'],
    ['uge 40', '2026-09-28', '2026-10-04'],
    ['i juni', '2026-06-01', '2026-06-30'],
    ['efteråret 2026', '2026-09-01', '2026-11-30'],
    ['i efteråret', '2026-09-01', '2026-11-30'],
    ['vinteren 2025', '2025-12-01', '2026-02-28'],
    ['datoer i 2026', '2026-01-01', '2026-12-31'],
    ['junimødet', '2026-06-01', '2026-06-30'],
    ['inden sommerferien', '2026-04-10', '2026-06-30'],
    ['before christmas', '2026-04-10', '2026-12-24'],
    ['efter sommerferien', '2026-07-01', '2027-06-30'],
  ])('%s', (text, from, to) => {
    expect(mentionedDate(text, today, known).span).toMatchObject({ from, to });
  });

  test.each([
    'kl. 9.30-14.00',
    'vi er 4 personer',
    'møde 2',
    '4½ time',
    '1 leder, 1 amr og 2 andre',
    'ok24',
    'den 45. maj',
    'ring 33703118',
    'julefrokost',
  ])('%s names none', (text) => {
    expect(mentionedDate(text, today, known).span).toBeUndefined();
  });
});
