import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { action } from '../../../src/core/capability.js';
import { Failure, failureText } from '../../../src/core/failure.js';
import type { Reply, Turn } from '../../../src/core/turn.js';
import { bot, codesOf, fake, type Stage, startStage, textsOf } from '../stage.js';

const card: IAdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Datoer', wrap: true }] };

let stage: Stage;
let heard: Turn[];
let told: { ref: string; activityId: string }[];
let replies: readonly Reply[];

beforeEach(async () => {
  heard = [];
  told = [];
  replies = [{ kind: 'text', text: 'Svar' }];
  async function hear(turn: Turn): Promise<readonly Reply[]> {
    heard.push(turn);
    return replies;
  }
  stage = await startStage(
    fake({
      message: hear,
      joined: hear,
      left: async (turn) => void heard.push(turn),
      feedback: hear,
      actions: {
        'fake.press': action(z.object({ course: z.string() }), async (data, turn) => hear({ ...turn, data })),
        'fake.save': action(z.looseObject({}), async (data, turn) => hear({ ...turn, data })),
        'fake.down': action(z.object({}), async () => {
          throw new Failure('storage.down');
        }),
      },
      sent: (_turn, ref, activityId) => void told.push({ ref, activityId }),
    }),
  );
});

afterEach(() => stage.close());

const mention = { type: 'mention', text: '<at>Sammen mod vold</at>', mentioned: bot };

