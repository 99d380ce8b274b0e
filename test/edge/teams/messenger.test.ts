import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Messenger } from '../../../src/core/ports.js';
import type { Address } from '../../../src/core/turn.js';
import { createTeamsBot } from '../../../src/edge/teams/bot.js';
import { keepClients } from '../../../src/edge/teams/clients.js';
import { SendFailure } from '../../../src/edge/teams/connector-client.js';
import { outcomeOf } from '../../../src/edge/teams/outcome.js';
import { type Answered, type Connector, startConnector } from '../connector.js';

const card: IAdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Ansøgning', wrap: true }] };
const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];

let connector: Connector;
let messenger: Messenger;
let chat: Address;
let channel: Address;
let thread: Address;

beforeEach(async () => {
  connector = await startConnector();
  chat = { tenantId: 'tenant-1', conversationId: 'a:conversation', serviceUrl: connector.serviceUrl, botId: '28:bot' };
  channel = { ...chat, conversationId: '19:work@thread.tacv2' };
  thread = { ...chat, conversationId: '19:work@thread.tacv2;messageid=17' };
  messenger = createTeamsBot({
    identity: { type: 'none' },
    handle: async () => ({ replies: [], sent: () => undefined }),
    log: { info: () => undefined, error: () => undefined },
    sendPatience: 300,
  }).messenger;
});

afterEach(() => connector.close());

/** A refusal as Teams words it. */
function refusal(status: number, code: string): Answered {
  return { status, body: { error: { code, message: 'the secret of Teams' } } };
}

const hej = { kind: 'text', text: '**hej**' } as const;

describe('a message of the bot itself', () => {
  it('goes to a chat, and its id comes back', async () => {
    connector.answer = () => ({ status: 201, body: { id: 'message-9' } });
    expect(await messenger.post(chat, { ...hej, feedback: true })).toEqual({
      kind: 'sent',
      activityId: 'message-9',
      conversationId: 'a:conversation',
    });
    expect(connector.sent).toMatchObject([
      {
        method: 'POST',
        path: '/v3/conversations/a%3Aconversation/activities',
        body: {
          type: 'message',
          text: '**hej**',
          textFormat: 'markdown',
          channelData: { feedbackLoop: { type: 'default' } },
          from: { id: '28:bot' },
          conversation: { id: 'a:conversation', tenantId: 'tenant-1' },
        },
      },
    ]);
    expect(connector.sent[0]?.body.replyToId).toBeUndefined();
  });

  it.each([
    ['a group chat', '19:group@thread.v2', '/v3/conversations/19%3Agroup%40thread.v2/activities'],
    ['a thread', '19:work@thread.tacv2;messageid=17', '/v3/conversations/19%3Awork%40thread.tacv2%3Bmessageid%3D17/activities'],
  ])('goes to %s as to a chat', async (_what, conversationId, path) => {
    expect(await messenger.post({ ...chat, conversationId }, { kind: 'card', card, summary: 'Ansøgning' })).toEqual({
      kind: 'sent',
      activityId: 'message-1',
      conversationId,
    });
    expect(connector.sent).toMatchObject([{ method: 'POST', path, body: { summary: 'Ansøgning', attachments } }]);
  });

  it('waits where Teams asks for silence, in that tenant and not in others', async () => {
    connector.answer = () => ({ status: 429, headers: { 'retry-after': '7' } });
    expect(await messenger.post(chat, hej)).toEqual({ kind: 'later', seconds: 7 });
    const waiting = await messenger.post({ ...chat, conversationId: 'a:another' }, hej);
    expect(waiting).toMatchObject({ kind: 'later' });
    expect(connector.sent).toHaveLength(1);
    connector.answer = () => ({ status: 201, body: { id: 'message-9' } });
    expect(await messenger.post({ ...chat, tenantId: 'tenant-2', conversationId: 'a:third' }, hej)).toMatchObject({ kind: 'sent' });
  });

  it.each(['19:work@thread.tacv2', '19:work@thread.skype'])('begins a thread in the channel %s, and both ids come back', async (id) => {
    connector.answer = () => ({ status: 201, body: { id: `${id};messageid=1761000000000`, activityId: 'another' } });
    expect(await messenger.post({ ...channel, conversationId: id }, { kind: 'card', card, summary: 'Ansøgning', feedback: true })).toEqual({
      kind: 'sent',
      activityId: '1761000000000',
      conversationId: `${id};messageid=1761000000000`,
    });
    expect(connector.sent).toEqual([
      {
        method: 'POST',
        path: '/v3/conversations',
        body: {
          isGroup: true,
          channelData: { channel: { id } },
          bot: { id: '28:bot', name: '' },
          tenantId: 'tenant-1',
          activity: { type: 'message', summary: 'Ansøgning', attachments, channelData: { feedbackLoop: { type: 'default' } } },
        },
      },
    ]);
  });

  it('is sent also where Teams names no thread', async () => {
    connector.answer = () => ({ status: 201, body: {} });
    expect(await messenger.post(channel, hej)).toEqual({ kind: 'sent', activityId: '', conversationId: channel.conversationId });
  });

  it('keeps its citations, also at the head of a thread', async () => {
    const citations = [{ name: 'Siden: Tilmelding', abstract: 'Senest den 1.' }];
    await messenger.post(chat, { kind: 'text', text: 'Svar', citations });
    await messenger.post(channel, { kind: 'text', text: 'Svar', citations });
    const [one, other] = [connector.sent[0]?.body, connector.sent[1]?.body.activity];
    expect(one.entities[0].citation).toMatchObject([{ position: 1, appearance: { name: 'Siden: Tilmelding' } }]);
    expect([other.text, other.entities]).toEqual(['Svar [1]', one.entities]);
  });
});

