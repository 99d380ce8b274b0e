import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers } from './answers.js';
import { type Child, startChild } from './child.js';

export interface PlaygroundOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly botPort: number;
  readonly logFile: string;
}

export interface Playground {
  readonly child: Child;
  /** Resolves when it answers, with the address to open. */
  readonly ready: Promise<string>;
}

/** Starts the Microsoft 365 Agents Playground, a Teams client for this machine, without its browser and its telemetry. */
export function startPlayground({ port, botPort, logFile }: PlaygroundOptions): Playground {
  const bin = join(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'), '../cli.js');
  const loopback = new URL('loopback.mjs', import.meta.url).href;
  const bot = `http://127.0.0.1:${botPort}/api/messages`;
  const child = startChild({
    name: 'The Playground',
    args: ['--import', loopback, bin, 'start', '-e', bot, '-c', 'msteams', '--dt', '-p', String(port)],
    env: {
      TEAMSAPPTESTER_BROWSER: 'none',
      APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: fileURLToPath(new URL('../../../.m365agentsplayground.yml', import.meta.url)),
      M365_AGENTS_PLAYGROUND_LOGFILE: `${logFile}.debug`,
    },
    logFile,
    end: 'SIGINT',
  });
  return { child, ready: pong(child) };
}

async function pong(child: Child): Promise<string> {
  const [, port] = await child.printed(/^Listening on (\d+)/);
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/_debug/ping`, child);
  return url;
}
