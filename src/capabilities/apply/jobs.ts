import { z } from 'zod';
import { dayOf, daysBetween, longDate } from '../../core/calendar.js';
import type { JobHandler } from '../../core/capability.js';
import { plainName } from '../../core/card.js';
import { channelFor } from '../../core/channels.js';
import { dueRow } from '../../core/due.js';
import { Failure } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import type { Ports, Row } from '../../core/ports.js';
import { type Delivery, postOnce } from '../../core/post-once.js';
import type { Course } from '../../core/programme.js';
import { goesOn, nextDay } from '../../core/retention.js';
import { isLetIn } from '../../core/tenants.js';
import { decisionCard, medCard } from './after-cards.js';
import type { Application, Editor } from './application.js';
import { remindBefore } from './due.js';
import { expiryOf, lastDayAfter, lookRow } from './expiry.js';
import { isOpen } from './findings.js';
import { heldTexts } from './held-texts.js';
import { reminderCard } from './lead-cards.js';
import { keepMailState, mailFor, mailStateOf, readMailState } from './mail.js';
import { organiserCard } from './organiser-cards.js';
import { cardKey, decisionNote, giveUpDecision, isUnheard, noteKey, toldAt } from './outbox.js';
import { editorsOf } from './people.js';
import { allUnder, changedAt, hasTwin, read, removeWhere, tableOf } from './records.js';
import { cleanse, sweep, sweepRow } from './removal.js';
import { texts } from './texts.js';

const id = z.string();
const mailData = z.object({ id, version: z.number(), what: z.enum(['sent', 'withdrawn']) });
const cardData = z.object({ id });
const noticeData = z.object({ id, at: z.string() });
// What was made due by the first version says neither which course nor when; what lies in the queue carries no version.
const remindData = z.object({ id, course: z.string().optional(), days: z.number() });
const sweepData = z.object({ id, reference: z.string() });
const leftData = z.object({ id, user: z.string(), directory: z.string() });
const tellData = z.object({ id, to: z.string(), by: z.string(), at: z.string().default('') });

type Again = Awaited<ReturnType<JobHandler['handle']>>;

/** What Apply does when it is due: each looks at what is stored first, so that doing it twice does no harm. */
export const applyJobs: Readonly<Record<string, JobHandler>> = {
  'apply.mail': { handle: sendMail, gaveUp: giveUpMail },
  'apply.card': { handle: showToOrganisers },
  'apply.notice': { handle: tellDecision, gaveUp: giveUpNotice },
  'apply.remind': { handle: remind },
  'apply.ask-med': { handle: askForMed },
  'apply.tell': { handle: tellKeeper },
  'apply.expire': { handle: expire, gaveUp: lookAgain },
  'apply.restored': { handle: lookAfterAll, silent: true },
  'apply.sweep': { handle: sweepAround, silent: true },
  'apply.cleanse': { handle: cleanseAround, silent: true },
};

/** Sends the application to the organisers' mailbox. A newer version takes the place of one that has not left. */
async function sendMail(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, version, what } = mailData.parse(data);
  const application = await read(applicationId, ports);
  if (!application?.submission || application.submission.version > version) return undefined;
  // What was taken back before it left is not sent; that it was taken back is, also where it has been opened again since.
  const isBack = application.state === 'withdrawn' || application.state === 'draft';
  if ((what === 'withdrawn') !== isBack) return undefined;
  const mail = await mailFor(application, version, what, ports);
  if (!mail) return undefined;
  const before = await readMailState(mail.id, ports);
  const outcome = await ports.mailer.send(mail);
  if (outcome.kind === 'sent') {
    await keepMailState(mail.id, 'sent', '', ports);
    // A card that told of no trouble stays as it is: bringing it up to date would take away what an organiser is typing.
    if (before?.state === 'retrying' || before?.state === 'failed') await refreshCard(application, ports);
    return undefined;
  }
  const state = outcome.kind === 'refused' ? 'failed' : 'retrying';
  await keepMailState(mail.id, state, outcome.code, ports);
  if (before?.state !== state || before.code !== outcome.code) await refreshCard(application, ports);
  if (outcome.kind === 'later') throw new Failure('mail.down');
  ports.log.error('mail.failed', { mail: mail.id, reason: outcome.code });
  return undefined;
}

