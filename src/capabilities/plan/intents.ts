import { addDays, dayOf } from '../../core/calendar.js';
import { mentionedDate } from '../../core/dates.js';
import { memo } from '../../core/memo.js';
import type { Rhythm } from '../../core/rhythm.js';
import type { Scope } from '../../core/turn.js';
import { danishLetters, normalise } from '../../core/words.js';
import type { Answer } from './plan.js';

/** What is to be another way about check-ins. An empty `pausedUntil` ends a pause. */
export type RhythmChange = Partial<Omit<Rhythm, 'since'>>;

/** An answer about the action of that number, as the plan lists them, with what was said beside it. */
export interface NumberedAnswer {
  readonly what: number;
  readonly answer: Answer;
  readonly word: string;
}

/**
 * What somebody wants of their action plan, or of the plans:
 * - `link` this channel, by its application's reference where one is said, or `unlink` it.
 * - `show` the plan, have it as `paper`, `add` an action (with no text: an empty form), see the `check-in` now.
 * - `answer` by number; `also` are the answers about others in the same message.
 * - see the `group` and its settings; change the `rhythm`. The change is empty where what was asked for is not to be had or not plain (a
 *   Sunday, six in the evening, a pause without an end): nothing is then half done.
 * - organisers': the `overview`; this channel is to be the `consultants`'.
 */
export type Intent =
  | { readonly kind: 'link'; readonly reference?: string }
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'rhythm'; readonly change: RhythmChange }
  | ({ readonly kind: 'answer'; readonly also: readonly NumberedAnswer[] } & NumberedAnswer)
  | { readonly kind: Wish };

type Wish = 'unlink' | 'show' | 'paper' | 'group' | 'check-in' | 'overview' | 'consultants';

/** Holds of a sentence: anywhere, or in a channel alone, where a word such as "gruppen" can mean one group only. One that is `asked` may be a question. */
interface Rule {
  readonly kind: Wish | 'link';
  readonly where: 'anywhere' | 'channel';
  readonly way: 'told' | 'asked';
  readonly pattern: RegExp;
}

const mark = '(?:(?:vores|vor|den|det|denne|dette|her|min|gruppens|hele|de|alle|our|the|this|my|all|a|an|en|et|ny|nyt|nye|new) )*';
const thePlan = `${mark}(?:handleplan|handleplanen|action plan)`;
const theActions = `${mark}(?:(?:aftalte|åbne|agreed|open) )*(?:handlinger|handlingerne|actions)`;
const theChannel = `${mark}(?:kanal|kanalen|channel|gruppe|gruppen|group|team|teamet|os|us)(?: her| here)?`;
const see = '(?:vis|vise|se|åbn|åben|åbne|find|show|see|open|view|giv|give|get|have)(?: (?:mig|os|me|us))?';
const may = '(?:må|kan|kunne|may|can|could) (?:vi|jeg|we|i)';
const get = '(?:hent|hente|download|downloade|eksporter|eksportere|print|printe|udskriv|udskrive|export)';
const asPaper =
  '(?: (?:som|i|til|ned|ud|as|to|in|into|på|et|en|a|an|the|for|med|udvalget|committee|word|worddokument|word-dokument|dokument|document|doc|docx|fil|file|papir|paper))+';
const coordinator = '(?:tovholder|tovholderen|coordinator)';
const change =
  '(?:skift|skifte|ret|rette|rediger|redigere|ændr|ændre|udskift|udskifte|tilføj|tilføje|fjern|fjerne|slet|opdater|change|edit|replace|add|remove|update)';

