import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capabilities } from '../capabilities/index.js';
import { programme } from '../programmes/2025-26/index.js';
import { cardFiles } from './cards/files.js';
import { takePictures } from './cards/pictures.js';
import { findChromium, launchChromium } from './local/chromium.js';

// Writes every card to cards/ and, where there is a browser, pictures of them to test/output/cards/,
// with a word on what is too wide for them.

const folder = 'cards';
const pictures = 'test/output/cards';

const files = cardFiles(capabilities, programme);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const { name, json } of files) await writeFile(join(folder, name), json);
console.log(`${files.length} cards in ${folder}/`);

const chromium = findChromium(process.env);
if (chromium) {
  const browser = await launchChromium(chromium);
  const { written, overflows } = await takePictures(files, browser, pictures).finally(() => browser.close());
  console.log(`${written.length} pictures in ${pictures}/`);
  for (const overflow of overflows) console.warn(`No room: ${overflow}`);
} else {
  console.log('No pictures: no Chromium found. Install it, or name it in CHROMIUM.');
}