async function giveUpMail(data: unknown, code: string, ports: Ports): Promise<void> {
  const { id: applicationId, version, what } = mailData.parse(data);
  const application = await read(applicationId, ports);
  const mail = application && (await mailFor(application, version, what, ports));
  if (!application || !mail) return;
  const before = await readMailState(mail.id, ports);
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

/** What Teams says of a message that is there no more. */
const gone = new Set(['ActivityNotFound', 'ActivityNotFoundInConversation', 'MessageNotFound', 'http-404']);

/** All that the card is drawn from. */
async function pictureOf(applicationId: string, ports: Ports) {
  const application = await read(applicationId, ports);
  if (!application?.submission) return undefined;
  const [mail, twin, unheard] = await Promise.all([
    mailStateOf(application, ports),
    hasTwin(application, 'sent', ports),
    isUnheard(application, ports),
  ]);
  return { application, mail, twin, unheard };
}

async function showOnce({ application, ...extras }: NonNullable<Awaited<ReturnType<typeof pictureOf>>>, ports: Ports): Promise<Again> {
  const channel = await channelFor('organisers', ports, application.editors[0]?.address);
  if (!channel) return undefined;
  const { address, language } = channel;
  const setting = { programme: ports.programme, language, now: ports.clock() };
  const card = organiserCard(application, setting, extras);
  const t = texts[language];
  let fresh = false;
  const rowKey = cardKey(application.id, address.conversationId);
  const delivery = await postOnce(
    { table: tableOf(ports), partitionKey: application.round, rowKey },
    address,
    () => {
      fresh = true;
      return ports.messenger.post(address, { kind: 'card', card, summary: `${t.title} ${application.reference}` });
    },
    ports,
  );
  if (delivery.kind !== 'sent' || fresh || delivery.activityId === '') return settled(delivery, 'apply.card', ports);
  if (!(await isLetIn(address.tenantId, ports))) return undefined;
  const updated = await ports.messenger.update({ ...address, conversationId: delivery.conversationId }, delivery.activityId, card);
  if (updated.kind === 'later') return { again: updated.seconds, code: 'teams.later' };
  if (updated.kind === 'refused') {
    ports.log.error('post.failed', { job: 'apply.card', reason: updated.code });
    if (!gone.has(updated.code)) return undefined;
    // Somebody has deleted it, and it is needed.
    await tableOf(ports).remove(application.round, rowKey);
    return { again: 1, code: 'teams.gone' };
  }
  return undefined;
}

/** Tells everybody of the group who has it in a chat what the organisers have decided. */
async function tellDecision(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, at } = noticeData.parse(data);
  const application = await read(applicationId, ports);
  // Decided anew meanwhile: that decision has its own notice.
  if (!application?.decision || application.decision.at !== at) return undefined;
  const { decision } = application;
  const again = await toEach(editorsOf(application), application, decisionNote(at), ports, (editor) => {
    const setting = { programme: ports.programme, language: editor.language, now: ports.clock() };
    return { kind: 'card', card: decisionCard(application, setting), summary: texts[editor.language].decision[decision.what] };
  });
  if (!again && (await isUnheard(application, ports))) await refreshCard(application, ports);
  return again;
}

/** The organisers see on their card that the group may not have heard. */
async function giveUpNotice(data: unknown, code: string, ports: Ports): Promise<void> {
  const { id: applicationId, at } = noticeData.parse(data);
  await giveUpDecision(applicationId, at, code, ports);
  const application = await read(applicationId, ports);
  if (application) await refreshCard(application, ports);
}

