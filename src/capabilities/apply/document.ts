import type * as Docx from 'docx';
import { dayOf, longDate, timeOf } from '../../core/calendar.js';
import type { Language } from '../../core/language.js';
import { municipalityOf } from '../../core/municipalities.js';
import type { Programme } from '../../core/programme.js';
import { capitalised, clockTime } from '../../core/wording.js';
import { type Application, type Content, type Role, roles, type Submission } from './application.js';
import { paperTexts, printable } from './paper-texts.js';

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

/** The application as a Word file (docx), to be read and printed on A4. */
export async function applicationDocument(view: PaperView): Promise<Uint8Array> {
  // Large, and needed for a few applications a day.
  const docx = await import('docx');
  const { application, programme, language } = view;
  const { locale, document: texts } = paperTexts[language];
  const { reference } = application;
  const municipality = municipalityName(view);
  const file = new docx.Document({
    styles: { default: stylesFor(locale), paragraphStyles: [footerStyle] },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: 1134, bottom: 1134, left: page.margin, right: page.margin },
          },
        },
        footers: { default: footerOf(`${reference} · ${municipality}`, texts, docx) },
        children: blocksOf(view).flatMap((block) => written(block, docx)),
      },
    ],
  });
  const properties = {
    title: texts.property(reference, municipality),
    creator: programme.name[language],
    language: locale,
    at: view.submission?.at ?? application.createdAt,
  };
  return docx.Packer.pack(file, 'uint8array', undefined, [{ path: 'docProps/core.xml', data: coreXml(properties) }]);
}

/** What the document consists of, before it is Word's. Texts may hold line breaks. */
type Block =
  | { readonly kind: 'title' | 'subtitle' | 'byline' | 'heading' | 'question' | 'text'; readonly text: string }
  | { readonly kind: 'list' | 'remarks'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'people'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

interface Cell {
  readonly text: string;
  /** What stands below the text, marked. */
  readonly mark?: string | undefined;
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
    { kind: 'facts', rows: factsOf(view) },
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
      kind: 'people',
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

// A4 and its margins in twentieths of a point.
const page = { width: 11906, height: 16838, margin: 1134 };
const textWidth = page.width - 2 * page.margin;
const factWidths = [2500, textWidth - 2500];
const peopleWidths = [2450, 2450, 1900, textWidth - 6800];

const ink = { heading: '1F4E79', quiet: '595959', line: 'BFBFBF', shade: 'E8EEF4' };

function stylesFor(locale: string) {
  const heading = { keepNext: true, keepLines: true };
  // LibreOffice has a font of its own for headings.
  const font = 'Calibri';
  return {
    document: {
      run: { font, size: 22, language: { value: locale } },
      paragraph: { spacing: { after: 120, line: 264 } },
    },
    title: { run: { font, size: 40, bold: true, color: ink.heading }, paragraph: { spacing: { after: 60 }, ...heading } },
    heading1: { run: { font, size: 28, bold: true, color: ink.heading }, paragraph: { spacing: { before: 360, after: 120 }, ...heading } },
    heading2: { run: { font, size: 23, bold: true }, paragraph: { spacing: { before: 240, after: 60 }, ...heading } },
  };
}

// A style, since LibreOffice gives a page number the paragraph's look and not its own.
const footerStyle = {
  id: 'Footer',
  name: 'footer',
  run: { font: 'Calibri', size: 18, color: ink.quiet },
  paragraph: { spacing: { after: 0 } },
};

function written(block: Block, docx: typeof Docx): readonly (Docx.Paragraph | Docx.Table)[] {
  const { Paragraph, HeadingLevel } = docx;
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(block.text, docx) })];
    case 'subtitle':
      return [new Paragraph({ spacing: { after: 60 }, children: runs(block.text, docx, { size: 26, color: ink.heading }) })];
    case 'byline':
      return [new Paragraph({ children: runs(block.text, docx, { color: ink.quiet }) })];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(block.text, docx) })];
    case 'question':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.text, docx) })];
    case 'text':
      return [new Paragraph({ children: runs(block.text, docx) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item, docx) }));
    case 'remarks':
      return block.items.map((item, i) => remark(item, i === 0, docx));
    case 'facts':
      return [
        table(
          factWidths,
          block.rows.map((row) => row.map((text) => ({ text }))),
          undefined,
          docx,
        ),
      ];
    case 'people':
      return [table(peopleWidths, block.rows, block.head, docx)];
  }
}

