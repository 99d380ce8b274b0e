import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOverflows } from '../../src/tools/cards/overflow.js';
import { type CardLook, openCardPage, showCard, widths } from '../../src/tools/cards/page.js';
import { launchChromium } from '../../src/tools/local/chromium.js';
import { addAxe, type Finding, inspect } from './axe.js';
import { chromium } from './stage.js';

// What is found is mended in the card's function under src/capabilities/, and then `npm run cards`. ACCESSIBILITY.md says what is checked.

const folder = fileURLToPath(new URL('../../cards/', import.meta.url));
const cards = readdirSync(folder).map((name) => ({ name, json: readFileSync(folder + name, 'utf8') }));

/** What is no fault of a card: each stands in ACCESSIBILITY.md. */
const ofThePackage: readonly { readonly why: string; readonly is: (finding: Finding) => boolean }[] = [
  {
    why: 'The package ties the label of a list that is searched to the box around the field, and of several choices to a box without a role.',
    is: ({ rule, html }) =>
      (rule === 'label' && html.includes('ac-choiceSetInput-filtered')) ||
      (rule === 'aria-prohibited-attr' && /^<div[^>]* aria-labelledby=/.test(html)),
  },
  {
    why: 'axe does not judge the contrast of a sign. It has the colour of the words beside it.',
    is: ({ rule, decided, html }) => rule === 'color-contrast' && !decided && />[✓!]</.test(html),
  },
  {
    why: 'axe reads `3` above `Gruppe` as one word; below, the name is held against what is seen.',
    is: ({ rule }) => rule === 'label-content-name-mismatch',
  },
];

// Without a browser ask.test.ts says that one is needed.
describe.runIf(chromium)('A card', () => {
  let browser: Browser;

  beforeAll(async () => {
    if (!chromium) throw new Error('no Chromium');
    browser = await launchChromium(chromium);
  });

  afterAll(() => browser?.close());

  const contrast = ['color-contrast'];
  const looks: [string, CardLook, string[] | undefined][] = [
    ['in a window', { width: widths.window }, undefined],
    ['on a telephone', { width: widths.telephone }, undefined],
    ["in Teams' dark theme", { width: widths.window, theme: 'dark' }, contrast],
    ["in Teams' high contrast", { width: widths.window, theme: 'contrast' }, contrast],
  ];

  describe.each(looks)('%s', (_, look, rules) => {
    let page: Page;

    beforeAll(async () => {
      page = await openCardPage(browser, look);
      await addAxe(page);
    });

    afterAll(() => page?.close());

    it.each(cards)('has nothing that axe finds against WCAG 2.1 AA: $name', async (card) => {
      await showCard(page, card);
      const findings = await inspect(page, '#card', rules);
      expect(findings.filter((finding) => !ofThePackage.some(({ is }) => is(finding))).map(({ text }) => text)).toEqual([]);
    });
  });

  describe('with texts twice as large', () => {
    let page: Page;

    beforeAll(async () => {
      page = await openCardPage(browser, { width: widths.window, textScale: 2 });
    });

    afterAll(() => page?.close());

    it.each(cards)('has room for them: $name', async (card) => {
      await showCard(page, card);
      expect(await findOverflows(page)).toEqual([]);
    });
  });

  describe('with more space between lines, words and letters', () => {
    let page: Page;

    beforeAll(async () => {
      page = await openCardPage(browser, { width: widths.window });
      // What WCAG 1.4.12 says that a page must bear.
      const spacing = 'line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;';
      await page.addStyleTag({ content: `#card * { ${spacing} } #card p { margin-bottom: 2em !important; }` });
    });

    afterAll(() => page?.close());

    it.each(cards)('has room for them: $name', async (card) => {
      await showCard(page, card);
      expect(await findOverflows(page)).toEqual([]);
    });
  });

  describe('with the keyboard alone', () => {
    let page: Page;

    beforeAll(async () => {
      page = await openCardPage(browser, { width: widths.window });
      await page.addScriptTag({ content: inPage });
    });

    afterAll(() => page?.close());

    it.each(cards)('is gone through from top to bottom, and left again: $name', async (card) => {
      await showCard(page, card);
      expect(await page.evaluate<string>('card.lang')).toBe(card.name.split('.').at(-2));
      const all = await page.evaluate<Stop[]>('stops().map(describe)');
      expect(await walk(page, all.length)).toEqual(all);
      expect(all.filter(({ framed }) => !framed)).toEqual([]);
      expect(all.filter(({ top }, i) => all.slice(0, i).some((before) => before.top >= top + heightOfLine))).toEqual([]);
      expect(all.filter(({ seen, name }) => seen !== '' && name !== null && !isSaid(seen, name))).toEqual([]);
    });

    it('is pressed by Enter and by the space bar', async () => {
      const step = { type: 'Column', width: 'stretch', selectAction: { type: 'Action.Submit', title: 'Trin' } };
      const body = [{ type: 'ColumnSet', columns: [{ ...step, items: [{ type: 'TextBlock', text: 'Trin' }] }] }];
      const actions = [{ type: 'Action.Submit', title: 'Send' }];
      await showCard(page, { name: 'two', json: JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body, actions }) });
      // The package stops at the card as a whole first.
      await page.evaluate('before.focus()');
      await page.keyboard.press('Tab');
      for (const name of ['Trin', 'Send']) {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.keyboard.press(' ');
        expect(await page.evaluate<string[]>('presses.splice(0)')).toEqual([name, name]);
      }
    });

    it('is found out where the order is another one', async () => {
      await showCard(page, cards.find(({ name }) => name === 'apply.step-group.da.json') ?? { name: 'none', json: '' });
      await page.evaluate('stops().at(-1).tabIndex = 1');
      const all = await page.evaluate<Stop[]>('stops().map(describe)');
      expect(await walk(page, all.length)).not.toEqual(all);
    });
  });

  it('is found out by axe where a field has no label and a text no contrast', async () => {
    const page = await openCardPage(browser, { width: widths.window, theme: 'dark' });
    await addAxe(page);
    const body = [
      { type: 'Input.Text', id: 'a' },
      { type: 'TextBlock', text: 'Sidder fast', color: 'Attention' },
    ];
    await showCard(page, { name: 'flaws', json: JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body }) });
    expect((await inspect(page, '#card')).map(({ rule }) => rule).toSorted()).toEqual(['color-contrast', 'label']);
    await page.close();
  });
});

