import { memo } from '../../../core/memo.js';
import { type Municipality, municipalities, municipalityNamed } from '../../../core/municipalities.js';
import type { Programme } from '../../../core/programme.js';
import { danishLetters, functionWords, normalise } from '../../../core/words.js';
import { isOurs } from './ours.js';

/** What a sentence says of where: ids, empty where it does not say. */
export interface Place {
  readonly municipality: string;
  readonly course: string;
  /** What the group is said to come from and no municipality is called. */
  readonly unknown: string;
}

/** The municipality that the group comes from, and the course that it wishes for. */
export function placeIn(sentence: string, programme: Programme): Place {
  const text = normalise(sentence).replace(/\s+/gu, ' ');
  const courses = coursesOf(programme);
  const moved = moving.exec(text);
  const change = moved && courses.ids.get(danishLetters(moved[1] ?? '')) && courses.ids.get(danishLetters(moved[2] ?? ''));
  if (change) return { municipality: '', course: change, unknown: '' };
  const mentions = municipalitiesIn(text);
  const ours = mentions.filter(({ before, to }) => isOurs(before, text.slice(to))).map(({ place }) => place);
  const ids = new Set((ours.length > 0 ? ours : standingAlone(text, courses)).map(({ id }) => id));
  // A municipality is no course, and who wishes for one is either "kommunen" or somebody else.
  const rest = mentions.reduceRight(
    (t, { from, to, place }) => `${t.slice(0, from)}${ours.includes(place) ? 'kommunen' : 'de andre'}${t.slice(to)}`,
    text,
  );
  return { municipality: only(ids), course: courseIn(danishLetters(rest), courses), unknown: ids.size === 0 ? unknownIn(sentence) : '' };
}

const called = /(?<![\p{L}-])(?<name>\p{Lu}[\p{L}-]+(?:[ -]\p{Lu}[\p{L}-]+)?) [Kk]ommune(?!\p{L})/u;
const noName = new Set([...functionWords.da, ...'vores hele samme anden hver ingen alle flere jeres min mit egen naboens'.split(' ')]);

/** "Nordvig", of "Vi er fra Nordvig Kommune". */
function unknownIn(sentence: string): string {
  const found = called.exec(sentence);
  const name = found?.groups?.name ?? '';
  const words = name.split(' ').map(normalise);
  if (!found || words.some((word) => noName.has(word) || placeNamed(word)) || placeNamed(name)) return '';
  return isOurs(normalise(sentence.slice(0, found.index)), normalise(sentence.slice(found.index + found[0].length))) ? name : '';
}

function only(ids: ReadonlySet<string>): string {
  return ids.size === 1 ? ([...ids][0] ?? '') : '';
}

/** A municipality that a text names as one; `before` is what leads up to it. */
interface Mention {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly place: Municipality;
}

const title = /^ (?:regions)?(?:kommunes?|municipality|council)(?!\p{L})/u;
const label = /(?<!\p{L})(?:kommunen|(?:the )?(?:municipality|city) of) $/u;
const labelled = /(?<!\p{L})(?:kommunen? (?:er|hedder|til)|kommune:|municipality(?: is|:)) $/u;
/** Without "kommune" a place is a municipality only behind these: what else is "i" a place is at a course. */
const comingFrom = /(?<!\p{L})(?:fra|from|repræsenterer|på vegne af|on behalf of|ansat i|arbejder i|work in) $/u;

/** Words are looked up for each message, and most of them have been before. */
const wordsKept = 5000;
/** "Vi i Ballerup", and "Halsnæs vil søge": a municipality without its title is one where it is said to wish for something. */
const weIn = /^(?:(?:hej|hi|hello)[,!]? )?vi i $/u;
const wishes =
  /^ (?:vil(?= (?:\p{L}+ ){0,2}(?:med|være|deltage|ansøge|søge|ind|tilmelde)(?!\p{L}))|ønsker|søger|ansøger)(?!\p{L})(?! (?:ikke|not))/u;
const placeNamed = memo(wordsKept, municipalityNamed);
/** What begins the names of two words, which people write apart: "Lyngby Taarbæk". */
const firstOfTwo = new Set(
  municipalities.flatMap(({ name }) => (/-/.test(name) ? [danishLetters(normalise(name.replace(/-.*/u, '')))] : [])),
);

function municipalitiesIn(text: string): Mention[] {
  const words = [...text.matchAll(/\p{L}[\p{L}-]*/gu)];
  const found: Mention[] = [];
  for (const [i, { 0: word, index: from }] of words.entries()) {
    const next = words[i + 1];
    const both = next && firstOfTwo.has(danishLetters(word)) ? placeNamed(`${word}-${next[0]}`) : undefined;
    const place = both ?? placeNamed(word);
    if (!place || from < (found.at(-1)?.to ?? 0)) continue;
    const end = both && next ? next.index + next[0].length : from + word.length;
    const said = title.exec(text.slice(end))?.[0] ?? '';
    const before = text.slice(0, from);
    const isOne = [label, labelled, comingFrom, weIn].some((way) => way.test(before)) || (before === '' && wishes.test(text.slice(end)));
    if (said === '' && !isOne) continue;
    found.push({ from, to: end + said.length, before: before.replace(label, ''), place });
  }
  return found;
}