describe('a card in the place of another', () => {
  it('is put there, under the same id', async () => {
    expect(await messenger.update(thread, '17', card)).toEqual({ kind: 'sent', activityId: '17', conversationId: thread.conversationId });
    expect(connector.sent).toMatchObject([
      { method: 'PUT', path: '/v3/conversations/19%3Awork%40thread.tacv2%3Bmessageid%3D17/activities/17', body: { id: '17', attachments } },
    ]);
  });
});

describe('what becomes of it', () => {
  const ways = [
    ['to a chat', () => messenger.post(chat, hej)],
    ['to a channel', () => messenger.post(channel, hej)],
    ['as an update', () => messenger.update(thread, '17', card)],
  ] as const;

  describe.each(ways)('%s', (_way, send) => {
    it.each([
      [
        { status: 429, headers: { 'retry-after': '17' } },
        { kind: 'later', seconds: 17 },
      ],
      [
        { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } },
        { kind: 'later', seconds: 2 },
      ],
      [{ status: 429 }, { kind: 'later', seconds: 2 }],
      [{ status: 412 }, { kind: 'later', seconds: 5 }],
      [{ status: 502 }, { kind: 'later', seconds: 5 }],
      [{ status: 503 }, { kind: 'later', seconds: 5 }],
      [{ status: 504 }, { kind: 'later', seconds: 5 }],
      [{ status: 500 }, { kind: 'refused', code: 'http-500' }],
      [refusal(403, 'BotNotInConversationRoster'), { kind: 'refused', code: 'BotNotInConversationRoster' }],
      [refusal(404, 'ConversationNotFound'), { kind: 'refused', code: 'ConversationNotFound' }],
      [refusal(413, 'MessageSizeTooBig'), { kind: 'refused', code: 'MessageSizeTooBig' }],
      [refusal(400, 'hej Anne Holm!'), { kind: 'refused', code: 'http-400' }],
      [
        { status: 401, body: {} },
        { kind: 'refused', code: 'http-401' },
      ],
      [
        { status: 403, body: { error: { code: 403 } } },
        { kind: 'refused', code: 'http-403' },
      ],
      [
        { status: 404, body: 'not here', headers: { 'content-type': 'text/html' } },
        { kind: 'refused', code: 'http-404' },
      ],
    ] as const)('is told where Teams answers %j', async (answered, outcome) => {
      connector.answer = () => answered;
      expect(await send()).toEqual(outcome);
      expect(connector.sent).toHaveLength(1);
    });

    it('is for later where nothing can have arrived', async () => {
      await connector.close();
      expect(await send()).toEqual({ kind: 'later', seconds: 30 });
    });
  });

  it.each([
    ['a chat', () => messenger.post(chat, hej)],
    ['a channel', () => messenger.post(channel, hej)],
  ])('is unknown where %s got it and no answer came, and it is sent once', async (_where, post) => {
    connector.answer = () => 'hang up';
    expect(await post()).toEqual({ kind: 'unknown' });
    expect(connector.sent).toHaveLength(1);
    connector.answer = () => 'silent';
    expect(await post()).toEqual({ kind: 'unknown' });
    expect(connector.sent).toHaveLength(2);
  });

  it.each(['hang up', 'silent'] as const)('is for later where an update gets no answer (%s), since it may come twice', async (answered) => {
    connector.answer = () => answered;
    expect(await messenger.update(thread, '17', card)).toEqual({ kind: 'later', seconds: 5 });
    expect(connector.sent).toHaveLength(1);
  });

  it.each([
    ['ENOTFOUND', { kind: 'later', seconds: 30 }],
    ['EAI_AGAIN', { kind: 'later', seconds: 30 }],
    ['ECONNRESET', { kind: 'unknown' }],
    ['ETIMEDOUT', { kind: 'unknown' }],
  ])('depends on whether it can have left: %s', (code, outcome) => {
    const cause = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
    expect(outcomeOf(new SendFailure(0, { cause }), { kind: 'unknown' })).toEqual(outcome);
  });

  it('is not told of what is no answer of Teams', () => {
    expect(() => outcomeOf(new Error('no token'), { kind: 'unknown' })).toThrow('no token');
  });
});

