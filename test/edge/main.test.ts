import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { TableServiceClient } from '@azure/data-tables';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { letIn } from '../../src/core/tenants.js';
import { azureTables } from '../../src/edge/tables.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { storageAt } from '../local-storage.js';
import { type Connector, startConnector } from './connector.js';
import { address, freePort } from './listening.js';

// The process as it is started, from its sources. What is waited for are events, which a busy machine may let wait.
vi.setConfig({ testTimeout: 120_000 });

const running: ChildProcess[] = [];
const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  for (const one of open.splice(0)) await one.close();
});

function start(env: Record<string, string>, first = ''): ChildProcess {
  const { PATH = '' } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(first)}`, 'src/main.ts'],
    { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.push(child);
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  if (!child.stdout || !child.stderr) throw new Error('both are pipes');
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
}

/** Resolves when `/healthz` says that it is up, or `/readyz` that it is ready. */
async function up(port: string, door = 'healthz'): Promise<void> {
  for (;;) {
    const ok = await fetch(`http://127.0.0.1:${port}/${door}`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The one that the Playground is, which need not be let in. */
const home = '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10';

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered.
async function ready(port: string): Promise<[number, any]> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return [response.status, await response.json()];
}

/** Codes in the log. */
function codesIn(out: string): unknown[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).code);
}

function ask(port: string, connector: Connector, { tenantId = home, text = 'hvad koster det?' } = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      from: { id: '29:person' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:c', conversationType: 'personal', tenantId },
      text,
      locale: 'da-DK',
    }),
  });
}

describe('on one machine', () => {
  it('is up before the SDK is there, answers, moves its clock, and ends with exit code 0 when asked to', async () => {
    const port = await freePort();
    const connector = await startConnector();
    open.push(connector);
    const child = start({ PORT: port, TABLE_PORT: await freePort() });
    const end = ended(child);
    await up(port);
    const answered = await ask(port, connector);
    expect(answered.status).toBe(200);
    expect(connector.sent.filter(({ method }) => method === 'POST')).not.toEqual([]);
    const moved = await fetch(`http://127.0.0.1:${port}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"now": "2026-02-20T09:00"}',
    });
    expect(await moved.json()).toEqual({ now: '2026-02-20T09:00' });
    child.kill('SIGTERM');
    const { code, out, err } = await end;
    expect([code, err]).toEqual([0, '']);
    const codes = codesIn(out);
    expect(codes).toContain('bot.ready');
    expect(codes.at(-1)).toBe('bot.ended');
  });

  it('finishes what is in hand before it ends', async () => {
    const port = await freePort();
    const connector = await startConnector();
    open.push(connector);
    const child = start({ PORT: port, TABLE_PORT: await freePort() });
    const end = ended(child);
    await up(port);
    connector.answer = () => {
      child.kill('SIGINT');
      return { status: 200 };
    };
    expect((await ask(port, connector)).status).toBe(200);
    expect((await end).code).toBe(0);
  });

  it('turns somebody away whose organisation was not let in, keeps nothing, and answers when it was', async () => {
    const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/azurite-main.log' });
    open.push({ close: () => azurite.child.stop() });
    const { tablePort, queuePort } = await azurite.ready;
    const connectionString = storageAt({ tablePort, queuePort });
    const store = TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });
    const port = await freePort();
    const connector = await startConnector();
    open.push(connector);
    const child = start({ PORT: port, TABLE_PORT: String(tablePort), QUEUE_PORT: String(queuePort) });
    const end = ended(child);
    await up(port);
    const tenantId = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ab';
    const said = () => connector.sent.splice(0).flatMap(({ body }) => (body?.type === 'message' ? [JSON.stringify(body)] : []));
    expect((await ask(port, connector, { tenantId, text: 'ansøg' })).status).toBe(200);
    expect(said()).toEqual([expect.stringContaining(tenantId)]);
    const tables: string[] = [];
    for await (const { name } of store.listTables()) tables.push(name ?? '');
    expect(tables).toEqual([]);
    // The process has just read that they are out; by its clock that was long ago then.
    await letIn(
      { id: tenantId, municipality: 'vejle', name: '', by: 'freja', at: '2025-10-20T07:00:00.000Z' },
      { tables: azureTables({ connectionString }), clock: () => new Date(), homeTenants: [] },
    );
    await fetch(`http://127.0.0.1:${port}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"now": "2025-10-20T10:00"}',
    });
    expect((await ask(port, connector, { tenantId })).status).toBe(200);
    expect(said()).toEqual([expect.stringContaining('gratis')]);
    child.kill('SIGTERM');
    const { code, out } = await end;
    expect(code).toBe(0);
    expect(out).not.toContain(tenantId);
  });

  it('is ready with its storage and not without it, and not while it ends', async () => {
    const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/azurite-main.log' });
    open.push({ close: () => azurite.child.stop() });
    const { tablePort, queuePort } = await azurite.ready;
    const port = await freePort();
    const without = await freePort();
    const connector = await startConnector();
    open.push(connector);
    const child = start({ PORT: port, TABLE_PORT: String(tablePort), QUEUE_PORT: String(queuePort) });
    const end = ended(child);
    start({ PORT: without, TABLE_PORT: String(tablePort), QUEUE_PORT: await freePort() });
    await up(port, 'readyz');
    await up(without);
    expect(await ready(port)).toEqual([200, { ready: true, queueSeconds: 0 }]);
    let answer = await ready(without);
    while (answer[1].codes?.[0] === 'process.starting') answer = await ready(without);
    expect(answer).toEqual([503, { ready: false, codes: ['queue.down'] }]);
    let inTheMiddle: unknown;
    connector.answer = async () => {
      child.kill('SIGTERM');
      do inTheMiddle = await ready(port);
      while (JSON.stringify(inTheMiddle).includes('true'));
      return { status: 200 };
    };
    expect((await ask(port, connector)).status).toBe(200);
    expect(inTheMiddle).toEqual([503, { ready: false, codes: ['process.ending'] }]);
    expect((await end).code).toBe(0);
  });

  it('ends before ten seconds are over, however often it is asked, also where a turn does not end', async () => {
    const port = await freePort();
    const connector = await startConnector();
    open.push(connector);
    const child = start({ PORT: port, TABLE_PORT: await freePort() });
    const end = ended(child);
    await up(port);
    const asked = new Promise<number>((resolve) => {
      connector.answer = () => {
        child.kill('SIGTERM');
        child.kill('SIGTERM');
        resolve(performance.now());
        return 'silent';
      };
    });
    await ask(port, connector).catch(() => undefined);
    const { code, out } = await end;
    expect(code).toBe(0);
    expect(performance.now() - (await asked)).toBeLessThan(10_000);
    expect(codesIn(out)).toContain('turns.unfinished');
  });

  it('goes on after a rejection that nobody handled, and ends after an error that nobody caught, with what is in hand finished', async () => {
    const port = await freePort();
    const connector = await startConnector();
    open.push(connector);
    const child = start(
      { PORT: port, TABLE_PORT: await freePort() },
      `process.on('SIGHUP', () => void Promise.reject(new RangeError('Anne Holm')));
      process.on('SIGUSR2', () => void setImmediate(() => { throw new TypeError('Anne Holm'); }));`,
    );
    const end = ended(child);
    await up(port);
    child.kill('SIGHUP');
    connector.answer = () => {
      child.kill('SIGUSR2');
      return { status: 200 };
    };
    expect((await ask(port, connector)).status).toBe(200);
    const { code, out, err } = await end;
    expect([code, err]).toEqual([1, '']);
    expect(codesIn(out)).toEqual(expect.arrayContaining(['unhandled.rejection', 'uncaught.exception', 'bot.ended']));
    expect(out).toContain('"error":"TypeError"');
    expect(out).not.toContain('Anne Holm');
  });

  it('names a port that is taken, and the setting', async () => {
    const other = createServer();
    open.push(other);
    const { port } = new URL(await address(other));
    const { code, err } = await ended(start({ PORT: port }));
    expect(code).toBe(1);
    expect(err).toBe(
      `Port ${port} is taken by another program. End that program, or set PORT to another port, such as PORT=${Number(port) + 1}.\n`,
    );
  });
});

