import { z } from 'zod';
import { overtaken } from '../../core/due.js';
import type { Mail, Ports } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import { rowKind, type Shelf } from '../../core/stored.js';
import type { MailState } from './after-cards.js';
import type { Application } from './application.js';
import { applicationDocument } from './document.js';
import { courseName, municipalityName, nameOf } from './explain.js';
import { tableOf } from './records.js';
import { texts } from './texts.js';

/** The mails are read by the organisers. */
const language = 'da';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The id of the mail about this version, or of the one that takes it back: the same mail has the same one. */
export function mailId({ reference }: Pick<Application, 'reference'>, version: number, what: 'sent' | 'withdrawn'): string {
  return `${reference}-${version}${what === 'withdrawn' ? '-trukket' : ''}`;
}

/** The mail to the organisers: the application as it was sent, as a Word document; or the word that it was taken back. */
export async function mailFor(
  application: Application,
  version: number,
  what: 'sent' | 'withdrawn',
  ports: Ports,
): Promise<Mail | undefined> {
  const { programme } = ports;
  const { submission, reference } = application;
  if (!submission) return undefined;
  const t = texts[language].mail;
  const municipality = municipalityName(submission.content.fields);
  const course = courseName(submission.content.fields, programme, language);
  const coordinator = submission.content.members.find(({ id }) => id === submission.content.fields.coordinator);
  const who = coordinator ? t.coordinator([nameOf(coordinator, language), coordinator.mail].filter((part) => part !== '').join(', ')) : '';
  const head = { id: mailId(application, version, what), to: mainContact(programme).mail, replyTo: coordinator?.mail || undefined };
  if (what === 'withdrawn') {
    return {
      ...head,
      subject: t.withdrawnSubject(reference, municipality),
      text: t.withdrawnBody(municipality, reference, who),
      attachments: [],
    };
  }
  const changed = version > 1;
  const body = t.body(municipality, course, reference, who, changed);
  const view = {
    application,
    content: submission.content,
    submission,
    programme,
    language,
    findings: submission.content.fields.basis === 'advance' ? [texts[language].organiser.advanceFinding] : [],
  } as const;
  return {
    ...head,
    subject: t.subject(reference, municipality, course, changed),
    text: body,
    attachments: [{ fileName: t.fileName(reference), contentType: word, body: await applicationDocument(view) }],
  };
}

const shape = z.object({ state: z.enum(['retrying', 'sent', 'failed']), code: z.string() });
const mailStates = rowKind(shape);

/** How mails stand, where it is stored. After a restore nobody comes back for one that was to be tried again; it can be sent anew. */
export const mailShelf: Shelf = {
  table: 'apply',
  rowKeys: /^e\|/,
  kind: mailStates,
  restored: (row) => (mailStates.read(row).state === 'retrying' ? { ...row, state: 'failed', code: overtaken } : row),
};

function rowKeyOf(id: string): string {
  return `e|${id}`;
}

/** Keeps how a mail stands. Throws `storage.down`. */
export async function keepMailState(id: string, state: 'retrying' | 'sent' | 'failed', code: string, ports: Ports): Promise<void> {
  const at = ports.clock().toISOString();
  await tableOf(ports).put({ partitionKey: ports.programme.id, rowKey: rowKeyOf(id), v: mailStates.v, state, code, at });
}

/** How the mail with this id stands; undefined where nothing has been tried. Throws `storage.down`. */
export async function readMailState(id: string, ports: Ports): Promise<z.infer<typeof shape> | undefined> {
  const row = await tableOf(ports).get(ports.programme.id, rowKeyOf(id));
  return row && mailStates.read(row);
}

/** Which mail is the last about it. */
export function kindOf({ state }: Application): 'sent' | 'withdrawn' {
  return state === 'withdrawn' || state === 'draft' ? 'withdrawn' : 'sent';
}

/** How the last mail about it stands; undefined where none was to be sent. Throws `storage.down`. */
export async function mailStateOf(application: Application, ports: Ports): Promise<MailState | undefined> {
  if (!application.submission || application.origin === 'mail') return undefined;
  const id = mailId(application, application.submission.version, kindOf(application));
  const known = (await readMailState(id, ports)) ?? { state: 'waiting' as const, code: '' };
  return { ...known, place: ports.mailer.place(id) };
}
