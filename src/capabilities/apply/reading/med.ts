import { addDays, dayOf } from '../../../core/calendar.js';
import { mentionedDate } from '../../../core/dates.js';
import { normalise } from '../../../core/words.js';
import type { FieldName } from '../application.js';

type MedField = Extract<FieldName, 'level' | 'basis' | 'decidedOn' | 'chair' | 'viceChair' | 'meetsOn'>;

const top =
  /(?<![\p{L}-])(?<!(?:ikke|not) )(?:hoved[- ]?med(?:[- ]?udvalg\p{L}*)?|med[- ]?hoved[- ]?udvalg\p{L}*|hoved(?:samarbejds)?udvalg\p{L}*|hmu|hsu|(?:kommunens |det )?(?:øverste|højeste) (?:med|niveau|udvalg)\p{L}*|(?:top|highest)[- ]level|(?:main|central|top) (?:med|joint committee|committee))(?!\p{L})/u;
const area =
  /(?<![\p{L}-])(?<!(?:ikke|not) )(?:(?:fag)?område|sektor|fag|center|forvaltnings|area|sector)[- ]?med(?:[- ]?udvalg\p{L}*)?(?!\p{L})/u;

const decided =
  '(?:beslutte(?:t|de)|vedt(?:og|aget)|godkend(?:t|te)|tiltr(?:ådt|ådte)|bakke(?:t|de) op|sagt ja|sagde (?:med(?:-?udvalget)? )?ja|fået (?:et )?ja|fik (?:et )?ja|nikket ja|(?:givet|gav|fået|fik) grønt lys|tilsluttet sig|decided|approved|agreed|said yes|endorsed|truffet beslutning|traf beslutning|(?<!ansøgnings)beslutning(?:en)? (?:er|blev) truffet|dato(?:en)? for (?:med-?)?beslutning(?:en)?)';
const itself =
  '(?:det|dette|den|vores|igen|siden|efter|under|over|eller|(?:ansøgning|deltag|tilmeld|forløb|netværk|projekt|sag|punkt|indstilling)\\p{L}*|it|this|us|take part|join|apply|participat\\p{L}*|at (?:vi|deltage|ansøge|søge|være|gå|komme|tilmelde))(?!\\p{L})';
/** What is said yes to is this, and not another matter: "en politik", "budgettet", "til at holde oplæg". */
const toThis = `(?!\\p{L})(?! (?:(?:til |on )?(?:(?:en|et|nye?|flere|a|an|new)(?!\\p{L})|(?!${itself})\\p{L}{3,}(?:en|et|er|erne)(?!\\p{L})|(?:the|our) (?!application|participation|project|network))|(?:til|to) (?!${itself})))`;
const decision = new RegExp(`(?<!\\p{L})${decided}${toThis}`, 'u');
/** `med` is a committee and a preposition; what stands beside it tells. */
export const committee =
  /(?<!\p{L})(?:(?:hoved|område|sektor|fag|center|forvaltnings)[- ]?med|med[- ]?(?:udvalg|møde|hovedudvalg|system|beslutning)\p{L}*|(?:hoved|samarbejds|hovedsamarbejds|område|sektor|fag|center)?udvalg(?:et|ets|smøde\p{L}*)?|hmu|hsu|med(?= (?:har|besluttede|besluttet|godkendte|godkendt|vedtog|sagde|mødes|holder|behandler|beslutter|bakkede|nikkede|traf|tiltrådte|og|den|did|decided|approved|has|meets|committee))|(?<=(?:i|på|af|vores|fra|by) )med(?= (?:den|d|i|har|\d)|[ ,.]*$)|(?<=in |the |our |by )med|committee)(?!\p{L})/u;
const no =
  /(?<!\p{L})(?:ikke|endnu ikke|mangler|afventer|venter|not|hasn't|haven't|hasnt|havent|never|aldrig|ingen|intet|no|missing|inden|før|nej|waiting|når|så snart|once|until|when|hvis|lokal[- ]?med\p{L}*|aflyst|udskudt|cancelled|postponed)(?!\p{L})/u;
