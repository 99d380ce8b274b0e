// Day and month as a civil registration number begins with them; a stand-in number has 60 added to its day.
const number = /(?<!\d)(?:[0-2]\d|3[01]|[67]\d|8\d|9[01])(?:0\d|1[0-2])\d{2}\s?[-–—./]?\s?\d{4}(?!\d)/gu;

/** Whether a text holds what looks like a Danish civil registration number, in any script's digits. */
export function holdsCpr(text: string): boolean {
  return text.normalize('NFKC').search(number) >= 0;
}

/** The text with an ellipsis in the place of what looks like a civil registration number. */
export function withoutCpr(text: string): string {
  return text.normalize('NFKC').replace(number, '…');
}