describe('in production', () => {
  it('does not start without credentials or with a demo clock, and names every fault in one message', async () => {
    const { code, out, err } = await ended(start({ NODE_ENV: 'production', BOT_NOW: '2026-02-20T09:00' }));
    expect([code, out]).toEqual([1, '']);
    for (const name of [
      'BOT_ID',
      'BOT_TYPE',
      'BOT_TENANT_ID',
      'TABLES_URL',
      'QUEUES_URL',
      'ORGANISERS',
      'SMTP_URL',
      'MAIL_FROM',
      'PUBLIC_URL',
      'BOT_NOW',
    ])
      expect(err).toMatch(new RegExp(`^- ${name} `, 'm'));
  });

  it('answers nobody who is not Teams, and has no door to its clock', async () => {
    const port = await freePort();
    const connector = await startConnector();
    open.push(connector);
    const guid = '0d5b6a3c-7e11-4f7a-8a66-1c2f4f9d3e20';
    start({
      NODE_ENV: 'production',
      PORT: port,
      BOT_ID: guid,
      BOT_TYPE: 'UserAssignedMSI',
      BOT_TENANT_ID: guid,
      TABLES_URL: 'https://example.table.core.windows.net',
      QUEUES_URL: 'https://example.queue.core.windows.net',
      ORGANISERS: `${guid}/${guid}`,
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'bot@example.dk',
      PUBLIC_URL: 'https://bot.example.dk',
    });
    await up(port);
    const answered = await ask(port, connector);
    expect([answered.status, await answered.json()]).toEqual([401, { error: 'auth.refused' }]);
    expect((await fetch(`http://127.0.0.1:${port}/local/clock`, { method: 'POST' })).status).toBe(404);
    expect(connector.sent).toEqual([]);
  });
});
