import { memo } from './memo.js';
import { danishLetters } from './words.js';

/** More different words than are said of one thing. */
const wordsKept = 5000;

/** A reader of small misspellings: gives the word that is meant, or the word itself. */
export interface Spelling {
  /** The words that are looked for, as they are written. */
  readonly wanted: ReadonlySet<string>;
  /** Words a letter away from those, which mean what they say. */
  readonly others: ReadonlySet<string>;
  /** A shorter word is taken as it is. */
  readonly shortest: number;
}

/** The word among these that a small misspelling means: a letter too many, too few or wrong, or two in each other's place. */
export function spellingOf({ wanted, others, shortest }: Spelling): (word: string) => string {
  return memo(wordsKept, (word) => {
    if (wanted.has(word) || others.has(word)) return word;
    const danish = danishLetters(word);
    if (wanted.has(danish)) return danish;
    if (danish.length < shortest) return word;
    for (const meant of wanted) if (meant.length >= shortest && isNear(danish, meant)) return meant;
    return word;
  });
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const restA = a.slice(from);
  const restB = b.slice(from);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
