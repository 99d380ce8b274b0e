import { longDate } from '../../core/calendar.js';
import { explainFinding } from '../../core/composition.js';
import type { Language } from '../../core/language.js';
import { municipalityOf } from '../../core/municipalities.js';
import { mainContact, type Programme } from '../../core/programme.js';
import { capitalised, listed, reach } from '../../core/wording.js';
import type { Content, Fields, Member } from './application.js';
import type { Finding } from './findings.js';
import type { Refusal } from './machine.js';
import { texts } from './texts.js';

/** What is missing and why, as a sentence for the applicants. It may hold what a person wrote. */
export function explain(finding: Finding, language: Language): string {
  const t = texts[language];
  const f = t.findings;
  switch (finding.code) {
    case 'field-missing':
      return f['field-missing'][finding.field];
    case 'field-too-long':
      return f.tooLong(t.fields[finding.field], finding.length, finding.most);
    case 'decided-later':
      return f.decidedLater;
    case 'meets-in-time':
      return f.meetsInTime(longDate(finding.course.deadline, language));
    case 'composition':
      return `${capitalised(explainFinding(finding.finding, language))}. ${f.because[finding.finding.code]}`;
    case 'member-missing':
      return f.memberMissing(nameOf(finding.member, language), f.member[finding.field]);
    case 'member-wrong':
      return f.memberWrong(nameOf(finding.member, language), finding.member[finding.field]);
    case 'member-too-long':
      return f.memberTooLong(nameOf(finding.member, language), f.member[finding.field], finding.most);
    case 'mail-twice':
      return f.mailTwice(nameOf(finding.member, language), nameOf(finding.other, language));
  }
}

/** What a member is called: the name, or the mail, or "no name". */
export function nameOf(member: Member, language: Language): string {
  return member.name || member.mail || texts[language].group.unnamed;
}

/** Why something may not happen, and whom to turn to. */
export function refusalText(refusal: Refusal, programme: Programme, language: Language): string {
  const text = texts[language].refusals[refusal];
  return typeof text === 'string' ? text : text(reach(mainContact(programme), language));
}

/** The municipality's full name, or an empty text. */
export function municipalityName({ municipality }: Fields): string {
  return municipalityOf(municipality)?.name ?? '';
}

/** The name of the course that is chosen, or an empty text. */
export function courseName({ course }: Fields, programme: Programme, language: Language): string {
  return programme.courses.find(({ id }) => id === course)?.name[language] ?? '';
}

/** A field's content as people read it; empty where nothing is filled in. */
export function fieldText(name: keyof Fields, { fields, members }: Content, programme: Programme, language: Language): string {
  const value = fields[name];
  if (value === '') return '';
  const t = texts[language];
  switch (name) {
    case 'course':
      return courseName(fields, programme, language);
    case 'municipality':
      return municipalityName(fields);
    case 'level':
      return value === 'top' ? t.levels.top : t.levels.area;
    case 'basis':
      return value === 'decided' ? t.bases.decided : t.bases.advance;
    case 'decidedOn':
    case 'meetsOn':
      return longDate(value, language);
    case 'coordinator': {
      const member = members.find(({ id }) => id === value);
      return member ? nameOf(member, language) : '';
    }
    case 'elements':
      return programme.elements
        .filter(({ id }) => value.split(',').includes(id))
        .map((element) => element[language])
        .join('\n');
    case 'chair':
    case 'viceChair':
    case 'time':
      return '✓';
    default:
      return value;
  }
}

/** What can be done once it is sent, and what happens then. */
export function afterwards({ programme, language }: { readonly programme: Programme; readonly language: Language }): string {
  const deadlines = programme.courses.map(({ name, deadline }) => `${name[language]} ${longDate(deadline, language)}`);
  return texts[language].afterwards(listed(deadlines, language), reach(mainContact(programme), language));
}
