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
  '(?:beslutte(?:t|de)|vedt(?:og|aget)|godkend(?:t|te)|tiltr(?:ådt|ådte)|bakke(?:t|de) op|sagt ja|sagde ja|fået (?:et )?ja|fik (?:et )?ja|nikket ja|givet grønt lys|gav grønt lys|tilsluttet sig|decided|approved|agreed|said yes|endorsed|truffet beslutning|traf beslutning|beslutning(?:en)? (?:er|blev) truffet)';
const decision = new RegExp(`(?<!\\p{L})${decided}(?!\\p{L})`, 'u');
/** `med` is a committee and a preposition; what stands beside it tells. */
const committee =
  /(?<!\p{L})(?:(?:hoved|område|sektor|fag|center|forvaltnings)[- ]?med|med[- ]?(?:udvalg|møde|hovedudvalg|system|beslutning)\p{L}*|\p{L}*udvalg\p{L}*|hmu|hsu|med(?= (?:har|besluttede|besluttet|godkendte|godkendt|vedtog|sagde|mødes|holder|behandler|beslutter|bakkede|nikkede|traf|tiltrådte|og|den|did|decided|approved|has|meets|committee))|(?<=(?:i|på|af|vores|fra|by) )med(?= (?:den|d|i|har|\d)|[ ,.]*$)|(?<=in |the |our |by )med|committee)(?!\p{L})/u;
const no =
  /(?<!\p{L})(?:ikke|endnu ikke|mangler|afventer|venter|not|hasn't|haven't|hasnt|havent|never|aldrig|ingen|no|missing|inden|før|nej|waiting)(?!\p{L})/u;
const agreed =
  /(?<!\p{L})(?:sagt ja|siger ja|sagde ja|ja|bakke[rt]? op|støtter|tilkendegiv\p{L}*|forhåndstilkendegiv\p{L}*|forhåndsgodkend\p{L}*|godkend(?:t|er)|skrevet under|underskrevet|med på|indforstået|accepteret|enige?|også|ligeså|given|gave|said yes|says yes|agree[sd]?|support(?:s|ed)?|approve[sd]?|signed|too|as well|advance statements?|on board)(?!\p{L})/u;
const viceChair = /(?<!\p{L})(?:næstformand\p{L}*|vice[- ]?chair\p{L}*|deputy chair\p{L}*)/u;
const chair =
  /(?<![\p{L}-])(?<!(?:vice|deputy)[- ])(?:(?:med-?|udvalgs)?formand(?:en|s)?|(?:med-?)?formandskabet|chair(?:man|woman|person)?)(?![\p{L}])/u;
const both = /formandskabet|formand- og næstformand/u;
const advance =
  /(?<!\p{L})(?:forhåndstilkendegiv\p{L}*|forhåndsgodkend\p{L}*|forhåndsgodkendelse|advance (?:statement|approval|indication)s?)(?!\p{L})/u;
const meeting =
  /(?<!\p{L})(?:mødes|holder (?:\p{L}+ )?møde|har (?:\p{L}+ )?møde|møde(?:t|s)? (?:er|ligger|bliver|holdes|den|d)|\p{L}*-?møde:?|behandler|beslutter|tager (?:det|sagen|punktet) op|dagsorden\p{L}*|meets|is meeting|will meet|meeting|decides|will decide|discuss\p{L}*)(?!\p{L})/u;
/** Words that set one clause off from the next. */
const clauses = /,|;|:| (?:men|but|mens|while) /u;
const joined = / (?:og|and) /u;

/** What a sentence that tells something says of the MED committee behind the application. `now` reads dates without a year. */
export function medIn(sentence: string, now: Date): Partial<Record<MedField, string>> {
  // Written in capitals it is always the committee, at the start of a sentence mostly.
  const text = normalise(sentence.replace(/(?<![\p{L}-])MED(?![\p{L}-])/gu, 'med-udvalget')).replace(/\s+/gu, ' ');
  const level: Partial<Record<MedField, string>> = top.test(text) ? { level: 'top' } : area.test(text) ? { level: 'area' } : {};
  return { ...level, ...meetingIn(text, now), ...decisionIn(text, now), ...advanceIn(text) };
}

function decisionIn(text: string, now: Date): Partial<Record<MedField, string>> {
  const parts = text.split(clauses);
  const at = parts.findIndex((part) => decision.test(part) && !no.test(part));
  const part = parts[at];
  if (part === undefined) return {};
  const by = part.slice(0, decision.exec(part)?.index ?? 0);
  if (chair.test(by) || viceChair.test(by)) return {};
  const day = pastDay(part, now) ?? pastDay(parts.slice(at).join(' , '), now) ?? pastDay(parts.slice(0, at + 1).join(' , '), now);
  if (!committee.test(text) && !(day !== undefined && !/(?<!\p{L})(?:vi|jeg|we|i)(?!\p{L})/u.test(by))) return {};
  return { basis: 'decided', ...(day === undefined ? {} : { decidedOn: day }) };
}

function meetingIn(text: string, now: Date): Partial<Record<MedField, string>> {
  if (!committee.test(text)) return {};
  const parts = text.split(clauses);
  const met = parts.filter(
    (part) => meeting.test(part) && !decision.test(part) && !/(?<!\p{L})(?:mødtes|holdt|havde|var|met|held|had|was)(?!\p{L})/u.test(part),
  );
  const days = met.map((part) => nextDay(part, now)).concat(met.length > 0 && !decision.test(text) ? [nextDay(text, now)] : []);
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
      if (no.test(part)) continue;
      if (advance.test(part)) said.basis = 'advance';
      if (!agreed.test(part)) continue;
      if (both.test(part) || chair.test(part)) said.chair = 'yes';
      if (both.test(part) || viceChair.test(part)) said.viceChair = 'yes';
    }
  }
  const decidedBy = decision.exec(text);
  const names = chair.exec(text) ?? viceChair.exec(text);
  const first = decidedBy && names && committee.test(text.slice(0, decidedBy.index)) && decidedBy.index < names.index;
  return said.chair || said.viceChair ? { ...(first ? {} : { basis: 'advance' }), ...said } : said;
}

const daysBack = 366;

/** The day that a text about what has been names: the latest such day, today included. */
function pastDay(text: string, now: Date): string | undefined {
  const today = dayOf(now);
  const lately = Array.from({ length: daysBack }, (_, i) => addDays(today, -i));
  const { span } = mentionedDate(text.trim().replace(/dags(?!\p{L})/gu, 'dag'), today, lately);
  if (span?.kind !== 'day') return undefined;
  // A weekday's name is read as the next one.
  const day = span.from > today && !/\d/.test(text) ? addDays(span.from, -7) : span.from;
  return day <= today ? day : undefined;
}

function nextDay(text: string, now: Date): string | undefined {
  const today = dayOf(now);
  const { span } = mentionedDate(text.trim(), today, []);
  return span?.kind === 'day' && span.from >= today ? span.from : undefined;
}
