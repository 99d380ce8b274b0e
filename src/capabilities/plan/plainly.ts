import { spellingOf } from '../../core/spelling.js';
import { normalise } from '../../core/words.js';

/** Said for politeness' sake, or for none. */
export const fillers = new Set(
  'gerne godt lige venligst please tak bare jo altså nu just now da egentlig så helst kindly thanks også also straks hurtigt hermed herved'.split(
    ' ',
  ),
);
export const greetings =
  /^(?:(?:hej|hejsa|goddag|godmorgen|morgen|davs|hello|hi|hey|kære|bot|ok|okay|ja|yes|og|men|and|but|so|undskyld|sorry|nå|fint|super|alle|all) )+/u;
/** Before what is asked for. */
export const request =
  /^(?:(?:kan|vil|kunne|ville|gider) (?:du|i)(?: ikke)?(?: (?:være sød at|være venlig at|hjælpe (?:os|mig) med at))?|må (?:jeg|vi) bede (?:dig|jer)? ?om(?: at)?|(?:jeg|vi) vil(?: have dig til)? at du|(?:can|could|would|will) you(?: help us)?) /u;
export const wish =
  /^(?:(?:(?:vi|jeg|we|i) (?:vil|ville|skal|ønsker|want|need|would like|have)|(?:wed|id) like|lad os|let us|lets)(?: (?:have|få))?(?: (?:at|to))? )/u;

/** The words without greeting and fillers, as they are meant to be spelt, and without what leads up to a request. */
export function plainly(sentence: string): { readonly plain: string; readonly isRequest: boolean } {
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
export function sameWord(text: string): string {
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
/** The word of ours that a small misspelling means, or the word itself. */
export const spelt: (word: string) => string = spellingOf({ wanted, others, shortest: 6 });
