import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { bundle } from '../../src/tools/local/bundle.js';
import { freePort } from '../../src/tools/local/ports.js';
import { readCases } from '../qa/cases.js';
import { countingProxy } from './counting.js';
import { engineTimes } from './engine.js';
import { type Figure, line, median, percentile, rounded } from './figures.js';
import { ended, residentMb, started, untilOk } from './processes.js';
import { type Form, openForms, type Pressed, pressAll } from './steps.js';
import { type Load, load } from './turns.js';

// Everything is measured in one run, side by side and in turn, so that the machine's own mood falls on both alike.
const startRounds = 7;
const loadRounds = 7;
const loadSeconds = 3;
/** Milliseconds from one look at the memory to the next: it comes and goes with the garbage. */
const memoryEvery = 250;
/** Many and short, each held against its neighbour: storage is a third process, and what disturbs it changes by the second. */
const stepRounds = 20;
/** Presses in a round: a number and no time, so that both bots' tables grow alike. */
const stepsInRound = 240;
/** How many fill in the form. */
const applicants = 16;
const applying = 'Vi er fra Vejle Kommune, ældreområdet, og vil gerne med i Aarhus';
/** Counted in small parts, of which the middle one is told: the background's own look for work falls into some of them. */
const countedRounds = 7;
const countedSteps = 40;

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const figures: Record<string, Figure> = {};

function note(name: string, figure: Figure, from: string): void {
  figures[name] = figure;
  console.log(line(name, figure, from));
}

await bundle('src/main.ts', 'dist');
await bundle('test/bench/echo.ts', '.local/bench');
await bundle('test/bench/echo-steps.ts', '.local/bench-steps');

const cases = readCases('working.jsonl');
const { p50, p99 } = engineTimes(cases);
note('engine.p50.ms', { value: p50, goal: 1, better: 'lower' }, `a question to its finished reply, over ${cases.length} questions`);
note('engine.p99.ms', { value: p99, goal: 2, better: 'lower' }, 'the same');

await startTimes();
await turns();
await formSteps();
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

async function formSteps(): Promise<void> {
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: '.local/bench/azurite-steps.log' });
  try {
    const { tablePort, queuePort } = await azurite.ready;
    const loads: Side<Pressed>[] = [];
    await withForms(tablePort, queuePort, async (press) => {
      for (let i = -1; i < stepRounds; i++) {
        const measured = { echo: await press.echo(stepsInRound), bot: await press.bot(stepsInRound) };
        if (i >= 0) loads.push(measured);
      }
    });
    compareSteps(loads, await countedRequests(tablePort, queuePort));
  } finally {
    await azurite.child.stop();
  }
}

type Press = (presses: number) => Promise<Pressed>;

/** Both bots on this storage, each with its own people who have the form open. The echo bot is sent the cards that the other answered with. */
async function withForms(tablePort: number, queuePort: number, work: (press: Side<Press>) => Promise<void>): Promise<void> {
  const [echoPort, botPort] = [await freePort(), await freePort()];
  const STORAGE_CONNECTION_STRING = connectionString(tablePort, queuePort);
  const echo = started(['.local/bench-steps/echo-steps.js'], { PORT: String(echoPort), STORAGE_CONNECTION_STRING });
  const bot = started(['dist/main.js'], { PORT: String(botPort), STORAGE_CONNECTION_STRING });
  try {
    await Promise.all([echoPort, botPort].map((port) => untilOk(`http://127.0.0.1:${port}/healthz`)));
    const applications = await openForms(
      botPort,
      Array.from({ length: applicants }, () => applying),
    );
    const echoed = await openForms(echoPort, applications.map(saidToEcho));
    await work({
      echo: (presses) => pressAll(echoPort, echoed, presses),
      bot: (presses) => pressAll(botPort, applications, presses),
    });
  } finally {
    await Promise.all([ended(echo), ended(bot)]);
  }
}

function saidToEcho({ card, button }: Form): string {
  return JSON.stringify({ id: button.data.id, card });
}

function connectionString(tablePort: number, queuePort: number): string {
  const read = readConfig({ TABLE_PORT: String(tablePort), QUEUE_PORT: String(queuePort) }, programme.demoStart);
  if (!read.ok || read.config.mode !== 'local') throw new Error("the bench runs the bot as on one's own machine");
  return read.config.storageConnectionString;
}

/** Storage requests of a step, each bot's own, in a run of their own: counting takes time. */
async function countedRequests(tablePort: number, queuePort: number): Promise<Side<number>> {
  const [tables, queues] = [await countingProxy(tablePort), await countingProxy(queuePort)];
  const counted = { echo: [] as number[], bot: [] as number[] };
  try {
    await withForms(tables.port, queues.port, async (press) => {
      for (let i = 0; i < countedRounds; i++) {
        for (const who of ['echo', 'bot'] as const) {
          const before = tables.count() + queues.count();
          await press[who](countedSteps);
          counted[who].push((tables.count() + queues.count() - before) / countedSteps);
        }
      }
    });
  } finally {
    tables.close();
    queues.close();
  }
  return { echo: median(counted.echo), bot: median(counted.bot) };
}

function compareSteps(loads: readonly Side<Pressed>[], requests: Side<number>): void {
  const perSecondOf = (who: 'echo' | 'bot') => median(loads.map((l) => l[who].perSecond));
  const p99Of = (who: 'echo' | 'bot') =>
    percentile(
      loads.flatMap((l) => l[who].times),
      99,
    );
  const ratio = median(loads.map(({ echo, bot }) => bot.perSecond / echo.perSecond));
  const [mine, theirs] = [perSecondOf('bot'), perSecondOf('echo')];
  const perSecond = `${rounded(mine)} steps/s against ${rounded(theirs)} of the echo bot that stores, medians of ${stepRounds}`;
  note('apply.step.per-second.ratio', { value: ratio, goal: 0.8, better: 'higher' }, perSecond);
  const [slow, quick] = [p99Of('bot'), p99Of('echo')];
  note('apply.step.p99.ratio', { value: slow / quick, goal: 1.5, better: 'lower' }, `${rounded(slow)} ms against ${rounded(quick)} ms`);
  const counted = `storage requests of a step, and ${rounded(requests.echo)} of the echo bot's`;
  note('apply.step.storage-requests', { value: requests.bot, goal: 2, better: 'lower' }, counted);
}
