import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { capabilities } from '../src/capabilities/index.js';
import type { Download } from '../src/core/capability.js';
import type { Mail, Messenger, Ports } from '../src/core/ports.js';
import type { Reply } from '../src/core/turn.js';
import { organiserIds } from './apply/talk.js';
import { type Chat, chatOf, colleague, doorOf, filledIn, fillIn, inChannel, linksOn, type Person, sendIn } from './apply/world.js';
import { channel, office, vejle } from './plan/talk.js';

// What people write comes out as they wrote it: nowhere as a link, a mention, a formula, a header or markup.

const host = 'evil.example';
/** As much of what is hostile as a field holds. */
const hostile = (longest: number): string =>
  [
    `[klik](https://${host})`,
    `<at>Alle</at>`,
    `https://${host}/x`,
    `<b>fed</b>`,
    `![b](https://${host}/b.png)`,
    '**stærk**',
    '=HYPERLINK("https://x")',
  ]
    .reduce((text, piece) => (text.length + piece.length < longest ? `${text} ${piece}` : text), '')
    .trim();
/** As a spreadsheet would read it. */
const formula = `=HYPERLINK("https://${host}";"klik")`;
/** As a mail would be led astray by it. */
const header = `Hej\r\nBcc: alle@${host}\r\n\r\n[klik](https://${host})`;
const planted = new RegExp(`${host}|Alle</at>|stærk|<b>fed|HYPERLINK`);
/** What is left of it where a name stands by its letters alone is none of this. */
const markup = /\]\(|https?:\/\/(?:x|evil)|<at>Alle|\*\*stærk|<b>|=HYPERLINK|[\r]/;

/** The world with everything that the bot says in it, from whatever side. */
function listening(now: string) {
  const people = ['lea', 'arne', 'hanne', 'hugo'].map((id, n) => ({
    id,
    name: n % 2 ? hostile(80) : formula,
    mail: `${id}@vejle.dk`,
    role: (['leader', 'amr', 'other', 'other'] as const)[n] ?? 'other',
  }));
  const world = office(now, { groups: [vejle({ members: people, area: hostile(100) })] });
  const said: Reply[] = [];
  const { messenger } = world.ports;
  const heard: Messenger = {
    ...messenger,
    post: (address, message) => {
      said.push(message);
      return messenger.post(address, message);
    },
    update: (address, activityId, card) => {
      said.push({ kind: 'replace', card });
      return messenger.update(address, activityId, card);
    },
  };
  world.ports = { ...world.ports, messenger: heard, newId: randomUUID };
  const enter = (person: Person, name = hostile(80)): Chat => {
    world.profiles.set(person.userId, { name, mail: person.mail, signIn: person.mail });
    return chatOf(person, async (turn) => {
      const replies = await doorOf(world.ports)(turn);
      said.push(...replies);
      return replies;
    });
  };
  const organiser = enter(inChannel({ ...colleague('freja', ''), mail: 'freja@kl.dk', ...organiserIds }, '19:organisers'));
  return { world, said, enter, organiser };
}

type Listening = ReturnType<typeof listening>;

const node = z.record(z.string(), z.unknown());

/** What an element and all within it says where Markdown, HTML or a mention is read, and where it leads. */
function readAsMarkup(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(readAsMarkup);
  const read = node.safeParse(part);
  if (!read.success) return [];
  const { type, inlines: _, data: __, ...element } = read.data;
  // A run of text reads none, and what stands in a field is typed text; neither does a button's title or its tooltip, or a choice that is folded away.
  if (type === 'TextRun') return [];
  const isField = typeof type === 'string' && type.startsWith('Input.');
  const isFolded = type === 'Input.ChoiceSet' && element.style !== 'expanded' && element.isMultiSelect !== true;
  const isButton = typeof type === 'string' && type.startsWith('Action.');
  const own = Object.entries(element).flatMap(([key, value]) => {
    if (typeof value === 'string')
      return (isField && (key === 'value' || key === 'placeholder')) || (isButton && (key === 'title' || key === 'tooltip'))
        ? []
        : [`${type}.${key}: ${value}`];
    return isFolded && key === 'choices' ? [] : readAsMarkup(value);
  });
  return own;
}

function markupIn(reply: Reply): string[] {
  if (reply.kind === 'text') return [reply.text, ...(reply.citations ?? []).flatMap(({ name, abstract }) => [name, abstract])];
  return [...readAsMarkup(reply.card), ...(reply.kind === 'card' ? [reply.summary] : [])];
}

/** How often what was planted came out again, so that a journey which says nothing of it is noticed. */
function cameOut(said: readonly Reply[]): number {
  return said.filter((reply) => planted.test(JSON.stringify(reply))).length;
}

function expectPlain({ said, world }: Listening): void {
  expect(said.flatMap(markupIn).filter((text) => markup.test(text))).toEqual([]);
  expect(world.lines.filter((line) => planted.test(line))).toEqual([]);
}

async function fetched(url: string, ports: Ports): Promise<Download> {
  const [, name = '', file = ''] = /\/files\/(\w+)\/([^/]+)$/.exec(url) ?? [];
  const found = await capabilities.find((one) => one.name === name)?.download?.(decodeURIComponent(file), ports);
  if (!found) throw new Error(`nothing is behind ${url}`);
  return found;
}

async function expectPlainPaper(body: Uint8Array): Promise<void> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(body) });
  expect(value).toContain(host);
  expect(value).not.toMatch(/<a |<img|<script|<b>|<at>/);
}

