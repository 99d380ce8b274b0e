import type { Notice } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import type { MessageTurn, Origin, Reply } from '../../core/turn.js';
import { reach } from '../../core/wording.js';
import { applicationsOf, asEdited, happen, opened, refused, settingOf, within } from './access.js';
import { allowed, coordinatorCard, differs, statusCard, withdrawCard } from './after-cards.js';
import { type Application, steps } from './application.js';
import type { Setting } from './card-parts.js';
import { editTold } from './editing.js';
import { firstStep } from './findings.js';
import { formCard } from './form.js';
import { leavingCard, shareCard } from './group-cards.js';
import { chooseCard, missingCard } from './lead-cards.js';
import { mailStateOf } from './mail.js';
import { memberIn } from './members.js';
import { actor } from './people.js';
import { type Reading, readingOf } from './reading.js';
import { latest, remember } from './recent.js';
import { form, shown } from './show.js';
import { fieldsOn } from './step-bodies.js';
import { texts } from './texts.js';

/** Puts what was told into an application that is under way, and shows where it stands. */
export async function tell(id: string, turn: Origin, language: Language, told: Reading, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  const result = await within(id, turn, language, ports, (application) => {
    const edited = editTold(application.content, told, ports.newId, setting);
    return asEdited(application, edited, { by: actor(turn), what: 'told' }, setting);
  });
  if ('no' in result) return refused(result, setting);
  const { application, tell: edited } = result;
  const { filled, other } = edited;
  const notices: Notice[] = [
    ...(filled.length > 0 ? [{ text: t.filled, words: filled.join('\n'), tone: 'good' } as const] : []),
    ...(edited.changed.length > 0 && differs(application) ? [{ text: t.review.resend(t.review.resubmit), tone: 'warning' } as const] : []),
    ...edited.notices,
  ];
  const asked = steps.find((one) => fieldsOn[one].some((name) => other[name] !== undefined));
  const step =
    asked ??
    (told.members.length + told.mentioned.length > 0 || told.coordinator !== undefined ? 'group' : firstStep(application, setting));
  remember(turn, id, step, ports);
  const card = await shown(application, step, setting, ports, { notices, typed: other, collided: asked !== undefined });
  return [card.kind === 'replace' ? { kind: 'card', card: card.card, summary: t.title } : card];
}

/** What is missing, where it stands, or another part of it, for who asks in the chat. */
export async function answer(
  intent: 'status' | 'missing' | 'withdraw' | 'coordinator' | 'share',
  turn: MessageTurn,
  language: Language,
  ports: Ports,
): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  if (turn.scope !== 'personal') return [{ kind: 'text', text: intent === 'status' ? t.personalStatus : t.personalOnly }];
  const mine = await applicationsOf(turn, await ports.messenger.profile(turn, turn.userId), ports);
  const [first] = mine;
  if (!first) return [{ kind: 'text', text: t.nothingOpen(reach(mainContact(ports.programme), language)) }];
  const drafts = mine.filter(({ state }) => state === 'draft' || state === 'more');
  const meant = intent === 'missing' && drafts.length > 0 ? drafts : mine;
  // Who has just opened one of several means that one; where all of them stand, the list says.
  const last = intent === 'status' ? undefined : meant.find(({ id }) => id === latest(turn, ports)?.id);
  const chosen = meant.length > 1 ? last : (meant[0] ?? first);
  if (!chosen) return [{ kind: 'card', card: chooseCard(meant, setting), summary: t.choose }];
  const result = await opened(chosen.id, turn, language, ports);
  if ('no' in result) return refused(result, setting);
  const { application } = result;
  const card = (content: ReturnType<typeof statusCard>): Reply[] => [{ kind: 'card', card: content, summary: t.title }];
  const draft = application.state === 'draft' || application.state === 'more';
  switch (intent) {
    case 'missing':
      if (draft || (differs(application) && allowed(application, 'edit', setting))) return card(missingCard(application, setting));
      return sentStatus(application, setting, ports, [{ text: t.review.nothingToSend, tone: 'good' }]);
    case 'withdraw': {
      const outcome = happen(application, 'withdraw', application.content, setting);
      return 'refused' in outcome ? refused({ no: outcome.refused }, setting) : card(withdrawCard(application, setting));
    }
    case 'coordinator':
      if (draft) return card(formCard(application, 'group', setting));
      if (application.submission) return card(coordinatorCard(application, setting, memberIn(turn.text, application.submission.content)));
      break;
    case 'share':
      return card(shareCard(application, turn.userId, setting));
    case 'status':
      break;
  }
  return sentStatus(application, setting, ports);
}

async function sentStatus(application: Application, setting: Setting, ports: Ports, notices: readonly Notice[] = []): Promise<Reply[]> {
  const mail = await mailStateOf(application, ports);
  const card = statusCard(application, setting, { notices, ...(mail ? { mail } : {}) });
  return [{ kind: 'card', card, summary: texts[setting.language].title }];
}

/** Asks whether somebody is to leave the group. */
export async function askToLeave(id: string, turn: Origin, language: Language, name: string, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  const result = await opened(id, turn, language, ports);
  if ('no' in result) return refused(result, setting);
  const { application } = result;
  const outcome = happen(application, 'edit', application.content, setting);
  if ('refused' in outcome) return refused({ no: outcome.refused }, setting);
  const member = memberIn(name, application.content);
  remember(turn, id, 'group', ports);
  if (member) return [{ kind: 'card', card: leavingCard(application, member, setting), summary: t.memberCard.remove }];
  return [form(application, 'group', setting, [{ text: t.notFound, words: name, tone: 'warning' }])];
}

/** What a message tells that belongs in an application; undefined where it tells nothing of the kind. `areas` are known by name. */
export function toldIn(text: string, ports: Ports, areas: readonly string[] = []): Reading | undefined {
  const told = readingOf(text, { programme: ports.programme, now: ports.clock(), areas });
  return Object.keys(told.fields).length > 0 ||
    told.members.length > 0 ||
    told.coordinator !== undefined ||
    told.unknownPlace !== '' ||
    told.mentioned.some(({ name }) => name !== '')
    ? told
    : undefined;
}
