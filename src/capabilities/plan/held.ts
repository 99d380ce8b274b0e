import { longDate } from '../../core/calendar.js';
import { keyOf } from '../../core/keys.js';
import type { Held, Person, Ports } from '../../core/ports.js';
import { consultants } from './answering.js';
import { groupName } from './card-parts.js';
import { heldTexts } from './held-texts.js';
import type { Action, Group, Member } from './plan.js';
import { allGroups, type Found, find, memberIn, update, type Writing } from './records.js';
import { cleanse, cleanseRow, lastDayOf } from './removal.js';
import { texts } from './texts.js';

/** The groups in which this person stands, and the answers that they have given as a consultant. */
export async function held(person: Person, ports: Ports): Promise<Held[]> {
  const { found, isConsultant } = await look(person, ports);
  return found.flatMap((one) => heldIn(one, person, isConsultant, ports) ?? []);
}

/** Takes the person out of their groups and their name off what they did; the group's actions and words stay. */
export async function forget(person: Person, ports: Ports): Promise<Held[]> {
  const { found, isConsultant } = await look(person, ports);
  const theirs = found.filter((one) => heldIn(one, person, isConsultant, ports));
  const done = await Promise.all(theirs.map(({ group }) => leave(group.id, person, isConsultant, ports)));
  return done.flatMap((one) => one ?? []);
}

/** A member whom Teams has not named yet is found by their mail address alone, to which no way leads: a person asks for this once in a year. */
async function look(person: Person, ports: Ports): Promise<{ readonly found: Found[]; readonly isConsultant: boolean }> {
  const [ids, channel] = await Promise.all([allGroups(ports), consultants(ports, undefined)]);
  const found = await Promise.all(ids.map((id) => find(id, ports)));
  return { found: found.filter((one) => one !== undefined), isConsultant: channel?.address.tenantId === person.tenantId };
}

async function leave(id: string, person: Person, isConsultant: boolean, ports: Ports): Promise<Held | undefined> {
  const now = ports.clock();
  const { before, names } = await update<{ readonly before?: Found; readonly names: readonly string[]; readonly writing?: Writing }>(
    id,
    (found) => {
      if (!found || !heldIn(found, person, isConsultant, ports)) return { names: [] };
      const member = themIn(found.group, person);
      const members = found.group.members.filter((one) => one !== member);
      // Two of one name cannot be told apart in what has happened.
      const names = [...new Set([member?.name ?? '', person.profile?.name ?? ''])].filter(
        (name) => name !== '' && !members.some((one) => one.name === name),
      );
      const group: Group = { ...found.group, members, coordinator: found.group.coordinator === member?.id ? '' : found.group.coordinator };
      const actions = found.actions.flatMap((action) => {
        const after = without(action, member, isConsultant ? person.profile?.name : undefined);
        return JSON.stringify(after) === JSON.stringify(action) ? [] : after;
      });
      const keys = names.map((name) => keyOf(name));
      const rows = keys.map((name) => cleanseRow(group, name, now));
      return { before: found, names: keys, writing: { ...(member ? { group } : {}), actions, rows } };
    },
    ports,
  );
  for (const name of names) await cleanse(id, name, ports);
  return before && heldIn(before, person, isConsultant, ports);
}

function without(action: Action, member: Member | undefined, consultant: string | undefined): Action {
  const { answered, help } = action;
  return {
    ...action,
    who: action.who === member?.id ? '' : action.who,
    answered: answered && answered.by === member?.id ? { ...answered, by: '' } : answered,
    help: help && help.by !== '' && help.by === consultant ? { ...help, by: '' } : help,
  };
}

function themIn(group: Group, person: Person): Member | undefined {
  const known = memberIn(group, person);
  if (known || group.tenantId !== person.tenantId || !person.profile) return known;
  const { mail, signIn } = person.profile;
  return group.members.find((one) => one.userId === '' && one.mail !== '' && (one.mail === mail || one.mail === signIn));
}

function heldIn({ group, actions }: Found, person: Person, isConsultant: boolean, ports: Ports): Held | undefined {
  const { language, profile } = person;
  const t = heldTexts[language];
  const member = themIn(group, person);
  const advised = isConsultant && profile?.name ? actions.filter(({ help }) => help?.by === profile.name).length : 0;
  if (!member && advised === 0) return undefined;
  const responsible = member ? actions.filter(({ who, removed }) => who === member.id && !removed).length : 0;
  const role = member?.role ? texts[language].roles[member.role] : '';
  return {
    title: t.title(groupName(group)),
    lines: [
      ...(member ? [t.member([member.name, member.mail, role].filter((part) => part !== '').join(' · ')), t.history] : []),
      ...(responsible > 0 ? [t.responsible(responsible)] : []),
      ...(advised > 0 ? [t.consultant(advised)] : []),
    ],
    why: t.why,
    until: t.until(longDate(lastDayOf(group, ports.programme), language)),
    fate: 'goes',
    outcome: member ? t.outcome : t.consultantOutcome,
  };
}
