const group =
  "(?:(?:vi|jeg|we|(?:vores |our |the )?(?:arbejds)?gruppen?|(?:our|the|my) group)(?: (?:er|kommer|arbejder|sidder|hører|søger|ansøger|are|is|come|work|belong|apply)|'re)|i(?:'m| am| work| come))";
/** Words between, but for those that say it is not so, or that it is somebody else's. */
const between =
  '(?: (?!(?:ikke|not|aldrig|never|hverken|at|to|vant|inspireret|naboer?|kontakt|dialog|samarbejde|hørt?e?|talt?|været|besøg|vej|konference|begyndt|startet|gået|blevet|kommet|gang|glade|møde|hjem|forskellige|med|booking|driving|travelling|flying|leaving|inspired|neighbours?|contact|touch|with)(?!\\p{L}))[\\p{L}\\d-]+){0,5}';
const within =
  '(?:fra|i|på|under|for|hos|hører til|en del af|inden for|indenfor|på vegne af|from|in|of|at|within|under|on behalf of)(?: (?:hele|den|det|the|our|vores))?';
/** More of the same: "fra Vejle Kommune, ældreområdet", "fra Vejle Kommune og Kolding Kommune". */
const more =
  "(?: [\\p{L}-]+(?: [\\p{L}-]+)?(?: (?:regions)?kommunes?(?:,? og|,)?| municipality(?:'s)?(?:,? and|,)?|,? og|,? and|,))?(?: (?:på|i|fra|in|from))?";
const start = '^(?:(?:hej|hi|hello|ok|ja|og|and|så)[,!]? )*';
const opening = `(?:${start}|[,.:;(–-] (?:(?:og|and) )?)`;

const leading = new RegExp(
  `(?:${[
    `(?<!\\p{L})${group}${between} ${within}${more}`,
    `(?<!\\p{L})(?:vi|jeg|we|i(?= represent)|(?:arbejds)?gruppen|the group|our group)(?: (?:er|are|repræsenterer|dækker|hører til|represents?|covers?)|'re)(?: hele| the)?${more}`,
    // "jeg hedder Lone Hansen og er leder i Vejle Kommune"
    `(?<!\\p{L})(?:jeg|i)(?: [\\p{L}.'-]+){1,6} (?:og|and) (?:er|arbejder som|am|work as)(?: (?:en|an?|daglig))? [\\p{L}-]+ (?:i|på|hos|ved|for|fra|in|at|from)${more}`,
    `${start}vi (?:i|fra|på)`,
    `(?<!\\p{L})(?:på vegne af|on behalf of|(?:vi|jeg) skriver (?:her )?fra|(?:we|i) write from|tilmelde?|tilmelder|meld|register|enrol)${more}`,
    `(?:${opening}|(?:men|but) )(?:(?:(?:er|kommer|are|come) )?(?:fra|from)|(?:arbejder|sidder|ansat|work) (?:i|på|in))${more}`,
    `${opening}(?:(?:vores|our|the) )?(?:kommunen?|område(?:t)?|fagområde(?:t)?|forvaltning(?:en)?|municipality|area)(?::| (?:er|hedder|is)(?: the)?)`,
    `${opening}(?:det|it|this|ansøgningen|the application)(?: (?:er|gælder|drejer sig om|handler om|is|concerns)|'s)(?: (?:(?:os )?(?:for|om|fra)|os i))?(?: (?:the|hele))?`,
    '(?:ret|ændr|skift|change) (?:(?:the|vores|our) )?(?:kommunen?|område(?:t)?|municipality|area) (?:til|to)',
    `${start}[\\p{L}-]+ (?:regions)?kommune,?(?: (?:på|i|ved|inden for))?`,
    '-(?:med|udvalg\\p{L}*) (?:for|på|i|of|in)',
    '(?:ikke|not) [^,]{1,60},? (?:men|but)(?: (?:for|på|fra|i|from))?',
  ].join('|')}) $`,
  'u',
);
const first = new RegExp(`${start}(?:hele |the )?$`, 'u');
/** Behind what a sentence begins with: nothing, more of the same, or a wish to be in. */
const following =
  /^ ?(?:[.!:;)–-]? ?$|[,:(–-] ?(?!(?:som|der|hvor|er|har|who|which|where)(?!\p{L}))|(?:og|and) (?:vi|vil|we)(?!\p{L})|(?:vil(?= (?:\p{L}+ ){0,2}(?:med|være|deltage|ansøge|søge|ind|til)(?!\p{L}))|ønsker|søger|ansøger|tilmelder|vælger|har valgt|har besluttet at|er klar|tak|please|her|here|would like|wants?|wish(?:es)?|appl(?:y|ies))(?!\p{L})(?! (?:ikke|not)(?!\p{L})))/u;

/** As much before a name as can tell whose it is. */
const mostBefore = 120;

/** Whether a place or an area is said to be where the group comes from, by what stands before and behind it in a normalised sentence. */
export function isOurs(before: string, behind: string): boolean {
  const lead = before.length > mostBefore ? `… ${before.slice(-mostBefore)}` : before;
  return leading.test(lead) || (first.test(lead) && following.test(behind));
}
