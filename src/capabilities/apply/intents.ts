import { memo } from '../../core/memo.js';
import { municipalityNamed } from '../../core/municipalities.js';
import type { Programme } from '../../core/programme.js';
import { danishLetters, normalise } from '../../core/words.js';
import { isAsking, isTelling, sentencesOf } from './reading/sentences.js';
import { spelt } from './reading/spelling.js';

/**
 * What somebody wants of their application, or of the applications:
 * - `start` it or go on with it, hear its `status`, what is `missing` or what comes `afterwards`, `withdraw` it, change its `coordinator`,
 *   `share` it.
 * - organisers': make this channel the `organiser`s', `list` the applications, have them as a `sheet`, `register` one that came by mail.
 */
export type Intent =
  | 'start'
  | 'status'
  | 'missing'
  | 'afterwards'
  | 'withdraw'
  | 'coordinator'
  | 'share'
  | 'organiser'
  | 'list'
  | 'sheet'
  | 'register';

/** Holds of a sentence, or (where it is `told`) of a clause in one. One that is `asked` may be a question. */
interface Rule {
  readonly intent: Intent;
  readonly kind: 'told' | 'asked';
  readonly pattern: RegExp;
}

/** Said for politeness' sake, or for none. */
const fillers = new Set(
  'gerne godt lige venligst please tak bare jo altså meget rigtig også nu just now desværre da egentlig så virkelig helst kindly thanks igen stadig endnu still yet already allerede also very really simpelthen endelig hurtigt'.split(
    ' ',
  ),
);
const greetings =
  /^(?:(?:hej|hejsa|goddag|godmorgen|davs|dav|halløj|hi|hello|hey|dear|kære|bot|ok|okay|ja|yes|og|men|and|but|so|undskyld|sorry|nå|fint|super) )+/u;
/** Before what is asked for. */
const request =
  /^(?:(?:kan|vil|kunne|ville) (?:du|i)|må jeg bede (?:dig|jer)? ?om at|(?:jeg|vi) vil(?: have dig til)? at du|can you|could you|would you|will you) /u;

const ours = '(?:vores|vor|min|mit|mine|en|et|den|ny|nye|the|our|my|an|a|new|egen)';
const theApplication = `(?:${ours} )*(?:ansøgning|ansøgningen|kladde|kladden|application|draft|form|udkast|udkastet)`;
const applicant =
  '(?:(?:vi|we)(?: (?:i|fra|på|in|from) (?:PLACE|COURSE|AREA)(?: kommune)?)?|jeg|i|PLACE(?: kommune| municipality)?|PLACE kommunes(?: \\p{L}+){1,3}?|kommunen|(?:vores|vor|our) \\p{L}+|gruppen|arbejdsgruppen)';
const wish =
  '(?:vil|ville|ønsker|ønsker at|skal|skal have|vil have|har lyst til at|kunne tænke (?:os|mig) at|kunne tænke os|(?:er )?klare? (?:til|på) at|har besluttet at|har brug for at|bliver nødt til at|er nødt til at|må|want|wants|want to|wants to|would like to|would like|d like to|wed like to|id like to|wish to|wishes to|need to|have to|(?:are |am |were |im )?ready to|have decided to|intend to|wanna|will)';
const wanting = `^(?:(?:${applicant} )?${wish}|lad os|let us|lets) (?:at )?`;
const us = '(?:os|mig|us|me|gruppen|kommunen|arbejdsgruppen|PLACE(?: kommune)?|(?:vores|vor|our|the) \\p{L}+)';
/** Applying and nothing else. */
const applying = `(?:ansøge?|apply|tilmelde ${us}|melde ${us} (?:til|ind)|skrive ${us} op|sign ${us} up|få ${us} tilmeldt|have ${us} tilmeldt|indsende ${theApplication}|sende ${theApplication}|send ${theApplication}|submit ${theApplication}|(?:starte|begynde|påbegynde|lave|skrive|oprette|udfylde|fortsætte|åbne|se|vise|rette|redigere|arbejde videre|i gang|komme i gang|gå i gang|start|begin|continue|fill in|fill out|write|open|see|edit|make|create|resume|complete|work)(?: på| med| i| on| with)? (?:${theApplication}|at ansøge|ansøgningsskemaet|ansøgningsskema))`;
/** Applying, where nothing else is spoken of. */
const joining =
  '(?:søge(?: ind)?|søge om|være med|være en del|komme med|med|deltage|ind|join|sign up|take part|participate|enrol|enroll|register|be part|be in|get in|op)';
