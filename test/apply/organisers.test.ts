import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { QueueServiceClient } from '@azure/storage-queue';
import Excel from 'exceljs';
import { simpleParser } from 'mailparser';
import mammoth from 'mammoth';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { giveUp, handOverDue, runJob } from '../../src/core/jobs.js';
import { plainText } from '../../src/core/plain.js';
import type { Change, Job, Mailer, Ports, Posted, Tables } from '../../src/core/ports.js';
import { fileMailer, smtpMailer } from '../../src/edge/mail.js';
import { azureQueue, type QueueMessage } from '../../src/edge/queue.js';
import { azureTables } from '../../src/edge/tables.js';
import { startWork } from '../../src/edge/work.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { type Azurite, startAzurite } from '../../src/tools/local/azurite.js';
import { idlePorts } from '../fakes.js';
import {
  buttonsOn,
  type Chat,
  chatOf,
  colleague,
  connectionString,
  doorOf,
  filledIn,
  fillIn,
  happenings,
  inChannel,
  type Person,
  recordingMessenger,
  type Sending,
  sendIn,
  tickingClock,
} from './world.js';

const from = 'Sammen mod vold <bot@sammenmodvold.example>';
const channel = '19:organisers';
const lone = colleague('lone', 'Lone Lund');
const ole = colleague('ole', 'Ole Olsen');
const ida: Person = { ...colleague('ida', 'Ida Iversen'), tenantId: 'odense', mail: 'ida@odense.dk' };
const nina: Person = { ...colleague('nina', 'Nina Roth'), tenantId: 'kl' };
const people = [lone, ole, ida, nina];

let azurite: Azurite;
let at: { readonly connectionString: string };
let rounds = 0;
const open: (() => Promise<unknown> | unknown)[] = [];

beforeAll(async () => {
  azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/azurite-apply-organisers.log' });
  at = { connectionString: connectionString(await azurite.ready) };
});

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  const queue = QueueServiceClient.fromConnectionString(at.connectionString).getQueueClient('jobs');
  if (await queue.exists()) await queue.clearMessages();
});

afterAll(() => azurite.child.stop());

interface Options {
  readonly mailer?: Mailer;
  readonly meet?: (to: string, text: string) => Posted | undefined;
  /** Holds a card's update up on its way to Teams. */
  readonly hold?: (text: string) => Promise<void>;
  /** Somebody has deleted this card in the channel. */
  readonly isDeleted?: (activityId: string) => boolean;
  readonly mostTries?: number;
  /** How many jobs run at once; one unless told, so that what comes after what is plain. */
  readonly sideBySide?: number;
  /** Stands between the bot and its tables. */
  readonly between?: (tables: Tables) => Tables;
  /** False where nobody works yet. */
  readonly working?: boolean;
}

