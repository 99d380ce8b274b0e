import { readFileSync } from 'node:fs';
import { z } from 'zod';

const patterns = z.array(z.string());

const oneCase = z.object({
  id: z.string(),
  lang: z.string(),
  /** Copenhagen; a day alone means noon. */
  asof: z.string(),
  /** What the same person wrote just before, oldest first. */
  history: z.array(z.string()),
  q: z.string(),
  kind: z.string(),
  /** What the answer must match, all of them, and what none of it may match: regular expressions with the flags `isu`. */
  must: patterns,
  must_not: patterns,
  /** What in the source makes it so. */
  why: z.string(),
});

/** A question, and what its answer holds. */
export type Case = z.infer<typeof oneCase>;

/** The cases of a file in this folder, one JSON object a line. */
export function readCases(name: 'working.jsonl' | 'held-out.jsonl'): Case[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => oneCase.parse(JSON.parse(line)));
}