/** What one applies for here, behind "om": what else is applied for is somebody else's. */
const theirAim =
  '(?:(?:at|en|et|den|vores|to|denne|optagelse og) )*(?:plads\\p{L}*|optag\\p{L}*|deltag\\p{L}*|komme|være|få|blive|gå|tilmeld\\p{L}*|NAME|COURSE|PLACE|netværk\\p{L}*|forløb\\p{L}*|hold\\p{L}*|sammen)(?!\\p{L})';
const here =
  '(?:her|hos dig|via dig|gennem dig|med dig|i chatten|her i chatten|i teams|her i teams|here|here in the chat|in the chat|right here|right here in the chat|with you|through you|in teams)';

/** Words that leave a wish to join what it is. */
const aside =
  '(?:i|på|til|om|for|fra|af|med|at|som|her|in|on|to|for|from|of|with|as|here|with|og|and|det|den|jeres|dette|denne|the|this|your|en|et|a|vi|we|er|are|være|plads|pladsen|deltagelse|optagelse|netværk|netværket|netværksforløb|netværksforløbet|network|forløb|forløbet|hold|holdet|course|programme|programmet|program|indsatsen|initiative|ordningen|kommune|kommunen|municipality|council|gruppe|gruppen|arbejdsgruppe|group|vores|vor|our|hele|COURSE|PLACE|NAME|AREA|mod|vold|against|violence|år|året|runde|denne|i år|kommende|næste|next|first|første|komme|come)';
const asides = `(?: ${aside})*$`;
/** What a wish to apply may not go on with: another thing, a doubt, or a time that is not this round's. */
const elsewhere =
  /(?<!\p{L})(?:hv(?:ad|em|or\p{L}*|ilke[nt]?|is)|men|ikke|eller|fristen|for sent|senere|midler|støtte|penge|tilskud|job\p{L}*|stilling\p{L}*|ferie\p{L}*|orlov|pulje\p{L}*|fonde?\p{L}*|webinar\p{L}*|infomøde\p{L}*|informationsmøde\p{L}*|nyhedsbrev\p{L}*|mailingliste\p{L}*|hotel\p{L}*|next year|næste (?:år|runde)|if|how|what|when|not|or|but|later|jobs?|funds?|funding|money|grants?|newsletter|uden|without|selv|individuelt|link\p{L}*|skemaet til|på mail)(?!\p{L})/u;

const shown = '(?:se|vis|vise|list|liste over|oversigt over|show|show me|see|giv mig|view|vis mig|vise mig)';
const applications = '(?:(?:alle|de|nye|indkomne|modtagne|all|the|new|incoming|received) )*(?:ansøgninger|ansøgningerne|applications)';
const sheet =
  '(?:excel|regneark|et regneark|et excel ark|excel ark|csv|spreadsheet|a spreadsheet|an excel file|excel fil|excelark|excelfil)';
const person = '(?!(?:jeg|vi|man|det|den|han|hun|hvem|i|it|she|he|they|we|you|der|de)(?: |$))\\p{L}+(?: \\p{L}+){0,3}?';
const colleagues =
  '(?:(?:min|mine|vores|en|et par|to|nogle|flere|andre|my|our|a|some|the|de andre i|resten af|others in|the rest of) )*(?:kollega|kollegaen|kollegaer|kolleger|kollegerne|kollegaerne|colleague|colleagues|gruppen|arbejdsgruppen|leder|the group|chef|sekretær|tovholder|manager)(?: \\p{L}+){0,3}';
const opened = '(?:ansøgning|ansøgningen|kladde|kladden|application|draft|den|it)';

const afterSending = `(?:bagefter|efterfølgende|efter den er sendt|afterwards|(?:når|efter|efter at|after|once|when) (?:(?:vi|jeg|we|i) (?:har |have |ve )?(?:sendt|indsendt|sender|sent|submitted|submit|send)(?: (?:${theApplication}|den|it))?|(?:${theApplication}|den|it) (?:er|is|has been) (?:sendt|indsendt|sent|submitted))(?: (?:ind|af sted|afsted|in|off))?)`;