/** A decision against it. */
const refusal =
  /(?<!\p{L})(?:ikke|nej|imod|vente|udsk\p{L}+|udsætte|afvis\p{L}*|afslå|droppe|against|not|reject\p{L}*|wait|postpone|decline)(?!\p{L})/u;
const agreed = new RegExp(
  `(?<!\\p{L})(?:(?:sagt|siger|sagde|får|fået|fik|givet|givet sit|said|says) (?:et )?(?:ja|yes)|ja(?= (?:fra|af)(?!\\p{L})|[ .!]*$)|bakke[rt]? op|støtter|tilkendegiv\\p{L}*|forhåndstilkendegiv\\p{L}*|forhåndsgodkend\\p{L}*|godkend(?:t|te|er)|accepterede|støttede|sag(?:t|de) god for|skrevet under|underskrevet|med på (?:den|det|ideen|idéen)|indforstået|accepteret|enige?|given (?:\\p{L}+ ){0,3}(?:approval|consent|statements?|yes)|agree[sd]?|support(?:s|ed)?|approve[sd]?|signed|advance statements?|on board)${toThis}`,
  'u',
);
/** The same of the next one: "og næstformanden også". */
const likewise = /(?<!\p{L})(?:også|ligeså|too|as well)[ .!]*$/u;
/** To be had, not had. */
const notYet =
  /(?<!\p{L})(?:skal|kan|vil have|have to|has to|beder?|bedt|spørg\p{L}*|spurgt|indhenter?|søger|must|should|can|needs?|ask\p{L}*|will)(?!\p{L})/u;
const viceChair = /(?<!\p{L})(?:næstformand\p{L}*|vice[- ]?chair\p{L}*|deputy chair\p{L}*)/u;
const chair =
  /(?<![\p{L}-])(?<!(?:vice|deputy)[- ])(?:(?:med-?|udvalgs)?formand(?:en|s)?|(?:med-?)?formandskabet|chair(?:man|woman|person)?)(?![\p{L}])/u;
const both = /formandskabet|formand- og næstformand/u;
const advance = /(?<!\p{L})(?:forhåndstilkendegiv\p{L}*|forhåndsgodkend\p{L}*|advance (?:statement|approval|indication)s?)(?!\p{L})/u;
/** That there is one, or that it is what the group goes by. */
const having =
  /(?<!\p{L})(?:bruger|har|vælger|givet|gav|foreligger|vedlægge[rs]|fået|fik|(?:det|grundlaget) (?:er|bliver)|grundlag:|use|using|chose|have|has|got|given|gave|it is|there is)(?!\p{L})/u;
const meeting =
  /(?<!\p{L})(?:mødes|holder (?:\p{L}+ )?møde|har (?:\p{L}+ )?møde|møde(?:t|s)? (?:er|ligger|bliver|holdes|den|d)|\p{L}*-?møde:?|behandler|beslutter|skal (?:\p{L}+ )?(?:beslutte|behandle|drøfte|godkende|tage stilling)|tager stilling|tager (?:det|sagen|punktet) op|dagsorden\p{L}*|meets|is meeting|will meet|meeting|decides|will decide|discuss\p{L}*)(?!\p{L})/u;
/** A meeting that has been, or one of many. */
const notNext = /(?<!\p{L})(?:mødtes|holdt|havde|var|hver|plejer|flyttet fra|moved from|met|held|had|was|every|usually)(?!\p{L})/u;
/** Words that set one clause off from the next. */
const clauses = /,|;|:| (?:men|but|mens|while) /u;
const joined = / (?:og|and) /u;
/** The subject of a clause where it is the committee of the one before, and what stands between it and what was decided. */
const same = '^ *(?:(?:og|and|som|der|which|that|så) )*(?:(?:de|det|den|dette|man|vi|they|it|we|udvalget) )?';
const decidesOn = new RegExp(`${same}(?:(?:har|blev|er|has|have|was|is|nu|også|allerede|now|also|already) )*$`, 'u');
const meetsThen = new RegExp(
  `${same}(?:mødes|holder|har|behandler|beslutter|tager|skal|næste|meets|decides|discusses|is|will|next)(?!\\p{L})`,
  'u',
);

