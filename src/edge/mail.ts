import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { domainToASCII } from 'node:url';
import { z } from 'zod';
import type { Clock, Mail, Mailer } from '../core/ports.js';

/** Milliseconds that the server may take to be reached and to greet, and then between two signs of life. */
const usualPatience = 10_000;

/**
 * The `Mailer` port over SMTP. `url` is `smtps://user:password@host:465` or `smtp://host:25`; a host that is not this machine must
 * offer STARTTLS. A setting of nodemailer's in its query, such as `?requireTLS=false`, goes before all that is decided here. `from`
 * is `Name <address>`, `patience` milliseconds.
 *
 * `later` with a code of the system's or nodemailer's (`ECONNREFUSED`, `ETIMEDOUT`), with `smtp-451`, or with `EAUTH` where a
 * setting is at fault: the name, the password, or TLS that the server does not offer. `refused` with `smtp-550`, `mail-id` or
 * `mail-address` (which is one address, without a name).
 */
export function smtpMailer(options: { url: string; from: string; clock: Clock; patience?: number }): Mailer {
  const { url, from, clock, patience = usualPatience } = options;
  return {
    async send(mail) {
      const fault = faultIn(mail);
      if (fault) return { kind: 'refused', code: fault };
      try {
        const transport = await smtp(url, patience);
        await transport.sendMail(written(mail, from, clock()));
        return { kind: 'sent' };
      } catch (thrown) {
        return outcomeOf(thrown);
      }
    },
    place: () => undefined,
  };
}

/**
 * The `Mailer` port for local mode: no mail leaves, each is `<folder>/<id>.eml`, which mail programs open. `refused` with `mail-id`
 * or `mail-address`, `later` with the system's code (`ENOSPC`) where the file cannot be written.
 */
export function fileMailer({ folder, from, clock }: { folder: string; from: string; clock: Clock }): Mailer {
  return {
    async send(mail) {
      const fault = faultIn(mail);
      if (fault) return { kind: 'refused', code: fault };
      // Under another name until it is whole: somebody may have the folder open.
      const unfinished = join(folder, `${randomUUID()}.tmp`);
      try {
        const bytes = await bytesOf(mail, from, clock());
        await mkdir(folder, { recursive: true });
        await writeFile(unfinished, bytes);
        await rename(unfinished, join(folder, `${mail.id}.eml`));
        return { kind: 'sent' };
      } catch (thrown) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        return outcomeOf(thrown);
      }
    },
    place: (id) => (idShape.test(id) ? join(folder, `${id}.eml`).split(sep).join('/') : undefined),
  };
}

async function smtp(url: string, patience: number) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    requireTLS: !loopback.test(new URL(url).hostname),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

async function bytesOf(mail: Mail, from: string, date: Date): Promise<Uint8Array> {
  const { createTransport } = await import('nodemailer');
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(
    written(mail, from, date),
  );
  return z.instanceof(Uint8Array).parse(message);
}

const idShape = /^[A-Za-z0-9-]{1,80}$/;
/** One address and nothing that a mail server could read as more. */
const addressShape = /^(?=.{3,254}$)[^\s\p{Cc}"(),:;<>@[\\\]]+@[^\s\p{Cc}"(),:;<>@[\\\]]+$/u;

function faultIn({ id, to }: Mail): 'mail-id' | 'mail-address' | undefined {
  if (!idShape.test(id)) return 'mail-id';
  return addressShape.test(to) ? undefined : 'mail-address';
}

function written({ id, to, replyTo, subject, text, attachments }: Mail, from: string, date: Date) {
  return {
    from,
    // As text it would be split at commas.
    to: { name: '', address: to },
    // Somebody typed it: one that could be read as more is left out, and the mail leaves.
    ...(replyTo && addressShape.test(replyTo) ? { replyTo: { name: '', address: replyTo } } : {}),
    subject,
    text,
    date,
    messageId: `<${id}@${domainOf(from)}>`,
    attachments: attachments.map(({ fileName, contentType, body }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    })),
  };
}

function domainOf(from: string): string {
  return domainToASCII(/@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? '') || 'localhost';
}

/** What nodemailer throws, and what the file system does: `originalCode` is the system's where nodemailer has put its own before it. */
const thrownError = z.object({
  code: z.string().optional(),
  originalCode: z.string().optional(),
  responseCode: z.number().optional(),
  permanent: z.boolean().optional(),
  command: z.string().optional(),
});

/** Where a 5xx is about the mail. Said of the greeting or the login it is about the server or the settings, and those are mended. */
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

function outcomeOf(thrown: unknown): { kind: 'later' | 'refused'; code: string } {
  const { code, originalCode, responseCode, permanent, command } = thrownError.safeParse(thrown).data ?? {};
  if (code === 'EAUTH' || code === 'ETLS' || responseCode === 530 || responseCode === 535) return { kind: 'later', code: 'EAUTH' };
  if (responseCode === undefined) return { kind: 'later', code: originalCode ?? code ?? 'mail-failed' };
  return { kind: permanent && command && aboutTheMail.has(command) ? 'refused' : 'later', code: `smtp-${responseCode}` };
}