/** The bot with its store, its queue and its background work, and the people around it. */
async function office({
  mailer,
  meet,
  hold = async () => undefined,
  isDeleted = () => false,
  mostTries = 1000,
  sideBySide = 1,
  between = (tables) => tables,
  working = true,
}: Options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'apply-mail-'));
  open.push(() => rm(folder, { recursive: true, force: true }));
  const { changed, until } = happenings();
  const teams = recordingMessenger(people, changed, meet);
  const clock = tickingClock('2025-10-20T09:00');
  const queue = azureQueue(at, () => new Date());
  const jobs: Job[] = [];
  const lines: string[] = [];
  const mails: string[] = [];
  const way = mailer ?? fileMailer({ folder, from, clock: clock.now });
  const note = (code: string, ids?: object) => {
    lines.push(JSON.stringify({ code, ...ids }));
    changed();
  };
  let work: ReturnType<typeof startWork> | undefined;
  const ports: Ports = {
    ...idlePorts,
    programme: { ...programme, id: `organisers-${++rounds}` },
    clock: clock.now,
    newId: randomUUID,
    tables: between(azureTables(at)),
    enqueue: async (job) => {
      jobs.push(job);
      await queue.add(job);
    },
    nudge: () => work?.nudge(),
    messenger: {
      ...teams.messenger,
      update: async (address, activityId, card) => {
        const held = hold(plainText({ kind: 'replace', card }));
        changed();
        await held;
        if (isDeleted(activityId)) return { kind: 'refused', code: 'ActivityNotFound' };
        return teams.messenger.update(address, activityId, card);
      },
    },
    mailer: {
      ...way,
      send: async (mail) => {
        const outcome = await way.send(mail);
        mails.push(`${mail.id} ${outcome.kind}`);
        changed();
        return outcome;
      },
    },
    organisers: [{ tenantId: nina.tenantId, directoryId: nina.directoryId }],
    log: { info: note, error: note },
  };
  let inHand = 0;
  let looked = false;
  let quiet = 0;
  const over = async (ended: Promise<void>) => {
    await ended;
    inHand--;
    looked = false;
  };
  function start(): void {
    work = startWork<QueueMessage>({
      queue: {
        receive: async (most, seconds) => {
          const free = Math.min(most, sideBySide - inHand);
          if (free <= 0) return [];
          const messages = await queue.receive(free, seconds);
          inHand += messages.length;
          if (messages.length === 0 && inHand === 0 && looked) {
            quiet++;
            changed();
          }
          return messages;
        },
        done: (message) => over(queue.done(message)),
        postpone: (message, seconds, tries) => over(queue.postpone(message, seconds, tries)),
      },
      due: async () => {
        looked = true;
        return handOverDue(capabilities, ports);
      },
      handle: (job) => runJob(capabilities, job, ports),
      gaveUp: (job, code) => giveUp(capabilities, job, code, ports),
      log: ports.log,
      every: 20,
      backoff: () => 0,
      mostTries,
    });
    open.push(() => work?.end());
  }
  if (working) start();
  /** Resolves when nothing is due, in the queue or in hand. */
  async function settled(): Promise<void> {
    looked = false;
    const before = quiet;
    work?.nudge();
    await until(() => quiet > before);
  }
  const door = doorOf(ports);
  const chat = (person: Person) => chatOf(person, door);
  const organiser = chat(inChannel(nina, channel));
  const postsIn = (to: string) => teams.posts.filter((one) => one.to === to);
  /** What a posted card looks like now. */
  const words = (post: Sending) => JSON.stringify(teams.shown(post.activityId));
  const cardSays = (post: Sending, what: string | RegExp) =>
    until(() => (typeof what === 'string' ? words(post).includes(what) : what.test(words(post))));
  async function named() {
    expect(await organiser.say('arrangør')).toContain('Denne kanal er nu arrangørernes');
  }
  /** A filled in application of these people, sent by the first of them; the others have had it open. */
  async function sent(group: readonly Person[] = [lone], over: Partial<ReturnType<typeof filledIn>> = {}) {
    const [first, ...others] = group.map(chat);
    if (!first) throw new Error('somebody sends');
    await fillIn(first, { ...filledIn(group), ...over });
    for (const other of others) await other.say('ansøg');
    return { reference: await sendIn(first), chat: first };
  }
  const firstCard = () => until(() => postsIn(channel)[0]);
  return {
    ...{ ports, teams, clock, queue, jobs, lines, mails, folder, until, start, settled },
    /** Nobody works until it is started again. */
    rest: async () => work?.end(),
    ...{ chat, organiser, postsIn, words, cardSays, named, sent, firstCard },
  };
}

type Office = Awaited<ReturnType<typeof office>>;

/** An organiser in front of a card that was posted, as it is now. */
function infrontOf({ teams, organiser }: Office, { activityId }: Sending): Chat {
  return organiser.look(teams.shown(activityId));
}

/** How often a job had been tried by then, each time that it failed. */
function triesOf({ lines }: Office, name: string): unknown[] {
  const failed = lines.map((line) => JSON.parse(line)).filter((line) => line.code === 'job.failed' && line.name === name);
  return failed.map(({ tries }) => tries);
}

function titles(card: unknown): string[] {
  return buttonsOn(card).map(({ title }) => title);
}

/** A mail server on this machine that keeps what comes in; `refuse` has it say no for good. */
async function postOffice(port = 0) {
  const received: Buffer[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) => done(refusing ? Object.assign(new Error('no'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      buffer(stream).then((raw) => {
        received.push(raw);
        done();
      }, done);
    },
  });
  server.on('error', () => undefined);
  let closed = false;
  const close = () =>
    new Promise<void>((resolve) => {
      if (closed) return resolve();
      closed = true;
      server.close(() => resolve());
    });
  open.push(close);
  const refuse = (is: boolean) => {
    refusing = is;
  };
  return { received, port: await portOf(server.listen(port, '127.0.0.1')), close, refuse };
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  const bound = server.address();
  if (typeof bound !== 'object' || !bound) throw new Error('no address');
  return bound.port;
}

/** A port on which nobody listens. */
async function deadPort(): Promise<number> {
  const { port, close } = await postOffice();
  await close();
  return port;
}

function smtpAt(port: number): Mailer {
  return smtpMailer({ url: `smtp://127.0.0.1:${port}`, from, clock: () => new Date('2025-10-20T07:00:00Z') });
}

