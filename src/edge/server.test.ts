import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTick } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DrainingServer, type DrainOptions, drainingServer } from './server.js';

let served: DrainingServer;
let port: number;
let kept: Agent;
/** Requests to `/held`, which are answered when the test says so. */
let held: ServerResponse[];

beforeEach(() => {
  held = [];
  kept = new Agent({ keepAlive: true });
});

afterEach(() => {
  kept.destroy();
  served.server.close();
  served.server.closeAllConnections();
});

async function start(options?: DrainOptions): Promise<void> {
  served = drainingServer((incoming, response) => {
    if (incoming.url === '/held') held.push(response);
    else response.end('answered');
  }, options);
  served.server.listen(0, '127.0.0.1');
  await once(served.server, 'listening');
  const bound = served.server.address();
  port = typeof bound === 'object' && bound ? bound.port : 0;
}

function send(path: string): ClientRequest {
  return request({ port, path, agent: kept }).end();
}

async function answerTo(sent: ClientRequest): Promise<{ body: string; connection: string | undefined; reused: boolean }> {
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (!response) throw new Error('there is a response');
  return { body: await text(response), connection: response.headers.connection, reused: sent.reusedSocket };
}

async function isHeld(): Promise<ServerResponse> {
  for (;;) {
    const [response] = held;
    if (response) return response;
    await once(served.server, 'request');
  }
}

it('keeps a connection for the next request', async () => {
  await start();
  expect(await answerTo(send('/'))).toMatchObject({ connection: 'keep-alive', reused: false });
  expect(await answerTo(send('/'))).toMatchObject({ connection: 'keep-alive', reused: true });
});

it('ends at once where nobody is connected, and listens no more', async () => {
  await start({ notice: 60_000 });
  expect(await served.drain()).toBe(0);
  const [error] = await once(connect(port, '127.0.0.1'), 'error').catch((thrown) => [thrown]);
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});

it('answers what still comes, on a connection that was kept and on a new one, and has each closed', async () => {
  await start();
  await answerTo(send('/'));
  const drained = served.drain();
  expect(await answerTo(send('/'))).toEqual({ body: 'answered', connection: 'close', reused: true });
  expect(await answerTo(send('/'))).toEqual({ body: 'answered', connection: 'close', reused: false });
  expect(await drained).toBe(0);
});

it('finishes what is in hand, and closes its connection afterwards', async () => {
  await start({ notice: 20 });
  const answer = answerTo(send('/held'));
  const response = await isHeld();
  const drained = served.drain();
  while (served.server.listening) await nextTick();
  response.end('finished');
  expect(await answer).toEqual({ body: 'finished', connection: 'close', reused: false });
  expect(await drained).toBe(0);
});

it('is not held up by a connection that is kept and unused', async () => {
  await start({ notice: 20 });
  await answerTo(send('/'));
  expect(await served.drain()).toBe(0);
  expect(await promisify(served.server.getConnections.bind(served.server))()).toBe(0);
});

it('cuts off what does not end, and says how many', async () => {
  await start({ notice: 20, finish: 20 });
  const cut = once(send('/held'), 'response').catch((thrown) => thrown);
  await isHeld();
  expect(await served.drain()).toBe(1);
  expect(await cut).toMatchObject({ code: 'ECONNRESET' });
});
