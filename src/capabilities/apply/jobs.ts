import { z } from 'zod';
import { dayOf, daysBetween } from '../../core/calendar.js';
import type { JobHandler } from '../../core/capability.js';
import { Failure } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import type { Ports } from '../../core/ports.js';
import { type Delivery, postOnce } from '../../core/post-once.js';
import type { Course } from '../../core/programme.js';
import { decisionCard, medCard } from './after-cards.js';
import type { Application, Editor } from './application.js';
import { cardKey, channelOf } from './channel.js';
import { dueRow, remindBefore } from './due.js';
import { isOpen } from './findings.js';
import { reminderCard } from './lead-cards.js';
import { keepMailState, mailFor, mailStateOf } from './mail.js';
import { organiserCard } from './organiser-cards.js';
import { editorsOf } from './people.js';
import { hasTwin, read, tableOf } from './records.js';
import { texts } from './texts.js';

const id = z.string();
const mailData = z.object({ id, version: z.number(), what: z.enum(['sent', 'withdrawn']) });
const cardData = z.object({ id });
const noticeData = z.object({ id, at: z.string() });
const remindData = z.object({ id, course: z.string(), days: z.number() });
const tellData = z.object({ id, to: z.string(), by: z.string(), at: z.string() });

type Again = Awaited<ReturnType<JobHandler['handle']>>;

/** What Apply does when it is due: each looks at what is stored first, so that doing it twice does no harm. */
export const applyJobs: Readonly<Record<string, JobHandler>> = {
  'apply.mail': { handle: sendMail, gaveUp: giveUpMail },
  'apply.card': { handle: showToOrganisers },
  'apply.notice': { handle: tellDecision },
  'apply.remind': { handle: remind },
  'apply.ask-med': { handle: askForMed },
  'apply.tell': { handle: tellKeeper },
};

/** Sends the application to the organisers' mailbox. A newer version takes the place of one that has not left. */
async function sendMail(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, version, what } = mailData.parse(data);
  const application = await read(applicationId, ports);
  if (!application?.submission || application.submission.version > version) return undefined;
  // It was taken back before it left, or sent again: the other mail says so.
  if ((what === 'withdrawn') !== (application.state === 'withdrawn')) return undefined;
  const mail = await mailFor(application, version, what, ports);
  if (!mail) return undefined;
  const outcome = await ports.mailer.send(mail);
  if (outcome.kind === 'sent') {
    const before = await mailStateOf(application, ports);
    await keepMailState(mail.id, 'sent', '', ports);
    // A card that told of no trouble stays as it is: bringing it up to date would take away what an organiser is typing.
    if (before?.state === 'retrying' || before?.state === 'failed') await refreshCard(application, ports);
    return undefined;
  }
  await keepMailState(mail.id, outcome.kind === 'refused' ? 'failed' : 'retrying', outcome.code, ports);
  await refreshCard(application, ports);
  if (outcome.kind === 'later') throw new Failure('mail.down');
  ports.log.error('mail.failed', { mail: mail.id, reason: outcome.code });
  return undefined;
}

async function giveUpMail(data: unknown, code: string, ports: Ports): Promise<void> {
  const { id: applicationId, version, what } = mailData.parse(data);
  const application = await read(applicationId, ports);
  const mail = application && (await mailFor(application, version, what, ports));
  if (!application || !mail) return;
  const before = await mailStateOf(application, ports);
  await keepMailState(mail.id, 'failed', before?.code || code, ports);
  await refreshCard(application, ports);
}

async function refreshCard({ round, id: applicationId }: Application, ports: Ports): Promise<void> {
  await tableOf(ports).put(dueRow(round, ports.clock(), 'apply.card', { id: applicationId }));
  ports.nudge();
}

/** As often as a card is brought up to date in one go where the application changes meanwhile. */
const mostShown = 5;

/**
 * Puts an application's card in the organisers' channel, or brings the one that is there up to date. Where the application has changed
 * while the card was on its way, it is brought up to date again: an older picture may have come last.
 */
async function showToOrganisers(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId } = cardData.parse(data);
  let shown = await pictureOf(applicationId, ports);
  for (let left = mostShown; shown && left > 0; left--) {
    const again = await showOnce(shown, ports);
    if (again) return again;
    const now = await pictureOf(applicationId, ports);
    if (JSON.stringify(now) === JSON.stringify(shown)) return undefined;
    shown = now;
  }
  return undefined;
}

/** All that the card is drawn from. */
async function pictureOf(applicationId: string, ports: Ports) {
  const application = await read(applicationId, ports);
  if (!application?.submission) return undefined;
  const [mail, twin] = await Promise.all([mailStateOf(application, ports), hasTwin(application, 'sent', ports)]);
  return { application, mail, twin };
}

async function showOnce({ application, mail, twin }: NonNullable<Awaited<ReturnType<typeof pictureOf>>>, ports: Ports): Promise<Again> {
  const channel = await channelOf(ports, application.editors[0]?.address);
  if (!channel) return undefined;
  const { address, language } = channel;
  const setting = { programme: ports.programme, language, now: ports.clock() };
  const card = organiserCard(application, setting, { mail, twin });
  const t = texts[language];
  let fresh = false;
  const rowKey = cardKey(application.id, address.conversationId);
  const delivery = await postOnce(
    { table: tableOf(ports), partitionKey: application.round, rowKey },
    () => {
      fresh = true;
      return ports.messenger.post(address, { kind: 'card', card, summary: `${t.title} ${application.reference}` });
    },
    ports,
  );
  if (delivery.kind !== 'sent' || fresh || delivery.activityId === '') return settled(delivery, 'apply.card', ports);
  const updated = await ports.messenger.update({ ...address, conversationId: delivery.conversationId }, delivery.activityId, card);
  if (updated.kind === 'later') return { again: updated.seconds, code: 'teams.later' };
  if (updated.kind === 'refused') ports.log.error('post.failed', { job: 'apply.card', reason: updated.code });
  return undefined;
}

