import type { Language } from '../../core/language.js';
import { functionWords, stem, wordsOf } from '../../core/words.js';
import type { Matcher } from './classifier.js';
import { termsOf, vocabularyOf } from './vocabulary.js';

/** Ways people ask about a topic, per language, with `{course}`, `{venue}`, `{date}`, `{n}` and the like where a question names one. A topic's id is the key. */
export type Phrasings = Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>>;

/** Function words tell little of a question. */
const lightShare = 0.2;
/** What the text says beyond the phrasing weighs less than what the phrasing says beyond the text: people tell more than they ask. */
const strange = 0.35;
const unsaid = 0.6;

/** Matches a text with the few phrasings of a round's own topics, which the classifier has not learnt: a topic is as near as its nearest phrasing. */
export function nearest(phrasings: Phrasings, language: Language): Matcher {
  const examples = Object.entries(phrasings).flatMap(([topic, p]) => p[language].map((text) => ({ topic, words: wordsOf(text) })));
  const vocabulary = vocabularyOf(
    examples.map(({ words }) => words.join(' ')),
    language,
    1,
  );
  const light = new Set([...functionWords[language]].map((word) => stem(word, language)));
  const weight = (term: string) => (term.split('_').every((part) => light.has(part)) ? lightShare : 1);
  const known = examples.map(({ topic, words }) => ({ topic, terms: new Set(termsOf(words, vocabulary)) }));

  return (text) => {
    const asked = new Set(termsOf(wordsOf(text), vocabulary));
    const best = new Map<string, number>();
    for (const { topic, terms } of known) {
      const [common, beyond, missing] = [
        sum(terms, (t) => asked.has(t)),
        sum(asked, (t) => !terms.has(t)),
        sum(terms, (t) => !asked.has(t)),
      ];
      const likeness = common === 0 ? 0 : common / (common + strange * beyond + unsaid * missing);
      best.set(topic, Math.max(best.get(topic) ?? 0, likeness));
    }
    return [...best].map(([topic, score]) => ({ topic, score })).sort((a, b) => b.score - a.score);
  };

  function sum(terms: ReadonlySet<string>, counts: (term: string) => boolean): number {
    let total = 0;
    for (const term of terms) if (counts(term)) total += weight(term);
    return total;
  }
}