const rules: readonly Rule[] = [
  ...told('link', 'anywhere', [
    '^(?:tilknyt|tilknytte|connect)$',
    `^(?:tilknyt|tilknytte|knyt|knytte|forbind|forbinde|kobl|koble|tilslut|tilslutte|link|linke|connect) ${theChannel}(?: sammen)?(?: (?:til|med|to|with) (?:${theChannel}|REF))?(?: (?:til|med|to|with) ${theChannel})?$`,
    `^(?:tilknyt|tilknytte|knyt|link|connect)(?: (?:til|med|to|with|${mark}kode|reference))* REF(?: (?:til|med|to|with) ${theChannel}| her| here)?$`,
    `^(?:flyt|flytte|move) (?:${theChannel}|${thePlan}) (?:hertil|herhen|here|(?:til|to) (?:denne|den her|this) (?:kanal|channel)(?: her)?)$`,
  ]),
  ...told('unlink', 'anywhere', [
    `^(?:frakobl|frakoble|unlink|disconnect)(?: ${theChannel})?(?: (?:fra|from) ${theChannel})?$`,
    `^(?:fjern|fjerne|afbryd|afbryde|ophæv|ophæve|slet|slette|bryd|remove|break|end) ${mark}(?:tilknytning|tilknytningen|link|connection)(?: (?:til|to|mellem|between) .{1,40})?$`,
  ]),
  ...told('paper', 'anywhere', [
    `^${get} ${thePlan}(?:${asPaper})?$`,
    `^(?:${see} |send (?:mig |os )?|lav |make )?${thePlan}${asPaper}$`,
    `^(?:${get}|${see}|lav|send|make) (?:et |en |a )?(?:word|worddokument|word-dokument|dokument|document|word dokument|word document) (?:med|af|of|with) ${thePlan}$`,
  ]),
  ...asked('paper', 'anywhere', [`^${may} ${get} ${thePlan}(?:${asPaper})?$`, `^${may} (?:få|have|get) ${thePlan}${asPaper}$`]),
  ...told('check-in', 'anywhere', [
    `^(?:(?:${see}|start|hold|lav|tag|do|kør) )?${mark}(?:(?:ugens|uges|ugentlige|weeks|weekly) )?checkin$`,
    `^(?:${see} )?status (?:på|for|over|om|on|of) (?:${theActions}|${thePlan})$`,
    `^(?:${see} )?${mark}(?:ugens (?:status|handlinger)|åbne handlinger|open actions)$`,
  ]),
  ...asked('check-in', 'anywhere', [
    `^(?:hvad er status|hvordan går det|hvordan står det til|hvor langt er vi|what is the status|whats the status|how are we doing|how is it going) (?:på|med|for|i|of|on|with) (?:${theActions}|(?:vores|our) (?:handleplan|action plan))$`,
  ]),
  ...told('show', 'anywhere', [
    `^(?:${see} )?${thePlan}(?: (?:frem|op|vist))?$`,
    `^(?:${see} ${theActions}|(?:vores|our|gruppens) (?:handlinger|actions))$`,
    `^(?:ret|rette|rediger|redigere|opdater|opdatere|start|starte|begynd|lav|lave|opret|oprette|udfyld|edit|update|create|make|fill in)(?: på| i| med)? ${thePlan}$`,
    '^(?:vis|se|show) (?:mig |os |me |us )?hvad vi har aftalt$',
  ]),
  ...told('show', 'channel', [
    '^(?:handlinger|handlingerne|actions|planen|our plan|vores plan)$',
    `^${see} (?:planen|vores plan|our plan|the plan)$`,
  ]),
  ...told('paper', 'channel', [`^${get} (?:planen|vores plan|our plan|the plan)(?:${asPaper})?$`]),
  ...asked('show', 'anywhere', [
    `^${may} (?:se|få|få vist|få set|have|see) (?:${thePlan}|${theActions})(?: (?:at se|vist))?$`,
    '^hvad (?:har vi|var det vi|er det vi|blev vi) (?:aftalt|aftalte|besluttet|har aftalt|enige om)(?: (?:at gøre|sidst|på mødet|på sidste møde))?$',
    '^what (?:have|did) we agree[d]?(?: on| to do| to)?(?: last time)?$',
    '^(?:hvad står der i|hvad er der i|hvor er|hvor finder (?:vi|jeg)|hvordan ser|what is in|whats in|where is) (?:vores|our) (?:handleplan|action plan)(?: ud)?$',
    '^(?:hvilke handlinger har vi|which actions do we have|what are our actions)(?: (?:aftalt|lige|i (?:vores handleplan|handleplanen)))?$',
  ]),
  ...told('group', 'channel', [
    `^(?:(?:${see}|${change}) )?${mark}(?:gruppe|gruppen|group|medlemmer|medlemmerne|members|indstillinger|indstillingerne|settings)$`,
    `^(?:(?:${see}|${change}) )?${mark}(?:(?:gruppens|groups|group) (?:medlemmer|members|indstillinger|settings)|indstillinger for (?:gruppen|checkin)|checkin (?:indstillinger|settings))$`,
    `^${change} ${mark}(?:medlem|medlemmet|member|amr|tr|leder|${coordinator})(?: (?:til|med|to|with) .{1,60})?$`,
    `^(?:(?:vi|we) (?:har|har fået|får|have|have got|ve got) )?(?:en |a )?(?:ny|nyt|new) (?:medlem|member|${coordinator})(?: (?:er|hedder|bliver|is|will be) .{1,60})?$`,
    `^${change} (?:dag|tid|tidspunkt|dagen|tidspunktet|day|time) (?:for|på|of|for the) ${mark}checkin$`,
    `^${change} ${mark}checkin$`,
  ]),
  ...asked('group', 'channel', ['^(?:hvem er (?:med )?i|who is in) (?:vores|our) (?:gruppe|group)$']),
  ...told('overview', 'channel', [
    `^(?:${see} )?${mark}(?:overblik|overblikket|overview)(?: (?:over|of) ${mark}(?:grupper|grupperne|groups|handleplaner|handleplanerne|action plans))?$`,
    `^(?:${see} )?(?:status|liste) (?:på|over|for|of|on) ${mark}(?:grupper|grupperne|groups)$`,
  ]),
  ...told('consultants', 'channel', [
    '^(?:the )?(?:konsulent|konsulenter|konsulenterne|konsulenternes kanal|konsulentkanal|konsulentkanalen|consultants?|consultants? channel)$',
    `^(?:gør|gøre|brug|bruge|sæt|sætte|lad|make|use|set)(?: det)? ${mark}(?:kanal|kanalen|channel)?(?: her)? ?(?:til|som|være|for|as|the|to be)? ?(?:the |til )?(?:konsulent\\p{L}*|consultants?)(?: (?:kanal|channel))?$`,
    '^(?:dette er|det her er|her sidder|this is) (?:the )?(?:konsulenterne|konsulenternes kanal|konsulentkanalen|consultants channel)$',
  ]),
];

