import { writeFileSync } from 'node:fs';
import { fingerprint } from './learn/fingerprint.js';
import { readPhrasings } from './learn/phrasings.js';
import { train } from './learn/train.js';

// Writes capabilities/ask/model.json from phrasings/: run it when a phrasing, a word family or a feature has changed.
const phrasings = readPhrasings();
const model = { of: fingerprint(phrasings), topics: Object.keys(phrasings), da: train(phrasings, 'da'), en: train(phrasings, 'en') };
writeFileSync(new URL('../capabilities/ask/model.json', import.meta.url), `${JSON.stringify(model)}\n`);
console.log(`Learnt ${model.topics.length} topics from ${model.da.examples} Danish and ${model.en.examples} English ways of asking.`);
