import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Row } from '../../core/ports.js';

/*
 * A backup is a file of JSON lines: a head, a line for each row in the order of tables and keys, and an end that says how many lines there
 * are and the SHA-256 of all before it. So a file that was cut off, or changed, is known before anything of it is used.
 */
const format = 'sammen-mod-vold-backup';
/** Of this file's form; the rows carry their own versions. */
const version = 1;

const headLine = z.strictObject({ format: z.literal(format), version: z.literal(version), at: z.iso.datetime() });
const value = z.union([z.string(), z.boolean(), z.number(), z.strictObject({ double: z.number() })]);
const rowLine = z.strictObject({
  table: z.string().regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/),
  partitionKey: z.string(),
  rowKey: z.string(),
  properties: z.record(z.string(), value),
});
const endLine = z.strictObject({ end: z.record(z.string(), z.number().int()), sha256: z.string() });

/** A row with its table. A whole number that is stored as a double is `{double: 3}`. */
export type RowLine = z.infer<typeof rowLine>;

/** How many rows of each table. */
export type Counts = Readonly<Record<string, number>>;

export function headOf(at: Date): string {
  return JSON.stringify({ format, version, at: at.toISOString() } satisfies z.infer<typeof headLine>);
}

export function lineOf({ table, partitionKey, rowKey, properties }: RowLine): string {
  // Node's readline takes these for line ends; JSON does not.
  return JSON.stringify({ table, partitionKey, rowKey, properties }).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Takes line after line, and gives the end line that belongs to them. */
export function endOf(): { add(line: string): void; line(counts: Counts): string } {
  const hash = createHash('sha256');
  return {
    add: (line) => void hash.update(`${line}\n`),
    line: (counts) => JSON.stringify({ end: counts, sha256: hash.copy().digest('hex') } satisfies z.infer<typeof endLine>),
  };
}

/** The row in a line. Throws an `Error` where it is none. */
export function rowIn(line: string): RowLine {
  return parsed(rowLine, line) ?? fault('is no row as this version of the bot copies them');
}

/** The row as the bot reads it. */
export function asRow({ partitionKey, rowKey, properties }: RowLine): Row {
  const plain = Object.entries(properties).map(([name, value]) => [name, typeof value === 'object' ? value.double : value]);
  return { partitionKey, rowKey, ...Object.fromEntries(plain) };
}

/** What is wrong with one line, without what stands in it: a person's words are not for a terminal. */
export function fault(what: string): never {
  throw new Error(what);
}

/**
 * Holds all lines of a file against its form, gives each row to `look`, and says when the copy was made and how many rows there are.
 * Throws an `Error` that names the first line with a fault.
 */
export async function check(
  lines: AsyncIterable<string>,
  look: (row: RowLine) => void,
): Promise<{ readonly at: Date; readonly counts: Counts }> {
  const end = endOf();
  const counts: Record<string, number> = {};
  let at: Date | undefined;
  let number = 0;
  let isOver = false;
  for await (const line of lines) {
    number++;
    try {
      if (isOver) fault('stands behind the end');
      const ended = parsed(endLine, line);
      if (!at) at = new Date((parsed(headLine, line) ?? fault('is not the head of a backup that this version of the bot can read')).at);
      else if (ended) {
        isOver = true;
        if (end.line(counts) !== line) fault('does not belong to the lines before it: the file has been changed or lines are missing');
      } else {
        const row = rowIn(line);
        counts[row.table] = (counts[row.table] ?? 0) + 1;
        look(row);
      }
      end.add(line);
    } catch (thrown) {
      throw new Error(`Line ${number} ${thrown instanceof Error ? thrown.message : 'cannot be read'}.`);
    }
  }
  if (!at || !isOver) throw new Error(`The file has no end: it was cut off after line ${number}.`);
  return { at, counts };
}

function parsed<S extends z.ZodType>(schema: S, line: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