function told(kind: Rule['kind'], where: Rule['where'], patterns: readonly string[]): Rule[] {
  return patterns.map((pattern) => ({ kind, where, way: 'told', pattern: new RegExp(pattern, 'u') }));
}

function asked(kind: Rule['kind'], where: Rule['where'], patterns: readonly string[]): Rule[] {
  return patterns.map((pattern) => ({ kind, where, way: 'asked', pattern: new RegExp(pattern, 'u') }));
}

/** Longer than what somebody wants takes to say, an action's text aside; it also bounds the work. */
const mostWords = 30;
const mostSentences = 30;

/** What the message wants of a plan; undefined where it wants nothing of one, or asks something that is to be answered first. */
export function intentOf(text: string, scope: Scope, now: Date): Intent | undefined {
  const said = text.normalize('NFC').trim();
  const answered = scope === 'channel' ? answersIn(said) : [];
  const [first, ...also] = answered;
  if (first) return { kind: 'answer', ...first, also };
  const sentences = said.split(/(?<=\p{L}{3}[.!?]+|[!?])\s+|[\r\n]+/u).filter((sentence) => /[\p{L}\d]/u.test(sentence));
  for (const [i, sentence] of sentences.slice(0, mostSentences).entries()) {
    const added = addedIn(sentences.slice(i).join(' '));
    if (added !== undefined) return { kind: 'add', text: added };
    const intent = intentIn(sentence, scope, now);
    if (!intent) continue;
    const others = sentences.filter((other) => other !== sentence);
    return others.some((other) => other.includes('?') && !intentIn(other, scope, now)) ? undefined : intent;
  }
  return undefined;
}