describe('an application that is sent', () => {
  it('lies as a mail with a Word document in it, and stands as a card in the organisers’ channel', async () => {
    const bot = await office();
    await bot.named();
    const { reference } = await bot.sent();
    const card = await bot.firstCard();
    expect(card.text).toContain('Vejle Kommune');
    expect(card.text).toContain(reference);
    await bot.until(() => bot.mails.length > 0);
    await bot.settled();
    expect(bot.postsIn(channel)).toHaveLength(1);
    // An organiser may be typing on it by now.
    expect(bot.teams.updates).toEqual([]);
    const files = await readdir(bot.folder);
    expect(files).toEqual([`${reference}-1.eml`]);
    const mail = await simpleParser(await readFile(join(bot.folder, files[0] ?? '')));
    expect([mail.to].flat().map((to) => to?.text)).toEqual(['niro@kl.dk']);
    expect(mail.subject).toContain(reference);
    expect(mail.replyTo?.text).toBe(lone.mail);
    expect(mail.text).toContain(`Tovholder: Lone Lund, ${lone.mail}`);
    const [paper, ...others] = mail.attachments;
    expect(others).toEqual([]);
    expect(paper?.filename).toBe(`Ansøgning ${reference}.docx`);
    const { value: text } = await mammoth.extractRawText({ buffer: paper?.content ?? Buffer.alloc(0) });
    for (const words of ['Vejle Kommune', 'Lone Lund', 'hugo@vejle.dk', filledIn().motivation.change ?? '']) expect(text).toContain(words);
  });

  it('is mailed also where the process died before it handed the mail to the queue', async () => {
    const bot = await office({ working: false });
    await bot.named();
    const { reference } = await bot.sent();
    expect(bot.jobs).toEqual([]);
    expect(await bot.queue.receive(8, 1)).toEqual([]);
    bot.start();
    await bot.until(() => bot.mails.length > 0 && bot.postsIn(channel).length > 0);
    await bot.settled();
    expect(bot.mails).toEqual([`${reference}-1 sent`]);
    expect(bot.postsIn(channel)).toHaveLength(1);
  });

  it('is shown once where what was due is handed to the queue twice', async () => {
    let failures = 2;
    // The store is away when the row is to go whose job is in the queue by then.
    const between =
      (tables: Tables): Tables =>
      (name) => {
        const table = tables(name);
        const isHandedOver = (change: Change) =>
          change.kind === 'remove' && change.etag === undefined && change.rowKey.startsWith('d|') && change.rowKey.includes('|apply.card|');
        return {
          ...table,
          commit: async (changes) => {
            if (!changes.every((change) => change.kind === 'remove') || !changes.some(isHandedOver) || failures-- <= 0) {
              return table.commit(changes);
            }
            throw new Error('away');
          },
        };
      };
    const bot = await office({ between });
    await bot.named();
    await bot.sent();
    await bot.until(() => bot.mails.length > 0 && bot.postsIn(channel).length > 0);
    for (const minute of ['09:01', '09:02', '09:03']) {
      bot.clock.set(`2025-10-20T${minute}`);
      await bot.settled();
    }
    const handed = bot.jobs.filter(({ name }) => name === 'apply.card').length;
    expect(handed).toBeGreaterThanOrEqual(3);
    expect(bot.postsIn(channel)).toHaveLength(1);
  });

  it('is shown once and answered once where every job comes a second time', async () => {
    const bot = await office({ sideBySide: 8 });
    await bot.named();
    await bot.sent([lone, ole]);
    const card = await bot.firstCard();
    await infrontOf(bot, card).press('Optag');
    await bot.until(() => bot.postsIn(lone.conversationId).length > 0 && bot.postsIn(ole.conversationId).length > 0);
    await bot.settled();
    const done = [...bot.jobs];
    expect(new Set(done.map(({ name }) => name))).toEqual(new Set(['apply.mail', 'apply.card', 'apply.notice']));
    await Promise.all(done.map((job) => bot.queue.add(job)));
    await bot.settled();
    expect(bot.postsIn(channel)).toHaveLength(1);
    expect(bot.postsIn(lone.conversationId)).toHaveLength(1);
    expect(bot.postsIn(ole.conversationId)).toHaveLength(1);
    expect((await readdir(bot.folder)).length).toBe(1);
  });
});

