import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Turn } from '../../src/core/turn.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { type Chat, chatOf, colleague, type Door, filledIn, fillIn, inChannel, type Person } from '../apply/world.js';
import { percentile } from '../bench/figures.js';
import { before, checkInChannel, monday, storeGroups } from '../chaos/groups.js';
import { message } from '../fakes.js';
import { draws } from '../fuzz/draw.js';
import { type Memory, type RunningBot, startBot } from '../process/bot.js';
import { doorTo, home, patientDoor } from '../process/door.js';
import { type Slope, slopeOf } from '../process/slope.js';
import { mailOf, startTeams, type Teams } from '../process/teams.js';
import { readCases } from '../qa/cases.js';

export interface SoakOptions {
  /** The built bot. */
  readonly main: string;
  /** A folder for its log and mails, which is emptied. */
  readonly folder: string;
  readonly minutes: number;
  readonly say: (line: string) => void;
}

/** What people do. */
export const kinds = ['question', 'form', 'answer', 'feedback'] as const;
type Kind = (typeof kinds)[number];

/** Milliseconds that half and 99 of 100 turns took at most, and how many there were. */
export interface Times {
  readonly turns: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Report {
  /** Turns per second: what the bot does at most, and what it was given. */
  readonly capacity: number;
  readonly rate: number;
  readonly turns: number;
  /** By kind, over the first and the last fifth. */
  readonly times: Readonly<Record<Kind, { readonly start: Times; readonly end: Times }>>;
  /** Check-ins that were due, that came, and that came more than once. */
  readonly checkIns: { readonly due: number; readonly posted: number; readonly doubled: number };
  /** MB an hour over the second half, of what is in use with the garbage cleared, and of what is resident. */
  readonly slope: { readonly used: Slope; readonly rss: Slope };
  readonly memory: { readonly start: Memory; readonly half: Memory; readonly end: Memory };
  /** Turns that were not answered as they should be, and lines of the log that tell of an error. */
  readonly errors: readonly string[];
}

/** Shares of the turns, added up; the rest are questions. */
const shares: readonly (readonly [Kind, number])[] = [
  ['form', 0.2],
  ['answer', 0.35],
  ['feedback', 0.4],
];
const askers = 300;
const forms = 60;
const groups = 40;
/** Turns under way at once where the most is asked of the bot. */
const atOnce = 8;
/** Seconds of that. */
const calibration = 20;
/** New check-ins a minute. */
const checkInsAMinute = 20;
/** Milliseconds between two samples of memory. */
const sampleEvery = 15_000;
/** Samples at the least, however short it is. */
const fewestSamples = 12;
/** Milliseconds that the last posts may take: one that failed is tried again after half a minute, and after a minute. */
const patience = 240_000;
const minute = 60_000;
const seed = 1;

/** Gives the bot as it runs half of what it can do, for so long, and measures. */
export async function soak({ main, folder, minutes, say }: SoakOptions): Promise<Report> {
  const teams = await startTeams();
  const bot = await startBot({ main, folder, now: programme.demoStart });
  try {
    const posts = watchPosts(teams);
    const errors: string[] = [];
    const crowd = await crowdOf(bot, teams);
    say(`${askers} people ask, ${forms} have a form open, ${groups} groups have a plan`);
    const capacity = await mostPerSecond(crowd, errors);
    const rate = capacity / 2;
    say(`${capacity.toFixed(1)} turns a second at most; it gets ${rate.toFixed(1)}`);

    const began = performance.now();
    const length = minutes * minute;
    const since = () => performance.now() - began;
    const done: { kind: Kind; at: number; took: number }[] = [];
    const memory = [{ ...(await bot.memory()), at: 0 }];
    const ending = new AbortController();

    const sampling = every(Math.min(sampleEvery, length / 2 / fewestSamples), ending.signal, async () => {
      memory.push({ ...(await bot.memory()), at: since() });
    });
    let batches = 0;
    const posting = every(minute / 2, ending.signal, async () => {
      const count = checkInsAMinute / 2;
      posts.expect(
        await storeGroups({ tables: bot.tables, serviceUrl: teams.serviceUrl, count, tenantOf: () => home, prefix: `due-${++batches}` }),
      );
    });
    const telling = every(minute, ending.signal, async () => {
      const { used = Number.NaN, rss = Number.NaN } = memory.at(-1) ?? {};
      say(
        `${done.length} turns, ${posts.posted()} check-ins, ${errors.length} errors, ${used.toFixed(1)} MB in use, ${rss.toFixed(0)} MB resident`,
      );
    });
    const underWay = new Set<Promise<void>>();
    for (let n = 0; since() < length; n++) {
      const wait = (n * 1000) / rate - since();
      if (wait > 0) await pause(wait);
      const turn = crowd(n);
      if (!turn) continue;
      const at = since();
      const one = turn
        .take()
        .then(() => void done.push({ kind: turn.kind, at, took: since() - at }))
        .catch((thrown: unknown) => void errors.push(`${turn.kind}: ${messageOf(thrown)}`))
        .finally(() => underWay.delete(one));
      underWay.add(one);
    }
    ending.abort();
    await Promise.all([sampling, posting, telling, ...underWay]);
    memory.push({ ...(await bot.memory()), at: since() });
    for (const until = performance.now() + patience; posts.posted() < posts.due() && performance.now() < until; ) await pause(200);

    const code = await bot.end();
    const second = memory.filter(({ at }) => at >= length / 2);
    const perHour = (of: (sample: Memory) => number) => slopeOf(second.map((sample) => ({ x: sample.at / 3_600_000, y: of(sample) })));
    const timesOf = (kind: Kind, from: number, to: number): Times => {
      const took = done.filter((one) => one.kind === kind && one.at >= from * length && one.at < to * length).map((one) => one.took);
      return { turns: took.length, p50: percentile(took, 50), p99: percentile(took, 99) };
    };
    const [start, half, end] = [memory[0], second[0], memory.at(-1)];
    if (!start || !half || !end) throw new Error('no memory was sampled');
    return {
      capacity,
      rate,
      turns: done.length,
      times: byKind((kind) => ({ start: timesOf(kind, 0, 0.2), end: timesOf(kind, 0.8, 1) })),
      checkIns: { due: posts.due(), posted: posts.posted(), doubled: posts.doubled() },
      slope: { used: perHour(({ used }) => used), rss: perHour(({ rss }) => rss) },
      memory: { start, half, end },
      errors: [...errors, ...(code === 0 ? [] : [`the process ended with ${code}`]), ...errorsIn(bot.printed())],
    };
  } finally {
    await bot.end();
    await teams.close();
  }
}

function byKind<T>(of: (kind: Kind) => T): Record<Kind, T> {
  return { question: of('question'), form: of('form'), answer: of('answer'), feedback: of('feedback') };
}

/** Does it over and over until it is told to end. Rejects where the work does. */
async function every(ms: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  for (;;) {
    await pause(ms, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await work();
  }
}

/** Check-ins that are due and come, by their channels. */
function watchPosts(teams: Teams) {
  const counts = new Map<string, number>();
  teams.listen(({ conversationId, update }) => {
    const [channel = ''] = conversationId.split(';');
    const count = counts.get(channel);
    if (count !== undefined && !update) counts.set(channel, count + 1);
  });
  return {
    expect: (channels: ReadonlyMap<string, string>) => {
      for (const channel of channels.values()) counts.set(channel, counts.get(channel) ?? 0);
    },
    due: () => counts.size,
    posted: () => [...counts.values()].filter((count) => count > 0).length,
    doubled: () => [...counts.values()].filter((count) => count > 1).length,
  };
}

/** A turn that somebody takes; rejects where it is not answered once, and rightly. */
interface Taken {
  readonly kind: Kind;
  take(): Promise<void>;
}

/** The nth turn; undefined where everybody who could take one is waiting for an answer. */
type Crowd = (n: number) => Taken | undefined;

/** People with their cards before them. */
async function crowdOf(bot: RunningBot, teams: Teams): Promise<Crowd> {
  const strict = answeredOnce(doorTo(bot.url, teams));
  let isReady = false;
  const door: Door = (turn) => (isReady ? strict(turn) : patientDoor(strict)(turn));
  const questions = readCases('working.jsonl').map(({ q }) => q);
  const asking = Array.from({ length: askers }, (_, n) => ({ ...colleague(`29:asker-${n}`, 'Bo Kjær'), tenantId: home }));
  const filling = await inParts(forms, async (n) => {
    const person: Person = { ...colleague(`29:applicant-${n}`, 'Anne Holm'), mail: mailOf(`29:applicant-${n}`), tenantId: home };
    const chat = chatOf(person, door);
    await fillIn(chat, filledIn([person]));
    return { person, chat };
  });
  await bot.setClock(before);
  await storeGroups({
    tables: bot.tables,
    serviceUrl: teams.serviceUrl,
    count: groups,
    tenantOf: () => home,
    prefix: 'plan',
    reachable: true,
  });
  await bot.setClock(monday.at);
  const planning = await inParts(groups, async (n) => {
    const person = inChannel({ ...colleague(`29:plan-${n}`, 'Hanne Holm'), tenantId: home }, checkInChannel(`plan-${n}`));
    const chat = chatOf(person, door);
    await chat.say('check-in');
    return { person, chat };
  });
  const busy = new Set<string>();
  isReady = true;

  return (n) => {
    const draw = draws(seed, n);
    const drawn = draw.below(1000) / 1000;
    const kind = shares.find(([, upTo]) => drawn < upTo)?.[0] ?? 'question';
    const pool: readonly { readonly person: Person; readonly chat?: Chat }[] =
      kind === 'form' ? filling : kind === 'answer' ? planning : asking.map((person) => ({ person }));
    const free = pool.filter(({ person }) => !busy.has(person.conversationId));
    if (free.length === 0) return undefined;
    const { person, chat } = draw.one(free);
    busy.add(person.conversationId);
    const [step, answer] = [draw.one(['motivation', 'group', 'review']), draw.one(['going', 'same'])];
    const typed = {
      done: `Vi har kortlagt vold og trusler ${n} gange. `.repeat(1 + (n % 10)),
      change: `Alle ved, hvad de skal gøre: ${n}`,
    };
    const work = {
      question: () => chatOf(person, door).say(draw.one(questions)),
      form: () => chat?.press(({ verb, data }) => verb === 'apply.go' && data.to === step, typed),
      answer: () => chat?.press(({ verb, data }) => verb === 'plan.answer' && data.answer === answer),
      feedback: () => door(feedbackFrom(person, n)),
    };
    const take = async () => {
      try {
        await work[kind]();
      } finally {
        busy.delete(person.conversationId);
      }
    };
    return { kind, take };
  };
}

/** So many at once, and not more. */
async function inParts<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const part = Math.min(atOnce, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: part }, (_, n) => make(made.length + n)))));
  }
  return made;
}

