import { addDays } from '../../core/calendar.js';
import { mentionedDate } from '../../core/dates.js';
import type { Rhythm } from '../../core/rhythm.js';
import type { Scope } from '../../core/turn.js';
import { normalise } from '../../core/words.js';
import { fillers, greetings, plainly, request, sameWord, wish } from './plainly.js';

/** What is to be another way about check-ins. An empty `pausedUntil` ends a pause. */
export type RhythmChange = Partial<Omit<Rhythm, 'since'>>;

const weekdays = ['man', 'tirs', 'ons', 'tors', 'fre', 'lør', 'søn'].map((day) => `${day}dag`);
const englishWeekdays = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'].map((day) => `${day}day`);
const weekdayName = `(${[...weekdays, ...englishWeekdays].join('|')})(?:e|en|ene|s)?`;
const [monday, friday] = [1, 5];
/** Check-ins come while people are at work. */
const [earliest, latest] = ['08:00', '16:00'];

/** What may stand around a setting in a sentence that wants no more than that. */
const around = new Set(
  'checkin vores our ugentlige weekly vi jeg we i vil vores have skal være ligge komme kommer kan kunne må kom flyt flytte rykke ryk ændr ændre skift skifte sæt sætte gør lav ret hold holde få får lad os så at til på om den det en et og med a to on the of for be move change set make it stedet instead from fra nu every you us come can could may du want like would d id wed our uge af kl dag kun only'.split(
    ' ',
  ),
);
const isAsked = /^(?:(?:kan|kunne|må|vil|can|could|may|would) (?:vi|jeg|du|i|we|you|checkin))(?!\p{L})/u;
const pausing =
  /(?<!\p{L})(?:(?:hold|holde|holder|tag|tage|sæt|sætte)(?: \p{L}+){0,3} pause|på pause|pauser|pausere|pause|stop|stoppe|suspend)(?!\p{L})/u;
const resuming =
  /^(?:(?:genoptag|genoptage|genstart|resume|restart|unpause) (?:(?:vores|the|our) )?(?:checkin|pausen)|(?:start|starte|begynd|begynde|kør|sæt|begin) (?:(?:vores|med|the|our|på) )*checkin (?:i gang )?(?:igen|again)|(?:stop|ophæv|slut|afslut|fjern|end|cancel) (?:(?:vores|the|our) )?pausen?)(?: for checkin)?$/u;

/** In a group's own channel these are about its check-in without its name. */
const meantInChannel =
  /^(?:(?:skift|skifte|flyt|flytte|ændr|ændre|ret|rette|sæt|change|move|set) (?:(?:vores|the|our) )?(?:dag|dagen|ugedag|ugedagen|tid|tiden|tidspunkt|tidspunktet|day|time)|(?:spørg|spørge|ask) (?:os|us))(?!\p{L})/u;
const resumingInChannel =
  /^(?:(?:start|starte|begynd|begynde|fortsæt|fortsætte|begin|continue)(?: op)? (?:igen|again)|(?:spørg|spørge|ask) (?:os|us) (?:igen|again))$/u;
const pausingInChannel = /^(?:hold|holde|tag|tage|sæt|sætte) (?:en )?pause$/u;

