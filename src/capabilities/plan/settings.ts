import { z } from 'zod';
import { addDays, dayOf, longDate } from '../../core/calendar.js';
import type { Notice } from '../../core/card.js';
import { holdsCpr, withoutCpr } from '../../core/cpr.js';
import { danishHolidays } from '../../core/holidays.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, MessageTurn, Origin, Reply } from '../../core/turn.js';
import { clockTime } from '../../core/wording.js';
import { refused, settingOf, within } from './access.js';
import type { Setting } from './card-parts.js';
import { groupCard, longestOfMember, memberCard } from './group-cards.js';
import type { Group, Member } from './plan.js';
import type { Writing } from './records.js';
import type { RhythmChange } from './rhythm-said.js';
import { checkInRows } from './schedule.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

/** As far ahead as a pause may last, in days. */
const longestPause = 366;

/** The group and its settings, for whoever pressed. */
export async function showGroup({ group, language }: Data<'plan.group'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: found.group }));
  if ('no' in result) return refused(result, language);
  return [{ kind: 'replace', card: groupCard(result.tell, settingOf(language, ports)) }];
}

/** The group and its settings, in a message of its own. */
export async function tellGroup(
  group: string,
  turn: MessageTurn,
  language: Language,
  ports: Ports,
  notices: readonly Notice[] = [],
): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: found.group }));
  if ('no' in result) return refused(result, language);
  return [{ kind: 'card', card: groupCard(result.tell, settingOf(language, ports), notices), summary: texts[language].summaries.group }];
}

/** The form of somebody in the group; without a member it is somebody new. */
export async function editMember(
  { group, member: id, language }: Data<'plan.edit-member'>,
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: found.group }));
  if ('no' in result) return refused(result, language);
  const member = result.tell.members.find((one) => one.id === id);
  if (id !== undefined && !member) return refused({ no: 'gone' }, language);
  return [{ kind: 'replace', card: memberCard(result.tell, member, settingOf(language, ports), { fresh: ports.newId() }) }];
}

/** What was typed of somebody in the group is kept, or shown again with why not. */
export async function saveMember(data: Data<'plan.save-member'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { group, language } = data;
  const setting = settingOf(language, ports);
  const typed = { name: data.name.trim(), mail: data.mail.trim().toLowerCase(), role: data.role, coordinates: data.coordinates };
  const fault = memberFault(typed, language);
  const result = await within<{ readonly group: Group; readonly member?: Member | undefined }>(group, turn, ports, ({ group: now }) => {
    const member = now.members.find((one) => one.id === (data.member ?? data.fresh));
    if (data.member !== undefined && !member) return { no: 'gone' };
    if (fault) return { tell: { group: now, member } };
    const id = member?.id ?? data.fresh ?? ports.newId();
    const after = withMember(now, member, { ...typed, id }, turn);
    return { tell: { group: after, member }, writing: { group: after } };
  });
  if ('no' in result) return refused(result, language);
  const { group: now, member } = result.tell;
  if (!fault) return [{ kind: 'replace', card: groupCard(now, setting, [{ text: texts[language].say.saved, tone: 'good' }]) }];
  const back = { ...typed, name: withoutCpr(typed.name), mail: withoutCpr(typed.mail) };
  const notices: Notice[] = [{ text: fault, tone: 'attention' }];
  return [{ kind: 'replace', card: memberCard(now, member, setting, { fresh: data.fresh ?? ports.newId(), notices, typed: back }) }];
}

interface TypedMember {
  readonly name: string;
  readonly mail: string;
  readonly role: Member['role'];
  readonly coordinates: string;
}

function withMember(
  group: Group,
  member: Member | undefined,
  { id, name, mail, role, coordinates }: TypedMember & { readonly id: string },
  { userId }: Pick<Origin, 'userId'>,
): Group {
  // Another address is another person to Teams until they are heard from; who writes is heard from.
  const known =
    member && (member.mail === mail || member.userId === userId)
      ? { userId: member.userId, directoryId: member.directoryId }
      : { userId: '', directoryId: '' };
  const after: Member = { id, name, mail, role, ...known };
  const members = member ? group.members.map((one) => (one.id === id ? after : one)) : [...group.members, after];
  const before = group.coordinator === id ? '' : group.coordinator;
  return { ...group, members, coordinator: coordinates === 'yes' ? id : before };
}

function memberFault({ name, mail }: TypedMember, language: Language): string | undefined {
  const t = texts[language];
  for (const [field, text] of [
    ['name', name],
    ['mail', mail],
  ] as const) {
    if (holdsCpr(text)) return t.say.cpr(t.fields[field]);
    if (text.length > longestOfMember[field]) return t.say.tooMuch(t.fields[field], longestOfMember[field]);
  }
  if (name === '') return t.say.nameNeeded;
  return mail !== '' && !z.email().safeParse(mail).success ? t.say.mailWrong : undefined;
}

