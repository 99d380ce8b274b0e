import { isTelling, sentencesOf } from './sentences.js';

const name =
  "(?<name>(?!(?:[Vv]i|[Jj]eg|[Hh]an|[Hh]un|[Dd]e|[Dd]en|[Dd]et|[Mm]an|[Ww]e|I|[Tt]hey|[Ii]t)(?!\\p{L}))\\p{L}[\\p{L}.'’-]*(?: \\p{L}[\\p{L}.'’-]*){0,5}?)";
const group = '(?:gruppen|arbejdsgruppen|listen|ansøgningen|skemaet|the group|the list|the application|the form)';
const rest = `(?: (?:alligevel|igen|mere|længere|nu|tak|please|after all|any more|anymore|again|(?:fra|af|i|på|from|in|of|off) ${group}))*[ .!]*$`;
const ways = [
  `^(?:(?:[Vv]enligst|[Pp]lease|[Kk]an du|[Ss]å|[Oo]k|[Nn]å|[Jj]a),? )?(?:[Ff]jern|[Ss]let|[Ss]tryg|[Tt]ag|[Rr]emove|[Dd]elete|[Tt]ake|[Dd]rop) ${name}(?: (?:ud|væk|out))?${rest}`,
  `^(?:[Mm]en )?${name} (?:skal|vil|kan|er|kommer) (?:alligevel )?ikke (?:længere )?(?:(?:være|komme|deltage) )?(?:med|deltage|i)${rest}`,
  `^(?:[Mm]en )?${name} (?:udgår|er ude|går ud|træder ud|er trådt ud|har trukket sig|trækker sig|har meldt fra|er stoppet|stopper)${rest}`,
  `^(?:[Bb]ut )?${name} (?:is not|isn't|will not be|won't be|cannot be|is no longer|can't be) (?:joining|with us|taking part|part|in)${rest}`,
  `^(?:[Bb]ut )?${name} (?:has left|is leaving|has withdrawn|is out|leaves)${rest}`,
].map((way) => new RegExp(way, 'u'));

/** Longer than anybody takes to say it; it also bounds the work. */
const longest = 160;

/** Who is said to leave the group, as they were named; undefined where nobody is. */
export function leavingIn(text: string): string | undefined {
  const [only, another] = sentencesOf(text);
  if (only === undefined || another !== undefined || only.length > longest || !isTelling(only)) return undefined;
  return ways.map((way) => way.exec(only)?.groups?.name).find((one) => one !== undefined);
}
