import type { Language } from '../../core/language.js';
import { memo } from '../../core/memo.js';
import { normalise } from '../../core/words.js';
import { numberOf } from './mentions.js';

/** The people somebody says they are, as far as the words tell. */
export interface GroupClaim {
  /** Counted roles; undefined where the role was not mentioned, 0 where it was said to be missing. */
  readonly leaders: number | undefined;
  readonly employeeReps: number | undefined;
  readonly others: number | undefined;
  /** A number of people without a role. */
  readonly people: number | undefined;
  /** All of them come from one administrative area. */
  readonly sameArea: boolean;
  /** People per administrative area, where several areas were named with their numbers: "5 from schools and 4 from care". */
  readonly areas: readonly number[];
  /** The whole group was listed: what was not named is not there. */
  readonly whole: boolean;
}

type Role = 'leaders' | 'employeeReps' | 'others' | 'people';

const roles: readonly (readonly [Role, RegExp])[] = [
  [
    'employeeReps',
    /^(?:(?:f|fælles)?-?(?:amr|tr)(?:'?er|'?ere|'?erne|s|'s)?|\p{L}*(?:arbejdsmiljø|tillids|medarbejder)repræsentant(?:er|en|erne)?|till?[ie][dt]s(?:mand|folk|mænd|valgt|valgte)|(?:safety|union|employee|staff)[- ]reps?|(?:safety|union|employee|staff) representatives?|shop stewards?|(?:hoved)?verneombud|skyddsombud)$/u,
  ],
  [
    'leaders',
    /^(?:[\p{L}-]*(?:inspektør|inspektører|leder|ledere|lederen|lederrepræsentant|lederrepræsentanter|leiar|leiarar|sjef|sjefer|ledare|chef|chefer|chefen|direktør|direktører)|ledelse|managers?|leaders?|heads?|directors?)$/u,
  ],
  [
    'others',
    /^(?:hr|hr'er|[\p{L}-]*(?:partner|partnere|konsulent|konsulenter|konsulenten|koordinator|koordinatorer|koordinatoren|pædagog|pædagoger|assistent|assistenter|sygeplejerske|sygeplejersker|rådgiver|rådgivere|psykolog|psykologer|vejleder|vejledere|lærer|lærere|terapeut|terapeuter|hjælper|hjælpere)|øvrige|øvrig|andre|anden|fagpersoner|fagperson|fagfolk|specialister|specialist|consultants?|partners?|psychologists?|coordinators?|specialists?|nurses?|teachers?|others?|professionals?)$/u,
  ],
  [
    'people',
    /^(?:mand|mennesker|personer|person|deltagere|deltager|medlemmer|folk|stk|stykker|kolleger|kollegaer|medarbejdere|medarbejder|ansatte|anställda|tilsette|people|persons?|participants?|members?|employees|staff|colleagues)$/u,
  ],
];

const roleOf = memo(5000, (word) => roles.find(([, pattern]) => pattern.test(word))?.[0]);

const none = /^(?:ingen|ingenting|uden|no|without|mangler|ikke|uten|utan|inga|intet|lacks?)$/u;
/** Somebody speaks of a group of their own, not of groups as such. */
const ours =
  /(?<!\p{L})(?:vi (?:er|har|bliver|stiller|sender|kommer|tænkte|vil|kan|består|mangler)|(?:vores|i|vor) gruppen?|gruppen (?:er|består|bliver|har)|kun|we (?:are|have|can|will|want|only)|our group|the group (?:is|has|consists))(?!\p{L})/u;
/** So many of one role, said to be all there are, are a group. */
const several = 3;
const allOfUs =
  /(?<!\p{L})(?:vi er|vi bliver|alle er|allesammen|gruppen (?:er|består)|udelukkende|we are|all of us|the group (?:is|consists))(?!\p{L})/u;
const article = /^(?:en|et|én|ét|a|an|one)$/u;
const filler = /^(?:af|vores|egne|anden|andre|ekstra|ny|nye|other|more|til|erfaren|dygtig|stk|styk)$/u;
const sameAreaWords =
  /(?<!\p{L})(?:samme (?:forvaltning|forvaltningsområde|område|afdeling|sted|arbejdsplads|fagområde|enhed|center|direktørområde)\p{L}*|same (?:administration|administrative|area|department|unit|division))/u;
const severalAreas =
  /(?<!\p{L})(?:(?:forskellige|flere|to|tre|fire|\d|different|several|two|three) (?:forvaltning|område|afdeling|areas?|departments?|administrations?)\p{L}*|fordelt på)/u;
const fromSomewhere =
  /(?<!\p{L})(?:fra|from) (?!os|jer|starten|gruppen|start|us|our|kommunen|vores kommune|\{course\}|\p{L}+ kommune|\{org\})(?:\p{L}+)/u;

/** The group a text describes, or undefined where it names no numbers of people and no roles to hold against the rules. */
export function groupIn(text: string, language: Language): GroupClaim | undefined {
  const plain = normalise(text).replace(/(?:i stedet for|frem for|instead of|rather than|ikke længere) \p{L}+|\d+ instead/gu, ' ');
  const words = plain.match(/[\p{L}\d'-]+(?: (?:reps?|representatives?|stewards?)(?!\p{L}))?/gu) ?? [];
  const counts = new Map<Role, number>();
  let numbered = false;
  let articles = 0;
  for (const [i, word] of words.entries()) {
    const role = roleOf(word);
    if (!role) continue;
    const { n, counted } = nothingOfEither(words, i, counts, role) ?? countBefore(words, i, language);
    if (n === undefined && role === 'people') continue;
    // "The other municipality" is nobody in the group, "two others" are.
    if (n === undefined && /^(?:andre|anden|others?)$/u.test(word)) continue;
    // An HR consultant is one person, not two.
    if (n === undefined && role === 'others' && /^hr$/u.test(words[i - 1] ?? '')) continue;
    if (counted) numbered = true;
    else if (n !== undefined) articles += 1;
    counts.set(role, (counts.get(role) ?? 0) + (n ?? 1));
  }
  if (counts.size === 0 && !words.some((word) => numberOf(word, language) !== undefined)) return undefined;
  const bare = bareNumber(plain, language);
  if (bare !== undefined && !counts.has('people') && counts.size === 0) counts.set('people', bare);
  if (counts.size === 0) return undefined;
  const named = (['leaders', 'employeeReps', 'others'] as const).filter((r) => counts.has(r));
  const areas = areasIn(words, counts.get('people'), language);
  const list = (named.length >= 2 && ours.test(plain)) || (named.length >= 3 && articles >= 2);
  if (!numbered && bare === undefined && !list) return undefined;
  return {
    leaders: counts.get('leaders'),
    employeeReps: counts.get('employeeReps'),
    others: counts.get('others'),
    people: areas.length < 2 ? counts.get('people') : areas.reduce((total, n) => total + n),
    sameArea: sameAreaWords.test(plain) || (areas.length < 2 && fromSomewhere.test(plain) && !severalAreas.test(plain)),
    areas: areas.length < 2 ? [] : areas,
    whole: named.length >= 2 || (allOfUs.test(plain) && named.some((role) => (counts.get(role) ?? 0) >= several)),
  };
}

/** The numbers in front of "from this area"; "the rest" is what the others leave of all. */
function areasIn(words: readonly string[], all: number | undefined, language: Language): number[] {
  const named = words.flatMap((word, i) => {
    if (!from.test(word) || noArea.test(words[i + 1] ?? '') || /^kommune/u.test(words[i + 2] ?? '')) return [];
    if (theRest.test(words[i - 1] ?? '')) return 'rest';
    return numberOf(words[i - 1] ?? '', language) ?? numberOf(words[i - 2] ?? '', language) ?? [];
  });
  const numbers = named.filter((n) => n !== 'rest');
  const left = (all ?? 0) - numbers.reduce((sum, n) => sum + n, 0);
  return named.includes('rest') && left > 0 ? [...numbers, left] : numbers;
}

const theRest = /^(?:resten|rest|øvrige|others)$/u;

const from = /^(?:fra|from|i|in)$/u;
const noArea = /^(?:alt|total|gruppen|the|os|us|starten|samme|same|hele|kommunen)?$/u;

const lacking = /^(?:mangler|uden|ingen|ikke|lacks?|without|missing)$/u;

/** "No TR or AMR" has none of either. */
function nothingOfEither(
  words: readonly string[],
  at: number,
  counts: ReadonlyMap<Role, number>,
  role: Role,
): { readonly n: number; readonly counted: boolean } | undefined {
  const joined = /^(?:eller|or|nor)$/u.test(words[at - 1] ?? '') && roleOf(words[at - 2] ?? '') === role && counts.get(role) === 0;
  return joined ? { n: 0, counted: true } : undefined;
}

/** The number before a role: counted where it is a number or "no", and else an article's one. */
function countBefore(
  words: readonly string[],
  at: number,
  language: Language,
): { readonly n: number | undefined; readonly counted: boolean } {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const word = words[i] ?? '';
    if (none.test(word)) return { n: 0, counted: true };
    const n = numberOf(word, language);
    if (n !== undefined && lacking.test(words[i - 1] ?? '')) return { n: 0, counted: true };
    if (n !== undefined) return { n, counted: !article.test(word) };
    if (!filler.test(word)) break;
  }
  return { n: undefined, counted: false };
}

/** `vi er ni`, `fem af os`, `we are 9`, `syv fra hjemmeplejen`. */
function bareNumber(text: string, language: Language): number | undefined {
  const found =
    /(?<!\p{L})(?:vi|we|os)(?: \p{L}+){0,3} (\d{1,3}|\p{L}+)(?!\.? ?(?:uger?|dage?|møder?|måneder?|timer?|weeks?|days?|meetings?|months?|hours?|kommuner?|forløb|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec))(?![\p{L}\d]|[./:-]\d)/gu;
  for (const match of text.matchAll(found)) {
    const n = numberOf(match[1] ?? '', language);
    if (n !== undefined && !article.test(match[1] ?? '')) return n;
  }
  const size =
    /(?<!\p{L})(?:er|være|var|is|are|be) (?:vi |kun |bare )?(\d{1,3}|\p{L}+) (?:for mange|for få|nok|personer|the max|max|maks|too many|too few|enough)(?!\p{L})/u.exec(
      text,
    );
  const total = size ? numberOf(size[1] ?? '', language) : undefined;
  if (total !== undefined) return total;
  const from = /(?<!\p{L})(\d{1,3}|\p{L}+) (?:fra|from|af os|of us|i gruppen|in the group|i alt|in total|mand)(?!\p{L})/u.exec(text);
  const n = from ? numberOf(from[1] ?? '', language) : undefined;
  return n !== undefined && !article.test(from?.[1] ?? '') ? n : undefined;
}
