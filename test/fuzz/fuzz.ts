import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { capabilities } from '../../src/capabilities/index.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { type Chat, chatOf, colleague, filledIn, fillIn, inChannel, type Person, sendIn } from '../apply/world.js';
import { checkInChannel, storeGroups } from '../chaos/groups.js';
import { type RunningBot, startBot } from '../process/bot.js';
import { doorTo, home, patientDoor } from '../process/door.js';
import { type Slope, slopeOf } from '../process/slope.js';
import { mailOf, startTeams, type Teams } from '../process/teams.js';
import { type Activity, byKind, galleryPresses, pressesOn, recorded, verbPresses } from './activities.js';
import { type Draw, draws } from './draw.js';
import { mutated, type Sending } from './mutate.js';

export interface FuzzOptions {
  /** The built bot. */
  readonly main: string;
  /** A folder for its logs, which is emptied. */
  readonly folder: string;
  /** How many mutated activities. */
  readonly count: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** How it ended. */
export interface Verdict {
  /** Answers by their status; 0 is none, where the connection ended. */
  readonly statuses: Readonly<Record<number, number>>;
  /** What was not as it must be: which request, and what was wrong. */
  readonly faults: readonly string[];
  /** Lines of the log by their code. */
  readonly codes: Readonly<Record<string, number>>;
  /** What is in use with the garbage cleared, in MB: after the first half, at the end, and the line through all samples between, by
   * thousands of activities. */
  readonly memory: { readonly half: number; readonly end: number; readonly growth: Slope; readonly rss: number };
}

/** Requests that are under way at once. */
const sideBySide = 16;
/** People who write, and groups and applications that are there already. */
const people = 500;
const groups = 8;
const applications = 5;
/** The part of the run in which the storage cannot be reached. */
const outage = { from: 0.3, to: 0.33 } as const;
/** The share of all that may meet with no storage outside of it: 0.8 % did on a machine that had ten times more to do than it could. */
const mostBusy = 0.02;
/** The share of all that must be read and answered, for all that is wrong with them: it is 57 %. */
const leastAnswered = 0.45;
/** Samples of memory over the second half. */
const samples = 12;

/** Sends mutated activities to the bot as it runs, and holds every answer, the log and the memory against what must be so whatever comes in. */
export async function fuzz({ main, folder, count, seed, say }: FuzzOptions): Promise<Verdict> {
  const teams = await startTeams();
  const bot = await startBot({ main, folder, now: programme.demoStart });
  const faults: string[] = [];
  const statuses: Record<number, number> = {};
  try {
    const activities = byKind([
      ...recorded(),
      ...galleryPresses(pressedBy(29)),
      ...verbPresses(verbs, pressedBy(29)),
      ...(await scene(bot, teams)),
    ]);
    const kinds = [...activities.values()];
    say(`${kinds.flat().length} activities of ${kinds.length} kinds to mutate`);
    teams.listen(({ activity, size }) => faults.push(...faultsInMessage(JSON.stringify(activity), size)));
    const agent = new Agent({ keepAlive: true, maxSockets: sideBySide });
    const memory: { x: number; y: number; rss: number }[] = [];
    /** Those that were answered with being busy. */
    const refused = new Set<number>();
    let sent = 0;

    async function sendOne(n: number, suffix = ''): Promise<void> {
      const draw = draws(seed, n);
      const activity = addressed(draw.one(kinds[n % kinds.length] ?? []), `fuzz-${n}${suffix}`, teams.serviceUrl, draw);
      const sending = mutated(activity, markerOf(n), draw);
      const answer = await send(bot.url, sending, agent);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status === 503 && suffix !== again) refused.add(n);
      const fault = answer.status === 503 && suffix === again ? 'busy in calm' : faultIn(answer, sending);
      if (fault) faults.push(`${n}: ${fault}: ${describe(sending)} -> ${answer.status} ${answer.body.slice(0, 300)}`);
    }

    async function sendUpTo(most: number): Promise<void> {
      const sender = async () => {
        while (sent < most && bot.isRunning()) await sendOne(sent++);
      };
      await Promise.all(Array.from({ length: sideBySide }, sender));
    }

    await sendUpTo(Math.floor(count * outage.from));
    const calmUntil = sent;
    const linesBefore = bot.printed().length;
    bot.storage(false);
    await sendUpTo(Math.floor(count * outage.to));
    await bot.memory();
    const linesDuring = bot.printed().length - linesBefore;
    bot.storage(true);
    const calmFrom = sent;
    for (let part = 0; part <= samples; part++) {
      await sendUpTo(Math.floor(count * (0.5 + (0.5 * part) / samples)));
      const { used, rss } = await bot.memory();
      memory.push({ x: sent / 1000, y: used, rss });
      say(`${sent} sent, ${faults.length} faults, ${used.toFixed(1)} MB in use, ${rss.toFixed(0)} MB resident`);
    }
    // A busy machine's storage is slow too. What was lost on it is sent again by itself: then it must not be lost.
    const calmRefused = [...refused].filter((n) => n < calmUntil || n >= calmFrom);
    const calm = bot.printed().toSpliced(linesBefore, linesDuring);
    const busy = new Set([...lostIn(calm), ...calmRefused]).size;
    const lost = new Set([...refused, ...lostIn(bot.printed())]);
    say(`${busy} met with no storage outside the outage; ${lost.size} in all are sent again`);
    if (busy > count * mostBusy) faults.push(`${busy} met with no storage outside the outage`);
    for (const n of lost) await sendOne(n, again);
    agent.destroy();
    const answered = (statuses[200] ?? 0) / (sent + lost.size);
    if (answered < leastAnswered) faults.push(`only ${Math.round(answered * 100)} % were answered with 200`);
    if (!bot.isRunning()) faults.push('the process has ended');
    else faults.push(...(await wrongAnswers(bot, teams)));
    const code = await bot.end();
    if (code !== 0) faults.push(`the process ended with ${code}`);
    const lines = bot.printed();
    return {
      statuses,
      faults: [...faults, ...faultsInLog(lines)],
      codes: counted(lines.map((line) => coded.safeParse(parsed(line)).data?.code ?? '')),
      memory: {
        half: memory[0]?.y ?? Number.NaN,
        end: memory.at(-1)?.y ?? Number.NaN,
        growth: slopeOf(memory),
        rss: memory.at(-1)?.rss ?? Number.NaN,
      },
    };
  } finally {
    await bot.end();
    await teams.close();
  }
}

