import type * as Excel from 'exceljs';
import { dayOf, longDate, timeOf } from '../../core/calendar.js';
import type { Language } from '../../core/language.js';
import { municipalityOf } from '../../core/municipalities.js';
import { printable } from '../../core/paper/printable.js';
import type { Programme } from '../../core/programme.js';
import { capitalised, clockTime } from '../../core/wording.js';
import { type Application, type AuditLine, type Content, type Member, type Role, roles } from './application.js';
import { fieldText } from './explain.js';
import { paperTexts } from './paper-texts.js';
import { texts } from './texts.js';

/** `now` is when the workbook is drawn. */
export interface SheetView {
  readonly programme: Programme;
  readonly language: Language;
  readonly now: Date;
  /** What has happened to the applications. */
  readonly history?: readonly AuditLine[];
}

/**
 * The applications as an Excel workbook (xlsx): a sheet with a row for each, a sheet with a row for each member, both by course,
 * then municipality, and a sheet with a row for each change. It shows what was sent; of those not sent, the draft.
 */
export async function applicationsSheet(rows: readonly Application[], view: SheetView): Promise<Uint8Array> {
  // Large, and needed a few times a week. It is CommonJS: what it gives stands under `default`.
  const { default: excel } = await import('exceljs');
  const { programme, language, now } = view;
  const { sheet: texts } = paperTexts[language];
  const book = new excel.Workbook();
  book.title = texts.property(programme.name[language]);
  book.creator = programme.name[language];
  book.lastModifiedBy = programme.name[language];
  book.created = now;
  book.modified = now;
  const papers = sorted(rows, view);
  addSheet(texts.applications, applicationColumns, papers, view, book);
  addSheet(
    texts.members,
    memberColumns,
    papers.flatMap((paper) => paper.content.members.map((member) => ({ ...paper, member }))),
    view,
    book,
  );
  const references = new Map(rows.map(({ id, reference }) => [id, reference]));
  addSheet(
    texts.history,
    historyColumns,
    (view.history ?? []).flatMap((line) => {
      const reference = references.get(line.id);
      if (line.id !== '-' && reference === undefined) return [];
      return [{ ...line, reference: reference ?? '' }];
    }),
    view,
    book,
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** An application with what the workbook shows of it. */
interface Paper {
  readonly application: Application;
  readonly content: Content;
  readonly course: string;
  readonly municipality: string;
}

type Value = string | number | Date;

/** `width` is in characters. A value of `''` leaves the cell empty. */
interface Column<Of> {
  readonly key: keyof (typeof paperTexts)['da']['sheet']['columns'];
  readonly width: number;
  value(of: Of, view: SheetView): Value;
}

const shared: readonly Column<Paper>[] = [
  { key: 'reference', width: 14, value: ({ application }) => application.reference },
  { key: 'course', width: 14, value: ({ course }) => course },
  { key: 'municipality', width: 26, value: ({ municipality }) => municipality },
];

const applicationColumns: readonly Column<Paper>[] = [
  ...shared,
  { key: 'level', width: 14, value: ({ content: { fields } }, { language }) => named(paperTexts[language].sheet.levels, fields.level) },
  { key: 'area', width: 24, value: ({ content: { fields } }) => fields.area },
  { key: 'state', width: 22, value: ({ application }, { language }) => capitalised(paperTexts[language].states[application.state]) },
  { key: 'basis', width: 24, value: ({ content: { fields } }, { language }) => named(paperTexts[language].sheet.bases, fields.basis) },
  {
    key: 'basisDay',
    width: 24,
    value: ({ content: { fields } }) => dayCell(fields.basis === 'advance' ? fields.meetsOn : fields.decidedOn),
  },
  { key: 'members', width: 13, value: ({ content }) => content.members.length },
  ...roles.map(roleColumn),
  { key: 'coordinatorName', width: 24, value: ({ content }) => coordinatorOf(content)?.name ?? '' },
  { key: 'coordinatorMail', width: 30, value: ({ content }) => coordinatorOf(content)?.mail ?? '' },
  { key: 'sent', width: 12, value: ({ application }) => momentCell(application.submission?.firstAt) },
  {
    key: 'decision',
    width: 22,
    value: ({ application: { decision } }, { language }) => (decision ? capitalised(paperTexts[language].states[decision.what]) : ''),
  },
  { key: 'word', width: 50, value: ({ application }) => application.decision?.word ?? '' },
  { key: 'decidedAt', width: 12, value: ({ application }) => momentCell(application.decision?.at) },
  { key: 'done', width: 50, value: ({ content: { fields } }) => fields.done },
  { key: 'elements', width: 50, value: ({ content }, { programme, language }) => fieldText('elements', content, programme, language) },
  { key: 'change', width: 50, value: ({ content: { fields } }) => fields.change },
  { key: 'origin', width: 14, value: ({ application }, { language }) => paperTexts[language].sheet.origins[application.origin] },
];

const memberColumns: readonly Column<Paper & { readonly member: Member }>[] = [
  ...shared,
  { key: 'name', width: 26, value: ({ member }) => member.name },
  { key: 'role', width: 10, value: ({ member }, { language }) => capitalised(named(paperTexts[language].roles, member.role)) },
  { key: 'title', width: 28, value: ({ member }) => member.title },
  { key: 'memberArea', width: 26, value: ({ member }) => member.area },
  { key: 'mail', width: 32, value: ({ member }) => member.mail },
  {
    key: 'isCoordinator',
    width: 12,
    value: ({ member, content }, { language }) => (member.id === content.fields.coordinator ? paperTexts[language].sheet.yes : ''),
  },
];

const historyColumns: readonly Column<AuditLine & { readonly reference: string }>[] = [
  { key: 'reference', width: 14, value: ({ reference }) => reference },
  { key: 'at', width: 18, value: ({ at }) => `${dayOf(new Date(at))} ${timeOf(new Date(at))}` },
  { key: 'what', width: 28, value: ({ what }, { language }) => named(paperTexts[language].sheet.events, what) },
  { key: 'state', width: 22, value: ({ id, state }, { language }) => (id === '-' ? '' : capitalised(paperTexts[language].states[state])) },
  { key: 'parts', width: 40, value: ({ parts }, { language }) => partNames(parts, language) },
  { key: 'by', width: 40, value: ({ by }) => by },
];

function roleColumn(role: Role): Column<Paper> {
  return { key: role, width: 10, value: ({ content }) => content.members.filter((m) => m.role === role).length };
}

function coordinatorOf({ fields, members }: Content): Member | undefined {
  return members.find((m) => m.id === fields.coordinator);
}

/** What was changed, as people call it; an id of somebody who was let in stays as it is. */
function partNames(parts: string, language: Language): string {
  const { fields, sheet } = { fields: texts[language].fields, sheet: paperTexts[language].sheet };
  const names = parts.split(' ').map((part) => (part.startsWith('member') ? sheet.person : named(fields, part) || part));
  return [...new Set(names)].join(', ');
}

/** The name of a choice that may not be made yet. */
function named(names: Readonly<Record<string, string>>, choice: string): string {
  return Object.hasOwn(names, choice) ? (names[choice] ?? '') : '';
}

// Excel has no time zones: its day is the one that midnight UTC gives here.
function dayCell(day: string): Date | '' {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at);
}

function momentCell(at: string | undefined): Date | '' {
  return at ? dayCell(dayOf(new Date(at))) : '';
}

/** By course in the programme's order, then by municipality and reference; where nothing is chosen, last. */
function sorted(rows: readonly Application[], { programme, language }: SheetView): readonly Paper[] {
  const { compare } = new Intl.Collator('da');
  const places = new Map(programme.courses.map(({ id }, i) => [id, i]));
  const placeOf = ({ content }: Paper) => places.get(content.fields.course) ?? places.size;
  return rows
    .map((application) => {
      const content = application.submission?.content ?? application.content;
      return {
        application,
        content,
        course: programme.courses.find((c) => c.id === content.fields.course)?.name[language] ?? '',
        municipality: municipalityOf(content.fields.municipality)?.name ?? '',
      };
    })
    .sort(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        Number(!a.municipality) - Number(!b.municipality) ||
        compare(a.municipality, b.municipality) ||
        compare(a.application.reference, b.application.reference),
    );
}

function addSheet<Of>(name: string, columns: readonly Column<Of>[], rows: readonly Of[], view: SheetView, book: Excel.Workbook): void {
  const { programme, language, now } = view;
  const { sheet: texts } = paperTexts[language];
  const drawn = texts.drawn(longDate(dayOf(now), language), clockTime(timeOf(now), language));
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    headerFooter: { oddFooter: `&L${programme.name[language].replaceAll('&', '&&')}. ${drawn}&R${texts.page}` },
  });
  sheet.columns = columns.map(({ key, width }) => ({ header: texts.columns[key], width }));
  for (const row of rows) sheet.addRow(columns.map(({ value }) => cellOf(value(row, view))));
  sheet.eachRow((row, n) => {
    row.eachCell((cell) => {
      cell.alignment = alignment;
      if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd';
      if (n === 1) cell.style = headStyle;
    });
    row.height = linePoints * Math.max(1, ...columns.map(({ width }, i) => linesIn(row.getCell(i + 1).value, width)));
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
}

const alignment: Partial<Excel.Alignment> = { horizontal: 'left', vertical: 'top', wrapText: true };

const headStyle: Partial<Excel.Style> = {
  // Without a name and a size each program takes its own.
  font: { name: 'Calibri', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } },
  alignment,
};

// The height of a line of the workbook's usual letters, and of the tallest row that Excel has.
const linePoints = 15;
const mostLines = 27;

/** About how many lines a value takes in a column: not every program fits a row to its text by itself. */
function linesIn(value: Excel.CellValue, width: number): number {
  if (typeof value !== 'string') return 1;
  const lines = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width - 1))), 0);
  return Math.min(lines, mostLines);
}

function cellOf(value: Value): Value | null {
  if (typeof value !== 'string') return value;
  return value === '' ? null : guarded(printable(value));
}

/**
 * A text that no spreadsheet takes for a formula. In this file it is none anyway, but a copy saved as CSV forgets that, and so does
 * Excel when somebody edits the cell. The apostrophe is the sign for a text in all of them and survives CSV, at the
 * price of being seen.
 */
function guarded(text: string): string {
  const plain = text.replace(numbered, '_x005F_');
  return formula.test(plain) ? `'${plain}` : plain;
}

// Also the wide signs, which a Japanese Excel takes for the narrow ones, and what comes after blanks, which a reader of CSV may trim.
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\n]/u;

// Excel reads `_x003D_` as the sign with that number.
const numbered = /_(?=x[0-9a-f]{4}_)/gi;
