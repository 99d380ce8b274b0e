import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../src/core/ports.js';
import { fileMailer, smtpMailer } from '../../src/edge/mail.js';

const from = 'Sammen mod vold <bot@sammenmodvold.example>';
const clock = () => new Date('2026-02-20T08:00:00Z');
const everyByte = Uint8Array.from({ length: 2048 }, (_, i) => i % 256);

const mail: Mail = {
  replyTo: undefined,
  id: 'ansoegning-7-kvittering',
  to: 'lone.hansen@vejle.example',
  subject: 'Kvittering: ansøgning fra Ærø og Ålborg',
  text: `Kære Lone\n\nTak for ansøgningen på æ, ø og å.\n.\nFrom nu af\n> citat  \n${'lang linje '.repeat(120)}\nHilsen`,
  attachments: [
    { fileName: 'ansøgning på Ærø.docx', contentType: 'application/vnd.openxmlformats', body: everyByte },
    { fileName: 'møde.ics', contentType: 'text/calendar; charset=utf-8', body: Buffer.from('BEGIN:VCALENDAR\r\nSUMMARY:Møde\nslut') },
  ],
};

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

interface PostOffice {
  readonly port: number;
  readonly received: { readonly raw: Buffer; readonly to: readonly string[]; readonly secure: boolean }[];
}

/** A mail server on this machine that keeps what comes in. It offers no STARTTLS: its certificate is nobody's. */
async function postOffice(options: SMTPServerOptions = {}): Promise<PostOffice> {
  const received: PostOffice['received'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      buffer(stream).then((raw) => {
        received.push({ raw, to: session.envelope.rcptTo.map(({ address }) => address), secure: session.secure });
        done();
      }, done);
    },
    ...options,
  });
  // A client that breaks off is an error to it.
  server.on('error', () => undefined);
  open.push(() => new Promise<void>((closed) => server.close(() => closed())));
  return { port: await portOf(server.listen(0, '127.0.0.1')), received };
}

/** A server that says nothing but what `meet` says. */
async function stranger(meet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    meet(socket);
  });
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return portOf(server.listen(0, '127.0.0.1'));
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  const bound = server.address();
  if (typeof bound !== 'object' || !bound) throw new Error('no address');
  return bound.port;
}

function mailer(port: number, { scheme = 'smtp', login = '', host = '127.0.0.1', query = '', patience = 10_000 } = {}) {
  return smtpMailer({ url: `${scheme}://${login}${host}:${port}${query}`, from, clock, patience });
}

/** An answer of the server's, with this code. */
function no(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode });
}

function expectWhole(parsed: ParsedMail): void {
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.text?.trimEnd()).toBe(mail.text);
  expect(parsed.html).toBe(false);
  expect(parsed.from?.value).toEqual([{ name: 'Sammen mod vold', address: 'bot@sammenmodvold.example' }]);
  expect([parsed.to].flat().flatMap((to) => to?.value ?? [])).toEqual([{ name: '', address: mail.to }]);
  expect(parsed.date).toEqual(clock());
  expect(parsed.messageId).toBe('<ansoegning-7-kvittering@sammenmodvold.example>');
  expect(parsed.attachments.map(({ filename }) => filename)).toEqual(mail.attachments.map(({ fileName }) => fileName));
  expect(parsed.attachments.map(({ contentType }) => contentType)).toEqual(['application/vnd.openxmlformats', 'text/calendar']);
  expect(parsed.attachments.map(({ content }) => [...content])).toEqual(mail.attachments.map(({ body }) => [...body]));
}