function expectPlainMail({ subject, replyTo = '', attachments, text, ...rest }: Mail): void {
  expect(text).toContain(host);
  expect(Object.keys(rest).toSorted()).toEqual(['id', 'to']);
  for (const line of [subject, replyTo, rest.to, ...attachments.map(({ fileName }) => fileName)]) {
    expect(line).not.toMatch(/[\p{Cc}<>[\]]/u);
    expect(line).not.toMatch(planted);
  }
}

test('an application: by every field and in the chat, on cards, in mails, on paper and in the sheet', async () => {
  const here = listening('2025-10-20T09:00');
  const { world, said, enter, organiser } = here;
  await organiser.say('Gør denne kanal til arrangørernes');
  const lea = colleague('lea', '');
  const chat = enter(lea);
  const usual = filledIn();
  await fillIn(chat, {
    ...usual,
    med: { level: 'area', area: hostile(100), basis: 'decided', decidedOn: '2025-10-01' },
    members: usual.members.map((member, n) => ({
      ...member,
      name: n % 2 ? hostile(80) : formula,
      mail: n === 0 ? lea.mail : member.mail,
      title: member.title && hostile(80),
      area: n % 2 ? formula : hostile(100),
    })),
    motivation: { done: hostile(1000), elements: 'element-risk', change: header, time: 'yes' },
  });
  for (const words of [
    'hvad mangler vi?',
    'status',
    `${hostile(80)} er leder, ${host}@vejle.dk, ${hostile(80)}`,
    `Lone Hansen er HR-konsulent, lone@vejle.dk, ${hostile(100)}`,
    `det er ${hostile(100)}, der søger`,
    `MED besluttede det i ${hostile(60)} den 3. oktober 2025`,
    hostile(1000),
    header,
  ])
    await chat.say(words);
  await chat.say('ansøg');
  await chat.press(({ data, verb }) => verb === 'apply.go' && data.to === 'group');
  await chat.press('Tilføj en person');
  await chat.press('Gem', { name: hostile(80), mail: header, role: 'other', title: hostile(80), area: hostile(100) });
  await chat.press('Tilføj en person');
  await chat.press('Gem', { name: hostile(200), mail: hostile(190), role: '', title: hostile(190), area: formula });
  await chat.say('ansøg');
  await chat.press(({ data, verb }) => verb === 'apply.go' && data.to === 'review');
  for (const button of chat.buttons().filter(({ verb }) => verb === 'apply.go')) {
    await chat.press(({ data }) => data.to === button.data.to);
  }
  // What is unfinished is taken out again, and it is sent.
  await chat.press(({ data }) => data.to === 'group');
  const members = () => chat.buttons().flatMap(({ data: { member } }) => (typeof member === 'string' && member !== 'new' ? [member] : []));
  for (const unfinished of members().slice(4)) {
    await chat.press(({ data }) => data.member === unfinished);
    await chat.press(({ verb }) => verb === 'apply.remove-member');
  }
  await chat.press(({ data }) => data.to === 'review');
  await sendIn(chat);
  await chat.say('ny tovholder');
  await chat.say('træk ansøgningen tilbage');
  await chat.say('status');
  const arne = enter(colleague('arne', ''));
  await arne.say('ansøg');
  await arne.say('status');
  await world.work();
  expect(world.mails).toHaveLength(1);
  for (const mail of world.mails) {
    expectPlainMail(mail);
    for (const { body } of mail.attachments) await expectPlainPaper(body);
  }
  const card = said.findLast((reply) => reply.kind === 'card' && JSON.stringify(reply).includes('apply.decide'));
  if (card?.kind !== 'card') throw new Error('the organisers have no card');
  organiser.look(card.card);
  await organiser.press('Bed om mere', { word: hostile(900) });
  await organiser.press('Optag', { word: header });
  await organiser.say('registrér ansøgning');
  await organiser.press('Registrér', { municipality: '', area: hostile(100), name: hostile(80), mail: header });
  await organiser.press('Registrér', {
    municipality: 'vejle',
    course: 'aarhus',
    area: hostile(100),
    name: formula,
    mail: 'anne@vejle.dk',
    received: '2025-10-19',
  });
  await world.work();
  await organiser.say('ansøgninger');
  await organiser.say('hent ansøgninger');
  const { body } = await fetched(organiser.links()[0] ?? '', world.ports);
  if (typeof body === 'string') throw new Error('a sheet is bytes');
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(body).buffer);
  const cells = book.worksheets.flatMap((sheet) => {
    const found: exceljs.Cell[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => void found.push(cell)));
    return found;
  });
  expect(cells.filter(({ formula, hyperlink }) => formula || hyperlink).map(({ address }) => address)).toEqual([]);
  expect(cells.filter(({ value }) => planted.test(String(value))).length).toBeGreaterThan(5);
  expect(cameOut(said)).toBeGreaterThan(20);
  expectPlain(here);
}, 60_000);

