import { normalise } from '../../core/words.js';

/** Words that end with a full stop without ending a sentence. */
const abbreviation =
  /(?:^|[\s(])(?:d|kl|nr|tlf|ca|cirka|fx|f\.eks|feks|evt|inkl|ekskl|vedr|ang|iht|ift|mht|pga|pr|osv|dvs|hhv|alm|forv|afd|adm|kom|koord|konsul|jf|jvf|bl\.a|bla|m\.m|mm|m\.fl|mfl|o\.l|ol|m\.v|mv|d\.d|dd|p\.t|pt|s\.u|stk|pct|resp|sml|mr|ms|dr|e\.g|i\.e|etc|approx|incl|vs|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec|max|maks|min|\d+)$/iu;

/** A text's sentences, each with its closing mark. A number or a common abbreviation does not end one. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let current = '';
  for (const piece of text.split(/(?<=[.?!;\n…])\s*/u)) {
    current = current ? `${current} ${piece}` : piece;
    const body = current.trimEnd().replace(/[.]$/, '');
    const unfinished = current.trimEnd().endsWith('.') && abbreviation.test(body);
    if (!unfinished) {
      if (current.trim()) sentences.push(current.trim());
      current = '';
    }
  }
  if (current.trim()) sentences.push(current.trim());
  return withoutBareMarks(sentences);
}

/** A second question mark is no sentence: what holds no word belongs to what came before. */
function withoutBareMarks(sentences: readonly string[]): string[] {
  const joined: string[] = [];
  for (const sentence of sentences) {
    const last = joined.pop();
    if (last !== undefined && !/[\p{L}\d]/u.test(sentence)) joined.push(last + sentence);
    else joined.push(...(last === undefined ? [] : [last]), sentence);
  }
  return joined;
}

const questionWord =
  '(?:hvad|hvem|hvor|hvornår|hvordan|hvorfor|hvilke|hvilken|hvilket|hvis|hvorhen|hvormed|er|har|kan|kunne|må|skal|vil|bliver|gælder|gør|findes|får|koster|ligger|ved|mon|what|who|whom|where|when|how|why|which|is|are|do|does|did|can|could|must|may|should|will|would|have|has)';
const startsAsking = new RegExp(
  `^(?:hej[,! ]+|hey[,! ]+|hi[,! ]+|hello[,! ]+|goddag[,! ]+|og |men |så |and |but |so |okay,? |ok,? |ja,? |nej,? |lige |også |samt |desuden |forresten,? |til sidst,? |i øvrigt,? |btw,? |oh,? |just |finally,? )*${questionWord}(?!\\p{L})`,
  'u',
);
/** "Quick question: how long …", "we wonder, who …". */
const asksAfterLead = /[:,–-] (?:hvad|hvem|hvor|hvornår|hvordan|hvorfor|hvilke[nt]?|what|who|where|when|how|why|which)(?!\p{L})/u;
const whether =
  /^(?:hej[,! ]+|og |men |så |and |but |so |okay,? |ok,? )*(?:er|har|kan|kunne|må|skal|vil|bliver|gælder|findes|får|ligger|koster|is|are|do|does|did|can|could|must|may|should|will|have|has)(?!\p{L})|(?:,| )(?:ikke|vel|ik|ikk|right|nok|går det|godt nok|okay|ok|i orden)\s?[?.!]*$/u;

/** Whether a sentence asks, by its mark or its first word. */
export function isAsking(sentence: string): boolean {
  return sentence.includes('?') || startsAsking.test(normalise(sentence)) || asksAfterLead.test(normalise(sentence));
}

/** Whether a sentence asks for yes or no. */
export function asksWhether(sentence: string): boolean {
  return whether.test(normalise(sentence).trim());
}

/** "And by what date …", "og til hvem …". */
const preposition = '(?:til|for|fra|med|på|i|af|ved|by|until|to|from|in|at|with|on)';
const joint = `\\s*[,:;/+]\\s*(?:og |and |samt |men |but )?`;
const beforeQuestion = `(?:\\s*[,;]\\s*|\\s+)(?:og|and|eller|or|men|but)\\s+(?:så )?(?=(?:${preposition} )?${questionWord}(?!\\p{L}))`;
const joints = new RegExp(`${joint}|\\s+(?:samt|og så|plus|as well as)\\s+|${beforeQuestion}`, 'giu');
const clauseJoints = new RegExp(beforeQuestion, 'giu');

/** The parts a question may be made of: split at commas, colons, slashes and "and", as long as each part has a word to it. */
export function partsOf(sentence: string): string[] {
  const bare = sentence.replace(/[?!.]+\s*$/u, '');
  const listed = /[,:/+]/.test(bare);
  return worded(bare.split(joints).flatMap((p) => (listed ? p.split(/\s+(?:og|and)\s+/iu) : [p])));
}

/** The questions that an "and" joins, where a list in one of them is to stay whole. */
export function clausesOf(sentence: string): string[] {
  return worded(sentence.split(clauseJoints));
}

function worded(parts: readonly string[]): string[] {
  return parts.map((p) => p.trim()).filter((p) => /\p{L}{2}/u.test(p));
}
