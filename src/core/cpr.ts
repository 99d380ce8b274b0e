/*
 * A civil registration number is a date of birth and four digits more, DDMMYY-SSSS, and people part it as they like. Letters end it;
 * anything else may stand between its digits. In doubt it is one, for what is refused can be written again and what is stored is out.
 * Every repetition below has an upper bound, so a text takes time by its length alone.
 */
const dash = '\\p{Pd}\u2212';
/** Between the parts of a date. A comma with a space after it parts the numbers of a list. */
const parting = (least: number) => `(?:[^\\p{L}\\d,]{${least},4}|,)`;
/** Before the last four digits. */
const gap = '[^\\p{L}\\d]{0,8}';

// A stand-in number has 60 added to its day. The digits of a spelled-out number have a parting each.
const day = (each = '') => `(?:0${each}[1-9]|[12]${each}\\d|3${each}[01]|6${each}[1-9]|[78]${each}\\d|9${each}[01])`;
const month = (each = '') => `(?:0${each}[1-9]|1${each}[0-2])`;
const shortDay = `(?:${day()}|[1-9])`;
const shortMonth = `(?:${month()}|[1-9])`;
// Two digits are no year where they begin a whole one: the rest of `2025` is not the first half of the last four.
const year = '(?:(?:19|20) ?\\d\\d|(?!(?:19|20)\\d\\d(?!\\d))\\d\\d)';

/** A whole year that most people who are written about were born in; of a newer one the date is an ordinary one, where no dash says otherwise. */
const birthYear = `(?:19\\d\\d|20[01]\\d|20\\d\\d(?=\\s?[${dash}]))`;
const shortYear = '(?!(?:19|20)\\d\\d(?!\\d))\\d\\d(?!\\d\\d(?!\\d))';
const monthInLetters =
  '(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const hour = '(?:[01]?\\d|2[0-4])';
const dateMark = `\\s?[./${dash}]\\s?`;
/** What makes the date before it an ordinary one, though its first digits could be the last four of a number. */
const phone = `[^\\p{L}\\d${dash}]{1,8}[2-9]\\d ?\\d\\d \\d\\d ?\\d\\d(?!\\d)`;
const timeOfDay = `${gap}${hour}[.:][0-5]\\d(?!\\d)`;
const anotherDate = `${gap}${shortDay}${dateMark}${shortMonth}${dateMark}${year}(?!\\d)`;
const ordinary = `(?:${phone}|${timeOfDay}|${anotherDate})`;
/** `14-16`; after a dash it would be the last four in two halves. */
const fromTo = `[^\\p{L}\\d${dash}]{1,8}${hour} ?[${dash}] ?${hour}(?!\\d)`;
/** After a number that belongs to something else, such as a list's or the first day of a range: `1) 05.12.2025`, `3.-05.12.2025`. */
const wholeDate = `${shortDay}${dateMark}${shortMonth}(?:${dateMark}|\\s)(?:19|20)\\d\\d(?!\\d)`;