describe('the organisers’ channel', () => {
  it('is where an organiser says so, and brings cards for what was sent before', async () => {
    const bot = await office();
    const { reference } = await bot.sent();
    await bot.until(() => bot.mails.length > 0);
    await bot.settled();
    expect(bot.teams.posts).toEqual([]);
    await bot.named();
    expect((await bot.firstCard()).text).toContain(reference);
    await bot.settled();
    const moved = bot.chat(inChannel(nina, '19:new'));
    expect(await moved.say('gør denne kanal til arrangørernes kanal')).toContain('Denne kanal er nu arrangørernes');
    const card = await bot.until(() => bot.postsIn('19:new')[0]);
    expect(card.text).toContain(reference);
    await bot.settled();
    expect(bot.postsIn(channel)).toHaveLength(1);
    expect(await bot.organiser.say('ansøgninger')).toContain('kun ses i arrangørernes kanal');
    expect(await moved.say('ansøgninger')).toContain(reference);
  });

  it('is not moved by others, nor from a chat, and others answer nothing', async () => {
    const bot = await office();
    await bot.named();
    const stranger = bot.chat(inChannel(lone, '19:strange'));
    expect(await stranger.say('arrangør')).toContain('kun en af netværkets arrangører');
    expect(await stranger.say('ansøgninger')).toContain('kun en af netværkets arrangører');
    expect(await stranger.say('hent ansøgninger')).toContain('kun en af netværkets arrangører');
    expect(await bot.chat(nina).say('arrangør')).toContain('Det virker i en kanal');
    expect(await bot.chat(nina).say('hent ansøgninger')).toContain('kun ses i arrangørernes kanal');
    await bot.sent();
    const card = await bot.firstCard();
    const answer = await bot.chat(inChannel(ole, channel)).look(card.card).press('Optag');
    expect(answer).toContain('Kun netværkets arrangører');
    await bot.settled();
    expect(bot.postsIn('19:strange')).toEqual([]);
    expect(await bot.chat(lone).say('status')).toContain('Status: Sendt');
  });
});

