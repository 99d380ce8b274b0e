import { z } from 'zod';
import { dueRow } from '../../core/due.js';
import { keyOf } from '../../core/keys.js';
import type { Ports, Row } from '../../core/ports.js';
import type { Application } from './application.js';
import { postsOf } from './outbox.js';
import { allUnder, read, tableOf } from './records.js';

/** What takes away all that stood around an application that is gone; written in the transaction in which it goes. */
export function sweepRow({ id, round, reference }: Application, now: Date): Row {
  return dueRow(round, now, 'apply.sweep', { id, reference });
}

const due = z.object({ job: z.string(), data: z.string() });

/** Takes away what stood around an application that is gone: audit log, posts, mails, what was due. Done twice it is done once. */
export async function sweep(id: string, reference: string, ports: Ports): Promise<void> {
  // One that came by mail was registered anew meanwhile: what stands there is its own.
  if (await read(id, ports)) return;
  const around = await Promise.all([`l|${id}|`, `e|${reference}-`, ...postsOf(id)].map((prefix) => allUnder(prefix, ports)));
  const waiting = (await allUnder('d|', ports)).filter((row) => isAbout(row, id));
  for (const { partitionKey, rowKey } of [...around.flat(), ...waiting]) await tableOf(ports).remove(partitionKey, rowKey);
}

function isAbout(row: Row, id: string): boolean {
  const { job, data } = due.parse(row);
  return job !== 'apply.sweep' && z.object({ id: z.string() }).safeParse(JSON.parse(data)).data?.id === id;
}

/** Who is to be found nowhere any more, by keys that tell nobody who it was. */
export interface Left {
  readonly id: string;
  readonly user: string;
  readonly directory: string;
}

/** What takes somebody out of all that stands around an application, in the transaction in which they leave it. */
export function cleanseRow({ round }: Pick<Application, 'round'>, left: Left, now: Date): Row {
  return dueRow(round, now, 'apply.cleanse', { ...left });
}

const line = z.object({ by: z.string(), parts: z.string() });

/** Takes somebody's ids out of an application's audit log, and away what was posted to them. Done twice it is done once. */
export async function cleanse({ id, user, directory }: Left, ports: Ports): Promise<void> {
  const isTheirs = (one: string) => one !== '' && [user, directory].includes(keyOf(one));
  for (const row of await allUnder(`l|${id}|`, ports)) {
    const { by, parts } = line.parse(row);
    const rest = parts.split(' ').filter((part) => !isTheirs(part));
    const after = { by: isTheirs(by) ? '' : by, parts: rest.join(' ') };
    if (after.by !== by || after.parts !== parts) await tableOf(ports).put({ ...row, ...after });
  }
  const posts = (await Promise.all(postsOf(id).map((prefix) => allUnder(prefix, ports)))).flat();
  for (const { partitionKey, rowKey } of posts.filter((row) => row.rowKey.endsWith(`|${user}`))) {
    await tableOf(ports).remove(partitionKey, rowKey);
  }
}
