import { normalise } from '../../../core/words.js';

const working = '(?:i|på|af|for|ved|fra|hos|under|inden for|in|at|of|from)';
/** Where somebody is from, where that is known: it says nothing else. */
const withinKnown = new RegExp(`(?:^|(?<= ))${working} [#|]`, 'gu');
/** Where somebody works, behind them or what they are (`¤`); not what becomes of them there. */
const workplace = new RegExp(
  `(?<=¤) ${working}(?: (?!(?:er|har|var|havde|siger|sagde|vil|kan|skal|mener|synes|ringede|skrev|anden|andet|andre|ferie|barsel|orlov|nej|is|has|was|says|said|will|another|other|leave|holiday)(?!\\p{L}))[^ ¤]+){1,5}$`,
  'u',
);
/** A word that says how somebody is what they are: "er daglig leder". */
const how =
  /(?<=(?:^| )(?:er|bliver|en|et|den|vores|som|is|our|as|an?|the) )(?!(?:ikke|ingen|hverken|stoppet|tidligere|forhenværende|min|din|jeres|deres|hans|hendes|not|no|former|my|your|their|his|her)(?!\p{L}))\p{Ll}+ (?=¤)/gu;
/** Words that say who somebody is in the group, and that they are. */
const plainWords = new Set(
  'er bliver skal vil være som har hedder vores vor den det en et ny nye ene anden første sidste også både begge alle samt og at i på med vi jeg gruppe gruppen arbejdsgruppe arbejdsgruppen medlem medlemmer medlemmet deltager deltagere deltagerne deltage tilføj tilføje tilføjer sæt skriv opret indsæt registrer ret ændr opdater gør lad navn navnet rolle rollen titel titlen mail mailen mails mailadresse mailadressen email emailen e-mail e-mailen adresse adressen område her følgende består af kommer ind dertil desuden derudover repræsenterer fungerer valgt udpeget sidder indgår arbejder ansat hører works udgør til gerne lige venligst tak ja ok okay nu så kollega kollegaen tager overtager stiller får fået går gået hun han mit she he op peger sagt besluttet aftalt blevet rigtige korrekte der to tre fire two three four who that agreed correct right is are will be the our a an as add put in on and group members member participants participant consists of has name role title address both also new represents please to set make change correct update for with we i m am chosen'.split(
    ' ',
  ),
);

/** Whether what is said beside names, roles, mails, areas and places (`¤@#|`) says no more than that they are in the group. */
export function isPlain(words: string): boolean {
  const bare = normalise(words)
    .replace(withinKnown, ' ')
    .replace(/(?<!\p{L})(?:min|my) (?=(?:e-?)?mail)/u, '')
    .replace(/^(?:fra|from) (?=¤)/u, '')
    .replace(how, '');
  return [bare, bare.replace(workplace, '')].some((text) => (text.match(/\p{L}[\p{L}-]*/gu) ?? []).every((word) => plainWords.has(word)));
}