const wayOfWriting = {
  /** `010190-1234`, `0101901234`, `010119901234`, `010190-12-34`, `010190.12.34`. */
  dateInOne: `${day()}${month()}${year}(?!${fromTo})(?:${gap}\\d(?:[^\\p{L}\\d.,:]?\\d){3}|\\.\\d\\d\\.\\d\\d)`,
  /** `10190-1234`, where the day's nought is left out; not `51224-2025`, a case of a year. */
  noughtLeftOut: `[1-9]${month()}\\d\\d[${dash}](?!20[0-3]\\d)\\d{4}`,
  /** `19900101-1234`, `1990-01-01 1234`. */
  yearFirst: `(?:(?:19\\d\\d|20[01]\\d)(?<iso>[${dash}]?)${month()}\\k<iso>${day()}[^\\p{L}\\d,]{0,3}|20\\d\\d${month()}${day()}[${dash}])\\d{4}`,
  /** `1. jan. 1990-1234`, `01 jan 90 1234`. A comma parts the date from another number. */
  monthInLetters: `${shortDay}[. ]{0,2}${monthInLetters}[. ]{0,2}(?:${birthYear}|${shortYear})(?!${ordinary})[^\\p{L}\\d,]{0,8}\\d{4}`,
  /** `01. 01. 90 - 1234`, `0101 901234`, `01.01-1990/1234`. */
  dateInPairs: `${day()}${parting(0)}(?!${wholeDate})${month()}${parting(0)}${year}(?!${ordinary})${gap}\\d{4}`,
  /** `1/1-90-1234`, `1/1-90 12 34`. */
  dateWithSlash: `${shortDay}\\s?/\\s?${shortMonth}(?:${dateMark}|\\s)${year}(?!${ordinary})(?:${gap}\\d{4}|(?<half>[ ${dash}])\\d\\d\\k<half>\\d\\d)`,
  /** `1.1.90 1234`, `01 01 90 12 34`, `01-01-90-12-34`: with one mark all through, the last four may be parted too. */
  dateWithOneMark: `${shortDay}(?<mark>${parting(1)})${shortMonth}\\k<mark>${year}(?!${ordinary})(?<before>${gap})\\d\\d(?:\\k<before>| )?\\d\\d`,
  /** `0 1 0 1 9 0 1 2 3 4`. */
  spelledOut: `${day(parting(1))}${parting(1)}${month(parting(1))}(?:${parting(1)}1${parting(1)}9|${parting(1)}2${parting(1)}0)?(?:${parting(1)}\\d){6}`,
};

/** Read first and left as they are, for their parts could be taken for those of a number. */
const otherNumber = {
  uuid: '(?<![\\p{L}\\d])[\\da-fA-F]{8}(?:-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}(?![\\p{L}\\d])',
  isoTime:
    '(?<!\\d)(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-[0-3]\\d(?!\\d)(?![ -]{1,3}\\d{4}(?![\\d-]))(?:[T ]\\d\\d:\\d\\d(?::\\d\\d)?(?:[.,]\\d{1,9})?(?:[+-]\\d\\d:?\\d\\d)?(?!\\d))?',
  /** The year of a case, `2010-123456`; what follows it is read for itself. */
  yearOfCase: '(?<!\\d)(?:19|20)\\d\\d-(?=\\d{6}(?!\\d))',
};

const anyNumber = new RegExp(
  `(?<other>${Object.values(otherNumber).join('|')})|(?<!\\d)(?:${Object.values(wayOfWriting).join('|')})(?!\\d)`,
  'giu',
);

/** What is written with letters that look like digits: `O10190-1234`. */
const looksLikeDigits = /(?<![\p{L}\d])[\dOoIl]*\d[\dOoIl]*(?![\p{L}\d])/gu;

/** More than any text needs that was not written to be slow to read. */
const mostReadings = 20;

/** Whether a text holds what looks like a Danish civil registration number: it begins with a day and a month. */
export function holdsCpr(text: string): boolean {
  const plain = plainly(text);
  return readOnce(plain, '…') !== plain;
}

/** The text with this in the place of what looks like a civil registration number, and its digits and full-width characters as plain ones. */
export function withoutCpr(text: string, instead = '…'): string {
  let before = plainly(text);
  // Again after each finding: what stood before a number may have passed for an ordinary date only by that number's digits.
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const after = readOnce(before, instead);
    if (after === before) return after;
    before = after;
  }
  return before.replace(/\d+/g, instead);
}

function readOnce(plain: string, instead: string): string {
  // As long as the text itself, so that a place in the one is a place in the other.
  const inDigits = plain.replace(looksLikeDigits, (word) => word.replace(/[Oo]/gu, '0').replace(/[Il]/gu, '1'));
  let read = '';
  let at = 0;
  for (const { 0: said, index, groups } of inDigits.matchAll(anyNumber)) {
    if (groups?.other !== undefined) continue;
    read += plain.slice(at, index) + instead;
    at = index + said.length;
  }
  return read + plain.slice(at);
}

/**
 * Without characters that nobody sees, which would part the digits, and with the digits of every script as ours. What stands in the
 * place of a number stays one character, so that a text is read alike before and after.
 */
function plainly(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[^…]+/gu, (part) => part.normalize('NFKC'))
    .replace(/(?!\d)\p{Nd}/gu, plainDigit);
}

/** Unicode has the digits of a script in order from nought, in tens. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}
