import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { freePort, isTaken } from '../../src/tools/local/ports.js';

const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const script = fileURLToPath(new URL('../../src/tools/start.ts', import.meta.url));

let folder: string;
let ports: Record<'PORT' | 'TABLE_PORT' | 'QUEUE_PORT' | 'PLAYGROUND_PORT', number>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  ports = { PORT: await freePort(), TABLE_PORT: await freePort(), QUEUE_PORT: await freePort(), PLAYGROUND_PORT: await freePort() };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

// On Windows one process cannot send another a Ctrl-C.
describe.skipIf(process.platform === 'win32')('npm start', () => {
  it('starts all three, says where and when, and ends all three with what was stored', async () => {
    const start = run();
    await start.says('Ctrl-C');
    expect(start.output()).toContain(`http://127.0.0.1:${ports.PLAYGROUND_PORT}`);
    expect(start.output()).toContain('20 February 2026 at 09:00');
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/healthz`)).status).toBe(200);
    await table(ports.TABLE_PORT).createTable();
    await table(ports.TABLE_PORT).createEntity({ partitionKey: 'a', rowKey: 'b' });

    start.child.kill('SIGINT');
    expect(await start.exit).toBe(0);
    for (const port of Object.values(ports)) expect(await isTaken(port)).toBe(false);

    const again = startAzurite({
      tablePort: 0,
      queuePort: 0,
      location: join(folder, '.local/azurite'),
      logFile: join(folder, 'again.log'),
    });
    onTestFinished(() => again.child.stop());
    expect(await table((await again.ready).tablePort).getEntity('a', 'b')).toMatchObject({ rowKey: 'b' });
  });

  it('names each taken port and its setting', async () => {
    const server = createServer().listen(ports.TABLE_PORT, '127.0.0.1');
    onTestFinished(() => void server.close());
    const start = run();
    expect(await start.exit).toBe(1);
    expect(start.output()).toContain(`Port ${ports.TABLE_PORT} (TABLE_PORT) is taken`);
  });

  it.each([
    [{ NODE_ENV: 'production' }, 'node dist/main.js'],
    [{ PORT: '4000', PLAYGROUND_PORT: '4000' }, 'must not be the same port as'],
  ])('starts nothing with %o', async (environment, word) => {
    const start = run(environment);
    expect(await start.exit).toBe(1);
    expect(start.output()).toContain(word);
  });

  it('says which part did not start, and why', async () => {
    const start = run({ BOT_NOW: 'i morgen' });
    expect(await start.exit).toBe(1);
    expect(start.output()).toContain('The bot did not start');
    expect(start.output()).toContain('BOT_NOW');
    for (const port of Object.values(ports)) expect(await isTaken(port)).toBe(false);
  });
});

function table(port: number): TableClient {
  const credential = new AzureNamedKeyCredential(account, key);
  return new TableClient(`http://127.0.0.1:${port}/${account}`, 'kept', credential, { allowInsecureConnection: true });
}

function run(more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
    cwd: folder,
    env: {
      ...process.env,
      ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
      BOT_NOW: '2026-02-20T09:00',
      NO_OPEN: '1',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void (child.exitCode === null && child.kill('SIGTERM')));
  return watched(child);
}

function watched(child: ChildProcess) {
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    exit,
    output: () => output,
    says: (text: string) =>
      Promise.race([
        new Promise<void>((resolve) => {
          listeners.add(() => output.includes(text) && resolve());
        }),
        exit.then(() => Promise.reject(new Error(output))),
      ]),
  };
}
