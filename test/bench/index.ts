import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { azureTables } from '../../src/edge/tables.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { bundle } from '../../src/tools/local/bundle.js';
import { freePort } from '../../src/tools/local/ports.js';
import { startConnector } from '../chaos/connector.js';
import { before, letInAll, storeGroups, tenantNumber } from '../chaos/groups.js';
import { storageAt } from '../local-storage.js';
import { readCases } from '../qa/cases.js';
import { checkInRates, inOneTenant, requestsPerCheckIn, requestsPerEcho } from './check-ins.js';
import { countingProxy } from './counting.js';
import { engineTimes } from './engine.js';
import { type Figure, line, median, percentile, rounded } from './figures.js';
import { checkInsInMemory, sweepInAzurite, sweepInMemory } from './in-memory.js';
import { checkInAnswer, formStep } from './pressings.js';
import { ended, residentMb, started, untilOk } from './processes.js';
import { type Form, openForms, type Pressed, type Pressing, pressAll } from './steps.js';
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
/** How many press. */
const pressers = 16;
/** Counted in small parts, of which the middle one is told: the background's own look for work falls into some of them. */
const countedRounds = 7;
const countedSteps = 40;
/** Check-ins in a round: the emulator of the storage is slower the more it holds, so that they are many rounds with nothing between them. */
const checkInsInRound = 500;
const tenantRounds = 3;

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    /** Names of parts, with commas between them; all of them unless told. */
    only: { type: 'string' },
    /** Check-ins that each of the two bots posts. */
    'check-ins': { type: 'string', default: '10000' },
  },
});
const figures: Record<string, Figure> = {};

function note(name: string, figure: Figure, from: string): void {
  figures[name] = figure;
  console.log(line(name, figure, from));
}

// Builds of its own: nobody who builds meanwhile takes one away between two starts.
const bot = '.local/bench-bot/main.js';
await bundle('src/main.ts', '.local/bench-bot');
for (const name of ['echo', 'echo-steps', 'echo-posts']) await bundle(`test/bench/${name}.ts`, `.local/bench-${name}`);

const cases = readCases('working.jsonl');
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  engine,
  start: startTimes,
  turns,
  steps: formSteps,
  answers: checkInAnswers,
  'check-ins': checkIns,
  tenant: oneTenant,
  sweep: sweeps,
};
const wanted = values.only?.split(',') ?? Object.keys(parts);
for (const name of wanted) {
  const part = parts[name];
  if (!part) throw new Error(`${name} is no part of the bench; these are: ${Object.keys(parts).join(', ')}`);
  await part();
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);

function engine(): void {
  const { p50, p99 } = engineTimes(cases);
  note('engine.p50.ms', { value: p50, goal: 1, better: 'lower' }, `a question to its finished reply, over ${cases.length} questions`);
  note('engine.p99.ms', { value: p99, goal: 2, better: 'lower' }, 'the same');
}

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
  const child = started([bot], { PORT: String(port) });
  await untilOk(`http://127.0.0.1:${port}/healthz`);
  const took = performance.now() - start;
  await ended(child);
  return took;
}

