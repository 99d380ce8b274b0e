import { spellingOf } from '../../../core/spelling.js';

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
/** The word that a small misspelling means, or the word itself. */
export const spelt: (word: string) => string = spellingOf({ wanted, others, shortest: 5 });
