import type { Language } from './language.js';
import { functionWords, normalise } from './words.js';

const english = new Set([
  ...functionWords.en,
  ...'the what when where who whom how why which must may need want please hi hello help thanks thank next last first meeting meetings deadline free cost many much long group employee leader phone course join citizen citizens just today tomorrow'.split(
    ' ',
  ),
]);
const danish = new Set([
  ...functionWords.da,
  ...'hvad hvornår hvor hvem hvordan hvorfor hvilke hvilken hvilket hej tak næste sidste første møde møder frist gratis koster mange gruppe kommune borger lige deltage och inte jag'.split(
    ' ',
  ),
]);

/** The language a text is written in; `fallback` where the words do not tell. Everything Scandinavian is answered in Danish. */
export function tongueOf(text: string, fallback: Language): Language {
  const words = normalise(text).match(/\p{L}+/gu) ?? [];
  const en = words.filter((w) => english.has(w) && !danish.has(w) && w !== 'to').length;
  const da = words.filter((w) => danish.has(w) && !english.has(w)).length;
  // A Danish name in an English sentence does not make it Danish.
  const letters = words.some((w) => /[æøå]/u.test(w)) ? 1 : 0;
  if (en === da + letters) return letters > 0 ? 'da' : fallback;
  return en > da + letters ? 'en' : 'da';
}
