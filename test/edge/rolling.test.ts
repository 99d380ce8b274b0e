import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { codeOf, failureText } from '../../src/core/failure.js';
import { azureTables } from '../../src/edge/tables.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { type Child, startChild } from '../../src/tools/local/child.js';
import { freePort, isTaken } from '../../src/tools/local/ports.js';
import { checkInsOf, monday, storeGroups } from '../chaos/groups.js';
import { storageAt } from '../local-storage.js';
import { startBalancer } from './balancer.js';
import { startConnector } from './connector.js';
import { type QueueWatch, watchQueue } from './queue-watch.js';

/** The tenant that the Playground is in, which need not be let in. */
const home = '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10';
const rounds = 2;
/** So many people talk to the bot all the time, with so many milliseconds at least from one thing that they say to the next: 10 turns a second at most. */
const people = 4;
const breath = 400;
/** Check-ins that become due before an instance is asked to end. */
const jobsPerRoll = 3;
/** So often all is done again where the emulator, on a busy machine, did not answer an instance in time that nobody had asked to end. */
const repeats = 2;
/** Milliseconds between two looks at a port. */
const lookEvery = 50;

/** What somebody is told whose turn failed. */
const failed = failureText('turn.failed', 'da');
const noStorage = failureText('storage.down', 'da');

/** Milliseconds around a moment in which the emulator did not answer this test: it may have been as silent to the instances. */
const around = 3000;

/**
 * Something that must not be. `emulator` where it can only be the emulator's doing: the storage did not answer whoever was not being ended, or this test
 * itself. A turn that fails in an instance that is ending is always the bot's fault.
 */
interface Fault {
  readonly what: unknown;
  readonly emulator: boolean;
}

/** What people say or press. The last one needs the storage before its answer, and keeps the answer's id behind it. */
const kinds: readonly { readonly type: string; readonly text?: string; readonly name?: string; readonly [more: string]: unknown }[] = [
  { type: 'message', text: 'hvad koster det?' },
  {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'ask.course', data: { topic: 'meeting-dates', course: 'aarhus', language: 'da' } } },
    replyToId: 'card',
  },
  { type: 'message', text: 'ansøg' },
];
const storing = 2;

it('rolls two instances under load: each turn is answered once, each job is done once, and each instance ends in time', async () => {
  let faults = await rolled(0);
  for (let again = 1; again <= repeats && faults.length > 0 && faults.every(({ emulator }) => emulator); again++) {
    faults = await rolled(again);
  }
  expect(faults).toEqual([]);
}, 600_000);