/** A turn that gets the same answer twice has gone wrong too. */
function answeredOnce(door: Door): Door {
  return async (turn) => {
    const replies = await door(turn);
    if (new Set(replies.map((reply) => JSON.stringify(reply))).size < replies.length) throw new Error('the same answer came twice');
    return replies;
  };
}

function feedbackFrom({ userId, tenantId, directoryId, conversationId }: Person, n: number): Turn {
  const comment = n % 3 ? '' : 'Det var ikke det, jeg spurgte om';
  const origin = { ...message(''), userId, tenantId, directoryId, conversationId };
  return { ...origin, kind: 'feedback', answerId: String(n), helpful: n % 2 === 0, comment };
}

/** Turns per second where there are always as many under way. */
async function mostPerSecond(crowd: Crowd, errors: string[]): Promise<number> {
  const began = performance.now();
  const until = began + calibration * 1000;
  let turns = 0;
  let n = 1_000_000;
  const worker = async () => {
    while (performance.now() < until) {
      const turn = crowd(n++);
      await turn?.take().catch((thrown: unknown) => void errors.push(`${turn.kind}: ${messageOf(thrown)}`));
      turns += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (turns * 1000) / (performance.now() - began);
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 300) : String(thrown);
}

const logged = z.object({ level: z.string() });

/** Lines that tell of an error, and those that are no lines of the log. */
function errorsIn(lines: readonly string[]): string[] {
  return lines.filter((line) => {
    try {
      return logged.parse(JSON.parse(line)).level === 'error';
    } catch {
      return true;
    }
  });
}
