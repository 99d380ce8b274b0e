import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { action } from '../../../src/core/capability.js';
import { failureText } from '../../../src/core/failure.js';
import { codesOf, fake, type Stage, startStage, textsOf } from '../stage.js';

let stage: Stage;
let presses = 0;

beforeEach(async () => {
  presses = 0;
  const pressed = action(z.object({}), async () => {
    presses++;
    return [];
  });
  stage = await startStage(fake({ actions: { 'fake.press': pressed } }), { mostPerMinute: 3 });
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.close();
});

const press = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value: { action: { verb: 'fake.press', data: {} } } };
const tooMany = failureText('turn.too-many', 'da');

it('a person who sends more than a person can is told so once, and answered again a minute later', async () => {
  for (const text of ['1', '2', '3', '4', '5', '6']) expect(await stage.post({ text })).toEqual({ status: 200, body: undefined });
  expect(textsOf(stage)).toEqual(['heard: 1', 'heard: 2', 'heard: 3', tooMany]);
  expect(codesOf(stage)).toEqual(['turn.too-many', 'turn.too-many', 'turn.too-many']);

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  await stage.post({ text: '7' });
  expect(textsOf(stage).at(-1)).toBe('heard: 7');
});

it('each press beyond that is told so where it was made, and does nothing', async () => {
  for (let n = 0; n < 3; n++) await stage.post(press);
  for (let n = 0; n < 2; n++) expect((await stage.post(press)).body.value).toBe(tooMany);
  expect(presses).toBe(3);
});

it('others are answered meanwhile, also those of the same name in another organisation', async () => {
  for (let n = 0; n < 5; n++) await stage.post();
  await stage.post({ text: 'en anden', from: { id: '29:other' } });
  await stage.post({ text: 'en tredje', conversation: { id: 'a:other', conversationType: 'personal', tenantId: 'tenant-2' } });
  expect(textsOf(stage).slice(-2)).toEqual(['heard: en anden', 'heard: en tredje']);
});

it('what nobody writes does not count', async () => {
  for (let n = 0; n < 5; n++) await stage.post({ type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '29:new' }] });
  await stage.post({ text: 'hej' });
  expect(textsOf(stage).at(-1)).toBe('heard: hej');
});