/** Rolls them on a storage of their own, and gives back all that went wrong with a turn or in a log. What else goes wrong is thrown. */
async function rolled(run: number): Promise<readonly Fault[]> {
  const folder = `test/output/rolling/${run}`;
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: `${folder}/azurite.log` });
  const { tablePort, queuePort } = await azurite.ready;
  const tables = azureTables({ connectionString: storageAt({ tablePort, queuePort }) });
  const connector = await startConnector();
  const ports = [await freePort(), await freePort()];
  const balancer = startBalancer(ports);
  const running = new Map<number, Instance>();
  const watches: QueueWatch[] = [];
  const logs: string[] = [];
  const faults: Fault[] = [];
  const silences: number[] = [];
  const began = performance.now();
  const posts = closableDoor();
  const reply = closableDoor();
  const channels = new Map<string, string>();
  let held: number | undefined;
  let ending: number | undefined;
  let said = 0;
  let talking = true;

  connector.answer = async ({ path, body }) => {
    if (path === '/v3/conversations') {
      const channel: string = body.channelData.channel.id;
      await posts.passed();
      return { status: 201, body: { id: `${channel};messageid=1` } };
    }
    if (held !== undefined && body?.type === 'message' && path.startsWith(pathTo(held))) await reply.passed();
    return { status: 200 };
  };

  /** The moment by the instances' clocks, which all tell the same time. */
  function localNow(): string {
    return new Date(Date.parse(`${monday.at}Z`) + performance.now() - began).toISOString().slice(0, 19);
  }

  async function start(port: number): Promise<void> {
    const logFile = `${folder}/bot-${logs.length}.log`;
    logs.push(logFile);
    const queue = await watchQueue(queuePort);
    watches.push(queue);
    const storage = storageAt({ tablePort, queuePort: queue.port });
    const env = { NODE_ENV: 'development', PORT: String(port), BOT_NOW: localNow(), STORAGE_CONNECTION_STRING: storage };
    const child = startChild({ name: 'The bot', args: ['dist/main.js'], env, logFile, end: 'SIGTERM' });
    running.set(port, { child, queue });
    await balancer.sendsTo(port, true);
  }

  /** Has the instance look for what is due now, and not within five seconds. */
  async function nudge(port: number): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await fetch(`http://127.0.0.1:${port}/local/clock`, { method: 'POST', headers, body: JSON.stringify({ now: localNow() }) });
  }

  /** Somebody says something, to one instance where it is told. Resolves when it is answered; what is wrong with that is a fault. */
  async function say(n: number, kind = n % kinds.length, to?: number): Promise<void> {
    const sent = { ...commonOf(n, connector.serviceUrl), ...kinds[kind] };
    const answered = await (to === undefined ? balancer.send(sent) : balancer.sendTo(to, sent)).catch((thrown: unknown) => ({ thrown }));
    const replies = connector.sent.filter(({ path, body }) => body?.type === 'message' && path.startsWith(pathTo(n)));
    const expected = sent.type === 'invoke' ? inPlace : message;
    if (expected.safeParse({ answered, replies }).success) return;
    const emulator = !('thrown' in answered) && answered.port !== ending && toldNoStorage.safeParse({ answered, replies }).success;
    faults.push({ what: { said: sent.text ?? sent.name, answered, replies: replies.map(({ body }) => body) }, emulator });
  }

  /** Somebody who says the next thing when the last one is answered. */
  async function somebody(): Promise<void> {
    while (talking) await Promise.all([say(said++), pause(breath)]);
  }

  /** Asks the storage itself all the time, and notes when it does not answer. */
  async function listen(): Promise<void> {
    while (talking) {
      const asked = tables('channels').get('ready', 'ready');
      await Promise.all([asked.catch(() => silences.push(Date.now())), pause(breath)]);
    }
  }

  /** Ends the instance on this port with a turn and a job in hand, and starts another. Gives how many jobs it finished after it was asked to end. */
  async function roll(port: number, prefix: string): Promise<number> {
    const instance = running.get(port);
    if (!instance) throw new Error('each port has its instance');
    const { child, queue } = instance;
    const jobWaits = posts.close();
    const due = await storeGroups({ tables, serviceUrl: connector.serviceUrl, count: jobsPerRoll, prefix });
    for (const [id, channel] of due) channels.set(id, channel);
    await nudge(port);
    await jobWaits;
    held = said++;
    const replyWaits = reply.close().then(() => true);
    const inHand = say(held, storing, port);
    expect(await Promise.race([replyWaits, inHand.then(() => false)])).toBe(true);

    const doneBefore = queue.done();
    ending = port;
    const ended = child.stop().then(() => child.ended);
    await child.printed(/bot\.ending/);
    // Whoever has not heard of the end yet sends it a turn more.
    await say(said++, storing, port);
    await balancer.sendsTo(port, false);
    posts.open();
    while (await isTaken(port)) await pause(lookEvery);
    reply.open();
    await inHand;
    expect(await ended).toMatch(/^it ended with exit code 0\n/);
    ending = undefined;
    await start(port);
    return queue.done() - doneBefore;
  }

  /** Waits until all check-ins are sent, and holds that each was sent once. */
  async function jobsDone(): Promise<void> {
    for (;;) {
      const states = [...(await checkInsOf(monday.week, tables)).values()].map(({ state }) => state);
      if (states.length === channels.size && states.every((state) => state === 'sent')) break;
      expect(states.filter((state) => state === 'failed' || state === 'uncertain')).toEqual([]);
    }
    const posted = connector.sent.filter(({ path }) => path === '/v3/conversations').map(({ body }) => body.channelData.channel.id);
    expect(posted.toSorted()).toEqual([...channels.values()].toSorted());
  }

  async function underLoad(): Promise<void> {
    await Promise.all(ports.map(start));
    const everybody = Promise.all([listen(), ...Array.from({ length: people }, somebody)]);
    const finished: number[] = [];
    try {
      for (let round = 0; round < rounds; round++) {
        for (const port of ports) finished.push(await roll(port, `roll-${round}-${port}`));
      }
    } finally {
      talking = false;
      await everybody;
    }
    expect(said).toBeGreaterThan(people * rounds * ports.length);
    // Where another looks at the queue in that very moment the job is its own, which cannot be so each time.
    expect(Math.max(...finished)).toBeGreaterThan(0);
    if (faults.length === 0) await jobsDone();
  }

  try {
    await underLoad();
  } catch (thrown) {
    if (codeOf(thrown) !== 'storage.down') throw thrown;
    faults.push({ what: 'the storage did not answer the test', emulator: true });
  } finally {
    posts.open();
    reply.open();
    balancer.close();
    await Promise.all([...running.values()].map(({ child }) => child.stop()));
    await Promise.all([connector.close(), ...watches.map((watch) => watch.close())]);
    await azurite.child.stop();
  }
  return [...faults, ...logs.flatMap((logFile) => faultsIn(logFile, silences))];
}