test('a plan: by every field and in the chat, on cards, in check-ins, to the consultants and on paper', async () => {
  const here = listening('2025-12-04T10:00');
  const { world, said, enter, organiser } = here;
  await organiser.say('Gør denne kanal til arrangørernes');
  await organiser.say('Gør denne kanal til konsulenternes');
  const lea = enter({ ...inChannel(colleague('lea', ''), channel) });
  await lea.say('tilknyt');
  for (const words of [
    `ny handling: ${hostile(200)}, ${hostile(60)}, 1. februar`,
    `ny handling: øve nedtrapning, ${hostile(80)}`,
    `ny handling: ${formula}, jeg`,
    'handleplan',
    'gruppen',
    `tilføj ${hostile(80)} til gruppen`,
    `fjern ${hostile(80)} fra gruppen`,
    `check-in ${hostile(80)}`,
    hostile(1000),
    header,
  ])
    await lea.say(words);
  await lea.say('handleplan');
  await lea.press('Tilføj handling');
  await lea.press('Gem', { what: hostile(180), why: hostile(400), step: header, by: hostile(15), who: hostile(90) });
  await lea.press('Gem', { what: hostile(5000).slice(0, 3900) });
  await lea.say('gruppen');
  await lea.press(/Tilføj/);
  await lea.press('Gem', { name: hostile(80), mail: header, role: 'other' });
  await lea.press('Gem', { name: formula, mail: 'ny@vejle.dk', role: 'other' });
  await lea.say('gruppen');
  await lea.press(({ verb }) => verb === 'plan.rhythm', { shares: 'yes', pausedUntil: '', weekday: hostile(2) });
  await lea.press(({ verb }) => verb === 'plan.rhythm', { shares: 'yes' });
  const [first] = world.stored('g|vejle-group|a|').map(({ rowKey }) => rowKey.split('|').at(-1) ?? '');
  for (const monday of ['2025-12-08T09:00', '2025-12-15T09:00', '2026-01-05T09:00']) {
    world.at(monday);
    await world.work();
    const checkIn = world.inGroup().findLast(({ reply }) => reply.kind === 'card' && JSON.stringify(reply).includes('plan.answer'));
    if (checkIn?.reply.kind !== 'card') throw new Error('nobody was asked');
    lea.look(checkIn.reply.card);
    await lea.press(({ data, verb }) => verb === 'plan.answer' && data.answer === 'help' && data.action === first, {
      [`word-${first}`]: hostile(200),
    });
    await lea.say(`1 sidder fast: ${hostile(150)}`);
    lea.look(checkIn.reply.card);
  }
  const offer = said.findLast((reply) => reply.kind !== 'text' && JSON.stringify(reply).includes('plan.ask-help'));
  if (!offer || offer.kind === 'text') throw new Error('no help was offered');
  await lea.look(offer.card).press(({ verb }) => verb === 'plan.ask-help');
  await world.work();
  const call = said.findLast((reply) => reply.kind === 'card' && JSON.stringify(reply).includes('plan.reply'));
  if (call?.kind !== 'card') throw new Error('nobody asked for help');
  await organiser.look(call.card).press(({ verb }) => verb === 'plan.reply', { reply: header });
  await world.work();
  await organiser.say('overblik');
  for (const words of ['handleplan', 'check-in', 'gruppen', 'frakobl']) await lea.say(words);
  await lea.say('hent handleplan');
  const { body, fileName } = await fetched(lea.links()[0] ?? '', world.ports);
  expect(fileName).toMatch(/^[\p{L}\p{N} .,'-]+\.docx$/u);
  if (typeof body === 'string') throw new Error('a document is bytes');
  await expectPlainPaper(body);
  // Before the first meeting the calendar file is offered, and whoever is behind is named.
  world.at('2026-01-26T09:00');
  await world.work();
  for (const url of said.flatMap((reply) => (reply.kind === 'text' ? [] : linksOn(reply.card))).filter((one) => one.includes('.ics'))) {
    expect(String((await fetched(url, world.ports)).body)).not.toMatch(planted);
  }
  expect(cameOut(said)).toBeGreaterThan(20);
  expectPlain(here);
}, 60_000);
