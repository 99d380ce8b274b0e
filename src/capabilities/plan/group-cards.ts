import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { about, adaptiveCard, button, heading, type Notice, noticeBox, ownWords, subheading, textBlock } from '../../core/card.js';
import { clockTime } from '../../core/wording.js';
import { groupLine, groupName, inOneLine, line, mostOfName, run, type Setting } from './card-parts.js';
import { type Group, type Member, roles } from './plan.js';
import { texts } from './texts.js';

/** Who is in the group, and when the bot asks about the plan. */
export function groupCard(group: Group, setting: Setting, notices: readonly Notice[] = []): IAdaptiveCard {
  const { language } = setting;
  const t = texts[language];
  const data = { group: group.id, language };
  const { away, channel, members } = group;
  const body: CardElement[] = [
    heading(t.group.title),
    groupLine(group),
    ...notices.map(noticeBox),
    ...(away ? [noticeBox({ text: t.group.away[away.why], tone: 'warning' })] : []),
    ...(members.length === 0 ? [textBlock(t.group.empty)] : members.map((member) => memberRow(member, group, setting))),
    { type: 'ActionSet', actions: [button(t.group.add, 'plan.edit-member', data)] },
    ...rhythmFields(group, setting),
  ];
  return adaptiveCard(language, body, [
    button(t.group.saveRhythm, 'plan.rhythm', data, 'positive'),
    button(t.showPlan, 'plan.show', data),
    ...(channel ? [button(t.group.unlink, 'plan.unlink', data)] : []),
  ]);
}

function memberRow(member: Member, { id, coordinator }: Group, { language }: Setting): CardElement {
  const t = texts[language];
  const role = member.role === '' ? '' : t.roles[member.role];
  const parts = [role, member.id === coordinator ? t.coordinator : '', member.mail].filter((part) => part !== '');
  const name = inOneLine(member.name, mostOfName) || t.unnamed;
  const edit = about(button(t.edit, 'plan.edit-member', { group: id, member: member.id, language }), name);
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [line(run(name, { weight: 'Bolder' })), ...(parts.length > 0 ? [line(run(parts.join(' · '), { isSubtle: true }))] : [])],
      },
      { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [{ type: 'ActionSet', actions: [edit] }] },
    ],
  };
}

/** Full hours within which people are at work. */
const hours = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00'] as const;

function rhythmFields({ rhythm, shares }: Group, { language }: Setting): CardElement[] {
  const t = texts[language];
  const times = [...new Set([...hours, rhythm.time])].toSorted();
  return [
    subheading(t.group.rhythm, { separator: true, spacing: 'Medium' }),
    textBlock(t.group.holidays, { isSubtle: true, size: 'Small', spacing: 'None' }),
    {
      type: 'Input.ChoiceSet',
      id: 'weekday',
      label: t.group.weekday,
      style: 'compact',
      choices: t.weekdays.map((title, i) => ({ title, value: String(i + 1) })),
      value: String(rhythm.weekday),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'time',
      label: t.group.time,
      style: 'compact',
      choices: times.map((time) => ({ title: clockTime(time, language), value: time })),
      value: rhythm.time,
    },
    {
      type: 'Input.ChoiceSet',
      id: 'everyWeeks',
      label: t.group.everyWeeks,
      style: 'compact',
      choices: ([1, 2] as const).map((n) => ({ title: t.group.every[n], value: String(n) })),
      value: String(rhythm.everyWeeks),
    },
    {
      type: 'Input.Date',
      id: 'pausedUntil',
      label: t.group.pausedUntil,
      ...(rhythm.pausedUntil === '' ? {} : { value: rhythm.pausedUntil }),
    },
    {
      type: 'Input.Toggle',
      id: 'shares',
      label: t.group.shares,
      title: t.group.sharesTitle,
      wrap: true,
      valueOn: 'yes',
      valueOff: 'no',
      value: shares ? 'yes' : 'no',
    },
  ];
}

/** How long the fields of a member may be, in characters. */
export const longestOfMember = { name: 80, mail: 120 } as const;