/** Tells everybody of the group who has it in a chat what the organisers have decided. */
async function tellDecision(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, at } = noticeData.parse(data);
  const application = await read(applicationId, ports);
  // Decided anew meanwhile: that decision has its own notice.
  if (!application?.decision || application.decision.at !== at) return undefined;
  const { decision } = application;
  return toEach(editorsOf(application), application, `decision-${at}`, ports, (editor) => {
    const setting = { programme: ports.programme, language: editor.language, now: ports.clock() };
    return { kind: 'card', card: decisionCard(application, setting), summary: texts[editor.language].decision[decision.what] };
  });
}

/** Reminds of a draft that is not sent, as long as there is time. */
async function remind(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, course, days } = remindData.parse(data);
  const application = await read(applicationId, ports);
  if (application?.state !== 'draft' || !isOpen(course, ports.programme, ports.clock())) return undefined;
  if (courseOf(application, ports)?.id !== course || isPast(days, course, ports)) return undefined;
  return toEach(keeperOf(application), application, `remind-${course}-${days}`, ports, ({ language }) => ({
    kind: 'card',
    card: reminderCard(application, courseOf(application, ports), { programme: ports.programme, language, now: ports.clock() }),
    summary: texts[language].continue,
  }));
}

/** The course that a draft's deadline goes by: the one that is chosen, else the last that can be. */
function courseOf({ content }: Application, { programme }: Ports): Course | undefined {
  const [last] = programme.courses.toSorted((one, other) => (one.deadline < other.deadline ? 1 : -1));
  return programme.courses.find(({ id: chosen }) => chosen === content.fields.course) ?? last;
}

/** Whether the next reminder's time has come too, as after a day on which nothing ran: one is enough. */
function isPast(days: number, id: string, { programme, clock }: Ports): boolean {
  const course = programme.courses.find((one) => one.id === id);
  const left = course ? daysBetween(dayOf(clock()), course.deadline) : 0;
  return remindBefore.some((other) => other < days && left <= other);
}

/** Asks for MED's decision where the application stands on an advance statement and MED has met. */
async function askForMed(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId } = cardData.parse(data);
  const application = await read(applicationId, ports);
  const sent = application?.submission;
  if (!application || !sent || sent.content.fields.basis !== 'advance') return undefined;
  if (application.state === 'withdrawn' || application.state === 'declined') return undefined;
  // The meeting was put off meanwhile: it is asked after that one.
  if (dayOf(ports.clock()) <= sent.content.fields.meetsOn) return undefined;
  const asked = `med-${ports.clock().toISOString().slice(0, 10)}`;
  return toEach(keeperOf(application), application, asked, ports, ({ language }) => ({
    kind: 'card',
    card: medCard(application, { programme: ports.programme, language, now: ports.clock() }),
    summary: texts[language].medCard.title,
  }));
}

/** Tells whoever answered for the application that somebody else does now. */
async function tellKeeper(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, to, by, at } = tellData.parse(data);
  const application = await read(applicationId, ports);
  const named = (key: string) => application?.editors.find(({ userId }) => keyOf(userId) === key);
  const editor = named(to);
  if (!application || !editor) return undefined;
  const name = named(by)?.name || texts[editor.language].group.unnamed;
  return toEach([editor], application, `taken-over-${at}`, ports, ({ language }) => ({
    kind: 'text',
    text: texts[language].share.takenOver(plainName(name)),
  }));
}

/** A name where Markdown is read. */
function plainName(name: string): string {
  return name.replace(/[\\`*_{}[\]()#+!<>|~]/g, '');
}

/** Whoever answers for it; where they are no longer in the group, somebody who is. */
function keeperOf(application: Application): readonly Editor[] {
  const editors = editorsOf(application);
  const keeper = editors.find(({ userId }) => userId === application.keeper) ?? editors[0];
  return keeper ? [keeper] : [];
}

async function toEach(
  editors: readonly Editor[],
  { round, id: applicationId }: Application,
  what: string,
  ports: Ports,
  message: (editor: Editor) => Parameters<Ports['messenger']['post']>[1],
): Promise<Again> {
  const results: Again[] = [];
  for (const editor of editors) {
    const rowKey = `p|${applicationId}|${what}|${keyOf(editor.userId)}`;
    const delivery = await postOnce(
      { table: tableOf(ports), partitionKey: round, rowKey },
      () => ports.messenger.post(editor.address, message(editor)),
      ports,
    );
    results.push(settled(delivery, what.split('-')[0] ?? '', ports));
  }
  return results.find((result) => result !== undefined);
}

function settled(delivery: Delivery, job: string, ports: Ports): Again {
  if (delivery.kind === 'again') return { again: delivery.seconds, code: 'teams.later' };
  if (delivery.kind === 'failed') ports.log.error('post.failed', { job, reason: delivery.code });
  if (delivery.kind === 'uncertain') ports.log.error('post.uncertain', { job });
  return undefined;
}
