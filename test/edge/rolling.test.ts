import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { failureText } from '../../src/core/failure.js';
import { azureTables } from '../../src/edge/tables.js';
import { type Azurite, startAzurite } from '../../src/tools/local/azurite.js';
import { type Child, startChild } from '../../src/tools/local/child.js';
import { freePort } from '../../src/tools/local/ports.js';
import { checkInsOf, monday, storeGroups } from '../chaos/groups.js';
import { storageAt } from '../local-storage.js';
import { type Balancer, startBalancer } from './balancer.js';
import { type Connector, startConnector } from './connector.js';

/** The tenant that the Playground is in, which need not be let in. */
const home = '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10';
const rounds = 2;
/** So many people talk to the bot all the time, with so many milliseconds at least from one thing that they say to the next: 30 turns a second at most. */
const people = 6;
const breath = 200;
/** Check-ins that become due before an instance is asked to end. */
const jobsPerRoll = 6;

/** What somebody is told whose turn failed. */
const failed = failureText('turn.failed', 'da');
/** What they are told where the emulator gets too little of a busy machine to answer in time, which no instance's end has to do with. */
const starved = failureText('storage.down', 'da');

const began = performance.now();
const logs: string[] = [];
let azurite: Azurite;
let storage: string;
let connector: Connector;
let ports: readonly number[];
let balancer: Balancer;
const running = new Map<number, Child>();

beforeAll(async () => {
  azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/rolling/azurite.log' });
  storage = storageAt(await azurite.ready);
  connector = await startConnector();
  ports = [await freePort(), await freePort()];
  balancer = startBalancer(ports);
  for (const port of ports) start(port);
  await Promise.all(ports.map((port) => balancer.sendsTo(port, true)));
}, 120_000);

afterAll(async () => {
  balancer.close();
  await Promise.all([...running.values()].map((child) => child.stop()));
  await connector.close();
  await azurite.child.stop();
});

/** The moment by the instances' clocks, which all tell the same time. */
function localNow(): string {
  return new Date(Date.parse(`${monday.at}Z`) + performance.now() - began).toISOString().slice(0, 19);
}

function start(port: number): void {
  const logFile = `test/output/rolling/bot-${logs.length}.log`;
  logs.push(logFile);
  const env = { NODE_ENV: 'development', PORT: String(port), BOT_NOW: localNow(), STORAGE_CONNECTION_STRING: storage };
  running.set(port, startChild({ name: 'The bot', args: ['dist/main.js'], env, logFile, end: 'SIGTERM' }));
}

/** Has the instance look for what is due now, and not within five seconds. */
async function nudge(port: number): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`http://127.0.0.1:${port}/local/clock`, { method: 'POST', headers, body: JSON.stringify({ now: localNow() }) });
}

/** What people do: each in a chat of their own, so that each answer is known by its conversation. */
function activity(n: number): Record<string, unknown> {
  const common = {
    id: `activity-${n}`,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: `29:person-${n}`, aadObjectId: `person-${n}` },
    recipient: { id: '28:bot' },
    conversation: { id: chatOf(n), conversationType: 'personal', tenantId: home },
    locale: 'da-DK',
  };
  const pressed = { type: 'Action.Execute', verb: 'ask.course', data: { topic: 'meeting-dates', course: 'aarhus', language: 'da' } };
  const kinds = [
    { type: 'message', text: 'hvad koster det?' },
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: pressed }, replyToId: 'card' },
    { type: 'message', text: 'ansøg' },
  ];
  return { ...common, ...kinds[n % kinds.length] };
}

function chatOf(n: number): string {
  return `a:chat-${n}`;
}

