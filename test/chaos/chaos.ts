import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Tables } from '../../src/core/ports.js';
import { azureTables } from '../../src/edge/tables.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { type Child, startChild } from '../../src/tools/local/child.js';
import { freePort } from '../../src/tools/local/ports.js';
import { storageAt } from '../local-storage.js';
import { chance } from './chance.js';
import { type Connector, type Fault, startConnector } from './connector.js';
import { checkInsOf, monday, storeGroups } from './groups.js';

export interface ChaosOptions {
  /** The built bot. */
  readonly main: string;
  /** A folder for the logs, which is emptied. */
  readonly folder: string;
  readonly groups: number;
  readonly kills: number;
  /** Settles what the connector does and when an instance is killed. */
  readonly seed: number;
  /** Milliseconds within which all must have ended after the last kill. */
  readonly patience: number;
  /**
   * Seconds for which a job belongs to the instance that took it; the bot's own unless told. Where it is told, a minute passes by the demo
   * clock with each kill, so that what a killed instance had begun need not be waited for either.
   */
  readonly lease?: number;
  readonly say: (line: string) => void;
}

/** How it ended. */
export interface Verdict {
  /** Check-ins that were due. */
  readonly due: number;
  /** Those that the connector has accepted. */
  readonly posted: number;
  /** Posts that it accepted beyond the first of a group's week. */
  readonly duplicates: number;
  /** Those that ended in no honest way: not at all, as failed without a reason, or as sent though nothing came. */
  readonly silent: number;
  readonly uncertain: number;
  readonly failed: number;
  /** Those that are stored as failed though the connector has accepted them. */
  readonly belied: number;
  readonly kills: number;
  /** Kills at whose moment something was still to be posted. */
  readonly killsAmidWork: number;
}

/** How often each of what can go wrong does. */
const faults: readonly (readonly [Fault, number])[] = [
  ['throttled', 0.05],
  ['unavailable', 0.02],
  ['cut off', 0.01],
];
/** The longest that an instance is left to work before it is killed, on average and in milliseconds. */
const longestLife = 2500;
const minute = 60_000;
/** Milliseconds between two looks at how far it is. */
const lookEvery = 2000;

/**
 * Has two instances of the bot post what is due at once, kills them over and over, waits until all has ended, and judges by what the connector
 * accepted and by what is stored.
 */
export async function chaos(options: ChaosOptions): Promise<Verdict> {
  const { folder, groups, seed, say } = options;
  rmSync(folder, { recursive: true, force: true });
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: `${folder}/azurite.log` });
  const connector = await startConnector({ limited: true, fault: (channel, attempt) => faultAt(chance(seed, channel, attempt)) });
  let tormentor: Tormentor | undefined;
  try {
    const storage = storageAt(await azurite.ready);
    const tables = azureTables({ connectionString: storage });
    const channels = await storeGroups({ tables, serviceUrl: connector.serviceUrl, count: groups });
    say(`${groups} check-ins are due`);
    tormentor = await startTormentor(options, storage, () => groups - connector.accepted.size);
    await tormentor.done;
    say(`${options.kills} kills, ${tormentor.amidWork()} of them with posts outstanding; ${connector.posts()} posts so far`);
    await settled(channels, tables, tormentor, options);
    await tormentor.end();
    return { ...(await judge(channels, tables, connector)), kills: options.kills, killsAmidWork: tormentor.amidWork() };
  } finally {
    await tormentor?.end();
    connector.close();
    await azurite.child.stop();
  }
}

/** The last line: what was due and how it ended. */
export function summary({ due, posted, duplicates, silent, uncertain, failed }: Verdict): string {
  return `due ${due} posted ${posted} duplicates ${duplicates} silent ${silent} uncertain ${uncertain} failed ${failed}`;
}

function faultAt(drawn: number): Fault | undefined {
  let below = 0;
  return faults.find(([, share]) => {
    below += share;
    return drawn < below;
  })?.[0];
}

interface Tormentor {
  /** Resolves when all kills are done and both instances run again. */
  readonly done: Promise<void>;
  amidWork(): number;
  /** Has a minute pass by the instances' clock. */
  leap(): Promise<void>;
  /** Kills both for good. */
  end(): Promise<void>;
}

