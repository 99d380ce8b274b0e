import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { adaptiveCard, button, heading, type Notice, noticeBox, textBlock } from '../../core/card.js';
import { changeButton } from './answer-parts.js';
import { elementName, groupLine, inOneLine, line, meetingToWorkFor, run, type Setting, whoAndWhen } from './card-parts.js';
import { type Action, implementation, isOpen, longest, type Plan } from './plan.js';
import { texts } from './texts.js';

/** What somebody fills in of an action. */
export const actionFields = ['what', 'why', 'element', 'who', 'by', 'step'] as const;
export type ActionField = (typeof actionFields)[number];

/** What goes with an action's form: the id that a new one gets, what to say first, and what was typed and not taken. */
export interface ActionExtras {
  readonly fresh?: string;
  readonly notices?: readonly Notice[];
  readonly typed?: Readonly<Partial<Record<ActionField, string>>>;
}

/** One action to be filled in; without one it is new. */
export function actionCard(
  { group, actions }: Plan,
  action: Action | undefined,
  setting: Setting,
  { fresh, notices = [], typed = {} }: ActionExtras,
): IAdaptiveCard {
  const { language, programme } = setting;
  const t = texts[language];
  const ids = { group: group.id, language };
  const data = { ...ids, ...(action ? { action: action.id } : {}), ...(!action && fresh ? { fresh } : {}) };
  const usual = { what: '', why: '', element: '', who: '', by: meetingToWorkFor(group, setting)?.meeting.date ?? '', step: '' };
  const textOf = (name: ActionField) => typed[name] ?? (action ?? usual)[name];
  const value = (name: ActionField) => (textOf(name) === '' ? {} : { value: textOf(name) });
  const words = (name: 'what' | 'why' | 'step', placeholder: string): CardElement => ({
    type: 'Input.Text',
    id: name,
    label: t.fields[name],
    placeholder,
    isMultiline: name !== 'step',
    // What is too long already must not be cut off by the client.
    maxLength: Math.max(longest[name], textOf(name).length),
    ...value(name),
  });
  const body: CardElement[] = [
    heading(action ? t.action.title : t.action.newTitle),
    groupLine(group),
    ...notices.map(noticeBox),
    textBlock(t.action.hint, { isSubtle: true, size: 'Small' }),
    words('what', t.action.whatHint),
    words('why', t.action.whyHint),
    {
      type: 'Input.ChoiceSet',
      id: 'who',
      label: t.fields.who,
      placeholder: t.action.whoHint,
      style: 'compact',
      choices: group.members.map(({ id, name }) => ({ title: name || t.unnamed, value: id })),
      ...value('who'),
    },
    // The directory's search is Teams' own and shows none of the choices above in some clients; where there is none, the list does.
    {
      type: 'Input.ChoiceSet',
      id: 'colleague',
      label: t.action.colleague,
      placeholder: t.action.colleagueHint,
      style: 'compact',
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
    },
    { type: 'Input.Date', id: 'by', label: t.fields.by, ...value('by') },
    words('step', t.action.stepHint),
    {
      type: 'Input.ChoiceSet',
      id: 'element',
      label: t.fields.element,
      style: 'expanded',
      wrap: true,
      choices: [...programme.elements.map(({ id }) => id), implementation].map((id) => ({ title: elementName(id, setting), value: id })),
      ...value('element'),
    },
    ...(action ? existing({ group, actions }, action, setting) : []),
  ];
  return adaptiveCard(language, body, [
    button(t.save, 'plan.save', data, 'positive'),
    button(t.cancel, 'plan.show', ids),
    ...(action ? [button(t.action.remove, 'plan.remove', { ...ids, action: action.id }, 'destructive')] : []),
  ]);
}

/** How an action stands and its place in the list, which are changed without the form being saved. */
function existing({ group, actions }: Plan, action: Action, setting: Setting): CardElement[] {
  const { language } = setting;
  const t = texts[language];
  const open = actions.filter(isOpen);
  const place = open.findIndex(({ id }) => id === action.id);
  const move = (to: 'up' | 'down') => button(t.action[to], 'plan.move', { group: group.id, action: action.id, to, language });
  const moves = [...(place > 0 ? [move('up')] : []), ...(place >= 0 && place < open.length - 1 ? [move('down')] : [])];
  return [
    textBlock(t.action.status(t.statuses[action.status]), { weight: 'Bolder', separator: true, spacing: 'Medium' }),
    changeButton({ group: group.id, action, week: '' }, t.action.changeStatus, setting),
    ...(moves.length > 0 ? [{ type: 'ActionSet', actions: moves } as const] : []),
  ];
}

/** "Are you sure?" before an action is taken out. */
export function removeCard({ group }: Plan, action: Action, setting: Setting): IAdaptiveCard {
  const { language } = setting;
  const t = texts[language].removal;
  const data = { group: group.id, action: action.id, language };
  return adaptiveCard(
    language,
    [
      heading(t.title),
      line(run(inOneLine(action.what, longest.what), { weight: 'Bolder' })),
      whoAndWhen(action, group, setting),
      textBlock(t.text),
    ],
    [button(t.yes, 'plan.remove', { ...data, sure: 'yes' }, 'destructive'), button(t.no, 'plan.edit', data)],
  );
}