const rules: readonly Rule[] = [
  ...told('sheet', [
    `^(?:hent|hente|download|downloade|eksporter|eksportere|træk|udtræk|udtræk af|export|get) ${applications}(?: (?:som|i|til|ned|ud|as|to|in|into)(?: ${sheet})?)?$`,
    `^(?:${shown} |hent )?${applications} (?:som|i|til|as|in|to) ${sheet}$`,
    `^(?:hent |lav |send |få |get |make )?${sheet} (?:med|over|of|with) ${applications}$`,
  ]),
  ...told('list', [
    `^(?:${shown} )?${applications}$`,
    `^(?:vi|jeg|we|i) ${wish} (?:se|have|see) (?:en )?(?:liste over |oversigt over |a list of )?${applications}$`,
    `^(?:liste|oversigt|list) (?:over|med|of) ${applications}$`,
  ]),
  ...told('register', [
    `^(?:registrer|registrere|indtast|indtaste|indfør|register|enter|record) (?:en |ny |an |a |new |den |the )*(?:ansøgning|ansøgningen|gruppe|gruppen|application|group)(?: (?:fra|der|som|på|pr|via|from|that|which|received|by|modtaget)(?: .+)?)?$`,
    `^(?:vi|jeg|we|i|der) (?:har fået|har modtaget|fik|modtog|have received|have got|got|received|ve received|er kommet) (?:en |an |endnu |another )*(?:ansøgning|application)(?: .{1,60})? (?:på|pr|via|med|i en|by|in an|in a|as an|by e|through)(?: e)? ?(?:mail|mailen|email)(?: fra .{1,60}| from .{1,60})?$`,
    `^(?:vi|jeg|we|i) ${wish} (?:registrere|indtaste|register|enter) (?:en |an? )(?:ansøgning|gruppe|application|group)(?: .{1,80})?$`,
    '^(?:opret|tilføj|create|add) (?:en |an )?(?:ansøgning|application) (?:fra|from|der kom på|modtaget på|received by) (?:en |an )?(?:mail|email)$',
  ]),
  ...told('organiser', [
    '^(?:arrangør|arrangøren|arrangører|organiser|organizer|organisers|organizers)$',
    '^(?:arrangørkanal|arrangørkanalen|arrangørernes kanal|organisers? channel|organizers? channel)$',
    '^(?:gør|brug|sæt|lad|make|use|set|vælg|choose)(?: det)? (?:denne|den her|dette|this|kanalen|den)(?: (?:kanal|channel|tråd|team))?(?: her)? (?:til|som|være|for|as|the|to be|med)(?: (?:the|til|den))? ?(?:arrangør\\p{L}*|organi[sz]ers?|organi[sz]er)(?: ?s)?(?: (?:kanal|channel))?$',
    '^(?:her sidder|dette er|det her er|this is|vi er|we are) (?:the )?(?:arrangørerne|arrangørernes kanal|arrangørkanalen|organi[sz]ers(?: channel)?)$',
  ]),
  ...told('withdraw', [
    `^(?:træk|trække|tilbagetræk|annuller|annullere|slet|slette|fjern|fjerne|tilbagekald|withdraw|retract|cancel|delete|pull) ${theApplication}(?: (?:tilbage|ud|back))?$`,
    `^(?:træk|trække) (?:ansøgningen )?tilbage$`,
    `^(?:${applicant} )?(?:${wish}|vælger at|har valgt at|har besluttet at|have decided to) (?:at )?(?:trække|tilbagetrække|tilbagekalde|annullere|slette|fortryde|withdraw|retract|cancel|delete|pull|take back) (?:${theApplication}|den|it)(?: (?:tilbage|ud|back))?${asides}`,
    `^${applicant} ${wish} (?:at )?(?:trække os(?: ud| tilbage)?|melde os (?:ud|fra)|melde fra|trække mig|withdraw|pull out)${asides}`,
    `^${applicant} (?:trækker|tilbagekalder|withdraw|are withdrawing|annullerer) (?:${theApplication}|os)(?: (?:tilbage|ud))?${asides}`,
  ]),
  ...told('coordinator', [
    '^(?:skift|skifte|ændr|ændre|udskift|udskifte|ret|rette|byt|opdater|vælg|change|replace|update|switch|swap)(?: af)?(?: (?:vores|the|our|en|ny|new|a))* (?:tovholder|tovholderen|coordinator|coordinators)(?: (?:til|to|with|med) .{1,60})?$',
    '^(?:ny|anden|new|another) (?:tovholder|coordinator)(?: .{1,60})?$',
    `^(?:vi|jeg|we|i) (?:${wish}|skal have|vil have) (?:at )?(?:skifte|ændre|udskifte|rette|bytte|have|få|vælge|change|replace|have|switch|pick)(?: (?:vores|en|ny|anden|the|our|a|new|another))* (?:tovholder|tovholderen|coordinator|coordinators)(?: .{1,60})?$`,
    '^(?:vi|we) (?:har|har fået|har valgt|får|have|have got|have chosen|ve got) (?:en |a )?(?:ny|anden|new|another|different) (?:tovholder|coordinator)(?: .{1,60})?$',
    '^(?:vores|our) (?:nye|new) (?:tovholder|coordinator) (?:er|bliver|hedder|is|will be) .{1,60}$',
    `^(?:gør|lad|make|let) ${person} (?:til|være|be)? ?(?:(?:ny|vores|the|our|new) )*(?:tovholder|coordinator)$`,
    `^${person} (?:overtager (?:som|rollen som)|er (?:vores )?(?:ny|nye)|bliver (?:vores )?(?:ny|nye)|takes over as|is (?:the|our) new|will be (?:the|our) new) (?:tovholder|coordinator)$`,
    '^(?:vores tovholder|tovholderen|our coordinator|the coordinator) (?:er stoppet|stopper|er holdt op|har fået nyt job|er sygemeldt|skal skiftes|skal skiftes ud|has left|is leaving)$',
  ]),
  ...told('share', [
    `^(?:del|dele|share) (?:${theApplication}|den|it)(?: (?:med|with) .{1,60})?$`,
    `^(?:vi|jeg|we|i) ${wish} (?:at )?(?:dele|share) (?:${theApplication}|den|it)(?: (?:med|with) .{1,60})?$`,
    `^(?:giv|give|grant) (?!mig |me ).{1,60}? (?:adgang|access)(?: (?:til|to) ${theApplication})?$`,
    `^(?:vi|jeg|we|i) ${wish} (?:at )?(?:give|have) .{1,60}? (?:adgang|access)(?: (?:til|to) ${theApplication})?$`,
    `^(?:inviter|invitere|luk|lukke|invite|add) ${colleagues}(?: (?:ind|ind i|til|med|i|to|med i|into|in)(?: ${theApplication})?)?$`,
    `^(?:vi|jeg|we|i) ${wish} (?:at )?(?:invitere|lukke|invite) ${colleagues}(?: (?:ind|ind i|til|med|i|to|in)(?: ${theApplication})?)?$`,
    `^(?:lad|let) ${colleagues} (?:komme ind|komme med|se|se med|skrive|skrive med|redigere|in|see|edit|se og rette|få adgang|have access)(?: (?:i|på|til|to|with))?(?: ${theApplication})?$`,
    `^${colleagues} ${wish} (?:have|have adgang|skrive med|kunne se|kunne redigere|få adgang|access|have access)(?: (?:adgang|access))?(?: (?:til|i|på|to))?(?: ${theApplication})?$`,
  ]),
  ...asked('share', [
    `^(?:kan|må|can|may|could) ${colleagues} (?:skrive i|skrive med i|skrive med på|redigere|arbejde i|arbejde på|arbejde med på|være med på|få adgang til|have adgang til|komme ind i|edit|work on|get access to|access|hjælpe med) (?:(?:vores|min|the|our|my) )?${opened}$`,
    `^(?:hvordan|kan jeg|kan vi|how do i|how do we|can i|can we) (?:deler jeg|deler vi|dele|share|giver jeg|give|inviterer jeg|invitere|invite) (?:${theApplication}|${colleagues})(?: (?:med|with) .{1,40}| (?:adgang|access)(?: .{1,40})?| (?:ind|til|to|i|into) .{1,40})?$`,
    `^hvordan (?:kan|får) (?:jeg|vi|mine kolleger|min kollega) (?:lukke |invitere |give )?(?:${colleagues} )?(?:ind i|adgang til|få adgang til|komme ind i) ${theApplication}$`,
  ]),
  ...asked('afterwards', [
    `^(?:kan|må|kunne) (?:vi|jeg|man) (?:rette|ændre|redigere|trække|fortryde|ændre noget|rette noget)(?: (?:i|på))?(?: (?:${theApplication}|den|det|noget|tilbage))* ${afterSending}$`,
    `^(?:can|could|may) (?:we|i|one) (?:edit|change|correct|fix|withdraw|undo)(?: (?:${theApplication}|it|something))* ${afterSending}$`,
    `^hvad sker der (?:så )?${afterSending}$`,
    `^what happens (?:then )?${afterSending}$`,
  ]),
  ...told('status', [
    `^(?:vis |se |get |show )?(?:status|application status)(?: (?:på|for|om|of|on) ${theApplication}${asides.slice(0, -1)})?$`,
  ]),
  ...asked('status', [
    `^(?:status|hvad er (?:vores |der )?status(?:sen)?|hvad status er|what is the status|whats the status|hvordan er status|what s the status|any news|er der (?:noget )?nyt|noget nyt)(?: (?:på|for|om|fra|med|of|on|about|with) (?:${theApplication}|den|it|os|us)${asides.slice(0, -1)})?$`,
    `^(?:hvor langt er|hvordan går det med|hvordan gik det med|hvordan ser det ud med|hvordan står det til med|how is|how far is|hvor er i med|hvor langt er i med) ${theApplication}(?: (?:kommet|going|getting on|coming along))?$`,
    `^(?:er|blev|is|was) ${theApplication} (?:blevet |kommet |been )?(?:modtaget|frem|kommet frem|nået frem|gået igennem|igennem|sendt|indsendt|afsendt|godkendt|behandlet|landet|registreret|afgjort|received|sent|submitted|in|approved|accepted|through|decided)${asides}`,
    `^(?:har i|har du|har arrangørerne|have you|did you|did the organisers) (?:modtaget|fået|set|læst|behandlet|received|got|get|receive|seen|read) (?:vores|vor|min|our|my) (?:ansøgning|application)${asides}`,
    `^has (?:our|my|the) application (?:been )?(?:received|sent|submitted|approved|accepted|arrived|gone through|come in|decided|read)${asides}`,
    `^(?:er|blev|kom|are|were) (?:vi|vores gruppe|we) (?:kommet med|blevet optaget|optaget|antaget|godkendt|blevet godkendt|tilmeldt|kommet ind|blevet antaget|blevet valgt|udvalgt|med|in|accepted|admitted|selected|registered|approved)${asides}`,
    `^(?:fik vi|har vi fået|did we get|have we got|have we been given) (?:en |a )?(?:plads|pladsen|in|place|spot)${asides}`,
    '^(?:have we been|did we become) (?:accepted|admitted|selected)$',
  ]),
  ...told('missing', [
    `^(?:vis |se )?(?:hvad der mangler|hvad vi mangler|manglerne|mangler|what is missing|missing)(?: (?:i|in|på|from) ${theApplication})?$`,
  ]),
  ...asked('missing', [
    `^(?:hvad|hvilke oplysninger|hvilke felter) mangler (?:vi|jeg|der|ansøgningen)?(?: ?(?:at udfylde|at skrive|at gøre|at svare på|for at kunne sende|for at være færdige|før vi kan sende|inden vi kan sende|før vi er færdige))?(?: ?(?:i|på|for|før|inden|til) ${theApplication}(?: (?:er klar|er færdig|kan sendes|er komplet|er i hus))?)?(?: (?:den|it|ansøgningen))?$`,
    `^mangler (?:vi|der|jeg|ansøgningen) (?:noget|mere|flere ting|at udfylde noget|noget mere)(?: (?:i|på|for|før|inden) (?:${theApplication}|vi kan sende))?$`,
    `^er (?:vi|${theApplication}|den|alt) (?:klar|klare|(?:færdige?(?= (?:til|med|ansøgningen)))|udfyldt|komplet|fuldstændig|i orden)(?: (?:til at (?:sende|indsende|aflevere|blive sendt|trykke send|søge)|til at kunne sende|til at komme afsted|til afsendelse|til at blive indsendt|med))?(?: (?:${theApplication}|den|af sted|ind|afsted))?$`,
    `^kan (?:vi|jeg) (?:så )?sende(?: (?:${theApplication}|den))?(?: (?:af sted|sådan|som den er|afsted|ind))*$`,
    `^(?:hvad|what) (?:skal|har|do) (?:vi|jeg|we|i) (?:ikke udfyldt|mangle|ellers udfylde|resterer|need to fill in|have left|lack|miss)(?: (?:i|in) ${theApplication})?$`,
    `^(?:what is|whats|what s|what else is) (?:missing|left|outstanding)(?: (?:from|in|on|to do|to fill in)(?: ${theApplication})?)?$`,
    `^(?:what are we|what am i|are we|am i|is there anything) (?:missing|lacking)(?: anything| something)?(?: (?:from|in|on) ${theApplication})?$`,
    `^(?:are we|am i|is ${theApplication}|is it) (?:ready|complete|good|(?:done|finished)(?= with))(?: (?:with|to (?:send|submit|go|be sent|be submitted|apply)))?(?: (?:${theApplication}|it|in))?$`,
    `^can (?:we|i) (?:send|submit)(?: (?:${theApplication}|it))?(?: in| as it is| like this)*$`,
  ]),
  ...told('start', [
    `^(?:ny |at )?(?:ansøge?|ansøgning|application|apply|vores ansøgning|min ansøgning|our application|my application|kladde|kladden)(?: ${here})?$`,
    `^(?:start|starte|begynd|opret|oprette|lav|åbn|åbne|vis|vise|vis mig|show me|fortsæt|fortsætte|udfyld|udfylde|rediger|ret|genoptag|find|begin|open|show|continue|resume|create|edit|view|fill in|fill out|se|go on|påbegynd)(?: på| med| i| on| with)? (?:${theApplication}|tilmelding|tilmeldingen)(?: (?:op|frem|til|i|for|to|fra|her|here) ?.{0,60})?$`,
    `^(?:tilmeld|meld|register|enrol|enroll|sign) ${us}(?: (?:til|ind|up))?${asides}`,
    `^(?:skriv|sæt) ${us} (?:op|på|på listen)${asides}`,
    `^(?:ansøg|apply|søg) ${aside}${asides}`,
    `^(?:hjælp|hjælpe|help) (?:os|mig|us|me)?(?: med| with| to)?(?: at)? ?(?:${applying}|søge|i gang|komme i gang|${theApplication}|applying|join|the application)${asides}`,
    `^(?:${applicant} )?(?:ansøger|søger|tilmelder os|melder os til|apply|are applying)(?: om)?${asides}`,
    `${wanting}${joining}${asides}`,
    `^(?:${wanting.slice(1)})?(?:komme |gå |vende |go |get )?(?:tilbage|videre|back|on) (?:til|med|to|with) ${theApplication}$`,
    `^(?:på vegne af|for|fra|on behalf of) (?:PLACE|AREA)(?: kommune| municipality)? (?:ansøger|søger|tilmelder) (?:vi|jeg)(?: os)?${asides}`,
  ]),
  { intent: 'start', kind: 'told', pattern: new RegExp(`${wanting}${applying}(?! om (?!${theirAim}))(?: .*)?$`, 'u') },
  ...asked('start', [
    `^(?:kan|må|can|could|may) (?:vi|jeg|man|we|i|one) (?:${applying}|søge|tilmelde|register|register us|sign up|join|enrol us) ${here}$`,
    `^(?:kan|må|can|could|may) (?:vi|jeg|we|i) (?:starte|begynde|påbegynde|oprette|lave|udfylde|start|begin|make|create|fill in|fill out)(?: på| med| on)? ${theApplication}(?: ${here})?$`,
    `^(?:kan|må|can|could|may) (?:vi|jeg|we|i) (?:se|få|fortsætte|åbne|rette i|rette|redigere|ændre i|ændre|arbejde videre på|see|open|edit|continue|få vist)(?: på| med)? (?:vores|min|our|my) (?:ansøgning|kladde|application|draft)$`,
    `^(?:hvor er|hvor finder jeg|hvor finder vi|where is|where do i find) (?:vores|min|our|my) (?:ansøgning|kladde|application|draft)$`,
  ]),
];

