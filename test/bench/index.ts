import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { bundle } from '../../src/tools/local/bundle.js';
import { freePort } from '../../src/tools/local/ports.js';
import { readCases } from '../qa/cases.js';
import { engineTimes } from './engine.js';
import { type Figure, line, median, rounded } from './figures.js';
import { ended, residentMb, started, untilOk } from './processes.js';
import { type Load, load } from './turns.js';

// Everything is measured in one run, side by side and in turn, so that the machine's own mood falls on both alike.
const startRounds = 7;
const loadRounds = 7;
const loadSeconds = 3;
/** Milliseconds from one look at the memory to the next: it comes and goes with the garbage. */
const memoryEvery = 250;

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const figures: Record<string, Figure> = {};

function note(name: string, figure: Figure, from: string): void {
  figures[name] = figure;
  console.log(line(name, figure, from));
}

await bundle('src/main.ts', 'dist');
await bundle('test/bench/echo.ts', '.local/bench');

const cases = readCases('working.jsonl');
const { p50, p99 } = engineTimes(cases);
note('engine.p50.ms', { value: p50, goal: 1, better: 'lower' }, `a question to its finished reply, over ${cases.length} questions`);
note('engine.p99.ms', { value: p99, goal: 2, better: 'lower' }, 'the same');

await startTimes();
await turns();
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);

async function startTimes(): Promise<void> {
  const healthy: number[] = [];
  const imported: number[] = [];
  for (let i = 0; i < startRounds; i++) {
    imported.push(await importing());
    healthy.push(await starting());
  }
  const [mine, sdk] = [median(healthy), median(imported)];
  const from = `${rounded(mine)} ms to healthz against ${rounded(sdk)} ms to import teams-ai, medians of ${startRounds}`;
  note('start.ratio', { value: mine / sdk, goal: 1.5, better: 'lower' }, from);
}

async function importing(): Promise<number> {
  const start = performance.now();
  await once(started(['--input-type=module', '--eval', "await import('@microsoft/teams-ai'); process.exit()"], {}), 'exit');
  return performance.now() - start;
}

async function starting(): Promise<number> {
  const port = await freePort();
  const start = performance.now();
  const child = started(['dist/main.js'], { PORT: String(port) });
  await untilOk(`http://127.0.0.1:${port}/healthz`);
  const took = performance.now() - start;
  await ended(child);
  return took;
}

async function turns(): Promise<void> {
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: '.local/bench/azurite.log' });
  const { tablePort, queuePort } = await azurite.ready;
  const storage = { TABLE_PORT: String(tablePort), QUEUE_PORT: String(queuePort) };
  const [echoPort, botPort] = [await freePort(), await freePort()];
  const echo = started(['.local/bench/echo.js'], { PORT: String(echoPort) });
  const bot = started(['dist/main.js'], { PORT: String(botPort), ...storage });
  try {
    await Promise.all([echoPort, botPort].map((port) => untilOk(`http://127.0.0.1:${port}/healthz`)));
    const questions = cases.map(({ q }) => q);
    const loads: Side<Load>[] = [];
    const memory = { echo: [] as number[], bot: [] as number[] };
    const watch = setInterval(() => {
      memory.echo.push(residentMb(echo));
      memory.bot.push(residentMb(bot));
    }, memoryEvery);
    for (let i = -1; i < loadRounds; i++) {
      const measured = { echo: await load(echoPort, questions, loadSeconds), bot: await load(botPort, questions, loadSeconds) };
      if (i >= 0) loads.push(measured);
    }
    clearInterval(watch);
    compare(loads, { echo: median(memory.echo), bot: median(memory.bot) });
  } finally {
    await Promise.all([ended(echo), ended(bot)]);
    await azurite.child.stop();
  }
}

interface Side<T> {
  readonly echo: T;
  readonly bot: T;
}

function compare(loads: readonly Side<Load>[], megabytes: Side<number>): void {
  const of = (who: 'echo' | 'bot', what: keyof Load) => median(loads.map((l) => l[who][what]));
  const [mine, theirs] = [of('bot', 'perSecond'), of('echo', 'perSecond')];
  const perSecond = `${rounded(mine)} turns/s against the echo bot's ${rounded(theirs)}, medians of ${loadRounds}`;
  note('turns.per-second.ratio', { value: mine / theirs, goal: 0.85, better: 'higher' }, perSecond);
  const [slow, quick] = [of('bot', 'p99'), of('echo', 'p99')];
  note('turns.p99.ratio', { value: slow / quick, goal: 1.3, better: 'lower' }, `${rounded(slow)} ms against ${rounded(quick)} ms`);
  note(
    'memory.ratio',
    { value: megabytes.bot / megabytes.echo, goal: 1.25, better: 'lower' },
    `${rounded(megabytes.bot)} MB against ${rounded(megabytes.echo)} MB, medians over the whole load`,
  );
}
