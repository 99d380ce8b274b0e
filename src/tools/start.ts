import { DateTime } from 'luxon';
import { zone } from '../core/calendar.js';
import { programme } from '../programmes/2025-26/index.js';
import { startAzurite } from './local/azurite.js';
import { startBot } from './local/bot.js';
import { openBrowser } from './local/browser.js';
import { bundle } from './local/bundle.js';
import type { Child } from './local/child.js';
import { startPlayground } from './local/playground.js';
import { isTaken } from './local/ports.js';
import { type Settings, settingsFrom } from './local/settings.js';

const running: Child[] = [];
let ending = false;

// A terminal that was closed takes no more lines, and that must not keep us from ending properly.
process.stdout.on('error', () => undefined);

const interrupted = new Promise<void>((resolve) => {
  function end(): void {
    if (!ending) say('\nEnding the Playground, the bot and then the storage, so that nothing is lost ...');
    ending = true;
    resolve();
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // A signal to npm ends npm and its shell and does not come through to here.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
});

try {
  await Promise.race([interrupted, run(settingsFrom(process.env))]);
} catch (error) {
  if (!ending) process.exitCode = 1;
  if (!ending) say(error instanceof Error ? error.message : String(error));
}
ending = true;
for (const child of running.toReversed()) await child.stop();
if (running.length > 0) say('Ended. What was stored is kept in .local/.');

/** Starts all three and waits. Throws where one does not start, or ends by itself. */
async function run(settings: Settings): Promise<never> {
  if (process.env.NODE_ENV === 'production')
    throw new Error('npm start is for trying the bot on one machine. In production, build it and run: node dist/main.js');
  await checkPorts(settings);
  await bundle('src/main.ts', 'dist');
  const azurite = startAzurite({
    tablePort: settings.TABLE_PORT,
    queuePort: settings.QUEUE_PORT,
    location: '.local/azurite',
    logFile: '.local/azurite.log',
  });
  keep(azurite.child);
  const ports = await azurite.ready;
  const bot = startBot({ port: settings.PORT, ...ports, now: process.env.BOT_NOW, logFile: '.local/bot.log' });
  keep(bot.child);
  const playground = startPlayground({ port: settings.PLAYGROUND_PORT, botPort: settings.PORT, logFile: '.local/playground.log' });
  keep(playground.child);
  const [url] = await Promise.all([playground.ready, bot.ready]);
  welcome(url, settings);
  return await Promise.race(running.map(endedByItself));
}

async function checkPorts(settings: Settings): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(settings)) {
    if (await isTaken(port)) {
      taken.push(
        `Port ${port} (${name}) is taken by another program. End that program, or choose another port: ${name}=${port + 1} npm start`,
      );
    }
  }
  if (taken.length > 0) throw new Error(taken.join('\n'));
}

function keep(child: Child): void {
  running.push(child);
  if (ending) throw new Error('interrupted');
}

async function endedByItself(child: Child): Promise<never> {
  throw new Error(`${child.name} has ended, so the rest ends too: ${await child.ended}`);
}

function welcome(url: string, settings: Settings): void {
  const start = DateTime.fromISO(process.env.BOT_NOW ?? programme.demoStart, { zone }).setLocale('en-GB');
  say(`
  Chat with the bot:  ${url}
  Demo clock:         started on ${start.toFormat("cccc d LLLL yyyy 'at' HH:mm")} (Copenhagen) and runs on
  Move the clock:     curl -H 'content-type: application/json' -d '{"now":"2026-02-20T09:00"}' http://127.0.0.1:${settings.PORT}/local/clock
  Logs and storage:   .local/
  End:                Ctrl-C
`);
  openBrowser(url, process.env);
}

function say(line: string): void {
  console.log(line);
}
