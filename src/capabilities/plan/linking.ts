import { danishHolidays } from '../../core/holidays.js';
import type { Language } from '../../core/language.js';
import type { AcceptedGroup, Ports, Profile, RosterEntry } from '../../core/ports.js';
import { usualRhythm } from '../../core/rhythm.js';
import type { ActionTurn, Address, MessageTurn, Origin, Reply } from '../../core/turn.js';
import { recognised, refused, settingOf, within } from './access.js';
import { plainGroupName } from './card-parts.js';
import { chooseGroupCard, unlinkCard } from './group-cards.js';
import { memberFrom, withRoster } from './people.js';
import { type Channel, type Group, type Member, roles } from './plan.js';
import { find, groupOfChannel, groupsOfPerson, memberIn, update, type Writing } from './records.js';
import { expiryOf, lookRow } from './removal.js';
import { adviceRows, checkInRows, meetingRows } from './schedule.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

/** What a group is called by where one is chosen among several. */
type Candidate = Pick<AcceptedGroup, 'id' | 'municipality' | 'area'>;

/** Links this channel to the group of whoever says so; where they are in several, they choose. */
export async function link(turn: MessageTurn, reference: string | undefined, language: Language, ports: Ports): Promise<Reply[]> {
  const t = texts[language];
  if (turn.scope !== 'channel') return [{ kind: 'text', text: t.say.onlyInChannel }];
  const accepted = await ports.acceptedGroups(turn);
  const known = await knownGroups(turn, ports);
  const all = [...accepted, ...known.filter(({ id }) => !accepted.some((one) => one.id === id))];
  const meant = reference === undefined ? all : all.filter((one) => one.reference === reference);
  const [only, ...others] = meant;
  if (!only) return [{ kind: 'text', text: all.length > 0 ? t.say.wrongReference : t.say.noGroup }];
  if (others.length === 0) return linkTo(only.id, turn, language, ports);
  return [{ kind: 'card', card: chooseGroupCard(meant, settingOf(language, ports)), summary: t.choose.title }];
}

async function knownGroups(turn: Origin, ports: Ports): Promise<(Candidate & { readonly reference: string })[]> {
  const found = await Promise.all((await groupsOfPerson(turn, ports)).map((id) => find(id, ports)));
  return found.flatMap((one) => (one && memberIn(one.group, turn) ? one.group : []));
}

/** The group that was chosen. */
export async function linkChosen({ group, language }: Data<'plan.link'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  if (turn.scope !== 'channel') return [{ kind: 'text', text: texts[language].say.onlyInChannel }];
  return linkTo(group, turn, language, ports);
}

type Linked = 'linked' | 'linked-again' | 'moved' | 'here' | 'taken' | 'not-theirs';