describe('an answer', () => {
  it('updates the card with who and when, and reaches each of the group once in their chat, with the word', async () => {
    const bot = await office();
    await bot.named();
    await bot.sent([lone, ole]);
    const card = await bot.firstCard();
    await bot.until(() => bot.mails.length > 0);
    await bot.settled();
    bot.clock.set('2025-10-21T10:30');
    const reply = await infrontOf(bot, card).press('Optag', { word: 'Velkommen til *alle*' });
    const line = 'Nina Roth har optaget gruppen tirsdag den 21. oktober 2025 kl. 10.30';
    expect(reply).toContain(line);
    await bot.cardSays(card, line);
    await bot.until(() => bot.postsIn(lone.conversationId)[0] && bot.postsIn(ole.conversationId)[0]);
    await bot.settled();
    expect(bot.teams.updates.filter(({ text }) => text.includes(line)).map(({ to, activityId }) => ({ to, activityId }))).toContainEqual({
      to: `${channel};messageid=${card.activityId}`,
      activityId: card.activityId,
    });
    for (const { conversationId } of [lone, ole]) {
      const [told, ...others] = bot.postsIn(conversationId);
      expect(others).toEqual([]);
      expect(told?.text).toContain('I er kommet med');
      expect(told?.text).toContain('Velkommen til *alle*');
      expect(told?.text).toContain('3. december 2025');
    }
    expect(bot.postsIn(channel)).toHaveLength(1);
    // The same button once more is the same answer.
    await bot.organiser.look(card.card).press('Optag', { word: 'Velkommen til *alle*' });
    await bot.settled();
    expect(bot.postsIn(lone.conversationId)).toHaveLength(1);
  });

  it.each([
    ['Venteliste', 'Nina Roth har sat gruppen på venteliste', 'I er på venteliste', 'På venteliste'],
    ['Afslag', 'Nina Roth har givet afslag', 'I er ikke kommet med denne gang', 'Afslag'],
  ])('%s reaches the group', async (title, shown, told, state) => {
    const bot = await office();
    await bot.named();
    const { chat } = await bot.sent();
    const card = await bot.firstCard();
    expect(await infrontOf(bot, card).press(title, { word: 'Der er ikke flere pladser.' })).toContain(shown);
    const notice = await bot.until(() => bot.postsIn(lone.conversationId)[0]);
    expect(notice.text).toContain(told);
    expect(await chat.say('status')).toContain(`Status: ${state}`);
    // They may think again, and the group hears that too.
    await infrontOf(bot, card).press('Optag');
    await bot.until(() => bot.postsIn(lone.conversationId).some(({ text }) => text.includes('I er kommet med')));
    expect(bot.postsIn(lone.conversationId)).toHaveLength(2);
  });

  // Two jobs for one card run side by side, and the older picture may come last.
  it('stands on the card in the end where an older picture of it was long on its way', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let held = 0;
    const bot = await office({
      sideBySide: 8,
      hold: async (text) => (text.includes('har optaget gruppen') && held++ === 0 ? released : undefined),
    });
    await bot.named();
    await bot.sent();
    const card = await bot.firstCard();
    await bot.until(() => bot.mails.length > 0);
    await bot.settled();
    const organiser = infrontOf(bot, card);
    await organiser.press('Optag');
    await bot.until(() => bot.postsIn(lone.conversationId).length === 1 && held === 1);
    await organiser.press('Afslag', { word: 'Der var ikke plads.' });
    await bot.cardSays(card, 'har givet afslag');
    release();
    await bot.settled();
    expect(bot.words(card)).toContain('har givet afslag');
  });

  it('that asks for more needs a word, and the group changes and sends again after the deadline', async () => {
    const bot = await office();
    await bot.named();
    const { reference } = await bot.sent();
    const card = await bot.firstCard();
    await bot.until(() => bot.mails.length > 0);
    await bot.settled();
    expect(await infrontOf(bot, card).press('Bed om mere')).toContain('Skriv, hvad I mangler');
    await bot.settled();
    expect(bot.postsIn(lone.conversationId)).toEqual([]);
    expect(await infrontOf(bot, card).press('Bed om mere', { word: 'Hvad vil I prøve af?' })).toContain('Nina Roth har bedt om mere');
    const notice = await bot.until(() => bot.postsIn(lone.conversationId)[0]);
    expect(notice.text).toContain('Hvad vil I prøve af?');
    bot.clock.set('2025-11-20T10:00');
    const chat = bot.chat(lone).look(notice.card);
    await chat.press('Ret ansøgningen');
    await chat.press(/^4 /);
    await chat.press(/^5 /, { change: 'Vi vil prøve makkerordninger af.' });
    const old = bot.teams.shown(card.activityId);
    expect(await chat.press('Send ændringerne', { consent: 'yes' })).toContain('Ændringerne er sendt');
    await bot.cardSays(card, /2\. udgave.*makkerordninger/);
    await bot.until(() => bot.mails.includes(`${reference}-2 sent`));
    expect(await bot.organiser.look(old).press('Optag')).toContain('Gruppen har sendt en ny udgave');
    expect(await bot.chat(lone).say('status')).toContain('Status: Sendt');
    await bot.settled();
    expect((await readdir(bot.folder)).toSorted()).toEqual([`${reference}-1.eml`, `${reference}-2.eml`]);
  });

  it('leaves a line of who did what and when, and none of the words', async () => {
    const bot = await office();
    await bot.named();
    await bot.sent([lone, ole]);
    const card = await bot.firstCard();
    bot.clock.set('2025-10-22T12:00');
    const organiser = infrontOf(bot, card);
    await organiser.press('Bed om mere', { word: 'Hemmelig besked' });
    await organiser.press('Optag', { word: 'Hemmelig besked' });
    const lines = await bot.ports.tables('apply').list(bot.ports.programme.id, { from: 'l|', to: 'l|~', most: 1000 });
    const of = (what: string) => lines.filter((line) => line.what === what);
    expect(of('began')).toMatchObject([{ by: lone.directoryId, state: 'draft' }]);
    expect(of('edited').length).toBeGreaterThanOrEqual(8);
    expect(of('let-in')).toMatchObject([{ by: ole.directoryId }]);
    expect(of('sent')).toMatchObject([{ by: lone.directoryId, state: 'submitted', at: expect.stringMatching(/^2025-10-20T07:00/) }]);
    expect(of('ask-more')).toMatchObject([{ by: nina.directoryId, state: 'more', at: expect.stringMatching(/^2025-10-22T10:00/) }]);
    expect(of('accept')).toMatchObject([{ by: nina.directoryId, state: 'accepted' }]);
    expect(JSON.stringify(lines)).not.toMatch(/Lone|Olsen|vejle\.dk|risikovurderinger|episoder|Hemmelig/);
    expect(bot.lines.join('\n')).not.toMatch(/Lone|Olsen|vejle\.dk|risikovurderinger|episoder|Hemmelig/);
  });
});

