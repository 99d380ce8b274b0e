import { holdsCpr } from '../../core/cpr.js';
import { normalise } from '../../core/words.js';

/**
 * What a plan should not hold:
 * - `cpr`: what looks like a civil registration number; it is not to be stored.
 * - `careful`: what looks like one citizen, somebody's health or one incident. The plan is no register of those, and whoever wrote it is
 *   to be reminded. Ordinary measures, and colleagues who are named because they do something, pass.
 */
export type Sensitivity = 'cpr' | 'careful';

/** What is sensitive in an action's text, or in a word that goes with it. */
export function sensitivityOf(text: string): Sensitivity | undefined {
  if (holdsCpr(text)) return 'cpr';
  const sentences = text.normalize('NFC').split(/[\r\n;!?]|(?<=\p{Ll}{4}\.)\s/u);
  return sentences.some((sentence) => isPersonal(sentence.replace(/\s+/gu, ' ').trim())) ? 'careful' : undefined;
}

function isPersonal(sentence: string): boolean {
  const said = withoutNames(sentence);
  return isHome(sentence) || isPrivatePhone(sentence) || personal.some((pattern) => pattern.test(said)) || isIncident(said);
}

const a = '(?<![\\p{L}\\d¤-])';
const z = '(?![\\p{L}\\d-])';
/** One of those whom the work is for, or of their kin. Plurals are nobody in particular. */
const citizen =
  '(?:borger(?:en)?|beboer(?:en)?|patient(?:en)?|klient(?:en)?|brugeren|elev(?:en)?|barnet|dreng(?:en)?|pige(?:n)?|pårørende|søn(?:nen)?|datter(?:en)?|mor(?:en)?|moderen|far(?:en)?|faderen|citizen|resident|client|pupil|student|relative)';
/** One of them who is known to whoever writes. */
const theCitizen =
  '(?:borgeren|beboeren|patienten|klienten|brugeren|eleven|barnet|drengen|pigen|sønnen|datteren|moderen|faderen|the (?:citizen|resident|patient|client|pupil|student|boy|girl|child))';
const kin =
  '(?:pårørende|mand|ægtemand|kone|hustru|ægtefælle|samlever|kæreste|eks(?:mand|kone|kæreste)?|forældre|mor|far|stedfar|stedmor|søn|datter|børn|barn|bror|søster|søskende|værge|husband|wife|partner|boyfriend|girlfriend|parents|mother|father|son|daughter|brother|sister|relatives?)';
const title = '(?:fru|frøken|frk\\.?|hr\\.?|mr\\.?|mrs\\.?|ms\\.?|miss)';

/** First names that are told by themselves where a capital letter says nothing: at the beginning, and where all is written small. */
const firstNames = new Set(
  'ahmed ali allan anders andreas anja anna anne annette arne bent benny bente birgit birgitte birthe bodil brian britta camilla carl carsten charlotte christian christina claus daniel david dorte dorthe ebbe edith egon ellen else emil emma erik eva fatima finn flemming frederik freja frida gitte grethe gunnar hanne hans hassan heidi helle helge henning henrik hussein ibrahim ida inge inger ingrid irene jacob jakob jan jane jens jeppe jesper johanne johannes john johnny jonas jytte jørgen jørn kaj karen karin karina kasper katrine keld kenneth kim kirsten klaus knud kristian kurt lars lasse laura leif lene lillian line lis lisa lisbeth lise lone louise lucas mads magnus maja malene margit maria marianne marie mark martin mary mathias mette michael mikkel mogens mohammed mohamed morten nanna niels nina oliver ole omar oscar patrick paul per pernille peter pia poul preben rasmus rikke robert ruth sara sarah sebastian signe simon sofie steen stig susan susanne svend søren thomas tina tom tommy torben tove ulla verner viggo vivi william yusuf åse'.split(
    ' ',
  ),
);
/** So are the family names that are told as easily. */
const familyNames = new Set(
  'jensen nielsen hansen pedersen andersen christensen kristensen larsen sørensen rasmussen jørgensen petersen madsen olsen thomsen christiansen kristiansen poulsen johansen mortensen knudsen jakobsen jacobsen mikkelsen frederiksen laursen henriksen eriksen simonsen svendsen clausen iversen mogensen danielsen'.split(
    ' ',
  ),
);
/** Houses are called by a name too. */
const houseName =
  /\p{L}(?:skole|skolen|gård|gården|hjem|hjemmet|cent(?:er|ret)|huset|haven|parken|bakken|kommune|kommunen|afdelingen|rådet|udvalget|bestyrelsen)s?$/u;
