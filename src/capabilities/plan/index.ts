import { dayOf } from '../../core/calendar.js';
import { action, type Capability } from '../../core/capability.js';
import { isOrganiser } from '../../core/channels.js';
import { dueShelf, handOver } from '../../core/due.js';
import type { Language } from '../../core/language.js';
import { linkShelf } from '../../core/links.js';
import type { Ports } from '../../core/ports.js';
import { postShelf } from '../../core/post-once.js';
import { weekOf } from '../../core/rhythm.js';
import { tongueOf } from '../../core/tongue.js';
import type { MessageTurn, Reply } from '../../core/turn.js';
import { groupAt, refused, settingOf, within } from './access.js';
import { answer, answerByNumber, askHelp, reply } from './answering.js';
import { checkInCard } from './check-in-card.js';
import { file, paper } from './download.js';
import { carry, edit, move, planReply, remove, save, show } from './editing.js';
import { gallery } from './gallery.js';
import { forget, held } from './held.js';
import { type Intent, intentOf } from './intents.js';
import { planJobs } from './jobs.js';
import { askUnlink, link, linkChosen, unlink } from './linking.js';
import { nameConsultants, overview } from './overview.js';
import { joined, left } from './presence.js';
import { planIn, recordShelves, tableOf } from './records.js';
import { editMember, removeMember, saveMember, saveRhythm, showGroup, tellGroup, tellRhythm } from './settings.js';
import { addTold } from './telling.js';
import { texts } from './texts.js';
import { planActions } from './verbs.js';

/** Plan: a group's action plan, and the weekly check-in in its channel. */
export const plan: Capability = {
  name: 'plan',
  prompts: (_programme, language) => texts[language].prompts,
  commands: (_programme, language) => texts[language].commands(),
  claims: async (turn, ports) => (await claimOf(turn, ports)) !== undefined,
  message: async (turn, ports) => {
    const claim = await claimOf(turn, ports);
    return claim ? respond(claim, turn, languageIn(turn), ports) : [];
  },
  actions: {
    'plan.answer': action(planActions['plan.answer'], answer),
    'plan.ask-help': action(planActions['plan.ask-help'], askHelp),
    'plan.reply': action(planActions['plan.reply'], reply),
    'plan.show': action(planActions['plan.show'], show),
    'plan.edit': action(planActions['plan.edit'], edit),
    'plan.save': action(planActions['plan.save'], save),
    'plan.remove': action(planActions['plan.remove'], remove),
    'plan.move': action(planActions['plan.move'], move),
    'plan.carry': action(planActions['plan.carry'], carry),
    'plan.paper': action(planActions['plan.paper'], ({ group, language }, turn, ports) => paper(group, language, turn, ports)),
    'plan.group': action(planActions['plan.group'], showGroup),
    'plan.edit-member': action(planActions['plan.edit-member'], editMember),
    'plan.save-member': action(planActions['plan.save-member'], saveMember),
    'plan.remove-member': action(planActions['plan.remove-member'], removeMember),
    'plan.rhythm': action(planActions['plan.rhythm'], saveRhythm),
    'plan.unlink': action(planActions['plan.unlink'], unlink),
    'plan.link': action(planActions['plan.link'], linkChosen),
  },
  stored: [...recordShelves, dueShelf('plan'), linkShelf('plan'), postShelf('plan', /^g\|[^|]+\|p\|/)],
  held,
  forget,
  jobs: planJobs,
  due: (ports) => handOver(tableOf(ports), ports.programme.id, ports),
  joined: async (turn, ports) => {
    await joined(turn, ports);
    return [];
  },
  left,
  download: file,
  gallery,
};

/** The language of a message. "Check-in" is a word of both, and says as little as the bot's name. */
function languageIn({ text, language }: MessageTurn): Language {
  return tongueOf(text.replace(/(?<!\p{L})(?:check|tje?k)[- ]?in/giu, ''), language);
}

/** What of a message is Plan's. `group` is the one it is about, where there is one. */
interface Claim {
  readonly intent: Intent;
  readonly group: string | undefined;
}

async function claimOf(turn: MessageTurn, ports: Ports): Promise<Claim | undefined> {
  const intent = intentOf(turn.text, turn.scope, ports.clock());
  if (!intent) return undefined;
  switch (intent.kind) {
    case 'link':
      return { intent, group: undefined };
    case 'overview':
    case 'consultants':
      return turn.scope === 'channel' || isOrganiser(turn, ports) ? { intent, group: undefined } : undefined;
    default: {
      const group = await groupAt(turn, ports);
      // Words that anybody may use mean the plan only where there is one.
      return group === undefined && !named.has(intent.kind) ? undefined : { intent, group };
    }
  }
}

/** What can mean nothing but an action plan, or a channel's link to a group. */
const named: ReadonlySet<Intent['kind']> = new Set(['show', 'add', 'paper', 'unlink']);

async function respond({ intent, group }: Claim, turn: MessageTurn, language: Language, ports: Ports): Promise<readonly Reply[]> {
  if (intent.kind === 'link') return link(turn, intent.reference, language, ports);
  if (intent.kind === 'overview') return overview(turn, language, ports);
  if (intent.kind === 'consultants') return nameConsultants(turn, language, ports);
  const t = texts[language].say;
  if (group === undefined)
    return [{ kind: 'text', text: { channel: t.notLinked, personal: t.personalNone, group: t.onlyInChannel }[turn.scope] }];
  switch (intent.kind) {
    case 'unlink':
      return askUnlink(group, turn, language, ports);
    case 'show':
      return shown(group, turn, language, ports);
    case 'check-in':
      return checkInNow(group, turn, language, ports);
    case 'paper':
      return paper(group, language, turn, ports);
    case 'add':
      return addTold(group, intent.text, turn, language, ports);
    case 'group':
      return tellGroup(group, turn, language, ports);
    case 'rhythm':
      return tellRhythm(group, intent.change, turn, language, ports);
    case 'answer':
      return answerByNumber(group, [intent, ...intent.also], turn, language, ports);
  }
}

async function shown(group: string, turn: MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: planIn(found) }));
  return 'no' in result ? refused(result, language) : [planReply(result.tell, settingOf(language, ports))];
}

/** This week's questions, asked for before or after they come by themselves. */
async function checkInNow(group: string, turn: MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: planIn(found) }));
  if ('no' in result) return refused(result, language);
  const setting = settingOf(language, ports);
  const week = weekOf(dayOf(setting.now));
  const card = checkInCard(result.tell, week, setting);
  return [{ kind: 'card', card, summary: texts[language].summaries.checkIn(week.slice(-2)) }];
}
