import type { Ports, Profile, RosterEntry } from '../../core/ports.js';
import type { ActionTurn, Origin } from '../../core/turn.js';
import type { Group, Member } from './plan.js';

const directoryIds = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whoever was picked from the directory, as the channel's roster has them; undefined for nobody. */
export async function pickedFrom(who: string, turn: ActionTurn, ports: Ports): Promise<RosterEntry | undefined> {
  if (!directoryIds.test(who)) return undefined;
  const roster = await ports.messenger.roster(turn);
  return roster?.find(({ directoryId }) => directoryId.toLowerCase() === who.toLowerCase());
}

/** The group and the id of the member who is responsible: whoever was picked, who becomes one, or `who` where that is one; empty for nobody. */
export function withResponsible(
  group: Group,
  picked: RosterEntry | undefined,
  who: string,
  { newId }: Pick<Ports, 'newId'>,
): { readonly group: Group; readonly who: string } {
  if (!picked) return { group, who: group.members.some(({ id }) => id === who) ? who : '' };
  const known = group.members.find((member) => isSame(member, picked));
  if (known) return { group, who: known.id };
  const member = memberFrom(newId(), picked, picked);
  return { group: { ...group, members: [...group.members, member] }, who: member.id };
}

/** Somebody as a member without a role. */
export function memberFrom(
  id: string,
  { userId, directoryId }: Pick<Origin, 'userId' | 'directoryId'>,
  profile: Profile | undefined,
): Member {
  return { id, name: profile?.name ?? '', mail: profile?.mail || profile?.signIn || '', role: '', userId, directoryId };
}

/** The members with Teams' ids where the roster has somebody with their mail address. */
export function withRoster(members: readonly Member[], roster: readonly RosterEntry[]): Member[] {
  return members.map((member) => {
    if (member.userId !== '') return member;
    const found = roster.find((entry) => isSame(member, entry));
    return found ? { ...member, userId: found.userId, directoryId: found.directoryId } : member;
  });
}

function isSame({ userId, directoryId, mail }: Member, entry: RosterEntry): boolean {
  if (userId !== '' && userId === entry.userId) return true;
  if (directoryId !== '' && directoryId === entry.directoryId) return true;
  return mail !== '' && (mail === entry.mail || mail === entry.signIn);
}
