import type { CardElement } from '@microsoft/teams.cards';
import { longDate } from '../../core/calendar.js';
import { about, button, type Notice, noticeBox, subheading } from '../../core/card.js';
import { describeRule } from '../../core/composition.js';
import type { Language } from '../../core/language.js';
import { municipalities } from '../../core/municipalities.js';
import { type Course, mainContact } from '../../core/programme.js';
import { place } from '../../core/wording.js';
import type { Application, FieldName, Step } from './application.js';
import { contentElements, memberLines, type Setting } from './card-parts.js';
import { nameOf } from './explain.js';
import { longest, mostMembers } from './fields.js';
import { countsOf, type Finding, isOpen, isOpenFor } from './findings.js';
import { seenIn } from './merge.js';
import { texts } from './texts.js';
import { newMember, type Place } from './verbs.js';

/** What goes with a step: what to say first, what was typed and not taken, and whether a like application is there. */
export interface Extras {
  readonly notices?: readonly Notice[];
  readonly typed?: Readonly<Partial<Record<FieldName, string>>>;
  readonly twin?: boolean;
  /** Somebody else has changed what was typed: what stands there can be kept. */
  readonly collided?: boolean;
}

/** The fields that stand on each step's card. */
export const fieldsOn: Readonly<Record<Step, readonly FieldName[]>> = {
  course: ['municipality', 'course'],
  med: ['level', 'area', 'basis', 'decidedOn', 'chair', 'viceChair', 'meetsOn'],
  group: ['coordinator'],
  motivation: ['done', 'elements', 'change', 'time'],
  review: [],
};

export function goFrom({ id, content }: Application, step: Step, language: Language) {
  const seen = seenIn(Object.fromEntries(fieldsOn[step].map((name) => [name, content.fields[name]])));
  return (title: string, to: Place, style?: 'positive', member?: string) =>
    button(title, 'apply.go', { id, step, to, seen, language, ...(member === undefined ? {} : { member }) }, style);
}

type Body = (application: Application, setting: Setting, extras: Extras, findings: readonly Finding[]) => CardElement[];

export const bodies: Readonly<Record<Step, Body>> = {
  course: courseBody,
  med: medBody,
  group: groupBody,
  motivation: motivationBody,
  review: reviewBody,
};

function prefilled(name: FieldName, { content }: Application, { typed }: Extras): { readonly value?: string } {
  const value = typed?.[name] ?? content.fields[name];
  return value === '' ? {} : { value };
}

function courseBody(application: Application, setting: Setting, extras: Extras): CardElement[] {
  const { language, programme } = setting;
  const t = texts[language];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'municipality',
      label: t.fields.municipality,
      style: 'filtered',
      placeholder: t.placeholders.municipality,
      choices: municipalities.map(({ id, name }) => ({ title: name, value: id })),
      ...prefilled('municipality', application, extras),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'course',
      label: t.fields.course,
      style: 'expanded',
      wrap: true,
      choices: programme.courses.map((course) => ({ title: courseTitle(course, setting), value: course.id })),
      ...prefilled('course', application, extras),
    },
  ];
}

function courseTitle(course: Course, { language, programme, now }: Setting): string {
  const t = texts[language];
  const name = course.name[language];
  const deadline = longDate(course.deadline, language);
  const [first] = course.meetings;
  const open = isOpen(course.id, programme, now);
  return open && first ? t.courseChoice(name, deadline, longDate(first.date, language), place(first)) : t.courseClosed(name, deadline);
}

function medBody(application: Application, { language, programme }: Setting, extras: Extras): CardElement[] {
  const t = texts[language];
  const course = programme.courses.find(({ id }) => id === application.content.fields.course);
  const value = (name: FieldName) => prefilled(name, application, extras);
  return [
    { type: 'TextBlock', text: t.med.why, wrap: true },
    {
      type: 'Input.ChoiceSet',
      id: 'level',
      label: t.fields.level,
      style: 'expanded',
      wrap: true,
      choices: [
        { title: t.levels.top, value: 'top' },
        { title: t.levels.area, value: 'area' },
      ],
      ...value('level'),
    },
    {
      type: 'Input.Text',
      id: 'area',
      label: t.fields.area,
      placeholder: t.placeholders.area,
      maxLength: Math.max(longest.area, value('area').value?.length ?? 0),
      ...value('area'),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'basis',
      label: t.fields.basis,
      style: 'expanded',
      wrap: true,
      choices: [
        { title: t.bases.decided, value: 'decided' },
        { title: t.bases.advance, value: 'advance' },
      ],
      ...value('basis'),
    },
    subheading(t.med.decided),
    { type: 'Input.Date', id: 'decidedOn', label: t.fields.decidedOn, ...value('decidedOn') },
    subheading(t.med.advance(course ? ` (${longDate(course.deadline, language)})` : '')),
    ...(['chair', 'viceChair'] as const).map((id): CardElement => toggle(id, t.fields[id], t.toggles[id], value(id).value)),
    { type: 'Input.Date', id: 'meetsOn', label: t.fields.meetsOn, ...value('meetsOn') },
  ];
}