/** Starts two instances, and kills each as soon as it has worked for a moment. */
async function startTormentor(options: ChaosOptions, storage: string, outstanding: () => number): Promise<Tormentor> {
  const { main, folder, kills, seed, lease } = options;
  const ports = [await freePort(), await freePort()];
  const running = new Map<number, Child>();
  const total = outstanding();
  const began = performance.now();
  let leaps = 0;
  let killed = 0;
  let starts = 0;
  let amidWork = 0;
  let ending = false;
  /** Milliseconds in which an instance was at work before it was killed. */
  let worked = 0;

  function start(port: number): Child {
    const child = startChild({
      name: 'The bot',
      args: [main],
      env: {
        NODE_ENV: 'development',
        PORT: String(port),
        BOT_NOW: localNow(),
        STORAGE_CONNECTION_STRING: storage,
        WORK_LEASE: lease === undefined ? undefined : String(lease),
        PUBLIC_URL: undefined,
      },
      logFile: `${folder}/bot-${++starts}.log`,
      end: 'SIGTERM',
    });
    running.set(port, child);
    return child;
  }

  /** Monday's hour, and what has passed since: a clock that began anew with each start would never see a lease run out. */
  function localNow(): string {
    const naive = Date.parse(`${monday.at}Z`) + performance.now() - began + leaps * minute;
    return new Date(naive).toISOString().slice(0, 19);
  }

  async function leap(): Promise<void> {
    leaps += 1;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ now: localNow() });
    // Who does not answer is about to start, or to be killed.
    await Promise.allSettled(ports.map((port) => fetch(`http://127.0.0.1:${port}/local/clock`, { method: 'POST', headers, body })));
  }

  /** So long that the work lasts until the last kill, as far as its pace so far tells. */
  function lifetime(): number {
    const left = outstanding();
    const perMs = (total - left + 5) / (worked + 1000);
    return Math.min(longestLife, left / (kills - killed + 1) / perMs);
  }

  async function torment(port: number): Promise<void> {
    while (!ending) {
      const child = start(port);
      await child.printed(/"bot\.ready"/);
      if (killed >= kills) return;
      killed += 1;
      if (killed % 10 === 0) options.say(`kill ${killed}, ${outstanding()} outstanding`);
      const life = chance(seed, 'kill', killed) * 2 * lifetime();
      await pause(life);
      worked += life;
      if (outstanding() > 0) amidWork += 1;
      await kill(child);
      if (lease !== undefined) await leap();
    }
  }

  return {
    done: Promise.all(ports.map(torment)).then(() => undefined),
    amidWork: () => amidWork,
    leap,
    end: async () => {
      ending = true;
      await Promise.all([...running.values()].map(kill));
    },
  };
}

async function kill({ pid, ended }: Child): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
  await ended;
}

const terminal = new Set(['sent', 'uncertain', 'failed']);

/** Waits until every check-in has ended, or patience has. */
async function settled(
  channels: ReadonlyMap<string, string>,
  tables: Tables,
  tormentor: Tormentor,
  { patience, lease, say }: ChaosOptions,
): Promise<void> {
  const until = performance.now() + patience;
  let before = -1;
  while (performance.now() < until) {
    const rows = await checkInsOf(monday.week, tables).catch(() => undefined);
    const open = [...channels.keys()].filter((id) => !terminal.has(rows?.get(id)?.state ?? '')).length;
    if (rows && open === 0) return;
    if (rows && open !== before) say(`${open} have not ended yet`);
    before = open;
    await pause(lookEvery);
    if (lease !== undefined) await tormentor.leap();
  }
}

async function judge(
  channels: ReadonlyMap<string, string>,
  tables: Tables,
  connector: Connector,
): Promise<Omit<Verdict, 'kills' | 'killsAmidWork'>> {
  const rows = await checkInsOf(monday.week, tables);
  const ends = [...channels].map(([id, channel]) => ({
    accepted: connector.accepted.get(`${channel} ${monday.week}`) ?? 0,
    state: rows.get(id)?.state ?? '',
    code: rows.get(id)?.code ?? '',
  }));
  const count = (is: (end: (typeof ends)[number]) => boolean) => ends.filter(is).length;
  return {
    due: channels.size,
    posted: count(({ accepted }) => accepted > 0),
    duplicates: connector.posts() - connector.accepted.size,
    silent: count(
      ({ accepted, state, code }) => !terminal.has(state) || (state === 'sent' && accepted === 0) || (state === 'failed' && code === ''),
    ),
    uncertain: count(({ state }) => state === 'uncertain'),
    failed: count(({ state }) => state === 'failed'),
    belied: count(({ accepted, state }) => state === 'failed' && accepted > 0),
  };
}
