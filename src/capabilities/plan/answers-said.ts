import type { Answer } from './plan.js';

/** An answer about the action of that number, as the plan lists them, with what was said beside it. */
export interface NumberedAnswer {
  readonly what: number;
  readonly answer: Answer;
  readonly word: string;
}

const numberWords = [
  'nul',
  'en|et|ét|one',
  'to|two',
  'tre|three',
  'fire|four',
  'fem|five',
  'seks|six',
  'syv|seven',
  'otte|eight',
  'ni|nine',
  'ti|ten',
];
const aNumber = `(?:(?:(?:handling(?:en|erne)?|nummer|numrene|nr\\.?|punkt|opgave|actions?|number|no\\.?|item|task)\\s*|#)+(?:\\d{1,2}|${numberWords.slice(1).join('|')})|\\d{1,2})(?![\\p{L}\\d]|[.:,]\\d)`;
const numbered = `${aNumber}(?:\\s*(?:,|og|and|&|\\+)\\s*${aNumber}){0,11}`;
const answerWords: Readonly<Record<Answer, string>> = {
  done: 'færdigt?|færdige(?! (?!med )\\p{L})|gennemført|klaret|afsluttet|løst|overstået|i mål|done|finished|completed?|all done|udført|lavet|gjort|nået',
  going:
    'i ?gang|undervejs|på vej|påbegyndt|startet(?: op)?|begyndt|går fremad|under ?way|in progress|ongoing|started|begun|on track|on the way',
  same: 'ingen ændring(?:er)?|uændret|intet nyt|ikke noget nyt|det samme|samme(?: som sidst)?|no changes?|unchanged|nothing new|the same',
  help: '(?:brug for |mangler |ønsker )?(?:noget )?hjælp|sidder fast|kørt fast|kører fast|gået i stå|går i stå|i stå|fastlåst|blokeret|(?:needs? |need of )?(?:some )?help|stuck|blocked',
};
const statuses = Object.entries(answerWords)
  .map(([answer, words]) => `(?<${answer}>${words})`)
  .join('|');
const between =
  "\\s*[.:,)=–-]?\\s*(?:(?:er|is|are|det|den|vi|we|it|its|har|have|has|had|been|blevet|blev|nu|now|godt|helt|all|we're|it's|der|stadig|still)\\s+){0,4}";
const almost = '(?:(?<almost>næsten|snart|delvist?|halvt?|almost|nearly|partly|half)\\s+)?';
const negated = "(?:(?<not>endnu ikke|ikke|not yet|not|aren't|isn't)\\s+(?:helt\\s+|endnu\\s+|quite\\s+)?)?";
const start = '(?<![\\p{L}\\d])';
const stop = '(?![\\p{L}\\d])';
/** "Nummer 2 er færdig", and "vi er færdige med nummer 2". */
const numberFirst = new RegExp(`${start}(?<numbers>${numbered})${between}(?<said>${negated}${almost}(?:${statuses}))${stop}`, 'giu');
const statusFirst = new RegExp(
  `${start}(?<said>${negated}${almost}(?:${statuses}))(?:\\s+(?:med|på|til|i|with|on|for)|(?<=gennemført|klaret|afsluttet|løst|nået|lavet|completed|finished))\\s+(?<numbers>${numbered})${stop}`,
  'giu',
);
const lead = /^(?:hej|ok|okay|ja|vi|we|er|har|have|are|we're|need|brug|for|og|and|så|jeg|i|i'm|am|status|[\s,:;.!–-])*$/iu;
/** Done, but not before then. */
const toCome = /^\s*(?:på \p{L}+dag|i morgen|om |inden|senest|til \p{L}+|next|by |tomorrow|soon|snart|in \p{L}+ (?:days|weeks))/iu;

/** The answers about actions by number that a message consists of; none where it says something else first. */
export function answersIn(text: string): NumberedAnswer[] {
  for (const pattern of [numberFirst, statusFirst]) {
    const heads = [...text.matchAll(pattern)];
    const [first] = heads;
    if (!first || !lead.test(text.slice(0, first.index))) continue;
    const found = heads.flatMap((head, i) => {
      const behind = text.slice(head.index + head[0].length, heads[i + 1]?.index);
      return answersOf(head.groups ?? {}, behind);
    });
    // "Er nummer 2 færdig?" wants an answer; a question in the word that goes with it is for whoever helps.
    return /^[\s.]*\?/u.test(text.slice(first.index + first[0].length)) ? [] : found;
  }
  return [];
}

function answersOf(groups: Readonly<Record<string, string | undefined>>, behind: string): NumberedAnswer[] {
  const { numbers: named = '', said = '', not, almost, done, going, same } = groups;
  const rest = behind.replace(/^[\s,.:;!–-]+|(?:[\s,;–-]|(?<!\p{L})(?:og|and|vi er|we are))+$/giu, '').trim();
  const isOpen = done !== undefined && (almost !== undefined || toCome.test(behind));
  const word = not !== undefined || isOpen ? [said, rest].filter((part) => part !== '').join(', ') : rest;
  const answer =
    not !== undefined
      ? 'same'
      : done !== undefined && !isOpen
        ? 'done'
        : same !== undefined
          ? 'same'
          : going !== undefined || isOpen
            ? 'going'
            : 'help';
  return numbersIn(named).map((what) => ({ what, answer, word }));
}

function numbersIn(named: string): number[] {
  return (named.toLowerCase().match(/\d+|\p{L}+/gu) ?? []).flatMap((word) => {
    const at = /^\d/u.test(word) ? Number(word) : numberWords.findIndex((words) => words.split('|').includes(word));
    return at > 0 ? [at] : [];
  });
}
