import { z } from 'zod';
import { dayOf } from '../../core/calendar.js';
import { type Finding as CompositionFinding, findingsOf as compositionFindings } from '../../core/composition.js';
import type { Course, Programme } from '../../core/programme.js';
import {
  type Application,
  type Content,
  type FieldName,
  type Member,
  type MemberField,
  type Role,
  type Step,
  steps,
} from './application.js';
import { areaKey } from './area-key.js';
import { longest } from './fields.js';

/** Something that keeps an application from being sent: where it is mended, and what it is. */
export type Finding = { readonly step: Step } & (
  | { readonly code: 'field-missing'; readonly field: FieldName }
  | { readonly code: 'field-too-long'; readonly field: 'area' | 'done' | 'change'; readonly length: number; readonly most: number }
  /** The day of the decision has not come. */
  | { readonly code: 'decided-later' }
  /** An advance statement is for a committee that does not meet before the deadline, and this one does. */
  | { readonly code: 'meets-in-time'; readonly course: Course }
  | { readonly code: 'composition'; readonly finding: CompositionFinding }
  | { readonly code: 'member-missing' | 'member-wrong'; readonly member: Member; readonly field: MemberField }
  | { readonly code: 'member-too-long'; readonly member: Member; readonly field: MemberField; readonly most: number }
  | { readonly code: 'mail-twice'; readonly member: Member; readonly other: Member }
);

const mail = z.email();

/**
 * All that is missing or wrong at this moment, in the order of the form; nothing where it can be sent. Whether the deadline has
 * passed is not among it. Source: source.txt, "Hvad kræver det at være med?" and "Hvem kan være med?".
 */
export function findingsIn({ fields, members }: Content, programme: Programme, now: Date): Finding[] {
  return [
    ...missing('course', ['municipality', 'course'], fields),
    ...medFindings(fields, programme, now),
    ...groupFindings({ fields, members }, programme),
    ...missing('motivation', ['done', 'elements', 'change', 'time'], fields),
    ...tooLong('motivation', ['done', 'change'], fields),
  ];
}

function missing(step: Step, names: readonly FieldName[], fields: Content['fields']): Finding[] {
  return names.filter((field) => fields[field] === '').map((field) => ({ step, code: 'field-missing', field }));
}

function tooLong(step: Step, names: readonly ('area' | 'done' | 'change')[], fields: Content['fields']): Finding[] {
  return names
    .filter((field) => fields[field].length > longest[field])
    .map((field) => ({ step, code: 'field-too-long', field, length: fields[field].length, most: longest[field] }));
}

function medFindings(fields: Content['fields'], { courses }: Programme, now: Date): Finding[] {
  const step = 'med';
  const course = courses.find(({ id }) => id === fields.course);
  const asked: FieldName[] = ['level', ...(fields.level === 'area' ? (['area'] as const) : []), 'basis'];
  const ofBasis: Readonly<Record<string, readonly FieldName[]>> = { decided: ['decidedOn'], advance: ['chair', 'viceChair', 'meetsOn'] };
  const { basis, decidedOn, meetsOn } = fields;
  return [
    ...missing(step, [...asked, ...(ofBasis[basis] ?? [])], fields),
    ...tooLong(step, fields.level === 'area' ? ['area'] : [], fields),
    ...(basis === 'decided' && decidedOn > dayOf(now) ? [{ step, code: 'decided-later' } as const] : []),
    ...(basis === 'advance' && course && meetsOn !== '' && meetsOn <= course.deadline
      ? [{ step, code: 'meets-in-time', course } as const]
      : []),
  ];
}

function groupFindings({ fields, members }: Content, programme: Programme): Finding[] {
  const step = 'group';
  const composition = compositionFindings(countsOf(members), programme.composition);
  const coordinator = members.some(({ id }) => id === fields.coordinator);
  return [
    ...composition.map((finding): Finding => ({ step, code: 'composition', finding })),
    ...members.flatMap((member) => memberFindings(member, members)),
    ...(programme.composition.coordinators > 0 && !coordinator ? [{ step, code: 'field-missing', field: 'coordinator' } as const] : []),
  ];
}

/** What is missing or wrong about one member. */
export function memberFindings(member: Member, members: readonly Member[]): Finding[] {
  const step = 'group';
  const needed: readonly MemberField[] = ['name', 'mail', 'role', ...(member.role === 'other' ? (['title'] as const) : []), 'area'];
  const texts = ['name', 'mail', 'title', 'area'] as const;
  const other = members.find(({ id, mail: theirs }) => id !== member.id && theirs !== '' && theirs === member.mail);
  return [
    ...needed.filter((field) => member[field] === '').map((field): Finding => ({ step, code: 'member-missing', member, field })),
    ...(member.mail !== '' && !mail.safeParse(member.mail).success ? [{ step, code: 'member-wrong', member, field: 'mail' } as const] : []),
    ...texts
      .filter((field) => member[field].length > longest[field])
      .map((field): Finding => ({ step, code: 'member-too-long', member, field, most: longest[field] })),
    // Said once, of the later of the two.
    ...(other && members.indexOf(other) < members.findIndex(({ id }) => id === member.id)
      ? [{ step, code: 'mail-twice', member, other } as const]
      : []),
  ];
}

/** The group in the numbers that the rule of composition counts. */
export function countsOf(members: readonly Member[]) {
  const having = (...roles: Role[]) => members.filter(({ role }) => roles.some((one) => one === role)).length;
  const areas = new Map<string, { name: string; count: number }>();
  for (const { area } of members) {
    if (area !== '') areas.set(areaKey(area), { name: area, count: (areas.get(areaKey(area))?.count ?? 0) + 1 });
  }
  return {
    leaders: having('leader'),
    employeeReps: having('amr', 'tr'),
    others: having('other'),
    areas: [...areas.values()],
  };
}

/** The deadline's day of the course with this id is not over in Copenhagen; false where no course is chosen. */
export function isOpen(id: string, { courses }: Programme, now: Date): boolean {
  const course = courses.find((one) => one.id === id);
  return course !== undefined && dayOf(now) <= course.deadline;
}

/** Whether the organisers have asked for more about the application to this course: then it may be sent again after the deadline. */
export function isAskedAbout(course: string, { decision, submission }: Application): boolean {
  return decision?.what === 'more' && submission?.content.fields.course === course;
}

/** Whether it may be sent as far as time goes: who was asked for more may answer after the deadline. */
export function isOpenFor(application: Application, { programme, now }: { readonly programme: Programme; readonly now: Date }): boolean {
  const { course } = application.content.fields;
  return isOpen(course, programme, now) || isAskedAbout(course, application);
}

/** The step where something is missing first; the last one where nothing is. */
export function firstStep({ content }: Application, { programme, now }: { readonly programme: Programme; readonly now: Date }): Step {
  const [first] = findingsIn(content, programme, now);
  return first?.step ?? steps[steps.length - 1] ?? 'review';
}

/** Whether what was sent stands on an advance statement: MED's decision is still to come. */
export function standsOnAdvance({ submission }: Application): boolean {
  return submission?.content.fields.basis === 'advance';
}
