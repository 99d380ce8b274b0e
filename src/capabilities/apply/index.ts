import { action, type Capability } from '../../core/capability.js';
import type { Notice } from '../../core/card.js';
import { isOrganiser } from '../../core/channels.js';
import { holdsCpr } from '../../core/cpr.js';
import { handOver } from '../../core/due.js';
import { codeOf } from '../../core/failure.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import { tongueOf } from '../../core/tongue.js';
import type { ActionTurn, MessageTurn, Reply } from '../../core/turn.js';
import { acceptedGroups } from './accepted.js';
import { settingOf } from './access.js';
import type { Application } from './application.js';
import { begin, start } from './begin.js';
import { sheet } from './download.js';
import { afterwards } from './explain.js';
import { dropMember, go, open, saveMember } from './filling.js';
import { isOpen } from './findings.js';
import { gallery } from './gallery.js';
import { type Intent, intentOf } from './intents.js';
import { applyJobs } from './jobs.js';
import { backCard } from './lead-cards.js';
import { decide, organise, resend } from './organise.js';
import { sentencesOf } from './reading/sentences.js';
import { type Reading, tells } from './reading.js';
import { tableOf } from './records.js';
import { register, unregister } from './register.js';
import { changeCoordinator, medDecided, reopen, submit, withdraw } from './sending.js';
import { share, takeOver } from './sharing.js';
import { answer, tell, toldIn, underWay } from './telling.js';
import { texts } from './texts.js';
import { applyActions } from './verbs.js';

/** Apply: a working group applies in its own chat, and the organisers answer in their channel. */
export const apply: Capability = {
  name: 'apply',
  prompts: (_programme, language) => texts[language].prompts,
  claims: async (turn, ports) => (await claimOf(turn, ports)) !== undefined,
  message: async (turn, ports) => {
    const claim = await claimOf(turn, ports);
    return claim ? respond(claim, turn, ports) : [];
  },
  actions: {
    'apply.start': action(
      applyActions['apply.start'],
      personal(({ language }, turn, ports) => start(turn, language, '', ports)),
    ),
    'apply.new': action(
      applyActions['apply.new'],
      personal(({ language }, turn, ports) => begin(turn, language, ports)),
    ),
    'apply.open': action(applyActions['apply.open'], personal(open)),
    'apply.go': action(applyActions['apply.go'], personal(go)),
    'apply.save-member': action(applyActions['apply.save-member'], personal(saveMember)),
    'apply.remove-member': action(applyActions['apply.remove-member'], personal(dropMember)),
    'apply.share': action(applyActions['apply.share'], personal(share)),
    'apply.take-over': action(applyActions['apply.take-over'], personal(takeOver)),
    'apply.submit': action(applyActions['apply.submit'], personal(submit)),
    'apply.withdraw': action(applyActions['apply.withdraw'], personal(withdraw)),
    'apply.reopen': action(applyActions['apply.reopen'], personal(reopen)),
    'apply.coordinator': action(applyActions['apply.coordinator'], personal(changeCoordinator)),
    'apply.med': action(applyActions['apply.med'], personal(medDecided)),
    'apply.decide': action(applyActions['apply.decide'], decide),
    'apply.resend': action(applyActions['apply.resend'], resend),
    'apply.register': action(applyActions['apply.register'], register),
    'apply.unregister': action(applyActions['apply.unregister'], unregister),
  },
  invitation: {
    verb: 'apply.start',
    title: { da: texts.da.start, en: texts.en.start },
    offer: { da: texts.da.offer, en: texts.en.offer },
    topics: ['how-to-apply', 'form-link', 'form-content', 'getting-started'],
    offered: (programme, now) => programme.courses.some(({ id }) => isOpen(id, programme, now)),
  },
  aside,
  jobs: applyJobs,
  due: (ports) => handOver(tableOf(ports), ports.programme.id, ports),
  download: sheet,
  acceptedGroups,
  gallery,
};

