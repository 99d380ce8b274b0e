import type { Language } from '../../core/language.js';
import { memo } from '../../core/memo.js';
import { functionWords, stem } from '../../core/words.js';
import { type FamiliesOf, familiesIn } from './concepts.js';
import { isStem, readWord, type Vocabulary } from './vocabulary.js';

/** How much a kind of feature tells beside a telling word, which counts 1. Chosen by cross-validation over the phrasings. */
const weights = { functionWord: 0.6, pair: 0.5, family: 0.7, piece: 0.25 };
const pieceLength = 4;
/** A word that stands in so many phrasings tells by itself what it means. */
const wellKnown = 5;

const families: Readonly<Record<Language, FamiliesOf>> = { da: familiesIn('da'), en: familiesIn('en') };
const light: Readonly<Record<Language, ReadonlySet<string>>> = { da: stemsOf('da'), en: stemsOf('en') };

function stemsOf(language: Language): ReadonlySet<string> {
  return new Set([...functionWords[language]].map((word) => stem(word, language)));
}

/** Something that a text is recognised by. */
export interface Feature {
  readonly name: string;
  readonly weight: number;
}

/** What one word is recognised by, whatever stands around it. */
interface WordFeatures {
  readonly stem: string;
  readonly features: readonly Feature[];
}

/**
 * The features of a word: its stem and the parts of a compound, families of meaning (`=money`), and pieces of a word that is
 * seldom heard (`#ansø`), by which it resembles others of its kind.
 */
export function wordFeatures(word: string, vocabulary: Vocabulary): WordFeatures {
  const { language } = vocabulary;
  const stems = readWord(word, vocabulary);
  const features = stems.map((name): Feature => ({ name, weight: light[language].has(name) ? weights.functionWord : 1 }));
  for (const family of families[language](word)) features.push({ name: `=${family}`, weight: weights.family });
  const known = (vocabulary.stems.get(stems[0] ?? word) ?? 0) >= wellKnown;
  if (!known && !word.startsWith('{') && !functionWords[language].has(word)) {
    const framed = `^${word}$`;
    for (let at = 0; at + pieceLength <= framed.length; at++) {
      features.push({ name: `#${framed.slice(at, at + pieceLength)}`, weight: weights.piece });
    }
  }
  return { stem: stems[0] ?? word, features };
}

/** The feature of two neighbours, by their stems (`hvor_mang`). */
export function pairFeature(before: string, after: string): Feature {
  return { name: `${before}_${after}`, weight: weights.pair };
}

/** The features that were learnt: each one's row, and in how many of so many examples it stands. */
export interface Learned {
  readonly ids: ReadonlyMap<string, number>;
  readonly uses: readonly number[];
  readonly examples: number;
}

/** A text as numbers: the rows of its features, and what each counts. */
export interface Vector {
  readonly ids: readonly number[];
  readonly values: readonly number[];
}

/** As many words are kept with their numbers: more than a round hears in a day, and a few MB. */
const wordsKept = 10_000;

/**
 * Gives a text's features as numbers, rare ones larger (inverse document frequency), together of length 1. Words that nobody has
 * used count in the length alone: a text that is mostly strange resembles nothing.
 */
export function vectorsBy(vocabulary: Vocabulary, { ids, uses, examples }: Learned): (words: readonly string[]) => Vector {
  const of = memo(wordsKept, (word) => {
    const read = wordFeatures(word, vocabulary);
    return { stem: read.stem, entries: read.features.flatMap((feature) => entryOf(feature) ?? strangeStem(feature) ?? []) };
  });

  // The round in which a row was last seen: cheaper than a set for each text.
  const seen = new Uint32Array(uses.length);
  let round = 0;

  return (words) => {
    const vector = { ids: [] as number[], values: [] as number[] };
    const strange = new Map<string, number>();
    let squares = 0;
    let before: string | undefined;
    round += 1;
    for (const word of words) {
      const read = of(word);
      for (const entry of read.entries) add(entry);
      const pair = before === undefined ? undefined : entryOf(pairFeature(before, read.stem));
      if (pair) add(pair);
      before = read.stem;
    }
    for (const value of strange.values()) squares += value * value;
    const length = Math.sqrt(squares) || 1;
    for (let i = 0; i < vector.values.length; i++) vector.values[i] = (vector.values[i] ?? 0) / length;
    return vector;

    function add({ key, value }: Entry): void {
      if (typeof key === 'string') {
        strange.set(key, value);
      } else if (seen[key] !== round) {
        seen[key] = round;
        squares += value * value;
        vector.ids.push(key);
        vector.values.push(value);
      }
    }
  };

  function entryOf({ name, weight }: Feature): Entry | undefined {
    const id = ids.get(name);
    return id === undefined ? undefined : { key: id, value: weight * Math.log(1 + examples / (uses[id] ?? 1)) };
  }

  function strangeStem({ name, weight }: Feature): Entry | undefined {
    return isStem(name) ? { key: name, value: weight * Math.log(1 + examples) } : undefined;
  }
}

/** What a feature counts: by its row, or by its name where it is a stem that was never learnt. Others that were not learnt say nothing. */
interface Entry {
  readonly key: number | string;
  readonly value: number;
}
