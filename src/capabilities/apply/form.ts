import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { longDate, timeOf } from '../../core/calendar.js';
import { adaptiveCard, button, ownWords } from '../../core/card.js';
import { describeRule } from '../../core/composition.js';
import type { Language } from '../../core/language.js';
import { municipalities } from '../../core/municipalities.js';
import { type Course, mainContact, type Programme } from '../../core/programme.js';
import { clockTime, courseNames, place } from '../../core/wording.js';
import { type Application, type FieldName, type Member, type Step, steps } from './application.js';
import { explain, fieldText, municipalityName, nameOf, refusalText } from './explain.js';
import { longest, mostMembers } from './fields.js';
import { countsOf, type Finding, findingsIn, isAskedAbout, isOpen } from './findings.js';
import { markOf, seenIn } from './merge.js';
import { texts } from './texts.js';
import { newMember, type Place } from './verbs.js';

/** What every card is computed from, beside the application. */
export interface Setting {
  readonly programme: Programme;
  readonly language: Language;
  readonly now: Date;
}

/** What the person is told, such as why something was not taken. The second line on is somebody's own words. */
export type Notice = { readonly text: string; readonly words?: string; readonly tone: 'accent' | 'attention' | 'good' | 'warning' };

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

/** One step of the form. Every button saves what stands on the card before it leads on. */
export function formCard(application: Application, step: Step, setting: Setting, extras: Extras = {}): IAdaptiveCard {
  const { notices = [] } = extras;
  const { language, programme, now } = setting;
  const t = texts[language];
  const { content } = application;
  const findings = findingsIn(content, programme, now);
  const here = step === 'review' ? findings : findings.filter((finding) => finding.step === step);
  const at = steps.indexOf(step);
  const go = goFrom(application, step, language);
  const before = steps[at - 1];
  const after = steps[at + 1];
  const body: CardElement[] = [
    ...titleLines(application, setting),
    stepper(application, step, findings, setting),
    { type: 'TextBlock', text: t.step(at + 1, steps.length, t.headings[step]), wrap: true, weight: 'Bolder', spacing: 'Medium' },
    ...notices.filter(({ tone }) => tone === 'good').map(noticeBox),
    ...closedBox(application, setting),
    ...askedBox(application, setting),
    ...bodies[step](application, setting, extras, findings),
    ...(here.length > 0 ? [findingsBox(step === 'review' ? t.allMissing : t.missing, here, setting)] : []),
    // Whoever has just pressed a button looks at the end of the card.
    ...notices.filter(({ tone }) => tone !== 'good').map(noticeBox),
    { type: 'TextBlock', text: t.saved(clockTime(timeOf(now), language)), wrap: true, isSubtle: true, size: 'Small', spacing: 'Medium' },
  ];
  const canSend = step === 'review' && findings.length === 0 && isOpenFor(application, setting);
  return adaptiveCard(language, body, [
    ...(after ? [go(t.next, after, 'positive')] : []),
    ...(canSend
      ? [
          button(
            application.submission ? t.review.resubmit : t.review.submit,
            'apply.submit',
            { id: application.id, read: markOf(JSON.stringify(content)), language },
            'positive',
          ),
        ]
      : []),
    ...(extras.collided ? [button(t.keepTheirs, 'apply.open', { id: application.id, step, language })] : []),
    ...(before ? [go(t.back, before)] : []),
  ]);
}

/** Whether it may be sent as far as time goes: who was asked for more may answer after the deadline. */
export function isOpenFor(application: Application, { programme, now }: Setting): boolean {
  const { course } = application.content.fields;
  return isOpen(course, programme, now) || isAskedAbout(course, application);
}

/** Says so where the deadline of the course that is chosen has passed, and which courses are open still. */
function closedBox(application: Application, setting: Setting): CardElement[] {
  const { language, programme, now } = setting;
  if (application.content.fields.course === '' || isOpenFor(application, setting)) return [];
  const open = programme.courses.filter(({ id }) => isOpen(id, programme, now));
  const other = open.length > 0 ? ` ${texts[language].stillOpen(courseNames(open, language))}` : '';
  return [noticeBox({ text: `${refusalText('deadline', programme, language)}${other}`, tone: 'attention' })];
}

/** What the organisers want to know more about, for whoever answers them. */
function askedBox({ state, decision }: Application, { language }: Setting): CardElement[] {
  if (state !== 'more' || !decision) return [];
  return [noticeBox({ text: texts[language].decision.asked, words: decision.word, tone: 'accent' })];
}

function goFrom({ id, content }: Application, step: Step, language: Language) {
  const seen = seenIn(Object.fromEntries(fieldsOn[step].map((name) => [name, content.fields[name]])));
  return (title: string, to: Place, style?: 'positive', member?: string) =>
    button(title, 'apply.go', { id, step, to, seen, language, ...(member === undefined ? {} : { member }) }, style);
}

/** What it is, and whose. */
export function titleLines({ content, reference }: Application, { language, programme }: Setting): CardElement[] {
  const t = texts[language];
  const parts = [municipalityName(content.fields), fieldText('course', content, programme, language), reference].filter(
    (part) => part !== '',
  );
  return [
    { type: 'TextBlock', text: t.title, wrap: true, size: 'Large', weight: 'Bolder', style: 'heading' },
    { type: 'TextBlock', text: parts.join(' · '), wrap: true, isSubtle: true, spacing: 'None' },
  ];
}

