import { createServer, type Server } from 'node:http';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { action } from '../../../src/core/capability.js';
import { address } from '../listening.js';
import { fake, type Stage, startStage } from '../stage.js';

/** What Microsoft publishes, on this machine: where the keys are, the keys, and for which channels each vouches. */
interface KeyServer {
  readonly url: string;
  /** How often each path was asked for. */
  readonly asked: string[];
  keys: readonly object[];
  down: boolean;
  close(): Promise<void>;
}

async function startKeyServer(): Promise<KeyServer> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (keyServer.down) return void response.writeHead(500).end();
    response.writeHead(200, { 'content-type': 'application/json' });
    const found: Record<string, object> = {
      '/openid': { issuer: 'https://api.botframework.com', jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
      '/keys': { keys: keyServer.keys },
    };
    response.end(JSON.stringify(found[request.url ?? ''] ?? {}));
  });
  const base = await address(server);
  const keyServer: KeyServer = {
    url: `${base}/openid`,
    asked,
    keys: [],
    down: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return keyServer;
}

const appId = '0d5b6a3c-7e11-4f7a-8a66-1c2f4f9d3e20';
const teams = 'https://smba.trafficmanager.net/emea/';
const usual = { iss: 'https://api.botframework.com', aud: appId, serviceurl: teams };

let keyServer: KeyServer;
let stage: Stage;
let pairs: Record<'teams' | 'webchat' | 'unendorsed' | 'unpublished', GenerateKeyPairResult>;
let presses = 0;

beforeAll(async () => {
  const make = () => generateKeyPair('RS256', { extractable: true });
  pairs = { teams: await make(), webchat: await make(), unendorsed: await make(), unpublished: await make() };
});

beforeEach(async () => {
  presses = 0;
  keyServer = await startKeyServer();
  const published = async (kid: 'teams' | 'webchat' | 'unendorsed', endorsements?: string[]) => ({
    ...(await exportJWK(pairs[kid].publicKey)),
    ...{ kid, use: 'sig', ...(endorsements && { endorsements }) },
  });
  keyServer.keys = [
    await published('teams', ['msteams', 'skype']),
    await published('webchat', ['webchat', 'directline']),
    await published('unendorsed'),
  ];
  const pressed = action(z.object({}), async () => {
    presses++;
    return [];
  });
  stage = await startStage(fake({ actions: { 'fake.press': pressed } }), {
    identity: { type: 'SingleTenant', id: appId, tenantId: appId, password: 'secret' },
    keysAt: keyServer.url,
  });
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.close();
  await keyServer.close();
});

/** A press, which is answered in the response: nothing is sent to Teams, of which there is none here. */
function press(authorization: string | undefined, over: Record<string, unknown> = {}) {
  return stage.post(
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      serviceUrl: teams,
      value: { action: { type: 'Action.Execute', verb: 'fake.press', data: {} } },
      ...over,
    },
    authorization === undefined ? {} : { authorization },
  );
}

interface Token {
  readonly kid?: keyof typeof pairs;
  readonly signedWith?: keyof typeof pairs;
  readonly alg?: string;
  readonly expires?: number | null;
  readonly begins?: number;
}

/** A token as Teams shows it; `over` goes over its claims, and times are seconds from now. */
async function token(over: Record<string, unknown> = {}, { kid = 'teams', signedWith = kid, expires = 3600, begins = -10 }: Token = {}) {
  const now = Math.floor(Date.now() / 1000);
  const times = { nbf: now + begins, ...(expires === null ? {} : { exp: now + expires }) };
  const jwt = new SignJWT({ ...usual, ...times, ...over }).setProtectedHeader({ alg: 'RS256', kid });
  return `Bearer ${await jwt.sign(pairs[signedWith].privateKey)}`;
}