function told(intent: Intent, patterns: readonly string[]): Rule[] {
  return patterns.map((pattern) => ({ intent, kind: 'told', pattern: new RegExp(pattern, 'u') }));
}

function asked(intent: Intent, patterns: readonly string[]): Rule[] {
  return patterns.map((pattern) => ({ intent, kind: 'asked', pattern: new RegExp(pattern, 'u') }));
}

/** Whoever says what they want says it in fewer words than this; it also bounds the work. */
const mostWords = 40;
const mostSentences = 60;

/** What the message wants of an application; undefined where it wants nothing of one, or asks something that is to be answered first. */
export function intentOf(text: string, programme: Programme): Intent | undefined {
  const sentences = sentencesOf(text).slice(0, mostSentences);
  const intents = sentences.map((sentence) => intentIn(sentence, programme));
  if (sentences.some((sentence, i) => intents[i] === undefined && isAsking(sentence))) return undefined;
  return intents.find((intent) => intent !== undefined);
}

const old =
  /(?<!\p{L})(?:ret(?:te)?|rediger\p{L}*|ændr\p{L}*|åbne?|vise?|se|fortsæt\p{L}*|genoptag\p{L}*|find|tilbage|videre|edit|change|open|show|see|view|continue|resume|back)(?!\p{L})/u;