/** A sentence as the committee is read in it: written in capitals MED is always the committee, at the start of a sentence mostly. */
export function plainly(sentence: string): string {
  return normalise(sentence.replace(/(?<![\p{L}-])MED(?![\p{L}-])/gu, 'med-udvalget')).replace(/\s+/gu, ' ');
}

/** What a sentence that tells something says of the MED committee behind the application. `now` reads dates without a year. */
export function medIn(sentence: string, now: Date): Partial<Record<MedField, string>> {
  const text = plainly(sentence);
  const said = { ...meetingIn(text, now), ...decisionIn(text, now), ...advanceIn(text) };
  return { ...levelIn(text, Object.keys(said).length > 0), ...said };
}

/** What leads up to a committee that stands behind the application, and what goes on then. */
const begins = '(?:^|[,.:;] )(?:(?:hej|ok|ja|og|and) )*';
const by = '(?:(?:på|fra|via|gennem|som|at|from|through|the|our|vores|et|kommunens) ){0,2}$';
const ends = '^(?:-udvalget| (?:med-udvalget|committee|niveau|level))?(?:[ .!)]*$';
const leading = new RegExp(
  `${begins}(?:(?:det|this|it)(?: (?:er|bliver|gælder|is)|'s)|(?:vi|we)(?: (?:er|bruger|har valgt|hører (?:under|til)|repræsenterer|kommer|søger|ansøger|are|apply)|'re)|ansøgningen (?:er|kommer)|the application (?:is|comes)|(?:med-?)?niveau(?:et)?(?: er|:)?|level(?: is|:)?|med:) ${by}`,
  'u',
);
const goesOn = new RegExp(`${ends}|,? (?:der|som|that|which|for|på|i|hos|of|in|og|and)(?! (?:ikke|not))(?!\\p{L})|,)`, 'u');
/** It alone, or as one of several facts with commas between. */
const bare = new RegExp(`${begins}${by}`, 'u');
const breaksOff = new RegExp(`${ends}|,(?! (?:som|der|hvor|og|men|who|which|where|and|but)(?!\\p{L})))`, 'u');
const backing =
  /^ (?:(?:der|som|that|which|who) )?(?:står bag|bakker|støtter|er bag|søger|ansøger|backs|supports|stands behind|is behind|is backing|applies)(?!\p{L})(?!.*(?<!\p{L})(?:ikke|not)(?!\p{L}))/u;

/** Which committee stands behind: the one that is said to, or (where `isTold` something of its decision) the one that is named. */
function levelIn(text: string, isTold: boolean): Partial<Record<MedField, string>> {
  const [atTop, atArea] = [top.exec(text), area.exec(text)];
  const found = atTop ?? atArea;
  if (!found || (atTop && atArea)) return {};
  const [before, behind] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  const isNamed = (leading.test(before) && goesOn.test(behind)) || (bare.test(before) && breaksOff.test(behind));
  return isTold || isNamed || backing.test(behind) ? { level: atTop ? 'top' : 'area' } : {};
}

