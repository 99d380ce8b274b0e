import type { Language } from '../../core/language.js';
import { type FamiliesOf, familiesIn } from './concepts.js';
import { isStem, readWord, type Vocabulary } from './vocabulary.js';
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

/** As many words are kept with their features: more than a round hears in a day, and a few MB. */
const wordsKept = 10_000;

/**
 * Gives the features of some words: stems and the parts of compounds, pairs of neighbours (`hvor_mang`), families of meaning
 * (`=money`), and pieces of the telling words (`#ansø`), by which a word resembles others of its kind.
 */
export function featuresBy(vocabulary: Vocabulary): (words: readonly string[]) => Features {
  const { language } = vocabulary;
  const known = new Map<string, WordFeatures>();

  return (words) => {
    const features = new Map<string, number>();
    let before: string | undefined;
    for (const word of words) {
      const { stem: own, features: named } = of(word);
      for (const [name, weight] of named) features.set(name, weight);
      if (before !== undefined) features.set(`${before}_${own}`, weights.pair);
      before = own;
    }
    return features;
  };

  function of(word: string): WordFeatures {
    const found = known.get(word);
    if (found) return found;
    const made = read(word);
    if (known.size >= wordsKept) known.clear();
    known.set(word, made);
    return made;
  }

  function read(word: string): WordFeatures {
    const stems = readWord(word, vocabulary);
    const features: [string, number][] = stems.map((s) => [s, light[language].has(s) ? weights.functionWord : 1]);
    for (const family of families[language](word)) features.push([`=${family}`, weights.family]);
    if (!word.startsWith('{') && !functionWords[language].has(word)) {
      const framed = `^${word}$`;
      for (let at = 0; at + pieceLength <= framed.length; at++) features.push([`#${framed.slice(at, at + pieceLength)}`, weights.piece]);
    }
    return { stem: stems[0] ?? word, features };
  }
}

/** What one word is recognised by, whatever stands around it. */
interface WordFeatures {
  readonly stem: string;
  readonly features: readonly (readonly [name: string, weight: number])[];
}

/** The features that were learnt: each one's row, and in how many of so many examples it stands. */
export interface Learned {
  readonly ids: ReadonlyMap<string, number>;
  readonly uses: readonly number[];
  readonly examples: number;
}

/**
 * A text's features as numbers, rare ones larger (inverse document frequency), together of length 1. Words that nobody has used
 * count in the length alone: a text that is mostly strange resembles nothing.
 */
export function vectorOf(features: Features, { ids, uses, examples }: Learned): [id: number, value: number][] {
  const vector: [number, number][] = [];
  let squares = 0;
  for (const [name, kind] of features) {
    const id = ids.get(name);
    if (id === undefined && !isStem(name)) continue;
    const value = kind * Math.log(1 + examples / (id === undefined ? 1 : (uses[id] ?? 1)));
    squares += value * value;
    if (id !== undefined) vector.push([id, value]);
  }
  const length = Math.sqrt(squares) || 1;
  for (const entry of vector) entry[1] /= length;
  return vector;
}