function toggle(id: string, label: string, title: string, value: string | undefined): CardElement {
  return { type: 'Input.Toggle', id, label, title, wrap: true, valueOn: 'yes', valueOff: 'no', value: value ?? 'no' };
}

function groupBody(application: Application, setting: Setting, extras: Extras): CardElement[] {
  const { language, programme } = setting;
  const t = texts[language];
  const { content } = application;
  const { members } = content;
  const counts = countsOf(members);
  const go = goFrom(application, 'group', language);
  return [
    { type: 'TextBlock', text: t.group.rule(describeRule(programme.composition, language)), wrap: true },
    members.length === 0
      ? { type: 'TextBlock', text: t.group.empty, wrap: true, isSubtle: true }
      : {
          type: 'TextBlock',
          text: t.group.counts(
            t.group.people(members.length),
            t.group.leaders(counts.leaders),
            t.group.reps(counts.employeeReps),
            t.group.others(counts.others),
          ),
          wrap: true,
          weight: 'Bolder',
        },
    ...members.map(
      (member): CardElement => ({
        type: 'ColumnSet',
        separator: true,
        columns: [
          { type: 'Column', width: 'stretch', items: memberLines(member, content.fields.coordinator === member.id, language) },
          {
            type: 'Column',
            width: 'auto',
            verticalContentAlignment: 'Center',
            items: [{ type: 'ActionSet', actions: [about(go(t.group.edit, 'member', undefined, member.id), nameOf(member, language))] }],
          },
        ],
      }),
    ),
    {
      type: 'ActionSet',
      actions: [...(members.length < mostMembers ? [go(t.group.add, 'member', undefined, newMember)] : []), go(t.group.share, 'share')],
    },
    ...(members.length === 0
      ? []
      : [
          {
            type: 'Input.ChoiceSet',
            id: 'coordinator',
            label: t.fields.coordinator,
            style: 'compact',
            placeholder: t.placeholders.coordinator,
            choices: members.map((member) => ({ title: nameOf(member, language), value: member.id })),
            ...prefilled('coordinator', application, extras),
          } as const,
        ]),
  ];
}

function motivationBody(application: Application, { language, programme }: Setting, extras: Extras): CardElement[] {
  const t = texts[language];
  const value = (name: FieldName) => prefilled(name, application, extras);
  const words = (id: 'done' | 'change'): CardElement => ({
    type: 'Input.Text',
    id,
    label: t.fields[id],
    placeholder: t.placeholders[id],
    isMultiline: true,
    // What is too long already must not be cut off by the client.
    maxLength: Math.max(longest[id], value(id).value?.length ?? 0),
    ...value(id),
  });
  return [
    { type: 'TextBlock', text: t.motivation.hint(longest.done), wrap: true },
    words('done'),
    {
      type: 'Input.ChoiceSet',
      id: 'elements',
      label: t.fields.elements,
      style: 'expanded',
      isMultiSelect: true,
      wrap: true,
      choices: programme.elements.map((element) => ({ title: element[language], value: element.id })),
      ...value('elements'),
    },
    words('change'),
    toggle('time', t.fields.time, t.toggles.time, value('time').value),
  ];
}

function reviewBody(application: Application, setting: Setting, extras: Extras, findings: readonly Finding[]): CardElement[] {
  const { language, programme } = setting;
  const t = texts[language];
  const contact = mainContact(programme);
  const complete = findings.length === 0;
  return [
    ...(extras.twin ? [noticeBox({ text: t.review.twin, tone: 'warning' })] : []),
    { type: 'TextBlock', text: t.review.read, wrap: true },
    ...contentElements(application.content, setting),
    { type: 'TextBlock', text: t.review.data(`${contact.name} (${contact.organisation})`), wrap: true, separator: true, spacing: 'Medium' },
    ...(complete && isOpenFor(application, setting)
      ? [
          { type: 'TextBlock', text: t.nothingMissing, wrap: true, weight: 'Bolder' } as const,
          toggle('consent', t.review.consentLabel, t.review.consent, undefined),
        ]
      : []),
  ];
}
