import { normalise } from '../../core/words.js';

/** What somebody wants of what is stored about them: to `show` it, or to `delete` it. Questions of a general kind are none of it. */
export type Intent = 'show' | 'delete';

const fillers = new Set(
  'gerne godt lige venligst please tak bare jo altså nu just now egentlig så helst kindly thanks også also straks hurtigt hermed alle alt all'.split(
    ' ',
  ),
);
const lead =
  /^(?:(?:hej|hejsa|goddag|hello|hi|hey|kære|bot|ok|okay|ja|yes|og|men|and|but) )*(?:(?:kan|vil|kunne|ville|gider) (?:du|i)|(?:må|kan) jeg|(?:jeg|i) (?:vil|ville|ønsker|want to|want|would like to|would like|need to)(?: at)?|id like to|id like|(?:can|could|would|will) you|(?:may|can|could) i) /u;

const mine =
  '(?:mine|my)(?: (?:egne|own|gemte|stored|personlige|personal))*(?: (?:op+lysn?inger|data|persondata|personoplysninger|information|informationer|info|details))';
const data = '(?:op+lysn?inger|data|persondata|personoplysninger|information|informationer|info)';
const kept =
  '(?: (?:gemt|liggende|stående|registreret|noteret|inde med|stored|saved|on file|registered|kept))*(?: (?:om|på|about|on|of)) (?:mig|me)';

const keeps = '(?:ved|gemmer|har|husker|opbevarer|registrerer)';
const knows = '(?:know|store|keep|hold|remember|have|got|save)';

const rules: readonly { readonly intent: Intent; readonly pattern: RegExp }[] = [
  ...[
    `^(?:(?:vis|vise|se|find|finde|hent|hente|giv|give|send|sende|få|show|see|get|view|have)(?: (?:mig|me))?(?: (?:indsigt i|access to))? )?${mine}$`,
    `^(?:få )?(?:indsigt i|access to) ${mine}$`,
    `^(?:(?:sig|fortæl|vis) (?:mig )?)?hvad (?:(?:du|i) )?${keeps}(?: (?:du|i))?${kept}$`,
    `^(?:(?:tell|show) me )?what (?:do|have) you(?: ${knows})?${kept}$`,
    `^hvilke ${data} ${keeps} (?:du|i)${kept}$`,
    `^(?:which|what) ${data} (?:do|have) you(?: ${knows})?${kept}$`,
  ].map((pattern) => ({ intent: 'show', pattern: new RegExp(pattern, 'u') }) as const),
  ...[
    `^(?:slet|slette|fjern|fjerne|glem|glemme|ryd|rydde|delete|erase|remove|wipe|forget) ${mine}$`,
    `^(?:få|have|get) (?:slettet|fjernet) ${mine}$`,
    `^(?:få|have|get) ${mine} (?:slettet|fjernet|deleted|erased|removed)$`,
    `^(?:slet|slette|fjern|fjerne|glem|glemme|delete|erase|remove|forget)(?: (?:det hele|everything|${data}|det|that|hvad|what))*(?: (?:du|i|you))?(?: (?:har|ved|gemmer|have|know|store|keep))?${kept}$`,
    '^(?:slet|slette|glem|glemme|delete|erase|forget)(?: (?:everything about))? (?:mig|me)$',
  ].map((pattern) => ({ intent: 'delete', pattern: new RegExp(pattern, 'u') }) as const),
];

/** Longer than asking for it takes; it also bounds the work. */
const mostWords = 16;
const mostSentences = 5;

/** What a message wants of what is stored about its writer; undefined where it wants nothing of it, or asks something else too. */
export function intentOf(text: string): Intent | undefined {
  const sentences = text.split(/[.!?\r\n]+/u).filter((sentence) => /\p{L}/u.test(sentence));
  if (sentences.length === 0 || sentences.length > mostSentences) return undefined;
  const found = sentences.map(intentIn);
  const [first] = found.filter((intent) => intent !== undefined);
  const rest = sentences.filter((sentence, i) => found[i] === undefined && !isPolite(sentence));
  return rest.length > 0 ? undefined : first;
}

function wordsIn(sentence: string): string[] {
  return (
    normalise(sentence)
      .replace(/'/gu, '')
      .match(/[\p{L}\d]+/gu) ?? []
  ).filter((word) => !fillers.has(word));
}

function intentIn(sentence: string): Intent | undefined {
  const words = wordsIn(sentence);
  if (words.length > mostWords) return undefined;
  const plain = words.join(' ').replace(lead, '');
  return rules.find(({ pattern }) => pattern.test(plain))?.intent;
}

function isPolite(sentence: string): boolean {
  return wordsIn(sentence).every((word) => /^(?:hej|hejsa|hello|hi|goddag|på|forhånd|mvh|hilsen|venlig)$/u.test(word));
}
