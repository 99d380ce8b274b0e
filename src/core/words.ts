import snowball from 'snowball-stemmers';
import type { Language } from './language.js';
import { memo } from './memo.js';

const stemmers = { da: snowball.newStemmer('danish'), en: snowball.newStemmer('english') };
/** More words than a round hears in a day. */
const wordsKept = 20_000;
const stems: Readonly<Record<Language, (word: string) => string>> = {
  da: memo(wordsKept, (word) => verbal(stemmers.da.stem(danishLetters(word)))),
  en: memo(wordsKept, (word) => stemmers.en.stem(word)),
};

/** Placeholders such as `{course}` and words of letters; digits count only inside a word (`ok24`). */
const word = /\{[a-z]+\}|[\p{L}][\p{L}\d]*/gu;

const plainer: Readonly<Record<string, string>> = { '’': "'", '`': "'", '´': "'", ä: 'æ', ö: 'ø', é: 'e', è: 'e', ê: 'e', ü: 'u' };

/** A message and its parts are read by many in turn. */
const textsKept = 500;

/** Lower case, composed letters, the neighbours' ä and ö as the Danish æ and ø. */
export const normalise: (text: string) => string = memo(textsKept, (text) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’`´äöéèêü]/g, (letter) => plainer[letter] ?? letter),
);

/** Longer than any Danish compound that somebody types. */
const longestWord = 60;

/** The words of a text, in order. An English contraction counts as one word (`don't` as `dont`); what is too long for a word is none. */
export function wordsOf(text: string): string[] {
  return (normalise(text).replace(/'/g, '').match(word) ?? []).filter(({ length }) => length <= longestWord);
}

/** A word's stem by Snowball; placeholders stay as they are. */
export function stem(token: string, language: Language): string {
  return token.startsWith('{') ? token : stems[language](token);
}

/** Snowball keeps a Danish noun of action apart from its verb; a question does not: `ansøgning` is `ansøge`. */
function verbal(stemmed: string): string {
  return stemmed.replace(/^(.{4,}?)(?:n?ing|els)$/u, '$1');
}

/** The typewriter's aa, ae and oe as å, æ and ø: `Aarhus` and `Århus` are one word. */
export function danishLetters(text: string): string {
  return text.replace(/aa/g, 'å').replace(/ae/g, 'æ').replace(/oe/g, 'ø');
}

/** Words that hold a sentence together and say little about what it asks. */
export const functionWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: new Set(
    'af alle at da de dem den denne der deres det dette dig din dit du ej eller en end er et for fra få får før ham han har hende her hos hun i ikke ind ja jeg jer jeres jo kan kom kommer kunne lige man med men mere mig min mit mon må nej ned noget nogen nogle nok nu når og også om op os over på selv sig sin skal skulle som så til ud under vel ved vi vil ville vor vores være været egentlig altså bare godt lidt meget et én ét gør gøre bliver blive gælder ser se have havde var hvis fordi mens efter'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a about all also am an and any are as at be been but by can could did do does for from get got had has have he her here him his how i if in into is it its just me my no not of on one or our out over own please she should so some than that the their them then there these they this those to too under up us very was we were what which who will with would you your'.split(
      ' ',
    ),
  ),
};
