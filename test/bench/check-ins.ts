import { setTimeout as pause } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
import type { Tables } from '../../src/core/ports.js';
import { azureTables } from '../../src/edge/tables.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { freePort } from '../../src/tools/local/ports.js';
import { type Connector, startConnector } from '../chaos/connector.js';
import { before, checkInsOf, type GroupsOptions, monday, sampleCard, storeGroups, tenantNumber } from '../chaos/groups.js';
import { storageAt } from '../local-storage.js';
import { countingProxy } from './counting.js';
import { ended, started, untilOk } from './processes.js';

/** A bot whose posts are due on Monday, with storage and a Teams of its own. */
interface Poster {
  readonly connector: Connector;
  readonly tables: Tables;
  /** Stores groups whose check-in is not due yet. */
  store(options: Omit<GroupsOptions, 'tables' | 'serviceUrl'>): Promise<void>;
  /** It is Monday at nine: everything stored is posted from now on. Gives the moment, in milliseconds. */
  go(): Promise<number>;
  /** Waits until all that was stored has ended, and takes it out of the storage, whose emulator is slower the more there is. */
  clear(): Promise<void>;
  /** Storage requests so far, where they are counted. */
  requests(): number;
  end(): Promise<void>;
}

interface PosterOptions {
  readonly main: string;
  readonly limited?: boolean;
  readonly counted?: boolean;
  /** Has it begin; the bot is told that it is Monday. */
  readonly begin?: (url: string, serviceUrl: string) => Promise<void>;
}

async function startPoster({ main, limited = false, counted = false, begin = mondayBegins }: PosterOptions): Promise<Poster> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: `.local/bench/azurite-${port}.log` });
  const { tablePort, queuePort } = await azurite.ready;
  // What is stored and looked at from here is not counted.
  const proxies = counted ? await Promise.all([countingProxy(tablePort), countingProxy(queuePort)]) : undefined;
  const own = storageAt({ tablePort, queuePort });
  const theirs = proxies ? storageAt({ tablePort: proxies[0].port, queuePort: proxies[1].port }) : own;
  const tables = azureTables({ connectionString: own });
  const connector = await startConnector({ limited });
  const child = started([main], { PORT: String(port), BOT_NOW: before, STORAGE_CONNECTION_STRING: theirs });
  await untilOk(`${url}/healthz`);
  return {
    connector,
    tables,
    store: async (options) => {
      await setClock(url, before);
      await storeGroups({ ...options, tables, serviceUrl: connector.serviceUrl });
    },
    go: async () => {
      const start = performance.now();
      await begin(url, connector.serviceUrl);
      return start;
    },
    clear: async () => {
      const isOpen = async () => [...(await checkInsOf(monday.week, tables)).values()].some(({ state }) => !ends.has(state));
      while (await isOpen()) await pause(200);
      // The last jobs are taken out of the queue.
      await pause(500);
      await TableClient.fromConnectionString(own, 'plan', { allowInsecureConnection: true }).deleteTable();
    },
    requests: () => (proxies ?? []).reduce((sum, proxy) => sum + proxy.count(), 0),
    end: async () => {
      await ended(child);
      connector.close();
      for (const proxy of proxies ?? []) proxy.close();
      await azurite.child.stop();
    },
  };
}

/** How a check-in ends; on a busy machine the storage may not have heard that one was sent. */
const ends = new Set(['sent', 'uncertain', 'failed']);

async function setClock(url: string, now: string): Promise<void> {
  await tell(`${url}/local/clock`, { now });
}

async function mondayBegins(url: string): Promise<void> {
  await setClock(url, monday.at);
}

/** Does not wait for it to end, which it may be made to before it is done. */
async function echoBegins(url: string, serviceUrl: string): Promise<void> {
  void tell(`${url}/run`, { partition: programme.id, serviceUrl, card: sampleCard() }).catch(() => undefined);
}

async function tell(url: string, body: object): Promise<void> {
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** Posts per second of two bots, of each in turn over the same number. */
export interface Rates {
  readonly echo: number;
  readonly bot: number;
}

/** So many rounds in which each bot posts so many check-ins that are due at once, and one round before that does not count. */
export async function checkInRates(main: string, echoMain: string, { rounds, size }: { rounds: number; size: number }): Promise<Rates[]> {
  const bot = await startPoster({ main });
  const echo = await startPoster({ main: echoMain, begin: echoBegins });
  try {
    const rates: Rates[] = [];
    for (let round = -1; round < rounds; round++) {
      const measured = { echo: await rate(echo, size, round), bot: await rate(bot, size, round) };
      if (round >= 0) rates.push(measured);
    }
    return rates;
  } finally {
    await Promise.all([bot.end(), echo.end()]);
  }
}

async function rate(poster: Poster, size: number, round: number): Promise<number> {
  await poster.store({ count: size, prefix: `r${round + 1}` });
  const all = poster.connector.reached(poster.connector.posts() + size);
  const start = await poster.go();
  const seconds = ((await all) - start) / 1000;
  await poster.clear();
  return size / seconds;
}

/** Of how many posts the storage requests are counted, after the first ones. */
const counted = { after: 100, posts: 800 } as const;

/** Storage requests of a check-in where so many are due at once, all told: of the sweep, of the queue and of its own. */
export async function requestsPerCheckIn(main: string, due: number): Promise<number> {
  return requestsPerPost({ main, counted: true }, due);
}

/** The same of the echo bot. */
export async function requestsPerEcho(main: string, due: number): Promise<number> {
  return requestsPerPost({ main, counted: true, begin: echoBegins }, due);
}

async function requestsPerPost(options: PosterOptions, due: number): Promise<number> {
  const bot = await startPoster(options);
  try {
    await bot.store({ count: due });
    const first = bot.connector.reached(counted.after).then(bot.requests);
    const last = bot.connector.reached(counted.after + counted.posts).then(bot.requests);
    await bot.go();
    return ((await last) - (await first)) / counted.posts;
  } finally {
    await bot.end();
  }
}

/** What so many posts in one tenant took where Teams' limits are enforced. */
export interface Throttled {
  readonly seconds: number;
  readonly lost: number;
  readonly refused: number;
}

/** Milliseconds after which a post counts as lost. */
const longest = 120_000;

/** So many rounds of so many check-ins that are due at once in one tenant. */
export async function inOneTenant(main: string, { rounds, size }: { rounds: number; size: number }): Promise<Throttled[]> {
  const bot = await startPoster({ main, limited: true });
  try {
    const found: Throttled[] = [];
    for (let round = -1; round < rounds; round++) {
      const [posts, refused] = [bot.connector.posts(), bot.connector.refused()];
      await bot.store({ count: size, prefix: `r${round + 1}`, tenantOf: () => tenantNumber(round + 1) });
      const all = bot.connector.reached(posts + size);
      const start = await bot.go();
      const end = await Promise.race([all, pause(longest, performance.now() + longest, { ref: false })]);
      const measured = {
        seconds: (end - start) / 1000,
        lost: posts + size - bot.connector.posts(),
        refused: bot.connector.refused() - refused,
      };
      if (round >= 0) found.push(measured);
      await bot.clear();
    }
    return found;
  } finally {
    await bot.end();
  }
}
