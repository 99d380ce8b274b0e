import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../core/language.js';

const model = z.object({
  /** A word for all that it was learnt from. */
  of: z.string(),
  topics: z.array(z.string()),
  /** The features in a row, a space between them; a feature's place is its row in `weights`. */
  features: z.string(),
  /** In how many examples each feature stands. */
  uses: z.array(z.number()),
  examples: z.number(),
  biases: z.array(z.number()),
  /** What 1 in `weights` stands for. */
  step: z.number(),
  /** A signed byte for each feature and topic, compressed by Brotli, in Base64. */
  weights: z.string(),
});

/** What was learnt of one language's phrasings by `npm run learn`. */
export type Model = z.infer<typeof model>;

/** Where a language's model is kept: beside this file, and beside the bundle. */
export function modelFile(language: Language): URL {
  return new URL(`./model.${language}.json`, import.meta.url);
}

/** Reads a language's model. It is a file and no import, so that its text is let go when it has been read. */
export function readModel(language: Language): Model {
  return model.parse(JSON.parse(readFileSync(modelFile(language), 'utf8')));
}
