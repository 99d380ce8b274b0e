import { afterEach, beforeEach, expect, test } from 'vitest';
import { fake, type Stage, startStage, textsOf } from '../edge/stage.js';

// What Teams gets back for somebody whose organisation was not let in.

const tenantId = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ab';
const conversation = { id: 'a:conversation', conversationType: 'personal', tenantId };

let stage: Stage;

beforeEach(async () => {
  const never = async () => {
    throw new Error('no capability hears of it');
  };
  stage = await startStage(
    fake({ claims: never, message: never, actions: { 'fake.press': { handle: never } }, joined: never, left: never, feedback: never }),
  );
});

afterEach(() => stage.close());

const invoke = (name: string, value: object) => ({ type: 'invoke', name, value });

test.each([
  ['a message', {}],
  ['a button that sends a message', { text: undefined, value: { verb: 'fake.press' } }],
  ['the bot being added', { type: 'installationUpdate', action: 'add' }],
])('%s is answered with the sentence', async (_what, activity) => {
  expect(await stage.post({ conversation, ...activity })).toEqual({ status: 200, body: undefined });
  expect(textsOf(stage)).toEqual([expect.stringContaining(tenantId)]);
});

test('a button on a card is answered below it', async () => {
  const pressed = invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'fake.press', data: {} } });
  expect(await stage.post({ conversation, ...pressed })).toEqual({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Svaret står herunder.' },
  });
  expect(textsOf(stage)).toEqual([expect.stringContaining(tenantId)]);
});

test.each([
  ['thumbs', invoke('message/submitAction', { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{}' } })],
  ['the bot being taken out', { type: 'installationUpdate', action: 'remove' }],
])('%s: taken and not answered', async (_what, activity) => {
  expect((await stage.post({ conversation, ...activity })).status).toBe(200);
  expect(stage.connector.sent).toEqual([]);
});
