import { z } from 'zod';
import { longDate } from '../../core/calendar.js';
import type { JobHandler } from '../../core/capability.js';
import { danishHolidays } from '../../core/holidays.js';
import type { Change, Ports } from '../../core/ports.js';
import { type Delivery, endUnsent, giveUpPost, notLetIn, postOnce } from '../../core/post-once.js';
import { mainContact } from '../../core/programme.js';
import { nextDay } from '../../core/retention.js';
import { isTimely } from '../../core/rhythm.js';
import type { Address, Reply } from '../../core/turn.js';
import { reach } from '../../core/wording.js';
import { settingOf } from './access.js';
import { consultants } from './answering.js';
import { weekNumber } from './card-parts.js';
import { checkInCard } from './check-in-card.js';
import { adviceCard, helpCard } from './help-cards.js';
import { captureCard, digestCard, webinarCard } from './meeting-cards.js';
import { type Away, type Group, isOpen, type Plan } from './plan.js';
import { goAway } from './presence.js';
import { allGroups, type Found, find, type GroupPost, planIn, postKey, removeWhere, tableOf, update, type Writing } from './records.js';
import { cleanse, expiryOf, lookRow, sweep, sweepRow } from './removal.js';
import { checkInRows, courseOf, isByRhythm, meetingRows, rowsUntilNext, seasonOf, webinarsOf } from './schedule.js';
import { texts } from './texts.js';

const checkInData = z.object({ group: z.string(), week: z.string(), at: z.iso.datetime() });
const meetingData = z.object({ group: z.string(), what: z.string(), at: z.iso.datetime() });
const groupData = z.object({ group: z.string() });
const leftData = z.object({ group: z.string(), name: z.string() });
const helpData = z.object({ group: z.string(), action: z.string(), asked: z.string() });

type Again = Awaited<ReturnType<JobHandler['handle']>>;
type Message = Exclude<Reply, { kind: 'replace' }>;

/** What Plan does when it is due. Each looks at what is stored first, so that doing it twice does no harm. */
export const planJobs: Readonly<Record<string, JobHandler>> = {
  'plan.check-in': { handle: checkIn, gaveUp: giveUpCheckIn },
  'plan.capture': meetingJob('capture'),
  'plan.digest': meetingJob('digest'),
  'plan.webinar': meetingJob('webinar'),
  'plan.help': { handle: passOnHelp, gaveUp: giveUpHelp('help') },
  'plan.advice': { handle: passOnAdvice, gaveUp: giveUpHelp('advice') },
  'plan.restored': { handle: makeDueAnew, silent: true },
  'plan.expire': { handle: expire, gaveUp: lookAgain, silent: true },
  'plan.sweep': { handle: sweepAround, silent: true },
  'plan.cleanse': { handle: cleanseAround, silent: true },
};

/** Posts the check-in of a week, and makes the next one due. */
async function checkIn(data: unknown, ports: Ports): Promise<Again> {
  const { group: id, week, at } = checkInData.parse(data);
  const [found, isHoliday] = await Promise.all([find(id, ports), danishHolidays()]);
  if (!found?.group.channel || found.group.away) return undefined;
  const { group } = found;
  const { programme } = ports;
  const due = new Date(at);
  if (!isByRhythm(group.rhythm, seasonOf(group, programme), isHoliday, { week, at: due })) return undefined;
  const next = rowsUntilNext(group, programme, isHoliday, { due, now: ports.clock() }).map((row): Change => ({ kind: 'put', row }));
  const key = postKey(group, 'check-in', week, ports);
  const plan = planIn(found);
  // Made before anything is claimed: what cannot be made has not been sent.
  const card = checkInCard(plan, week, settingOf(group.language, ports), { unsure: unsureBefore(week, found.posts) });
  const summary = texts[group.language].summaries.checkIn(weekNumber(week));
  let fresh = false;
  const post = () => {
    fresh = true;
    return ports.messenger.post(addressOf(group), { kind: 'card', card, summary });
  };
  const delivery = isQuiet(plan, week)
    ? await endUnsent(key, 'skipped', 'quiet', ports, next)
    : isTimely(due, ports.clock())
      ? await postOnce(key, addressOf(group), post, ports, next)
      : await endUnsent(key, 'failed', 'missed', ports, next);
  // Another has had this week in hand, and may have ended before the next one stood; or the group has chosen another day since.
  if (!fresh) await Promise.all(next.flatMap((change) => (change.kind === 'put' ? tableOf(ports).put(change.row) : [])));
  if (next.length > 0) ports.nudge();
  return settled(delivery, group, 'check-in', ports);
}