describe('a message is read', () => {
  it('with who wrote it, where, and in which language', async () => {
    const from = { id: '29:person', aadObjectId: 'person-in-the-directory' };
    await stage.post({ id: 'a1', text: 'Hvornår er fristen?', locale: 'en-GB', from });
    expect(heard).toEqual([
      {
        kind: 'message',
        text: 'Hvornår er fristen?',
        activityId: 'a1',
        tenantId: 'tenant-1',
        conversationId: 'a:conversation',
        serviceUrl: stage.connector.serviceUrl,
        botId: '28:bot',
        userId: '29:person',
        directoryId: 'person-in-the-directory',
        channelId: '',
        teamId: '',
        scope: 'personal',
        language: 'en',
      },
    ]);
  });

  it.each([
    ['personal', 'personal'],
    ['groupChat', 'group'],
    ['channel', 'channel'],
    ['constructor', 'personal'],
  ])('from a chat of the type %s', async (conversationType, scope) => {
    await stage.post({ conversation: { id: 'c', conversationType }, channelData: { tenant: { id: 'tenant-2' } }, locale: undefined });
    expect(heard).toMatchObject([{ scope, tenantId: 'tenant-2', conversationId: 'c', language: 'da' }]);
  });

  it.each([
    ['19:meeting_x@thread.v2', 'meeting', 'group'],
    ['19:group@thread.v2', undefined, 'group'],
    ['a:chat', undefined, 'personal'],
  ])('from %s of the type %s as from a place where others read along, unless its id says that it is personal', async (id, type, scope) => {
    await stage.post({ conversation: { id, conversationType: type, tenantId: 'tenant-1' } });
    expect(heard).toMatchObject([{ scope }]);
  });

  const thread = '19:work@thread.tacv2;messageid=1761000000000';

  it.each([
    ['named beside it', thread, 'channel', { channel: { id: '19:named@thread.tacv2' } }, '19:named@thread.tacv2'],
    ['named by the thread alone', thread, 'channel', { tenant: { id: 'tenant-2' } }, '19:work@thread.tacv2'],
    ['named by the thread, and unreadably beside it', thread, 'channel', { channel: 'work' }, '19:work@thread.tacv2'],
    ['the conversation itself', '19:work@thread.tacv2', 'channel', undefined, '19:work@thread.tacv2'],
    ['none, since it is a group chat', '19:group@thread.v2', 'groupChat', { channel: { id: '19:named@thread.tacv2' } }, ''],
  ])('with the channel: %s', async (_what, id, conversationType, channelData, channelId) => {
    await stage.post({ conversation: { id, conversationType, tenantId: 'tenant-1' }, channelData });
    expect(heard).toMatchObject([{ conversationId: id, channelId, tenantId: 'tenant-1' }]);
  });

  it.each([undefined, 7, 'x'.repeat(501)])(
    'without the id in the directory where Teams does not say it or it is none: %#',
    async (aadObjectId) => {
      await stage.post({ from: { id: '29:person', aadObjectId } });
      expect(heard).toMatchObject([{ userId: '29:person', directoryId: '' }]);
    },
  );

  it('with the tenant that its conversation names, or else the channel data, or none', async () => {
    await stage.post({ channelData: { tenant: { id: 'tenant-2' } } });
    await stage.post({ conversation: { id: 'c' }, channelData: { channel: { id: '19:named@thread.tacv2' } } });
    expect(heard).toMatchObject([{ tenantId: 'tenant-1' }, { tenantId: '' }]);
  });

  it.each([
    [{ conversation: { id: 'c'.repeat(501) } }, 'conversation.id'],
    [{ from: { id: '2'.repeat(501) } }, 'from.id'],
    [{ conversation: { id: 'c\u0000\r\n' } }, 'conversation.id'],
    [{ conversation: { id: 'c\ud83d' } }, 'conversation.id'],
    [{ conversation: { id: 'samtale 👍' } }, 'conversation.id'],
    [{ recipient: { id: '2'.repeat(501) } }, 'recipient.id'],
    [{ channelId: '' }, 'channelId'],
    [{ conversation: { id: '' } }, 'conversation.id'],
    [{ from: { id: '' } }, 'from.id'],
    [{ recipient: { id: '' } }, 'recipient.id'],
    [{ serviceUrl: `https://teams.example/${'x'.repeat(500)}` }, 'serviceUrl'],
  ])('or refused where it names an id that is none: %#', async (activity, at) => {
    expect((await stage.post(activity)).status).toBe(400);
    expect(heard).toEqual([]);
    expect(stage.lines).toMatchObject([{ code: 'activity.invalid', at }]);
  });

  it.each([
    ['<at>Sammen mod vold</at> hvornår?', 'hvornår?'],
    ['hvornår <at>Sammen mod vold</at>?', 'hvornår  ?'],
    ['<at>Anne Holm</at> spørger: hvornår?', 'Anne Holm spørger: hvornår?'],
    ['<p>Hvorn&aring;r?</p><p>Hvor&nbsp;henne &amp; hvordan?</p>', 'Hvornår?\nHvor henne & hvordan?'],
    ['er 5 &lt; 6, og 7 > 3?', 'er 5 < 6, og 7 > 3?'],
    ['er 5 < 6, og 7 > 3?', 'er 5 < 6, og 7 > 3?'],
    ['linje et<br/>linje to', 'linje et\nlinje to'],
    ['hej &#229; &#xE6; &ukendt; &#99999999;', 'hej å æ &ukendt; &#99999999;'],
    ['&toString; &valueOf; &#xd83d;', '&toString; &valueOf; &#xd83d;'],
    ['a\u030Arhus', 'århus'],
    ['  <b>fed</b> <a href="https://example.dk">side</a>  ', 'fed side'],
  ])('without mention and markup: %s', async (text, plain) => {
    await stage.post({ text, entities: [mention] });
    expect(heard).toMatchObject([{ text: plain }]);
  });

  it('as one that says nothing where it only mentions the bot', async () => {
    await stage.post({
      text: '<at>Sammen mod vold</at>',
      entities: [mention],
      attachments: [{ contentType: 'text/html', content: '<div></div>' }],
    });
    expect(heard).toMatchObject([{ kind: 'message', text: '' }]);
  });

  it.each([
    { text: undefined, attachments: [{ contentType: 'image/png', contentUrl: 'https://example.dk/a.png' }] },
    { text: '<at>Sammen mod vold</at>', entities: [mention], attachments: [{ contentType: 'image/png' }] },
    { text: ' ' },
  ])('or excused where there is nothing to read: %o', async (activity) => {
    expect((await stage.post(activity)).status).toBe(200);
    expect(heard).toEqual([]);
    expect(textsOf(stage)).toEqual([failureText('turn.unsupported', 'da')]);
    expect(codesOf(stage)).toEqual(['turn.unsupported']);
  });

  it('to the end, however many brackets it holds', async () => {
    expect((await stage.post({ text: '<a '.repeat(60_000) })).status).toBe(200);
  });
});