interface Instance {
  readonly child: Child;
  readonly queue: QueueWatch;
}

/** What all activities have in common: each person is in a chat of their own, so that each answer is known by its conversation. */
function commonOf(n: number, serviceUrl: string) {
  return {
    id: `activity-${n}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:person-${n}`, aadObjectId: `person-${n}` },
    recipient: { id: '28:bot' },
    conversation: { id: chatOf(n), conversationType: 'personal', tenantId: home },
    locale: 'da-DK',
  };
}

function chatOf(n: number): string {
  return `a:chat-${n}`;
}

/** Where what the bot writes in that chat begins. */
function pathTo(n: number): string {
  return `/v3/conversations/${encodeURIComponent(chatOf(n))}/`;
}

const told = z.object({
  body: z
    .object({ text: z.string().refine((text) => text !== failed && text !== noStorage) })
    .or(z.object({ attachments: z.array(z.unknown()).min(1) })),
});
const message = z.object({ answered: z.object({ status: z.literal(200) }), replies: z.tuple([told]) });
const inPlace = z.object({
  answered: z.object({ status: z.literal(200), body: z.object({ type: z.literal('application/vnd.microsoft.card.adaptive') }) }),
  replies: z.tuple([]),
});
const toldNoStorage = z
  .object({ replies: z.tuple([z.object({ body: z.object({ text: z.literal(noStorage) }) })]) })
  .or(z.object({ answered: z.object({ body: z.object({ value: z.literal(noStorage) }) }), replies: z.tuple([]) }));

/** A door at which what comes waits while it is closed. */
function closableDoor() {
  let opened = Promise.resolve();
  let open: () => void = () => undefined;
  let came: () => void = () => undefined;
  return {
    /** Resolves when somebody waits. */
    close(): Promise<void> {
      opened = new Promise((resolve) => {
        open = resolve;
      });
      return new Promise((resolve) => {
        came = resolve;
      });
    },
    open: () => open(),
    passed(): Promise<void> {
      came();
      return opened;
    },
  };
}

/**
 * What an instance logged as wrong. Where the storage did not answer it before its end, and nobody's turn failed by that, it tries again, and nothing is
 * wrong.
 */
function faultsIn(logFile: string, silences: readonly number[]): Fault[] {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const logged = lines.map((line) => JSON.parse(line));
  const end = logged.findIndex(({ code }) => code === 'bot.ending');
  return logged.flatMap((line, i) => {
    if (line.level !== 'error') return [];
    const noStorage = line.code === 'storage.down' || line.cause === 'storage.down';
    if (noStorage && (end < 0 || i < end)) return [];
    return [{ what: line, emulator: noStorage && silences.some((at) => Math.abs(at - Date.parse(line.time)) < around) }];
  });
}
