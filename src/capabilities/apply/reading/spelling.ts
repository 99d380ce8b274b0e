import { memo } from '../../../core/memo.js';
import { danishLetters } from '../../../core/words.js';

/** The words that say what somebody wants of an application, as they are written. */
const wanted = new Set(
  'ansøg ansøge ansøgning ansøgningen ansøgninger ansøgningerne kladde kladden tilmeld tilmelde tilmelding tilmeldingen deltage fortsæt fortsætte tovholder tovholderen trække tilbage registrer registrere arrangør status mangler netværket forløbet kollega kolleger regneark apply application applications continue withdraw coordinator organiser missing register colleague colleagues'.split(
    ' ',
  ),
);
/** Words a letter away from those, which mean what they say. */
const others = new Set(
  'ansøger ansøges ansøgte ansøgt tilmelder tilmeldes tilmeldt tilmeldte deltager deltaget deltag fortsat trækker trækkes trækkene registrerer registreret mangle manglet manglen klade kollegaer applies applied continued continues organised organises organisers tilbagen reply'.split(
    ' ',
  ),
);
const shortest = 5;
const wordsKept = 5000;

/** The word that a small misspelling means, or the word itself: a letter too many, too few, wrong, or two in each other's place. */
export const spelt: (word: string) => string = memo(wordsKept, (word) => {
  if (wanted.has(word) || others.has(word)) return word;
  const danish = danishLetters(word);
  if (wanted.has(danish)) return danish;
  if (danish.length < shortest) return word;
  for (const meant of wanted) if (meant.length >= shortest && isNear(danish, meant)) return meant;
  return word;
});

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const restA = a.slice(from);
  const restB = b.slice(from);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