function intentIn(sentence: string, scope: Scope, now: Date): Intent | undefined {
  const reference = /(?<!\p{L})smv[- ]?([a-z\d]{1,12})(?![\p{L}\d])/iu.exec(sentence);
  const { plain, isRequest } = plainly(reference ? sentence.replace(reference[0], 'REF') : sentence);
  if (plain === '' || plain.split(' ').length > mostWords) return undefined;
  const isQuestion = sentence.includes('?') && !isRequest;
  const found = rules.find(
    ({ where, way, pattern }) => (where === 'anywhere' || scope === 'channel') && (way === 'asked' || !isQuestion) && pattern.test(plain),
  );
  if (found?.kind === 'link') return { kind: 'link', ...(reference?.[1] && { reference: `SMV-${reference[1].toUpperCase()}` }) };
  if (found) return { kind: found.kind };
  const rhythm = rhythmIn(sentence, dayOf(now));
  return rhythm && { kind: 'rhythm', change: rhythm };
}

/** Said for politeness' sake, or for none. */
const fillers = new Set(
  'gerne godt lige venligst please tak bare jo altså nu just now da egentlig så helst kindly thanks også also straks hurtigt hermed herved'.split(
    ' ',
  ),
);
const greetings =
  /^(?:(?:hej|hejsa|goddag|godmorgen|morgen|davs|hello|hi|hey|kære|bot|ok|okay|ja|yes|og|men|and|but|so|undskyld|sorry|nå|fint|super|alle|all) )+/u;
/** Before what is asked for. */
const request =
  /^(?:(?:kan|vil|kunne|ville|gider) (?:du|i)(?: ikke)?(?: (?:være sød at|være venlig at|hjælpe (?:os|mig) med at))?|må (?:jeg|vi) bede (?:dig|jer)? ?om(?: at)?|(?:jeg|vi) vil(?: have dig til)? at du|(?:can|could|would|will) you(?: help us)?) /u;
const wish =
  /^(?:(?:(?:vi|jeg|we|i) (?:vil|ville|skal|ønsker|want|need|would like|have)|(?:wed|id) like|lad os|let us|lets)(?: (?:have|få))?(?: (?:at|to))? )/u;

