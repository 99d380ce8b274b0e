import { dayOf } from '../../core/calendar.js';
import type { Notice } from '../../core/card.js';
import { channelFor, isInChannel } from '../../core/channels.js';
import { holdsCpr, withoutCpr } from '../../core/cpr.js';
import { dueRow } from '../../core/due.js';
import { Failure } from '../../core/failure.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import { weekOf } from '../../core/rhythm.js';
import type { ActionTurn, MessageTurn, Reply } from '../../core/turn.js';
import { reach } from '../../core/wording.js';
import { refused, settingOf, within } from './access.js';
import type { NumberedAnswer } from './answers-said.js';
import { type Setting, weekNumber } from './card-parts.js';
import { answered, helpAsked, helpGiven, isSameAnswer } from './changes.js';
import { checkInCard } from './check-in-card.js';
import { helpCard, mostReply } from './help-cards.js';
import { type Action, actorKey, longest, numberOf, type Plan, wantsHelp } from './plan.js';
import { planCard } from './plan-cards.js';
import { type Found, planIn, update, type Writing, withActions } from './records.js';
import { unfinished } from './schedule.js';
import { sensitivityOf } from './sensitive.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

/** An answer about an action, on a check-in or on the plan itself. */
export async function answer(data: Data<'plan.answer'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { group, action: id, answer: which, week, language } = data;
  const t = texts[language];
  const typed = data[`word-${id}`];
  const word = typeof typed === 'string' ? typed.trim() : '';
  const say = (text: string): Reply[] => [{ kind: 'text', text }];
  if (holdsCpr(word)) return say(t.say.cprWord);
  if (word.length > longest.word) return say(t.say.tooMuch(t.fields.word, longest.word));
  const setting = settingOf(language, ports);
  const thisWeek = weekOf(dayOf(setting.now));
  // No card of ours names a week to come.
  if (week > thisWeek) throw new Failure('action.invalid');
  const of = week || thisWeek;
  const result = await within<Plan | 'old'>(group, turn, ports, (found, member) => {
    const plan = planIn(found);
    const action = plan.actions.find((one) => one.id === id);
    if (!action) return { no: 'gone' };
    if (week !== '' && newestWeek(found) > week) return { tell: 'old' };
    if (isSameAnswer(action, { week: of, answer: which, word })) return { tell: plan };
    const changed = answered(action, { week: of, answer: which, word }, { member, at: setting.now.toISOString() });
    return { tell: withActions(plan, [changed.action]), writing: { actions: [changed.action], history: [changed.line] } };
  });
  if ('no' in result) return refused(result, language);
  if (result.tell === 'old') return say(t.say.oldCard(weekNumber(week)));
  const careful: Notice[] = sensitivityOf(word) === 'careful' ? [{ text: t.say.careful, tone: 'warning' }] : [];
  return shown(result.tell, week, setting, careful);
}

/** A message in one of these states is in the channel, or may be. */
const mayStand: ReadonlySet<string> = new Set(['sending', 'sent', 'uncertain']);

/** The newest week in which a check-in went out or may have; empty where there was none. */
function newestWeek({ posts }: Pick<Found, 'posts'>): string {
  const weeks = posts.filter(({ kind, state }) => kind === 'check-in' && mayStand.has(state)).map(({ what }) => what);
  return weeks.toSorted().at(-1) ?? '';
}

/** The card that was pressed as it is now, for everybody: the check-in of its week, or the plan where it belongs to none. */
function shown(plan: Plan, week: string, setting: Setting, notices: readonly Notice[]): Reply[] {
  const carry = unfinished(plan.actions, plan.group, setting.programme, setting.now).length;
  const card = week === '' ? planCard(plan, setting, { notices, carry }) : checkInCard(plan, week, setting, { notices });
  return [{ kind: 'replace', card, everyone: true }];
}

/** Answers by number in the chat: "2 er færdig". What was answered is shown on the plan. */
export async function answerByNumber(
  group: string,
  said: readonly NumberedAnswer[],
  turn: MessageTurn,
  language: Language,
  ports: Ports,
): Promise<Reply[]> {
  const t = texts[language];
  if (holdsCpr(turn.text)) return [{ kind: 'text', text: t.say.cprInChat }];
  if (said.some(({ word }) => word.length > longest.word)) return [{ kind: 'text', text: t.say.tooMuch(t.fields.word, longest.word) }];
  const setting = settingOf(language, ports);
  const week = weekOf(dayOf(setting.now));
  const result = await within<Plan | undefined>(group, turn, ports, (found, member) => {
    const plan = planIn(found);
    const by = { member, at: setting.now.toISOString() };
    const meant = said.map((one) => ({ ...one, week, action: plan.actions.find((action) => numberOf(plan, action) === one.what) }));
    if (meant.some(({ action }) => action === undefined)) return { tell: undefined };
    // Said twice, it is one answer.
    const changes = meant.flatMap(({ action, ...given }) => (action && !isSameAnswer(action, given) ? answered(action, given, by) : []));
    const now = [...new Map(changes.map(({ action }) => [action.id, action])).values()];
    return { tell: withActions(plan, now), writing: { actions: now, history: changes.map(({ line }) => line) } };
  });
  if ('no' in result) return refused(result, language);
  if (!result.tell) return [{ kind: 'text', text: t.say.noNumber }];
  const careful = said.some(({ word }) => sensitivityOf(word) === 'careful');
  const notices: Notice[] = [{ text: careful ? t.say.careful : t.say.saved, tone: careful ? 'warning' : 'good' }];
  const card = planCard(result.tell, setting, { notices });
  return [{ kind: 'card', card, summary: t.summaries.plan }];
}

