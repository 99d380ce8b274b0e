import { memo } from '../../../core/memo.js';
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

const greeting =
  '(?:(?:hej|hejsa|goddag|davs|hi|hello|hey|ok|okay|og|men|så|and|but|so|ja|nej|tak|altså|lige|jamen|bare|please|venligst|kindly)[,! ]+)*';
/** What may be a question's first word, and a question it is. */
const asksFirst = 'hva[dr]?|hvem|hvor\\p{L}*|hvilke[nt]?|hvis|mon|what|who|whom|where|when|how|why|which|whether|if';
/** A verb that comes first asks, with its subject behind it too; but for a telling that left out its "vi", or has "så" in front. */
const verbFirst =
  '(?<!(?<!\\p{L})så )(?!(?:efter|under|over|eller|after)(?!\\p{L}))(?:\\p{L}{2,20}(?:er|es) (?:vi|jeg|man|du|i|de|det|den|der)|(?:er|har|bliver)(?! (?:fra|gerne|godt|fået|besluttet|meget|helst|lige|også)(?!\\p{L})))(?!\\p{L})|(?:kan|kunne|må|skal|skulle|vil|ville|gælder|findes|får|tæller|is|are|am|do|does|did|can|could|must|should|would|have|has|(?:may|will)(?= (?:i|we|you|they|it|he|she|one|the|this|that|there|our)(?!\\p{L})))(?!\\p{L})(?! (?:gerne|godt|helst|lige|også|have|from|decided)(?!\\p{L}))';
/** Commands to whom one talks with, not to the application ("tilføj", "ret", "skriv … på"). */
const commands =
  'send|giv|fortæl|nævn|vis|find|forklar|beskriv|oplys|oprems|remse? op|opsummer|sammenlign|uddyb|skitser|redegør|gennemgå|bekræft|tjek|oversæt|skaf|hent|smid|hjælp|orienter|informer|ring|sig|mind (?:mig|os)|husk (?:mig|os)|kom med|svar (?:mig|os)|skriv (?:til|en|et|mig|os|hv\\p{L}+)|tell|show|give|list|explain|describe|help|compare|summari[sz]e|translate|remind|confirm|outline|clarify|provide|let (?:me|us) know|walk (?:me|us)|name (?:the|a|an|all|some|one|two|three|who|which)|write (?:to|me|us|a|an|the)';
/** What people want to be told; with a verb, a figure or a colon behind it, it is they who tell. */
const wantedNouns =
  '(?:(?:the|en|et|den|det|de|alle|mere|flere|all|any|some|a|an|more) )?(?:\\p{L}{0,30}(?:adresse|dato|datoer|tidspunkt|tider|frist|deadline|pris|program|dagsorden|link|oversigt|skema|skabelon|oplysninger|nummer|vejledning)|liste|mødested|format|information|informationer|info|materiale|eksempel|eksempler|programme|address|dates?|price|agenda|list|template|contact|venue|phone number|example|details)(?:e?r?n?e|e?n|e?t|e?s)?(?![\\p{L}@])';
const asking = new RegExp(
  `^${greeting}(?:(?:${asksFirst}|${commands})(?![\\p{L}:])|${verbFirst}|${wantedNouns}(?!.*(?:[:\\d]| (?:er|var|blev|bliver|is|are|was|har|passer)(?!\\p{L}))))`,
  'u',
);
/** To want to know, and to need what one can be told. */
const wanting = new RegExp(
  `(?<!\\p{L})(?:(?:vil|ville|skal|skulle|kunne|ønsker|want|wants|would|need|needs|(?:we|i)'d)(?: (?:gerne|godt|lige|også|meget|bare|kun|først|helst|egentlig|da|så|nu|tænke|mig|os|have|få|at|to|like|love|really|just|also)){0,6} (?:høre|vide|se|forstå|spørge|kende|bede|undersøge|afklare|know|hear|see|understand|learn|ask|find out)|(?:vi|jeg) (?:beder|anmoder) (?:jer|dig|om)|bedes|(?:skal bruge|har brug for|mangler|savner|leder efter|need|looking for) ${wantedNouns})(?!\\p{L})`,
  'u',
);
const doubt =
  /(?<!\p{L})(?:hvis|såfremt|i tvivl|(?:vide|spørge|spørger|afklare|afklaret|undersøge|ved ikke|aner ikke),? (?:om|hv\p{L}+)|finde ud af|aner ikke|mon|if|wonder\p{L}*|not sure|whether|know (?:if|how|what|when|who)|(?:er|har|kan|må|skal|vil|bliver|gælder) (?:det |den |der |vi )?vel|(?:gået|men|og|så|and|but) (?:så )?(?:hv(?:ad|em|ordan|ornår|orfor|or|ilke[nt]?)|how|what|when|which|who))(?!\p{L})/u;
/** A clause behind a comma that asks, or that asks for something. */
const asksLast = new RegExp(
  `[,:–] (?:(?:og|så|and|so|men|but) )?(?:(?:hv(?:ad|em|ordan|ornår|orfor|orvidt|ilke[nt]?)|how|what)(?!\\p{L})|(?:kan|må|skal|can|may|should) (?:vi|jeg|man|we|i|de|det|sådan|it)(?!\\p{L})|(?:${commands}) (?:mig|os|me|us|lige)(?!\\p{L})|(?<!så )(?:er|har|gælder|is|does|are) (?:det|den|der|i|it|that|there)(?!\\p{L}))|, (?:ikke|vel|right|ikk)[ ?.!]*$`,
  'u',
);
/** Not decided, or heard from others. */
const undecided =
  /(?<!\p{L})(?:overvejer|overvejet|overveje|drøfter|diskuterer|tænker (?:på|at|over|om)|måske|eventuelt|evt\.?|muligvis|formentlig|formodentlig|sandsynligvis|usikre?|ikke sikre?|håber|regner med|forventer|tror|kunne (?:godt )?(?:være|blive)|(?:er|har|bliver|skal|vil|kommer|vælger) (?:nok|vist)|har (?:\p{L}+ )?(?:hørt|læst)|consider(?:s|ed|ing)?|thinking (?:of|about)|might|perhaps|maybe|possibly|probably|likely|could be|(?:we|i) (?:do )?hope|hoping|expect\p{L}*|(?:i|we) think|(?:have|'ve|we|i) (?:heard|read))(?!\p{L})/u;

/** A message's sentences are looked at by several in turn. */
const sentencesKept = 500;
const stance: (sentence: string) => 'asking' | 'undecided' | 'telling' = memo(sentencesKept, (sentence) => {
  const plain = normalise(sentence).trim().replace(/\s+/gu, ' ');
  if (plain.includes('?') || [asking, wanting, doubt, asksLast].some((way) => way.test(plain))) return 'asking';
  return undecided.test(plain) ? 'undecided' : 'telling';
});

/** Whether a sentence asks, asks for something, or wonders, so that somebody is to answer it. */
export function isAsking(sentence: string): boolean {
  return stance(sentence) === 'asking';
}

/** Whether a sentence tells something that is so, rather than asks, considers or supposes. */
export function isTelling(sentence: string): boolean {
  return stance(sentence) === 'telling';
}

const signature =
  /(?:^|[\r\n.,!?])\s*(?:mvh|vh|(?:med )?venlige? hilsen|(?:de )?bedste hilsner|(?:mange )?hils(?:en|ner)|(?:best|kind) regards|regards)(?!\p{L})[\s\S]*$/iu;

/** A text without the signature that closes it: who signs is not thereby in the group. */
export function unsigned(text: string): string {
  return text.replace(signature, '');
}