function decisionIn(text: string, now: Date): Partial<Record<MedField, string>> {
  const parts = text.split(clauses);
  const at = parts.findIndex((part) => decision.test(part) && !no.test(part));
  const found = decision.exec(parts[at] ?? '');
  const part = parts[at];
  if (!found || part === undefined) return {};
  const by = part.slice(0, found.index);
  const next = parts[at + 1] ?? '';
  if (chair.test(by) || viceChair.test(by) || refusal.test(`${part}${/^ (?:at|that) /u.test(next) ? next : ''}`)) return {};
  const day = pastDay(part, now) ?? pastDay(parts.slice(at).join(' , '), now) ?? pastDay(parts.slice(0, at + 1).join(' , '), now);
  // Who decided it is named beside it, or before, or (with a day) is the committee as nobody else is named.
  const isCommittee = committee.test(part) || (committee.test(parts.slice(0, at).join(' , ')) && decidesOn.test(by));
  if (!isCommittee && !(day !== undefined && /^ ?(?:(?:det|den|it) )?(?:(?:er|blev|is|was) )?$/u.test(by))) return {};
  return { basis: 'decided', ...(day === undefined ? {} : { decidedOn: day }) };
}

function meetingIn(text: string, now: Date): Partial<Record<MedField, string>> {
  if (!committee.test(text)) return {};
  const met = text
    .split(clauses)
    .filter(
      (part) =>
        meeting.test(part) &&
        !decision.test(part) &&
        !notNext.test(part) &&
        !no.test(part) &&
        (committee.test(part) || meetsThen.test(part)),
    );
  const days = met
    .map((part) => nextDay(part, now))
    .concat(met.length > 0 && !decision.test(text) && !no.test(text) ? [nextDay(text, now)] : []);
  const day = days.find((d) => d !== undefined);
  return day === undefined ? {} : { meetsOn: day };
}

function advanceIn(text: string): Partial<Record<MedField, string>> {
  const said: Partial<Record<MedField, string>> = {};
  for (const clause of text.split(clauses)) {
    const together =
      both.test(clause) ||
      /formand\p{L}* og (?:\p{L}+ ){0,2}næstformand|chair\p{L}* and (?:\p{L}+ ){0,2}(?:vice|deputy)/u.test(clause) ||
      /næstformand\p{L}* og (?:\p{L}+ ){0,2}formand|vice[- ]chair\p{L}* and (?:\p{L}+ ){0,2}chair/u.test(clause);
    for (const part of together ? [clause] : clause.split(joined)) {
      if (no.test(part) || notYet.test(part)) continue;
      if (advance.test(part) && having.test(part)) said.basis = 'advance';
      if (!agreed.test(part) && !(likewise.test(part) && agreed.test(text))) continue;
      if (both.test(part) || chair.test(part)) said.chair = 'yes';
      if (both.test(part) || viceChair.test(part)) said.viceChair = 'yes';
    }
  }
  const decidedBy = decision.exec(text);
  const names = chair.exec(text) ?? viceChair.exec(text);
  const first = decidedBy && names && committee.test(text.slice(0, decidedBy.index)) && decidedBy.index < names.index;
  return said.chair || said.viceChair ? { ...(first ? {} : { basis: 'advance' }), ...said } : said;
}

/** Fifty-two weeks: a weekday is the same day then, and a date without a year has not come twice since. */
const daysBack = 364;
/** A committee meets more often than this; what is later without a year is a day that has been. */
const daysAhead = 200;

/** The day that a text about what has been names: the latest such day, today included. */
function pastDay(text: string, now: Date): string | undefined {
  const today = dayOf(now);
  const day = dayIn(text, today);
  if (day === undefined || day <= today) return day;
  const before = dayIn(text, addDays(today, -daysBack));
  // A weekday's name is read as the next one.
  const past = before?.slice(4) === day.slice(4) ? before : addDays(day, -7);
  return past <= today ? past : undefined;
}

function nextDay(text: string, now: Date): string | undefined {
  const today = dayOf(now);
  const day = dayIn(text, today);
  return day !== undefined && day >= today && day <= addDays(today, daysAhead) ? day : undefined;
}

/** The day that a text names, read from a day on. */
function dayIn(text: string, from: string): string | undefined {
  const { span } = mentionedDate(text.trim().replace(/dags(?!\p{L})/gu, 'dag'), from, []);
  return span?.kind === 'day' ? span.from : undefined;
}
