import { committee, medIn, plainly } from './med.js';
import { isTelling, sentencesOf } from './sentences.js';

/** What is told of MED's decision: `decidedOn` is the day of a yes, empty where none was named. */
export interface MedAnswer {
  readonly decided: 'yes' | 'no' | 'not-yet';
  readonly decidedOn: string;
}

const toJoin = '(?:med|deltage\\p{L}*|ansøge\\p{L}*|tilmelde\\p{L}*|take part|join|participate)';
const against = new RegExp(
  `(?<!\\p{L})(?:(?:sagt|sagde|siger|fået|fik|givet|gav|said|says|got) (?:\\p{L}+ ){0,2}(?:nej|no)|stem(?:t|te|mer) (?:det )?(?:imod|ned)|afvis(?:t|te|er)|afslået|afslog|vil ikke (?:\\p{L}+ ){0,2}${toJoin}|(?:beslutte(?:t|de)|vedt(?:og|aget))[ ,]+(?:\\p{L}+[ ,]+){0,3}ikke (?:\\p{L}+ ){0,3}${toJoin}|(?:decided|voted) (?:not to|against)|rejected|turned (?:it|us) down)(?!\\p{L})`,
  'u',
);
const notAgainst = /(?<!\p{L})(?:ikke (?:sagt|fået|givet|afvist|stemt)|not (?:said|rejected|voted)|aldrig|never)(?!\p{L})/u;
const waiting =
  /(?<!\p{L})(?:(?:ikke|endnu ikke|ikke endnu) (?:\p{L}+ ){0,3}(?:beslutte\p{L}*|behandle\p{L}*|taget stilling|tage stilling|mødtes|holdt|truffet|svaret|vedtaget)|udsk(?:udt|ød|yder)|udsat|udsætte[rs]?|aflyst|(?:not|hasn't|hasnt|haven't) (?:\p{L}+ ){0,2}(?:decided|met|discussed)|postponed|cancelled)(?!\p{L})/u;

/** How MED is said to have decided; undefined where nothing of it is told. `now` reads dates without a year. */
export function medAnswerIn(text: string, now: Date): MedAnswer | undefined {
  const told = sentencesOf(text).filter(isTelling);
  const said = told.map((sentence) => medIn(sentence, now)).find(({ basis }) => basis === 'decided');
  if (said) return { decided: 'yes', decidedOn: said.decidedOn ?? '' };
  const ofMed = told.map(plainly).filter((sentence) => committee.test(sentence));
  if (ofMed.some((sentence) => against.test(sentence) && !notAgainst.test(sentence))) return { decided: 'no', decidedOn: '' };
  const meetsLater = told.some((sentence) => medIn(sentence, now).meetsOn !== undefined);
  return meetsLater || ofMed.some((sentence) => waiting.test(sentence)) ? { decided: 'not-yet', decidedOn: '' } : undefined;
}