describe('a reply is sent', () => {
  it('as Markdown, with feedback buttons and the id that it got', async () => {
    replies = [{ kind: 'text', text: '**Svar**', feedback: true, ref: 'deadline' }];
    stage.connector.answer = () => ({ status: 201, body: { id: 'message-9' } });
    await stage.post({ id: 'a1' });
    const [sent] = stage.connector.sent;
    expect(sent).toMatchObject({ method: 'POST', path: '/v3/conversations/a%3Aconversation/activities/a1' });
    expect(sent?.body).toMatchObject({
      type: 'message',
      text: '**Svar**',
      textFormat: 'markdown',
      channelData: { feedbackLoop: { type: 'default' } },
    });
    expect(told).toEqual([{ ref: 'deadline', activityId: 'message-9' }]);
  });

  it('as a card alone, with what a notification shows', async () => {
    replies = [{ kind: 'card', card, summary: 'Datoer', feedback: true, ref: 'dates' }];
    await stage.post();
    const body = stage.connector.sent[0]?.body;
    expect(body).toMatchObject({
      summary: 'Datoer',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
    expect(body.text).toBeUndefined();
    expect(told).toHaveLength(1);
  });

  it('with citations that are short enough, numbered in the text, and not called AI', async () => {
    replies = [
      {
        kind: 'text',
        text: 'Svar',
        citations: [
          { name: 'n'.repeat(100), abstract: 'a'.repeat(200) },
          { name: 'b', abstract: 'b' },
        ],
      },
    ];
    await stage.post();
    const body = stage.connector.sent[0]?.body;
    expect(body.text).toBe('Svar [1][2]');
    const [first, second] = body.entities[0].citation;
    expect([first.appearance.name.length, first.appearance.abstract.length, second.position]).toEqual([80, 160, 2]);
    expect(JSON.stringify(body)).not.toContain('AIGeneratedContent');
  });

  it('in the HTTP response where the caller expects it there', async () => {
    const { status, body } = await stage.post({ deliveryMode: 'expectReplies' });
    expect(status).toBe(200);
    expect(body.activities).toMatchObject([{ type: 'message', text: 'Svar' }]);
    expect(stage.connector.sent).toEqual([]);
  });

  it('each in its turn', async () => {
    replies = [
      { kind: 'text', text: 'et' },
      { kind: 'card', card, summary: 'to' },
      { kind: 'text', text: 'tre' },
    ];
    await stage.post();
    expect(stage.connector.sent.map(({ body }) => body.text ?? body.summary)).toEqual(['et', 'to', 'tre']);
  });

  it('again as a plain excuse where Teams refuses this very message', async () => {
    stage.connector.answer = ({ body }) =>
      body.text === 'Svar' ? { status: 413, body: { error: { code: 'MessageSizeTooBig' } } } : { status: 201 };
    await stage.post();
    expect(textsOf(stage)).toEqual(['Svar', failureText('turn.failed', 'da')]);
    expect(stage.lines).toMatchObject([{ code: 'send.failed', answered: 413 }]);
  });
});

describe('a button', () => {
  function execute(verb: unknown, data: unknown) {
    return stage.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb, data } },
    });
  }

  function submit(value: unknown) {
    return stage.post({ text: undefined, replyToId: 'card-1', value });
  }

  it('of Action.Execute has its card replaced in the answer', async () => {
    replies = [{ kind: 'replace', card }];
    expect(await execute('fake.press', { course: 'aarhus' })).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    });
    expect(heard).toMatchObject([
      { kind: 'action', verb: 'fake.press', data: { course: 'aarhus' }, scope: 'personal', userId: '29:person' },
    ]);
    expect(stage.connector.sent).toEqual([]);
  });

  it('of Action.Execute has other replies sent as messages', async () => {
    expect((await execute('fake.press', { course: 'aarhus' })).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Svaret står herunder.',
    });
    expect(textsOf(stage)).toEqual(['Svar']);
  });

  it.each([
    ['a channel', '19:work@thread.tacv2;messageid=7', 'channel', 1],
    ['a personal chat', 'a:conversation', 'personal', 0],
  ])('of Action.Execute has its card replaced for everybody who sees it in %s', async (_what, id, conversationType, updates) => {
    replies = [{ kind: 'replace', card, everyone: true }];
    const conversation = { id, conversationType, tenantId: 'tenant-1' };
    const value = { action: { type: 'Action.Execute', verb: 'fake.press', data: { course: 'aarhus' } } };
    const pressed = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, replyToId: 'card-1', value, conversation };
    expect((await stage.post(pressed)).body.value).toEqual(card);
    expect(stage.connector.sent.map(({ method }) => method)).toEqual(Array.from({ length: updates }, () => 'PUT'));
    stage.connector.answer = () => ({ status: 500 });
    expect((await stage.post(pressed)).body.value).toEqual(card);
  });

  it('of Action.Execute has both its card replaced and other replies sent', async () => {
    replies = [
      { kind: 'text', text: 'før' },
      { kind: 'replace', card },
      { kind: 'text', text: 'efter', ref: 'after' },
    ];
    expect((await execute('fake.press', { course: 'aarhus' })).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card,
    });
    expect(textsOf(stage)).toEqual(['før', 'efter']);
    expect(told).toEqual([{ ref: 'after', activityId: 'message-2' }]);
  });

  it('brings what was typed into its card, beside its own data', async () => {
    const data = { id: 'x', name: 'typed', note: '', many: 'a,b' };
    await execute('fake.save', data);
    await submit({ verb: 'fake.save', ...data });
    expect(heard).toMatchObject([{ verb: 'fake.save' }, { verb: 'fake.save' }]);
    expect(heard.map((turn) => turn.kind === 'action' && turn.data)).toEqual([data, data]);
  });

  it('of Action.Submit does the same as Action.Execute', async () => {
    await submit({ verb: 'fake.press', course: 'aarhus' });
    expect(heard).toMatchObject([{ kind: 'action', verb: 'fake.press', data: { course: 'aarhus' } }]);
    expect(textsOf(stage)).toEqual(['Svar']);
  });

  it('of Action.Submit has its card replaced by an update', async () => {
    replies = [{ kind: 'replace', card }];
    await submit({ verb: 'fake.press', course: 'aarhus' });
    expect(stage.connector.sent).toMatchObject([
      { method: 'PUT', path: '/v3/conversations/a%3Aconversation/activities/card-1', body: { attachments: [{ content: card }] } },
    ]);
  });

  it('of Action.Submit gets a new card where the old one cannot be updated', async () => {
    replies = [{ kind: 'replace', card }];
    stage.connector.answer = ({ method }) =>
      method === 'PUT' ? { status: 404, body: { error: { code: 'ActivityNotFound' } } } : { status: 201 };
    await submit({ verb: 'fake.press', course: 'aarhus' });
    expect(stage.connector.sent.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    expect(stage.connector.sent[1]?.body.attachments).toMatchObject([{ content: card }]);
  });

  it('that fails says so in the answer, and never why', async () => {
    expect((await execute('fake.down', {})).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: failureText('storage.down', 'da'),
    });
    expect(codesOf(stage)).toEqual(['storage.down']);
  });

  it.each([
    ['fake.gone', {}, 'action.unknown'],
    ['toString', {}, 'action.unknown'],
    [undefined, {}, 'action.unknown'],
    [{ forged: true }, {}, 'action.unknown'],
    ['fake.press', { course: 7 }, 'action.invalid'],
    ['fake.press', 'aarhus', 'action.invalid'],
    ['fake.press', undefined, 'action.invalid'],
  ] as const)('with the verb %o and the data %o, forged or outdated, is answered', async (verb, data, code) => {
    expect(await execute(verb, data)).toMatchObject({ status: 200, body: { value: failureText(code, 'da') } });
    await submit({ ...(typeof data === 'object' ? data : {}), verb });
    expect(textsOf(stage)).toEqual([failureText(code, 'da')]);
    expect(codesOf(stage)).toEqual([code, code]);
    expect(heard).toEqual([]);
  });
});