const verbs = capabilities.flatMap(({ actions }) => Object.keys(actions));

/** Stands in every text that is planted into the nth. */
function markerOf(n: number): string {
  return `${markers}${n}qz`;
}

const markers = 'zqplanted';

/** Applications and plans of people who are there, and every button on the cards that they see, as it is pressed. */
async function scene(bot: RunningBot, teams: Teams): Promise<Activity[]> {
  const door = patientDoor(doorTo(bot.url, teams));
  const presses: Activity[] = [];
  function keep(person: Person, chat: Chat): void {
    presses.push(...pressesOn(chat.card(), pressedIn(person)));
  }
  await storeGroups({
    tables: bot.tables,
    serviceUrl: teams.serviceUrl,
    count: groups,
    tenantOf: () => home,
    prefix: 'fuzz',
    reachable: true,
  });
  async function group(n: number): Promise<void> {
    const person = inChannel({ ...colleague(`29:fuzz-${n}`, 'Hanne Holm'), tenantId: home }, checkInChannel(`fuzz-${n}`));
    const chat = chatOf(person, door);
    for (const words of ['handleplan', 'gruppen', 'check-in', 'ny handling: øve nedtrapning, jeg, 1. februar']) {
      await chat.say(words);
      keep(person, chat);
    }
  }
  async function application(n: number): Promise<void> {
    const userId = `29:applicant-${n}`;
    const person: Person = { ...colleague(userId, 'Anne Holm'), mail: mailOf(userId), tenantId: home };
    const chat = chatOf(person, door);
    await fillIn(chat, { ...filledIn([person]), course: 'koebenhavn' });
    for (const { data } of chat.buttons().filter(({ verb }) => verb === 'apply.go')) {
      await chat.press((button) => button.data.to === data.to);
      keep(person, chat);
    }
    await chat.press((button) => button.data.to === 'review');
    if (n % 2) await sendIn(chat);
    keep(person, chat);
  }
  await Promise.all([
    ...Array.from({ length: groups }, (_, n) => group(n)),
    ...Array.from({ length: applications }, (_, n) => application(n)),
  ]);
  return presses;
}