/** The place that is all a sentence says, or what it begins with before a comma; a course's name is the course. */
function standingAlone(text: string, courses: Courses): Municipality[] {
  return [text, text.split(',')[0] ?? '']
    .map((part) => part.replace(/[^\p{L} -]/gu, '').trim())
    .filter((part) => !courses.ids.has(danishLetters(part)))
    .flatMap((part) => municipalityNamed(part) ?? [])
    .slice(0, 1);
}

const oneWord = '(\\p{L}[\\p{L}-]*)';
const moving = new RegExp(`(?<!\\p{L})(?:fra|from) ${oneWord} (?:over )?(?:til|to) ${oneWord}`, 'u');

/** The round's courses: their ids by their names in Danish letters, and those names wherever they stand. */
interface Courses {
  readonly ids: ReadonlyMap<string, string>;
  readonly alias: RegExp;
}

const known = new WeakMap<Programme, Courses>();
const kind = '(?:forløb(?:et)?|hold(?:et)?|kurs(?:et|us)|netværk(?:et)?|række(?:n)?|by(?:en)?|course|network|group|city)';

function coursesOf(programme: Programme): Courses {
  const found = known.get(programme);
  if (found) return found;
  const ids = new Map(
    programme.courses.flatMap(({ id, name, aliases }) =>
      [name.da, name.en, ...aliases].map((alias) => [danishLetters(normalise(alias)), id] as const),
    ),
  );
  const names = [...ids.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const courses = { ids, alias: new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?=s?(?:(?!\\p{L})|${kind}))`, 'gu') };
  known.set(programme, courses);
  return courses;
}

/** A course by what it is ("Aarhus-holdet", "forløbet i Aarhus"), and by where it is, for who says that they wish for it. */
const kindBehind = new RegExp(`^s?[- ]?${kind}(?!\\p{L})`, 'u');
const kindBefore = new RegExp(`(?<!\\p{L})${kind}:? (?:(?:i|på|til|in|to|er|is) )?$`, 'u');
const where =
  /(?<!\p{L})(?:i|på|til|in|for|to|og|eller|både|and|or|vælger|foretrækker|helst|hellere|bliver|være|valgt|er|prefer|choose|chosen|ønsker|join|rather|is|os|mig|us|tager|take|det|med|with|efter|want|wants)(?: the| i| in)? $/u;
const rejected =
  /(?<!\p{L})(?:ikke|not|end|than|i stedet for|frem for|instead of|rather than)(?: (?:forløbet|holdet|the course|the one))?(?: (?:i|på|til|in|the))? $/u;
const wishing =
  /(?<!\p{L})(?:(?:være|komme|gerne|vil|kommer|er) med|vil med|vil (?:gerne |godt |helst )?(?:på|til)|tilmeld|tilmelder?|meld\p{L}* (?:os|mig)|ansøger?|søger?|deltager?|plads|join(?:ing)?|apply(?:ing)?|take part|participat\p{L}*|sign(?:ed)? (?:us )?up|(?:want|like) to (?:be|come|go)|foretræk\p{L}*|vælg\p{L}*|\p{L}*valgt?|tager|tænke (?:os|mig)|bestemt os|besluttet os|går efter|sæt os|put us|going (?:with|for)|wants?(?! to)|helst|hellere|skift\p{L}*|prefer\p{L}*|choos\p{L}*|chosen|choice|rather|switch|change to|det bliver|bliver det|det skal være|til forløb|ønsker)(?!\p{L})/u;
/** Words that say no more than that it is so. */
const bare = new RegExp(
  `^(?:[^\\p{L}]|(?:ok|okay|ja|yes|hej|og|and|så|then|til|to|på|for|i|in|the|det|den|er|bliver|skal|vil|kan|være|meget|også|om|derfor|at|it|is|would|want|like|it's|that's|vores|our|os|us|ret|ændr|skift|change|tak|please|gerne|${kind})(?!\\p{L}))*$`,
  'u',
);
const mine =
  /(?<!\p{L})(?:vi|jeg|os|mig|we|us|me|i(?='d| want| would| am)|gruppen|arbejdsgruppen|kommunen|vores \p{L}*valg|our (?:first )?choice|\p{L}{3,30}(?:området|forvaltningen))(?!\p{L})/u;
const bySomebodyElse =
  /(?<!\p{L})(?:han|hun|man|they|he|she|(?:de|der|there)(?= (?:har|vil|er|var|skal|kommer|søger|vælger|tager|andre|is|are))|nabo\p{L}*|andre|others|min|mine|my|nogle|mange|flere|some|many|ikke|not|aldrig|never|cannot|can't|don't|won't)(?!\p{L})/u;

/** The course that a text in Danish letters wishes for, where it is one. */
function courseIn(text: string, { ids, alias }: Courses): string {
  const chosen = new Set<string>();
  for (const clause of text.split(/[,;]| (?:men|but) /u)) {
    for (const { 0: name, index } of clause.matchAll(alias)) {
      const before = clause.slice(0, index);
      const behind = clause.slice(index + name.length);
      const isNamed = kindBehind.test(behind) || kindBefore.test(before);
      if (rejected.test(before) || bySomebodyElse.test(before) || !(isNamed || where.test(before))) continue;
      const isAll = isNamed && bare.test(before) && bare.test(behind);
      const isWished =
        wishing.test(mine.test(clause) ? clause : text) && (mine.test(clause) || before.split(wishing).every((part) => bare.test(part)));
      if (isAll || isWished) chosen.add(ids.get(name) ?? '');
    }
  }
  return only(chosen);
}
