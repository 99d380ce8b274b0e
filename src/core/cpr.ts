const mark = '[\\s.,:/_\\p{Pd}\u2212]';
const digits = (n: number) => `\\p{Nd}{${n}}`;
/**
 * Ten digits of any script as people write a civil registration number: the first six in pairs or not, something or nothing before the
 * last four. With the century, twelve digits, only where a dash parts the last four: a date with a time of day looks much the same.
 */
const tenDigits = new RegExp(
  `(?<!\\p{Nd})(${digits(2)})${mark}?(${digits(2)})${mark}?(?:${digits(2)}${mark}{0,5}|${digits(4)} ?[\\p{Pd}\u2212] ?)${digits(2)} ?${digits(2)}(?!\\p{Nd})`,
  'gu',
);
// A stand-in number has 60 added to its day.
const day = /^(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])$/;
const month = /^(?:0[1-9]|1[0-2])$/;
const ascii = /^\d+$/;

/** Whether a text holds what looks like a Danish civil registration number: it begins with a day and a month. */
export function holdsCpr(text: string): boolean {
  return plainly(text) !== withoutCpr(text);
}

/** The text with this in the place of what looks like a civil registration number, full-width characters as plain ones. */
export function withoutCpr(text: string, instead = '…'): string {
  return plainly(text).replace(tenDigits, (whole, dd: string, mm: string) => (isDate(dd, mm) ? instead : whole));
}

/** Digits of other scripts are not looked into: so many of them are taken for one. */
function isDate(dd: string, mm: string): boolean {
  return !ascii.test(dd + mm) || (day.test(dd) && month.test(mm));
}

/** Without characters that nobody sees, which would part the digits. */
function plainly(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '');
}
