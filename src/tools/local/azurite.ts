import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Child, startChild } from './child.js';

export interface AzuriteOptions {
  /** 0 takes a free port. */
  readonly tablePort: number;
  /** 0 takes a free port. */
  readonly queuePort: number;
  /** The folder that keeps the data; without it everything is forgotten at the end. */
  readonly location?: string;
  readonly logFile: string;
}

export interface Azurite {
  readonly child: Child;
  /** Resolves when tables and queues answer, with the ports they got. */
  readonly ready: Promise<{ readonly tablePort: number; readonly queuePort: number }>;
}

/** Starts Azure's storage on this machine. One process serves tables and queues; its blob service is on a port nobody uses. */
export function startAzurite({ tablePort, queuePort, location, logFile }: AzuriteOptions): Azurite {
  const bin = join(createRequire(import.meta.url).resolve('azurite/package.json'), '../dist/src/azurite.js');
  const ports = ['--blobPort', '0', '--queuePort', String(queuePort), '--tablePort', String(tablePort)];
  const keeping = location === undefined ? ['--inMemoryPersistence'] : ['--location', location];
  const child = startChild({
    name: 'Azurite',
    args: [bin, '--silent', '--skipApiVersionCheck', '--disableTelemetry', ...ports, ...keeping],
    logFile,
    end: 'message',
  });
  return { child, ready: listening(child) };
}

async function listening(child: Child): Promise<{ tablePort: number; queuePort: number }> {
  const [queue, table] = await Promise.all([
    child.printed(/Queue.* listening at .*:(\d+)/),
    child.printed(/Table.* listening at .*:(\d+)/),
  ]);
  return { queuePort: Number(queue[1]), tablePort: Number(table[1]) };
}
