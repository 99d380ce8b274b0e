import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { startBot } from '../../src/tools/local/bot.js';
import type { Child } from '../../src/tools/local/child.js';
import { findChromium, launchChromium } from '../../src/tools/local/chromium.js';
import { startPlayground } from '../../src/tools/local/playground.js';
import { freePort } from '../../src/tools/local/ports.js';

const output = fileURLToPath(new URL('../output/', import.meta.url));

/** The browser of the tests; undefined where there is none. */
export const chromium = findChromium(process.env);

/** Everything that a person has in front of them, on ports of its own: storage in memory, the built bot, the Playground. */
export interface Stage {
  /** The Playground's address. */
  readonly url: string;
  /** The bot's address. */
  readonly bot: string;
  readonly tablePort: number;
  /** Where the bot puts its mails. */
  readonly mailFolder: string;
  /** A new page of a Danish browser, with the Playground open. */
  open(): Promise<Page>;
  /** Keeps a picture of the page as test output. */
  picture(page: Page, name: string): Promise<void>;
  end(): Promise<void>;
}

/** Sets the stage. `name` is that of the test: its logs and pictures bear it. */
export async function setStage(name: string): Promise<Stage> {
  if (!chromium) throw new Error('no Chromium');
  const folder = join(output, name);
  await mkdir(folder, { recursive: true });
  const children: Child[] = [];
  let browser: Browser | undefined;

  async function end(): Promise<void> {
    await browser?.close();
    for (const child of children.toReversed()) await child.stop();
  }

  try {
    const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: join(folder, 'azurite.log') });
    children.push(azurite.child);
    const port = await freePort();
    const ports = await azurite.ready;
    const mailFolder = join(folder, 'mail');
    await rm(mailFolder, { recursive: true, force: true });
    const bot = startBot({ port, ...ports, mailFolder, logFile: join(folder, 'bot.log') });
    children.push(bot.child);
    const playground = startPlayground({ port: 0, botPort: port, logFile: join(folder, 'playground.log') });
    children.push(playground.child);
    const [started, url] = await Promise.all([launchChromium(chromium), playground.ready, bot.ready]);
    browser = started;
    return {
      url,
      bot: `http://127.0.0.1:${port}`,
      tablePort: ports.tablePort,
      mailFolder,
      open: async () => {
        const page = await started.newPage({ viewport: { width: 1280, height: 900 }, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
        await page.goto(url);
        return page;
      },
      picture: async (page, picture) => void (await page.screenshot({ path: join(folder, `${picture}.png`) })),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