describe('smtpMailer', () => {
  it('delivers a mail whole', async () => {
    const { port, received } = await postOffice();
    expect(await mailer(port).send(mail)).toEqual({ kind: 'sent' });
    expect(received).toMatchObject([{ to: [mail.to] }]);
    for (const { raw } of received) expectWhole(await simpleParser(raw));
  });

  it('sends only the view of a body, not the memory around it', async () => {
    const { port, received } = await postOffice();
    const attachments = [{ fileName: 'del.bin', contentType: 'application/octet-stream', body: everyByte.subarray(10, 13) }];
    await mailer(port).send({ ...mail, attachments });
    const [parsed] = await Promise.all(received.map(({ raw }) => simpleParser(raw)));
    expect(parsed?.attachments.map(({ content }) => [...content])).toEqual([[10, 11, 12]]);
  });

  it('gives a repeated mail the same Message-ID, another mail another', async () => {
    const { port, received } = await postOffice();
    const { send } = mailer(port);
    await send(mail);
    await send(mail);
    await send({ ...mail, id: 'another' });
    const ids = await Promise.all(received.map(async ({ raw }) => (await simpleParser(raw)).messageId));
    expect(ids).toEqual([
      '<ansoegning-7-kvittering@sammenmodvold.example>',
      '<ansoegning-7-kvittering@sammenmodvold.example>',
      '<another@sammenmodvold.example>',
    ]);
  });

  it('has no place for what really leaves', () => {
    expect(mailer(25).place(mail.id)).toBeUndefined();
  });

  describe('line breaks', () => {
    it.each(['\r\n', '\n', '\r'])('make no header: %j', async (line) => {
      const { port, received } = await postOffice();
      const evil = `x${line}Bcc: spy@evil.example${line}X-Evil: 1${line}${line}<b>hej</b>`;
      const attachments = [{ fileName: `${evil}.txt`, contentType: `text/plain${line}X-Evil: 1`, body: everyByte }];
      expect(await mailer(port).send({ ...mail, subject: evil, attachments })).toEqual({ kind: 'sent' });
      expect(received).toMatchObject([{ to: [mail.to] }]);
      for (const { raw } of received) {
        expect(raw.toString('latin1')).not.toMatch(/(?:^|[\r\n])(?:Bcc|X-Evil):/i);
        const parsed = await simpleParser(raw);
        expect(parsed.subject).toBe('x Bcc: spy@evil.example X-Evil: 1  <b>hej</b>');
        expect(parsed.text?.trimEnd()).toBe(mail.text);
      }
    });

    it.each([
      'lone@vejle.example\r\nBcc: spy@evil.example',
      'lone@vejle.example\nRCPT TO:<spy@evil.example>',
      'lone@vejle.example\0',
      'lone@vejle.example\u2028',
      'lone@vejle.example, spy@evil.example',
      'lone@vejle.example;spy@evil.example',
      'lone@vejle.example> SIZE=1',
      'Lone <lone@vejle.example>',
      'spy@evil.example@vejle.example',
      '@vejle.example',
      'lone',
      '',
      `${'l'.repeat(250)}@vejle.example`,
    ])('and all else that is not one address are refused: %j', async (to) => {
      const { port, received } = await postOffice();
      expect(await mailer(port).send({ ...mail, to })).toEqual({ kind: 'refused', code: 'mail-address' });
      expect(received).toEqual([]);
    });

    it('goes out without the address for answers where that is not one', async () => {
      const { port, received } = await postOffice();
      expect(await mailer(port).send({ ...mail, replyTo: 'lone@vejle.example, spy@evil.example' })).toEqual({ kind: 'sent' });
      expect(await mailer(port).send({ ...mail, replyTo: 'lone@vejle.example' })).toEqual({ kind: 'sent' });
      const mails = await Promise.all(received.map(({ raw }) => simpleParser(raw)));
      expect(mails.map(({ replyTo }) => replyTo?.text)).toEqual([undefined, 'lone@vejle.example']);
    });

    it.each(['a\r\nBcc: spy@evil.example', 'a@b', '../a', '', 'a'.repeat(81)])('and such in an id are refused: %j', async (id) => {
      const { port, received } = await postOffice();
      expect(await mailer(port).send({ ...mail, id })).toEqual({ kind: 'refused', code: 'mail-id' });
      expect(received).toEqual([]);
    });
  });

  describe("the server's answers", () => {
    const steps = {
      'the sender': (code: number) => ({ onMailFrom: (_address, _session, done) => done(no(code)) }),
      'the recipient': (code: number) => ({ onRcptTo: (_address, _session, done) => done(no(code)) }),
      'the text': (code: number) => ({ onData: (stream, _session, done) => stream.resume().on('end', () => done(no(code))) }),
    } satisfies Record<string, (code: number) => SMTPServerOptions>;

    describe.each(Object.entries(steps))('to %s', (_, step) => {
      it.each([421, 451, 452])('%i: later', async (code) => {
        const { port } = await postOffice(step(code));
        expect(await mailer(port).send(mail)).toEqual({ kind: 'later', code: `smtp-${code}` });
      });

      it.each([550, 552, 554])('%i: refused', async (code) => {
        const { port } = await postOffice(step(code));
        expect(await mailer(port).send(mail)).toEqual({ kind: 'refused', code: `smtp-${code}` });
      });

      it('530, log in first: later, since it is a setting', async () => {
        const { port } = await postOffice(step(530));
        expect(await mailer(port).send(mail)).toEqual({ kind: 'later', code: 'EAUTH' });
      });
    });

    it('554 for a greeting: later, since it is not about the mail', async () => {
      const { port } = await postOffice({ onConnect: (_session, done) => done(no(554)) });
      expect(await mailer(port).send(mail)).toEqual({ kind: 'later', code: 'smtp-554' });
    });
  });

  describe('no answer', () => {
    it('where nobody listens: later', async () => {
      const server = createServer();
      const port = await portOf(server.listen(0, '127.0.0.1'));
      server.close();
      await once(server, 'close');
      expect(await mailer(port).send(mail)).toEqual({ kind: 'later', code: 'ECONNREFUSED' });
    });

    it('where no such server is known: later', async () => {
      const outcome = await mailer(25, { host: 'mail.invalid', patience: 2000 }).send(mail);
      expect(outcome).toEqual({ kind: 'later', code: expect.stringMatching(/^E/) });
    });

    it('where the server never greets: later', async () => {
      const port = await stranger(() => undefined);
      expect(await mailer(port, { patience: 50 }).send(mail)).toEqual({ kind: 'later', code: 'ETIMEDOUT' });
    });

    it('where it greets and says no more: later', async () => {
      const port = await stranger((socket) => socket.write('220 hej\r\n'));
      expect(await mailer(port, { patience: 50 }).send(mail)).toEqual({ kind: 'later', code: 'ETIMEDOUT' });
    });

    it('where it hangs up, at once or on the first word: later', async () => {
      const atOnce = await stranger((socket) => socket.resetAndDestroy());
      expect(await mailer(atOnce).send(mail)).toEqual({ kind: 'later', code: expect.stringMatching(/^ECONN/) });
      const onWord = await stranger((socket) => {
        socket.write('220 hej\r\n');
        socket.once('data', () => socket.end());
      });
      expect(await mailer(onWord).send(mail)).toEqual({ kind: 'later', code: 'ECONNECTION' });
    });

    it('where the address is none: later, and nothing is thrown', async () => {
      const { send } = smtpMailer({ url: 'mail.example.dk', from, clock });
      expect(await send(mail)).toEqual({ kind: 'later', code: 'ERR_INVALID_URL' });
    });
  });

  describe('login', () => {
    const locked: SMTPServerOptions = {
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        username === 'bot@b' && password === 'hemmeligt/æ:@' ? done(null, { user: username }) : done(no(535)),
    };

    it('with name and password as the address writes them', async () => {
      const { port, received } = await postOffice({ ...locked, allowInsecureAuth: true });
      const login = `${encodeURIComponent('bot@b')}:${encodeURIComponent('hemmeligt/æ:@')}@`;
      expect(await mailer(port, { login }).send(mail)).toEqual({ kind: 'sent' });
      expect(received).toHaveLength(1);
    });

    it.each(['bot%40b:forkert@', ''])('wrong or missing (%j): later, since it is a setting', async (login) => {
      const { port, received } = await postOffice({ ...locked, allowInsecureAuth: true });
      expect(await mailer(port, { login }).send(mail)).toEqual({ kind: 'later', code: 'EAUTH' });
      expect(received).toEqual([]);
    });

    it.each([454, 534, 538])('answered with %i: later, since it is a setting', async (code) => {
      const { port } = await postOffice({ allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(no(code)) });
      expect(await mailer(port, { login: 'bot:forkert@' }).send(mail)).toEqual({ kind: 'later', code: 'EAUTH' });
    });
  });

  describe('TLS', () => {
    // It reaches this machine, and does not look like it.
    const elsewhere = { host: '0.0.0.0' };

    it('is asked of a server elsewhere: one without it gets no mail', async () => {
      const { port, received } = await postOffice();
      expect(await mailer(port, elsewhere).send(mail)).toEqual({ kind: 'later', code: 'EAUTH' });
      expect(received).toEqual([]);
      expect(await mailer(port, { ...elsewhere, query: '?requireTLS=false' }).send(mail)).toEqual({ kind: 'sent' });
    });

    it('is not asked of this machine, by any of its names', async () => {
      const { port } = await postOffice();
      expect(await mailer(port, { host: 'LOCALHOST' }).send(mail)).toEqual({ kind: 'sent' });
      expect(await mailer(port, { host: '127.0.0.1' }).send(mail)).toEqual({ kind: 'sent' });
    });

    it.each([
      { scheme: 'smtp', server: { disabledCommands: [] } },
      { scheme: 'smtps', server: { secure: true } },
    ])('$scheme: gives nothing to a server whose certificate is nobody’s, unless told to', async ({ scheme, server }) => {
      const { port, received } = await postOffice(server);
      const outcome = await mailer(port, { ...elsewhere, scheme }).send(mail);
      expect(outcome).toMatchObject({ kind: 'later', code: expect.stringMatching(/CERT/) });
      expect(received).toEqual([]);
      expect(await mailer(port, { ...elsewhere, scheme, query: '?tls.rejectUnauthorized=false' }).send(mail)).toEqual({ kind: 'sent' });
      expect(received).toMatchObject([{ secure: true }]);
    });
  });
});

