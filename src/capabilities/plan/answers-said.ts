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
const noMore = '(?![\\p{L}\\d]|[.:,]\\d)';
const bareNumber = `\\d{1,2}${noMore}`;
/** Said to be an action's number, so that it counts wherever it stands. */
const sayingSo = `(?:(?:handling(?:en|erne)?|nummer|numrene|nr\\.?|punkt|opgave|actions?|number|no\\.?|item|task)\\s*|#)+(?:\\d{1,2}|${numberWords.slice(1).join('|')})${noMore}`;
const andMore = '\\s*(?:,|og|and|&|\\+)\\s*';
const namedNumbers = `${sayingSo}(?:${andMore}(?:${sayingSo}|${bareNumber})){0,11}`;
const bareNumbers = `${bareNumber}(?:${andMore}${bareNumber}){0,11}`;
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
const bareStatus = Object.values(answerWords).join('|');
/** Nothing that the number counts ("2 møder") or orders ("1. møde"): the end, a mark, or what begins something else. */
const standsAlone = `(?=[^\\p{L}\\d]*$|\\s*[,;:!](?!\\s*\\d)|\\s+[–-]\\s|\\.?\\s*[\\r\\n]|,\\s*${bareNumber}${between}(?:${bareStatus})${stop}|[.,]?\\s+(?:(?:og|and)\\s+)?(?:vi|we|jeg|det|it|men|but|tak|thanks|nu|now|også|too|allerede|already|i dag|i går|today|yesterday)${stop}|\\s+(?:og|and)\\s+(?:(?:er|har|are|have)\\s+)?(?:${bareStatus})${stop})`;
const ofNumber = '(?:\\s+(?:med|på|til|i|with|on|for)|(?<=gennemført|klaret|afsluttet|løst|nået|lavet|completed|finished))\\s+';
/** In "færdige med 1, 2 er i gang" the 1 goes with what stands before it. */
const notBehind = `(?<!${ofNumber})`;
/** "Nummer 2 er færdig". */
const numberFirst = new RegExp(
  `${start}(?<numbers>${namedNumbers}|${notBehind}(?<bare>${bareNumbers}))${between}(?<said>${negated}${almost}(?:${statuses}))${stop}`,
  'giu',
);
/** "Vi er færdige med nummer 2". */
const statusFirst = new RegExp(
  `${start}(?<said>${negated}${almost}(?:${statuses}))${ofNumber}(?<numbers>${namedNumbers}${stop}|${bareNumbers}${standsAlone})`,
  'giu',
);
const lead = /^(?:hej|ok|okay|ja|nu|now|vi|we|er|har|have|are|we're|need|brug|for|og|and|så|jeg|i|i'm|am|status|[\s,:;.!–-])*$/iu;
/** A bare number stands first, or first behind a mark: what "vi er 2" counts is people. */
const bareLead = /(?:^|[,;.:!\r\n–-])\s*(?:(?:hej|ok|okay|ja|og|and|men|but|så|status)[\s,:;.!–-]*)*$/iu;
/** "2 er færdige med kurset" are two people. */
const withSomething = /^\s+(?:med|with)(?!\p{L})/iu;
const asksAtOnce = /^(?:(?:hej|ok|okay|ja|og|and|men|but)?[\s,:;.!–-]*)*(?:er|har|is|are|have|has)\s+(?:(?:vi|we|jeg|i)(?!\p{L})|$)/iu;
const questionWord = '(?:hvornår|hvor|hvem|hvad|hvordan|hvorfor|hvilke[nt]?|when|where|who|what|how|why|which)(?!\\p{L})';
const asksBehind = new RegExp(`(?:${start}(?:men|og|but|and)\\s+|[.!\\r\\n]\\s*)${questionWord}`, 'iu');
/** In the word that goes with a wish for help, "og hvem vi skal ringe til" asks nobody here; "men hvornår er mødet" does. */
const asksBeside = new RegExp(
  `${start}(?:men|og|but|and)\\s+${questionWord}\\s+(?:er|har|kan|skal|vil|bliver|kommer|var|is|are|do|does|can|will|should|was)${stop}`,
  'iu',
);
/** Done, but not before then. */
const toCome = /^\s*(?:på \p{L}+dag|i morgen|om |inden|senest|til \p{L}+|next|by |tomorrow|soon|snart|in \p{L}+ (?:days|weeks))/iu;

/** The answers about actions by number that a message consists of; none where it says something else first, or asks something. */
export function answersIn(text: string): NumberedAnswer[] {
  const heads = headsIn(text);
  const [first] = heads;
  if (!first || !lead.test(text.slice(0, first.index)) || asksAtOnce.test(text.slice(0, first.index))) return [];
  const parts = heads.map((head, i) => ({
    groups: head.groups ?? {},
    behind: text.slice(head.index + head[0].length, heads[i + 1]?.index),
  }));
  return parts.some(({ groups, behind }) => asks(behind, groups.help !== undefined && groups.not === undefined))
    ? []
    : parts.flatMap(({ groups, behind }) => answersOf(groups, behind));
}

/** Where each answer begins, in order. */
function headsIn(text: string): readonly RegExpExecArray[] {
  const found = [...text.matchAll(numberFirst), ...text.matchAll(statusFirst)].sort((one, other) => one.index - other.index);
  const heads: RegExpExecArray[] = [];
  let from = 0;
  for (const head of found) {
    const behind = head.index + head[0].length;
    if (head.index < from || (head.groups?.bare !== undefined && !isSaidOfActions(head, text.slice(from, head.index), text.slice(behind))))
      continue;
    heads.push(head);
    from = behind;
  }
  return heads;
}

function isSaidOfActions({ groups }: RegExpExecArray, before: string, behind: string): boolean {
  return bareLead.test(before.slice(-longestLead)) && !(groups?.done !== undefined && withSomething.test(behind));
}

/** More than any greeting is looked at for nothing. */
const longestLead = 60;

/** "Er nummer 2 færdig?" wants an answer; a question in the word that goes with a wish for help is for whoever helps. */
function asks(behind: string, isHelp: boolean): boolean {
  if (isHelp) return /^[\s.]*\?/u.test(behind) || asksBeside.test(behind);
  return behind.includes('?') || asksBehind.test(behind);
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
