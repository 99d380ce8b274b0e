import type { Programme } from './programme.js';

/** The moment it is. Moves with the demo clock in local mode, with the wall clock elsewhere. */
export type Clock = () => Date;

/** A stored row: two keys and flat properties. `etag` is there on what was read, and goes back with an update. */
export interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly etag?: string;
  readonly [property: string]: string | number | boolean | undefined;
}

/**
 * One table of the store. Every call is one storage request.
 * Throws `Failure('storage.down')` where the store cannot be reached or refuses the request.
 */
export interface Table {
  /** The row with these keys, or undefined. */
  get(partitionKey: string, rowKey: string): Promise<Row | undefined>;
  /** False where a row with these keys stands already; nothing is then written. */
  insert(row: Row): Promise<boolean>;
  /** Writes the row whole, whether it was there or not: for rows where the last writer may win. */
  put(row: Row): Promise<void>;
  /** Writes at most 100 rows of one partition, all or none, whether they were there or not. */
  putAll(rows: readonly Row[]): Promise<void>;
  /** Writes over the row that was read with this `etag`. False where somebody else has written since. */
  replace(row: Row & { readonly etag: string }): Promise<boolean>;
}

/** The tables by name (letters and digits, starting with the capability's name). A table is made at its first use. */
export type Tables = (name: string) => Table;

/** One line per event: a static code and ids. Never a name, an address or what a person wrote. */
export interface Log {
  info(code: string, ids?: Readonly<Record<string, string | number>>): void;
  error(code: string, ids?: Readonly<Record<string, string | number>>): void;
}

/**
 * Work that may happen after the person has got the answer. Of several with the same key the newest is done; all that is
 * waiting is done before the process ends. Only for what can be lost with a power cut without a person missing it.
 */
export type Later = (key: string, work: () => Promise<void>) => void;

/** All that a handler may reach: handed in, so that tests hand in what they like. */
export interface Ports {
  readonly programme: Programme;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly tables: Tables;
  readonly later: Later;
  readonly log: Log;
  /** Where the bot's own files are fetched from, without a slash at the end: `https://bot.example.dk`. */
  readonly publicUrl: string;
  /** Set in local mode: the clock is a demo clock, and the bot says so. */
  readonly demo: boolean;
}