async function turns(): Promise<void> {
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: '.local/bench/azurite.log' });
  const { tablePort, queuePort } = await azurite.ready;
  const storage = { TABLE_PORT: String(tablePort), QUEUE_PORT: String(queuePort) };
  await letInAll([tenantNumber(0)], azureTables({ connectionString: storageAt({ tablePort, queuePort }) }));
  const [echoPort, botPort] = [await freePort(), await freePort()];
  const echo = started(['.local/bench-echo/echo.js'], { PORT: String(echoPort) });
  const ours = started([bot], { PORT: String(botPort), ...storage });
  try {
    await Promise.all([echoPort, botPort].map((port) => untilOk(`http://127.0.0.1:${port}/healthz`)));
    const questions = cases.map(({ q }) => q);
    const loads: Side<Load>[] = [];
    const memory = { echo: [] as number[], bot: [] as number[] };
    const watch = setInterval(() => {
      memory.echo.push(residentMb(echo));
      memory.bot.push(residentMb(ours));
    }, memoryEvery);
    for (let i = -1; i < loadRounds; i++) {
      const measured = { echo: await load(echoPort, questions, loadSeconds), bot: await load(botPort, questions, loadSeconds) };
      if (i >= 0) loads.push(measured);
    }
    clearInterval(watch);
    compare(loads, { echo: median(memory.echo), bot: median(memory.bot) });
  } finally {
    await Promise.all([ended(echo), ended(ours)]);
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

/** Apply's form, saved over and over. */
async function formSteps(): Promise<void> {
  await presses('apply.step', formStep, async (storage) => {
    await letInAll([tenantNumber(0)], azureTables({ connectionString: storage }));
    return randomPeople();
  });
}

function randomPeople(): string[] {
  return Array.from({ length: pressers }, () => randomUUID());
}

/** A check-in in a group's channel, answered over and over. */
async function checkInAnswers(): Promise<void> {
  const connector = await startConnector({ limited: false });
  const { serviceUrl } = connector;
  try {
    await presses('plan.answer', checkInAnswer(serviceUrl, tenantNumber(0)), async (storage) => {
      const tables = azureTables({ connectionString: storage });
      return [
        ...(
          await storeGroups({
            tables,
            serviceUrl,
            count: pressers,
            prefix: randomUUID().slice(0, 8),
            tenantOf: () => tenantNumber(0),
            reachable: true,
          })
        ).keys(),
      ];
    });
  } finally {
    connector.close();
  }
}

/** Has both bots pressed over and over, in turn, by people that were there before. */
async function presses(name: string, pressing: Pressing, people: (storage: string) => Promise<readonly string[]>): Promise<void> {
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: `.local/bench/azurite-${name}.log` });
  try {
    const ports = await azurite.ready;
    const loads: Side<Pressed>[] = [];
    const storage = storageAt(ports);
    await withForms(storage, pressing, await people(storage), async (press) => {
      for (let i = -1; i < stepRounds; i++) {
        const measured = { echo: await press.echo(stepsInRound), bot: await press.bot(stepsInRound) };
        if (i >= 0) loads.push(measured);
      }
    });
    comparePresses(name, loads, await countedRequests(ports, pressing, await people(storage)));
  } finally {
    await azurite.child.stop();
  }
}

type Press = (presses: number) => Promise<Pressed>;

/** Both bots on this storage, each with its own people who have a card open. The echo bot is sent the cards that the other answered with. */
async function withForms(
  storage: string,
  pressing: Pressing,
  people: readonly string[],
  work: (press: Side<Press>) => Promise<void>,
): Promise<void> {
  const [echoPort, botPort] = [await freePort(), await freePort()];
  const env = { STORAGE_CONNECTION_STRING: storage, BOT_NOW: before };
  const echo = started(['.local/bench-echo-steps/echo-steps.js'], { PORT: String(echoPort), ...env });
  const ours = started([bot], { PORT: String(botPort), ...env });
  try {
    await Promise.all([echoPort, botPort].map((port) => untilOk(`http://127.0.0.1:${port}/healthz`)));
    const words = pressing.words;
    const forms = await openForms(
      botPort,
      pressing,
      people.map((person) => ({ person, words })),
    );
    const echoed = await openForms(echoPort, pressing, forms.map(saidToEcho));
    await work({
      echo: (count) => pressAll(echoPort, pressing, echoed, count),
      bot: (count) => pressAll(botPort, pressing, forms, count),
    });
  } finally {
    await Promise.all([ended(echo), ended(ours)]);
  }
}

function saidToEcho({ person, card, button }: Form): { person: string; words: string } {
  return { person, words: JSON.stringify({ id: button.data.id ?? button.data.group, card }) };
}

