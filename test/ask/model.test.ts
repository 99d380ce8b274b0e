import { expect, test } from 'vitest';
import { readModel } from '../../src/capabilities/ask/model.js';
import { languages } from '../../src/core/language.js';
import { fingerprint } from '../../src/tools/learn/fingerprint.js';
import { readPhrasings } from '../../src/tools/learn/phrasings.js';

const phrasings = readPhrasings();

test.each(languages)('the model (%s) is learnt from the phrasings as they stand; if not, run npm run learn', (language) => {
  const model = readModel(language);
  expect(model.of).toBe(fingerprint(phrasings, language));
  expect(model.topics).toEqual(Object.keys(phrasings));
});

test('no way of asking stands under two topics', () => {
  for (const language of languages) {
    const topics = new Map<string, string[]>();
    for (const [topic, p] of Object.entries(phrasings)) {
      for (const text of p[language]) topics.set(text.toLowerCase(), [...(topics.get(text.toLowerCase()) ?? []), topic]);
    }
    expect([...topics].filter(([, of]) => of.length > 1)).toEqual([]);
  }
});
