import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import mammoth from 'mammoth';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Chat, chat } from './chat.js';
import { chromium, type Stage, setStage } from './stage.js';

// Without a browser ask.test.ts says that one is needed.
describe.runIf(chromium)('Apply, from the first word to the answer', () => {
  let stage: Stage;
  let page: Page;
  let teams: Chat;
  let reference: string;
  let pictures = 0;

  beforeAll(async () => {
    stage = await setStage('apply');
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

  /** The newest card, as soon as it shows this. */
  async function showing(text: string | RegExp): Promise<Locator> {
    const card = teams.lastAnswer().filter({ hasText: text });
    await card.waitFor();
    return card;
  }

  it('begins with a button in the greeting', async () => {
    await teams.press('Ansøg her');
    const text = await (await showing('Trin 1 af 5')).innerText();
    expect(text).toContain('17. november 2025');
    expect(text).toContain('Vælg jeres kommune.');
  });

  it('finds the municipality as one types, and leads on in the same card', async () => {
    const before = await teams.answerCount();
    const card = teams.lastAnswer();
    await card.getByRole('combobox').click();
    await page.keyboard.type('vejl');
    await page.getByRole('option', { name: 'Vejle Kommune' }).click();
    await card.getByRole('radio', { name: /Aarhus/ }).check();
    await teams.press('Gem og gå videre');
    expect(await (await showing('Trin 2 af 5')).innerText()).toContain('Vejle Kommune · Aarhus');
    expect(await teams.answerCount()).toBe(before);
  });

  it('explains a broken rule of MED, and takes the answer in the chat', async () => {
    const card = teams.lastAnswer();
    await card.getByRole('radio', { name: /øverste MED-udvalg/ }).check();
    await card.getByRole('radio', { name: /sagt ja på forhånd/ }).check();
    await card.getByRole('checkbox').first().check();
    await teams.press('Gem og gå videre');
    await showing('Trin 3 af 5');
    await teams.press('Tilbage');
    expect(await (await showing('Trin 2 af 5')).innerText()).toContain('Den skal komme fra både formand og næstformand.');
    const told = await teams.say('MED besluttede det den 3. oktober 2025');
    expect(await told.innerText()).toContain('3. oktober 2025');
  });

  it('explains what the group lacks', async () => {
    const text = await (await showing('Trin 3 af 5')).innerText();
    expect(text).toContain('Der mangler 1 leder.');
    expect(text).toContain('Der mangler 2 øvrige deltagere.');
  });

  it('takes a person by a form', async () => {
    await teams.press('Tilføj en person');
    const card = await showing('Ny person i gruppen');
    await card.getByLabel('Navn').fill('Lone Hansen');
    await card.getByLabel('Arbejdsmail').fill('lone.hansen@vejle.example');
    await card.getByRole('radio', { name: 'Leder' }).check();
    await card.getByLabel('Forvaltningsområde').fill('Sundhed og Ældre');
    await teams.press('Gem');
    expect(await (await showing('Trin 3 af 5')).innerText()).toContain('lone.hansen@vejle.example');
  });

  it('takes the others in a sentence, and answers a question in the middle', async () => {
    await teams.say('Ole Bach er AMR, ole.bach@vejle.example, Sundhed og Ældre');
    await teams.say('Mette Holm, HR-konsulent, mette.holm@vejle.example, Personale');
    await teams.say('Kim Sand er arbejdsmiljøkonsulent, kim.sand@vejle.example, Personale');
    await showing('4 personer');
    const before = await teams.answerCount();
    await teams.say('hvem må være øvrige?');
    await expect.poll(() => teams.answerCount()).toBe(before + 2);
    expect(await page.locator('.fai-OutputCard').nth(before).innerText()).toContain('HR-konsulent');
    await teams.press('Fortsæt ansøgningen');
    await showing('Trin 3 af 5');
  });

  it('is done with the group when there is a tovholder', async () => {
    await teams.say('Mette Holm er tovholder');
    const text = await (await showing(/tovholder · Personale/)).innerText();
    expect(text).not.toContain('Der mangler');
    await teams.press('Gem og gå videre');
    await showing('Trin 4 af 5');
  });

  it('shows the whole of it before it is sent, and sends it with consent only', async () => {
    const card = teams.lastAnswer();
    await card.getByLabel('Hvad har I gjort indtil nu?').fill('Vi registrerer alle episoder.');
    await card.getByLabel('Hvad vil I gerne ændre?').fill('Færre episoder i hjemmeplejen.');
    await card.getByRole('checkbox', { name: /risikovurdér/ }).check();
    await card.getByRole('checkbox', { name: /afsat tid/ }).check();
    await teams.press('Gem og gå videre');
    const review = await showing('Trin 5 af 5');
    const text = await review.innerText();
    for (const words of ['Vejle Kommune', 'Lone Hansen', 'Vi registrerer alle episoder.', 'Nina Roth']) expect(text).toContain(words);
    await teams.press('Send ansøgningen');
    await showing('Sæt hak ved');
    await teams.lastAnswer().getByRole('checkbox').check();
    await teams.press('Send ansøgningen');
    const receipt = await (await showing('Tak, ansøgningen er sendt')).innerText();
    reference = /SMV-[2-9A-Z]{6}/.exec(receipt)?.[0] ?? '';
    expect(reference).not.toBe('');
    expect(receipt).toContain(`${reference}-1.eml`);
  });

  it('has mailed the application as a Word document', async () => {
    const file = `${reference}-1.eml`;
    await expect.poll(() => readdir(stage.mailFolder).catch(() => [])).toContain(file);
    const mail = await simpleParser(await readFile(join(stage.mailFolder, file)));
    expect(mail.subject).toContain(`${reference}: Vejle Kommune`);
    const [document] = mail.attachments;
    const { value } = await mammoth.extractRawText({ buffer: document?.content ?? Buffer.alloc(0) });
    for (const words of ['Lone Hansen', 'Færre episoder i hjemmeplejen.', reference]) expect(value).toContain(words);
  });

  it('says where it is', async () => {
    expect(await (await teams.say('hvad er status på vores ansøgning?')).innerText()).toContain('sendt til Nina Roth');
  });

  it('stands in the organisers’ channel, and is accepted there with a word', async () => {
    await teams.openChannel('General');
    // The Playground empties a card's fields when another message arrives, as the greeting does here.
    await page.locator('.fui-Card').filter({ hasText: 'Spørg for eksempel:' }).waitFor();
    const card = page.locator('.ac-adaptiveCard').filter({ hasText: reference }).last();
    await card.waitFor();
    expect(await card.innerText()).toContain('Alle krav er opfyldt.');
    await card.getByLabel('Besked til gruppen').click();
    await page.keyboard.type('Velkommen! Vi glæder os til at se jer.');
    await card.getByRole('button', { name: 'Optag', exact: true }).click();
    await card.getByText(/Anne Holm.* har optaget gruppen/).waitFor();
    expect(await card.innerText()).toContain('Velkommen!');
  });

  it('lists what has come', async () => {
    const thread = await teams.post('ansøgninger');
    await thread.getByText(/Optaget: 1/).waitFor();
    expect(await thread.innerText()).toContain('Vejle Kommune');
  });

  it('tells the group', async () => {
    await page.getByRole('treeitem', { name: /Personal Chat/ }).click();
    const told = page.locator('.fai-OutputCard').filter({ hasText: 'I er kommet med' }).last();
    await told.waitFor();
    expect(await told.innerText()).toContain('Velkommen! Vi glæder os til at se jer.');
  });
});
