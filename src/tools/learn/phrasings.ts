import { readdirSync, readFileSync } from 'node:fs';
import { promptFor } from '../../capabilities/ask/answers/index.js';
import type { Phrasings } from '../../capabilities/ask/nearest.js';

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
      return [topic, { da: [...lines(da), ...prompt(promptFor(topic, 'da'))], en: [...lines(en), ...prompt(promptFor(topic, 'en'))] }];
    }),
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function prompt(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