async function linkTo(id: string, turn: ActionTurn | MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
  const t = texts[language].say;
  const [accepted, profile, roster, isHoliday] = await Promise.all([
    ports.acceptedGroups(turn).then((all) => all.find((one) => one.id === id)),
    ports.messenger.profile(turn, turn.userId),
    ports.messenger.roster(turn),
    danishHolidays(),
  ]);
  const setting = settingOf(language, ports);
  const { how, name, old } = await update<{
    readonly how: Linked;
    readonly name: string;
    readonly old?: Address | undefined;
    readonly writing?: Writing;
  }>(
    id,
    async (found) => {
      const taken = await groupOfChannel(turn, ports);
      if (taken !== undefined && taken !== id) return { how: 'taken', name: '' };
      const before = found?.group ?? (accepted && newGroup(accepted, turn, language, ports));
      if (!before || before.tenantId !== turn.tenantId) return { how: 'not-theirs', name: '' };
      const known = recognised(before, turn, profile);
      // Who may open the application begins the group, also where they do not stand in it. From then on its own people decide, as long as there are any.
      const mayBegin = accepted !== undefined && !found?.group.members.some(isReachable);
      if (!memberIn(known, turn) && !mayBegin) return { how: 'not-theirs', name: '' };
      const channel = channelOf(turn);
      const group: Group = { ...withPeople(known, turn, profile, roster ?? [], ports), channel, away: undefined };
      const name = plainGroupName(group);
      const old = before.channel?.address.conversationId;
      if (old === channel.address.conversationId && !before.away && memberIn(known, turn)) return { how: 'here', name };
      const { programme, now } = setting;
      const rows = [
        ...checkInRows(group, programme, isHoliday, now),
        ...meetingRows(group, programme, isHoliday, now),
        ...(found ? adviceRows(found, now) : [lookRow(group, expiryOf(group, programme))]),
      ];
      const again = group.rhythm.since === '' ? 'linked' : 'linked-again';
      const how = old === undefined ? again : old === channel.address.conversationId ? 'here' : 'moved';
      return { how, name, ...(how === 'moved' ? { old: before.channel?.address } : {}), writing: { group, rows } };
    },
    ports,
  );
  ports.nudge();
  // Whoever looks for the plan where it was is told.
  if (old) await ports.messenger.post(old, { kind: 'text', text: t.movedAway });
  const said: Readonly<Record<Linked, string>> = {
    linked: t.linked(name),
    'linked-again': t.linkedAgain(name),
    moved: t.linkedElsewhere,
    here: t.alreadyLinkedHere,
    taken: t.channelTaken,
    'not-theirs': t.noGroup,
  };
  return [{ kind: 'text', text: said[how] }];
}

function newGroup(accepted: AcceptedGroup, { tenantId }: Origin, language: Language, { programme }: Ports): Group | undefined {
  // An organisation's application is no other organisation's; one that an organiser has registered is nobody's yet.
  if (accepted.tenantId !== '' && accepted.tenantId !== tenantId) return undefined;
  const { id, reference, course, municipality, area, members, coordinator } = accepted;
  return {
    id,
    round: programme.id,
    tenantId,
    reference,
    course,
    municipality,
    area,
    members: members.map(({ id: member, name, mail, role }): Member => {
      return { id: member, name, mail: mail.toLowerCase(), role: roles.find((one) => one === role) ?? '', userId: '', directoryId: '' };
    }),
    coordinator,
    channel: undefined,
    away: undefined,
    rhythm: { ...usualRhythm, since: '' },
    language,
    shares: false,
  };
}

function withPeople(group: Group, turn: Origin, profile: Profile | undefined, roster: readonly RosterEntry[], { newId }: Ports): Group {
  const members = withRoster(group.members, roster);
  const joined = memberIn({ ...group, members }, turn) ? members : [...members, memberFrom(newId(), turn, profile)];
  return { ...group, members: joined };
}

/** Whether the bot may ever know this member again. */
function isReachable({ userId, directoryId, mail }: Member): boolean {
  return userId !== '' || directoryId !== '' || mail !== '';
}

function channelOf({ tenantId, channelId, serviceUrl, botId, teamId }: Origin): Channel {
  return { address: { tenantId, conversationId: channelId, serviceUrl, botId }, teamId };
}

/** Asks, in the chat, whether the channel is no longer to be the group's. */
export async function askUnlink(group: string, turn: MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: found.group }));
  if ('no' in result) return refused(result, language);
  return [{ kind: 'card', card: unlinkCard(result.tell, settingOf(language, ports)), summary: texts[language].unlinking.title }];
}

/** The channel is no longer the group's; plan and history stay. */
export async function unlink({ group, sure, language }: Data<'plan.unlink'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const result = await within<Group>(group, turn, ports, (found) => {
    const after: Group = { ...found.group, channel: undefined, away: undefined };
    return { tell: found.group, ...(sure ? { writing: { group: after } } : {}) };
  });
  if ('no' in result) return refused(result, language);
  if (sure) return [{ kind: 'text', text: texts[language].say.unlinked }];
  return [{ kind: 'replace', card: unlinkCard(result.tell, settingOf(language, ports)) }];
}
