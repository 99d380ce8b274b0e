import { brotliDecompressSync } from 'node:zlib';
import type { Language } from '../../core/language.js';
import { featuresBy, vectorOf } from './features.js';
import learnt from './model.json' with { type: 'json' };
import { isStem, vocabularyFrom } from './vocabulary.js';
import { wordsOf } from './words.js';

/** How well a topic fits a text, 0 to 1. */
export interface Match {
  readonly topic: string;
  readonly score: number;
}

/** Ranks the topics that a text may have, best first. */
export type Matcher = (text: string) => readonly Match[];

/** A topic that is less probable than this is none. */
const worthNaming = 0.01;
/** A message is read whole, by sentence and by part, which are often the same text. */
const kept = 50;

/**
 * How probable each topic is for a text: multinomial logistic regression over `featuresBy`, learnt from the files in `phrasings/`
 * by `npm run learn`.
 */
export function classifier(language: Language): Matcher {
  const { topics } = learnt;
  const { features, uses, examples, biases, step, weights } = learnt[language];
  const names = features.split(' ');
  const known = { ids: new Map(names.map((name, id) => [name, id])), uses, examples };
  const table = new Int8Array(brotliDecompressSync(Buffer.from(weights, 'base64')));
  const stems = names.flatMap((name, id): [string, number][] => (isStem(name) ? [[name, uses[id] ?? 0]] : []));
  const featuresOf = featuresBy(vocabularyFrom(stems, language));
  const recent = new Map<string, readonly Match[]>();

  return (text) => {
    const words = wordsOf(text);
    const key = words.join(' ');
    const before = recent.get(key);
    if (before) return before;
    const ranked = rank(words);
    if (recent.size >= kept) recent.clear();
    recent.set(key, ranked);
    return ranked;
  };

  function rank(words: readonly string[]): Match[] {
    const sums = Float64Array.from(biases);
    for (const [id, value] of vectorOf(featuresOf(words), known)) {
      const row = id * topics.length;
      const scaled = value * step;
      for (let k = 0; k < topics.length; k++) sums[k] = (sums[k] ?? 0) + scaled * (table[row + k] ?? 0);
    }
    const likely = sums.map(Math.exp);
    const all = likely.reduce((total, l) => total + l, 0);
    const matches: Match[] = [];
    for (const [k, topic] of topics.entries()) {
      const score = (likely[k] ?? 0) / all;
      if (score >= worthNaming) matches.push({ topic, score });
    }
    return matches.sort((a, b) => b.score - a.score);
  }
}
