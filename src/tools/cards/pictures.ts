import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { CardFile } from './files.js';
import { findOverflows } from './overflow.js';
import { openCardPage, showCard, widths } from './page.js';

/** Renders each card at both widths. Gives back the files it wrote, and what on a card has no room. */
export async function takePictures(
  cards: readonly CardFile[],
  browser: Browser,
  folder: string,
): Promise<{ written: string[]; overflows: string[] }> {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  const overflows: string[] = [];
  for (const width of Object.values(widths)) {
    const page = await openCardPage(browser, { width });
    for (const card of cards) {
      await showCard(page, card);
      const path = join(folder, `${card.name.replace(/\.json$/, '')}.${width}.png`);
      await page.screenshot({ path, fullPage: true });
      written.push(path);
      overflows.push(...(await findOverflows(page)).map((overflow) => `${card.name} at ${width} px: ${overflow}`));
    }
    await page.close();
  }
  return { written, overflows };
}
