import { functionWords, normalise } from '../../../core/words.js';
import { rolesIn } from './titles.js';

/** What somebody is who coordinates the group. */
export const coordinating =
  /(?<!\p{L})(?:tovholder(?:en|e)?|(?:our|the|group) coordinator|coordinator(?= ?$)|coordinator(?= is ))(?!\p{L})/iu;
/** Capitalised words that begin or stand in sentences and name nobody. */
const nobody = new Set([
  ...functionWords.da,
  ...functionWords.en,
  ...'hej hejsa goddag dear kære tilføj tilføje add gruppe gruppen arbejdsgruppe arbejdsgruppen group medlem medlemmer member members deltager deltagere deltagerne kommune kommunen kommunes municipality regionskommune forløb forløbet netværk netværket tovholder tovholderen coordinator ny nye new mail mailen email e-mail e-mails mails adresse navn name rolle role titel title område area afdeling hedder skal bliver becomes overtager også begge both vælger valgt hilsen formand formanden næstformand næstformanden chair udvalg udvalget møde mødet mandag tirsdag onsdag torsdag fredag januar februar marts april maj juni juli august september oktober november december monday tuesday wednesday thursday friday january february march may june july october human house første anden samt plus består consists our følgende følger here desuden fra from som with ved at on og deltager fungerer arbejder works working added tak ja nej ok her består personer folk kollega kollegaen colleague vores vor øvrig øvrige andre others medarbejder leder leader amr tr hr ftr med hmu uddannet ansat representing repræsenterer gør gøre make sæt sætte skriv ret ændr opdater udskift skift byt fjern slet vælg udpeg inviter registrer opret lad maybe måske put set change update correct replace remove delete let'.split(
    ' ',
  ),
]);
const capital = "\\p{Lu}(?:[\\p{L}'’]*\\p{Ll}[\\p{L}'’]*|\\.)(?:-\\p{Lu}\\p{Ll}+)*";
const particle = '(?:(?:von|van) de[rnm]?|de la|af|von|van|de|la|el|al)';
const capitals = new RegExp(`(?<![\\p{L}-])${capital}(?: (?:${particle} )?${capital})*(?![\\p{L}-])`, 'gu');
const mostNameWords = 6;

/** A name of two capitalised words or more, one such word, or beside a mail or "tovholder" the small ones. */
export function nameIn(clause: string, small: boolean): string {
  const named = [...clause.matchAll(capitals)].flatMap(([run]) => withoutOthers(run.split(' ')));
  const whole = named.find((run) => run.length > 1) ?? named.find((run) => run.length === 1 && !/\.$/u.test(run[0] ?? ''));
  if (whole) return whole.slice(0, mostNameWords).join(' ');
  return small ? smallNameIn(clause) : '';
}

const smalls = "(\\p{L}[\\p{L}'’-]{1,30}(?: \\p{L}[\\p{L}'’-]{1,30}){0,3})";
/** Where names stand that are written small: beside the mail, before what somebody is, and after "gør". */
const smallPlaces = [
  `${smalls}[ (<]*@`,
  `@[ (<]*${smalls}`,
  `^${smalls} (?:er|bliver|is|skal være) `,
  `^(?:gør|make) ${smalls} til `,
  `(?:hedder|navn er|name is) ${smalls}$`,
  `^${smalls}$`,
].map((place) => new RegExp(place, 'u'));

function smallNameIn(clause: string): string {
  for (const [i, place] of smallPlaces.entries()) {
    const words = (place.exec(clause)?.[1] ?? '').split(' ').filter((word) => word !== '');
    const runs = withoutOthers(words);
    // Before a mail the last words are the name, elsewhere all of them are or none.
    const run = i === 0 ? runs.at(-1) : runs[0];
    const apart = i === 0 ? run?.at(-1) !== words.at(-1) : run?.length !== words.length;
    if (run && !apart) return run.map((word) => word.replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())).join(' ');
  }
  return '';
}

/** The stretches of words between those that name nobody. */
function withoutOthers(words: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const [i, word] of words.entries()) {
    const isParticle = /^(?:af|von|van|de|la|el|al)$/u.test(word) || (/^de[rnm]$/u.test(word) && /^v[ao]n$/u.test(words[i - 1] ?? ''));
    const inside = isParticle && (runs.at(-1)?.length ?? 0) > 0 && i < words.length - 1;
    if (!inside && (nobody.has(normalise(word)) || rolesIn(word).length > 0 || coordinating.test(word))) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.filter((run) => run.length > 0);
}

const owned = /^ (?:(?:nye|ny|rigtige|new|right) )?(?:e-?)?(?:mail\p{L}*|adresse|address|rolle|role|titel|title|område|area)(?!\p{L})/iu;

/** Who a name says where something of theirs follows: "Lone Hansens mail". An s that the mail has as well is the name's own. */
export function owner(said: string, words: string, mail: string): string {
  const at = words.indexOf(said);
  if (at < 0 || !owned.test(words.slice(at + said.length))) return said;
  const last = normalise(said.split(' ').at(-1) ?? '');
  const isName = /s$/u.test(last) && normalise(mail).split('@')[0]?.includes(last);
  return isName ? said : said.replace(/['’]s?$|s$/u, '');
}
