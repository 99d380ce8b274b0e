import { beforeAll, describe, expect, test } from 'vitest';
import { moment } from './calendar.js';
import { danishHolidays } from './holidays.js';
import { isTimely, nextCheckIn, type Rhythm, type Season, usualRhythm, weekOf, workingDaysBefore } from './rhythm.js';

let isHoliday: (day: string) => boolean;
beforeAll(async () => {
  isHoliday = await danishHolidays();
});

const season: Season = { end: '2027-12-31', quiet: [{ from: '2026-07-06', to: '2026-07-26' }] };
const mondays: Rhythm = { ...usualRhythm, since: '2025-12-01' };

/** The check-ins between two days, as `week day hour` in UTC. */
function between(from: string, to: string, over: Partial<Rhythm> = {}): string[] {
  const found: string[] = [];
  const end = moment(`${to}T23:59`);
  for (let after = moment(`${from}T00:00`); ; ) {
    const next = nextCheckIn({ ...mondays, ...over }, season, isHoliday, after);
    if (!next || next.at > end) return found;
    found.push(`${next.week} ${next.day} ${next.at.toISOString().slice(11, 16)}`);
    after = next.at;
  }
}

describe('check-ins come', () => {
  test('on Mondays at nine in Copenhagen, in winter and in summer time', () => {
    expect(between('2026-03-20', '2026-04-01')).toEqual(['2026-W13 2026-03-23 08:00', '2026-W14 2026-03-30 07:00']);
    expect(between('2026-10-18', '2026-10-27')).toEqual(['2026-W43 2026-10-19 07:00', '2026-W44 2026-10-26 08:00']);
  });

  test('on the working day after a public holiday, for the same week', () => {
    expect(between('2026-04-04', '2026-04-20')).toEqual([
      '2026-W15 2026-04-07 07:00',
      '2026-W16 2026-04-13 07:00',
      '2026-W17 2026-04-20 07:00',
    ]);
    expect(between('2026-05-24', '2026-05-31')).toEqual(['2026-W22 2026-05-26 07:00']);
  });

  test('after Easter where Good Friday is chosen, and on the Friday after that too', () => {
    expect(between('2026-03-30', '2026-04-12', { weekday: 5 })).toEqual(['2026-W14 2026-04-07 07:00', '2026-W15 2026-04-10 07:00']);
  });

  test('after Christmas and New Year where these are chosen', () => {
    expect(between('2025-12-22', '2026-01-09', { weekday: 4 })).toEqual([
      '2025-W52 2025-12-29 08:00',
      '2026-W01 2026-01-02 08:00',
      '2026-W02 2026-01-08 08:00',
    ]);
  });

  test('not in the weeks that the programme keeps quiet', () => {
    expect(between('2026-06-28', '2026-08-03')).toEqual([
      '2026-W27 2026-06-29 07:00',
      '2026-W31 2026-07-27 07:00',
      '2026-W32 2026-08-03 07:00',
    ]);
  });

  test('not while they are paused, and not after the end', () => {
    expect(between('2026-02-01', '2026-02-28', { pausedUntil: '2026-02-17' })).toEqual(['2026-W09 2026-02-23 08:00']);
    expect(nextCheckIn(mondays, { ...season, end: '2026-10-01' }, isHoliday, moment('2026-09-28T09:00'))).toBeUndefined();
  });

  test('not before the group has begun', () => {
    expect(between('2025-11-01', '2025-12-09')).toEqual(['2025-W49 2025-12-01 08:00', '2025-W50 2025-12-08 08:00']);
  });

  test('every second week, also where weeks 53 and 1 follow one another', () => {
    expect(between('2026-12-01', '2027-01-20', { everyWeeks: 2, since: '2026-11-30' })).toEqual([
      '2026-W51 2026-12-14 08:00',
      '2026-W53 2026-12-28 08:00',
      '2027-W02 2027-01-11 08:00',
    ]);
  });
});

test('a week has its ISO name, at the turn of the year too', () => {
  expect(['2025-12-29', '2026-01-04', '2026-12-31', '2027-01-01', '2027-01-04'].map(weekOf)).toEqual([
    '2026-W01',
    '2026-W01',
    '2026-W53',
    '2026-W53',
    '2027-W01',
  ]);
});

test('the public holidays of 2025 to 2027 are the ones of the law, without store bededag', () => {
  const days = ['2025', '2026', '2027'].flatMap((year) =>
    Array.from({ length: 365 }, (_, n) => new Date(Date.UTC(Number(year), 0, 1 + n)).toISOString().slice(0, 10)).filter(isHoliday),
  );
  expect(days).toEqual([
    ...[
      '2025-01-01',
      '2025-04-17',
      '2025-04-18',
      '2025-04-20',
      '2025-04-21',
      '2025-05-29',
      '2025-06-08',
      '2025-06-09',
      '2025-12-25',
      '2025-12-26',
    ],
    ...[
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ],
    ...[
      '2027-01-01',
      '2027-03-25',
      '2027-03-26',
      '2027-03-28',
      '2027-03-29',
      '2027-05-06',
      '2027-05-16',
      '2027-05-17',
      '2027-12-25',
      '2027-12-26',
    ],
  ]);
});

test('three working days before a meeting do not count weekends and holidays', () => {
  expect(workingDaysBefore('2026-06-01', 3, isHoliday)).toBe('2026-05-27');
  expect(workingDaysBefore('2026-04-08', 3, isHoliday)).toBe('2026-03-31');
});

test('what is late is said on its own day as long as people are at work', () => {
  const due = moment('2026-03-30T09:00');
  const at = ['2026-03-30T08:59', '2026-03-30T09:00', '2026-03-30T16:59', '2026-03-30T17:00', '2026-03-31T09:00'];
  expect(at.map((local) => isTimely(due, moment(local)))).toEqual([false, true, true, false, false]);
});
