import { DateTime } from 'luxon';
import { addDays, daysBetween, weekday, zone } from '../../core/calendar.js';

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
const seasons = [
  { names: 'foråret?|spring', first: 3 },
  { names: 'sommer(?:en)?|summer', first: 6 },
  { names: 'efteråret?|autumn|fall', first: 9 },
  { names: 'vinter(?:en)?|winter', first: 12 },
].map(({ names, first }) => ({ first, pattern: new RegExp(`${before}(?:til |i |in |this )?(?:${names})s?(?: (20\\d\\d))?${after}`, 'u') }));
const seasonLength = 3;
/** Turns of the year that people reckon from, by the last day before them. */
const turns = [
  { names: 'sommeren|sommerferien|ferien|sommer|(?:the )?summer(?: holidays?| break)?', day: '06-30' },
  { names: 'jul|julen|juleferien|christmas', day: '12-24' },
  { names: 'nytår|årsskiftet|new year|the new year|the end of the year', day: '12-31' },
].map(({ names, day }) => ({
  day,
  until: new RegExp(`${before}(?:inden|før|til og med|frem til|op til|before|until|by) (?:${names})${after}`, 'u'),
  from: new RegExp(`${before}(?:efter|on the other side of|after|på den anden side af) (?:${names})${after}`, 'u'),
}));
const aYear = 365;
// Most texts name no date; this keeps them from being read a dozen times.
const maybeDate =
  /\d|dag|day|morgen|morrow|aften|night|går|uge|week|år|sommer|summer|ferie|jul|christmas|vinter|winter|spring|autumn|fall|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|oct|nov|dec/u;
const weekOf = new RegExp(`${before}(?:uge|week) (\\d{1,2})${after}`, 'u');

/**
 * The day or stretch of days a normalised text names, read from `today` (`yyyy-mm-dd`). A date without a year is the one
 * among `known` that it fits, else the nearest to come; a month or season likewise.
 */
export function mentionedDate(text: string, today: string, known: readonly string[]): DateMention {
  if (!maybeDate.test(text)) return { span: undefined, masked: text };
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
  const month = monthOnly.exec(text);
  const day = dayAlone.exec(text);
  if (month && day) {
    const masked = text.replace(month[0], ' ').replace(day[0], ' {date} ');
    const resolved = resolve(Number(day[1]), monthNumber.get(month[1] ?? '') ?? 0, month[2], today, known);
    return { span: resolved ? dayOnly(resolved) : undefined, masked };
  }
  return relative(text, today) ?? stretch(text, today, known, month) ?? { span: undefined, masked: text };
}

function relative(text: string, today: string): DateMention | undefined {
  const days: readonly [RegExp, number][] = [
    [/(?<!\p{L})(?:i overmorgen|day after tomorrow)(?!\p{L})/u, 2],
    [/(?<!\p{L})(?:i ?morgen|tomorrow)(?!\p{L})/u, 1],
    [/(?<!\p{L})(?:i ?dag|i aften|today|tonight)(?!\p{L})/u, 0],
    [/(?<!\p{L})(?:i ?går|yesterday)(?!\p{L})/u, -1],
  ];
  for (const [pattern, offset] of days) {
    const found = pattern.exec(text);
    if (found) return one(text, found, addDays(today, offset));
  }
  const named =
    /(?<!\p{L})(?:på |on |nu på |næste |kommende |next )?(mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\p{L})/u.exec(
      text,
    );
  if (named) {
    const wanted = weekdayNumber.get(named[1] ?? '') ?? 1;
    return one(text, named, addDays(today, (wanted - weekday(today) + 7) % 7));
  }
  const monday = () => addDays(today, 1 - weekday(today));
  const thisWeek = /(?<!\p{L})(?:i )?(?:denne|den her|this) (?:uge|week)(?!\p{L})/u.exec(text);
  if (thisWeek) return many(text, thisWeek, { from: monday(), to: addDays(monday(), 6), kind: 'week' });
  const nextWeek = /(?<!\p{L})(?:i )?(?:næste|next) (?:uge|week)(?!\p{L})/u.exec(text);
  if (nextWeek) return many(text, nextWeek, { from: addDays(monday(), 7), to: addDays(monday(), 13), kind: 'week' });
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
  for (const { day, until, from } of turns) {
    const turn = [0, 1].map((ahead) => `${Number(today.slice(0, 4)) + ahead}-${day}`).find((d) => d >= today) ?? today;
    const ending = until.exec(text);
    if (ending) return many(text, ending, { from: today, to: turn, kind: 'season' });
    const starting = from.exec(text);
    if (starting) return many(text, starting, { from: addDays(turn, 1), to: addDays(turn, aYear), kind: 'season' });
  }
  for (const { pattern, first } of seasons) {
    const found = pattern.exec(text);
    if (found) return many(text, found, spanOf(first, seasonLength, found[1], today, known, 'season'));
  }
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

function resolve(day: number, month: number, year: string | undefined, today: string, known: readonly string[]): string | undefined {
  const at = (y: number) => DateTime.fromObject({ year: y, month, day }, { zone: 'utc' });
  if (!at(2024).isValid) return undefined;
  if (year) return at(Number(year)).isValid ? at(Number(year)).toFormat('yyyy-MM-dd') : undefined;
  const suffix = at(2024).toFormat('-MM-dd');
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
  const starting = (y: number) => {
    const from = DateTime.fromObject({ year: y, month: first, day: 1 }, { zone: 'utc' });
    return { from: from.toFormat('yyyy-MM-dd'), to: from.plus({ months: length }).minus({ days: 1 }).toFormat('yyyy-MM-dd'), kind };
  };
  if (year) return starting(Number(year));
  const now = Number(today.slice(0, 4));
  const spans = [now - 1, now, now + 1].map(starting);
  const holds = (s: Span) => known.some((d) => d >= s.from && d <= s.to);
  return spans.find((s) => s.to >= today && holds(s)) ?? spans.findLast(holds) ?? spans.find((s) => s.to >= today) ?? starting(now);
}
