import type { Language, Localised } from '../language.js';
import { type Block, writtenBlock } from './blocks.js';
import { footerOf, footerStyle, page, stylesFor } from './look.js';
import { printable } from './printable.js';

/** A document for people to read and print on A4. */
export interface Paper {
  readonly language: Language;
  readonly orientation: 'portrait' | 'landscape';
  /** The file's own title, and who made it: in its properties, not on the page. */
  readonly title: string;
  readonly creator: string;
  /** When what it says was so: UTC, ISO 8601. */
  readonly at: string;
  /** At the foot of each page, before its number. */
  readonly footer: string;
  readonly blocks: readonly Block[];
}

const locales: Localised = { da: 'da-DK', en: 'en-GB' };

/** The paper as a Word file (docx). */
export async function wordFile(paper: Paper): Promise<Uint8Array> {
  // Large, and needed for a few papers a day.
  const docx = await import('docx');
  const { language, orientation, footer, blocks } = paper;
  const locale = locales[language];
  const { width, height, margin } = page;
  const file = new docx.Document({
    styles: { default: stylesFor(locale), paragraphStyles: [footerStyle] },
    sections: [
      {
        properties: {
          page: {
            // For landscape the library swaps the two.
            size: { width, height, orientation },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: footerOf(footer, orientation, language, docx) },
        children: blocks.flatMap((block) => writtenBlock(block, docx)),
      },
    ],
  });
  return docx.Packer.pack(file, 'uint8array', undefined, [{ path: 'docProps/core.xml', data: coreXml(paper, locale) }]);
}

/** The file's properties. The library would write the moment by the machine's clock. */
function coreXml({ title, creator, at }: Paper, locale: string): string {
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const moment = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator><dc:language>${locale}</dc:language>`,
    `${moment('created')}${moment('modified')}</cp:coreProperties>`,
  ].join('');
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