/** Asks the consultants, with the consent that the press is. */
export async function askHelp(
  { group, action: id, week, language }: Data<'plan.ask-help'>,
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply[]> {
  const t = texts[language].say;
  const { programme } = ports;
  if (!(await consultants(ports, turn))) {
    return [{ kind: 'text', text: t.noConsultants(reach(mainContact(programme), language)) }];
  }
  const setting = settingOf(language, ports);
  const at = setting.now.toISOString();
  const result = await within<{ readonly text: string; readonly plan: Plan }>(group, turn, ports, (found, member) => {
    const plan = planIn(found);
    const action = plan.actions.find((one) => one.id === id);
    if (!action) return { no: 'gone' };
    if (!wantsHelp(action, week || weekOf(dayOf(setting.now)))) return { tell: { text: t.helpAlready, plan } };
    const { action: after, line } = helpAsked(action, { member, at });
    const rows = [dueRow(found.group.round, setting.now, 'plan.help', { group, action: id, asked: at })];
    return { tell: { text: t.helpSent, plan: withActions(plan, [after]) }, writing: { actions: [after], history: [line], rows } };
  });
  if ('no' in result) return refused(result, language);
  ports.nudge();
  return shown(result.tell.plan, week, setting, [{ text: result.tell.text, tone: 'good' }]);
}

/** The consultants' channel; the organisers' where they have none of their own. */
export async function consultants(ports: Ports, from: Parameters<typeof channelFor>[2]) {
  return (await channelFor('consultants', ports, undefined)) ?? (await channelFor('organisers', ports, from));
}

/** A consultant's answer to a group, given in the consultants' channel. */
export async function reply(
  { group, action: id, reply: typed, language }: Data<'plan.reply'>,
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply[]> {
  const t = texts[language];
  const setting = settingOf(language, ports);
  const isThere = (await isInChannel('consultants', turn, ports)) || (await isInChannel('organisers', turn, ports));
  if (!isThere) return [{ kind: 'text', text: t.say.notOrganiser }];
  const text = typed.trim();
  const wrong = replyFault(text, language);
  const again = (found: Found, action: Action, notices: readonly Notice[]): Reply[] => [
    { kind: 'replace', card: helpCard(found.group, action, setting, { notices, typed: withoutCpr(text) }) },
  ];
  const profile = await ports.messenger.profile(turn, turn.userId);
  const { found, action, sent } = await update<{
    readonly found?: Found | undefined;
    readonly action?: Action;
    readonly sent?: boolean;
    readonly writing?: Writing;
  }>(
    group,
    (read) => {
      const asked = read?.actions.find((one) => one.id === id && one.help);
      if (!read || !asked?.help) return {};
      // The first answer counts; a second one would never be seen.
      if (wrong || asked.help.answer !== '') return { found: read, action: asked };
      const at = setting.now.toISOString();
      const { action: after, line } = helpGiven(asked, text, { name: profile?.name ?? '', key: actorKey(turn) }, at);
      const rows = [dueRow(read.group.round, setting.now, 'plan.advice', { group, action: id, asked: asked.help.askedAt })];
      return { found: read, action: after, sent: true, writing: { actions: [after], history: [line], rows } };
    },
    ports,
  );
  if (!found || !action) return [{ kind: 'text', text: t.say.gone }];
  if (wrong) return again(found, action, [{ text: wrong, tone: 'attention' }]);
  ports.nudge();
  const notices: Notice[] = sent ? [{ text: t.say.replied, tone: 'good' }] : [];
  return [{ kind: 'replace', card: helpCard(found.group, action, setting, { notices }), everyone: true }];
}

function replyFault(text: string, language: Language): string | undefined {
  const t = texts[language];
  if (holdsCpr(text)) return t.say.cpr(t.fields.reply);
  if (text.length > mostReply) return t.say.tooMuch(t.fields.reply, mostReply);
  if (sensitivityOf(text) === 'careful') return t.say.carefulReply;
  return text === '' ? t.say.replyNeeded : undefined;
}
