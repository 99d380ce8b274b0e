import { dayOf } from '../../core/calendar.js';
import type { Scope } from '../../core/turn.js';
import { normalise } from '../../core/words.js';
import { answersIn, type NumberedAnswer } from './answers-said.js';
import { plainly, sameWord, spelt } from './plainly.js';
import { type RhythmChange, rhythmIn } from './rhythm-said.js';

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
const changeOne =
  '(?:ret|rette|rediger|redigere|ændr|ændre|opdater|opdatere|fjern|fjerne|slet|slette|flyt|flytte|edit|change|update|remove|delete|move)';

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
  ...told('show', 'anywhere', [`^${changeOne} ${mark}(?:handling|handlingen|punkt|action|item)(?: (?:nummer|nr|number|no))? \\d{1,2}$`]),
  ...told('check-in', 'channel', ['^(?:vis |se |show )?status$']),
  ...asked('check-in', 'channel', [
    '^status$',
    '^hvad (?:mangler|mangler vi|har vi tilbage|er der tilbage|mangler der)(?: (?:vi|der))?(?: (?:endnu|stadig|stadigvæk))?(?: (?:at (?:gøre|nå|lave|få gjort|blive gjort)))?$',
    '^(?:what (?:do we have|have we got) left|what is left|whats left|what remains)(?: (?:to do|for us to do))?$',
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
    `^(?:tilføj|tilføje|sæt|meld|fjern|fjerne|slet|slette|tag|add|remove) (?:\\S+ ){1,4}(?:til|i|ind i|ud af|fra|to|from) ${mark}(?:gruppe|gruppen|group|team|teamet)$`,
    `^${change} (?:dag|tid|tidspunkt|dagen|tidspunktet|day|time) (?:for|på|of|for the) ${mark}checkin$`,
    `^${change} ${mark}checkin$`,
  ]),
  ...asked('group', 'channel', [
    `^(?:hvornår|hvilken dag|when|what day) (?:er|kommer|har vi|holder vi|er der|får vi|is|do we have) ${mark}(?:(?:næste|next) )?checkin(?: igen| again)?$`,
    '^hvornår (?:spørger|skriver) du(?: (?:til )?os)?(?: næste gang| til (?:handlingerne|handleplanen))?$',
    '^when (?:do|will) you (?:ask|write)(?: (?:to )?us)?(?: next)?$',
    '^(?:hvem er (?:med )?i|who is in) (?:vores|our) (?:gruppe|group)$',
  ]),
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
  const rhythm = rhythmIn(sentence, scope, dayOf(now));
  return rhythm && { kind: 'rhythm', change: rhythm };
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
    // "En handling om nødkald".
    const text = behind
      .replace(hasColon ? /^\s*:/u : /^\s+(?:om(?: at)?|about)(?=\s)/iu, '')
      .replace(/^[\s,;:.!–-]+/u, '')
      .trim();
    const mayAsk = hasColon || ((isRequest || plain.startsWith('kan ') || plain.startsWith('can ')) && text === '?');
    // "Ny handling til handleplanen: …": the longest head counts.
    found = text.includes('?') && !mayAsk ? undefined : text.replace(/^\?$/u, '');
    if (hasColon) return found;
  }
  const placed = found === undefined ? onThePlan.exec(said)?.[1] : undefined;
  return found ?? (placed && !placed.includes('?') ? placed : undefined);
}