/** Nothing is open, or all that is was answered about in this week. */
function isQuiet({ actions }: Plan, week: string): boolean {
  return actions.filter(isOpen).every((action) => action.answered?.week === week);
}

/** The weeks since the last check-in that is known to have come of which nobody knows. */
function unsureBefore(week: string, posts: readonly GroupPost[]): string[] {
  const before = posts
    .filter(({ kind, what }) => kind === 'check-in' && what < week)
    .toSorted((one, other) => (one.what < other.what ? -1 : 1));
  const known = before.findLastIndex(({ state }) => state === 'sent');
  return before.slice(known + 1).flatMap(({ state, what }) => (state === 'uncertain' ? what : []));
}

/** After a restore: each group's next check-in and what is said of its meetings, which may have been in the queue and not in the copy. */
async function makeDueAnew(_data: unknown, ports: Ports): Promise<Again> {
  const { programme } = ports;
  const [groups, isHoliday] = await Promise.all([allGroups(ports), danishHolidays()]);
  const now = ports.clock();
  for (const id of groups) {
    const group = (await find(id, ports))?.group;
    if (group) await tableOf(ports).put(lookRow(group, expiryOf(group, programme)));
    if (!group?.channel || group.away) continue;
    const rows = [...checkInRows(group, programme, isHoliday, now), ...meetingRows(group, programme, isHoliday, now)];
    await tableOf(ports).commit(rows.map((row): Change => ({ kind: 'put', row })));
  }
  return undefined;
}

async function giveUpCheckIn(data: unknown, code: string, ports: Ports): Promise<void> {
  const { group: id, week, at } = checkInData.parse(data);
  const [found, isHoliday] = await Promise.all([find(id, ports), danishHolidays()]);
  if (!found) return;
  const next = checkInRows(found.group, ports.programme, isHoliday, new Date(at)).map((row): Change => ({ kind: 'put', row }));
  await giveUpPost(postKey(found.group, 'check-in', week, ports), code, ports, next);
}

/** What is said around a meeting or a webinar, on its day. */
function meetingJob(kind: 'capture' | 'digest' | 'webinar'): JobHandler {
  return {
    handle: async (data, ports) => {
      const { group: id, what, at } = meetingData.parse(data);
      const found = await find(id, ports);
      if (!found?.group.channel || found.group.away) return undefined;
      const { group } = found;
      const message = messages[kind](found, what, ports);
      if (!message) return undefined;
      const key = postKey(group, kind, what, ports);
      const delivery = isTimely(new Date(at), ports.clock())
        ? await postOnce(key, addressOf(group), () => ports.messenger.post(addressOf(group), message), ports)
        : await endUnsent(key, 'failed', 'missed', ports);
      return settled(delivery, group, kind, ports);
    },
    gaveUp: async (data, code, ports) => {
      const { group: id, what } = meetingData.parse(data);
      await giveUpPost(postKey({ id, round: ports.programme.id }, kind, what, ports), code, ports);
    },
  };
}