/** A button of somebody's application. It works in their own chat: a channel is no place for it, and none that the bot would write to. */
function personal<D extends { readonly language: Language }>(handle: (data: D, turn: ActionTurn, ports: Ports) => Promise<Reply[]>) {
  return async (data: D, turn: ActionTurn, ports: Ports): Promise<Reply[]> =>
    turn.scope === 'personal' ? handle(data, turn, ports) : [{ kind: 'text', text: texts[data.language].personalOnly }];
}

/**
 * What stands below the answer to a question: the form with what was told beside the question, or an application that was asked for
 * with it, else the way back to the one that is under way.
 */
async function aside(turn: MessageTurn, ports: Ports, inNeed: () => boolean): Promise<Reply[]> {
  if (turn.scope !== 'personal') return [];
  const { text } = turn;
  const language = tongueOf(text, turn.language);
  try {
    const sentences = sentencesOf(text);
    // One sentence alone that asks for it would have been claimed.
    const begins = sentences.length > 1 && sentences.some((sentence) => intentOf(sentence, ports.programme) === 'start');
    const going = begins ? undefined : await underWay(turn, ports);
    if (!begins && !going) return [];
    const told = going && toldIn(text, ports, areasIn(going.application));
    if ((begins || told) && (holdsCpr(text) || inNeed())) return [];
    if (!going) return await start(turn, language, text, ports);
    if (told) return await tell(going.application.id, turn, language, told, ports);
    // An address is for the application, and nothing could be made of it.
    const notTaken: Notice | undefined = mailAddress.test(text) ? { text: texts[language].notTaken, tone: 'warning' } : undefined;
    return [{ kind: 'card', card: backCard(going.application, going.step, language, notTaken), summary: texts[language].continue }];
  } catch (thrown) {
    ports.log.error(codeOf(thrown), { at: 'apply.aside' });
    return [];
  }
}

const mailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/;

function areasIn({ content }: Application): string[] {
  return content.members.map(({ area }) => area).filter((area) => area !== '');
}

/** What of a message is Apply's: something to be done, or something told about an application that is under way. */
type Claim =
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'told'; readonly id: string; readonly told: Reading }
  | { readonly kind: 'cpr' };

async function claimOf(turn: MessageTurn, ports: Ports): Promise<Claim | undefined> {
  const { text } = turn;
  const intent = intentOf(text, ports.programme);
  const personal = turn.scope === 'personal';
  switch (intent) {
    case 'organiser':
    case 'list':
    case 'sheet':
    case 'register':
      return turn.scope === 'channel' || isOrganiser(turn, ports) ? { kind: 'intent', intent } : undefined;
    case 'start':
    case 'afterwards':
      return { kind: 'intent', intent };
    case 'status':
    case 'withdraw':
    case 'coordinator':
    case 'share':
      return personal ? { kind: 'intent', intent } : undefined;
    case 'missing':
      return personal && (await underWay(turn, ports)) ? { kind: 'intent', intent } : undefined;
    case undefined: {
      const going = personal && tells(text) && toldIn(text, ports) ? await underWay(turn, ports) : undefined;
      if (!going) return undefined;
      if (holdsCpr(text)) return { kind: 'cpr' };
      const told = toldIn(text, ports, areasIn(going.application));
      return told && { kind: 'told', id: going.application.id, told };
    }
  }
}

async function respond(claim: Claim, turn: MessageTurn, ports: Ports): Promise<Reply[]> {
  const language = tongueOf(turn.text, turn.language);
  if (claim.kind === 'cpr') return [{ kind: 'text', text: texts[language].cprInChat }];
  if (claim.kind === 'told') return tell(claim.id, turn, language, claim.told, ports);
  const { intent } = claim;
  switch (intent) {
    case 'organiser':
    case 'list':
    case 'sheet':
    case 'register':
      return organise(intent, turn, language, ports);
    case 'start':
      return start(turn, language, turn.text, ports);
    case 'afterwards':
      return [{ kind: 'text', text: afterwards(settingOf(language, ports)) }];
    default:
      return answer(intent, turn, language, ports);
  }
}
