import { dayOf, longDate, timeOf } from '../../core/calendar.js';
import type { Language } from '../../core/language.js';
import { municipalityOf } from '../../core/municipalities.js';
import type { Block } from '../../core/paper/blocks.js';
import { textWidth } from '../../core/paper/look.js';
import { wordFile } from '../../core/paper/paper.js';
import type { Programme } from '../../core/programme.js';
import { capitalised, clockTime } from '../../core/wording.js';
import { type Application, type Content, type Role, roles, type Submission } from './application.js';
import { paperTexts } from './paper-texts.js';

/** An application as it is put on paper. */
export interface PaperView {
  readonly application: Application;
  /** What stands in the document: what was sent, or the draft. */
  readonly content: Content;
  /** When it was sent, and in which version; without it the document says that it is a draft. */
  readonly submission: Submission | undefined;
  readonly programme: Programme;
  readonly language: Language;
  /** Remarks for the organiser, a sentence each, put at the top. */
  readonly findings: readonly string[];
}

const factWidths = [2500, textWidth.portrait - 2500];
const peopleWidths = [2450, 2450, 1900, textWidth.portrait - 6800];

/** The application as a Word file (docx), to be read and printed on A4. */
export function applicationDocument(view: PaperView): Promise<Uint8Array> {
  const { application, programme, language } = view;
  const { document: texts } = paperTexts[language];
  const { reference } = application;
  const municipality = municipalityName(view);
  return wordFile({
    language,
    orientation: 'portrait',
    title: texts.property(reference, municipality),
    creator: programme.name[language],
    at: view.submission?.at ?? application.createdAt,
    footer: `${reference} · ${municipality}`,
    blocks: blocksOf(view),
  });
}

function blocksOf(view: PaperView): readonly Block[] {
  const { application, programme, language, findings } = view;
  const { document: texts } = paperTexts[language];
  return [
    { kind: 'title', text: texts.title },
    { kind: 'subtitle', text: programme.name[language] },
    { kind: 'byline', text: `${application.reference} · ${sentWhen(view)}` },
    ...(findings.length > 0 ? [{ kind: 'remarks' as const, items: [texts.findings, ...findings] }] : []),
    { kind: 'heading', text: texts.facts },
    { kind: 'table', widths: factWidths, rows: factsOf(view).map((row) => row.map((text) => ({ text }))) },
    { kind: 'heading', text: texts.group },
    ...groupOf(view),
    { kind: 'heading', text: texts.motivation },
    ...motivationOf(view),
  ];
}

function sentWhen({ submission, language }: PaperView): string {
  const { document: texts } = paperTexts[language];
  if (!submission) return texts.notSent;
  const when = (at: string) => [longDate(dayOf(new Date(at)), language), clockTime(timeOf(new Date(at)), language)] as const;
  const sent = texts.sent(...when(submission.firstAt));
  return submission.version > 1 ? `${sent} (${texts.changed(submission.version, ...when(submission.at))})` : sent;
}

function municipalityName({ content, language }: PaperView): string {
  return municipalityOf(content.fields.municipality)?.name ?? paperTexts[language].notStated;
}

function factsOf(view: PaperView): readonly (readonly [string, string])[] {
  const { content, programme, language } = view;
  const { notStated, coordinator, document: texts } = paperTexts[language];
  const { fields, members } = content;
  const course = programme.courses.find((c) => c.id === fields.course);
  const first = course?.meetings[0];
  const lead = members.find((m) => m.id === fields.coordinator);
  return [
    [texts.municipality, municipalityName(view)],
    [
      texts.course,
      lines(
        course?.name[language] ?? notStated,
        first && texts.firstMeeting(longDate(first.date, language)),
        course && texts.deadline(longDate(course.deadline, language)),
      ),
    ],
    [texts.level, levelOf(view) ?? notStated],
    [texts.basis, basisOf(view) ?? notStated],
    [coordinator, lead ? lines(lead.name, lead.mail) : notStated],
  ];
}

function levelOf({ content: { fields }, language }: PaperView): string | undefined {
  const { document: texts } = paperTexts[language];
  if (fields.level === 'top') return texts.top;
  if (fields.level === 'area') return fields.area ? texts.areaOf(fields.area) : texts.area;
  return undefined;
}

function basisOf({ content: { fields }, language }: PaperView): string | undefined {
  const { document: texts } = paperTexts[language];
  const dated = (day: string) => (day ? longDate(day, language) : undefined);
  if (fields.basis === 'decided') return texts.decided(dated(fields.decidedOn));
  if (fields.basis !== 'advance') return undefined;
  return lines(
    texts.advance,
    texts.chair(fields.chair === 'yes'),
    texts.viceChair(fields.viceChair === 'yes'),
    texts.meets(dated(fields.meetsOn)),
  );
}

function groupOf({ content: { fields, members }, language }: PaperView): readonly Block[] {
  const { roles: names, coordinator, document: texts } = paperTexts[language];
  if (members.length === 0) return [{ kind: 'text', text: texts.noMembers }];
  const count = (role: Role | '') => members.filter((m) => m.role === role).length;
  return [
    {
      kind: 'text',
      text: texts.members({ leader: count('leader'), amr: count('amr'), tr: count('tr'), other: count('other'), none: count('') }),
    },
    {
      kind: 'table',
      widths: peopleWidths,
      head: texts.columns,
      rows: members.map((member) => {
        const role = roles.find((r) => r === member.role);
        return [
          { text: member.name, mark: member.id === fields.coordinator ? coordinator : undefined },
          { text: lines(role && capitalised(names[role]), member.title) },
          { text: member.area },
          { text: member.mail },
        ];
      }),
    },
  ];
}

function motivationOf({ content: { fields }, programme, language }: PaperView): readonly Block[] {
  const { document: texts } = paperTexts[language];
  const chosen = new Set(fields.elements.split(','));
  const elements = programme.elements.filter((e) => chosen.has(e.id)).map((e) => e[language]);
  return [
    { kind: 'question', text: texts.done },
    { kind: 'text', text: fields.done || texts.nothingWritten },
    { kind: 'question', text: texts.elements },
    elements.length > 0 ? { kind: 'list', items: elements } : { kind: 'text', text: texts.noElements },
    { kind: 'question', text: texts.change },
    { kind: 'text', text: fields.change || texts.nothingWritten },
    { kind: 'question', text: texts.time },
    { kind: 'text', text: fields.time === 'yes' ? texts.timeSet : texts.timeNotSet },
  ];
}

function lines(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n');
}
