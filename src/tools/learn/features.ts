import { type Feature, pairFeature, wordFeatures } from '../../capabilities/ask/features.js';
import type { Vocabulary } from '../../capabilities/ask/vocabulary.js';
import { wordsOf } from '../../core/words.js';

/** All features of a text by name, each once, as the last word that has it gives it. */
export function featuresOf(text: string, vocabulary: Vocabulary): Feature[] {
  const read = wordsOf(text).map((word) => wordFeatures(word, vocabulary));
  const pairs = read.slice(1).map(({ stem }, i) => pairFeature(read[i]?.stem ?? '', stem));
  return [...new Map([...read.flatMap(({ features }) => features), ...pairs].map((feature) => [feature.name, feature])).values()];
}