/** The steps in a row: which is shown, and which have nothing missing. Each can be pressed. */
function stepper(application: Application, current: Step, findings: readonly Finding[], { language }: Setting): CardElement {
  const t = texts[language];
  const go = goFrom(application, current, language);
  return {
    type: 'ColumnSet',
    spacing: 'Medium',
    columns: steps.map((step, i) => {
      const done = step === 'review' ? application.submission !== undefined : !findings.some((finding) => finding.step === step);
      const title = `${i + 1}. ${t.headings[step]}: ${done ? t.done : t.notDone}`;
      return {
        type: 'Column',
        width: 'stretch',
        spacing: 'None',
        selectAction: go(title, step),
        items: [
          {
            type: 'TextBlock',
            text: done ? '✓' : `${i + 1}`,
            wrap: true,
            horizontalAlignment: 'Center',
            weight: 'Bolder',
            color: done ? 'Good' : step === current ? 'Accent' : 'Default',
          },
          {
            type: 'TextBlock',
            text: t.steps[step],
            wrap: true,
            horizontalAlignment: 'Center',
            size: 'Small',
            spacing: 'None',
            weight: step === current ? 'Bolder' : 'Default',
            color: step === current ? 'Accent' : 'Default',
          },
        ],
      };
    }),
  };
}

/** A box with something to be told first. */
export function noticeBox({ text, words, tone }: Notice): CardElement {
  return {
    type: 'Container',
    style: tone,
    spacing: 'Small',
    items: [{ type: 'TextBlock', text, wrap: true }, ...(words === undefined ? [] : ownWords(words, { isSubtle: true }))],
  };
}

/** What is missing, a line each, where no Markdown is read: names stand in it. */
export function findingsBox(title: string, findings: readonly Finding[], { language, programme }: Setting): CardElement {
  const t = texts[language];
  const othersMissing = findings.some((f) => f.code === 'composition' && f.finding.code === 'others-missing');
  const silent = programme.topics['role-overlap'] === undefined;
  const lines = findings.map((finding) => `• ${explain(finding, language)}`);
  return {
    type: 'Container',
    style: 'warning',
    spacing: 'Medium',
    items: [
      { type: 'TextBlock', text: title, wrap: true, weight: 'Bolder' },
      ...ownWords(lines.join('\n')),
      ...(othersMissing && silent ? [{ type: 'TextBlock', text: t.group.other, wrap: true, isSubtle: true, size: 'Small' } as const] : []),
    ],
  };
}

type Body = (application: Application, setting: Setting, extras: Extras, findings: readonly Finding[]) => CardElement[];

const bodies: Readonly<Record<Step, Body>> = {
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
    { type: 'TextBlock', text: t.med.decided, wrap: true, weight: 'Bolder', spacing: 'Medium' },
    { type: 'Input.Date', id: 'decidedOn', label: t.fields.decidedOn, ...value('decidedOn') },
    {
      type: 'TextBlock',
      text: t.med.advance(course ? ` (${longDate(course.deadline, language)})` : ''),
      wrap: true,
      weight: 'Bolder',
      spacing: 'Medium',
    },
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
            items: [{ type: 'ActionSet', actions: [go(t.group.edit, 'member', undefined, member.id)] }],
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

/** A member as two or three lines. */
export function memberLines(member: Member, coordinates: boolean, language: Language): CardElement[] {
  const t = texts[language];
  const role = t.roles[roleOf(member)];
  const part = member.role === '' ? '' : member.title ? `${role}, ${member.title}` : role;
  const rest = [part, coordinates ? t.group.coordinator : '', member.area, member.mail].filter((text) => text !== '').join(' · ');
  const below = ownWords(rest, { isSubtle: true }).map((line) => ({ ...line, spacing: 'None' as const }));
  return [...ownWords(nameOf(member, language), { weight: 'Bolder' }), ...(rest ? below : [])];
}

function roleOf({ role }: Member): 'leader' | 'amr' | 'tr' | 'other' {
  return role === 'leader' || role === 'amr' || role === 'tr' ? role : 'other';
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
    ...(complete ? [{ type: 'TextBlock', text: t.nothingMissing, wrap: true, weight: 'Bolder' } as const] : []),
    ...(complete && isOpenFor(application, setting) ? [toggle('consent', t.review.consentLabel, t.review.consent, undefined)] : []),
  ];
}

/** All that is filled in, as it will be read. */
export function contentElements(content: Application['content'], { language, programme }: Setting): CardElement[] {
  const t = texts[language];
  const { fields, members } = content;
  const line = (name: FieldName): CardElement[] => [
    { type: 'TextBlock', text: t.fields[name], wrap: true, weight: 'Bolder', size: 'Small', spacing: 'Small' },
    ...ownWords(fieldText(name, content, programme, language) || t.review.none).map((element) => ({
      ...element,
      spacing: 'None' as const,
    })),
  ];
  const ofBasis: readonly FieldName[] =
    fields.basis === 'decided' ? ['decidedOn'] : fields.basis === 'advance' ? ['chair', 'viceChair', 'meetsOn'] : [];
  const heading = (step: Step): CardElement => ({
    type: 'TextBlock',
    text: t.headings[step],
    wrap: true,
    weight: 'Bolder',
    separator: true,
    spacing: 'Medium',
  });
  return [
    heading('course'),
    ...line('municipality'),
    ...line('course'),
    heading('med'),
    ...line('level'),
    ...(fields.level === 'area' ? line('area') : []),
    ...line('basis'),
    ...ofBasis.flatMap(line),
    heading('group'),
    ...(members.length === 0
      ? [{ type: 'TextBlock', text: t.group.empty, wrap: true } as const]
      : members.flatMap((member) => memberLines(member, member.id === fields.coordinator, language))),
    heading('motivation'),
    ...line('done'),
    ...line('elements'),
    ...line('change'),
    ...line('time'),
  ];
}
