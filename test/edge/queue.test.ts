import { createServer } from 'node:net';
import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/core/ports.js';
import { azureQueue, type JobQueue, type QueueMessage } from '../../src/edge/queue.js';
import { startWork } from '../../src/edge/work.js';
import { type Azurite, startAzurite } from '../../src/tools/local/azurite.js';

let azurite: Azurite;
let at: { readonly connectionString: string };
let queue: JobQueue;
const job: Job = { name: 'fake.mail', data: { id: 'æ <&> "quoted" \'s  \n', count: 7, share: 0.5 } };

function connectionString(port: number): string {
  const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
  return `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};QueueEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`;
}

/** How far the queue's clock is ahead of the wall's, in seconds. */
let ahead = 0;

function openQueue(): JobQueue {
  return azureQueue(at, () => new Date(Date.now() + ahead * 1000));
}

function raw() {
  return QueueServiceClient.fromConnectionString(at.connectionString).getQueueClient('jobs');
}

async function receiveOne(): Promise<QueueMessage> {
  const [message] = await queue.receive(1, 60);
  if (!message) throw new Error('there is a message');
  return message;
}

beforeAll(async () => {
  azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/azurite-queue.log' });
  const { queuePort } = await azurite.ready;
  at = { connectionString: connectionString(queuePort) };
  queue = openQueue();
});

afterEach(async () => {
  ahead = 0;
  if (await raw().exists()) await raw().clearMessages();
});

afterAll(() => azurite.child.stop());

it('has nothing before anybody has added anything', async () => {
  expect(await queue.receive(8, 60)).toEqual([]);
});

it('is made at the first use, for all who add first', async () => {
  await raw().deleteIfExists();
  await Promise.all(['1', '2', '3', '4'].map((id) => openQueue().add({ name: 'fake.first', data: { id } })));
  const ids = (await queue.receive(8, 60)).map((message) => message.job?.data.id);
  expect(ids.toSorted()).toEqual(['1', '2', '3', '4']);
});

it('gives a job as it was added, to one alone, and keeps it for good', async () => {
  await queue.add(job);
  const peeked = await raw().peekMessages();
  expect(peeked.peekedMessageItems.map(({ expiresOn }) => expiresOn.getUTCFullYear())).toEqual([9999]);
  expect(await queue.receive(8, 60)).toEqual([{ id: expect.any(String), receipt: expect.any(String), job, tries: 0, received: 1 }]);
  expect(await openQueue().receive(8, 60)).toEqual([]);
});

it('never gives more than was asked for, nor one to two', async () => {
  const ids = Array.from({ length: 12 }, (_, id) => id);
  await Promise.all(ids.map((id) => queue.add({ name: 'fake.many', data: { id } })));
  expect(await queue.receive(3, 60)).toHaveLength(3);
  const both = await Promise.all([queue.receive(8, 60), openQueue().receive(8, 60)]);
  expect(new Set(both.flat().map(({ id }) => id)).size).toBe(9);
  expect(both.flat()).toHaveLength(9);
});

it('puts off what is postponed, and counts how often it came', async () => {
  await queue.add(job);
  await queue.postpone(await receiveOne(), 0, 1);
  const again = await receiveOne();
  expect(again).toMatchObject({ job, tries: 1, received: 2 });
  await queue.postpone(again, 29.5, 2);
  expect(await queue.receive(8, 60)).toEqual([]);
});

it('takes away what is done', async () => {
  await queue.add(job);
  const message = await receiveOne();
  await queue.done(message);
  await queue.done(message);
  await queue.postpone(message, 0, 1);
  expect((await raw().getProperties()).approximateMessagesCount).toBe(0);
});

