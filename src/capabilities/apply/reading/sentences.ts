import { normalise } from '../../../core/words.js';

const abbreviation = /(?:^|[\s(])(?:d|kl|nr|afd|ca|evt|tlf|bl\.a|fx|f\.eks|mr|ms|dr|\p{Lu}|\d+)\.$/iu;

/** Longer than any word or mail address: nothing to be read, and long to look through. */
const noWord = /\S{80,}/gu;

/** A text's sentences and lines, each with its closing mark. A date, an initial or a common abbreviation ends none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let open = false;
  for (const line of text.replace(noWord, ' ').split(/[\r\n;]/u)) {
    for (const piece of line.split(/(?<=[.!?…])\s/u)) {
      const joined = open ? `${sentences.pop()} ${piece}` : piece;
      sentences.push(joined);
      open = abbreviation.test(joined);
    }
    open = false;
  }
  return sentences.map((s) => s.trim()).filter((s) => /\p{L}/u.test(s));
}

const greeting = '(?:(?:hej|hejsa|goddag|davs|hi|hello|hey|ok|okay|og|men|så|and|but|so|ja|nej|tak|altså|lige|jamen)[,! ]+)*';
const asksFirst = new RegExp(
  `^${greeting}(?:hva[dr]?|hvem|hvor\\p{L}*|hvilke[nt]?|hvis|mon|what|who|whom|where|when|how|why|which|whether|if)(?!\\p{L})`,
  'u',
);
/** A verb that comes first asks, but for a telling that left out its "vi". */
const verbFirst = new RegExp(
  `^${greeting}(?:er|har|kan|kunne|må|skal|skulle|vil|ville|bliver|gælder|findes|får|tæller|is|are|am|do|does|did|can|could|must|may|should|will|would|have|has)(?!\\p{L})(?! (?:fra|gerne|fået|besluttet|meget|helst|lige|også|have|from|decided)(?!\\p{L}))`,
  'u',
);
const doubt =
  /(?<!\p{L})(?:hvis|såfremt|i tvivl|(?:vide|spørge|spørger|afklare|afklaret|undersøge|ved ikke|aner ikke),? (?:om|hv\p{L}+)|finde ud af|aner ikke|mon|if|wonder\p{L}*|not sure|whether|know (?:if|how|what|when|who)|(?:gået|,|:|men|og|så|and|but) (?:så )?(?:hv(?:ad|em|ordan|ornår|orfor|or|ilke[nt]?)|how|what|when|which|who))(?!\p{L})|, (?:så )?(?:kan|må|skal|can|may|should) (?:vi|jeg|man|we|i)(?!\p{L})|, (?:ikke|vel|right|ikk)[ ?.!]*$/u;

/** Whether a sentence tells something, rather than asks, wonders or supposes. */
export function isTelling(sentence: string): boolean {
  const plain = normalise(sentence).trim();
  return !plain.includes('?') && !asksFirst.test(plain) && !verbFirst.test(plain) && !doubt.test(plain);
}
