import { danishHolidays } from '../../core/holidays.js';
import type { Ports } from '../../core/ports.js';
import type { JoinedTurn, LeftTurn, Origin } from '../../core/turn.js';
import type { Away, Group } from './plan.js';
import { type Found, groupsOfTeam, update, type Writing } from './records.js';
import { adviceRows, checkInRows, meetingRows } from './schedule.js';

/** The bot was taken out of a team: it is silent in the groups' channels there, and the overview says so. */
export async function left(turn: LeftTurn, ports: Ports): Promise<void> {
  for (const id of await groupsOfTeam(turn, ports)) await goAway(id, 'removed', ports);
}

/** The bot is in a team again: what comes next is due again. Nothing is made up for. */
export async function joined(turn: JoinedTurn, ports: Ports): Promise<void> {
  for (const id of await groupsOfTeam(turn, ports)) await comeBack(id, ports);
}

/** Has the bot keep silent in the group's channel until it hears from it again. */
export async function goAway(id: string, why: Away['why'], ports: Ports): Promise<void> {
  await changed(
    id,
    ({ group }) => (group.away ? undefined : { group: { ...group, away: { why, since: ports.clock().toISOString() } } }),
    ports,
  );
}

/** Has the bot speak in the group's channel again. */
export async function comeBack(id: string, ports: Ports): Promise<void> {
  const isHoliday = await danishHolidays();
  await changed(
    id,
    (found) => {
      const { group } = found;
      if (!group.away) return undefined;
      const back: Group = { ...group, away: undefined };
      const { programme, clock } = ports;
      const rows = [
        ...checkInRows(back, programme, isHoliday, clock()),
        ...meetingRows(back, programme, isHoliday, clock()),
        ...adviceRows(found, clock()),
      ];
      return { group: back, rows };
    },
    ports,
  );
}

/** Whether the bot hears from a channel in which it believes that it may not speak. */
export function isBackFrom({ away, channel }: Group, turn: Pick<Origin, 'channelId'>): boolean {
  return away !== undefined && turn.channelId !== '' && turn.channelId === channel?.address.conversationId;
}

async function changed(id: string, change: (found: Found) => Writing | undefined, ports: Ports): Promise<void> {
  await update<{ readonly writing?: Writing | undefined }>(id, (found) => (found ? { writing: change(found) } : {}), ports);
}
