import { writeFileSync } from 'node:fs';
import { type Model, modelFile } from '../capabilities/ask/model.js';
import { languages } from '../core/language.js';
import { fingerprint } from './learn/fingerprint.js';
import { readPhrasings } from './learn/phrasings.js';
import { train } from './learn/train.js';

// Writes capabilities/ask/model.*.json from phrasings/: run it when a phrasing, a word family or a feature has changed.
const phrasings = readPhrasings();
const topics = Object.keys(phrasings);
for (const language of languages) {
  const model: Model = { of: fingerprint(phrasings, language), topics, ...train(phrasings, language) };
  writeFileSync(modelFile(language), `${JSON.stringify(model)}\n`);
  console.log(`Learnt ${topics.length} topics from ${model.examples} ways of asking (${language}).`);
}
