import { action, type Capability } from '../../core/capability.js';
import type { Notice } from '../../core/card.js';
import { holdsCpr } from '../../core/cpr.js';
import { dueShelf, handOver } from '../../core/due.js';
import { codeOf } from '../../core/failure.js';
import type { Language } from '../../core/language.js';
import { linkShelf } from '../../core/links.js';
import type { Ports } from '../../core/ports.js';
import { postShelf } from '../../core/post-once.js';
import { tongueOf } from '../../core/tongue.js';
import type { ActionTurn, MessageTurn, Reply } from '../../core/turn.js';
import { acceptedGroups } from './accepted.js';
import { settingOf } from './access.js';
import { answerForMed, besideMed } from './answering-med.js';
import type { Application } from './application.js';
import { begin, start } from './begin.js';
import { areasIn, type Claim, claimOf, isUndecided } from './claims.js';
import { sheet } from './download.js';
import { afterwards } from './explain.js';
import { dropMember, go, open, saveMember } from './filling.js';
import { isOpen } from './findings.js';
import { gallery } from './gallery.js';
import { forget, held } from './held.js';
import { type Intent, intentOf } from './intents.js';
import { applyJobs } from './jobs.js';
import { backCard, chooseCard } from './lead-cards.js';
import { mailShelf } from './mail.js';
import { decide, organise, resend } from './organise.js';
import { sentencesOf } from './reading/sentences.js';
import { recordShelves, tableOf } from './records.js';
import { register, unregister } from './register.js';
import { changeCoordinator, medDecided, reopen, submit, withdraw } from './sending.js';
import { share, takeOver } from './sharing.js';
import { answer, askToLeave, tell, toldIn } from './telling.js';
import { texts } from './texts.js';
import { sentBy, underWay } from './under-way.js';
import { applyActions } from './verbs.js';

/** Apply: a working group applies in its own chat, and the organisers answer in their channel. */
export const apply: Capability = {
  name: 'apply',
  prompts: (_programme, language) => texts[language].prompts,
  commands: (_programme, language) => texts[language].commands(),
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
  stored: [...recordShelves, mailShelf, dueShelf('apply'), linkShelf('apply'), postShelf('apply', /^[op]\|/)],
  jobs: applyJobs,
  due: (ports) => handOver(tableOf(ports), ports.programme.id, ports),
  download: sheet,
  acceptedGroups,
  held,
  forget,
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
    const draft = begins ? undefined : await underWay(turn, ports);
    const sent = begins || draft || !toldIn(text, ports) ? [] : await sentBy(turn, ports, isUndecided);
    const of = draft ? [draft.application] : sent;
    if (!begins && of.length === 0) return [];
    const told = of.length > 0 ? toldIn(text, ports, areasIn(of)) : undefined;
    if ((begins || told) && inNeed()) return [];
    if ((begins || told) && holdsCpr(text)) return [{ kind: 'text', text: texts[language].cprInChat }];
    if (told) return await toOneOf(of, language, ports, (id) => tell(id, turn, language, told, ports));
    if (begins) return await start(turn, language, text, ports);
    if (!draft) return [];
    // An address is for the application, and nothing could be made of it.
    const notTaken: Notice | undefined = mailAddress.test(text) ? { text: texts[language].notTaken, tone: 'warning' } : undefined;
    return [{ kind: 'card', card: backCard(draft.application, draft.step, language, notTaken), summary: texts[language].continue }];
  } catch (thrown) {
    ports.log.error(codeOf(thrown), { at: 'apply.aside' });
    return [];
  }
}

const mailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/;

async function respond(claim: Claim, turn: MessageTurn, ports: Ports): Promise<Reply[]> {
  const language = tongueOf(turn.text, turn.language);
  switch (claim.kind) {
    case 'cpr':
      return [{ kind: 'text', text: texts[language].cprInChat }];
    case 'told':
      return toOneOf(claim.of, language, ports, (id) => tell(id, turn, language, claim.told, ports));
    case 'leaving':
      return toOneOf(claim.of, language, ports, (id) => askToLeave(id, turn, language, claim.name, ports));
    case 'med':
      return toOneOf(claim.of, language, ports, async (id) => {
        const rest = besideMed(claim.told);
        return [
          ...(rest ? await tell(id, turn, language, rest, ports) : []),
          ...(await answerForMed(id, claim.answer, turn, language, ports)),
        ];
      });
    case 'intent':
      return done(claim.intent, turn, language, ports);
  }
}

/** Does it to the one that is meant; where there are several, the person chooses first. */
async function toOneOf(
  applications: readonly Application[],
  language: Language,
  ports: Ports,
  act: (id: string) => Promise<Reply[]>,
): Promise<Reply[]> {
  const [one, another] = applications;
  if (one && !another) return act(one.id);
  const t = texts[language];
  return [
    { kind: 'card', card: chooseCard(applications, settingOf(language, ports)), summary: t.choose },
    { kind: 'text', text: t.chooseFirst },
  ];
}

async function done(intent: Intent, turn: MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
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
