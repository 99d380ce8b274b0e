import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { adaptiveCard, button, heading, type Notice, noticeBox, ownWords } from '../../core/card.js';
import { type Application, type Editor, type Member, type MemberField, roles } from './application.js';
import { memberLines, type Setting } from './card-parts.js';
import { explain, nameOf } from './explain.js';
import { longest } from './fields.js';
import { memberFindings } from './findings.js';
import { seenIn } from './merge.js';
import { editorsOf } from './people.js';
import { texts } from './texts.js';
import { newMember } from './verbs.js';

/** A member who is not there yet, with what is known already. */
export function unsaved(known: Partial<Member> = {}): Member {
  return { name: '', mail: '', role: '', title: '', area: '', ...known, id: newMember };
}

/** The texts of a member, by field. */
export function textsOf(member: Member): Record<MemberField, string> {
  const { name, mail, role, title, area } = member;
  return { name, mail, role, title, area };
}

/** What goes with a person's card: what to say first, what was typed and not taken, and whether somebody else has changed it. */
export interface MemberExtras {
  readonly notices?: readonly Notice[];
  readonly typed?: Readonly<Partial<Record<MemberField, string>>>;
  readonly collided?: boolean;
  /** The id that a new member gets. */
  readonly fresh?: string;
}

/** One person in the group, to be filled in. `typed` is what stands in the fields where it was not taken. */
export function memberCard(
  application: Application,
  member: Member,
  { language }: Setting,
  { notices = [], typed = {}, collided = false, fresh }: MemberExtras = {},
): IAdaptiveCard {
  const t = texts[language];
  const { id, content } = application;
  const isNew = member.id === newMember;
  const data = { id, member: member.id, seen: seenIn(textsOf(member)), language, ...(isNew && fresh ? { fresh } : {}) };
  const findings = isNew ? [] : memberFindings(member, content.members);
  const value = (name: MemberField) => {
    const text = typed[name] ?? member[name];
    return text === '' ? {} : { value: text };
  };
  const input = (name: 'name' | 'mail' | 'title' | 'area', more: object = {}): CardElement => ({
    type: 'Input.Text',
    id: name,
    label: name === 'title' ? t.memberCard.titleHint : t.member[name],
    // What is too long already must not be cut off by the client.
    maxLength: Math.max(longest[name], (typed[name] ?? member[name]).length),
    ...more,
    ...value(name),
  });
  const body: CardElement[] = [
    heading(isNew ? t.memberCard.newTitle : t.memberCard.title),
    ...(findings.length > 0
      ? [
          {
            type: 'Container',
            style: 'warning',
            items: ownWords(findings.map((finding) => `• ${explain(finding, language)}`).join('\n')),
          } as const,
        ]
      : []),
    input('name'),
    input('mail', { style: 'Email' }),
    {
      type: 'Input.ChoiceSet',
      id: 'role',
      label: t.member.role,
      style: 'expanded',
      choices: roles.map((role) => ({ title: t.roles[role], value: role })),
      ...value('role'),
    },
    input('title', { placeholder: t.placeholders.title }),
    input('area', { placeholder: t.placeholders.memberArea }),
    ...notices.map(noticeBox),
  ];
  return adaptiveCard(language, body, [
    button(t.memberCard.save, 'apply.save-member', { ...data, to: 'group' }, 'positive'),
    button(t.memberCard.saveAndNew, 'apply.save-member', { ...data, to: 'member' }),
    button(collided ? t.keepTheirs : t.memberCard.cancel, 'apply.open', { id, step: 'group', language }),
    ...(isNew ? [] : [button(t.memberCard.remove, 'apply.remove-member', data, 'destructive')]),
  ]);
}

/** Asks whether this person is to leave the group. */
export function leavingCard({ id, content }: Application, member: Member, { language }: Setting): IAdaptiveCard {
  const t = texts[language];
  const data = { id, member: member.id, seen: seenIn(textsOf(member)), language };
  return adaptiveCard(
    language,
    [heading(t.memberCard.leaving), ...memberLines(member, content.fields.coordinator === member.id, language)],
    [
      button(t.memberCard.remove, 'apply.remove-member', data, 'destructive'),
      button(t.memberCard.keep, 'apply.open', { id, step: 'group', language }),
    ],
  );
}

/** Who works on the application, and the way to let others in. `viewer` is the one who looks. */
export function shareCard(application: Application, viewer: string, { language }: Setting, notices: readonly Notice[] = []): IAdaptiveCard {
  const t = texts[language];
  const { id, keeper, content } = application;
  const data = { id, language };
  const who = (editor: Editor): CardElement[] =>
    ownWords([editor.name || t.group.unnamed, ...(editor.userId === keeper ? [t.share.keeper] : [])].join(' · '));
  // The directory's search is Teams' own; where a client has none, nobody can be picked and the rest works.
  const picker: CardElement = {
    type: 'Input.ChoiceSet',
    id: 'people',
    label: t.share.pick,
    placeholder: t.share.hint,
    isMultiSelect: true,
    style: 'compact',
    choices: [],
    'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
  };
  const body: CardElement[] = [
    heading(t.share.title),
    ...notices.map(noticeBox),
    { type: 'TextBlock', text: t.share.how, wrap: true },
    ...content.members
      .filter(({ mail }) => mail !== '')
      .flatMap((member) =>
        ownWords(`${nameOf(member, language)} · ${member.mail}`, { isSubtle: true }).map((line) => ({ ...line, spacing: 'None' as const })),
      ),
    { type: 'TextBlock', text: t.share.who, wrap: true, weight: 'Bolder', spacing: 'Medium' },
    ...editorsOf(application).flatMap(who),
    picker,
  ];
  return adaptiveCard(language, body, [
    button(t.share.save, 'apply.share', data, 'positive'),
    ...(keeper === viewer ? [] : [button(t.share.takeOver, 'apply.take-over', data)]),
    button(t.back, 'apply.open', { ...data, step: 'group' }),
  ]);
}