describe('all of them', () => {
  it('are listed by course with counts, without drafts', async () => {
    const bot = await office();
    await bot.named();
    expect(await bot.organiser.say('ansøgninger')).toContain('Der er ingen ansøgninger endnu');
    const { reference } = await bot.sent();
    await infrontOf(bot, await bot.firstCard()).press('Optag');
    const other = await bot.sent([ida], { municipality: 'odense', course: 'koebenhavn' });
    await fillIn(bot.chat(ole), { ...filledIn([ole]), municipality: 'kolding' });
    const list = await bot.organiser.say('ansøgninger');
    expect(list).toMatch(/København · 1 ansøgning\nIndsendt: 1\nOdense Kommune · Indsendt · SMV-/);
    expect(list).toMatch(/Aarhus · 1 ansøgning\nOptaget: 1\nVejle Kommune · Optaget · SMV-/);
    expect(list).toContain(reference);
    expect(list).toContain(other.reference);
    expect(list).not.toContain('Kolding');
  });

  it('are in a workbook behind a link, for an hour and for nobody without it', async () => {
    const bot = await office();
    await bot.named();
    const { reference } = await bot.sent();
    expect(await bot.organiser.say('hent ansøgninger')).toContain('1 ansøgning i et regneark');
    const [url = ''] = bot.organiser.links();
    expect(url).toMatch(/^https:\/\/bot\.example\.dk\/files\/apply\/[\w-]+\.xlsx$/);
    const name = url.split('/').at(-1) ?? '';
    const download = (file: string) => capabilities.find((one) => one.name === 'apply')?.download?.(file, bot.ports);
    const file = await download(name);
    expect(file?.fileName).toBe('Ansøgninger 2025-10-20.xlsx');
    const book = new Excel.Workbook();
    await book.xlsx.load(Uint8Array.from(Buffer.from(file?.body ?? '')).buffer);
    const [applications, members] = book.worksheets.map((sheet) => JSON.stringify(sheet.getSheetValues()));
    expect(applications).toContain(reference);
    expect(applications).toContain('Vejle Kommune');
    for (const who of ['Lone Lund', 'Arne Amr', 'hanne@vejle.dk', 'hugo@vejle.dk']) expect(members).toContain(who);
    for (const wrong of [`${randomUUID()}.xlsx`, '.xlsx', name.replace('.xlsx', ''), `../${name}`, name.toUpperCase()])
      expect(await download(wrong), wrong).toBeUndefined();
    bot.clock.set('2025-10-20T09:59');
    expect(await download(name)).toBeDefined();
    bot.clock.set('2025-10-20T10:01');
    expect(await download(name)).toBeUndefined();
  });

  it('are joined by one that came by mail, once nothing of it is missing', async () => {
    const bot = await office();
    await bot.named();
    const came = {
      municipality: 'kolding',
      course: 'aarhus',
      area: 'Ældre',
      name: 'Kim Kold',
      mail: 'kim@kolding.dk',
      received: '2025-10-19',
    };
    await bot.organiser.say('registrér ansøgning');
    for (const [field, typed] of [
      ['municipality', ''],
      ['course', ''],
      ['name', ''],
      ['mail', 'kim'],
      ['received', ''],
      ['received', '2025-10-21'],
    ] as const) {
      expect(await bot.organiser.press('Registrér', { ...came, [field]: typed }), field).toMatch(
        /^Registrér[\s\S]*(?:Det mangler: |ligner ikke en mailadresse|kan ikke ligge i fremtiden)/,
      );
      expect(bot.organiser.value('area')).toBe('Ældre');
    }
    await bot.settled();
    expect(bot.postsIn(channel)).toEqual([]);
    expect(await bot.organiser.press('Registrér', came)).toMatch(/Registreret som SMV-/);
    const card = await bot.firstCard();
    for (const words of ['Kolding Kommune\nÆldre', 'Kommet på mail, registreret her', 'Kim Kold']) expect(card.text).toContain(words);
    expect(titles(card.card)).toContain('Optag');
    expect(await bot.organiser.say('ansøgninger')).toContain('Aarhus · 1 ansøgning');
    await bot.settled();
    expect(bot.mails).toEqual([]);
    // What is registered again is put right, and what was wrong altogether is taken away.
    expect(card.text).not.toContain('Hoved-MED');
    await bot.organiser.say('registrér ansøgning');
    await bot.organiser.press('Registrér', { ...came, name: 'Karin Kold' });
    await bot.cardSays(card, 'Karin Kold');
    await bot.settled();
    expect(bot.postsIn(channel)).toHaveLength(1);
    expect(await infrontOf(bot, card).press('Fjern registreringen')).toContain('Trukket tilbage');
    await bot.organiser.say('registrér ansøgning');
    await bot.organiser.press('Registrér', { ...came, name: 'Karin Kold' });
    await bot.cardSays(card, 'Indsendt');
  });
});