/** The words without greeting and fillers, as they are meant to be spelt, and without what leads up to a request. */
function plainly(sentence: string): { readonly plain: string; readonly isRequest: boolean } {
  const words = (
    sameWord(normalise(sentence.replace(/REF/u, '\uE000')))
      .replace(/'/gu, '')
      .match(/[\p{L}\d\uE000]+(?:-[\p{L}\d]+)*/gu) ?? []
  )
    .filter((word) => !fillers.has(word))
    .map(spelt);
  const whole = words
    .join(' ')
    .replace(/\uE000/gu, 'REF')
    .replace(greetings, '');
  const bare = whole.replace(request, '');
  return { plain: bare.replace(wish, '').replace(/(?<!checkin) (?:igen|again)$/u, ''), isRequest: bare !== whole };
}

/** What is written in several ways as one word. */
function sameWord(text: string): string {
  return text
    .replace(/(?<!\p{L})(?:check|tjek|chek|tjeck)[- ]?(?:ind?|ins|inds)(?:(?:ne|net|et)?)(?!\p{L})/gu, 'checkin')
    .replace(/(?<!\p{L})handl(?:e|ings?)?[- ]?pl?an(n?en)?(?!\p{L})/gu, (_, end?: string) => (end ? 'handleplanen' : 'handleplan'))
    .replace(/(?<!\p{L})action-?plan(?!\p{L})/gu, 'action plan');
}

/** The words that say what somebody wants of a plan, as they are written. */
const wanted = new Set(
  'handleplan handleplanen handling handlinger handlingerne tilknyt tilknytte tilknytningen frakobl frakoble gruppen medlemmer indstillinger tovholder overblik konsulenter konsulenterne tilføj tilføje download connect unlink settings overview consultants coordinator'.split(
    ' ',
  ),
);
/** Words a letter away from those, which mean what they say. */
const others = new Set(
  'gruppe grupper gruppens konsulent konsulenten konsulents konsulenternes medlem medlemmet medlemmers tilknyttet tilknytter tilknyttes tilknytning overblikket tovholdere tovholderen consultant consultancy connects tilføjer tilføjes tilføjet handlingen handlede handlings handleplaner handleplans handlingernes downloade downloads setting coordinators handleplanens'.split(
    ' ',
  ),
);
const shortest = 6;
const wordsKept = 5000;

const spelt: (word: string) => string = memo(wordsKept, (word) => {
  if (wanted.has(word) || others.has(word)) return word;
  const danish = danishLetters(word);
  if (wanted.has(danish)) return danish;
  if (danish.length < shortest) return word;
  for (const meant of wanted) if (isNear(danish, meant)) return meant;
  return word;
});

/** Whether a letter is too many, too few or wrong, or two are in each other's place. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

const adding =
  '(?:ny|nye|new|tilføj|tilføje|opret|oprette|lav|lave|skriv|skrive|noter|notere|registrer|add|create|make)(?: (?:en|et|ny|nyt|endnu|følgende|a|an|another|new))*';
const addHead = new RegExp(`^(?:${may} )?${adding} (?:handling|action)(?: (?:til|i|på|to|in) ${thePlan})?$`, 'u');
/** These need a colon behind them to mean it. */
const labelHead = new RegExp(
  `^(?:handling|action|(?:tilføj|tilføje|skriv|sæt|add|put)(?: (?:følgende|this))? (?:til|i|på|to|in|on) ${thePlan})$`,
  'u',
);
const onThePlan =
  /^(?:sæt|skriv|tilføj|put|add)\s+(\S.*?)\s+(?:på|til|i|to|on)\s+(?:(?:vores|our|the)\s+)?(?:handle?(?:ings)?plan(?:en)?|action plan)[\s.!]*$/iu;
/** The last word of a head. */
const headEnd = /^(?:handling|action|plan|planen|handleplan|handleplanen)$/u;
/** An action is asked for within so many words. */
const headWords = 12;

/** The text of an action that is to be added; empty where it is to be written yet. */
function addedIn(said: string): string | undefined {
  const words = [...said.matchAll(/[\p{L}\d'’-]+/gu)].slice(0, headWords);
  let found: string | undefined;
  for (const { 0: word, index } of words) {
    if (!headEnd.test(spelt(sameWord(normalise(word))))) continue;
    const behind = said.slice(index + word.length);
    const { plain, isRequest } = plainly(said.slice(0, index + word.length));
    const isHead = addHead.test(plain) && !/^\s+(?:plan|plans|points?)(?!\p{L})/iu.test(behind);
    const hasColon = /^\s*:/u.test(behind);
    if (!isHead && !(hasColon && labelHead.test(plain))) continue;
    const text = behind.replace(/^[\s,;:.!–-]+/u, '').trim();
    const mayAsk = hasColon || ((isRequest || plain.startsWith('kan ') || plain.startsWith('can ')) && text === '?');
    // "Ny handling til handleplanen: …": the longest head counts.
    found = text.includes('?') && !mayAsk ? undefined : text.replace(/^\?$/u, '');
    if (hasColon) return found;
  }
  const placed = found === undefined ? onThePlan.exec(said)?.[1] : undefined;
  return found ?? (placed && !placed.includes('?') ? placed : undefined);
}

const weekdays = ['man', 'tirs', 'ons', 'tors', 'fre', 'lør', 'søn'].map((day) => `${day}dag`);
const englishWeekdays = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'].map((day) => `${day}day`);
const weekdayName = `(${[...weekdays, ...englishWeekdays].join('|')})(?:e|en|ene|s)?`;
const [monday, friday] = [1, 5];
/** Check-ins come while people are at work. */
const [earliest, latest] = ['08:00', '16:00'];

/** What may stand around a setting in a sentence that wants no more than that. */
const around = new Set(
  'checkin vores our ugentlige weekly vi jeg we i vil vores have skal være ligge komme kommer kan kunne må kom flyt flytte rykke ryk ændr ændre skift skifte sæt sætte gør lav ret hold holde få får lad os så at til på om den det en et og med a to on the of for be move change set make it stedet instead from fra nu every you us come can could may du want like would d id wed our uge af kl dag'.split(
    ' ',
  ),
);
const isAsked = /^(?:(?:kan|kunne|må|vil|can|could|may|would) (?:vi|jeg|du|i|we|you|checkin))(?!\p{L})/u;
const pausing =
  /(?<!\p{L})(?:(?:hold|holde|holder|tag|tage|sæt|sætte)(?: \p{L}+){0,3} pause|på pause|pauser|pausere|pause|stop|stoppe|suspend)(?!\p{L})/u;
const resuming =
  /^(?:(?:genoptag|genoptage|genstart|resume|restart|unpause) (?:(?:vores|the|our) )?(?:checkin|pausen)|(?:start|starte|begynd|begynde|kør|sæt|begin) (?:(?:vores|med|the|our|på) )*checkin (?:i gang )?(?:igen|again)|(?:stop|ophæv|slut|afslut|fjern|end|cancel) (?:(?:vores|the|our) )?pausen?)(?: for checkin)?$/u;

/** What a sentence changes about check-ins, empty where that is not to be had; undefined where it changes nothing about them. */
function rhythmIn(sentence: string, today: string): RhythmChange | undefined {
  const said = normalise(sameWord(normalise(sentence)))
    .replace(/'/gu, '')
    .replace(/[,;!"»«]|\.(?=\s|$)(?<!\d\.)|\?/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => !fillers.has(word) || word === 'nu')
    .join(' ')
    .replace(greetings, '')
    .replace(request, '');
  if (sentence.includes('?') && !isAsked.test(normalise(sentence)) && !isAsked.test(said) && !plainly(sentence).isRequest) return undefined;
  if (resuming.test(said.replace(wish, ''))) return { pausedUntil: '' };
  const pause = pausing.exec(said);
  if (pause) return pauseIn(said, pause, today);
  return said.includes('checkin') ? settingIn(said) : undefined;
}

function settingIn(said: string): RhythmChange | undefined {
  let rest = said.replace(
    new RegExp(`(?:fra|from) ${weekdayName}(?= (?:til|to) )|(?:i stedet for|instead of) (?:om )?${weekdayName}`, 'u'),
    ' ',
  );
  const read = (pattern: string): RegExpExecArray | undefined => {
    const found = new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'u').exec(rest) ?? undefined;
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };
  const isRare = read(
    '(?:hver (?:[3-9]\\.?|tredje|fjerde|måned|dag)(?: uge)?|månedlig[et]?|dagligt?|monthly|daily|every (?:third|fourth|month|day|\\d+ weeks)|twice a week|to gange om ugen)',
  );
  const second = read(
    '(?:hver ?anden|hver 2\\.?|every (?:other|second))(?: (?:uge|week))?|hver 14\\.? dag|every (?:two|2) weeks|fortnightly|biweekly|hver fjortende dag',
  );
  const each = read(
    `(?:hver uge|en gang om ugen|en gang ugentligt|ugentligt?|weekly|every week|once a week|(?:hver|every)(?= ${weekdayName}))`,
  );
  const day = read(`(?:(?:om|på|on|hver|every) )?${weekdayName}`);
  const other = read(weekdayName);
  const clock = read(
    '(?:(?:kl|klokken|at) ?\\.? ?)?(\\d{1,2})[.:](\\d\\d)(?: ?(am|pm))?|(?:kl|klokken|at) ?\\.? ?(\\d{1,2})(?: ?(am|pm))?|(\\d{1,2}) ?(am|pm)',
  );
  if (!(isRare || second || each || day || clock)) return undefined;
  if ((rest.match(/[\p{L}\d]+/gu) ?? []).some((word) => !around.has(word))) return undefined;
  const weekday = day && numberOf(day[1] ?? '');
  const time = clock && timeIn(clock);
  const isHad = !(isRare || other || (weekday !== undefined && weekday > friday) || time === '');
  if (!isHad) return {};
  return {
    ...(weekday !== undefined && { weekday }),
    ...(time !== undefined && { time }),
    ...(second ? { everyWeeks: 2 } : each && { everyWeeks: 1 }),
  };
}

function numberOf(day: string): number {
  return monday + Math.max(weekdays.indexOf(day), englishWeekdays.indexOf(day));
}

/** `hh:mm`, or empty where check-ins do not come at that time. */
function timeIn([, hour, minutes, half, fullHour, fullHalf, bareHour, bareHalf]: RegExpExecArray): string {
  const isPm = [half, fullHalf, bareHalf].includes('pm');
  const hours = Number(hour ?? fullHour ?? bareHour);
  const time = `${String(isPm && hours < 12 ? hours + 12 : hours).padStart(2, '0')}:${minutes ?? '00'}`;
  return time >= earliest && time <= latest && Number(minutes ?? 0) < 60 ? time : '';
}

const numbers: Readonly<Record<string, number>> = {
  en: 1,
  a: 1,
  one: 1,
  to: 2,
  two: 2,
  tre: 3,
  three: 3,
  fire: 4,
  four: 4,
  fem: 5,
  five: 5,
  seks: 6,
  six: 6,
};
const untilWords = /(?<!\p{L})(?:til|indtil|frem til|until|till|through)(?: (og med|and including))? (.+)$/u;
const forWeeks = /(?<!\p{L})(?:i|for|in) (\d{1,2}|\p{L}+) (?:uger?|weeks?)(?: frem)?$/u;
const during = /(?<!\p{L})(?:(?:i )?(?:denne|hele denne|this) (?:uge|week))$/u;

function pauseIn(said: string, pause: RegExpExecArray, today: string): RhythmChange | undefined {
  const end = untilWords.exec(said);
  const current = during.exec(said);
  const weeks = current ? null : forWeeks.exec(said);
  const time = end ?? weeks ?? current;
  const rest = said.slice(0, time?.index ?? said.length).replace(pause[0], ' checkin ');
  if ((rest.match(/[\p{L}\d]+/gu) ?? []).some((word) => !around.has(word))) return undefined;
  // "Stop" and "pause" alone could be about anything.
  if (!time && !said.includes('checkin')) return undefined;
  const count = weeks && (numbers[weeks[1] ?? ''] ?? Number(weeks[1]));
  const ends = end
    ? endOf(end[2] ?? '', end[1] !== undefined || end[0].startsWith('through'), today)
    : current && endOf(current[0], true, today);
  const day = ends ?? (count ? addDays(today, count * daysInWeek) : undefined);
  // "Hold pause til vi mødes" may be about anything.
  if (day === undefined && !said.includes('checkin')) return undefined;
  return day !== undefined && day > today ? { pausedUntil: day } : {};
}

const daysInWeek = 7;

/** The first day after a pause that ends then; empty where that is too vague to be a day, undefined where no time is named. */
function endOf(text: string, isIncluded: boolean, today: string): string | undefined {
  const { span, masked } = mentionedDate(text, today, []);
  const others = (masked.replace(/\{(?:date|month)\}/u, '').match(/[\p{L}\d]+/gu) ?? []).filter(
    (word) => !/^(?:d|den|the|i|of)$/u.test(word),
  );
  if (!span || others.length > 0) return undefined;
  if (span.kind === 'season' || span.kind === 'year') return '';
  return isIncluded ? addDays(span.to, 1) : span.from;
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
function answersIn(text: string): NumberedAnswer[] {
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
