import type { CardElement, IAdaptiveCard, ITextRun } from '@microsoft/teams.cards';
import { longDate } from '../../core/calendar.js';
import { about, adaptiveCard, button, heading, type Notice, noticeBox, subheading, textBlock } from '../../core/card.js';
import {
  elementName,
  groupLine,
  inOneLine,
  line,
  meetingToWorkFor,
  type Room,
  roomFor,
  run,
  type Setting,
  statusRun,
  whoAndWhen,
} from './card-parts.js';
import { countsOf, countsText } from './chart.js';
import { type Action, isOpen, mostOpen, numberOf, type Plan } from './plan.js';
import { texts } from './texts.js';

/** As many finished actions as the card lists, the last ones of the plan; the paper has them all. */
const mostDone = 8;

/** The plan itself. `carry` is how many were not finished at the last meeting. */
export function planCard(
  plan: Plan,
  setting: Setting,
  { notices = [], carry = 0 }: { readonly notices?: readonly Notice[]; readonly carry?: number } = {},
): IAdaptiveCard {
  const { group, actions } = plan;
  const { language } = setting;
  const t = texts[language];
  const open = actions.filter(isOpen);
  const done = actions.filter((action) => !isOpen(action));
  const data = { group: group.id, language };
  const room = roomFor(open.length);
  const counts = countsText(countsOf(actions), language);
  const body: CardElement[] = [
    heading(t.title),
    groupLine(group),
    ...notices.map(noticeBox),
    ...(carry > 0 ? carryBox(carry, group, setting) : []),
    actions.length === 0 ? textBlock(t.plan.empty) : textBlock(counts, { weight: 'Bolder' }),
    ...open.map((action) => wholeAction(action, plan, setting, room)),
    ...doneList(done, plan, setting, room),
  ];
  return adaptiveCard(language, body, [
    ...(open.length < mostOpen ? [button(t.add, 'plan.edit', data, 'positive')] : []),
    ...(actions.length > 0 ? [button(t.paperButton, 'plan.paper', data)] : []),
    button(t.plan.group, 'plan.group', data),
  ]);
}

/** The way on for what was not finished at a meeting; nothing where no meeting is left to carry it to. */
export function carryBox(count: number, group: Plan['group'], setting: Setting): CardElement[] {
  const { language } = setting;
  const t = texts[language].plan;
  const next = meetingToWorkFor(group, setting);
  if (!next) return [];
  return [
    {
      type: 'Container',
      style: 'warning',
      items: [
        textBlock(t.carryTitle(count), { weight: 'Bolder' }),
        textBlock(t.carryHow(longDate(next.meeting.date, language)), { spacing: 'None' }),
        { type: 'ActionSet', actions: [button(t.carry(count), 'plan.carry', { group: group.id, language })] },
      ],
    },
  ];
}

function wholeAction(action: Action, plan: Plan, setting: Setting, room: Room): CardElement {
  const { group } = plan;
  const { language } = setting;
  const t = texts[language];
  const carried: ITextRun[] = action.carried > 0 ? [run(` · ${t.carried(action.carried)}`, { isSubtle: true })] : [];
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      withEdit(
        [
          line(run(`${numberOf(plan, action)}. ${inOneLine(action.what, room.what)}`, { weight: 'Bolder' })),
          whoAndWhen(action, group, setting),
          line(statusRun(action.status, language), ...carried),
        ],
        action,
        plan,
        setting,
      ),
      ...detail(t.plan.why, action.why, room),
      ...detail(t.plan.element, elementName(action.element, setting), room),
      ...detail(t.plan.step, action.step, room),
    ],
  };
}

function withEdit(items: CardElement[], action: Action, plan: Plan, { language }: Setting): CardElement {
  const edit = about(
    button(texts[language].edit, 'plan.edit', { group: plan.group.id, action: action.id, language }),
    texts[language].actionNumber(numberOf(plan, action)),
  );
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items },
      { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [edit] }] },
    ],
  };
}

function detail(label: string, text: string, room: Room): CardElement[] {
  if (text === '') return [];
  const whole = [run(`${label}: `, { weight: 'Bolder', size: 'Small' }), run(inOneLine(text, room.text), { size: 'Small' })];
  return [{ type: 'RichTextBlock', spacing: 'Small', inlines: whole }];
}

function doneList(done: readonly Action[], plan: Plan, setting: Setting, room: Room): CardElement[] {
  if (done.length === 0) return [];
  const t = texts[setting.language];
  const left = done.length - mostDone;
  return [
    subheading(t.plan.done, { separator: true, spacing: 'Medium' }),
    ...done.slice(-mostDone).map((action) => {
      const what = `✓ ${numberOf(plan, action)}. ${inOneLine(action.what, room.what)}`;
      return withEdit([line(run(what, { isSubtle: true }))], action, plan, setting);
    }),
    ...(left > 0 ? [textBlock(t.more(left), { isSubtle: true })] : []),
  ];
}