/** Reminds of a draft that is not sent, as long as there is time. */
async function remind(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, course: meant, days } = remindData.parse(data);
  const application = await read(applicationId, ports);
  if (application?.state !== 'draft') return undefined;
  const course = courseOf(application, ports)?.id ?? '';
  if ((meant ?? course) !== course || !isOpen(course, ports.programme, ports.clock()) || !isItsTime(days, course, ports)) return undefined;
  return toFirst(keeperFirst(application), application, `remind-${course}-${days}`, ports, ({ language }) => ({
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

/** Whether so few days are left, and the next reminder's time has not come too, as after a day on which nothing ran: one is enough. */
function isItsTime(days: number, id: string, { programme, clock }: Ports): boolean {
  const course = programme.courses.find((one) => one.id === id);
  const left = course ? daysBetween(dayOf(clock()), course.deadline) : 0;
  return left <= days && !remindBefore.some((other) => other < days && left <= other);
}

/** Asks for MED's decision where the application stands on an advance statement and MED has met. */
async function askForMed(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId } = cardData.parse(data);
  const application = await read(applicationId, ports);
  const sent = application?.submission;
  if (!application || !sent || sent.content.fields.basis !== 'advance') return undefined;
  if (application.state === 'withdrawn' || application.state === 'declined' || application.state === 'draft') return undefined;
  // The meeting was put off meanwhile: it is asked after that one.
  if (dayOf(ports.clock()) <= sent.content.fields.meetsOn) return undefined;
  const asked = `med-${ports.clock().toISOString().slice(0, 10)}`;
  return toFirst(keeperFirst(application), application, asked, ports, ({ language }) => ({
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

/** Takes away an application that has stood as long as it may, a draft not before its group has known for long enough; otherwise it is looked at again. */
async function expire(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId } = cardData.parse(data);
  const now = ports.clock();
  const application = await read(applicationId, ports);
  if (!application) return undefined;
  const { day, warnAt } = expiryOf(application, await changedAt(applicationId, ports), ports.programme);
  const isTime = warnAt !== undefined && warnAt <= now;
  const again = isTime ? await warn(application, day, ports) : undefined;
  if (again) return again;
  const isOver = async (one: Application) => (await goesAt(one, ports)) <= now;
  if (await removeWhere(applicationId, isOver, (one) => [sweepRow(one, now)], ports)) {
    ports.nudge();
    return undefined;
  }
  const left = await read(applicationId, ports);
  if (left) await tableOf(ports).put(await nextLook(left, ports));
  return undefined;
}

/** What looks after an application that stays: at its warning, and then when it goes. */
async function nextLook(application: Application, ports: Ports): Promise<Row> {
  const { warnAt } = expiryOf(application, await changedAt(application.id, ports), ports.programme);
  return lookRow(application, warnAt && warnAt > ports.clock() ? warnAt : await goesAt(application, ports));
}

/** When an application goes. Where a draft's group was told late, as after days on which nothing ran, that is put off. */
async function goesAt(application: Application, ports: Ports): Promise<Date> {
  const { day, at, warnAt } = expiryOf(application, await changedAt(application.id, ports), ports.programme);
  const told = warnAt && (await toldAt(application.id, expires(day), ports));
  return told ? goesOn(lastDayAfter(dayOf(new Date(told)), day)) : at;
}

function expires(day: string): string {
  return `expires-${day}`;
}

function warn(application: Application, day: string, ports: Ports): Promise<Again> {
  const last = lastDayAfter(dayOf(ports.clock()), day);
  return toFirst(keeperFirst(application), application, expires(day), ports, ({ language }) => ({
    kind: 'text',
    text: heldTexts[language].warning(application.reference, longDate(last, language)),
  }));
}

/** What could not be done is come back to the next day. */
async function lookAgain(data: unknown, _code: string, ports: Ports): Promise<void> {
  const { id: applicationId } = cardData.parse(data);
  await tableOf(ports).put(lookRow({ id: applicationId, round: ports.programme.id }, nextDay(ports.clock)));
}

/** After a restore: an older copy may hold nothing that looks after its applications. */
async function lookAfterAll(_data: unknown, ports: Ports): Promise<Again> {
  const round = ports.programme.id;
  const now = ports.clock();
  for (const { rowKey } of await allUnder('a|', ports)) {
    await tableOf(ports).put(lookRow({ id: rowKey.slice('a|'.length), round }, now));
  }
  return undefined;
}

async function sweepAround(data: unknown, ports: Ports): Promise<Again> {
  const { id: applicationId, reference } = sweepData.parse(data);
  await sweep(applicationId, reference, ports);
  return undefined;
}

async function cleanseAround(data: unknown, ports: Ports): Promise<Again> {
  await cleanse(leftData.parse(data), ports);
  return undefined;
}

/** The group's people, whoever answers for it first. */
function keeperFirst(application: Application): readonly Editor[] {
  return editorsOf(application).toSorted(
    (one, other) => Number(other.userId === application.keeper) - Number(one.userId === application.keeper),
  );
}

type Message = (editor: Editor) => Parameters<Ports['messenger']['post']>[1];

async function toEach(editors: readonly Editor[], application: Application, what: string, ports: Ports, message: Message): Promise<Again> {
  const results: Again[] = [];
  for (const editor of editors) results.push(settled(await toOne(editor, application, what, ports, message), what, ports));
  return results.find((result) => result !== undefined);
}

/** Tells the first of them whose chat takes it. */
async function toFirst(editors: readonly Editor[], application: Application, what: string, ports: Ports, message: Message): Promise<Again> {
  for (const editor of editors) {
    const delivery = await toOne(editor, application, what, ports, message);
    const result = settled(delivery, what, ports);
    if (delivery.kind !== 'failed') return result;
  }
  return undefined;
}

function toOne(editor: Editor, { round, id: applicationId }: Application, what: string, ports: Ports, message: Message): Promise<Delivery> {
  return postOnce(
    { table: tableOf(ports), partitionKey: round, rowKey: noteKey(applicationId, what, editor.userId) },
    editor.address,
    () => ports.messenger.post(editor.address, message(editor)),
    ports,
  );
}

function settled(delivery: Delivery, what: string, ports: Ports): Again {
  const job = what.split('-')[0] ?? '';
  if (delivery.kind === 'again') return { again: delivery.seconds, code: 'teams.later' };
  if (delivery.kind === 'failed') ports.log.error('post.failed', { job, reason: delivery.code });
  if (delivery.kind === 'uncertain') ports.log.error('post.uncertain', { job });
  return undefined;
}
