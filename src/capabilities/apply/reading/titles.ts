import { normalise } from '../../../core/words.js';
import type { Role } from '../application.js';

/** A role that a text names, and where it says more than the role, the title. */
export interface RoleMention {
  readonly role: Role;
  readonly title: string;
  readonly said: string;
}

const edge = '(?<![\\p{L}-])';
const end = '(?![\\p{L}-])';
const many = "(?:'?er|'?en|'?ere|'?erne|r|s|'s)?";
const professions =
  'konsulent|koordinator|partner|pædagog|sygeplejerske|lærer|rådgiver|psykolog|terapeut|assistent|hjælper|specialist|sekretær|vejleder|jurist|sagsbehandler|medhjælper|fysioterapeut|udvikler|supervisor|mentor|dagplejer|medarbejder|fuldmægtig|projektleder|consultant|adviser|advisor|psychologist|nurse|teacher|therapist|secretary|caseworker|social worker|coordinator';
const before = '(?:(?:hr|health and safety|work environment|well-being|wellbeing|professional|social) )?';

const patterns: readonly (readonly [Role, RegExp])[] = [
  [
    'amr',
    new RegExp(
      `${edge}(?:(?:fælles-?)?amr${many}|(?:fælles)?(?:arbejdsmiljø|sikkerheds)repræsentant${many}|(?:health and )?safety rep(?:resentative)?s?)${end}`,
      'iu',
    ),
  ],
  [
    'tr',
    new RegExp(
      `${edge}(?:f?tr${many}|f(?:ælles)?-?tr|(?:fælles)?til{1,2}idsrepræsentant${many}|tillids(?:mand|valgt)|(?:union|employee) rep(?:resentative)?s?|shop stewards?)${end}`,
      'iu',
    ),
  ],
  ['other', new RegExp(`${edge}(?:\\p{L}{2,20}- og )?${before}[\\p{L}-]{0,40}(?:${professions})(?:en|er|erne|s|r|ne)?${end}`, 'iu')],
  [
    'leader',
    new RegExp(
      `${edge}(?:(?:(?:area|team|department|unit|school|centre|center|section|district|care|general|line|hr) )?managers?|leaders?|(?:deputy )?head(?: of [\\p{L}]{2,30}| ?teacher| nurse)?|director|[\\p{L}-]{0,40}(?:leder|chef|direktør|inspektør|forstander|ledelsesrepræsentant)(?:en|e|er|ne)?|ledelsen)${end}`,
      'iu',
    ),
  ],
  ['other', new RegExp(`${edge}hr${end}`, 'iu')],
];
/** Titles that say no more than the role. */
const plain = /^(?:leder(?:en|e|ne)?|chef(?:en|er)?|leaders?|managers?|medarbejder(?:en|e)?|head|lede(?:r|lses)repræsentant|ledelsen)$/u;

/** The roles in a text, AMR and TR before professions. */
export function rolesIn(text: string): RoleMention[] {
  const found: RoleMention[] = [];
  let rest = text;
  for (const [role, pattern] of patterns) {
    const said = pattern.exec(rest)?.[0];
    if (said === undefined) continue;
    rest = rest.replace(said, ' ');
    const tells = (role === 'leader' || role === 'other') && !plain.test(normalise(said));
    found.push({ role, title: tells ? said : '', said });
  }
  return found;
}
