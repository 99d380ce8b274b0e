import { DateTime } from 'luxon';
import { addDays, daysBetween, weekday, zone } from './calendar.js';
import { memo } from './memo.js';

/** A stretch of days that a text names, both ends included, `yyyy-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
  /** `day` for one date, otherwise what was named. */
  readonly kind: 'day' | 'week' | 'month' | 'season' | 'year';
}

/** What was found, and the text with `{date}` or `{month}` in its place. */
export interface DateMention {
  readonly span: Span | undefined;
  readonly masked: string;
}

const months = [
  ['januar', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['marts', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const monthNumber = new Map(months.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
// `may` and `mar` are ordinary words too, so they count only beside a day.
const monthAlone = [...monthNumber.keys()].filter((m) => m.length > 3 || m === 'maj').join('|');
const monthName = [...monthNumber.keys()].sort((a, b) => b.length - a.length).join('|');

const weekdays = [
  ['mandag', 'monday'],
  ['tirsdag', 'tuesday'],
  ['onsdag', 'wednesday'],
  ['torsdag', 'thursday'],
  ['fredag', 'friday'],
  ['lørdag', 'saturday'],
  ['søndag', 'sunday'],
];
const weekdayNumber = new Map(weekdays.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));

const before = '(?<![\\p{L}\\d.,:])';
const after = '(?![\\p{L}\\d])';
const isoDate = new RegExp(`${before}(20\\d\\d)-(\\d{2})-(\\d{2})${after}`, 'u');
const dayMonth = new RegExp(
  `${before}(?:d\\.? ?|den |the )?(\\d{1,2})(?:\\.|st|nd|rd|th|\\. ?i|'?e)? ?(?:of |i )?(${monthName})(?:\\.|s)?(?: |, )?(20\\d\\d)?${after}`,
  'u',
);
const monthDay = new RegExp(`${before}(${monthName})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.:]\\d)(?:,? (20\\d\\d))?`, 'u');
const numeric = new RegExp(
  `${before}(?:d\\.? ?|den )?(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})(?:\\s?[/.-]\\s?(20\\d\\d|\\d\\d))?(?![\\p{L}\\d]|[:.]\\d)`,
  'u',
);
const dayAlone = new RegExp(`${before}(?:d\\.? ?|den )(\\d{1,2})\\.?${after}`, 'u');
const monthOnly = new RegExp(
  `${before}(${monthAlone})(?:[- ]?måned(?:en)?)?(?: (20\\d\\d))?(?:${after}|-?(?=møde|dato|gang|samling|meeting))`,
  'u',
);
const yearOnly = new RegExp(`${before}(?:i |in )?(20\\d\\d)${after}`, 'u');
const seasons: Readonly<Record<string, number>> = {
  forår: 3,
  spring: 3,
  sommer: 6,
  summer: 6,
  efterår: 9,
  autumn: 9,
  fall: 9,
  vinter: 12,
  winter: 12,
};
const season = new RegExp(`${before}(?:til |i |in |this )?(${Object.keys(seasons).join('|')})(?:en|et)?s?(?: (20\\d\\d))?${after}`, 'u');
const seasonLength = 3;
/** Turns of the year that people reckon from, by the last day before them. */
const turns: Readonly<Record<string, string>> = {
  ...days('06-30', 'sommeren|sommerferien|ferien|sommer|summer|the summer|summer holidays|the summer holidays|the summer break'),
  ...days('12-24', 'jul|julen|juleferien|christmas'),
  ...days('12-31', 'nytår|årsskiftet|new year|the new year|the end of the year'),
};
const turn = new RegExp(
  `${before}(inden|før|til og med|frem til|op til|before|until|by|efter|på den anden side af|after) (${Object.keys(turns).join('|')})${after}`,
  'u',
);
const since = /^(?:efter|på|after)/u;
const aYear = 365;

function days(day: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split('|').map((name) => [name, day]));
}

// Most texts name no date; this keeps them from being read a dozen times.
const maybeDate =
  /\d|dag|day|morgen|morrow|aften|night|går|uge|week|år|sommer|summer|ferie|jul|christmas|vinter|winter|spring|autumn|fall|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|oct|nov|dec/u;
const offsets: Readonly<Record<string, number>> = {
  overmorgen: 2,
  'day after tomorrow': 2,
  morgen: 1,
  tomorrow: 1,
  dag: 0,
  aften: 0,
  today: 0,
  tonight: 0,
  går: -1,
  yesterday: -1,
};
const nearDay = /(?<!\p{L})(i overmorgen|day after tomorrow|i ?morgen|tomorrow|i ?dag|i aften|today|tonight|i ?går|yesterday)(?!\p{L})/u;
const weekdayName = new RegExp(
  `(?<!\\p{L})(?:på |on |nu på |næste |kommende |next )?(${[...weekdayNumber.keys()].join('|')})(?!\\p{L})`,
  'u',
);
const nearWeek = /(?<!\p{L})(?:i )?(denne|den her|this|næste|next) (?:uge|week)(?!\p{L})/u;
const weekOf = new RegExp(`${before}(?:uge|week) (\\d{1,2})${after}`, 'u');

/**
 * The day or stretch of days a normalised text names, read from `today` (`yyyy-mm-dd`). A date without a year is the one
 * among `known` that it fits, else the nearest to come; a month or season likewise.
 */
export function mentionedDate(text: string, today: string, known: readonly string[]): DateMention {
  if (!maybeDate.test(text)) return { span: undefined, masked: text };
  const month = monthOnly.exec(text);
  return (
    (/\d/.test(text) ? numbered(text, today, known, month) : undefined) ??
    relative(text, today) ??
    stretch(text, today, known, month) ?? { span: undefined, masked: text }
  );
}

/** A date in figures. */
function numbered(text: string, today: string, known: readonly string[], month: RegExpExecArray | null): DateMention | undefined {
  const iso = isoDate.exec(text);
  if (iso) return one(text, iso, `${iso[1]}-${iso[2]}-${iso[3]}`);
  const dm = dayMonth.exec(text);
  if (dm) return one(text, dm, resolve(Number(dm[1]), monthNumber.get(dm[2] ?? '') ?? 0, dm[3], today, known));
  const md = monthDay.exec(text);
  if (md) return one(text, md, resolve(Number(md[2]), monthNumber.get(md[1] ?? '') ?? 0, md[3], today, known));
  const num = numeric.exec(text);
  if (num && Number(num[2]) <= 12 && Number(num[2]) >= 1) {
    const year = num[3] && num[3].length === 2 ? `20${num[3]}` : num[3];
    return one(text, num, resolve(Number(num[1]), Number(num[2]), year, today, known));
  }
  const day = dayAlone.exec(text);
  if (month && day) {
    const masked = text.replace(month[0], ' ').replace(day[0], ' {date} ');
    const resolved = resolve(Number(day[1]), monthNumber.get(month[1] ?? '') ?? 0, month[2], today, known);
    return { span: resolved ? dayOnly(resolved) : undefined, masked };
  }
  return undefined;
}

function relative(text: string, today: string): DateMention | undefined {
  const near = nearDay.exec(text);
  if (near) return one(text, near, addDays(today, offsets[(near[1] ?? '').replace(/^i ?/u, '')] ?? 0));
  const named = weekdayName.exec(text);
  if (named) {
    const wanted = weekdayNumber.get(named[1] ?? '') ?? 1;
    return one(text, named, addDays(today, (wanted - weekday(today) + 7) % 7));
  }
  const week = nearWeek.exec(text);
  if (week) {
    const ahead = /^(?:næste|next)/u.test(week[1] ?? '') ? 7 : 0;
    const from = addDays(today, 1 - weekday(today) + ahead);
    return many(text, week, { from, to: addDays(from, 6), kind: 'week' });
  }
  return undefined;
}

function stretch(text: string, today: string, known: readonly string[], month: RegExpExecArray | null): DateMention | undefined {
  const week = weekOf.exec(text);
  if (week) {
    const candidates = [today, addDays(today, 364)].map((d) => {
      const year = DateTime.fromISO(d, { zone }).weekYear;
      return DateTime.fromObject({ weekYear: year, weekNumber: Math.min(Number(week[1]), 53) || 1 }, { zone: 'utc' }).toFormat(
        'yyyy-MM-dd',
      );
    });
    const from = candidates.find((d) => addDays(d, 6) >= today) ?? candidates[0] ?? today;
    return many(text, week, { from, to: addDays(from, 6), kind: 'week' });
  }
  if (month) return many(text, month, spanOf(monthNumber.get(month[1] ?? '') ?? 1, 1, month[2], today, known, 'month'));
  const turning = turn.exec(text);
  if (turning) {
    const ends = [0, 1].map((ahead) => `${Number(today.slice(0, 4)) + ahead}-${turns[turning[2] ?? '']}`);
    const last = ends.find((d) => d >= today) ?? today;
    const span = since.test(turning[1] ?? '') ? { from: addDays(last, 1), to: addDays(last, aYear) } : { from: today, to: last };
    return many(text, turning, { ...span, kind: 'season' });
  }
  const part = season.exec(text);
  if (part) return many(text, part, spanOf(seasons[part[1] ?? ''] ?? 1, seasonLength, part[2], today, known, 'season'));
  const year = yearOnly.exec(text);
  if (year) return many(text, year, { from: `${year[1]}-01-01`, to: `${year[1]}-12-31`, kind: 'year' });
  return undefined;
}

function one(text: string, found: RegExpExecArray, day: string | undefined): DateMention {
  return { span: day ? dayOnly(day) : undefined, masked: text.replace(found[0], ' {date} ') };
}

function many(text: string, found: RegExpExecArray, span: Span): DateMention {
  return { span, masked: text.replace(found[0], span.kind === 'week' ? ' {date} ' : ' {month} ') };
}

function dayOnly(day: string): Span {
  return { from: day, to: day, kind: 'day' };
}

// The same few days are asked about again and again, and luxon takes its time.
const datesKept = 1000;
/** A year that has every day there is. */
const leapYear = 2024;

/** The day of a `year-month-day` in plain numbers, or undefined where there is none such. */
const dayIn = memo(datesKept, (numbers) => {
  const date = DateTime.fromFormat(numbers, 'y-M-d', { zone: 'utc' });
  return date.isValid ? date.toFormat('yyyy-MM-dd') : undefined;
});

/** First and last day of a `year-month-count` in plain numbers: so many months from the first of that one. */
const monthsFrom = memo(datesKept, (numbers) => {
  const [year, month, length] = numbers.split('-').map(Number);
  const from = DateTime.utc(year ?? leapYear, month ?? 1);
  return {
    from: from.toFormat('yyyy-MM-dd'),
    to: from
      .plus({ months: length ?? 1 })
      .minus({ days: 1 })
      .toFormat('yyyy-MM-dd'),
  };
});

function resolve(day: number, month: number, year: string | undefined, today: string, known: readonly string[]): string | undefined {
  const at = (y: number) => dayIn(`${y}-${month}-${day}`);
  const suffix = at(leapYear)?.slice(4);
  if (suffix === undefined) return undefined;
  if (year) return at(Number(year));
  const fitting = known.filter((d) => d.endsWith(suffix)).sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
  if (fitting[0]) return fitting[0];
  const thisYear = Number(today.slice(0, 4));
  return [thisYear, thisYear + 1].map((y) => `${y}${suffix}`).find((d) => d >= today);
}

function spanOf(
  first: number,
  length: number,
  year: string | undefined,
  today: string,
  known: readonly string[],
  kind: 'month' | 'season',
): Span {
  const starting = (y: number): Span => ({ ...monthsFrom(`${y}-${first}-${length}`), kind });
  if (year) return starting(Number(year));
  const now = Number(today.slice(0, 4));
  const spans = [now - 1, now, now + 1].map(starting);
  const holds = (s: Span) => known.some((d) => d >= s.from && d <= s.to);
  return spans.find((s) => s.to >= today && holds(s)) ?? spans.findLast(holds) ?? spans.find((s) => s.to >= today) ?? starting(now);
}
