import { readConfig } from '../src/config.js';
import { programme } from '../src/programmes/2025-26/index.js';

/** The connection string of Azurite on these ports. */
export function storageAt({ tablePort, queuePort }: { readonly tablePort: number; readonly queuePort: number }): string {
  const read = readConfig({ TABLE_PORT: String(tablePort), QUEUE_PORT: String(queuePort) }, programme.demoStart);
  if (!read.ok || read.config.mode !== 'local') throw new Error("the bot runs as on one's own machine");
  return read.config.storageConnectionString;
}
