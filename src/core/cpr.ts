const between = '[\\s./\\p{Pd}\u2212]';
/** Ten digits of any script, the first six in pairs or not, as people write a civil registration number. */
const tenDigits = new RegExp(
  `(?<!\\p{Nd})(\\p{Nd}\\p{Nd})${between}?(\\p{Nd}\\p{Nd})${between}?(\\p{Nd}\\p{Nd})${between}{0,3}(\\p{Nd}{4})(?!\\p{Nd})`,
  'gu',
);
// A stand-in number has 60 added to its day.
const day = /^(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])$/;
const month = /^(?:0[1-9]|1[0-2])$/;
const ascii = /^\d+$/;

/** Whether a text holds what looks like a Danish civil registration number: ten digits that begin with a day and a month. */
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
