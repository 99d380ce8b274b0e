import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Chat, chat } from './chat.js';
import { chromium, type Stage, setStage } from './stage.js';

/** Azurite's development account, the same on every machine. */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const missing = 'The browser tests need Chromium: install it (Debian: apt-get install chromium), or name it in CHROMIUM.';

if (!chromium) {
  console.warn(`Skipped. ${missing}`);
  it.runIf(process.env.CI)('finds a browser', () => {
    expect.fail(missing);
  });
}

describe.runIf(chromium)('Ask, as a newcomer meets it', () => {
  let stage: Stage;
  let page: Page;
  let teams: Chat;
  let pictures = 0;

  beforeAll(async () => {
    stage = await setStage('ask');
    page = await stage.open();
    teams = chat(page);
  });

  afterEach(async ({ task }) => {
    pictures += 1;
    const name = task.name.replaceAll(/[^a-zæøå]+/gi, '-').slice(0, 60);
    await stage?.picture(page, `${pictures}-${name}`);
  });

  afterAll(() => stage?.end());

  it('greets with what it can do and what to press', async () => {
    const greeting = teams.lastAnswer();
    await greeting.waitFor();
    const text = await greeting.innerText();
    expect(text).toContain('Sammen mod vold');
    expect(text).toContain('20. oktober 2025');
    const buttons = await greeting.getByRole('button').allInnerTexts();
    expect(buttons.filter((button) => button.endsWith('?')).length).toBeGreaterThanOrEqual(3);
  });

  it('answers a pressed prompt', async () => {
    await teams.press('Hvornår er fristen?');
    const answer = page.locator('.fai-OutputCard').nth(1);
    await answer.waitFor();
    expect(await answer.innerText()).toContain('10. november 2025');
  });

  it('shows the dates of both courses on a card', async () => {
    const text = await (await teams.say('hvornår er møderne?')).innerText();
    for (const date of ['27. november 2025', '28. september 2026', '3. december 2025', '1. oktober 2026']) expect(text).toContain(date);
  });

  it('offers the meetings as a calendar that can be fetched', async () => {
    const address = await teams
      .lastAnswer()
      .getByRole('link', { name: /Aarhus/ })
      .getAttribute('title');
    const response = await fetch(address ?? '');
    expect(response.headers.get('content-type')).toContain('text/calendar');
    const file = await response.text();
    expect(file).toContain('20251203T093000');
    expect(file).toContain('BEGIN:VTIMEZONE');
  });

  it('replaces the card in place when a course is pressed', async () => {
    const before = await teams.answerCount();
    const card = teams.lastAnswer();
    await teams.press('Aarhus');
    await card.filter({ hasNotText: '27. november 2025' }).waitFor();
    const text = await card.innerText();
    expect(text).toContain('3. december 2025');
    expect(text).not.toContain('KL-Huset');
    expect(await teams.answerCount()).toBe(before);
  });

  it('understands a follow-up', async () => {
    expect(await (await teams.say('hvornår er fristen i København?')).innerText()).toContain('10. november 2025');
    const text = await (await teams.say('og i Aarhus?')).innerText();
    expect(text).toContain('17. november 2025');
    expect(text).not.toContain('10. november 2025');
  });

  it('keeps thumbs up, without who gave it', async () => {
    await teams.rate('Like', 'Klart svar');
    const table = new TableClient(
      `http://127.0.0.1:${stage.tablePort}/${account}`,
      'askfeedback',
      new AzureNamedKeyCredential(account, key),
      {
        allowInsecureConnection: true,
      },
    );
    await expect
      .poll(async () => {
        const rows: Record<string, unknown>[] = [];
        for await (const row of table.listEntities<Record<string, unknown>>()) rows.push(row);
        return rows;
      })
      .toEqual([expect.objectContaining({ helpful: true, comment: 'Klart svar' })]);
    const [row] = await table
      .listEntities<Record<string, unknown>>()
      .byPage()
      .next()
      .then(({ value }) => value ?? []);
    expect(JSON.stringify(row)).not.toMatch(/Anne|2f7c1f0a|nordvig/i);
  });

  it('answers in a channel where it is mentioned', async () => {
    await teams.openChannel('Arbejdsgruppen Nordvig');
    const thread = await teams.post('hvornår er fristen i Aarhus?');
    expect(await thread.innerText()).toContain('17. november 2025');
  });

  it('does not greet again when the page is loaded again', async () => {
    await page.reload();
    await page.getByText('installationUpdate 200').waitFor();
    expect(await (await teams.say('hvad koster det?')).innerText()).toContain('gratis');
    expect(await teams.answerCount()).toBe(1);
  });

  it('answers for today when the demo clock is moved', async () => {
    const moved = await fetch(`${stage.bot}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2025-11-18T09:00' }),
    });
    expect(moved.status).toBe(200);
    expect(await (await teams.say('hvornår er fristen i Aarhus?')).innerText()).toMatch(/udløbe|overskredet|passeret/);
  });
});