describe('how long the longest has waited', () => {
  it('is nothing where there is none, or no queue yet', async () => {
    await raw().createIfNotExists();
    expect(await queue.longestWait()).toBe(0);
    const account = QueueServiceClient.fromConnectionString(at.connectionString);
    await account.deleteQueue('jobs');
    expect(await queue.longestWait()).toBe(0);
  });

  it('counts from when it was added, takes nothing from anybody, and knows nothing of who has one in hand', async () => {
    await queue.add(job);
    ahead = 400;
    await queue.add({ ...job, name: 'fake.later' });
    ahead = 1000;
    expect(await queue.longestWait()).toBeGreaterThanOrEqual(1000);
    expect(await queue.longestWait()).toBeLessThan(1100);
    expect(await queue.receive(1, 60)).toMatchObject([{ job: { name: 'fake.mail' } }]);
    expect(await queue.longestWait()).toBeGreaterThanOrEqual(600);
    expect(await queue.longestWait()).toBeLessThan(700);
  });

  it('counts from when what it was put off for was over, not from when it was added', async () => {
    await queue.add(job);
    ahead = 6 * 60 * 60;
    await queue.postpone(await receiveOne(), 0, 3);
    ahead += 20;
    expect(await queue.longestWait()).toBeGreaterThanOrEqual(20);
    expect(await queue.longestWait()).toBeLessThan(120);
  });

  it('of what is put off and not due yet is nothing', async () => {
    await queue.add(job);
    await queue.postpone(await receiveOne(), 600, 1);
    ahead = 500;
    expect(await queue.longestWait()).toBe(0);
  });

  it('is told of what somebody else has put there too', async () => {
    await raw().createIfNotExists();
    await raw().sendMessage('no job');
    ahead = 900;
    expect(await queue.longestWait()).toBeGreaterThanOrEqual(900);
  });
});

it('puts off for a week at most, since the store refuses more', async () => {
  await queue.add(job);
  await queue.postpone(await receiveOne(), 1e9, 1);
  expect(await queue.receive(8, 60)).toEqual([]);
  expect((await raw().getProperties()).approximateMessagesCount).toBe(1);
});

it('leaves a message alone that somebody else has by now', async () => {
  await queue.add(job);
  const late = await receiveOne();
  await queue.postpone(late, 0, 1);
  const theirs = await receiveOne();
  await queue.done(late);
  await queue.postpone(late, 0, 7);
  expect(await queue.receive(8, 60)).toEqual([]);
  await queue.postpone(theirs, 0, 2);
  expect(await receiveOne()).toMatchObject({ job, tries: 2, received: 3 });
});

it.each([
  'hello',
  '{"name":"fake.mail"',
  'null',
  '{"name":"","data":{}}',
  '{"name":"fake.mail"}',
  '{"name":"fake.mail","data":{"who":{"name":"x"}}}',
])('has no job in %j, and gives the message nevertheless', async (text) => {
  await raw().createIfNotExists();
  await raw().sendMessage(text);
  const message = await receiveOne();
  expect(message.job).toBeUndefined();
  await queue.done(message);
  expect((await raw().getProperties()).approximateMessagesCount).toBe(0);
});

it('refuses what the store refuses', async () => {
  await expect(queue.add({ name: 'fake.long', data: { long: 'x'.repeat(70_000) } })).rejects.toMatchObject({ code: 'storage.down' });
});

describe('with the storage down', () => {
  it.each(['refuses', 'never answers'])('fails with a code where it %s', async (how) => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const bound = silent.address();
    const port = typeof bound === 'object' && bound ? bound.port : 0;
    if (how === 'refuses') await new Promise((resolve) => silent.close(resolve));
    const down = azureQueue({ connectionString: connectionString(port) }, () => new Date());
    const message = { id: 'id', receipt: 'receipt', job, tries: 1, received: 1 };
    const asked = [down.add(job), down.receive(8, 60), down.done(message), down.postpone(message, 1, 1), down.longestWait()];
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'storage.down' } });
    silent.close();
  });
});

it('is worked off by two processes, each job by one of them, what fails and what cannot be read included', async () => {
  const ids = Array.from({ length: 40 }, (_, id) => id);
  await Promise.all(ids.map((id) => queue.add({ name: 'fake.work', data: { id } })));
  await raw().sendMessage('no job');
  const log = { info: () => undefined, error: () => undefined };
  const done: unknown[] = [];
  const given: unknown[] = [];
  let failed = false;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const workers = ['one', 'two'].map(() =>
    startWork({
      queue: openQueue(),
      due: async () => false,
      handle: async ({ data }) => {
        if (data.id === 7 && !failed) {
          failed = true;
          throw new Error('once');
        }
        done.push(data.id);
        if (done.length === ids.length && given.length === 1) settle();
        return undefined;
      },
      gaveUp: async (job, code) => {
        given.push({ job, code });
        if (done.length === ids.length) settle();
      },
      log,
      every: 20,
      backoff: () => 0,
    }),
  );
  await settled;
  await Promise.all(workers.map((worker) => worker.end()));
  expect(done.toSorted((a, b) => Number(a) - Number(b))).toEqual(ids);
  expect(given).toEqual([{ job: undefined, code: 'job.invalid' }]);
  expect((await raw().getProperties()).approximateMessagesCount).toBe(0);
});