/** Storage requests of a press, each bot's own, in a run of their own: counting takes time. */
async function countedRequests(
  { tablePort, queuePort }: { readonly tablePort: number; readonly queuePort: number },
  pressing: Pressing,
  people: readonly string[],
): Promise<Side<number>> {
  const [tables, queues] = [await countingProxy(tablePort), await countingProxy(queuePort)];
  const counted = { echo: [] as number[], bot: [] as number[] };
  try {
    await withForms(storageAt({ tablePort: tables.port, queuePort: queues.port }), pressing, people, async (press) => {
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

function comparePresses(name: string, loads: readonly Side<Pressed>[], requests: Side<number>): void {
  const perSecondOf = (who: 'echo' | 'bot') => median(loads.map((l) => l[who].perSecond));
  const p99Of = (who: 'echo' | 'bot') =>
    percentile(
      loads.flatMap((l) => l[who].times),
      99,
    );
  const ratio = median(loads.map(({ echo, bot }) => bot.perSecond / echo.perSecond));
  const [mine, theirs] = [perSecondOf('bot'), perSecondOf('echo')];
  const perSecond = `${rounded(mine)} presses/s against ${rounded(theirs)} of the echo bot that stores, medians of ${stepRounds}`;
  note(`${name}.per-second.ratio`, { value: ratio, goal: 0.8, better: 'higher' }, perSecond);
  const [slow, quick] = [p99Of('bot'), p99Of('echo')];
  note(`${name}.p99.ratio`, { value: slow / quick, goal: 1.5, better: 'lower' }, `${rounded(slow)} ms against ${rounded(quick)} ms`);
  const counted = `storage requests of a press, and ${rounded(requests.echo)} of the echo bot's`;
  note(`${name}.storage-requests`, { value: requests.bot, goal: 2, better: 'lower' }, counted);
}

/** Check-ins that are due at once, against as many bare sends with the same storage requests. */
async function checkIns(): Promise<void> {
  const echo = '.local/bench-echo-posts/echo-posts.js';
  const size = Math.min(checkInsInRound, Number(values['check-ins']));
  const rates = await checkInRates(bot, echo, { rounds: Math.ceil(Number(values['check-ins']) / size), size });
  const ratio = median(rates.map((one) => one.bot / one.echo));
  const [mine, theirs] = [median(rates.map((one) => one.bot)), median(rates.map((one) => one.echo))];
  const perSecond = `${rounded(mine)} check-ins/s against ${rounded(theirs)} bare sends, medians of ${rates.length} rounds of ${size}`;
  note('check-in.per-second.ratio', { value: ratio, goal: 0.8, better: 'higher' }, perSecond);
  const [wire, bare] = [await requestsPerCheckIn(bot, 1000), await requestsPerEcho(echo, 1000)];
  note('check-in.storage-requests', { value: wire, goal: 7, better: 'lower' }, `of a check-in, and ${rounded(bare)} of a bare send`);
  const [few, many] = [await checkInsInMemory(1000), await checkInsInMemory(10_000)];
  const growth = `${rounded(many)} requests of a check-in where 10,000 are due, ${rounded(few)} where 1,000 are, in memory`;
  note('check-in.requests.growth', { value: many / few, goal: 1.05, better: 'lower' }, growth);
}

/** What is due at once in one tenant, where Teams takes fifty a second. */
async function oneTenant(): Promise<void> {
  const size = 500;
  const found = await inOneTenant(bot, { rounds: tenantRounds, size });
  const seconds = median(found.map((one) => one.seconds));
  const refused = median(found.map((one) => one.refused));
  const from = `${rounded(seconds)} s for ${size} at 50 a second, ${refused} refused on the way, medians of ${tenantRounds}`;
  note('tenant.seconds.ratio', { value: seconds / (size / 50), goal: 1.15, better: 'lower' }, from);
  const lost = found.reduce((sum, one) => sum + one.lost, 0);
  note('tenant.lost', { value: lost, goal: 0, better: 'lower' }, `of ${size * tenantRounds}`);
}

/** What it takes to find out what is due, and to hand it over. */
async function sweeps(): Promise<void> {
  const [few, many, wire] = [await sweepInMemory(1000), await sweepInMemory(100_000), await sweepInAzurite(1000)];
  const from = `${many} requests with 100 due among 100,000 in memory, ${few} among 1,000, and ${wire} on the wire to Azurite`;
  note('sweep.requests.difference', { value: Math.max(Math.abs(many - few), Math.abs(many - wire)), goal: 0, better: 'lower' }, from);
}
