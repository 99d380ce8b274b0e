import { featuresBy } from '../../capabilities/ask/features.js';
import type { Phrasings } from '../../capabilities/ask/nearest.js';
import { vocabularyOf } from '../../capabilities/ask/vocabulary.js';
import { wordsOf } from '../../capabilities/ask/words.js';
import { keyOf } from '../../core/keys.js';
import { languages } from '../../core/language.js';

/** A short word for all that a model is learnt from: the phrasings as the features show them. Two that differ have different ones. */
export function fingerprint(phrasings: Phrasings): string {
  const seen = languages.flatMap((language) => {
    const texts = Object.entries(phrasings).flatMap(([topic, p]) => p[language].map((text) => ({ topic, text })));
    const featuresOf = featuresBy(
      vocabularyOf(
        texts.map(({ text }) => text),
        language,
        1,
      ),
    );
    return texts.map(({ topic, text }) => JSON.stringify([topic, ...featuresOf(wordsOf(text))]));
  });
  return keyOf(...seen);
}