describe('the mail', () => {
  it('waits for a server that is down, and goes out once when it is up again', async () => {
    const port = await deadPort();
    const bot = await office({ mailer: smtpAt(port) });
    await bot.named();
    const { reference, chat } = await bot.sent();
    const card = await bot.firstCard();
    await bot.until(() => triesOf(bot, 'apply.mail').length >= 3);
    await bot.cardSays(card, /ikke sendt endnu, jeg prøver igen \(ECONNREFUSED\)/);
    expect(await chat.say('status')).toContain('jeg prøver igen');
    const { received } = await postOffice(port);
    await bot.cardSays(card, 'sendt til Nina Roth');
    await bot.settled();
    // The pause grows by how often it was tried.
    expect(triesOf(bot, 'apply.mail')).toEqual(triesOf(bot, 'apply.mail').map((_, i) => i + 1));
    expect(received).toHaveLength(1);
    const { messageId } = await simpleParser(received[0] ?? '');
    expect(messageId).toBe(`<${reference}-1@sammenmodvold.example>`);
    expect(bot.lines.join('\n')).toContain('"cause":"mail.down"');
    expect(await chat.say('status')).toContain('sendt til Nina Roth');
  });

  it('that is refused for good can be sent again by an organiser when the server is mended', async () => {
    const server = await postOffice();
    server.refuse(true);
    const bot = await office({ mailer: smtpAt(server.port) });
    await bot.named();
    const { reference } = await bot.sent();
    const card = await bot.firstCard();
    await bot.cardSays(card, 'kunne ikke sendes (smtp-550)');
    await bot.settled();
    expect(triesOf(bot, 'apply.mail')).toEqual([]);
    expect(bot.lines).toContain(JSON.stringify({ code: 'mail.failed', mail: `${reference}-1`, reason: 'smtp-550' }));
    expect(titles(bot.teams.shown(card.activityId))).toContain('Send mailen igen');
    server.refuse(false);
    await infrontOf(bot, card).press('Send mailen igen');
    await bot.cardSays(card, 'sendt til Nina Roth');
    await bot.settled();
    expect(titles(bot.teams.shown(card.activityId))).not.toContain('Send mailen igen');
    expect(server.received).toHaveLength(1);
  });

  it('that is given up after many tries can be sent again likewise', async () => {
    const port = await deadPort();
    const bot = await office({ mailer: smtpAt(port), mostTries: 3 });
    await bot.named();
    await bot.sent();
    const card = await bot.firstCard();
    await bot.cardSays(card, 'kunne ikke sendes (ECONNREFUSED)');
    await bot.settled();
    expect(triesOf(bot, 'apply.mail')).toEqual([1, 2]);
    expect(bot.mails).toHaveLength(3);
    expect(bot.lines).toContain(JSON.stringify({ code: 'job.given-up', name: 'apply.mail', tries: 3, cause: 'mail.down' }));
    const { received } = await postOffice(port);
    await infrontOf(bot, card).press('Send mailen igen');
    await bot.cardSays(card, 'sendt til Nina Roth');
    await bot.settled();
    expect(received).toHaveLength(1);
  });
});

describe('what was taken back', () => {
  it('is mailed as taken back, also where it was opened again before the mail left, and so it stands on the card', async () => {
    const bot = await office();
    await bot.named();
    const { reference, chat } = await bot.sent();
    const card = await bot.firstCard();
    await bot.until(() => bot.mails.length > 0);
    await bot.settled();
    await bot.rest();
    await chat.press('Træk tilbage');
    await chat.press('Ja, træk den tilbage');
    await chat.press('Genåbn som kladde');
    bot.start();
    await bot.settled();
    expect((await readdir(bot.folder)).toSorted()).toEqual([`${reference}-1-trukket.eml`, `${reference}-1.eml`]);
    expect(bot.words(card)).toContain('Trukket tilbage');
    expect(titles(bot.teams.shown(card.activityId))).not.toContain('Optag');
    expect(await bot.organiser.say('ansøgninger')).toContain('Trukket tilbage: 1');
  });

  it('and opened again is not asked whether MED has decided', async () => {
    const bot = await office();
    await bot.named();
    const med = { level: 'top', basis: 'advance', chair: 'yes', viceChair: 'yes', meetsOn: '2025-11-20' };
    const { chat } = await bot.sent([lone], { med });
    await chat.press('Træk tilbage');
    await chat.press('Ja, træk den tilbage');
    await chat.press('Genåbn som kladde');
    bot.clock.set('2025-11-21T09:00');
    await bot.settled();
    expect(bot.postsIn(lone.conversationId).map(({ text }) => text)).not.toContainEqual(expect.stringContaining('Har MED besluttet det?'));
  });
});

