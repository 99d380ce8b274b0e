import type { Language } from '../../core/language.js';

/** A paragraph, a heading, or a list. */
export type Part = string | { readonly heading: string } | { readonly list: readonly string[] };

export interface Page {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** It reads well at 320 px and at twice the size of letters, and follows the reader's choice of light or dark. */
const style =
  ':root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;overflow-wrap:break-word}section+section{border-top:1px solid;margin-top:3rem}nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}';

/** One document of the same page in each language, the first of which gives it its name, under links to its like. */
export function documentOf(
  pages: readonly (Page & { readonly language: Language })[],
  links: readonly { readonly href: string; readonly title: string; readonly language?: Language }[],
): string {
  const navigation = links.map(
    ({ href, title, language }) => `<li><a href="${escaped(href)}"${language ? ` lang="${language}"` : ''}>${escaped(title)}</a></li>`,
  );
  const sections = pages.map(({ language, title, parts }, i) => {
    const level = i === 0 ? 1 : 2;
    return `<section id="${language}" lang="${language}"><h${level}>${escaped(title)}</h${level}>${parts.map((part) => written(part, level + 1)).join('')}</section>`;
  });
  return [
    `<!doctype html><html lang="${pages[0]?.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(pages[0]?.title ?? '')} – Sammen mod vold</title><style>${style}</style></head>`,
    `<body><nav aria-label="Sider"><ul>${navigation.join('')}</ul></nav><main>${sections.join('')}</main></body></html>`,
  ].join('\n');
}

function written(part: Part, level: number): string {
  if (typeof part === 'string') return `<p>${escaped(part)}</p>`;
  if ('heading' in part) return `<h${level}>${escaped(part.heading)}</h${level}>`;
  return `<ul>${part.list.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