it('rolls two instances under load: each turn is answered once, each job is done once, and each instance ends in time', async () => {
  const door = closableDoor();
  connector.answer = async ({ path, body }) => {
    if (path !== '/v3/conversations') return { status: 200 };
    const channel: string = body.channelData.channel.id;
    await door.passed();
    return { status: 201, body: { id: `${channel};messageid=1` } };
  };
  const tables = azureTables({ connectionString: storage });
  const channels = new Map<string, string>();
  const answers: unknown[] = [];
  let sent = 0;
  let rolled = false;
  /** Somebody who says the next thing when the last one is answered. */
  async function somebody(): Promise<void> {
    while (!rolled) {
      const [answer] = await Promise.all([answerOf(sent++), pause(breath)]);
      answers.push(answer);
    }
  }
  const everybody = Promise.all(Array.from({ length: people }, somebody));

  for (let round = 0; round < rounds; round++) {
    for (const port of ports) {
      const ending = running.get(port);
      if (!ending) throw new Error('each port has its instance');
      const inHand = door.close();
      const due = await storeGroups({ tables, serviceUrl: connector.serviceUrl, count: jobsPerRoll, prefix: `roll-${round}-${port}` });
      for (const [id, channel] of due) channels.set(id, channel);
      await nudge(port);
      await inHand;
      // It hears of its end with a job in hand, which can be finished only when nobody sends it anything any more.
      const ended = ending.stop().then(() => ending.ended);
      await balancer.sendsTo(port, false);
      door.open();
      expect(await ended).toMatch(/^it ended with exit code 0\n/);
      start(port);
      await balancer.sendsTo(port, true);
    }
  }
  rolled = true;
  await everybody;
  expect(answers.length).toBeGreaterThan(people * rounds * ports.length);
  expect(answers.filter((answer) => answer !== 'once' && answer !== 'starved')).toEqual([]);
  expect(answers.filter((answer) => answer === 'starved').length).toBeLessThan(answers.length / 20);
  for (;;) {
    const states = [...(await checkInsOf(monday.week, tables)).values()].map(({ state }) => state);
    if (states.length === channels.size && states.every((state) => state === 'sent')) break;
    expect(states.filter((state) => state === 'failed' || state === 'uncertain')).toEqual([]);
  }
  const posts = connector.sent.filter(({ path }) => path === '/v3/conversations').map(({ body }) => body.channelData.channel.id);
  expect(posts.toSorted()).toEqual([...channels.values()].toSorted());
  expect(logs.flatMap(errorsIn)).toEqual([]);
}, 180_000);

/** How a turn was answered: `once`, `starved` likewise but with the emulator's excuse, or whatever came back. */
async function answerOf(n: number): Promise<unknown> {
  const sent = activity(n);
  const answered = await balancer.send(sent).catch((thrown: unknown) => thrown);
  const replies = connector.sent.filter(({ path, body }) => body?.type === 'message' && path.includes(encodeURIComponent(chatOf(n))));
  const expected = sent.type === 'invoke' ? inPlace : message;
  if (expected.safeParse({ answered, replies }).success) return 'once';
  if (excused.safeParse({ answered, replies }).success) return 'starved';
  return { sent: sent.text ?? sent.name, answered, replies: replies.map(({ body }) => body.text ?? body.attachments) };
}

const told = z.object({
  body: z
    .object({ text: z.string().refine((text) => text !== failed && text !== starved) })
    .or(z.object({ attachments: z.array(z.unknown()).min(1) })),
});
const message = z.object({ answered: z.object({ status: z.literal(200) }), replies: z.tuple([told]) });
const excused = message.extend({ replies: z.tuple([z.object({ body: z.object({ text: z.literal(starved) }) })]) });
const inPlace = z.object({
  answered: z.object({ status: z.literal(200), body: z.object({ type: z.literal('application/vnd.microsoft.card.adaptive') }) }),
  replies: z.tuple([]),
});

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

/** What an instance logged as wrong, but for the emulator that was starved. */
function errorsIn(logFile: string): unknown[] {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .filter(({ level, code, cause }) => level === 'error' && code !== 'storage.down' && cause !== 'storage.down');
}
