import { longDate } from '../../core/calendar.js';
import { keyOf } from '../../core/keys.js';
import type { Held, Person, Ports } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import { reach } from '../../core/wording.js';
import { consultants } from './answering.js';
import { groupName } from './card-parts.js';
import { heldTexts } from './held-texts.js';
import { type Action, actorKey, type Group, type HistoryLine, type Member } from './plan.js';
import { allGroups, type Found, find, memberIn, readHistory, update, type Writing } from './records.js';
import { cleanse, cleanseRow, lastDayOf } from './removal.js';
import { texts } from './texts.js';

/** The groups in which this person stands or has done something, and the answers that they have given as a consultant. */
export async function held(person: Person, ports: Ports): Promise<Held[]> {
  const { seen, isConsultant } = await look(person, ports);
  return [...seen.flatMap((one) => heldIn(one, person, ports) ?? []), ...namesakeIn(seen, person, isConsultant, ports)];
}

/** Takes the person out of their groups and their name off what they did; the group's actions and words stay. */
export async function forget(person: Person, ports: Ports): Promise<Held[]> {
  const { seen, isConsultant } = await look(person, ports);
  const done = await Promise.all(
    seen.map(async (one) => {
      const what = heldIn(one, person, ports);
      if (what) await leave(one.group.id, person, ports);
      return what ?? [];
    }),
  );
  return [...done.flat(), ...namesakeIn(seen, person, isConsultant, ports)];
}

interface Seen extends Found {
  readonly history: readonly HistoryLine[];
}

/** To whom no way leads, as to those who have left a group, is found by looking at all: a person asks for this once in a year. */
async function look(person: Person, ports: Ports): Promise<{ readonly seen: Seen[]; readonly isConsultant: boolean }> {
  const [ids, channel] = await Promise.all([allGroups(ports), consultants(ports, undefined)]);
  const seen = await Promise.all(
    ids.map(async (id) => {
      const [found, history] = await Promise.all([find(id, ports), readHistory(id, ports)]);
      return found ? { ...found, history } : [];
    }),
  );
  return { seen: seen.flat(), isConsultant: channel?.address.tenantId === person.tenantId };
}

async function leave(id: string, person: Person, ports: Ports): Promise<void> {
  const now = ports.clock();
  const { marks } = await update<{ readonly marks: readonly string[]; readonly writing?: Writing }>(
    id,
    (found) => {
      if (!found) return { marks: [] };
      const member = themIn(found.group, person);
      const members = found.group.members.filter((one) => one !== member);
      const group: Group = { ...found.group, members, coordinator: found.group.coordinator === member?.id ? '' : found.group.coordinator };
      const keys = keysOf(member, person);
      const actions = found.actions.flatMap((action) => {
        const after = without(action, member, keys);
        return JSON.stringify(after) === JSON.stringify(action) ? [] : after;
      });
      const marks = [...keys, ...namesIn(found.group, member, person).own.map((name) => keyOf(name))];
      const rows = marks.map((mark) => cleanseRow(group, mark, now));
      return { marks, writing: { ...(member ? { group } : {}), actions, rows } };
    },
    ports,
  );
  for (const mark of marks) await cleanse(id, mark, ports);
}

function without(action: Action, member: Member | undefined, keys: readonly string[]): Action {
  const { answered, help } = action;
  return {
    ...action,
    who: action.who === member?.id ? '' : action.who,
    answered: answered && answered.by === member?.id ? { ...answered, by: '' } : answered,
    help: help && keys.includes(help.key) ? { ...help, by: '', key: '' } : help,
  };
}

/** By the mail address also where Teams has not named them yet, or knows them by another id than when they were last heard from. */
function themIn(group: Group, person: Person): Member | undefined {
  const known = memberIn(group, person);
  if (known || group.tenantId !== person.tenantId || !person.profile) return known;
  const { mail, signIn } = person.profile;
  return group.members.find((one) => one.mail !== '' && (one.mail === mail || one.mail === signIn));
}

/** Under which keys their name may stand: as Teams knows them now, and as it knew the member. */
function keysOf(member: Member | undefined, { tenantId, userId }: Person): string[] {
  const ids = [userId, member?.userId ?? ''].filter((one) => one !== '');
  return [...new Set(ids.map((one) => actorKey({ tenantId, userId: one })))];
}

/** The names by which a member's older lines are found, and those that are somebody else's in the group too and tell of neither. */
function namesIn(group: Group, member: Member | undefined, { profile }: Person): { readonly own: string[]; readonly shared: string[] } {
  const names = member ? [...new Set([member.name, profile?.name ?? ''])].filter((name) => name !== '') : [];
  const isShared = (name: string) => group.members.some((one) => one !== member && one.name === name);
  return { own: names.filter((name) => !isShared(name)), shared: names.filter(isShared) };
}

function heldIn({ group, actions, history }: Seen, person: Person, ports: Ports): Held | undefined {
  const { language } = person;
  const t = heldTexts[language];
  const member = themIn(group, person);
  const keys = keysOf(member, person);
  const theirs = history.filter(({ key }) => keys.includes(key));
  if (!member && theirs.length === 0) return undefined;
  const advised = theirs.filter(({ what }) => what === 'got-help').length;
  const responsible = member ? actions.filter(({ who, removed }) => who === member.id && !removed).length : 0;
  const role = member?.role ? texts[language].roles[member.role] : '';
  const { shared } = namesIn(group, member, person);
  const unsure = history.filter(({ by, key }) => key === '' && shared.includes(by)).length;
  const outcome = member ? t.outcome : t.namesOutcome;
  return {
    title: t.title(groupName(group)),
    lines: [
      ...(member ? [t.member([member.name, member.mail, role].filter((part) => part !== '').join(' · '))] : []),
      ...(member || theirs.length > advised ? [t.history] : []),
      ...(responsible > 0 ? [t.responsible(responsible)] : []),
      ...(advised > 0 ? [t.consultant(advised)] : []),
    ],
    why: t.why,
    until: t.until(longDate(lastDayOf(group, ports.programme), language)),
    fate: 'goes',
    outcome: unsure > 0 ? `${outcome} ${t.unsure(unsure)}` : outcome,
  };
}

/** Older lines with this person's name that do not say whose they are: a name alone is nobody's, so they stay, and it is not told where they stand. */
function namesakeIn(seen: readonly Seen[], person: Person, isConsultant: boolean, { programme }: Ports): Held[] {
  const { language, profile, tenantId } = person;
  if (!profile?.name) return [];
  const lines = seen.flatMap(({ group, history }) => {
    const mayBeTheirs = group.tenantId === tenantId && !themIn(group, person);
    return history.filter(({ by, key, what }) => key === '' && by === profile.name && (what === 'got-help' ? isConsultant : mayBeTheirs));
  });
  if (lines.length === 0) return [];
  const { title, line, why, until, outcome } = heldTexts[language].namesake;
  const stays = outcome(reach(mainContact(programme), language));
  return [{ title, lines: [line(lines.length), stays], why, until, fate: 'stays', outcome: stays }];
}
