import { brotliDecompressSync } from 'node:zlib';
import type { Language } from '../../core/language.js';
import { memo } from '../../core/memo.js';
import { wordsOf } from '../../core/words.js';
import { vectorsBy } from './features.js';
import { readModel } from './model.js';
import { isStem, vocabularyFrom } from './vocabulary.js';

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
 * How probable each topic is for a text: multinomial logistic regression over its features, learnt from the files in `phrasings/`
 * by `npm run learn`.
 */
export function classifier(language: Language): Matcher {
  const { topics, features, uses, examples, biases, step, weights } = readModel(language);
  const names = features.split(' ');
  const table = new Int8Array(brotliDecompressSync(Buffer.from(weights, 'base64')));
  const stems = names.flatMap((name, id): [string, number][] => (isStem(name) ? [[name, uses[id] ?? 0]] : []));
  const learned = { ids: new Map(names.map((name, id) => [name, id])), uses, examples };
  const vectorOf = vectorsBy(vocabularyFrom(stems, language), learned);
  return memo(kept, rank);

  function rank(text: string): readonly Match[] {
    const { ids, values } = vectorOf(wordsOf(text));
    const sums = Float64Array.from(biases);
    // Two rows at a time, since what takes long is to fetch them; an odd last one goes with nothing of the first.
    for (let i = 0; i < ids.length; i += 2) {
      const [row, other] = [(ids[i] ?? 0) * topics.length, (ids[i + 1] ?? 0) * topics.length];
      const [value, beside] = [(values[i] ?? 0) * step, (values[i + 1] ?? 0) * step];
      for (let k = 0; k < topics.length; k++) {
        sums[k] = (sums[k] ?? 0) + value * (table[row + k] ?? 0) + beside * (table[other + k] ?? 0);
      }
    }
    let all = 0;
    for (let k = 0; k < topics.length; k++) {
      const likely = Math.exp(sums[k] ?? 0);
      sums[k] = likely;
      all += likely;
    }
    // Nearly all topics are out of the question, and an object for each of them takes longer than the sums.
    const matches: Match[] = [];
    for (let k = 0; k < topics.length; k++) {
      const score = (sums[k] ?? 0) / all;
      if (score >= worthNaming) matches.push({ topic: topics[k] ?? '', score });
    }
    return matches.sort((a, b) => b.score - a.score);
  }
}