/** Of these, what is another word where it is written small. */
const alsoWords = new Set('else hans jan line mark per steen stig tom'.split(' '));
/** What is capitalised and names nobody. */
const nobody = new RegExp(
  `^(?:${title}|${citizen}|citizens|residents|patient|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|i|facebook|teams|outlook|falck|aula)$`,
  'u',
);
const initials = '(?:\\p{Lu}\\.){1,3}';
const word = new RegExp(`(?<!\\p{L})(?:${initials}|\\p{L}[\\p{L}-]*)`, 'gu');
const capitalised = new RegExp(`^(?:\\p{Lu}\\p{Ll}|${initials}$)`, 'u');
const nextWord = /^ (\p{L}+)/u;

/** In small letters, with `¤` for each name: a first name, or a capitalised word that does not begin the sentence. */
function withoutNames(sentence: string): string {
  const marked = sentence.replace(word, (said, at: number) => {
    const isFirst = !/\p{L}/u.test(sentence.slice(0, at));
    const next = nextWord.exec(sentence.slice(at + said.length))?.[1] ?? '';
    return isName(said, isFirst, next) ? '¤' : said;
  });
  return normalise(marked).replace(/¤(?: ¤)+/gu, '¤');
}

function isName(said: string, isFirst: boolean, next: string): boolean {
  const small = normalise(said);
  const first = firstNames.has(small) ? small : small.replace(/s$/u, '');
  if (firstNames.has(first)) return said !== small || !alsoWords.has(first);
  if (familyNames.has(small) || familyNames.has(small.replace(/s$/u, ''))) return true;
  if (!capitalised.test(said) || nobody.test(small) || houseName.test(small)) return false;
  return !isFirst || (capitalised.test(next) && !nobody.test(normalise(next)));
}

const illness =
  '(?:demens|dement|alzheimers?|skizofreni|skizofren|adhd|autisme|autist|borderline|depression|depressiv|deprimeret|psykose|psykotisk|paranoid|misbrug|misbruger|alkoholiker|narkoman|angst|ptsd|bipolar|maniodepressiv|hjerneskade|hjerneskadet|udviklingshæmmet|kræft|epilepsi|stress|indlagt|tvangsindlagt|sygemeldt|gravid|selvmordstruet|dementia|schizophrenia|schizophrenic|autism|autistic|psychosis|psychotic|an? alcoholic|anxiety|cancer|brain damage|on sick leave)';
const degree =
  '(?:svær|let|mild|tidlig|fremskreden|ubehandlet|aktiv|kronisk|paranoid|diagnosen|fået|blevet|også|nu|en|severe|early|been|diagnosed with|diagnosticeret med)';
const incidents = '\\p{L}*(?:episode|hændelse|overfald|angreb|trussel|incident|assault|attack)(?:en|et|n|s)?';
/** The past as people date it. */
const then =
  '(?:i (?:går|aftes|nat|forgårs|morges|weekenden)|forleden|i (?:man|tirs|ons|tors|fre|lør|søn)dags|(?:i )?sidste (?:uge|måned|\\p{L}+dag)|for \\p{L}+ (?:dage|uger) siden|natten til|yesterday|last (?:night|week|weekend|month|\\p{L}+day)|\\p{L}+ (?:days|weeks) ago)';

