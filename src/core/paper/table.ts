import type * as Docx from 'docx';
import { ink, type Look, runs } from './look.js';

/** With a head, which each page repeats; without one every second cell, from the first, says what the next one holds. */
export interface Table {
  readonly kind: 'table';
  /** Of its columns, in twentieths of a point. */
  readonly widths: readonly number[];
  readonly head?: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether it stays on one page where it can. */
  readonly whole?: boolean;
}

export interface Cell {
  readonly text: string;
  /** What stands below the text, marked. */
  readonly mark?: string | undefined;
}

/** A table as Word has it. */
export function writtenTable({ widths, head, rows, whole = false }: Table, docx: typeof Docx): Docx.Table {
  const { Table, TableRow } = docx;
  const line = { style: 'single', size: 4, color: ink.line } as const;
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const top = head?.map((text, i) => cell({ text }, { width: widths[i], bold: true, fill: ink.shade, keepNext: whole }, docx));
  return new Table({
    // LibreOffice goes by the grid, Word by the cells: both have the same widths.
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    layout: 'fixed',
    // What is read aloud before a cell.
    tableLook: { firstRow: head !== undefined, firstColumn: head === undefined },
    margins: { top: 60, bottom: 60, left: 100, right: 100, marginUnitType: 'dxa' },
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      ...(top ? [new TableRow({ tableHeader: true, cantSplit: true, children: top })] : []),
      ...rows.map((cells, n) => {
        const keepNext = whole && n < rows.length - 1;
        return new TableRow({
          cantSplit: true,
          children: cells.map((content, i) => cell(content, { width: widths[i], bold: !head && i % 2 === 0, keepNext }, docx)),
        });
      }),
    ],
  });
}

interface Place {
  readonly width: number | undefined;
  readonly bold: boolean;
  readonly fill?: string;
  readonly keepNext: boolean;
}

function cell({ text, mark }: Cell, { width, bold, fill, keepNext }: Place, docx: typeof Docx): Docx.TableCell {
  const { TableCell, Paragraph } = docx;
  const paragraph = (words: string, look: Look) => new Paragraph({ keepNext, spacing: { after: 0 }, children: runs(words, docx, look) });
  return new TableCell({
    width: { size: width ?? 0, type: 'dxa' },
    ...(fill && { shading: { type: 'clear', fill } }),
    children: [paragraph(text, { bold }), ...(mark ? [paragraph(mark, { bold: true, color: ink.heading })] : [])],
  });
}