/** What goes with a member's form: the id that a new one gets, what to say first, and what was typed and not taken. */
export interface MemberExtras {
  readonly fresh?: string;
  readonly notices?: readonly Notice[];
  readonly typed?: Readonly<Partial<Record<'name' | 'mail' | 'role' | 'coordinates', string>>>;
}

/** One person in the group, to be filled in; without one it is somebody new. */
export function memberCard(
  group: Group,
  member: Member | undefined,
  { language }: Setting,
  { fresh, notices = [], typed = {} }: MemberExtras,
): IAdaptiveCard {
  const t = texts[language];
  const ids = { group: group.id, language };
  const data = { ...ids, ...(member ? { member: member.id } : {}), ...(!member && fresh ? { fresh } : {}) };
  const textOf = (name: 'name' | 'mail' | 'role') => typed[name] ?? member?.[name] ?? '';
  const value = (name: 'name' | 'mail' | 'role') => (textOf(name) === '' ? {} : { value: textOf(name) });
  // What is too long already must not be cut off by the client.
  const most = (name: 'name' | 'mail') => Math.max(longestOfMember[name], textOf(name).length);
  const coordinates = member !== undefined && member.id === group.coordinator ? 'yes' : 'no';
  const body: CardElement[] = [
    heading(member ? t.member.title : t.member.newTitle),
    groupLine(group),
    ...notices.map(noticeBox),
    { type: 'Input.Text', id: 'name', label: t.fields.name, maxLength: most('name'), ...value('name') },
    {
      type: 'Input.Text',
      id: 'mail',
      label: t.fields.mail,
      placeholder: t.member.mailHint,
      style: 'Email',
      maxLength: most('mail'),
      ...value('mail'),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'role',
      label: t.fields.role,
      style: 'expanded',
      choices: roles.map((role) => ({ title: t.roles[role], value: role })),
      ...value('role'),
    },
    {
      type: 'Input.Toggle',
      id: 'coordinates',
      label: t.fields.coordinates,
      title: t.member.coordinates,
      wrap: true,
      valueOn: 'yes',
      valueOff: 'no',
      value: typed.coordinates ?? coordinates,
    },
    ...(member ? [textBlock(t.member.removeHint, { isSubtle: true, size: 'Small' })] : []),
  ];
  return adaptiveCard(language, body, [
    button(t.save, 'plan.save-member', data, 'positive'),
    button(t.cancel, 'plan.group', ids),
    ...(member ? [button(t.member.remove, 'plan.remove-member', { ...ids, member: member.id }, 'destructive')] : []),
  ]);
}

/** "Are you sure?" before the channel is no longer the group's. */
export function unlinkCard(group: Group, { language }: Setting): IAdaptiveCard {
  const t = texts[language].unlinking;
  const data = { group: group.id, language };
  return adaptiveCard(
    language,
    [heading(t.title), groupLine(group), textBlock(t.text)],
    [button(t.yes, 'plan.unlink', { ...data, sure: 'yes' }, 'destructive'), button(t.no, 'plan.group', data)],
  );
}

/** As many groups as one person is asked to choose among. */
const mostChoices = 10;

/** Which of several groups a channel is for. */
export function chooseGroupCard(groups: readonly Pick<Group, 'id' | 'municipality' | 'area'>[], { language }: Setting): IAdaptiveCard {
  const t = texts[language].choose;
  return adaptiveCard(language, [
    heading(t.title),
    textBlock(t.text),
    ...groups.slice(0, mostChoices).map(
      ({ id, municipality, area }): CardElement => ({
        type: 'ColumnSet',
        separator: true,
        columns: [
          {
            type: 'Column',
            width: 'stretch',
            verticalContentAlignment: 'Center',
            items: [...ownWords(municipality, { weight: 'Bolder' }), ...(area === '' ? [] : [line(run(area, { isSubtle: true }))])],
          },
          {
            type: 'Column',
            width: 'auto',
            verticalContentAlignment: 'Center',
            items: [
              {
                type: 'ActionSet',
                actions: [about(button(t.link, 'plan.link', { group: id, language }), groupName({ municipality, area }))],
              },
            ],
          },
        ],
      }),
    ),
  ]);
}
