import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const demoStart = '2025-10-20T08:00';

const production = {
  NODE_ENV: 'production',
  BOT_ID: '0d5b6a3c-7e11-4f7a-8a66-1c2f4f9d3e20',
  BOT_TYPE: 'SingleTenant',
  BOT_TENANT_ID: '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10',
  BOT_PASSWORD: 'secret',
  TABLES_URL: 'https://vold.table.core.windows.net/',
  QUEUES_URL: 'https://vold.queue.core.windows.net/',
  ORGANISERS: '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10/2f7c1f0a-52b6-4f0e-9b0f-0a4c6a7d1b01',
  SMTP_URL: 'smtps://bot:secret@mail.example.dk:465',
  MAIL_FROM: 'bot@example.dk',
  PUBLIC_URL: 'https://bot.example.dk/',
  PORT: '8080',
};

function faults(env: Record<string, string>): readonly string[] {
  const read = readConfig(env, demoStart);
  return read.ok ? [] : read.faults;
}

describe('on one machine', () => {
  it('needs no setting', () => {
    expect(readConfig({}, demoStart)).toEqual({
      ok: true,
      config: {
        mode: 'local',
        port: 3978,
        publicUrl: 'http://127.0.0.1:3978',
        demoStart: new Date('2025-10-20T06:00:00Z'),
        storageConnectionString: expect.stringContaining('TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;'),
        // As .m365agentsplayground.yml has them.
        organisers: [{ tenantId: '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10', directoryId: '2f7c1f0a-52b6-4f0e-9b0f-0a4c6a7d1b01' }],
        homeTenants: ['6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10'],
        demoChannel: '19:nordvig-general@thread.tacv2',
        mail: { folder: '.local/mail' },
        mailFrom: 'bot@sammen-mod-vold.example',
      },
    });
  });

  it('takes ports, storage, address and the Copenhagen time of the demo clock', () => {
    expect(
      readConfig({ PORT: '4000', BOT_NOW: '2026-02-20T09:00', TABLE_PORT: '4002', PUBLIC_URL: 'http://localhost:4000/' }, demoStart),
    ).toMatchObject({
      config: {
        port: 4000,
        publicUrl: 'http://localhost:4000',
        demoStart: new Date('2026-02-20T08:00:00Z'),
        storageConnectionString: expect.stringContaining(':4002/'),
      },
    });
    expect(readConfig({ STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true' }, demoStart)).toMatchObject({
      config: { storageConnectionString: 'UseDevelopmentStorage=true' },
    });
  });

  it.each(['2026-02-30T09:00', '2026-02-20', '20-02-2026 09:00', '2026-02-20T09:00Z', '2026-02-20T25:00'])(
    'refuses %s as a time',
    (BOT_NOW) => {
      expect(faults({ BOT_NOW })).toEqual([expect.stringContaining('BOT_NOW is not a Copenhagen date and time such as 2026-02-20T09:00')]);
    },
  );

  it.each(['BOT_ID', 'BOT_TYPE', 'BOT_TENANT_ID', 'BOT_PASSWORD', 'TABLES_URL', 'QUEUES_URL'])(
    'does not start with %s, which belongs to a bot that Teams reaches',
    (name) => {
      expect(faults({ [name]: 'hunter2' })).toEqual([`${name} is for production only. Set NODE_ENV=production, or remove it.`]);
    },
  );

  it.each(['Production', 'prod', 'staging'])('does not take NODE_ENV=%s for local', (NODE_ENV) => {
    expect(faults({ NODE_ENV })).toEqual(['NODE_ENV is wrong. It must be production, or be left out on your own machine.']);
    expect(readConfig({ NODE_ENV: 'development' }, demoStart).ok).toBe(true);
  });

  it('names every fault at once', () => {
    expect(faults({ PORT: 'http', TABLE_PORT: '70000', BOT_NOW: 'now' }).map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'TABLE_PORT',
      'BOT_NOW',
    ]);
  });
});

