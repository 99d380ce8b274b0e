import { type Municipality, municipalityNamed } from '../../../core/municipalities.js';
import type { Programme } from '../../../core/programme.js';
import { danishLetters, normalise } from '../../../core/words.js';

/** What a sentence says of where: ids, empty where it does not say. */
export interface Place {
  readonly municipality: string;
  readonly course: string;
}

const word = '[\\p{L}][\\p{L}-]*';
const named = new RegExp(`(?<![\\p{L}-])(?:(${word}) )?(${word}) (?:regions|by)?(?:kommunes?|municipality|council)(?!\\p{L})`, 'gu');
const namedAfter = new RegExp(`(?<!\\p{L})(?:kommunen|kommune:|municipality of|municipality:|city of) (${word})(?: (${word}))?`, 'gu');
const comingFrom = new RegExp(
  `(?<!\\p{L})(?:fra|from|repræsenterer|på vegne af|on behalf of|ansat i|arbejder i|work in) (${word})(?: (${word}))?`,
  'gu',
);
const moving = new RegExp(`(?<!\\p{L})(?:fra|from) (${word}) (?:over )?(?:til|to) (${word})`, 'u');

/** The municipality that somebody comes from, and the course that they wish for. */
export function placeIn(sentence: string, programme: Programme): Place {
  const text = normalise(sentence).replace(/\s+/gu, ' ');
  const courses = courseNames(programme);
  const moved = moving.exec(text);
  const change = moved && courses.get(danishLetters(moved[1] ?? '')) && courses.get(danishLetters(moved[2] ?? ''));
  if (change) return { municipality: '', course: change };
  const said: Municipality[] = [];
  const take = (whole: string, ...places: (Municipality | undefined)[]): string => {
    const place = places.find((p) => p !== undefined);
    if (place) said.push(place);
    return place ? ' , ' : whole;
  };
  const pair = (a: string | undefined, b: string | undefined) => (a && b ? municipalityNamed(`${a}-${b}`) : undefined);
  const rest = text
    .replace(/(?<!\p{L})(?:ikke|not) (?:fra|from) [\p{L}-]+(?: kommune)?/gu, ' ')
    .replace(named, (whole, a: string | undefined, b: string) => {
      const place = pair(a, b) ?? municipalityNamed(b);
      if (place) said.push(place);
      return place ? `${a && !pair(a, b) ? a : ''} , ` : whole;
    })
    .replace(namedAfter, (whole, a: string, b: string | undefined) => take(whole, pair(a, b), municipalityNamed(a)))
    .replace(comingFrom, (whole, a: string, b: string | undefined) => take(whole, pair(a, b), municipalityNamed(a)));
  const alone = [text, text.split(',')[0] ?? ''].map((part) => part.replace(/[^\p{L} -]/gu, '').trim());
  const bare = alone.filter((part) => !courses.has(danishLetters(part))).map(municipalityNamed);
  const ids = new Set((said.length > 0 ? said : bare.filter((m) => m !== undefined).slice(0, 1)).map(({ id }) => id));
  return { municipality: ids.size === 1 ? ([...ids][0] ?? '') : '', course: courseIn(danishLetters(rest), courses) };
}

function courseNames(programme: Programme): ReadonlyMap<string, string> {
  return new Map(
    programme.courses.flatMap(({ id, name, aliases }) =>
      [name.da, name.en, ...aliases].map((alias) => [danishLetters(normalise(alias)), id] as const),
    ),
  );
}

/** Without these a place is where something lies, not where somebody wants to go. */
const wishing =
  /(?<!\p{L})(?:(?:være|komme|gerne|vil|kommer|er) med|vil med|tilmeld\p{L}*|meld\p{L}* (?:os|mig)|ansøg\p{L}*|søge[r]?|delta\p{L}*|plads|join\p{L}*|apply\p{L}*|take part|participat\p{L}*|sign(?:ed)? (?:us )?up|(?:want|like) to be (?:in|part)|foretræk\p{L}*|vælg\p{L}*|valgt|helst|hellere|skift\p{L}*|prefer\p{L}*|choos\p{L}*|chosen|rather|switch|change to|det bliver|skal være|til forløb|ønsker)(?!\p{L})/u;
const courseWord = '(?:forløb(?:et)?|hold(?:et)?|kurs(?:et|us)|netværk(?:et)?|række(?:n)?|by(?:en)?|course|network|group|city)';
const rejected =
  '(?:ikke|not|end|than|i stedet for|frem for|instead of|rather than)(?: (?:forløbet|the course|holdet))?(?: (?:i|på|til|in|the|one in))? ';

function courseIn(text: string, courses: ReadonlyMap<string, string>): string {
  const alias = [...courses.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  const kept = text.replace(new RegExp(`(?<!\\p{L})${rejected}(?:${alias})(?!\\p{L})`, 'gu'), ' ');
  const plain = [
    `(?<!\\p{L})(${alias})s?[- ]?${courseWord}(?!\\p{L})`,
    `(?<!\\p{L})${courseWord}:? (?:(?:i|på|in|er|is) )?(${alias})(?!\\p{L})`,
    ...(wishing.test(kept)
      ? [
          `(?<!\\p{L})(?:i|på|til|in|for|to|vælger|foretrækker|helst|hellere|bliver|være|valgt|prefer|choose|chosen|ønsker|join|rather) (?:the )?(${alias})(?!\\p{L})`,
        ]
      : []),
  ];
  const ids = new Set(plain.flatMap((pattern) => [...kept.matchAll(new RegExp(pattern, 'gu'))].map((m) => courses.get(m[1] ?? '') ?? '')));
  return ids.size === 1 ? ([...ids][0] ?? '') : '';
}
