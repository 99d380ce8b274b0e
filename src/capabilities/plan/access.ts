import type { Language } from '../../core/language.js';
import type { Ports, Profile } from '../../core/ports.js';
import type { Origin, Reply } from '../../core/turn.js';
import type { Setting } from './card-parts.js';
import { type Actor, actorKey, type Group } from './plan.js';
import { comeBack, isBackFrom } from './presence.js';
import { type Found, groupOfChannel, groupsOfPerson, memberIn, update, type Writing } from './records.js';
import { texts } from './texts.js';

/** Why something did not happen: there is no such group or action any more, or it is not this person's. */
export interface Refused {
  readonly no: 'gone' | 'not-member';
}

type Attempt<T> = { readonly tell: T } | { readonly no: Refused['no'] | 'away' };

/** What is to happen: the change, if one is made, and what the handler wants to know. */
export type Decided<T> = { readonly writing?: Writing | undefined; readonly tell: T } | Refused;

export function settingOf(language: Language, { programme, clock }: Ports): Setting {
  return { programme, language, now: clock() };
}

/** Says why something did not happen, as a message below: the card stays as it is, with what was typed. */
export function refused({ no }: Refused, language: Language): Reply[] {
  const t = texts[language].say;
  return [{ kind: 'text', text: no === 'gone' ? t.gone : t.notMember }];
}

/** The group this turn is about: the channel's, or where it is said in a personal chat the one that the person is known to be in. */
export async function groupAt(turn: Origin, ports: Ports): Promise<string | undefined> {
  if (turn.scope === 'channel') return groupOfChannel(turn, ports);
  return turn.scope === 'personal' ? (await groupsOfPerson(turn, ports)).at(-1) : undefined;
}

/**
 * Does something to a group's plan as a member of the group: reads it, checks who asks, has it decided, writes. Who is a member by their mail
 * address and has not been here before is recognised first. Throws `storage.down`.
 */
export async function within<T>(
  id: string,
  turn: Origin,
  ports: Ports,
  decide: (found: Found, member: Actor) => Decided<T>,
): Promise<{ readonly tell: T } | Refused> {
  let profile: Profile | undefined;
  let result = await attempt(id, turn, ports, decide, profile);
  if ('no' in result && result.no === 'not-member') {
    profile = await ports.messenger.profile(turn, turn.userId);
    if (profile) result = await attempt(id, turn, ports, decide, profile);
  }
  if ('no' in result && result.no === 'away') {
    await comeBack(id, ports);
    result = await attempt(id, turn, ports, decide, profile);
  }
  if (!('no' in result)) return result;
  return { no: result.no === 'away' ? 'gone' : result.no };
}

async function attempt<T>(
  id: string,
  turn: Origin,
  ports: Ports,
  decide: (found: Found, member: Actor) => Decided<T>,
  profile: Profile | undefined,
): Promise<Attempt<T>> {
  const { result } = await update<{ readonly result: Attempt<T>; readonly writing?: Writing }>(
    id,
    (read) => {
      if (!read) return { result: { no: 'gone' } };
      const group = seenFrom(recognised(read.group, turn, profile), turn);
      const member = memberIn(group, turn);
      if (!member) return { result: { no: 'not-member' } };
      if (isBackFrom(group, turn)) return { result: { no: 'away' } };
      const decided = decide({ ...read, group }, { ...member, key: actorKey(turn) });
      if ('no' in decided) return { result: decided };
      const { tell, writing } = decided;
      // What was learnt of the group on the way is kept with whatever is written, and by itself where nothing is.
      const learnt = writing?.group ?? (group === read.group ? undefined : group);
      return { result: { tell }, ...(writing || learnt ? { writing: { ...writing, ...(learnt ? { group: learnt } : {}) } } : {}) };
    },
    ports,
  );
  return result;
}

/** The group with this person's ids at the member whose mail address is theirs. */
export function recognised(group: Group, turn: Origin, profile: Profile | undefined): Group {
  if (!profile || group.tenantId !== turn.tenantId) return group;
  const mails = [profile.mail, profile.signIn].filter((mail) => mail !== '');
  const known = group.members.find(({ userId, mail }) => userId === '' && mails.includes(mail));
  if (!known) return group;
  const { userId, directoryId } = turn;
  return { ...group, members: group.members.map((one) => (one === known ? { ...one, userId, directoryId } : one)) };
}

/** The group with Teams' door to its channel as it is now: it may change. */
function seenFrom(group: Group, turn: Origin): Group {
  const { channel } = group;
  if (!channel || turn.channelId !== channel.address.conversationId || turn.serviceUrl === channel.address.serviceUrl) return group;
  return { ...group, channel: { ...channel, address: { ...channel.address, serviceUrl: turn.serviceUrl } } };
}