/** In pixels: what stands in one line may begin a little higher than what is before it. */
const heightOfLine = 24;

/** A place where the keyboard stops. `name` is what a screen reader says instead of what is seen there, where the card has it said. */
interface Stop {
  readonly what: string;
  readonly seen: string;
  readonly name: string | null;
  readonly top: number;
  readonly framed: boolean;
}

// Of the radio buttons of one question the keyboard stops at one. The package focuses nothing but these.
const inPage = `
  const card = document.getElementById('card');
  const [before, behind] = [document.createElement('button'), document.createElement('button')];
  card.before(before);
  card.after(behind);
  const presses = [];
  AdaptiveCards.AdaptiveCard.onExecuteAction = ({ title }) => presses.push(title);
  function stops() {
    const all = [...card.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')];
    const seen = all.filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility());
    const ofQuestion = ({ type, name }) => seen.filter((other) => type === 'radio' && other.type === type && other.name === name);
    return seen.filter((one) => one.type !== 'radio' || (ofQuestion(one).find(({ checked }) => checked) ?? ofQuestion(one)[0]) === one);
  }
  function describe(element) {
    // To come to a date a second time would be to come to its day again.
    if (document.activeElement !== element) element.focus({ focusVisible: true });
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      what: element.tagName + ' ' + stops().indexOf(element),
      seen: element.innerText,
      name: element.getAttribute('aria-label'),
      top: element.getBoundingClientRect().top + scrollY,
      framed: outlineStyle === 'solid' && outlineWidth === '2px',
    };
  }
`;

/** Where the keyboard stops, from before the card until behind it; some more than there are places where it does not come out. */
async function walk(page: Page, places: number): Promise<Stop[]> {
  await page.evaluate('before.focus()');
  const found: Stop[] = [];
  // A date is several stops of one field.
  for (let presses = 0; presses < places * 5 + 5 && found.length <= places; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop | null>('card.contains(document.activeElement) ? describe(document.activeElement) : null');
    if (!stop) break;
    if (stop.what !== found.at(-1)?.what) found.push(stop);
  }
  return found;
}

/** Whether somebody who says what they see says part of the name. Signs are not said. */
function isSaid(seen: string, name: string): boolean {
  const words = (text: string) =>
    ` ${
      text
        .toLowerCase()
        .match(/[\p{L}\d]+/gu)
        ?.join(' ') ?? ''
    } `;
  return words(name).includes(words(seen));
}
