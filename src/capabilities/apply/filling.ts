import type { Notice } from '../../core/card.js';
import { Failure } from '../../core/failure.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, Origin, Reply } from '../../core/turn.js';
import { asEdited, opened, refused, settingOf, within } from './access.js';
import type { Application, Member } from './application.js';
import { editMember, editStep, removeMember } from './editing.js';
import { nameOf } from './explain.js';
import { typedFields, typedMember } from './fields.js';
import { firstStep } from './findings.js';
import { formCard } from './form.js';
import { memberCard, shareCard, textsOf, unsaved } from './group-cards.js';
import { actor } from './people.js';
import { remember } from './recent.js';
import { shown } from './show.js';
import { fieldsOn } from './step-bodies.js';
import { texts } from './texts.js';
import { type Data, newMember } from './verbs.js';

/** Shows an application at a step, or where it stands. */
export async function open({ id, step, language }: Data<'apply.open'>, turn: Origin, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const result = await opened(id, turn, language, ports);
  if ('no' in result) return refused(result, setting);
  remember(turn, id, step ?? 'review', ports);
  const draft = result.application.state === 'draft';
  return [await shown(result.application, step ?? (draft ? firstStep(result.application, setting) : undefined), setting, ports)];
}

/** Saves what stands on a step, and leads on. */
export async function go(data: Data<'apply.go'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { id, step, to, seen, language } = data;
  const setting = settingOf(language, ports);
  const typed = typedFields(data, fieldsOn[step], ports.programme);
  if (typed.unreadable) throw new Failure('action.invalid');
  const result = await within(id, turn, language, ports, (application) => {
    const edited = editStep(application, typed, seen, data, setting);
    return asEdited(application, edited, { by: actor(turn), what: 'edited' }, setting);
  });
  if ('no' in result) return refused(result, setting);
  const { application, tell: edited } = result;
  const stays = edited.notices.length > 0;
  remember(turn, id, stays || to === 'member' || to === 'share' ? step : to, ports);
  if (stays) return [{ kind: 'replace', card: formCard(application, step, setting, edited) }];
  if (to === 'share') return [{ kind: 'replace', card: shareCard(application, turn.userId, setting) }];
  if (to === 'member') {
    const member = application.content.members.find((one) => one.id === data.member) ?? unsaved(areaOf(application));
    return [{ kind: 'replace', card: memberCard(application, member, setting, { fresh: ports.newId() }) }];
  }
  return [await shown(application, to, setting, ports)];
}

/** A new person most often comes from where the others do. */
function areaOf({ content: { members } }: Application): Partial<Member> {
  const areas = new Set(members.map(({ area }) => area));
  const [only] = areas;
  return areas.size === 1 && only !== undefined ? { area: only } : {};
}

/** Saves one person of the group. */
export async function saveMember(data: Data<'apply.save-member'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { id, member: memberId, to, seen, language, fresh = ports.newId() } = data;
  const setting = settingOf(language, ports);
  const typed = typedMember(data, ports.programme);
  if (typed.unreadable) throw new Failure('action.invalid');
  const result = await within(id, turn, language, ports, (application) => {
    const edited = editMember(application, memberId, typed, seen, data, fresh, setting);
    return asEdited(application, edited, { by: actor(turn), what: 'edited' }, setting);
  });
  if ('no' in result) return refused(result, setting);
  const { application, tell: edited } = result;
  remember(turn, id, 'group', ports);
  if (edited.notices.length > 0) {
    const gone = memberId !== newMember && !application.content.members.some((one) => one.id === memberId);
    const shownMember = edited.member ?? (gone ? unsaved() : (application.content.members.find((one) => one.id === memberId) ?? unsaved()));
    return [{ kind: 'replace', card: memberCard(application, shownMember, setting, { ...edited, fresh: ports.newId() }) }];
  }
  if (to === 'member') {
    const notices: Notice[] = edited.member ? [{ text: texts[language].personSaved(nameOf(edited.member, language)), tone: 'good' }] : [];
    return [{ kind: 'replace', card: memberCard(application, unsaved(areaOf(application)), setting, { notices, fresh: ports.newId() }) }];
  }
  return [await shown(application, 'group', setting, ports)];
}

/** Takes one person out of the group. */
export async function dropMember(
  { id, member, seen, language }: Data<'apply.remove-member'>,
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const result = await within(id, turn, language, ports, (application) => {
    const removed = removeMember(application, member, seen);
    if ('changed' in removed) return { tell: removed.changed };
    const changed = removed.content === application.content ? [] : [`member.${member}`];
    const edited = asEdited(application, { content: removed.content, changed }, { by: actor(turn), what: 'removed' }, setting);
    return 'no' in edited ? edited : { ...edited, tell: undefined };
  });
  if ('no' in result) return refused(result, setting);
  const { tell: since, application } = result;
  if (since) {
    const notices: Notice[] = [{ text: texts[language].memberChanged, tone: 'warning' }];
    return [{ kind: 'replace', card: memberCard(application, since, setting, { notices, typed: textsOf(since) }) }];
  }
  return [await shown(application, 'group', setting, ports)];
}
