import type { Language } from '../../core/language.js';
import { type FamiliesOf, familiesIn } from './concepts.js';
import { termsOf, type Vocabulary } from './vocabulary.js';
import { functionWords, stem } from './words.js';

/** What a text is recognised by, with the weight that each kind of feature has. */
export type Features = ReadonlyMap<string, number>;

/** How much a kind of feature tells beside a telling word, which counts 1. Chosen by cross-validation over the phrasings. */
const weights = { functionWord: 0.6, pair: 0.5, family: 0.7, piece: 0.25 };
const pieceLength = 4;

const families: Readonly<Record<Language, FamiliesOf>> = { da: familiesIn('da'), en: familiesIn('en') };
const light: Readonly<Record<Language, ReadonlySet<string>>> = { da: stemsOf('da'), en: stemsOf('en') };

function stemsOf(language: Language): ReadonlySet<string> {
  return new Set([...functionWords[language]].map((word) => stem(word, language)));
}

/**
 * The features of these words: stems and the parts of compounds, pairs of neighbours (`hvor_mang`), families of meaning
 * (`=money`), and pieces of the telling words (`#ansø`), by which a word resembles others of its kind.
 */
export function featuresOf(words: readonly string[], vocabulary: Vocabulary): Features {
  const { language } = vocabulary;
  const features = new Map<string, number>();
  for (const term of termsOf(words, vocabulary)) {
    features.set(term, term.includes('_') ? weights.pair : light[language].has(term) ? weights.functionWord : 1);
  }
  for (const word of words) {
    for (const family of families[language](word)) features.set(`=${family}`, weights.family);
    if (word.startsWith('{') || functionWords[language].has(word)) continue;
    const framed = `^${word}$`;
    for (let at = 0; at + pieceLength <= framed.length; at++) features.set(`#${framed.slice(at, at + pieceLength)}`, weights.piece);
  }
  return features;
}