function remark(text: string, first: boolean, docx: typeof Docx): Docx.Paragraph {
  return new docx.Paragraph({
    keepNext: first,
    spacing: { before: first ? 240 : 0, after: 0 },
    indent: { left: 170 },
    border: { left: { style: 'single', size: 24, color: ink.heading, space: 8 } },
    shading: { type: 'clear', fill: ink.shade },
    children: runs(text, docx, { bold: first }),
  });
}

/** With a head, which each page repeats; without one the first column says what the others hold. */
function table(
  widths: readonly number[],
  rows: readonly (readonly Cell[])[],
  head: readonly string[] | undefined,
  docx: typeof Docx,
): Docx.Table {
  const { Table, TableRow } = docx;
  const line = { style: 'single', size: 4, color: ink.line } as const;
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const top = head?.map((text, i) => cell({ text }, widths[i], { bold: true, fill: ink.shade }, docx));
  return new Table({
    // LibreOffice goes by the grid, Word by the cells: both have the same widths.
    columnWidths: widths,
    width: { size: textWidth, type: 'dxa' },
    layout: 'fixed',
    margins: { top: 60, bottom: 60, left: 100, right: 100, marginUnitType: 'dxa' },
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      ...(top ? [new TableRow({ tableHeader: true, cantSplit: true, children: top })] : []),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((content, i) => cell(content, widths[i], { bold: !head && i === 0, fill: undefined }, docx)),
          }),
      ),
    ],
  });
}

function cell(
  { text, mark }: Cell,
  width: number | undefined,
  { bold, fill }: { readonly bold: boolean; readonly fill: string | undefined },
  docx: typeof Docx,
): Docx.TableCell {
  const { TableCell, Paragraph } = docx;
  const paragraph = (children: readonly Docx.TextRun[]) => new Paragraph({ spacing: { after: 0 }, children });
  return new TableCell({
    width: { size: width ?? 0, type: 'dxa' },
    ...(fill && { shading: { type: 'clear', fill } }),
    children: [paragraph(runs(text, docx, { bold })), ...(mark ? [paragraph(runs(mark, docx, { bold: true, color: ink.heading }))] : [])],
  });
}

interface Look {
  readonly bold?: boolean;
  readonly color?: string;
  /** Half points. */
  readonly size?: number;
}

function runs(text: string, { TextRun }: typeof Docx, look: Look = {}): Docx.TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, i) => new TextRun({ ...look, text: line, ...(i > 0 && { break: 1 }) }));
}

function footerOf(about: string, texts: { readonly page: string; readonly of: string }, docx: typeof Docx): Docx.Footer {
  const { Footer, Paragraph, TextRun, PageNumber } = docx;
  return new Footer({
    children: [
      new Paragraph({
        style: footerStyle.id,
        tabStops: [{ type: 'right', position: textWidth }],
        children: [new TextRun({ children: [about, '\t', `${texts.page} `, PageNumber.CURRENT, ` ${texts.of} `, PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
}

/** The file's properties. The library would write the moment by the machine's clock. */
function coreXml(of: { readonly title: string; readonly creator: string; readonly language: string; readonly at: string }): string {
  const at = `${new Date(of.at).toISOString().slice(0, 19)}Z`;
  const moment = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(of.title)}</dc:title><dc:creator>${escaped(of.creator)}</dc:creator><dc:language>${of.language}</dc:language>`,
    `${moment('created')}${moment('modified')}</cp:coreProperties>`,
  ].join('');
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
