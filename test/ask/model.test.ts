import { expect, test } from 'vitest';
import model from '../../src/capabilities/ask/model.json' with { type: 'json' };
import { fingerprint } from '../../src/tools/learn/fingerprint.js';
import { readPhrasings } from '../../src/tools/learn/phrasings.js';

const phrasings = readPhrasings();

test('the model is learnt from the phrasings as they stand; if not, run npm run learn', () => {
  expect(model.of).toBe(fingerprint(phrasings));
  expect(model.topics).toEqual(Object.keys(phrasings));
});

test('no way of asking stands under two topics', () => {
  for (const language of ['da', 'en'] as const) {
    const topics = new Map<string, string[]>();
    for (const [topic, p] of Object.entries(phrasings)) {
      for (const text of p[language]) topics.set(text.toLowerCase(), [...(topics.get(text.toLowerCase()) ?? []), topic]);
    }
    expect([...topics].filter(([, of]) => of.length > 1)).toEqual([]);
  }
});
