import { z } from 'zod';
import { addMonths } from '../../core/calendar.js';
import { dueRow } from '../../core/due.js';
import { keyOf } from '../../core/keys.js';
import type { Ports, Row } from '../../core/ports.js';
import { lastDay, type Programme } from '../../core/programme.js';
import { goesOn } from '../../core/retention.js';
import type { Group, HistoryLine } from './plan.js';
import { allUnder, find, historyLine, tableOf } from './records.js';
import { courseOf } from './schedule.js';

/** The day on which a group's plan has stood as long as it may, `yyyy-mm-dd`: counted from its course's last meeting. */
export function lastDayOf(group: Pick<Group, 'course'>, programme: Programme): string {
  const last = courseOf(group, programme)?.meetings.at(-1)?.date ?? lastDay(programme);
  return addMonths(last, programme.retention.plans);
}

/** When a group's plan goes. */
export function expiryOf(group: Pick<Group, 'course'>, programme: Programme): Date {
  return goesOn(lastDayOf(group, programme));
}

/** What looks after a group at that moment. */
export function lookRow({ id, round }: Pick<Group, 'id' | 'round'>, at: Date): Row {
  return dueRow(round, at, 'plan.expire', { group: id });
}

/** What takes away all that stood around a group that is gone; written in the transaction in which it goes. */
export function sweepRow({ id, round }: Pick<Group, 'id' | 'round'>, now: Date): Row {
  return dueRow(round, now, 'plan.sweep', { group: id });
}

const due = z.object({ job: z.string(), data: z.string() });

/** Takes away what stood around a group that is gone: actions, posts, history, links, what was due. Done twice it is done once. */
export async function sweep(id: string, ports: Ports): Promise<void> {
  // Linked anew meanwhile: what stands there is the new one's.
  if (await find(id, ports)) return;
  const [around, links, waiting] = await Promise.all([allUnder(`g|${id}|`, ports), allUnder('x|', ports), allUnder('d|', ports)]);
  const theirs = [...around, ...links.filter(({ group }) => group === id), ...waiting.filter((row) => isAbout(row, id))];
  for (const { partitionKey, rowKey } of theirs) await tableOf(ports).remove(partitionKey, rowKey);
}

function isAbout(row: Row, id: string): boolean {
  const { job, data } = due.parse(row);
  return job !== 'plan.sweep' && z.object({ group: z.string() }).safeParse(JSON.parse(data)).data?.group === id;
}

/**
 * What takes a name out of a group's history, in the transaction in which somebody leaves. `name` is a mark that tells nobody who it was:
 * whose lines these are (`actorKey`), or a name's (`keyOf`) for older lines that do not say.
 */
export function cleanseRow({ id, round }: Pick<Group, 'id' | 'round'>, name: string, now: Date): Row {
  return dueRow(round, now, 'plan.cleanse', { group: id, name });
}

/** Takes the name out of the lines of a group's history with this mark; what was done and said stays. Done twice it is done once. */
export async function cleanse(id: string, name: string, ports: Ports): Promise<void> {
  for (const row of await allUnder(`g|${id}|x|`, ports)) {
    const line = historyLine(row);
    if (markOf(line) !== name) continue;
    await tableOf(ports).put({ ...row, line: JSON.stringify({ ...line, by: '', key: '' }) });
  }
}

/** An older answer of a consultant's has none: a consultant is known to no group, and may have the name of somebody in it. */
function markOf({ by, key, what }: HistoryLine): string | undefined {
  if (key !== '') return key;
  return by === '' || what === 'got-help' ? undefined : keyOf(by);
}
