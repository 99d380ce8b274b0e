import { readdirSync, readFileSync } from 'node:fs';
import type { Phrasings } from '../../capabilities/ask/nearest.js';
import { texts } from '../../capabilities/ask/texts.js';

const folder = new URL('../../capabilities/ask/phrasings/', import.meta.url);

/**
 * Every way of asking in `phrasings/`, and the buttons' own words. A topic has a file: a line for each Danish way, a line with
 * `---`, a line for each English way.
 */
export function readPhrasings(): Phrasings {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return Object.fromEntries(
    files.map((name) => {
      const topic = name.slice(0, -'.txt'.length);
      const [da = '', en = ''] = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m);
      return [topic, { da: [...lines(da), ...prompt(texts.da.prompts[topic])], en: [...lines(en), ...prompt(texts.en.prompts[topic])] }];
    }),
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function prompt(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
