import { z } from 'zod';
import { dayOf } from '../../core/calendar.js';
import type { Notice } from '../../core/card.js';
import { holdsCpr, withoutCpr } from '../../core/cpr.js';
import { danishHolidays } from '../../core/holidays.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, Reply } from '../../core/turn.js';
import { refused, settingOf, within } from './access.js';
import { type ActionField, actionCard, actionFields, removeCard } from './action-cards.js';
import type { Setting } from './card-parts.js';
import { added, type By, carried, edited, type Filled, moved, removed } from './changes.js';
import { pickedFrom, withResponsible } from './people.js';
import { type Action, type Group, implementation, isOpen, longest, mostOpen, type Plan } from './plan.js';
import { planCard } from './plan-cards.js';
import { type Found, planIn, type Writing, withActions } from './records.js';
import { checkInRows, dayToWorkFor, unfinished } from './schedule.js';
import { sensitivityOf } from './sensitive.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

/** The plan as everybody in the channel sees it, in the place of the card that was pressed. */
export function planShown(plan: Plan, setting: Setting, notices: readonly Notice[], everyone: boolean): Reply[] {
  const carry = unfinished(plan.actions, plan.group, setting.programme, setting.now).length;
  return [{ kind: 'replace', card: planCard(plan, setting, { notices, carry }), everyone }];
}

/** The plan: in the place of the pressed card for whoever pressed, or below it. */
export async function show({ group, below, language }: Data<'plan.show'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: planIn(found) }));
  if ('no' in result) return refused(result, language);
  const setting = settingOf(language, ports);
  return below ? [planReply(result.tell, setting)] : planShown(result.tell, setting, [], false);
}

/** The plan in a message of its own. */
export function planReply(plan: Plan, setting: Setting, notices: readonly Notice[] = []): Reply {
  const carry = unfinished(plan.actions, plan.group, setting.programme, setting.now).length;
  return { kind: 'card', card: planCard(plan, setting, { notices, carry }), summary: texts[setting.language].summaries.plan };
}

/** The form of an action, for whoever pressed. */
export async function edit({ group, action: id, language }: Data<'plan.edit'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const result = await within<{ plan: Plan; action: Action | undefined }>(group, turn, ports, (found) => {
    const plan = planIn(found);
    const action = plan.actions.find((one) => one.id === id);
    return id !== undefined && !action ? { no: 'gone' } : { tell: { plan, action } };
  });
  if ('no' in result) return refused(result, language);
  const { plan, action } = result.tell;
  return [{ kind: 'replace', card: actionCard(plan, action, settingOf(language, ports), { fresh: ports.newId() }) }];
}

const typedAction = z.object(Object.fromEntries(actionFields.map((name) => [name, z.string().default('')])));

/** What somebody typed in an action's form is kept, or shown again with why not. */
export async function save(data: Data<'plan.save'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { group, language } = data;
  const setting = settingOf(language, ports);
  const t = texts[language];
  const typed = Object.fromEntries(Object.entries(typedAction.parse(data)).map(([name, text]) => [name, text.trim()]));
  const filled: Filled = { what: '', why: '', element: '', who: '', by: '', step: '', ...typed };
  const isHoliday = await danishHolidays();
  const picked = await pickedFrom(data.colleague, turn, ports);
  const result = await within<Outcome>(group, turn, ports, (found, member) => {
    const plan = planIn(found);
    const action = plan.actions.find((one) => one.id === (data.action ?? data.fresh));
    if (data.action !== undefined && !action) return { no: 'gone' };
    const fault = faultIn(filled, language);
    if (fault) return { tell: { plan, action, fault } };
    const { group: now, who } = withResponsible(found.group, picked, filled.who, ports);
    const kept: Filled = { ...filled, ...settled(filled, now, setting), who };
    return saved({ plan, action, group: now, found }, kept, { member, at: setting.now.toISOString() });
  });
  if ('no' in result) return refused(result, language);
  return told(result.tell);

  interface Outcome {
    readonly plan: Plan;
    readonly action?: Action | undefined;
    readonly fault?: string;
  }

  function saved(
    { plan, action, group: now, found }: { plan: Plan; action: Action | undefined; group: Group; found: Found },
    kept: Filled,
    by: By,
  ): { readonly tell: Outcome; readonly writing?: Writing } {
    if (action) {
      const changed = edited(action, kept, by);
      if (!changed) return { tell: { plan, action } };
      const writing = { ...(now === found.group ? {} : { group: now }), actions: [changed.action], history: [changed.line] };
      return { tell: { plan: withActions({ ...plan, group: now }, [changed.action]), action }, writing };
    }
    if (plan.actions.filter(isOpen).length >= mostOpen) return { tell: { plan, fault: t.say.planFull(mostOpen) } };
    const id = data.fresh ?? ports.newId();
    const written = begin({ ...plan, group: now }, added(id, kept, plan.actions.length, by), isHoliday, setting, now !== found.group);
    return { tell: { plan: written.plan }, writing: written.writing };
  }

  function told({ plan, action, fault }: Outcome): Reply[] {
    if (fault === undefined) {
      const careful = sensitivityOf([filled.what, filled.why, filled.step].join('\n')) === 'careful';
      const notice: Notice = careful ? { text: t.say.careful, tone: 'warning' } : { text: t.say.saved, tone: 'good' };
      return planShown(plan, setting, [notice], true);
    }
    const back: Partial<Record<ActionField, string>> = Object.fromEntries(
      Object.entries(typed).map(([name, text]) => [name, withoutCpr(text)]),
    );
    const notices: Notice[] = [{ text: fault, tone: 'attention' }];
    return [{ kind: 'replace', card: actionCard(plan, action, setting, { fresh: data.fresh ?? ports.newId(), notices, typed: back }) }];
  }
}

