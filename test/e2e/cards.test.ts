import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOverflows } from '../../src/tools/cards/overflow.js';
import { openCardPage, showCard, widths } from '../../src/tools/cards/page.js';
import { launchChromium } from '../../src/tools/local/chromium.js';
import { chromium } from './stage.js';

const folder = fileURLToPath(new URL('../../cards/', import.meta.url));

// Without a browser ask.test.ts says that one is needed.
describe.runIf(chromium)('On a small telephone', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if (!chromium) throw new Error('no Chromium');
    browser = await launchChromium(chromium);
    page = await openCardPage(browser, { width: widths.telephone });
  });

  afterAll(() => browser?.close());

  it.each(readdirSync(folder))('there is room for all of %s', async (name) => {
    await showCard(page, { name, json: readFileSync(folder + name, 'utf8') });
    expect(await findOverflows(page), name).toEqual([]);
  });

  const long = 'Arbejdsmiljørepræsentantuddannelsesudvalgsformand';
  const text = { type: 'TextBlock', text: long };
  const input = { type: 'Input.Text', id: 'a', label: 'Arbejdsmiljø' };
  const list = { type: 'Input.ChoiceSet', id: 'a', label: 'Rolle', choices: [{ title: long, value: 'a' }] };

  const flaws: [string, object, RegExp][] = [
    ['a word in rich text', { type: 'RichTextBlock', inlines: [long] }, /"Arbejdsmiljø.*" goes .* beyond the card/],
    ['a button', { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: long }] }, /"Arbejdsmiljø.*" is cut off/],
    ['a text that does not wrap', inColumn('stretch', text), /"Arbejdsmiljø.*" is cut off/],
    [
      'a word that runs into the next column',
      inColumn('60px', { type: 'RichTextBlock', inlines: [long.slice(0, 13)] }),
      /"Arbejdsmiljø.*" sticks out/,
    ],
    ['a field in a column that is too wide', inColumn('400px', input), /"Arbejdsmiljø.*" goes .* beyond the card/],
    ['a box without text', inColumn('400px', { type: 'Container', minHeight: '40px' }), /"" sticks out/],
    ['the choices of a list', { ...list, style: 'expanded' }, /"Arbejdsmiljø.*" is cut off/],
    ['the choice that a closed list shows', { ...list, value: 'a' }, /"Arbejdsmiljø.*" is cut off/],
    ['what a closed list asks for', { ...list, placeholder: `${long} vælges` }, /"Arbejdsmiljø.*" is cut off/],
    ['what an empty field asks for', inColumn('stretch', { ...input, placeholder: long }), /"Arbejdsmiljø.*" is cut off/],
  ];

  it.each(flaws)('finds %s', async (name, element, flaw) => {
    await showCard(page, { name, json: JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body: [element] }) });
    const [first, ...others] = await findOverflows(page);
    expect(first).toMatch(flaw);
    expect(others).toEqual([]);
  });
});

/** Beside a column that is as wide. */
function inColumn(width: string, item: object): object {
  const column = { type: 'Column', width };
  return { type: 'ColumnSet', columns: [{ ...column, items: [item] }, column] };
}
