import type { CardElement } from '@microsoft/teams.cards';
import { heading, noticeBox, ownWords, subheading } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import { mainContact, type Programme } from '../../core/programme.js';
import { courseNames, reach } from '../../core/wording.js';
import { type Application, type FieldName, type Member, type Step, steps } from './application.js';
import { explain, fieldText, municipalityName, nameOf, refusalText } from './explain.js';
import { type Finding, isOpen, isOpenFor } from './findings.js';
import { texts } from './texts.js';

/** What every card is computed from, beside the application. */
export interface Setting {
  readonly programme: Programme;
  readonly language: Language;
  readonly now: Date;
}

/** As many findings as one card lists; the first are to be mended first. */
const mostLines = 15;

/** What is missing, a line each, with the step's number where it is not for one step; where no Markdown is read, since names stand in it. */
export function findingsBox(
  title: string,
  findings: readonly Finding[],
  { language, programme }: Setting,
  show: 'with steps' | 'alone' = 'alone',
): CardElement {
  const t = texts[language];
  const othersMissing = findings.some((f) => f.code === 'composition' && f.finding.code === 'others-missing');
  const silent = programme.topics['role-overlap'] === undefined;
  const line = (finding: Finding) =>
    show === 'alone' ? explain(finding, language) : t.inStep(steps.indexOf(finding.step) + 1, explain(finding, language));
  const rest = findings.length - mostLines;
  const lines = findings.slice(0, mostLines).map((finding) => `• ${line(finding)}`);
  if (rest > 0) lines.push(t.andMore(rest));
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

/** What it is, and whose. */
export function titleLines(application: Application, setting: Setting): CardElement[] {
  const { title } = texts[setting.language];
  return [heading(title), whoseLine(application, setting)];
}

/** The municipality, the course and the reference, as far as they are known. */
export function whoseLine(
  { content, reference }: Application,
  { language, programme }: Pick<Setting, 'language' | 'programme'>,
): CardElement {
  const parts = [municipalityName(content.fields), fieldText('course', content, programme, language), reference];
  return { type: 'TextBlock', text: parts.filter((part) => part !== '').join(' · '), wrap: true, isSubtle: true, spacing: 'None' };
}

/** Says so where it can be sent no more for the deadline, and which courses are open still. */
export function closedBox(application: Application, setting: Setting): CardElement[] {
  const { language, programme, now } = setting;
  const t = texts[language];
  const open = programme.courses.filter(({ id }) => isOpen(id, programme, now));
  if (application.content.fields.course === '') {
    return open.length > 0 ? [] : [noticeBox({ text: t.closed(reach(mainContact(programme), language)), tone: 'attention' })];
  }
  if (isOpenFor(application, setting)) return [];
  const other = open.length > 0 ? ` ${t.stillOpen(courseNames(open, language))}` : '';
  return [noticeBox({ text: `${refusalText('late-submit', programme, language)}${other}`, tone: 'attention' })];
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
  const part = (step: Step) => subheading(t.headings[step], { separator: true, spacing: 'Medium' });
  return [
    part('course'),
    ...line('municipality'),
    ...line('course'),
    part('med'),
    ...line('level'),
    ...(fields.level === 'area' ? line('area') : []),
    ...line('basis'),
    ...ofBasis.flatMap(line),
    part('group'),
    ...(members.length === 0
      ? [{ type: 'TextBlock', text: t.group.empty, wrap: true } as const]
      : members.flatMap((member) => memberLines(member, member.id === fields.coordinator, language))),
    part('motivation'),
    ...line('done'),
    ...line('elements'),
    ...line('change'),
    ...line('time'),
  ];
}
