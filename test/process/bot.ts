import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Tables } from '../../src/core/ports.js';
import { azureTables } from '../../src/edge/tables.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { freePort } from '../../src/tools/local/ports.js';
import { untilOk } from '../bench/processes.js';
import { storageAt } from '../local-storage.js';
import { gate } from './gate.js';

/** What a process has in memory once the garbage is cleared, in MB. */
export interface Memory {
  readonly rss: number;
  /** The heap, and what buffers hold outside of it. */
  readonly used: number;
}

/** The built bot as it runs on one's own machine, with storage of its own. */
export interface RunningBot {
  readonly url: string;
  readonly tables: Tables;
  /** Clears its garbage first. */
  memory(): Promise<Memory>;
  /** Whether it reaches its storage. */
  storage(open: boolean): void;
  /** Sets its clock: `yyyy-mm-ddThh:mm`, Copenhagen. */
  setClock(now: string): Promise<void>;
  /** Each line of its log so far, and what else it printed. */
  printed(): string[];
  isRunning(): boolean;
  /** Asks it to end; gives its exit code. */
  end(): Promise<number | null>;
}

export interface BotOptions {
  /** The built bot. */
  readonly main: string;
  /** A folder for its log and its mails, which is emptied. */
  readonly folder: string;
  /** Where its clock starts: `yyyy-mm-ddThh:mm`, Copenhagen; the programme's own unless told. */
  readonly now?: string;
}

const preload = fileURLToPath(new URL('memory.mjs', import.meta.url));

/** Starts it, and waits until it answers. */
export async function startBot({ main, folder, now }: BotOptions): Promise<RunningBot> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: `${folder}/azurite.log` });
  const { tablePort, queuePort } = await azurite.ready;
  const door = await gate(tablePort);
  const port = await freePort();
  const logFile = `${folder}/bot.log`;
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, ['--expose-gc', '--import', preload, main], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(port),
      STORAGE_CONNECTION_STRING: storageAt({ tablePort: door.port, queuePort }),
      MAIL_FOLDER: `${folder}/mail`,
      ...(now === undefined ? {} : { BOT_NOW: now }),
    },
    stdio: ['ignore', log, log, 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilOk(`${url}/healthz`);
  return {
    url,
    tables: azureTables({ connectionString: storageAt({ tablePort, queuePort }) }),
    memory: () => memoryOf(child),
    storage: door.open,
    setClock: async (now) => {
      const headers = { 'content-type': 'application/json' };
      const { status } = await fetch(`${url}/local/clock`, { method: 'POST', headers, body: JSON.stringify({ now }) });
      if (status !== 200) throw new Error(`the clock was answered with ${status}`);
    },
    printed: () => readFileSync(logFile, 'utf8').split('\n').filter(Boolean),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      door.close();
      await azurite.child.stop();
      return child.exitCode;
    },
  };
}

const usage = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });
const mb = 1024 * 1024;

async function memoryOf(child: ChildProcess): Promise<Memory> {
  const answer = once(child, 'message');
  child.send('memory');
  const { rss, heapUsed, external } = usage.parse((await answer)[0]);
  return { rss: rss / mb, used: (heapUsed + external) / mb };
}
