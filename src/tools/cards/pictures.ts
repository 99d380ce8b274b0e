import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { CardFile } from './files.js';
import { hostConfig, styleSheet } from './teams-look.js';

/** How wide a card is in a Teams window and on a small telephone, in pixels. */
const widths = [600, 320];

/** Renders each card at both widths with the `adaptivecards` package. Gives back the files it wrote. */
export async function takePictures(cards: readonly CardFile[], browser: Browser, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const library = await readFile(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
  const written: string[] = [];
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width: width + 24, height: 400 }, deviceScaleFactor: 2 });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const { name, json } of cards) {
      await page.goto('about:blank');
      await page.setContent(`<!doctype html><style>${styleSheet}</style><div id="card"></div>`);
      await page.addScriptTag({ content: library });
      await page.addScriptTag({ content: script(json) });
      if (errors.length > 0) throw new Error(`${name} was not rendered: ${errors.join('; ')}`);
      const path = join(folder, `${name.replace(/\.json$/, '')}.${width}.png`);
      await page.screenshot({ path, fullPage: true });
      written.push(path);
    }
    await page.close();
  }
  return written;
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

function script(json: string): string {
  return `
    ${markdown}
    const AC = AdaptiveCards;
    AC.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown(text); result.didProcess = true; };
    const card = new AC.AdaptiveCard();
    card.hostConfig = new AC.HostConfig(${JSON.stringify(hostConfig)});
    card.parse(${json.replaceAll('</', '<\\/')});
    document.getElementById('card').append(card.render());
  `;
}