describe('being new', () => {
  const added = { type: 'conversationUpdate', text: undefined };
  const team = { id: '19:team', conversationType: 'channel' };

  it.each([
    ['the bot comes to a team', { ...added, conversation: team, membersAdded: [bot] }],
    ['somebody comes to the personal chat', { ...added, membersAdded: [{ id: '29:person' }] }],
    ['the app is installed', { type: 'installationUpdate', action: 'add', text: undefined }],
  ])('is told where %s', async (_what, activity) => {
    await stage.post(activity);
    expect(heard).toMatchObject([{ kind: 'joined' }]);
    expect(textsOf(stage)).toEqual(['Svar']);
  });

  it.each([
    ['somebody else comes to the team', { ...added, conversation: team, membersAdded: [{ id: '29:other' }] }],
    ['somebody leaves', { ...added, membersRemoved: [{ id: '29:other' }] }],
  ])('is not told where %s', async (_what, activity) => {
    expect((await stage.post(activity)).status).toBe(200);
    expect([heard, stage.connector.sent]).toEqual([[], []]);
    expect(codesOf(stage)).toEqual(['activity.ignored']);
  });
});

describe('being taken out', () => {
  const conversation = { id: '19:general@thread.tacv2', conversationType: 'channel', tenantId: 'tenant-1' };
  const channelData = { team: { id: '19:general@thread.tacv2' } };

  it.each([
    ['the bot is taken out of a team', { type: 'conversationUpdate', membersRemoved: [bot] }],
    ['the app is removed', { type: 'installationUpdate', action: 'remove' }],
  ])('is told where %s, with the team, and nothing is said', async (_what, activity) => {
    await stage.post({ ...activity, text: undefined, conversation, channelData });
    expect(heard).toMatchObject([{ kind: 'left', tenantId: 'tenant-1', teamId: '19:general@thread.tacv2' }]);
    expect(stage.connector.sent).toEqual([]);
  });
});

describe('feedback', () => {
  function press(actionValue: unknown) {
    return stage.post({
      type: 'invoke',
      name: 'message/submitAction',
      text: undefined,
      replyToId: 'message-9',
      value: { actionName: 'feedback', actionValue },
    });
  }

  beforeEach(() => {
    replies = [];
  });

  it.each([
    [{ reaction: 'like', feedback: '{"feedbackText":" God hjælp "}' }, true, 'God hjælp'],
    [{ reaction: 'dislike', feedback: '{}' }, false, ''],
    [{ reaction: 'dislike', feedback: 'uklart' }, false, 'uklart'],
    [{ reaction: 'like' }, true, ''],
  ])('is read: %o', async (value, helpful, comment) => {
    expect(await press(value)).toMatchObject({ status: 200 });
    expect(heard).toMatchObject([{ kind: 'feedback', answerId: 'message-9', helpful, comment }]);
  });

  it('that is none is not taken for some', async () => {
    expect((await press({ reaction: 'love' })).status).toBe(400);
    expect(heard).toEqual([]);
  });
});
