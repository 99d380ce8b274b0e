import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of Node's that this one started and ends. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  /** The first match of the pattern in a line it prints. Rejects where it ends before that. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves when it is gone, with why: its exit code or signal, and the last lines it printed. */
  readonly ended: Promise<string>;
  /** Asks it to end, waits until it is gone, and insists after ten seconds. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** All that it prints goes to this file, which is begun anew. */
  readonly logFile: string;
  /** How it is asked to end; `message` is Azurite's own word for it, which works on Windows too. */
  readonly end: NodeJS.Signals | 'message';
}

const keptLines = 12;
const patience = 10_000;

/** Starts Node with these arguments, out of reach of the terminal's Ctrl-C, so that the order of ending stays ours. */
export function startChild({ name, args, env, logFile, end }: ChildOptions): Child {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, args, {
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      lines.push(line);
      for (const listener of listeners) listener(line);
    });
  }
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      log.end();
      resolve([`it ended with ${signal ?? `exit code ${code}`}`, ...lines.slice(-keptLines)].join('\n  '));
    });
  });
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    printed: (pattern) => firstMatch(pattern, lines, listeners, ended, name),
    stop: () => stop(child, end, ended),
  };
}

function firstMatch(
  pattern: RegExp,
  lines: readonly string[],
  listeners: Set<(line: string) => void>,
  ended: Promise<string>,
  name: string,
): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    function look(line: string): void {
      const match = line.match(pattern);
      if (!match) return;
      listeners.delete(look);
      resolve(match);
    }
    listeners.add(look);
    for (const line of lines) look(line);
    ended.then((why) => reject(new Error(`${name} did not start: ${why}`)));
  });
}

async function stop(child: ChildProcess, end: ChildOptions['end'], ended: Promise<string>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    if (end !== 'message') child.kill(end);
    else if (child.connected) child.send('shutdown');
  }
  const insist = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(insist);
}
