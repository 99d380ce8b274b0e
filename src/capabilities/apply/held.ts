import { longDate } from '../../core/calendar.js';
import { keyOf } from '../../core/keys.js';
import { municipalityOf } from '../../core/municipalities.js';
import type { Held, Person, Ports } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import { reach } from '../../core/wording.js';
import type { Application, Content, Member } from './application.js';
import { lastDayOf, standingOf } from './expiry.js';
import { heldTexts } from './held-texts.js';
import { paperTexts } from './paper-texts.js';
import { mailsOf } from './people.js';
import { changedAt, idsFor, read, removeWhere, update, type Writing } from './records.js';
import { registeredWith } from './registered.js';
import { cleanse, cleanseRow, sweep, sweepRow } from './removal.js';

/** The applications in which this person stands, works or may work, those that an organiser registered among them. */
export async function held(person: Person, ports: Ports): Promise<Held[]> {
  const found = await Promise.all((await idsOf(person, ports)).map((id) => read(id, ports)));
  const theirs = found.filter((one) => one !== undefined).filter((one) => concerns(one, person));
  return Promise.all(theirs.map(async (application) => heldOf(application, person, await changedAt(application.id, ports), ports)));
}

/** Takes away drafts that are this person's alone, and the person out of those that others work on. What was sent stays. */
export async function forget(person: Person, ports: Ports): Promise<Held[]> {
  const done = await Promise.all((await idsOf(person, ports)).map((id) => leave(id, person, ports)));
  return done.flatMap((one) => one ?? []);
}

async function idsOf(person: Person, ports: Ports): Promise<string[]> {
  const mails = mailsOf(person.profile);
  const [own, registered] = await Promise.all([idsFor(person, mails, ports), registeredWith(mails, person, ports)]);
  return [...new Set([...own, ...registered.map(({ id }) => id)])];
}

async function leave(id: string, person: Person, ports: Ports): Promise<Held | undefined> {
  const [application, at] = await Promise.all([read(id, ports), changedAt(id, ports)]);
  if (!application || !concerns(application, person)) return undefined;
  const now = ports.clock();
  const removed = await removeWhere(
    id,
    async (one) => isTheirsAlone(one, person),
    (one) => [sweepRow(one, now)],
    ports,
  );
  if (removed) {
    await sweep(id, removed.reference, ports);
    return heldOf(removed, person, at, ports);
  }
  const left = { id, user: keyOf(person.userId), directory: keyOf(person.directoryId) };
  const { before, writing } = await update<{ readonly before?: Application | undefined; readonly writing?: Writing }>(
    id,
    (one) => {
      if (!one || standingOf(one) !== 'draft' || !concerns(one, person)) return { before: one };
      const rows = [cleanseRow(one, left, now)];
      return { before: one, writing: { application: without(one, person), audit: { by: '', what: 'left' }, rows } };
    },
    ports,
  );
  if (writing) await cleanse(left, ports);
  return before && heldOf(before, person, at, ports);
}

/** Whether nobody else has put a hand to it, and the organisers have nothing to decide or to show for it. */
function isTheirsAlone(application: Application, { tenantId, userId }: Person): boolean {
  const { editors } = application;
  return (
    standingOf(application) === 'draft' &&
    application.tenantId === tenantId &&
    editors.length > 0 &&
    editors.every((one) => one.userId === userId)
  );
}

function concerns(application: Application, person: Person): boolean {
  const { editors, invited } = application;
  return (
    [...editors.map(({ userId }) => userId)].includes(person.userId) ||
    (person.directoryId !== '' && invited.includes(person.directoryId)) ||
    membersOf(application).some((member) => isThem(member, application, person))
  );
}

function membersOf({ content, submission }: Application): readonly Member[] {
  return [...content.members, ...(submission?.content.members ?? [])];
}

/** By a mail address of theirs, or by their name where no address was given. */
function isThem({ mail, name }: Member, { editors }: Application, { userId, profile }: Person): boolean {
  const own = editors.find((one) => one.userId === userId)?.mail ?? '';
  if (mail !== '') return mail === own || mailsOf(profile).includes(mail);
  return name !== '' && name.toLowerCase() === profile?.name.toLowerCase();
}

/** The application as the others go on with it. */
function without(application: Application, person: Person): Application {
  const editors = application.editors.filter(({ userId }) => userId !== person.userId);
  const { content, submission, invited, keeper } = application;
  const rest = (of: Content): Content => {
    const gone = of.members.filter((member) => isThem(member, application, person));
    const coordinator = gone.some(({ id }) => id === of.fields.coordinator) ? '' : of.fields.coordinator;
    return { fields: { ...of.fields, coordinator }, members: of.members.filter((member) => !gone.includes(member)) };
  };
  return {
    ...application,
    content: rest(content),
    submission: submission && { ...submission, content: rest(submission.content) },
    editors,
    keeper: keeper === person.userId ? (editors[0]?.userId ?? '') : keeper,
    invited: invited.filter((one) => one !== person.directoryId),
  };
}

function heldOf(application: Application, person: Person, changed: string, ports: Ports): Held {
  const { language } = person;
  const { programme } = ports;
  const t = heldTexts[language];
  const { roles, states } = paperTexts[language];
  const { reference, state, editors, invited, submission } = application;
  const standing = standingOf(application);
  const municipality = municipalityOf((submission?.content ?? application.content).fields.municipality)?.name ?? '';
  const roleOf = ({ role }: Member) => (role === 'leader' || role === 'amr' || role === 'tr' || role === 'other' ? roles[role] : '');
  const named = membersOf(application)
    .filter((member) => isThem(member, application, person))
    .map((member) => [member.name, member.mail, roleOf(member), member.title, member.area].filter((part) => part !== '').join(' · '));
  const alone = isTheirsAlone(application, person);
  const others = membersOf(application).some((member) => !isThem(member, application, person));
  return {
    title: t.title(reference, states[state]),
    lines: [
      ...(municipality === '' ? [] : [municipality]),
      ...new Set(named.map(t.member)),
      ...(editors.some(({ userId }) => userId === person.userId) ? [t.editor] : []),
      ...(invited.includes(person.directoryId) ? [t.invited] : []),
      ...(alone && others ? [t.others] : []),
    ],
    why: t.why[standing],
    until: t.until[standing](longDate(lastDayOf(application, changed, programme), language)),
    fate: standing === 'draft' ? 'goes' : 'stays',
    outcome: standing === 'draft' ? (alone ? t.whole : t.part) : t.stays[standing](reach(mainContact(programme), language)),
  };
}