/** An activity of this person in this place, from which the pressing of a button is made. */
function pressedIn({ userId, directoryId, conversationId, channelId, scope }: Person): Activity {
  return {
    channelId: 'msteams',
    from: { id: userId, aadObjectId: directoryId },
    recipient: { id: '28:bot' },
    conversation: { id: conversationId, conversationType: scope, tenantId: home },
    channelData: { tenant: { id: home }, ...(scope === 'channel' ? { channel: { id: channelId } } : {}) },
    replyToId: '1',
    locale: 'da-DK',
    isAtHome: true,
  };
}

function pressedBy(n: number): Activity {
  return { ...pressedIn({ ...colleague(`29:person-${n}`, ''), tenantId: home }), isAtHome: false };
}

/** The activity with an id of its own, and from one of many people, unless it is about something that is only somebody's. */
function addressed({ isAtHome, ...activity }: Activity, id: string, serviceUrl: string, draw: Draw): Activity {
  const own = { ...activity, id, serviceUrl };
  if (isAtHome || draw.happens(0.2)) return own;
  const { conversation } = z.object({ conversation: z.looseObject({ conversationType: z.string() }) }).parse(activity);
  const person = draw.below(people);
  const from = { id: `29:person-${person}`, aadObjectId: `directory-${person}`, name: 'Bo Kjær' };
  return {
    ...own,
    from,
    ...(conversation.conversationType === 'personal' ? { conversation: { ...conversation, id: `a:person-${person}` } } : {}),
  };
}

