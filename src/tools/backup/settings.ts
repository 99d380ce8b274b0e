import { readConfig, tablesAddress } from '../../config.js';
import type { TablesAt } from '../../edge/tables.js';

/** The storage that a tool works on. */
export interface Storage {
  readonly at: TablesAt;
  /** What to call it in a message: never its key. */
  readonly name: string;
  /** The moment it is there: on one's own machine, where the demo clock starts. */
  readonly now: Date;
}

/**
 * The storage that these settings name: `TABLES_URL` with the Azure identity of whoever runs the tool, otherwise the one on this machine.
 * `now` is the moment it is, `demoStart` where the demo clock starts. Throws an `Error` that names every fault.
 */
export function storageFrom(env: Readonly<Record<string, string | undefined>>, demoStart: string, now: Date): Storage {
  if (env.TABLES_URL || env.NODE_ENV === 'production') {
    const url = tablesAddress.safeParse(env.TABLES_URL || undefined);
    if (!url.success) throw new Error(url.error.issues.map(({ message }) => message).join('\n'));
    return { at: { url: url.data }, name: url.data, now };
  }
  const read = readConfig(env, demoStart);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  if (read.config.mode !== 'local') throw new Error('TABLES_URL is missing.');
  return { at: { connectionString: read.config.storageConnectionString }, name: 'the storage on this machine', now: read.config.demoStart };
}
