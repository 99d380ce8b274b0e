/**
 * A person's text as a file of XML can hold it: whole, line breaks as `\n`, without the control characters and halves of
 * characters that would make Word and Excel refuse the file.
 */
export function printable(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(forbidden, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
