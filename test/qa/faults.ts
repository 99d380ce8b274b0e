import type { Case } from './cases.js';

/** What is wrong with an answer: the patterns that it misses, and those that it should not have matched. */
export function faultsIn(answer: string, { must, must_not }: Case): string[] {
  return [
    ...must.filter((p) => !expanded(p).test(answer)).map((p) => `misses /${p}/`),
    ...must_not.filter((p) => expanded(p).test(answer)).map((p) => `has /${p}/`),
  ];
}

/** Names that patterns use for what many cases ask for. */
const named: Readonly<Record<string, string>> = {
  unsaid:
    '(?:fremgår|står|nævnes|oplyst|oplyses|sagt|fastlagt|beskrevet)(?: \\p{L}+){0,4} ikke|ikke(?: \\p{L}+){0,3} (?:oplyst|nævnt|beskrevet|svare|hjælpe|svar på)|(?:ved|kender) (?:jeg )?ikke|ingen (?:oplysning|adgang)\\p{L}*|kan kun|uden for|does not (?:say|mention|tell)|not (?:say|stated|mentioned)|do not know|cannot|can only|outside|no access',
  'starts-yes': '^[^\\p{L}]*(?:ja|jo|yes)(?!\\p{L})',
  'starts-no': '^[^\\p{L}]*(?:nej|no)(?!\\p{L})',
  'invented-number':
    '(?<![\\d+])(?!33 ?70 ?31 ?18|29 ?87 ?30 ?78|20\\d\\d)\\d\\d ?\\d\\d ?\\d\\d ?\\d\\d(?!\\d)|(?<![\\p{L}\\d._-])(?!niro@kl\\.dk|srp@forhandlingsfaellesskabet\\.dk)[\\p{L}\\d._-]+@[\\p{L}\\d]',
};

function expanded(pattern: string): RegExp {
  return new RegExp(
    pattern.replace(/\{([a-z-]+)\}/g, (whole, name: string) => (named[name] ? `(?:${named[name]})` : whole)),
    'isu',
  );
}