/** Takes somebody out of the group; what they had to do stays, without a name. */
export async function removeMember(
  { group, member: id, language }: Data<'plan.remove-member'>,
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply[]> {
  const t = texts[language].say;
  const result = await within<{ readonly group: Group; readonly text: string }>(group, turn, ports, ({ group: now, actions }) => {
    const members = now.members.filter((one) => one.id !== id);
    if (members.length === now.members.length) return { no: 'gone' };
    if (members.length === 0) return { tell: { group: now, text: t.lastMember } };
    const after: Group = { ...now, members, coordinator: now.coordinator === id ? '' : now.coordinator };
    const theirs = actions.filter(({ who }) => who === id).map((action) => ({ ...action, who: '' }));
    const writing: Writing = { group: after, actions: theirs };
    return { tell: { group: after, text: theirs.length > 0 ? t.memberUsed : t.saved }, writing };
  });
  if ('no' in result) return refused(result, language);
  const notices: Notice[] = [{ text: result.tell.text, tone: 'good' }];
  return [{ kind: 'replace', card: groupCard(result.tell.group, settingOf(language, ports), notices) }];
}

const times = /^(?:0[89]|1[0-6]):[0-5]\d$/;

/** When check-ins come and what the organisers may read, from the group's card. */
export async function saveRhythm(data: Data<'plan.rhythm'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { group, weekday, time, everyWeeks, pausedUntil, shares, language } = data;
  const change: RhythmChange = {
    ...(/^[1-5]$/.test(weekday) ? { weekday: Number(weekday) } : {}),
    ...(times.test(time) ? { time } : {}),
    ...(everyWeeks === '2' ? { everyWeeks: 2 } : everyWeeks === '1' ? { everyWeeks: 1 } : {}),
    pausedUntil,
  };
  const setting = settingOf(language, ports);
  if (!isPossible(change, setting)) {
    const found = await within(group, turn, ports, (read) => ({ tell: read.group }));
    if ('no' in found) return refused(found, language);
    return [{ kind: 'replace', card: groupCard(found.tell, setting, [{ text: texts[language].say.byWrong, tone: 'attention' }]) }];
  }
  const result = await changeRhythm(group, change, shares === '' ? undefined : shares === 'yes', turn, ports);
  if ('no' in result) return refused(result, language);
  // Who keeps a pause must not read that check-ins come every Monday.
  const isPaused = result.tell.rhythm.pausedUntil > dayOf(setting.now);
  const notices: Notice[] = [{ text: rhythmText(result.tell, isPaused ? { pausedUntil } : {}, language), tone: 'good' }];
  return [{ kind: 'replace', card: groupCard(result.tell, setting, notices) }];
}

/** The same, told in the chat. */
export async function tellRhythm(
  group: string,
  change: RhythmChange,
  turn: MessageTurn,
  language: Language,
  ports: Ports,
): Promise<Reply[]> {
  // What was asked for is not to be had or not plain: the settings show what there is.
  if (Object.keys(change).length === 0 || !isPossible(change, settingOf(language, ports))) {
    return tellGroup(group, turn, language, ports, [{ text: texts[language].say.rhythmNot, tone: 'warning' }]);
  }
  const result = await changeRhythm(group, change, undefined, turn, ports);
  if ('no' in result) return refused(result, language);
  return [{ kind: 'text', text: rhythmText(result.tell, change, language) }];
}

function isPossible({ pausedUntil = '' }: RhythmChange, { now }: Setting): boolean {
  const today = dayOf(now);
  // A pause that is over may stand there still.
  return pausedUntil === '' || (z.iso.date().safeParse(pausedUntil).success && pausedUntil <= addDays(today, longestPause));
}

async function changeRhythm(
  group: string,
  change: RhythmChange,
  shares: boolean | undefined,
  turn: ActionTurn | MessageTurn,
  ports: Ports,
) {
  const isHoliday = await danishHolidays();
  const { programme, clock } = ports;
  return within<Group>(group, turn, ports, ({ group: now }) => {
    const { rhythm } = now;
    // Every second week is counted from when it was chosen.
    const isRarer = change.everyWeeks === 2 && rhythm.everyWeeks === 1 && rhythm.since !== '';
    const after: Group = {
      ...now,
      rhythm: { ...rhythm, ...change, since: isRarer ? dayOf(clock()) : rhythm.since },
      shares: shares ?? now.shares,
    };
    return { tell: after, writing: { group: after, rows: checkInRows(after, programme, isHoliday, clock()) } };
  });
}

function rhythmText({ rhythm }: Group, change: RhythmChange, language: Language): string {
  const t = texts[language];
  if (change.pausedUntil) return t.say.paused(longDate(change.pausedUntil, language));
  if (change.pausedUntil === '' && Object.keys(change).length === 1) return t.say.resumed;
  return t.say.rhythmSet(t.weekdays[rhythm.weekday - 1] ?? '', clockTime(rhythm.time, language), rhythm.everyWeeks);
}
