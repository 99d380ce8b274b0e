import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { localOnly, productionSettings } from '../src/config.js';
import { bundle } from '../src/tools/local/bundle.js';
import { address, freePort } from './edge/listening.js';
import { readBicep } from './infra/bicep.js';

// What can be held true of the deployment where there is no Azure and no compiler of Bicep.

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const read = (path: string) => readFile(join(root, path), 'utf8');

const paths = ['infra/azure.bicep', ...(await readdir(join(root, 'infra/modules'))).map((name) => `infra/modules/${name}`)];
const files = new Map(await Promise.all(paths.map(async (path) => [path, await readBicep(root, path)] as const)));
function fileAt(path: string) {
  const file = files.get(path);
  if (!file) throw new Error(`there is no ${path}`);
  return file;
}
const main = fileAt('infra/azure.bicep');

describe('the Bicep files', () => {
  it.each(paths)('%s: the grammar holds, every name stands for something, nothing is left over or depends on itself', (path) => {
    const { broken, unknown, unused, cyclic } = fileAt(path);
    expect({ broken, unknown, unused, cyclic }).toEqual({ broken: [], unknown: [], unused: [], cyclic: [] });
  });

  it('say what each parameter and output is', () => {
    const silent = [...files].flatMap(([path, { parameters, outputs }]) =>
      [...parameters, ...outputs].filter(({ described }) => !described).map(({ name }) => `${path} ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('give every module what it needs and nothing else, and read only what it gives back', () => {
    expect(main.modules.map(({ path }) => path).toSorted()).toEqual(paths.slice(1).toSorted());
    for (const { name, path, given } of main.modules) {
      const { parameters, outputs } = fileAt(path);
      expect(given.toSorted(), path).toEqual(parameters.map((one) => one.name).toSorted());
      const gives = outputs.map((output) => `${name}.${output.name}`);
      expect(
        main.read.filter((one) => one.startsWith(`${name}.`) && !gives.includes(one)),
        path,
      ).toEqual([]);
    }
  });

  it('hand secrets on as secrets', () => {
    const secrets = [...files].flatMap(([path, { parameters }]) =>
      parameters.filter(({ secure }) => secure).map(({ name }) => `${path} ${name}`),
    );
    expect(secrets).toEqual([
      'infra/azure.bicep botPassword',
      'infra/azure.bicep smtpUrl',
      'infra/modules/vault.bicep smtpUrl',
      'infra/modules/vault.bicep botPassword',
    ]);
  });

  it('hold no key of a storage account and no way to ask for one', () => {
    const asking = /list(?:Account)?(?:Keys|Sas|Secrets)|account_?key|connection_?string|shared_?access|allowSharedKeyAccess: true/i;
    for (const [path, { text }] of files) expect(asking.exec(text)?.[0], path).toBeUndefined();
    expect(fileAt('infra/modules/storage.bicep').text).toContain('allowSharedKeyAccess: false');
  });
});

describe('the settings of the app', () => {
  const app = fileAt('infra/modules/app.bicep');
  const given = [...app.keysOf('botSettings'), ...app.keysOf('passwordSettings')];

  it('are all that the process reads in production, and nothing that is for one’s own machine', () => {
    // App Service gives the port itself.
    expect(given.toSorted()).toEqual(productionSettings.filter((name) => name !== 'PORT').toSorted());
    expect([...given, ...app.keysOf('hostSettings')].filter((name) => localOnly.includes(name))).toEqual([]);
  });

  it('are read by a Node that is no older than the one that the bundle is built for', async () => {
    const runs = Number(/NODE\|(\d+)-lts/.exec(app.text)?.[1]);
    const built = Number(/target: 'node(\d+)'/.exec(await read('src/tools/local/bundle.ts'))?.[1]);
    expect(runs).toBeGreaterThanOrEqual(built);
  });
});

describe('the alerts', () => {
  it('look for codes that the process logs', async () => {
    const { stdout } = await run('git', ['grep', '-hoE', "'[a-z]+\\.[a-z-]+'", '--', 'src', ':!*.test.ts'], { cwd: root });
    const logged = new Set(stdout.split('\n'));
    const sought = [...fileAt('infra/modules/alerts.bicep').text.matchAll(/"([a-z]+\.[a-z-]+)"/g)].map(([, code]) => `'${code}'`);
    expect(sought).not.toEqual([]);
    expect(sought.filter((code) => !logged.has(code))).toEqual([]);
  });
});

const step = z.object({
  uses: z.string(),
  with: z.record(z.string(), z.unknown()),
  writeToEnvironmentFile: z.record(z.string(), z.string()).default({}),
});
const lifecycle = z.object({ provision: z.array(step).default([]), deploy: z.array(step).default([]), publish: z.array(step).default([]) });
const parameterFile = z.object({ parameters: z.record(z.string(), z.object({ value: z.string() })) });

function variablesIn(text: string): string[] {
  return [...text.matchAll(/\$\{\{\s*(\w+)\s*\}\}/g)].flatMap(([, name]) => name ?? []);
}

describe('the Toolkit', () => {
  it.each(['teamsapp.yml', 'teamsapp.local.yml'])('%s is what the Toolkit expects of such a file', async (name) => {
    const text = await read(name);
    const [version] = /v\d+\.\d+(?=\/yaml\.schema\.json)/.exec(text) ?? [];
    const validate = new Ajv({ strict: false }).compile(JSON.parse(await read(`test/infra/toolkit-${version}.schema.json`)));
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  it('hands the template parameters that it has, all that it needs among them', async () => {
    const { parameters } = parameterFile.parse(JSON.parse(await read('infra/azure.parameters.json')));
    const given = Object.keys(parameters);
    const known = main.parameters.map(({ name }) => name);
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
    expect(main.parameters.filter(({ name, required }) => required && !given.includes(name))).toEqual([]);
  });

  it('has every variable by the time that a step uses it, and the operator knows of those that are theirs', async () => {
    const environment = await read('env/.env.dev');
    const listed = [...environment.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));
    const deployment = await read('DEPLOYMENT.md');
    const operators = [...deployment.matchAll(/^\| `([A-Z_]+)` \|/gm)].flatMap(([, name]) => name ?? []);
    const known = new Set([...operators, ...listed.filter(({ value }) => value !== '').map(({ name }) => name)]);
    const { provision, deploy, publish } = lifecycle.parse(parse(await read('teamsapp.yml')));
    const manifest = await read('manifest/manifest.json').catch(() => '');
    const written: string[] = [];
    for (const one of [...provision, ...deploy, ...publish]) {
      const outside =
        one.uses === 'arm/deploy' ? await read('infra/azure.parameters.json') : one.uses === 'teamsApp/zipAppPackage' ? manifest : '';
      expect(
        variablesIn(JSON.stringify(one.with) + outside).filter((name) => !known.has(name)),
        one.uses,
      ).toEqual([]);
      const writes = [
        ...Object.values(one.writeToEnvironmentFile),
        ...(one.uses === 'arm/deploy' ? main.outputs.map(({ name }) => name) : []),
      ];
      for (const name of writes) known.add(name);
      written.push(...writes);
    }
    const names = listed.map(({ name }) => name);
    const secret = (name: string) => name.startsWith('SECRET_');
    // The committed file names whatever is filled in, by whom ever, but secrets.
    expect([...operators, ...written].filter((name) => !secret(name) && !names.includes(name))).toEqual([]);
    expect(names.filter((name) => secret(name) || !known.has(name))).toEqual([]);
  });

  it('keeps secrets out of what is committed', async () => {
    const { stdout: committed } = await run('git', ['ls-files', 'env', '.env*'], { cwd: root });
    expect(committed.trim().split('\n')).toEqual(['env/.env.dev', 'env/.env.local']);
    const personal = ['env/.env.dev.user', 'env/.env.prod.user'];
    const { stdout: ignored } = await run('git', ['check-ignore', ...personal], { cwd: root });
    expect(ignored.trim().split('\n')).toEqual(personal);
  });
});

describe('what is deployed', () => {
  const settings = {
    NODE_ENV: 'production',
    BOT_ID: '11111111-1111-4111-8111-111111111111',
    BOT_TYPE: 'UserAssignedMSI',
    BOT_TENANT_ID: '22222222-2222-4222-8222-222222222222',
    TABLES_URL: 'https://madeup.table.core.windows.net/',
    QUEUES_URL: 'https://madeup.queue.core.windows.net/',
    ORGANISERS: '22222222-2222-4222-8222-222222222222/33333333-3333-4333-8333-333333333333',
    SMTP_URL: 'smtps://name:word@127.0.0.1:1',
    MAIL_FROM: 'bot@example.dk',
    PUBLIC_URL: 'https://bot.example.dk',
    AZURE_CLIENT_ID: '44444444-4444-4444-8444-444444444444',
    AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
  };
  const made: string[] = [];
  afterAll(async () => {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
  });

  it('runs with nothing around it, and enters storage as the identity that the settings name', async () => {
    const { keysOf } = fileAt('infra/modules/app.bicep');
    expect(Object.keys(settings)).toEqual(expect.arrayContaining([...keysOf('botSettings')]));
    await bundle('src/main.ts', 'test/output/deployed');
    const folder = await mkdtemp(join(tmpdir(), 'deployed-'));
    made.push(folder);
    await cp(join(root, 'test/output/deployed'), folder, { recursive: true });
    const identity = createServer((_request, response) => response.writeHead(400).end('{}'));
    const asked = once(identity, 'request');
    const port = await freePort();
    const child = spawn(process.execPath, ['main.js'], {
      cwd: folder,
      env: {
        ...settings,
        PORT: port,
        // App Service's own way to a token, which refuses here: nothing leaves this machine.
        IDENTITY_ENDPOINT: `${await address(identity)}/msi/token`,
        IDENTITY_HEADER: 'made-up',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(child, 'exit');
    try {
      const [{ url }] = await asked;
      expect(Object.fromEntries(new URL(url, 'http://identity').searchParams)).toMatchObject({
        client_id: settings.AZURE_CLIENT_ID,
        resource: 'https://storage.azure.com',
      });
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
      identity.closeAllConnections();
      identity.close();
    }
  }, 90_000);
});
