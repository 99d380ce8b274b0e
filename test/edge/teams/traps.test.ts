import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { action } from '../../../src/core/capability.js';
import { createAdapter } from '../../../src/edge/teams/adapter.js';
import { codesOf, fake, type Stage, startStage, textsOf } from '../stage.js';

// Each of these fails when its cure in src/edge/teams/ is taken away.

let stage: Stage;
const waiting: (() => void)[] = [];
const pressed: string[] = [];

/** Answers when it is let go. */
function whenLetGo(): Promise<void> {
  return new Promise((resolve) => waiting.push(resolve));
}

const card: IAdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: [] };
const refreshing: IAdaptiveCard = { ...card, refresh: { action: { type: 'Action.Execute', verb: 'fake.plain' } } };

beforeEach(async () => {
  waiting.length = 0;
  pressed.length = 0;
  stage = await startStage(
    fake({
      message: async (turn) => {
        if (turn.text === 'slow') await whenLetGo();
        if (turn.text === 'broken') throw new Error('the secret of the person');
        const citations = turn.text === 'frist' ? [{ name: 'Siden: Tilmelding', abstract: 'Senest den 1.' }] : [];
        return [{ kind: 'text', text: `heard: ${turn.text}`, citations }];
      },
      actions: {
        'fake.refresh': action(z.object({}), async () => [{ kind: 'replace', card: refreshing }]),
        'fake.plain': action(z.object({}), async () => {
          pressed.push('plain');
          return [{ kind: 'replace', card }];
        }),
      },
    }),
    { sendPatience: 150 },
  );
});

afterEach(async () => {
  vi.useRealTimers();
  for (const go of waiting) go();
  await stage.close();
});

function execute(verb: string, over: Record<string, unknown> = {}) {
  return stage.post({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'card-1',
    text: undefined,
    value: { action: { type: 'Action.Execute', verb, data: {} } },
    ...over,
  });
}

describe('entities', () => {
  it('keep the fields of a citation on the wire', async () => {
    await stage.post({ text: 'frist' });
    expect(stage.connector.sent[0]?.body.entities).toEqual([
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        '@id': '',
        citation: [
          {
            '@type': 'Claim',
            position: 1,
            appearance: { '@type': 'DigitalDocument', name: 'Siden: Tilmelding', abstract: 'Senest den 1.' },
          },
        ],
      },
    ]);
    expect(stage.connector.sent[0]?.body.text).toBe('heard: frist [1]');
  });
});

describe('a POST', () => {
  it.each([500, 502, 503, 504])('that gets %i is sent once', async (status) => {
    stage.connector.answer = () => ({ status });
    expect(await stage.post()).toEqual({ status: 503, body: { error: 'send.failed' } });
    expect(stage.connector.sent).toHaveLength(1);
    expect(stage.lines).toMatchObject([{ code: 'send.failed', answered: status }]);
  });

  it('that is throttled is sent once', async () => {
    stage.connector.answer = () => ({ status: 429, headers: { 'retry-after': '0' } });
    await stage.post();
    expect(stage.connector.sent).toHaveLength(1);
  });

  it('that is hung up on is sent once', async () => {
    stage.connector.answer = () => 'hang up';
    await stage.post();
    expect(stage.connector.sent).toHaveLength(1);
  });

  it('that gets no answer is given up in time', async () => {
    stage.connector.answer = () => 'silent';
    expect((await stage.post()).status).toBe(503);
    expect(stage.connector.sent).toHaveLength(1);
  });

  it('that begins a conversation is sent once', async () => {
    stage.connector.answer = () => ({ status: 503 });
    const begun = createAdapter({ type: 'none' }).createConversationAsync(
      '',
      'msteams',
      stage.connector.serviceUrl,
      '',
      {
        isGroup: true,
        bot: { id: '28:bot', name: '' },
        channelData: { channel: { id: '19:channel' } },
      },
      async () => undefined,
    );
    await expect(begun).rejects.toMatchObject({ name: 'SendFailure', status: 503 });
    expect(stage.connector.sent).toHaveLength(1);
  });
});

describe('a slow turn', () => {
  it('types nothing, in its own chat or in another', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const first = stage.post({ text: 'slow' });
    const second = stage.post({ text: 'slow', conversation: { id: 'a:other', conversationType: 'personal' } });
    await vi.waitUntil(() => waiting.length === 2);
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    // What a timer has set going reaches the wire before this message does.
    await stage.post({ text: 'quick' });
    for (const go of waiting) go();
    await Promise.all([first, second]);
    expect(stage.connector.sent.map(({ body }) => body.type)).toEqual(['message', 'message', 'message']);
  });
});

describe('a card that answers a button', () => {
  it('changes nothing for the answers that follow, whatever it carries', async () => {
    expect((await execute('fake.refresh')).body.value).toEqual(refreshing);
    expect((await execute('fake.plain')).body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
    expect(stage.connector.sent).toEqual([]);
  });
});

describe('an error', () => {
  it('of a turn or of a send is a code to the caller and in the log', async () => {
    const inTurn = await stage.post({ text: 'broken' });
    stage.connector.answer = () => ({ status: 404, body: { error: { code: 'ConversationNotFound', message: 'the secret of Teams' } } });
    const inSend = await stage.post();
    expect(inSend).toEqual({ status: 503, body: { error: 'send.failed' } });
    expect(JSON.stringify([inTurn, inSend, stage.lines])).not.toContain('secret');
  });

  it('of authentication is a code to the caller', async () => {
    const guid = '0d5b6a3c-7e11-4f7a-8a66-1c2f4f9d3e20';
    const guarded = await startStage(fake(), { identity: { type: 'SingleTenant', id: guid, tenantId: guid, password: 'secret' } });
    expect(await guarded.post()).toEqual({ status: 401, body: { error: 'auth.refused' } });
    expect(await guarded.post({}, { authorization: 'Bearer nonsense' })).toEqual({ status: 401, body: { error: 'auth.refused' } });
    expect(guarded.connector.sent).toEqual([]);
    expect(codesOf(guarded)).toEqual(['auth.refused', 'auth.refused']);
    await guarded.close();
  });
});

describe('an activity that comes twice', () => {
  it('is answered once', async () => {
    await stage.post({ id: 'twice' });
    expect(await stage.post({ id: 'twice' })).toMatchObject({ status: 200 });
    expect(textsOf(stage)).toEqual(['heard: hej']);
  });

  it('is answered once, also while the first is still running', async () => {
    const first = stage.post({ id: 'twice', text: 'slow' });
    await vi.waitUntil(() => waiting.length === 1);
    expect(await stage.post({ id: 'twice', text: 'slow' })).toMatchObject({ status: 200 });
    expect(waiting).toHaveLength(1);
    waiting[0]?.();
    await first;
    expect(textsOf(stage)).toEqual(['heard: slow']);
  });

  it('is answered in each conversation that has it', async () => {
    await stage.post({ id: 'twice' });
    await stage.post({ id: 'twice', conversation: { id: 'a:other', conversationType: 'personal' } });
    expect(textsOf(stage)).toHaveLength(2);
  });

  it('is acted on once where it is a button', async () => {
    await execute('fake.plain', { id: 'twice' });
    expect(await execute('fake.plain', { id: 'twice' })).toMatchObject({ status: 200 });
    expect(pressed).toEqual(['plain']);
  });
});
