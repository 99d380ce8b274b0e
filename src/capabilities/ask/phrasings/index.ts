import type { languages } from '../../../core/language.js';
import { content } from './content.js';
import { distress } from './distress.js';
import { everyday } from './everyday.js';
import { facts } from './facts.js';
import { gaps } from './gaps.js';
import { more } from './more.js';
import type { Phrasings } from './phrasings.js';
import { rules } from './rules.js';

/** Every way of asking that the bot knows, by topic. */
export const phrasings: Phrasings = joined([everyday, more, facts, rules, content, gaps, distress]);

/** Several banks as one: a topic that stands in more than one has the phrasings of each, once. */
export function joined(banks: readonly Phrasings[]): Phrasings {
  const topics = new Set(banks.flatMap((bank) => Object.keys(bank)));
  return Object.fromEntries(
    [...topics].map((topic) => {
      const of = (language: (typeof languages)[number]) => [...new Set(banks.flatMap((bank) => bank[topic]?.[language] ?? []))];
      return [topic, { da: of('da'), en: of('en') }];
    }),
  );
}