/** What a sentence changes about check-ins, empty where that is not to be had; undefined where it changes nothing about them. Outside a channel they are to be named. */
export function rhythmIn(sentence: string, scope: Scope, today: string): RhythmChange | undefined {
  const said = normalise(sameWord(normalise(sentence)))
    .replace(/'/gu, '')
    .replace(/[,;!"»«]|\.(?=\s|$)(?<!\d\.)|\?/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => !fillers.has(word) || word === 'nu')
    .join(' ')
    .replace(greetings, '')
    .replace(request, '');
  if (sentence.includes('?') && !isAsked.test(normalise(sentence)) && !isAsked.test(said) && !plainly(sentence).isRequest) return undefined;
  const isInChannel = scope === 'channel';
  const bare = said.replace(wish, '');
  if (resuming.test(bare) || (isInChannel && resumingInChannel.test(bare))) return { pausedUntil: '' };
  if (!isInChannel && !said.includes('checkin')) return undefined;
  if (pausingInChannel.test(bare)) return {};
  const pause = pausing.exec(said);
  if (pause) return pauseIn(said, pause, today);
  const about = said.includes('checkin') ? said : bare.replace(meantInChannel, 'checkin');
  return about.includes('checkin') ? settingIn(about) : undefined;
}

function settingIn(said: string): RhythmChange | undefined {
  let rest = said.replace(
    new RegExp(`(?:fra|from) ${weekdayName}(?= (?:til|to) )|(?:i stedet for|instead of) (?:om )?${weekdayName}`, 'u'),
    ' ',
  );
  const read = (pattern: string): RegExpExecArray | undefined => {
    const found = new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'u').exec(rest) ?? undefined;
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };
  const isRare = read(
    '(?:hver (?:[3-9]\\.?|tredje|fjerde|måned|dag)(?: uge)?|månedlig[et]?|dagligt?|monthly|daily|every (?:third|fourth|month|day|\\d+ weeks)|twice a week|to gange om ugen)',
  );
  const second = read(
    '(?:hver ?anden|hver 2\\.?|every (?:other|second))(?: (?:uge|week))?|hver 14\\.? dag|every (?:two|2) weeks|fortnightly|biweekly|hver fjortende dag',
  );
  const each = read(
    `(?:hver uge|en gang om ugen|en gang ugentligt|ugentligt?|weekly|every week|once a week|(?:hver|every)(?= ${weekdayName}))`,
  );
  const day = read(`(?:(?:om|på|on|hver|every) )?${weekdayName}`);
  const other = read(weekdayName);
  const clock = read(
    '(?:(?:kl|klokken|at) ?\\.? ?)?(\\d{1,2})[.:](\\d\\d)(?: ?(am|pm))?|(?:kl|klokken|at) ?\\.? ?(\\d{1,2})(?: ?(am|pm))?|(\\d{1,2}) ?(am|pm)',
  );
  if (!(isRare || second || each || day || clock)) return undefined;
  if ((rest.match(/[\p{L}\d]+/gu) ?? []).some((word) => !around.has(word))) return undefined;
  const weekday = day && numberOf(day[1] ?? '');
  const time = clock && timeIn(clock);
  const isHad = !(isRare || other || (weekday !== undefined && weekday > friday) || time === '');
  if (!isHad) return {};
  return {
    ...(weekday !== undefined && { weekday }),
    ...(time !== undefined && { time }),
    ...(second ? { everyWeeks: 2 } : each && { everyWeeks: 1 }),
  };
}

function numberOf(day: string): number {
  return monday + Math.max(weekdays.indexOf(day), englishWeekdays.indexOf(day));
}

/** `hh:mm`, or empty where check-ins do not come at that time. */
function timeIn([, hour, minutes, half, fullHour, fullHalf, bareHour, bareHalf]: RegExpExecArray): string {
  const isPm = [half, fullHalf, bareHalf].includes('pm');
  const hours = Number(hour ?? fullHour ?? bareHour);
  const time = `${String(isPm && hours < 12 ? hours + 12 : hours).padStart(2, '0')}:${minutes ?? '00'}`;
  return time >= earliest && time <= latest && Number(minutes ?? 0) < 60 ? time : '';
}

const numbers: Readonly<Record<string, number>> = {
  en: 1,
  a: 1,
  one: 1,
  to: 2,
  two: 2,
  tre: 3,
  three: 3,
  fire: 4,
  four: 4,
  fem: 5,
  five: 5,
  seks: 6,
  six: 6,
};
const untilWords = /(?<!\p{L})(?:til|indtil|frem til|until|till|through)(?: (og med|and including))? (.+)$/u;
const forWeeks = /(?<!\p{L})(?:i|for|in) (\d{1,2}|\p{L}+) (?:uger?|weeks?)(?: frem)?$/u;
const during = /(?<!\p{L})(?:(?:i )?(?:denne|hele denne|this) (?:uge|week))$/u;
/** Times that are known by name and have no date here. */
const named =
  '(?:påske\\p{L}*|pinse\\p{L}*|jul|julen|jule(?:dagene|ferien)|nytår|(?:sommer|efterårs|vinter)?ferien?|sommer(?:en)?|efterår(?:et)?|vinter(?:en)?|forår(?:et)?|easter|christmas|(?:summer|easter|christmas|autumn|winter)? ?(?:holidays?|break))';
const duringNamed = new RegExp(`(?<!\\p{L})(?:i|over|hen over|henover|in|over|during|for) (?:the )?${named}$`, 'u');
const namedTime = new RegExp(
  `^(?:(?:efter|på den anden side af|over|after|the|den|denne) )*${named}(?: er (?:slut|forbi|ovre)| is over)?$`,
  'u',
);

function pauseIn(said: string, pause: RegExpExecArray, today: string): RhythmChange | undefined {
  const end = untilWords.exec(said);
  const current = during.exec(said);
  const weeks = current ? null : forWeeks.exec(said);
  const vague = (end ?? weeks ?? current) ? null : duringNamed.exec(said);
  const time = end ?? weeks ?? current ?? vague;
  const rest = said.slice(0, time?.index ?? said.length).replace(pause[0], ' checkin ');
  if ((rest.match(/[\p{L}\d]+/gu) ?? []).some((word) => !around.has(word))) return undefined;
  // "Stop" and "pause" alone could be about anything.
  if (!time && !said.includes('checkin')) return undefined;
  const count = weeks && (numbers[weeks[1] ?? ''] ?? Number(weeks[1]));
  const ends = end
    ? endOf(end[2] ?? '', end[1] !== undefined || end[0].startsWith('through'), today)
    : current && endOf(current[0], true, today);
  const day = ends ?? (count ? addDays(today, count * daysInWeek) : undefined);
  // "Hold pause til vi mødes" may be about anything.
  if (day === undefined && !vague && !said.includes('checkin')) return undefined;
  return day !== undefined && day > today ? { pausedUntil: day } : {};
}

const daysInWeek = 7;

/** The first day after a pause that ends then; empty where that is too vague to be a day, undefined where no time is named. */
function endOf(text: string, isIncluded: boolean, today: string): string | undefined {
  const { span, masked } = mentionedDate(text, today, []);
  const others = (masked.replace(/\{(?:date|month)\}/u, '').match(/[\p{L}\d]+/gu) ?? []).filter(
    (word) => !/^(?:d|den|the|i|of)$/u.test(word),
  );
  if (!span || others.length > 0) return namedTime.test(text) ? '' : undefined;
  if (span.kind === 'season' || span.kind === 'year') return '';
  return isIncluded ? addDays(span.to, 1) : span.from;
}
