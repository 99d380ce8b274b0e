import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { CardFile } from './files.js';
import { fontFaces } from './font.js';
import { hostConfigOf, styleSheetOf, type ThemeName } from './teams-look.js';

/** How wide a card is in a Teams window and on a small telephone, in pixels. */
export const widths = { window: 600, telephone: 320 };

const margin = 12;

/** How a page shows its cards. */
export interface CardLook {
  /** Of the card, in pixels. */
  readonly width: number;
  readonly theme?: ThemeName;
  /** Texts are so many times as large as usual, and the card as wide as it was. */
  readonly textScale?: number;
}

/** A page that shows one card after another with the `adaptivecards` package. */
export async function openCardPage(browser: Browser, { width, theme = 'light', textScale = 1 }: CardLook): Promise<Page> {
  const library = await readFile(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
  const page = await browser.newPage({ viewport: { width: width + 2 * margin, height: 400 }, deviceScaleFactor: 2 });
  const styles = [await fontFaces(), `body { margin: 0; padding: ${margin}px; }`, styleSheetOf(theme, textScale)].join('\n');
  await page.setContent(`<!doctype html><style>${styles}</style><div id="card"></div>`);
  // A face comes when a text first needs it, which is after that text was measured.
  await page.evaluate(() => Promise.all([...document.fonts].map(async (face) => void (await face.load()))));
  await page.addScriptTag({ content: library });
  await page.addScriptTag({ content: script(hostConfigOf(theme, textScale)) });
  return page;
}

/** Shows this card in place of the one before. Fails with the card's name where it cannot be rendered. */
export async function showCard(page: Page, { name, json }: Pick<CardFile, 'name' | 'json'>): Promise<void> {
  await page.evaluate(`showCard(${json})`).catch((error: unknown) => {
    throw new Error(`${name} was not rendered`, { cause: error });
  });
}

/** Simple Markdown is all that a TextBlock reads: bold, italics, links and lists. */
const markdown = `
  function markdown(text) {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    const inline = escaped
      .replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>')
      .replace(/_(.+?)_/g, '<i>$1</i>')
      .replace(/\\[(.+?)\\]\\((.+?)\\)/g, '<a href="$2">$1</a>');
    return inline.split(/\\n\\n+/).map((part) => {
      const lines = part.split('\\n');
      return lines.every((line) => /^[-*] /.test(line))
        ? '<ul>' + lines.map((line) => '<li>' + line.slice(2) + '</li>').join('') + '</ul>'
        : '<p>' + lines.join('<br>') + '</p>';
    }).join('');
  }
`;

// The package matches `lang` with one global expression that remembers where it stopped: it refuses every second card. What it reads it does not
// write to the page, so the page does.
function script(hostConfig: object): string {
  return `
    ${markdown}
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown(text); result.didProcess = true; };
    function showCard(json) {
      AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0;
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)});
      card.parse(json);
      const place = document.getElementById('card');
      place.lang = card.lang ?? '';
      place.replaceChildren(card.render());
    }
  `;
}
