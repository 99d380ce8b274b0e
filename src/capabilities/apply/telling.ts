import type { Notice } from '../../core/card.js';
import { codeOf } from '../../core/failure.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import type { MessageTurn, Origin, Reply } from '../../core/turn.js';
import { reach } from '../../core/wording.js';
import { applicationsOf, asEdited, happen, opened, refused, settingOf, within } from './access.js';
import { coordinatorCard, statusCard, withdrawCard } from './after-cards.js';
import { type Application, type Content, type Member, type Step, steps } from './application.js';
import { editTold } from './editing.js';
import { firstStep } from './findings.js';
import { formCard } from './form.js';
import { shareCard } from './group-cards.js';
import { chooseCard, missingCard } from './lead-cards.js';
import { mailStateOf } from './mail.js';
import { actor, editorIn } from './people.js';
import { type Reading, readingOf } from './reading.js';
import { current, latest, remember } from './recent.js';
import { idsFor, read } from './records.js';
import { shown } from './show.js';
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
    ...edited.notices,
  ];
  const asked = steps.find((one) => fieldsOn[one].some((name) => other[name] !== undefined));
  const step = asked ?? (told.members.length > 0 || told.coordinator !== undefined ? 'group' : firstStep(application, setting));
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
  if (turn.scope !== 'personal') return [{ kind: 'text', text: t.personalOnly }];
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
      if (draft) return card(missingCard(application, setting));
      break;
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
  const mail = await mailStateOf(application, ports);
  return card(statusCard(application, setting, mail ? { mail } : {}));
}

/** Who of the group is named in a text: in full, or else by a first name that nobody else has. */
function memberIn(text: string, { members }: Content): Member | undefined {
  const said = ` ${(text.toLowerCase().match(/[\p{L}-]+/gu) ?? []).join(' ')} `;
  const full = members.filter(({ name }) => name !== '' && said.includes(` ${name.toLowerCase()} `));
  const named =
    full.length > 0 ? full : members.filter(({ name }) => name !== '' && said.includes(` ${name.toLowerCase().split(' ')[0]} `));
  return named.length === 1 ? named[0] : undefined;
}

/** The application that this person is working on, by what is remembered or found; undefined where there is none. Never throws. */
export async function underWay(
  turn: Origin,
  ports: Ports,
): Promise<{ readonly application: Application; readonly step: Step } | undefined> {
  try {
    const known = await current(turn, ports, () => draftOf(turn, ports).then((found) => found?.id));
    if (!known) return undefined;
    const last = await read(known.id, ports);
    if (last && isDraftOf(last, turn)) return { application: last, step: known.step ?? firstStep(last, settingOf(turn.language, ports)) };
    // What they looked at last is sent; they may be filling in another.
    const application = await draftOf(turn, ports);
    remember(turn, application?.id, undefined, ports);
    return application && { application, step: firstStep(application, settingOf(turn.language, ports)) };
  } catch (thrown) {
    ports.log.error(codeOf(thrown), { at: 'apply.under-way' });
    return undefined;
  }
}

async function draftOf(turn: Origin, ports: Ports): Promise<Application | undefined> {
  const ids = await idsFor(turn, [], ports);
  const found = await Promise.all(ids.map((id) => read(id, ports)));
  return found.find((one) => one !== undefined && isDraftOf(one, turn));
}

function isDraftOf(application: Application, turn: Origin): boolean {
  return (application.state === 'draft' || application.state === 'more') && editorIn(application, turn) !== undefined;
}

/** What a message tells that belongs in an application; undefined where it tells nothing of the kind. `areas` are known by name. */
export function toldIn(text: string, ports: Ports, areas: readonly string[] = []): Reading | undefined {
  const told = readingOf(text, { programme: ports.programme, now: ports.clock(), areas });
  return Object.keys(told.fields).length > 0 || told.members.length > 0 || told.coordinator !== undefined ? told : undefined;
}