describe('in production', () => {
  it('takes a single-tenant bot with its password', () => {
    expect(readConfig(production, demoStart)).toEqual({
      ok: true,
      config: {
        mode: 'production',
        port: 8080,
        publicUrl: 'https://bot.example.dk',
        bot: { type: 'SingleTenant', id: production.BOT_ID, tenantId: production.BOT_TENANT_ID, password: 'secret' },
        tablesUrl: 'https://vold.table.core.windows.net',
        queuesUrl: 'https://vold.queue.core.windows.net',
        organisers: [{ tenantId: '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10', directoryId: '2f7c1f0a-52b6-4f0e-9b0f-0a4c6a7d1b01' }],
        homeTenants: ['6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10'],
        mail: { url: 'smtps://bot:secret@mail.example.dk:465' },
        mailFrom: 'bot@example.dk',
      },
    });
  });

  it('takes a managed identity, which has no password', () => {
    const { BOT_PASSWORD: _, ...rest } = production;
    expect(readConfig({ ...rest, BOT_TYPE: 'UserAssignedMSI' }, demoStart)).toMatchObject({
      config: { bot: { type: 'UserAssignedMSI', id: production.BOT_ID, tenantId: production.BOT_TENANT_ID } },
    });
  });

  it('takes no password where the bot is a managed identity', () => {
    expect(faults({ ...production, BOT_TYPE: 'UserAssignedMSI' })).toEqual([
      'BOT_PASSWORD is a key that a managed identity has no use for. Remove it.',
    ]);
  });

  it("counts the bot's home and the organisers' organisations as its own, each once and in small letters", () => {
    const [home, kl, foa] = [
      '6A1F0C2E-3B52-4D0E-9C41-5F0B7F2F8A10',
      '11111111-2222-4333-8444-55555555555A',
      '99999999-2222-4333-8444-555555555555',
    ] as const;
    const own = [home, kl, foa].map((id) => id.toLowerCase());
    const person = '2f7c1f0a-52b6-4f0e-9b0f-0a4c6a7d1b01';
    const ORGANISERS = [kl, home, foa, kl].map((tenant) => `${tenant}/${person}`).join();
    expect(readConfig({ ...production, BOT_TENANT_ID: home, ORGANISERS }, demoStart)).toMatchObject({
      config: { homeTenants: own },
    });
    expect(readConfig({ ORGANISERS }, demoStart)).toMatchObject({
      config: { homeTenants: own },
    });
  });

  it('says of each setting that is missing what to set', () => {
    const said = faults({ NODE_ENV: 'production' });
    expect(said.map((fault) => fault.split(' ')[0])).toEqual([
      'BOT_ID',
      'BOT_TYPE',
      'BOT_TENANT_ID',
      'TABLES_URL',
      'QUEUES_URL',
      'ORGANISERS',
      'SMTP_URL',
      'MAIL_FROM',
      'PUBLIC_URL',
    ]);
    expect(said.every((fault) => fault.includes('is missing. Set it to '))).toBe(true);
    expect(faults({ ...production, BOT_PASSWORD: '' })).toEqual([expect.stringContaining('BOT_PASSWORD is missing')]);
  });

  it.each([
    ['BOT_TYPE', 'singletenant'],
    ['BOT_TYPE', 'MultiTenant'],
    ['BOT_ID', 'my-bot'],
    ['BOT_TENANT_ID', 'contoso.onmicrosoft.com'],
    ['TABLES_URL', 'http://vold.table.core.windows.net'],
    ['TABLES_URL', 'https://vold.example.dk'],
    ['QUEUES_URL', 'https://vold.table.core.windows.net'],
    ['TABLES_URL', 'https://vold.table.core.windows.net/?sv=2024&sig=key'],
    ['QUEUES_URL', 'DefaultEndpointsProtocol=https;AccountName=vold;AccountKey=key;EndpointSuffix=core.windows.net'],
    ['ORGANISERS', 'freja@kl.dk'],
    ['SMTP_URL', 'mail.example.dk'],
    ['SMTP_URL', 'smtp://mail.example.dk:25?ignoreTLS=true'],
    ['SMTP_URL', 'smtp://mail.example.dk:25?requireTLS=false'],
    ['BOT_ID', '00000000-0000-0000-0000-000000000000'],
    ['PUBLIC_URL', 'https://name:word@bot.example.dk'],
    ['PUBLIC_URL', 'https://bot.example.dk/a?b=c#d'],
    ['MAIL_FROM', 'bot'],
    ['PUBLIC_URL', 'http://bot.example.dk'],
    ['PORT', '0'],
  ])('refuses %s=%s and says what it must be', (name, value) => {
    expect(faults({ ...production, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} is wrong. It must be `))]);
  });

  it.each(['BOT_NOW', 'STORAGE_CONNECTION_STRING', 'TABLE_PORT', 'QUEUE_PORT', 'WORK_LEASE'])('does not start with %s', (name) => {
    expect(faults({ ...production, [name]: '2026-02-20T09:00' })).toEqual([expect.stringContaining(`${name} is for local use only`)]);
  });

  it('does not start with a key to a storage account, whatever it is called', () => {
    const key = 'DefaultEndpointsProtocol=https;AccountName=vold;AccountKey=hunter2';
    expect(faults({ ...production, AZURE_STORAGE_CONNECTION_STRING: key })).toEqual([
      'AZURE_STORAGE_CONNECTION_STRING holds a key to a storage account. The bot enters with its own identity. Remove it.',
    ]);
  });

  it('does not take for a secret what App Service leaves where it could not read one', () => {
    const unread = '@Microsoft.KeyVault(VaultName=vold;SecretName=bot-password)';
    expect(faults({ ...production, BOT_PASSWORD: unread })).toEqual([
      expect.stringMatching(/^BOT_PASSWORD has not been read from the vault/),
    ]);
    expect(faults({ ...production, SMTP_URL: unread }).join()).toContain('SMTP_URL has not been read from the vault');
  });

  it('does not take tables of one account and queues of another', () => {
    expect(faults({ ...production, QUEUES_URL: 'https://andre.queue.core.windows.net' })).toEqual([
      'QUEUES_URL and TABLES_URL are of two storage accounts. Set both to the same one.',
    ]);
  });

  it('never repeats a value, which may be a secret', () => {
    expect(faults({ ...production, BOT_ID: 'hunter2', TABLES_URL: 'hunter2' }).join()).not.toContain('hunter2');
  });
});