describe('a message that does not come through', () => {
  /** Answers the first time that this is sent to this place. */
  function once(to: string, words: string, answer: Posted) {
    const met: string[] = [];
    return (place: string, text: string): Posted | undefined => {
      if (place !== to || !text.includes(words)) return undefined;
      met.push(text);
      return met.length === 1 ? answer : undefined;
    };
  }

  async function answered(meet: Options['meet']) {
    const bot = await office(meet ? { meet } : {});
    await bot.named();
    await bot.sent([lone, ole]);
    const card = await bot.firstCard();
    await infrontOf(bot, card).press('Optag');
    await bot.until(() => bot.postsIn(lone.conversationId)[0] && bot.postsIn(ole.conversationId)[0]);
    return bot;
  }

  it('comes again where Teams says later, and only to whom it did not reach', async () => {
    const bot = await answered(once(lone.conversationId, 'I er kommet med', { kind: 'later', seconds: 0 }));
    await bot.until(() => bot.postsIn(lone.conversationId).some(({ answer }) => answer === 'sent'));
    await bot.settled();
    expect(bot.postsIn(lone.conversationId).map(({ answer }) => answer)).toEqual(['later', 'sent']);
    expect(bot.postsIn(ole.conversationId).map(({ answer }) => answer)).toEqual(['sent']);
    expect(bot.lines.join('\n')).toContain('"cause":"teams.later"');
  });

  it.each([
    [
      'refused',
      { kind: 'refused', code: 'BotNotInConversationRoster' },
      { code: 'post.failed', job: 'decision', reason: 'BotNotInConversationRoster' },
    ],
    ['unanswered', { kind: 'unknown' }, { code: 'post.uncertain', job: 'decision' }],
  ] as const)('is not repeated where it is %s, and is logged by its code', async (_, answer, line) => {
    const bot = await answered(once(lone.conversationId, 'I er kommet med', answer));
    await bot.settled();
    for (const job of [...bot.jobs]) await bot.queue.add(job);
    await bot.settled();
    expect(bot.postsIn(lone.conversationId).map((one) => one.answer)).toEqual([answer.kind]);
    expect(bot.postsIn(ole.conversationId).map((one) => one.answer)).toEqual(['sent']);
    expect(bot.lines).toContain(JSON.stringify(line));
  });

  it('of a decision is tried for as long as any job, and then stands on the organisers’ card', async () => {
    let away = true;
    const meet = (place: string): Posted | undefined => (away && place === lone.conversationId ? { kind: 'later', seconds: 0 } : undefined);
    const bot = await office({ meet, mostTries: 4 });
    await bot.named();
    await bot.sent([lone, ole]);
    const card = await bot.firstCard();
    await infrontOf(bot, card).press('Optag');
    await bot.cardSays(card, 'Beskeden er måske ikke nået frem til alle i gruppen');
    await bot.settled();
    expect(bot.postsIn(lone.conversationId).map(({ answer }) => answer)).toEqual(['later', 'later', 'later', 'later']);
    expect(bot.postsIn(ole.conversationId).map(({ answer }) => answer)).toEqual(['sent']);
    away = false;
    // What was given up is not said days later.
    await bot.settled();
    expect(bot.postsIn(lone.conversationId)).toHaveLength(4);
  });

  it('as a card that somebody deleted comes anew when there is something new on it', async () => {
    const deleted = new Set<string>();
    const bot = await office({ isDeleted: (activityId) => deleted.has(activityId) });
    await bot.named();
    await bot.sent();
    const card = await bot.firstCard();
    await bot.until(() => bot.mails.length > 0);
    await bot.settled();
    deleted.add(card.activityId);
    await bot.named();
    await bot.until(() => bot.postsIn(channel).length === 2);
    await bot.settled();
    expect(bot.postsIn(channel)).toHaveLength(2);
    expect(titles(bot.postsIn(channel)[1]?.card)).toContain('Optag');
  });

  it('as a reminder goes to another of the group where the chat of whoever answers for it takes none', async () => {
    const meet = (place: string): Posted | undefined =>
      place === lone.conversationId ? { kind: 'refused', code: 'BotNotInConversationRoster' } : undefined;
    const bot = await office({ meet });
    await fillIn(bot.chat(lone), filledIn([lone, ole]));
    await bot.chat(ole).say('ansøg');
    bot.clock.set('2025-11-10T09:00');
    await bot.settled();
    expect(bot.postsIn(ole.conversationId).map(({ text }) => text)).toEqual([expect.stringContaining('Der er 7 dage til fristen')]);
  });

  it.each([
    ['later', { kind: 'later', seconds: 0 }, ['later', 'sent']],
    ['refused', { kind: 'refused', code: 'http-403' }, ['refused']],
    ['unknown', { kind: 'unknown' }, ['unknown']],
  ] as const)('to the organisers’ channel is held likewise: %s', async (_, answer, expected) => {
    const bot = await office({ meet: once(channel, 'Vejle', answer) });
    await bot.named();
    await bot.sent();
    await bot.until(() => bot.mails.length > 0 && bot.postsIn(channel).length === expected.length);
    await bot.settled();
    expect(bot.postsIn(channel).map((one) => one.answer)).toEqual(expected);
    // What was sent is there, whether its card is or not.
    const list = await bot.organiser.say('ansøgninger');
    expect(list).toContain('Aarhus · 1 ansøgning');
    expect(list.includes('kortet mangler måske')).toBe(answer.kind !== 'later');
    // An organiser who asks for it gets the card that is missing, and no second one where it came.
    await bot.named();
    await bot.until(() => bot.postsIn(channel).some((one) => one.answer === 'sent'));
    await bot.settled();
    expect(bot.postsIn(channel).filter((one) => one.answer === 'sent')).toHaveLength(1);
    expect(await bot.organiser.say('ansøgninger')).not.toContain('mangler måske');
  });
});
