import SearchableMap from 'minisearch/SearchableMap';
import type { Language } from '../../core/language.js';
import { stem, wordsOf } from '../../core/words.js';

/** The words the phrasings use: what a stranger's word is read against. */
export interface Vocabulary {
  readonly language: Language;
  readonly stems: SearchableMap<number>;
}

/** A vocabulary of stems, each with the number of texts that use it. */
export function vocabularyFrom(uses: Iterable<readonly [string, number]>, language: Language): Vocabulary {
  const stems = new SearchableMap<number>();
  for (const [s, n] of uses) stems.set(s, n);
  return { language, stems };
}

/** The vocabulary of some texts: the stems that at least so many of them use. */
export function vocabularyOf(texts: Iterable<string>, language: Language, least: number): Vocabulary {
  const uses = new Map<string, number>();
  for (const text of texts) {
    for (const s of new Set(wordsOf(text).map((w) => stem(w, language)))) uses.set(s, (uses.get(s) ?? 0) + 1);
  }
  return vocabularyFrom(
    [...uses].filter(([, n]) => n >= least),
    language,
  );
}

/**
 * The terms that a text of these words is compared by: stems, the parts of compounds beside the whole (`ansøgningsfrist` is also
 * `ansøgning` and `frist`), misspelt words read as the nearest word of the vocabulary, and pairs of neighbours (`hvor_mange`).
 */
export function termsOf(words: readonly string[], vocabulary: Vocabulary): string[] {
  const singles: string[] = [];
  const terms: string[] = [];
  for (const word of words) {
    const read = readWord(word, vocabulary);
    singles.push(read[0] ?? word);
    terms.push(...read);
  }
  for (let i = 1; i < singles.length; i++) terms.push(`${singles[i - 1]}_${singles[i]}`);
  return terms;
}

/** Whether a term is one word's stem, and not a pair or another kind of feature. */
export function isStem(term: string): boolean {
  return /^(?:\{|[\p{L}\d])[^_]*$/u.test(term);
}

/**
 * What a word is read as: its stem, and the parts of a compound beside it (`ansøgningsfrist` is also `ansøgning` and `frist`); a
 * misspelt word as the nearest word of the vocabulary.
 */
export function readWord(word: string, vocabulary: Vocabulary): string[] {
  const s = stem(word, vocabulary.language);
  if (word.startsWith('{')) return [s];
  const parts = partsOf(word, vocabulary);
  if (vocabulary.stems.has(s) || parts.length > 0) return [s, ...parts];
  const nearest = nearestStem(s, vocabulary);
  return nearest ? [nearest] : [s];
}

const shortestPart = 4;

/** The two parts of a Danish compound whose parts the vocabulary knows, joined with or without a linking s or e; else none. */
function partsOf(word: string, { language, stems }: Vocabulary): string[] {
  if (language !== 'da' || word.length < 2 * shortestPart) return [];
  for (let at = word.length - shortestPart; at >= shortestPart; at--) {
    const head = stem(word.slice(at), language);
    if (!stems.has(head)) continue;
    const left = word.slice(0, at);
    for (const form of [left, left.replace(/s$/, ''), left.replace(/e$/, '')]) {
      const modifier = stem(form, language);
      if (form.length >= shortestPart - 1 && stems.has(modifier)) return [modifier, head];
    }
  }
  return [];
}

/** The stem of the vocabulary that a misspelt one most likely means: two letters swapped, or one too many, too few or wrong. */
function nearestStem(s: string, { stems }: Vocabulary): string | undefined {
  if (s.length < shortestPart) return undefined;
  for (let i = 0; i + 1 < s.length; i++) {
    const swapped = `${s.slice(0, i)}${s[i + 1]}${s[i]}${s.slice(i + 2)}`;
    if (stems.has(swapped)) return swapped;
  }
  let best: { stem: string; uses: number } | undefined;
  for (const [candidate, [uses]] of stems.fuzzyGet(s, 1)) {
    if (candidate.length >= 3 && candidate[0] === s[0] && uses > (best?.uses ?? 0)) best = { stem: candidate, uses };
  }
  return best?.stem;
}
