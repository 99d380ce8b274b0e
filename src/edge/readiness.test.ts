import { beforeEach, expect, it } from 'vitest';
import { Failure } from '../core/failure.js';
import { type Phase, type ReadinessOptions, readiness } from './readiness.js';

const lines: object[] = [];
const log = { info: () => undefined, error: (code: string, ids?: object) => void lines.push({ code, ...ids }) };
let now = 0;
let phase: Phase = 'running';
const asked = { tables: 0, queue: 0 };

beforeEach(() => {
  lines.length = 0;
  now = 0;
  phase = 'running';
  Object.assign(asked, { tables: 0, queue: 0 });
});

function start(over: Partial<ReadinessOptions> = {}) {
  return readiness({
    phase: () => phase,
    tables: async () => void asked.tables++,
    queue: async () => {
      asked.queue++;
      return 7;
    },
    log,
    elapsed: () => now,
    ...over,
  });
}

async function down(): Promise<never> {
  throw new Failure('storage.down');
}

function silent(): Promise<never> {
  return new Promise(() => undefined);
}

it('is ready where tables and queue answer, and says how long the longest job has waited', async () => {
  expect(await start()()).toEqual({ ready: true, queueSeconds: 7 });
});

it.each([
  ['tables refuse', { tables: down }, ['tables.down']],
  ['the queue refuses', { queue: down }, ['queue.down']],
  ['both refuse', { tables: down, queue: down }, ['tables.down', 'queue.down']],
  ['tables never answer', { tables: silent }, ['tables.down']],
  ['the queue never answers', { queue: silent }, ['queue.down']],
])('is not ready where %s', async (_, over, codes) => {
  expect(await start({ ...over, patience: 20 })()).toEqual({ ready: false, codes });
});

it('asks the store once, however many ask at once and within three seconds, whatever the answer', async () => {
  const refusing = async () => {
    asked.queue++;
    return down();
  };
  for (const over of [{}, { queue: refusing }]) {
    Object.assign(asked, { tables: 0, queue: 0 });
    now += 10_000;
    const ready = start(over);
    await Promise.all(Array.from({ length: 50 }, () => ready()));
    now += 2999;
    await ready();
    expect(asked).toEqual({ tables: 1, queue: 1 });
    now += 1;
    await ready();
    expect(asked).toEqual({ tables: 2, queue: 2 });
  }
});

it('asks nobody while it starts and while it ends, also where it began to end during the look', async () => {
  const ready = start({
    tables: async () => {
      asked.tables++;
      phase = 'ending';
    },
  });
  phase = 'starting';
  expect(await ready()).toEqual({ ready: false, codes: ['process.starting'] });
  expect(asked).toEqual({ tables: 0, queue: 0 });
  phase = 'running';
  expect(await ready()).toEqual({ ready: false, codes: ['process.ending'] });
  await ready();
  expect(asked).toEqual({ tables: 1, queue: 1 });
});

it('is ready with a queue that is behind, and says so once a minute', async () => {
  let seconds = 300;
  const ready = start({ queue: async () => seconds });
  await ready();
  expect(lines).toEqual([]);
  now += 3000;
  seconds = 301;
  expect(await ready()).toEqual({ ready: true, queueSeconds: 301 });
  for (let passed = 0; passed < 57_000; passed += 3000) {
    now += 3000;
    await ready();
  }
  expect(lines).toEqual([{ code: 'queue.slow', seconds: 301 }]);
  now += 3000;
  seconds = 364;
  await ready();
  expect(lines).toEqual([
    { code: 'queue.slow', seconds: 301 },
    { code: 'queue.slow', seconds: 364 },
  ]);
});

it('says that the queue is behind also where the tables are down', async () => {
  await start({ tables: down, queue: async () => 900 })();
  expect(lines).toEqual([{ code: 'queue.slow', seconds: 900 }]);
});
