import type * as Docx from 'docx';
import { ink, runs } from './look.js';
import { type Table, writtenTable } from './table.js';

/** What a paper consists of, before it is Word's. Texts may hold line breaks. */
export type Block =
  | { readonly kind: 'title' | 'subtitle' | 'byline' | 'heading' | 'question' | 'text' | 'label' | 'note'; readonly text: string }
  | { readonly kind: 'list' | 'remarks'; readonly items: readonly string[] }
  | Table;

/** A block as Word has it. */
export function writtenBlock(block: Block, docx: typeof Docx): readonly (Docx.Paragraph | Docx.Table)[] {
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
    case 'label':
      // Over the table that it is about: two tables with nothing between them would be one.
      return [new Paragraph({ keepNext: true, spacing: { before: 120, after: 40 }, children: runs(block.text, docx, { bold: true }) })];
    case 'note':
      return [new Paragraph({ spacing: { before: 80 }, children: runs(block.text, docx, { color: ink.quiet }) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item, docx) }));
    case 'remarks':
      return block.items.map((item, i) => remark(item, i === 0, docx));
    case 'table':
      return [writtenTable(block, docx)];
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