/** Whether a `start` is about an application that is there already: "ret ansøgningen". */
export function asksForTheirs(text: string): boolean {
  const said = normalise(text);
  return old.test(said) && !/(?<!\p{L})(?:ny|nyt|nye|endnu|anden|new|another)(?!\p{L})/u.test(said);
}

function intentIn(sentence: string, programme: Programme): Intent | undefined {
  const whole = plainly(sentence, programme);
  if (whole === '' || whole.split(' ').length > mostWords) return undefined;
  const bare = whole.replace(request, '');
  const isQuestion = sentence.includes('?') && bare === whole;
  const found = rules.find((rule) => (rule.kind === 'asked' || !isQuestion) && holds(rule, bare));
  if (found) return found.intent;
  if (!isTelling(sentence) || elsewhere.test(whole)) return undefined;
  const clauses = sentence
    .split(/[,:–—]| (?:og|and|så|fordi|because) /u)
    .map((clause) => plainly(clause, programme))
    .filter((clause) => clause.includes(' ') && clause !== bare);
  return rules.find((rule) => rule.kind === 'told' && clauses.some((clause) => holds(rule, clause)))?.intent;
}

function holds({ pattern, intent }: Rule, said: string): boolean {
  return pattern.test(said) && !(intent === 'start' && elsewhere.test(said));
}