const accepted = { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' } };
const refused = { status: 401, body: { error: 'auth.refused' } };

function reasons(): unknown[] {
  return stage.lines.map(({ code, why }) => [code, why]);
}

describe('a token of Teams', () => {
  it('is accepted, and the keys are asked for once', async () => {
    expect(await press(await token())).toEqual(accepted);
    expect(await press(await token())).toEqual(accepted);
    expect(presses).toBe(2);
    expect(keyServer.asked).toEqual(['/openid', '/keys']);
    expect(stage.lines).toEqual([]);
  });

  it('is accepted where the clocks differ by some minutes', async () => {
    expect(await press(await token({}, { expires: -200 }))).toEqual(accepted);
    expect(await press(await token({}, { begins: 200 }))).toEqual(accepted);
  });

  it('is accepted when it is signed with a key that was published after the others were read', async () => {
    expect(await press(await token())).toEqual(accepted);
    keyServer.keys = [{ ...(await exportJWK(pairs.unpublished.publicKey)), kid: 'unpublished', endorsements: ['msteams'] }];
    // An unknown key is asked for at most twice a minute.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    expect(await press(await token({}, { kid: 'unpublished' }))).toEqual(accepted);
  });
});

describe('refused is', () => {
  afterEach(() => expect(presses).toBe(0));

  it.each<[string, () => Promise<string | undefined>]>([
    ['missing', async () => undefined],
    ['missing', async () => ''],
    ['unreadable', async () => 'Bearer'],
    ['unreadable', async () => 'Bearer nonsense'],
    ['unreadable', async () => 'Bearer a.b.c'],
    ['unreadable', async () => `Basic ${(await token()).slice('Bearer '.length)}`],
    ['unreadable', async () => `${await token()} ${await token()}`],
    ['signature', async () => token({}, { signedWith: 'unpublished' })],
    [
      'signature',
      async () => (await token()).replace(/\.[^.]+\./, `.${btoa(JSON.stringify({ ...usual, exp: 9e9 })).replaceAll('=', '')}.`),
    ],
    ['key', async () => token({}, { kid: 'unpublished' })],
    ['issuer', async () => token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })],
    ['issuer', async () => token({ iss: undefined })],
    ['audience', async () => token({ aud: '11111111-1111-4111-8111-111111111111' })],
    ['audience', async () => token({ aud: undefined })],
    ['time', async () => token({}, { expires: -400 })],
    ['time', async () => token({}, { expires: null })],
    ['time', async () => token({}, { begins: 400 })],
    ['service-url', async () => token({ serviceurl: 'https://smba.trafficmanager.net/amer/' })],
    ['service-url', async () => token({ serviceurl: undefined })],
    ['endorsement', async () => token({}, { kid: 'webchat' })],
    ['endorsement', async () => token({}, { kid: 'unendorsed' })],
  ])('%s (%#)', async (why, make) => {
    const header = await make();
    const got = await press(header);
    expect([got, reasons()]).toEqual([refused, [['auth.refused', why]]]);
  });

  it('algorithm: none', async () => {
    const unsigned = new UnsecuredJWT(usual).setExpirationTime('1h').encode();
    expect(await press(`Bearer ${unsigned}`)).toEqual(refused);
    const [, payload, signature] = (await token()).split('.');
    const header = btoa(JSON.stringify({ alg: 'none', kid: 'teams' })).replaceAll('=', '');
    expect(await press(`Bearer ${header}.${payload}.${signature}`)).toEqual(refused);
    expect(reasons()).toEqual([
      ['auth.refused', 'unreadable'],
      ['auth.refused', 'algorithm'],
    ]);
  });

  it('algorithm: one that takes the public key for a shared secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(pairs.teams.publicKey)));
    const jwt = new SignJWT(usual).setExpirationTime('1h').setProtectedHeader({ alg: 'HS256', kid: 'teams' });
    expect(await press(`Bearer ${await jwt.sign(secret)}`)).toEqual(refused);
    expect(reasons()).toEqual([['auth.refused', 'algorithm']]);
  });

  it('another channel, whose users say themselves who they are', async () => {
    expect(await press(await token(), { channelId: 'directline' })).toEqual(refused);
    expect(reasons()).toEqual([['auth.refused', 'channel']]);
  });

  it.each([
    'https://evil.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:word@smba.trafficmanager.net/emea/',
    'http://smba.trafficmanager.net/emea/',
    'http://127.0.0.1:9/',
  ])('a service address that is not Teams, though the token names it: %s', async (serviceUrl) => {
    expect(await press(await token({ serviceurl: serviceUrl }), { serviceUrl })).toEqual(refused);
    expect(reasons()).toEqual([['auth.refused', 'service-url']]);
  });
});

it("answers 503 while Microsoft's keys cannot be reached, so that Teams comes again, and lets in as soon as they can", async () => {
  keyServer.down = true;
  expect(await press(await token())).toEqual({ status: 503, body: { error: 'auth.unavailable' } });
  expect(presses).toBe(0);
  keyServer.down = false;
  expect(await press(await token())).toEqual(accepted);
});
