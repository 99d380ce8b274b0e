import mammoth from 'mammoth';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addAxe, inspect } from './axe.js';
import { type Chat, chat } from './chat.js';
import { chromium, type Stage, setStage } from './stage.js';

// Without a browser ask.test.ts says that one is needed.
describe.runIf(chromium)('Plan, from the channel to the digest', () => {
  let stage: Stage;
  let page: Page;
  let teams: Chat;
  let pictures = 0;

  beforeAll(async () => {
    stage = await setStage('plan');
    page = await stage.open();
    teams = chat(page);
    await teams.lastAnswer().waitFor();
  });

  afterEach(async ({ task }) => {
    pictures += 1;
    const name = task.name.replaceAll(/[^a-zæøå]+/gi, '-').slice(0, 60);
    await stage?.picture(page, `${String(pictures).padStart(2, '0')}-${name}`);
  });

  afterAll(() => stage?.end());

  /** The newest card that shows this, in the channel that is open. */
  async function showing(text: string | RegExp): Promise<Locator> {
    const card = page.locator('.ac-adaptiveCard').filter({ hasText: text }).last();
    await card.waitFor();
    return card;
  }

  async function press(card: Locator, button: string): Promise<void> {
    await card.getByRole('button', { name: button, exact: true }).first().click();
  }

  async function moveClock(now: string): Promise<void> {
    const response = await fetch(`${stage.bot}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
    expect(response.status).toBe(200);
  }

  it('has a group that an organiser has registered and accepted', async () => {
    await teams.openChannel('General');
    await page.locator('.fui-Card').filter({ hasText: 'Spørg for eksempel:' }).waitFor();
    await teams.post('registrér ansøgning');
    const form = await showing('Modtaget den');
    await form.getByRole('combobox').first().click();
    await page.keyboard.type('vejl');
    await page.getByRole('option', { name: 'Vejle Kommune' }).click();
    await form.getByRole('radio', { name: 'Aarhus' }).check();
    await form.getByLabel('Tovholders navn').fill('Anne Holm');
    await form.getByLabel('Tovholders arbejdsmail').fill('anne.holm@nordvig.example');
    await press(form, 'Registrér');
    const card = await showing('Optag');
    await press(card, 'Optag');
    await card.getByText(/har optaget gruppen/).waitFor();
  });

  it('is linked to its channel', async () => {
    await teams.openChannel('Arbejdsgruppen Nordvig');
    const thread = await teams.post('tilknyt');
    await thread.getByText('Så er kanalen knyttet til Vejle Kommune').waitFor();
  });

  it('captures an action by the form', async () => {
    await teams.post('handleplan');
    await press(await showing('Her er ikke noget endnu'), 'Tilføj handling');
    const form = await showing('Ny handling');
    await form.getByLabel('Hvad vil I gøre?').fill('Risikovurdere hjemmebesøg om aftenen');
    await form.getByLabel('Hvorfor?', { exact: false }).fill('Vi kommer alene ud efter kl. 20');
    await form.getByLabel('Første lille skridt').fill('Lave en liste over besøgene');
    await press(form, 'Gem');
    expect(await (await showing('Gemt.')).innerText()).toContain('Risikovurdere hjemmebesøg om aftenen');
  });

  it('captures two more in a sentence', async () => {
    const first = await teams.post('ny handling: øve nedtrapning på personalemøder, jeg, 1. februar');
    await first.getByText('2 ikke begyndt').waitFor();
    const second = await teams.post('ny handling: ny instruks til nødkald, jeg');
    await second.getByText('3 ikke begyndt').waitFor();
  });

  it('asks on Monday at nine', async () => {
    await moveClock('2025-10-27T09:00');
    const card = await showing('Uge 44');
    const text = await card.innerText();
    for (const words of ['Næste netværksmøde', '3 ikke begyndt', 'Åbent hos', 'Anne Holm']) expect(text).toContain(words);
  });

  // The bars of a chart and the marks on buttons are the Playground's own making; these rules are about what the card gives.
  it('asks on a card whose fields and buttons have names, in colours that can be read', async () => {
    await addAxe(page);
    const rules = ['button-name', 'label', 'select-name', 'link-name', 'image-alt', 'color-contrast', 'aria-required-attr'];
    expect((await inspect(page, '.ac-adaptiveCard', rules)).map(({ text }) => text)).toEqual([]);
  });

  it('takes each of the four answers, in the same card', async () => {
    const card = await showing('Uge 44');
    await press(card, 'Færdig');
    await card.getByText('Færdig, siger Anne Holm').waitFor();
    await press(card, 'I gang');
    await card.getByText('I gang, siger Anne Holm').waitFor();
    await press(card, 'Brug for hjælp');
    await card.getByLabel('Hvad har I brug for?').fill('En vikar i to timer');
    await press(card, 'Send svaret');
    await card.getByText('Tak, nu er der svaret på det hele').waitFor();
    expect(await card.innerText()).toContain('»En vikar i to timer«');
  });

  it('offers the consultants when it is stuck for the second week, and their answer comes back', async () => {
    await moveClock('2025-11-03T09:00');
    const card = await showing('Uge 45');
    await press(card, 'Ingen ændring');
    await card.getByText('Ingen ændring, siger Anne Holm').waitFor();
    await card.getByRole('button', { name: 'Ingen ændring', exact: true }).last().click();
    await press(card, 'Ja, spørg konsulenterne');
    await card.getByText('Konsulenterne blev spurgt').waitFor();
    await stage.picture(page, '08-consultants-asked');
    await teams.openChannel('General');
    const help = await showing('En gruppe beder om hjælp');
    expect(await help.innerText()).toContain('En vikar i to timer');
    await help.getByLabel('Svar til gruppen').click();
    await page.keyboard.type('Spørg nabokommunen: de har en fælles vikarpulje.');
    await press(help, 'Send svaret');
    await help.getByText('har svaret:').waitFor();
    await teams.openChannel('Arbejdsgruppen Nordvig');
    expect(await (await showing('Konsulenterne har svaret')).innerText()).toContain('fælles vikarpulje');
  });

  it('says before the meeting where the group stands, with place, time and calendar', async () => {
    await moveClock('2025-11-28T09:00');
    const text = await (await showing('Tag med')).innerText();
    for (const words of ['DGI-huset', '9.30-14.00', 'Her står I', 'Læg i kalenderen']) expect(text).toContain(words);
  });

  it('gives the plan as a Word document', async () => {
    const thread = await teams.post('hent handleplan');
    const button = thread.getByRole('button', { name: 'Hent dokumentet' }).or(thread.getByRole('link', { name: 'Hent dokumentet' }));
    await button.waitFor();
    const [request] = await Promise.all([
      page.context().waitForEvent('request', (one) => one.url().includes('/files/plan/')),
      button.click(),
    ]);
    const document = await fetch(request.url());
    expect(document.status).toBe(200);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await document.arrayBuffer()) });
    expect(value).toContain('Risikovurdere hjemmebesøg om aftenen');
  });

  it('shows the organisers how the groups stand, and not what their plans say', async () => {
    await teams.openChannel('General');
    await teams.post('overblik');
    const text = await (await showing('Handleplaner')).innerText();
    expect(text).toContain('Vejle Kommune');
    expect(text).not.toContain('Risikovurdere');
  });
});