/** The words without greeting and fillers, as they are meant to be spelt, with `COURSE`, `PLACE`, `NAME` (the round's) and `AREA` for names. */
function plainly(sentence: string, programme: Programme): string {
  const reader = readerOf(programme);
  const words =
    // What stands in brackets is said beside it.
    (
      normalise(sentence)
        .replace(/\([^()]*\)/gu, ' ')
        .replace(/'/gu, '')
        .match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []
    )
      .filter((word) => !fillers.has(word))
      .map(reader.meant);
  const said = reader.names.reduce((text, name) => text.replace(name, 'NAME'), words.join(' '));
  // Aarhus has a course and is a municipality.
  return said.replace(/COURSE(?= (?:kommune|municipality|council)(?: |$))/gu, 'PLACE').replace(greetings, '');
}

/** How the words of a round are read: what each means, and what the round is called. */
interface Reader {
  meant(word: string): string;
  readonly names: readonly string[];
}

/** Words are looked up for each message, and most of them have been before. */
const wordsKept = 5000;
const readers = new WeakMap<Programme, Reader>();

function readerOf(programme: Programme): Reader {
  const known = readers.get(programme) ?? {
    meant: memo(wordsKept, (word) => named(word, programme) ?? spelt(word)),
    names: Object.values(programme.name).map((name) => (normalise(name).match(/[\p{L}\d]+/gu) ?? []).join(' ')),
  };
  readers.set(programme, known);
  return known;
}

function named(word: string, programme: Programme): string | undefined {
  const bare = danishLetters(word).replace(/-?(?:forløbet|forløb|holdet|hold)$/u, '');
  const isCourse = programme.courses.some(({ name, aliases }) =>
    [name.da, name.en, ...aliases].some((alias) => danishLetters(normalise(alias)) === bare),
  );
  if (isCourse) return 'COURSE';
  if (municipalityNamed(word)) return 'PLACE';
  return /^\p{L}{3,}området$/u.test(word) ? 'AREA' : undefined;
}
