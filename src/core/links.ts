import { z } from 'zod';
import type { Ports, Row, Table } from './ports.js';
import { rowKind, type Shelf } from './stored.js';

/** A link to a file works for so long, in milliseconds. */
const works = 3_600_000;
const prefix = 'x|';
/** Links that are looked at together when old ones are taken away. */
const atATime = 100;

const links = rowKind(z.object({ until: z.string() }));

/** Links where they are stored. */
export function linkShelf(table: string): Shelf {
  return { table, rowKeys: /^x\|/, kind: links };
}

/**
 * Makes a link to something that is made when it is fetched, and gives its id: for whoever has it, it works for an hour. `about` says what it
 * leads to. Old links of the partition are taken away. Throws `storage.down`.
 */
export async function offerLink(
  table: Table,
  partitionKey: string,
  about: Readonly<Record<string, string>>,
  ports: Ports,
): Promise<string> {
  const now = ports.clock();
  const rows = await table.list(partitionKey, { from: prefix, to: `${prefix}~`, most: atATime });
  await Promise.all(rows.filter((row) => links.knows(row) && isOver(row, now)).map(({ rowKey }) => table.remove(partitionKey, rowKey)));
  const id = ports.newId();
  const row = { partitionKey, rowKey: `${prefix}${id}`, v: links.v, ...about, until: new Date(now.getTime() + works).toISOString() };
  await table.insert(row);
  return id;
}

/** What a link leads to, as long as it works. Throws `storage.down` and `row.newer`. */
export async function behindLink(
  table: Table,
  partitionKey: string,
  id: string,
  { clock }: Pick<Ports, 'clock'>,
): Promise<Row | undefined> {
  const row = await table.get(partitionKey, `${prefix}${id}`);
  return row && !isOver(row, clock()) ? row : undefined;
}

function isOver(row: Row, now: Date): boolean {
  return links.read(row).until <= now.toISOString();
}
