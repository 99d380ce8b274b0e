import type { Language } from '../../core/language.js';
import type { Phrasings } from './phrasings/phrasings.js';
import { isPiece, termsOf, vocabularyOf } from './vocabulary.js';
import { functionWords, stem, wordsOf } from './words.js';

/** How well a text fits a topic, 0 to 1. */
export interface Match {
  readonly topic: string;
  readonly score: number;
}

/** Ranks a text's topics, best first. `without` leaves one phrasing out, for measuring the others. */
export type Matcher = (text: string, without?: string) => readonly Match[];

/** How many of a topic's nearest phrasings count, and the share of the very nearest. */
const voices = 4;
const bestShare = 0.6;
/** What the text says beyond the phrasing weighs less than what the phrasing says beyond the text: people tell more than they ask. */
const strange = 0.35;
const unsaid = 0.6;
/** A piece that more than this share of the phrasings have tells nothing, and would cost the most. */
const commonPiece = 0.04;
/** A message is read whole, by sentence and by part, which are often the same text. */
const kept = 50;

/**
 * A matcher over the phrasings of one language: each phrasing is weighed by the share of information (inverse document
 * frequency) that it has in common with the text, and a topic by its best few.
 */
export function matcher(phrasings: Phrasings, language: Language): Matcher {
  const topics = Object.keys(phrasings);
  const examples = Object.values(phrasings).flatMap((p, topic) => p[language].map((text) => ({ topic, text })));
  const vocabulary = vocabularyOf(
    examples.map((e) => e.text),
    language,
  );
  const termSets = examples.map((e) => [...new Set(termsOf(wordsOf(e.text), vocabulary))]);
  const postings = new Map<string, number[]>();
  for (const [id, terms] of termSets.entries()) {
    for (const term of terms) {
      const ids = postings.get(term);
      if (ids) ids.push(id);
      else postings.set(term, [id]);
    }
  }
  const weight = informationOf(postings, examples.length, language);
  const totals = Float64Array.from(termSets, (terms) => terms.reduce((total, t) => total + weight(t), 0));
  const topicOf = Uint16Array.from(examples, (e) => e.topic);
  const recent = new Map<string, readonly Match[]>();
  // Filled anew for each text; thousands of phrasings make new arrays each time expensive.
  const common = new Float64Array(examples.length);
  const nearest = new Float64Array(topics.length * voices);

  return (text, without) => {
    const words = wordsOf(text);
    if (without !== undefined) return rank(words, without);
    const key = words.join(' ');
    const known = recent.get(key);
    if (known) return known;
    const ranked = rank(words, without);
    if (recent.size >= kept) recent.clear();
    recent.set(key, ranked);
    return ranked;
  };

  function rank(words: readonly string[], without: string | undefined): Match[] {
    const total = measure(words);
    nearest.fill(0);
    for (let id = 0; id < examples.length; id++) {
      const shared = common[id] ?? 0;
      if (shared === 0 || (without !== undefined && examples[id]?.text === without)) continue;
      const likeness = shared / (shared + strange * (total - shared) + unsaid * ((totals[id] ?? 0) - shared));
      keepNearest(nearest, (topicOf[id] ?? 0) * voices, likeness);
    }
    return topics
      .flatMap((topic, i) => {
        const score = blend(nearest, i * voices);
        return score > 0 ? [{ topic, score }] : [];
      })
      .sort((x, y) => y.score - x.score);
  }

  /** Fills `common` with what each phrasing has in common with the text; gives all that the text tells. */
  function measure(words: readonly string[]): number {
    common.fill(0);
    let total = 0;
    for (const term of new Set(termsOf(words, vocabulary))) {
      const w = weight(term);
      if (w === 0) continue;
      total += w;
      for (const id of postings.get(term) ?? []) common[id] = (common[id] ?? 0) + w;
    }
    return total;
  }
}

/** What a term tells: rare words much, the words that hold a sentence together less, pairs and pieces a little on top of their words. */
function informationOf(postings: ReadonlyMap<string, readonly number[]>, examples: number, language: Language): (term: string) => number {
  const light = new Set([...functionWords[language]].map((w) => stem(w, language)));
  const common = examples * commonPiece;
  const share = (term: string, uses: number) => {
    if (isPiece(term)) return uses > common ? 0 : 0.15;
    if (term.includes('_')) return term.split('_').every((t) => light.has(t)) ? 0.1 : 0.2;
    return light.has(term) ? 0.5 : 1;
  };
  const weights = new Map([...postings].map(([term, ids]) => [term, Math.log(1 + examples / ids.length) * share(term, ids.length)]));
  const strangeWord = Math.log(1 + examples);
  // A pair or a piece that nobody has used says nothing; a word that nobody has used says that this may be about something else.
  return (term) => weights.get(term) ?? (term.includes('_') || isPiece(term) ? 0 : strangeWord * share(term, 0));
}

/** Keeps a topic's nearest phrasings from `at` on, in order. */
function keepNearest(nearest: Float64Array, at: number, likeness: number): void {
  let place = at + voices - 1;
  if (likeness <= (nearest[place] ?? 0)) return;
  for (; place > at && (nearest[place - 1] ?? 0) < likeness; place--) nearest[place] = nearest[place - 1] ?? 0;
  nearest[place] = likeness;
}

function blend(nearest: Float64Array, at: number): number {
  let others = 0;
  for (let i = 1; i < voices; i++) others += nearest[at + i] ?? 0;
  return bestShare * (nearest[at] ?? 0) + ((1 - bestShare) * others) / (voices - 1);
}