/** Each points at one person. */
const personal: readonly RegExp[] = [
  `${a}${title} ¤`,
  // "HR" is an office; nobody else is called "fru".
  `${a}(?:fru|frøken|frk\\.) (?!og )\\p{L}{2}`,
  `¤(?:'s|'|s)? ${kin}${z}`,
  `${a}${kin}(?:en|n)? (?:til|af|of|to) ¤`,
  `${a}(?:hans|hendes|his|her) (?:\\p{L}+ )?(?:vold|trusler|adfærd|opførsel|vrede|raseri|aggression|violence|threats|behaviou?r|anger|${illness})${z}`,
  `¤ (?:på|fra|i|in|from) (?:stue|værelse|lejlighed|bolig|room|apartment|flat) ?\\d`,
  `${a}${theCitizen} (?:i|fra|in|from) \\d{1,2}\\.? ?[a-zæøå](?!\\p{L})`,
  `${a}(?:${citizen}|patient|borgerne|beboerne|eleverne) (?:(?:hedder|ved navn|kaldet|named|called) )?¤`,
  `¤,? \\(?(?:(?:der|som|who) (?:er|is) )?(?:en |a )?(?!pårørende)${citizen}${z}`,
  `${a}(?:${citizen}|patient) (?:på|i|fra|in|from|on) (?:stue|værelse|lejlighed|bolig|nr\\.?|nummer|room|apartment|flat|number) ?\\d`,
  `¤,? (?:(?:som|der|who) )?(?:har|havde|fik|er|var|blev|med|lider af|has|had|is|was|with|suffers from) (?:${degree} ){0,3}${illness}${z}`,
  `¤(?:'s|'|s)? (?:${degree} ){0,2}${illness}${z}`,
  `${a}(?:offeret|ofret|gerningsmanden|voldsmanden|krænkeren|(?:den )?(?:skadelidte|forurettede)|the (?:victim|perpetrator|attacker))${z}`,
  `${a}${incidents} (?:med|mod|på|om|omkring|against|on|involving|with) ¤`,
  `${a}sagen om ¤`,
  `${a}${incidents} (?:${then}|(?:fra )?(?:den|d\\.) \\d{1,2}[./])`,
].map((pattern) => new RegExp(pattern, 'u'));

/** One who is not named, but told of as one. */
const told = `(?:han|hun|he|she|kollegaen|${theCitizen})`;
const attempting =
  '(?:vil|ville|(?:har )?(?:truet|truer|truede) med at|(?:har )?(?:forsøgt|forsøgte|prøvet|prøvede|forsøger|prøver) (?:på )?at|overvejer at|(?:taler|talte|har talt) om at|wants? to|wanted to|(?:has )?tried to|(?:has )?threaten(?:s|ed) to)';
const suicide =
  '(?:begå selvmord|tage (?:sit (?:eget )?liv|livet af sig(?: selv)?)|slå sig selv ihjel|gøre skade på sig selv|commit suicide|kill (?:him|her)self|harm (?:him|her)self)';
