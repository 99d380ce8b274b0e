import type { Phrasings } from '../../capabilities/ask/nearest.js';
import { vocabularyOf } from '../../capabilities/ask/vocabulary.js';
import { keyOf } from '../../core/keys.js';
import type { Language } from '../../core/language.js';
import { featuresOf } from './features.js';

/** A short word for all that a model is learnt from: the phrasings as the features show them. Two that differ have different ones. */
export function fingerprint(phrasings: Phrasings, language: Language): string {
  const texts = Object.entries(phrasings).flatMap(([topic, p]) => p[language].map((text) => ({ topic, text })));
  const vocabulary = vocabularyOf(
    texts.map(({ text }) => text),
    language,
    1,
  );
  return keyOf(...texts.map(({ topic, text }) => JSON.stringify([topic, ...featuresOf(text, vocabulary).map((f) => [f.name, f.weight])])));
}