interface Answer {
  /** 0 where none came. */
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Milliseconds after which an answer counts as none. */
const patience = 20_000;

async function send(url: string, { method, path, headers, body }: Sending, agent: Agent): Promise<Answer> {
  const { port } = new URL(url);
  const sized = body === undefined || headers['transfer-encoding'] ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const going = httpRequest({ host: '127.0.0.1', port, method, path, headers: { ...sized, ...headers }, agent, timeout: patience });
  going.once('timeout', () => going.destroy());
  const answered = once(going, 'response');
  going.end(body);
  try {
    const [response] = (await answered) as [IncomingMessage];
    return { status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: await text(response) };
  } catch {
    return { status: 0, type: '', body: '' };
  }
}

const code = z.string().regex(/^[a-z]+(?:[.-][a-z]+)+$/);
const anyCard = z.object({ type: z.literal('AdaptiveCard') });
/** All that the process answers with. */
const shapes = z.union([
  z.strictObject({ error: code }),
  z.strictObject({ error: z.literal('clock.invalid'), help: z.string() }),
  z.strictObject({ status: z.literal('ok') }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: anyCard,
  }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
  z.strictObject({ activities: z.array(z.object({ type: z.string() })) }),
]);

/** What Node's own parser says, before the bot hears of it. */
const unread = new Set([400, 408, 417, 431]);

function faultIn({ status, type, body }: Answer, { method }: Sending): string | undefined {
  if (status === 0) return 'no answer';
  if (status >= 500 && status !== 503) return 'a fault of the server';
  if (internals.test(body)) return 'internals in the answer';
  if (body === '') return method === 'HEAD' || status < 400 || status > 500 || unread.has(status) ? undefined : 'an empty answer';
  if (method === 'OPTIONS' && /^(?:[A-Z]+(?:, ?)?)+$/.test(body)) return undefined;
  if (!type.startsWith('application/json')) return 'an answer that is no JSON';
  return shapes.safeParse(parsed(body)).success ? undefined : 'an answer of no known shape';
}

/** Traces, paths and what JavaScript makes of things by itself. */
const internals =
  /\bat [\w.<>]+ \(|\.(?:js|ts|mjs):\d+|node_modules|\bfile:\/\/\/|\/(?:home|tmp|usr|work|app)\/|\[native code\]|\[object \w+\]|\b(?:Type|Range|Syntax|Reference|Rest|Zod)Error\b|ECONN|\bat async\b/;

/** What Teams takes in one message, in UTF-16. */
const largest = 100 * 1024;

function faultsInMessage(said: string, size: number): string[] {
  const found = /\[native code\]|\[object Object\]|node_modules|\.js:\d+:\d+/.exec(said);
  return [
    ...(found ? [`internals in a message: ${said.slice(Math.max(0, found.index - 100), found.index + 100)}`] : []),
    ...(size * 2 > largest ? [`a message of ${size} characters: ${said.slice(0, 200)}`] : []),
  ];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function describe({ method, path, headers, body }: Sending): string {
  return `${method} ${path.slice(0, 80)} ${JSON.stringify(headers).slice(0, 120)} ${String(body).slice(0, 700)}`;
}

const coded = z.object({ level: z.string(), code: z.string(), time: z.string() });

/** What may be logged as an error while nothing is wrong but what comes in. */
const expected = new Set([
  'activity.invalid',
  'action.invalid',
  'action.unknown',
  'auth.refused',
  'body.malformed',
  'body.too-large',
  'request.invalid',
  'text.too-long',
]);

const again = '-again';
const ofActivity = z.object({ activity: z.string().default(''), cause: z.string().default(''), code: z.string() });

/** The numbers of those that met with no storage. */
function lostIn(lines: readonly string[]): number[] {
  return lines.flatMap((line) => {
    const { code, activity } = ofActivity.safeParse(parsed(line)).data ?? {};
    const [, n] = /^fuzz-(\d+)$/.exec(activity ?? '') ?? [];
    return code === 'storage.down' && n !== undefined ? [Number(n)] : [];
  });
}

/** Whether it says that the storage could not be reached. */
function isDown(line: string): boolean {
  const { code, cause } = ofActivity.safeParse(parsed(line)).data ?? {};
  return code === 'storage.down' || cause === 'storage.down';
}

function faultsInLog(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const read = coded.safeParse(parsed(line)).data;
    if (!read) return [`a line that is no log: ${line.slice(0, 300)}`];
    // An activity's id is Teams' own, and helps to find it.
    const { activity, ...rest } = ofActivity.loose().parse(parsed(line));
    if (JSON.stringify(rest).includes(markers)) return [`a text in the log: ${line.slice(0, 300)}`];
    // How often that may be is counted.
    const wasDown = isDown(line) && !activity.endsWith(again);
    return read.level === 'error' && !expected.has(read.code) && !wasDown ? [`in the log: ${line.slice(0, 300)}`] : [];
  });
}

function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Whether it still answers as it should. */
async function wrongAnswers(bot: RunningBot, teams: Teams): Promise<string[]> {
  const chat = chatOf({ ...colleague('29:afterwards', 'Anne Holm'), tenantId: home }, patientDoor(doorTo(bot.url, teams)));
  const price = await chat.say('hvad koster det?');
  const form = await chat.say('ansøg');
  return [
    ...(/gratis/i.test(price) ? [] : [`asked for the price it says: ${price}`]),
    ...(chat.buttons().some(({ verb }) => verb === 'apply.go') ? [] : [`asked for the form it says: ${form}`]),
  ];
}