/** The plan with one action more, and what is to be written. The first one begins the check-ins. */
export function begin(
  plan: Plan,
  { action, line }: ReturnType<typeof added>,
  isHoliday: (day: string) => boolean,
  { programme, now }: Setting,
  isChanged: boolean,
): { readonly plan: Plan; readonly writing: Writing } {
  const { group } = plan;
  const isFirst = group.rhythm.since === '';
  const after: Group = isFirst ? { ...group, rhythm: { ...group.rhythm, since: dayOf(now) } } : group;
  const rows = isFirst ? checkInRows(after, programme, isHoliday, now) : [];
  return {
    plan: withActions({ ...plan, group: after }, [action]),
    writing: { ...(isFirst || isChanged ? { group: after } : {}), actions: [action], history: [line], rows },
  };
}

/** What keeps an action from being saved, in words; undefined where nothing does. */
export function faultIn(filled: Filled, language: Language): string | undefined {
  const t = texts[language];
  for (const name of ['what', 'why', 'step'] as const) {
    if (holdsCpr(filled[name])) return t.say.cpr(t.fields[name]);
    if (filled[name].length > longest[name]) return t.say.tooMuch(t.fields[name], longest[name]);
  }
  if (filled.what === '') return t.say.whatNeeded;
  return filled.by !== '' && !z.iso.date().safeParse(filled.by).success ? t.say.byWrong : undefined;
}

/** What was left open is settled: no such element is none, and no day is the next meeting's. */
function settled({ element, by }: Filled, group: Group, { programme, now }: Setting): Pick<Filled, 'element' | 'by'> {
  const isKnown = element === implementation || programme.elements.some(({ id }) => id === element);
  return { element: isKnown ? element : '', by: by || dayToWorkFor(group, programme, now) };
}

/** Takes an action out of the plan, after asking. */
export async function remove({ group, action: id, sure, language }: Data<'plan.remove'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const result = await within<{ readonly plan: Plan; readonly ask?: Action }>(group, turn, ports, (found, member) => {
    const plan = planIn(found);
    const action = plan.actions.find((one) => one.id === id);
    if (!action) return { no: 'gone' };
    if (!sure) return { tell: { plan, ask: action } };
    const changed = removed(action, { member, at: setting.now.toISOString() });
    return { tell: { plan: withActions(plan, [changed.action]) }, writing: { actions: [changed.action], history: [changed.line] } };
  });
  if ('no' in result) return refused(result, language);
  const { plan, ask } = result.tell;
  return ask ? [{ kind: 'replace', card: removeCard(plan, ask, setting) }] : planShown(plan, setting, [], true);
}

/** Moves an action one place up or down. */
export async function move({ group, action: id, to, language }: Data<'plan.move'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const result = await within<Plan>(group, turn, ports, (found) => {
    const plan = planIn(found);
    if (!plan.actions.some((one) => one.id === id)) return { no: 'gone' };
    const open = plan.actions.filter(isOpen);
    const done = plan.actions.filter((action) => !isOpen(action));
    const changed = moved([...open, ...done], id, to);
    return { tell: withActions(plan, changed), writing: { actions: changed } };
  });
  if ('no' in result) return refused(result, language);
  return planShown(result.tell, setting, [], true);
}

/** Takes what was not finished at the last meeting along to the next one. */
export async function carry({ group, language }: Data<'plan.carry'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const result = await within<Plan>(group, turn, ports, (found, member) => {
    const plan = planIn(found);
    const by = { member, at: setting.now.toISOString() };
    const to = dayToWorkFor(found.group, ports.programme, setting.now);
    const changes = unfinished(plan.actions, found.group, ports.programme, setting.now).map((action) => carried(action, to, by));
    const actions = changes.map(({ action }) => action);
    return { tell: withActions(plan, actions), writing: { actions, history: changes.map(({ line }) => line) } };
  });
  if ('no' in result) return refused(result, language);
  return planShown(result.tell, setting, [], true);
}