/** What is said: undefined where the meeting or webinar is none of the group's any more. */
const messages: Readonly<Record<'capture' | 'digest' | 'webinar', (found: Found, what: string, ports: Ports) => Message | undefined>> = {
  capture: (found, day, ports) => {
    const { group } = found;
    const number = meetingsOf(group, ports).findIndex(({ date }) => date === day) + 1;
    if (number === 0) return undefined;
    const card = captureCard(planIn(found), number, settingOf(group.language, ports));
    return { kind: 'card', card, summary: texts[group.language].summaries.capture };
  },
  digest: (found, day, ports) => {
    const { group } = found;
    const index = meetingsOf(group, ports).findIndex(({ date }) => date === day);
    const meeting = meetingsOf(group, ports)[index];
    if (!meeting) return undefined;
    const calendarUrl = `${ports.publicUrl}/files/plan/${group.course}-${index + 1}.${group.language}.ics`;
    const card = digestCard(planIn(found), meeting, settingOf(group.language, ports), { calendarUrl });
    return { kind: 'card', card, summary: texts[group.language].summaries.digest(longDate(day, group.language)) };
  },
  webinar: ({ group }, id, ports) => {
    const webinar = webinarsOf(group, ports.programme).find((one) => one.id === id);
    if (!webinar) return undefined;
    const { title, date, start, end, url } = webinar;
    const { language } = group;
    const calendarUrl = `${ports.publicUrl}/files/plan/webinar-${id}.${language}.ics`;
    const shown = { title, date, start, end, ...(url === undefined ? {} : { url }) };
    const card = webinarCard(group, shown, settingOf(language, ports), { calendarUrl });
    return { kind: 'card', card, summary: texts[language].summaries.webinar(title[language], longDate(date, language)) };
  },
};

function meetingsOf(group: Group, { programme }: Ports) {
  return courseOf(group, programme)?.meetings ?? [];
}

/** Puts a call for help in the consultants' channel. */
async function passOnHelp(data: unknown, ports: Ports): Promise<Again> {
  const { group: id, action: actionId, asked } = helpData.parse(data);
  const found = await find(id, ports);
  const action = found?.actions.find((one) => one.id === actionId && one.help?.askedAt === asked);
  if (!found || !action) return undefined;
  const channel = await consultants(ports, found.group.channel?.address);
  if (!channel) return unasked(found.group, actionId, asked, ports);
  const { address, language } = channel;
  const card = helpCard(found.group, action, settingOf(language, ports));
  const summary = texts[language].summaries.help(found.group.municipality);
  const key = postKey(found.group, 'help', `${actionId}-${asked}`, ports);
  const delivery = await postOnce(key, address, () => ports.messenger.post(address, { kind: 'card', card, summary }), ports);
  if (delivery.kind === 'failed') await unasked(found.group, actionId, asked, ports);
  return noted(delivery, 'help', ports);
}

/** The consultants cannot be asked: the group hears it, and may ask again. */
async function unasked(group: Group, actionId: string, asked: string, ports: Ports): Promise<undefined> {
  await update<{ readonly writing?: Writing }>(
    group.id,
    (found) => {
      const action = found?.actions.find((one) => one.id === actionId && one.help?.askedAt === asked && one.help.answer === '');
      return action ? { writing: { actions: [{ ...action, help: undefined }] } } : {};
    },
    ports,
  );
  if (!group.channel || group.away) return undefined;
  const text = texts[group.language].say.helpNotSent(reach(mainContact(ports.programme), group.language));
  const key = postKey(group, 'help-failed', `${actionId}-${asked}`, ports);
  await postOnce(key, addressOf(group), () => ports.messenger.post(addressOf(group), { kind: 'text', text }), ports);
  return undefined;
}

/** Puts the consultants' answer in the thread of the group's newest check-in, where there is one. */
async function passOnAdvice(data: unknown, ports: Ports): Promise<Again> {
  const { group: id, action: actionId, asked } = helpData.parse(data);
  const found = await find(id, ports);
  const action = found?.actions.find((one) => one.id === actionId && one.help?.askedAt === asked);
  // Where there is no way to the group now, the answer waits until there is: see `adviceRows`.
  if (!found?.group.channel || found.group.away || !action) return undefined;
  const { group, posts } = found;
  // A thread of a channel that was the group's before is not theirs any more.
  const here = `${addressOf(group).conversationId};`;
  const newest = posts.findLast(
    ({ kind, state, conversationId }) => kind === 'check-in' && state === 'sent' && conversationId.startsWith(here),
  );
  const thread = newest?.conversationId;
  const card = adviceCard(action, settingOf(group.language, ports));
  const message: Message = { kind: 'card', card, summary: texts[group.language].summaries.advice };
  const what = `${actionId}-${asked}`;
  const postTo = (to: Address, as: string) =>
    postOnce(postKey(group, 'advice', as, ports), to, () => ports.messenger.post(to, message), ports);
  const first = await postTo({ ...addressOf(group), ...(thread ? { conversationId: thread } : {}) }, what);
  // Who deletes a check-in deletes its thread; the channel is still there.
  const isThreadGone = thread !== undefined && first.kind === 'failed' && gone.has(first.code);
  return settled(isThreadGone ? await postTo(addressOf(group), `${what}-anew`) : first, group, 'advice', ports);
}