describe('fileMailer', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'mail-'));
    open.push(() => rm(root, { recursive: true }));
  });

  it('writes a mail whole, in a folder that it makes, and nothing beside it', async () => {
    const folder = join(root, 'local', 'mail');
    expect(await fileMailer({ folder, from, clock }).send(mail)).toEqual({ kind: 'sent' });
    expect(await readdir(folder)).toEqual(['ansoegning-7-kvittering.eml']);
    const raw = await readFile(join(folder, 'ansoegning-7-kvittering.eml'));
    expectWhole(await simpleParser(raw));
    expect(raw.toString('latin1')).not.toMatch(/[^\r]\n/);
  });

  it('writes a repeated mail over the first', async () => {
    const { send } = fileMailer({ folder: root, from, clock });
    await Promise.all([send(mail), send(mail)]);
    await send({ ...mail, subject: 'ny' });
    expect(await readdir(root)).toEqual(['ansoegning-7-kvittering.eml']);
    const parsed = await simpleParser(await readFile(join(root, 'ansoegning-7-kvittering.eml')));
    expect(parsed.subject).toBe('ny');
  });

  it('says where a mail lies, with forward slashes', () => {
    const { place } = fileMailer({ folder: join('.local', 'mail'), from, clock });
    expect(place('a-1')).toBe('.local/mail/a-1.eml');
    expect(place('../a')).toBeUndefined();
  });

  it.each(['../a', 'a/b', 'a.b', '', 'a'.repeat(81)])('refuses an id that is not letters, digits and hyphens: %j', async (id) => {
    const folder = join(root, 'mail');
    expect(await fileMailer({ folder, from, clock }).send({ ...mail, id })).toEqual({ kind: 'refused', code: 'mail-id' });
    expect(await readdir(root)).toEqual([]);
  });

  it('refuses the addresses that the other refuses', async () => {
    const outcome = await fileMailer({ folder: root, from, clock }).send({ ...mail, to: 'a@b.dk, c@d.dk' });
    expect(outcome).toEqual({ kind: 'refused', code: 'mail-address' });
  });

  it('where the file cannot be written: later, and nothing is left behind', async () => {
    const file = join(root, 'in-the-way');
    await writeFile(file, '');
    expect(await fileMailer({ folder: join(file, 'mail'), from, clock }).send(mail)).toEqual({ kind: 'later', code: 'ENOTDIR' });
    expect(await readdir(root)).toEqual(['in-the-way']);
    await mkdir(join(root, 'another.eml'));
    const outcome = await fileMailer({ folder: root, from, clock }).send({ ...mail, id: 'another' });
    expect(outcome).toEqual({ kind: 'later', code: expect.stringMatching(/^E/) });
    expect(await readdir(root)).toEqual(['another.eml', 'in-the-way']);
  });
});