/** The health of one who is not named; it may be supposed of anybody. */
const ofHealth: readonly RegExp[] = [
  `${a}${told},? (?:(?:som|der|who) )?(?:har|havde|fik|er|var|blev|med|lider af|has|had|is|was|with|suffers from) (?:${degree} ){0,3}${illness}${z}`,
  `${a}(?:${told}|¤|${citizen}),? (?:(?:som|der|who) )?${attempting} (?:gerne )?${suicide}${z}`,
  `${a}(?:(?:${told}|¤|${citizen}),? (?:(?:som|der|who) )?(?:har|havde|fik|med|has|had|with)|hans|hendes|his|her) (?:\\p{L}+ )?(?:selvmord(?:sforsøg|stanker|splaner)|suicidal thoughts)${z}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** What is done to somebody, as it is said of them; and what somebody did. */
const suffered =
  '(?:slået(?! fast| til| alarm)|overfaldet|truet|bidt|sparket|spyttet (?:på|efter)|kradset|kvalt|stukket|skubbet|voldtaget|forfulgt|stalket|chikaneret|krænket|overfuset|svinet til|tævet|banket|angrebet|skældt ud|attacked|assaulted|hit|threatened|bitten|kicked|punched|spat (?:at|on)|scratched|strangled|stabbed|pushed (?:over|down|around)|harassed|beaten|slapped|stalked)';
const did =
  '(?:slog(?! fast| til)|truede|sparkede|overfaldt|spyttede|kradsede|skubbede|kastede|smed|kvalte|stak|chikanerede|krænkede|bed|nikkede|råbte|tævede|bankede|forfulgte|tog (?:\\p{L}+ )?(?:kvælertag|halsgreb|strubegreb|strubetag)|gik (?:amok|til angreb|løs på)|greb fat|trak (?:en )?kniv|hit|kicked|punched|spat|threatened|attacked|assaulted|bit|slapped|scratched|strangled|pushed(?= (?:an?|our|my|him|her|me|¤)(?!\\p{L}))|threw|stabbed)';
const one = `(?:jeg|han|hun|ham|hende|he|she|${citizen}|(?:en|et|vores|min|a|an|our|my) \\p{L}+|\\p{L}{4,}(?:en|et)|the \\p{L}+)`;
const between = '(?:\\p{L}+ ){0,2}';
/** Somebody named was hurt or hurt others. */
const ofNamed = new RegExp(
  `¤,? (?:(?:der|som|who) )?(?:er|blev|var|has been|was|had been) ${between}${suffered}${z}|¤ (?:${citizen} )?(?:har ${between}${suffered}|has ${suffered}|${did})${z}`,
  'u',
);
/** So was or did one who is not named. */
const ofOne = new RegExp(
  `${a}(?:${one} ${between}?(?:(?:blev|was) ${between}${suffered}|(?:er blevet|har|has|has been) ${between}${suffered}|${did})|(?:den|vores|min|the|our|my) \\p{L}+,? (?:der|som|who) (?:blev|was) ${between}${suffered})${z}`,
  'u',
);
/** It is about whatever may come, not about what was. */
const supposing = /(?<!\p{L})(?:når|hvis|såfremt|hver gang|efter(?= \p{L}+ \p{L}+ er )|if|when|whenever|in case|should)(?!\p{L})/u;
const violence = new RegExp(`${a}(?:${suffered}|${did})${z}`, 'u');
const dated = new RegExp(`${a}${then}`, 'u');

function isIncident(said: string): boolean {
  if (ofNamed.test(said) || (violence.test(said) && dated.test(said))) return true;
  return [ofOne, ...ofHealth].some((pattern) => {
    const found = pattern.exec(said);
    return found !== null && !supposing.test(said.slice(0, found.index));
  });
}

const street =
  '\\p{Lu}[\\p{L}-]{0,30}(?:vej|vejen|gade|gaden|allé|alle|vænget|vænge|stræde|parken|stien|bakken|toften|haven|lunden|svinget| Street| Road| Avenue| Lane)';
const home = new RegExp(`(?<!\\p{L})(?:${street} \\d|(?:bor|boende|hjemme|lives|living) (?:på|i|ved|on|at|in) ${street})`, 'u');
/** What stands at an address and is nobody's home. */
const premises =
  /(?<!\p{L})(?:møde\p{L}*|kursus|lokale\p{L}*|rådhus\p{L}*|bosted\p{L}*|botilbud\p{L}*|plejecent\p{L}*|plejehjem\p{L}*|\p{L}{0,20}skole\p{L}*|institution\p{L}*|børnehave\p{L}*|kontor\p{L}*|meeting|course|office|school|centre)(?!\p{L})/u;

function isHome(sentence: string): boolean {
  return home.test(sentence) && !premises.test(normalise(sentence));
}

const phone = /(?<![\d.,/-])(?:(?:\+|00)45[ -]?)?[2-9]\d[ .-]?\d\d[ .-]?\d\d[ .-]?\d\d(?!\d|[.,/-]\d)/u;
/** Whose number everybody may have. */
const publicPhone =
  /(?<!\p{L})(?:arbejdstilsyn\p{L}*|politi\p{L}*|falck|hotline|vagttelefon\p{L}*|vagten|hovednummer\p{L}*|krise\p{L}*|kommune\p{L}*|forvaltning\p{L}*|hr|it|psykolog\p{L}*|konsulent\p{L}*|kl|skadestue\p{L}*|lægevagt\p{L}*|police|switchboard|helpline)(?!\p{L})/u;

function isPrivatePhone(sentence: string): boolean {
  return phone.test(sentence) && !publicPhone.test(normalise(sentence));
}