function giveUpHelp(kind: 'help' | 'advice'): NonNullable<JobHandler['gaveUp']> {
  return async (data, code, ports) => {
    const { group: id, action, asked } = helpData.parse(data);
    const ended = await giveUpPost(postKey({ id, round: ports.programme.id }, kind, `${action}-${asked}`, ports), code, ports);
    const found = kind === 'help' && ended.kind === 'failed' ? await find(id, ports) : undefined;
    if (found) await unasked(found.group, action, asked, ports);
  };
}

/** Takes away a plan that has stood as long as it may; otherwise it is looked at again when it may be time. */
async function expire(data: unknown, ports: Ports): Promise<Again> {
  const { group: id } = groupData.parse(data);
  const { programme, clock } = ports;
  const now = clock();
  if (
    await removeWhere(
      id,
      (group) => expiryOf(group, programme) <= now,
      (group) => [sweepRow(group, now)],
      ports,
    )
  ) {
    ports.nudge();
    return undefined;
  }
  const found = await find(id, ports);
  if (found) await tableOf(ports).put(lookRow(found.group, expiryOf(found.group, programme)));
  return undefined;
}

/** What could not be done is come back to the next day. */
async function lookAgain(data: unknown, _code: string, ports: Ports): Promise<void> {
  const { group: id } = groupData.parse(data);
  await tableOf(ports).put(lookRow({ id, round: ports.programme.id }, nextDay(ports.clock)));
}

async function sweepAround(data: unknown, ports: Ports): Promise<Again> {
  await sweep(groupData.parse(data).group, ports);
  return undefined;
}

async function cleanseAround(data: unknown, ports: Ports): Promise<Again> {
  const { group: id, name } = leftData.parse(data);
  await cleanse(id, name, ports);
  return undefined;
}

function addressOf({ channel }: Group): Address {
  if (!channel) throw new Error('a group without a channel is not written to');
  return channel.address;
}

const removed = new Set(['BotNotInConversationRoster']);
const blocked = new Set(['BotDisabledByAdmin', 'ConversationBlockedByUser', 'NotEnoughPermissions', 'MessageWritesBlocked', 'http-403']);
const gone = new Set(['ConversationNotFound', 'ActivityNotFound', 'http-404']);

function whyOf(code: string): Away['why'] | undefined {
  if (removed.has(code)) return 'removed';
  if (blocked.has(code)) return 'blocked';
  return gone.has(code) ? 'channel-gone' : undefined;
}

/** When it is to be tried again, if at all. Where Teams will take nothing more in the channel, the bot is silent there from now on. */
async function settled(delivery: Delivery, group: Group, kind: string, ports: Ports): Promise<Again> {
  const why = delivery.kind === 'failed' ? whyOf(delivery.code) : undefined;
  if (why) await goAway(group.id, why, ports);
  return noted(delivery, kind, ports);
}

/** Why something was not said that was not to be said. */
const silent = new Set(['quiet', notLetIn]);

function noted(delivery: Delivery, kind: string, ports: Ports): Again {
  if (delivery.kind === 'again') return { again: delivery.seconds, code: 'teams.later' };
  if (delivery.kind === 'failed' && !silent.has(delivery.code)) ports.log.error('post.failed', { job: kind, reason: delivery.code });
  if (delivery.kind === 'uncertain') ports.log.error('post.uncertain', { job: kind });
  return undefined;
}