describe('a profile', () => {
  const anne = { id: '29:person', name: 'Anne Holm', email: ' Anne.Holm@Nordvig.example', userPrincipalName: 'AHolm@nordvig.example' };

  it.each([
    ['chat', () => chat, '/v3/conversations/a%3Aconversation/members/29%3Aperson'],
    ['thread, by its channel,', () => thread, '/v3/conversations/19%3Awork%40thread.tacv2/members/29%3Aperson'],
  ])('in a %s has name, mail and sign-in name', async (_where, address, path) => {
    connector.answer = () => ({ status: 200, body: anne });
    expect(await messenger.profile(address(), '29:person')).toEqual({
      name: 'Anne Holm',
      mail: 'anne.holm@nordvig.example',
      signIn: 'aholm@nordvig.example',
    });
    expect(connector.sent).toEqual([{ method: 'GET', path, body: undefined }]);
  });

  it('is empty where Teams leaves something out', async () => {
    connector.answer = () => ({ status: 200, body: { id: '29:person', name: 'Anne Holm', email: null } });
    expect(await messenger.profile(chat, '29:person')).toEqual({ name: 'Anne Holm', mail: '', signIn: '' });
  });

  it.each<[Answered]>([
    [refusal(404, 'MemberNotFoundInConversation')],
    [refusal(403, 'BotNotInConversationRoster')],
    [{ status: 429 }],
    [{ status: 500 }],
    [{ status: 200, body: 'no member' }],
    ['silent'],
    ['hang up'],
  ])('is none where Teams answers %j', async (answered) => {
    connector.answer = () => answered;
    expect(await messenger.profile(chat, '29:person')).toBeUndefined();
    expect(connector.sent).toHaveLength(1);
  });
});

describe('the client that it is sent with', () => {
  it('is made once for each address', async () => {
    const authentication = new ConfigurationBotFrameworkAuthentication({}, new ConfigurationServiceClientCredentialFactory({}));
    keepClients(authentication, () => true);
    const first = authentication.createConnectorFactory(new ClaimsIdentity([]));
    const second = authentication.createConnectorFactory(new ClaimsIdentity([]));
    const client = await first.create(connector.serviceUrl);
    expect(await second.create(connector.serviceUrl)).toBe(client);
    expect(await second.create(connector.serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope)).toBe(client);
    expect(await first.create('https://teams.example')).not.toBe(client);
  });
});

describe('a service address that is not allowed', () => {
  it('gets no message and no token, whoever stored it', async () => {
    const refused = { kind: 'refused', code: 'ServiceUrlRefused' };
    const elsewhere = { ...chat, serviceUrl: 'http://127.0.0.2:9/' };
    expect(await messenger.post(elsewhere, hej)).toEqual(refused);
    expect(await messenger.post({ ...channel, serviceUrl: 'http://127.0.0.2:9/' }, hej)).toEqual(refused);
    expect(await messenger.update(elsewhere, '1', card)).toEqual(refused);
    expect(await messenger.profile(elsewhere, '29:person')).toBeUndefined();
    expect(await messenger.roster(elsewhere)).toBeUndefined();
  });
});
