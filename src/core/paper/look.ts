import type * as Docx from 'docx';
import type { Language, Localised } from '../language.js';
import { printable } from './printable.js';

/** A4 upright and its margins, in twentieths of a point. */
export const page = { width: 11906, height: 16838, margin: 1134 };

/** How wide a line of text is, in the same measure. */
export const textWidth = { portrait: page.width - 2 * page.margin, landscape: page.height - 2 * page.margin };

export const ink = { heading: '1F4E79', quiet: '595959', line: 'BFBFBF', shade: 'E8EEF4' };

// LibreOffice has a font of its own for headings.
const font = 'Calibri';

/** What text and headings look like. */
export function stylesFor(locale: string) {
  const heading = { keepNext: true, keepLines: true };
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

/** A style, since LibreOffice gives a page number the paragraph's look and not its own. */
export const footerStyle = {
  id: 'Footer',
  name: 'footer',
  run: { font, size: 18, color: ink.quiet },
  paragraph: { spacing: { after: 0 } },
};

const pageOf: Localised<{ readonly page: string; readonly of: string }> = {
  da: { page: 'Side', of: 'af' },
  en: { page: 'Page', of: 'of' },
};

/** What the paper is about, and `Side 1 af 2` at the right. */
export function footerOf(about: string, orientation: keyof typeof textWidth, language: Language, docx: typeof Docx): Docx.Footer {
  const { Footer, Paragraph, TextRun, PageNumber } = docx;
  const texts = pageOf[language];
  const numbers = [`${texts.page} `, PageNumber.CURRENT, ` ${texts.of} `, PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({
        style: footerStyle.id,
        tabStops: [{ type: 'right', position: textWidth[orientation] }],
        children: [new TextRun({ children: [printable(about), '\t', ...numbers] })],
      }),
    ],
  });
}

export interface Look {
  readonly bold?: boolean;
  readonly color?: string;
  /** Half points. */
  readonly size?: number;
}

/** People's text, its line breaks kept. */
export function runs(text: string, { TextRun }: typeof Docx, look: Look = {}): Docx.TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, i) => new TextRun({ ...look, text: line, ...(i > 0 && { break: 1 }) }));
}
