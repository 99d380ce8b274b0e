import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureText } from '../../src/core/failure.js';
import { azureTables } from '../../src/edge/tables.js';
import { codesOf, fake, type Stage, startStage, textsOf } from './stage.js';

let stage: Stage;

beforeEach(async () => {
  const port = await closedPort();
  stage = await startStage(
    fake({
      message: async (turn, ports) => {
        if (turn.text === 'gem det') await ports.tables('fakenotes').insert({ partitionKey: 'p', rowKey: 'r', text: turn.text });
        if (turn.text === 'gå i stykker') throw new TypeError(`cannot read ${turn.text}`);
        return [{ kind: 'text', text: 'Svar' }];
      },
      joined: async () => {
        throw new Error('no greeting');
      },
      feedback: async (turn, ports) => {
        await ports.tables('fakefeedback').insert({ partitionKey: 'p', rowKey: 'r', helpful: turn.helpful });
        return [];
      },
    }),
    {
      tables: azureTables({
        connectionString: `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`,
      }),
    },
  );
});

afterEach(async () => {
  // Whatever came in, the process still answers.
  stage.lines.length = 0;
  stage.connector.sent.length = 0;
  expect((await stage.post({ text: 'hej' })).status).toBe(200);
  expect(textsOf(stage)).toEqual(['Svar']);
  await stage.close();
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof bound === 'object' && bound ? bound.port : 0;
}

async function raw(body: string, type = 'application/json'): Promise<{ status: number; body: unknown; text: string }> {
  const response = await fetch(`${stage.url}/api/messages`, { method: 'POST', headers: { 'content-type': type }, body });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text), text };
}

describe('a body', () => {
  it.each([
    ['malformed JSON', '{"type": "message", "text": "min hemmelighed', 400, 'body.malformed'],
    ['JSON that is no object', '"min hemmelighed"', 400, 'body.malformed'],
    ['JSON that is no activity', '{"text": "min hemmelighed"}', 400, 'activity.invalid'],
    ['an array', '[]', 400, 'activity.invalid'],
    ['a text of 1 MB', JSON.stringify({ type: 'message', text: 'min hemmelighed '.repeat(65_536) }), 413, 'body.too-large'],
  ])('of %s gets a status, a code and one line in the log', async (_what, sent, status, code) => {
    expect(await raw(sent)).toMatchObject({ status, body: { error: code } });
    expect(stage.lines).toMatchObject([{ level: 'error', code, status }]);
    expect(JSON.stringify(stage.lines)).not.toMatch(/hemmelighed|\.ts|\.js/);
  });

  it('of another content type is no activity', async () => {
    expect(await raw('{}', 'text/plain')).toMatchObject({ status: 400, body: { error: 'activity.invalid' } });
  });
});

describe('an activity', () => {
  it.each(['event', 'typing', 'messageReaction', 'Ukendt type med hemmelighed'])(
    'of the type %s is accepted, logged and not answered',
    async (type) => {
      expect(await stage.post({ type })).toEqual({ status: 200, body: undefined });
      expect(stage.lines).toMatchObject([{ level: 'info', code: 'activity.ignored', type: type.includes(' ') ? 'other' : type }]);
      expect(stage.connector.sent).toEqual([]);
    },
  );

  it('that invokes what the bot does not do is told so', async () => {
    expect(await stage.post({ type: 'invoke', name: 'task/fetch' })).toEqual({ status: 400, body: { error: 'invoke.unknown' } });
    expect(codesOf(stage)).toEqual(['activity.ignored']);
  });

  it('with fields of another shape is answered all the same', async () => {
    expect((await stage.post({ entities: 'none', attachments: 7, channelData: 'x', membersAdded: {}, value: null })).status).toBe(200);
    expect(textsOf(stage)).toEqual(['Svar']);
  });

  it('with fields of another shape that the SDK would send back is answered all the same', async () => {
    const { from, conversation } = { from: { id: '29:p', name: ['Anne'] }, conversation: { id: 'a:c', isGroup: 'no', name: {} } };
    expect((await stage.post({ from, conversation, locale: ['da'], replyToId: [{}], localTimestamp: {} })).status).toBe(200);
    expect(textsOf(stage)).toEqual(['Svar']);
  });

  it('with an id of its own that is none is answered all the same', async () => {
    expect((await stage.post({ id: 'half \ud83d' })).status).toBe(200);
    expect(textsOf(stage)).toEqual(['Svar']);
  });

  it('with a longer text than is read says what to do', async () => {
    await stage.post({ text: 'hemmelighed '.repeat(10_000) });
    expect(textsOf(stage)).toEqual([failureText('text.too-long', 'da')]);
    expect(codesOf(stage)).toEqual(['text.too-long']);
    expect(JSON.stringify(stage.lines)).not.toContain('hemmelighed');
  });
});

describe('a turn', () => {
  it('with the storage down says so, in the language of the person', async () => {
    await stage.post({ text: 'gem det', locale: 'en-US' });
    expect(textsOf(stage)).toEqual([failureText('storage.down', 'en')]);
    expect(stage.lines).toMatchObject([{ code: 'storage.down', kind: 'message', cause: 'ECONNREFUSED' }]);
  });

  it('that breaks says so, and logs where and not what', async () => {
    await stage.post({ text: 'gå i stykker' });
    expect(textsOf(stage)).toEqual([failureText('turn.failed', 'da')]);
    expect(stage.lines).toMatchObject([
      { code: 'turn.failed', error: 'TypeError', place: expect.stringMatching(/^bad-input\.test\.ts:\d+:\d+$/) },
    ]);
    expect(JSON.stringify(stage.lines)).not.toContain('stykker');
  });

  it('of feedback with the storage down is not thanked for', async () => {
    const value = { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{"feedbackText":"godt"}' } };
    expect((await stage.post({ type: 'invoke', name: 'message/submitAction', text: undefined, replyToId: 'm', value })).status).toBe(503);
    expect(textsOf(stage)).toEqual([failureText('storage.down', 'da')]);
  });

  it('of feedback that is longer than is read is told so, and is no fault of the server', async () => {
    const value = { actionName: 'feedback', actionValue: { reaction: 'dislike', feedback: 'hemmelighed '.repeat(400) } };
    expect((await stage.post({ type: 'invoke', name: 'message/submitAction', text: undefined, replyToId: 'm', value })).status).toBe(400);
    expect(textsOf(stage)).toEqual([failureText('text.too-long', 'da')]);
    expect(codesOf(stage)).toEqual(['text.too-long']);
  });

  it('of being new that breaks is logged, and nobody is bothered', async () => {
    expect((await stage.post({ type: 'installationUpdate', action: 'add', text: undefined })).status).toBe(200);
    expect(stage.connector.sent).toEqual([]);
    expect(codesOf(stage)).toEqual(['turn.failed']);
  });
});
