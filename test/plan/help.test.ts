import { describe, expect, test } from 'vitest';
import { checkInAt, type Office, organiserHere, planned } from './talk.js';

const visits = 'Risikovurdere hjemmebesøg';
const consent = 'Ja, spørg konsulenterne';

/** Said to be stuck at the first check-in, and asked about again a week later. */
async function stuckAndAsked(world: Office): Promise<string> {
  await checkInAt(world, '2025-12-08T09:00', world.lea);
  await world.lea.press('Send svaret', { [fieldOf(world)]: 'Vi mangler en vikar' });
  return checkInAt(world, '2025-12-15T09:00', world.lea);
}

function fieldOf(world: Office): string {
  const [row] = world.stored('g|vejle-group|a|');
  return `word-${row?.rowKey.split('|').at(-1)}`;
}

describe('help from the consultants', () => {
  test('is offered by the second check-in in which an action is stuck, pressed again or not', async () => {
    const world = await planned(visits);
    await organiserHere(world);
    expect(await stuckAndAsked(world)).toContain('Den har siddet fast de sidste 2 gange');
    expect(await world.lea.press(consent)).toContain('Nu har konsulenterne fået besked');
  });

  test('that cannot be asked for is told, and may be asked for again', async () => {
    const world = await planned(visits);
    await organiserHere(world);
    await stuckAndAsked(world);
    world.meet(({ conversationId }) =>
      conversationId === '19:organisers' ? { kind: 'refused', code: 'ConversationNotFound' } : undefined,
    );
    await world.lea.press(consent);
    await world.work();
    expect(world.inGroup().at(-1)?.text).toContain('Jeg kunne ikke få fat i konsulenterne');
    world.meet(() => undefined);
    expect(await checkInAt(world, '2025-12-22T09:00', world.lea)).toContain('Skal jeg spørge netværkets konsulenter?');
    await world.lea.press(consent);
    await world.work();
    expect(world.posted.filter(({ to, text }) => to === '19:organisers' && text.includes('beder om hjælp'))).toHaveLength(1);
  });

  test('that comes while the group has no channel waits until it has one', async () => {
    const world = await planned(visits);
    const freja = await organiserHere(world);
    await stuckAndAsked(world);
    await world.lea.press(consent);
    await world.work();
    const call = world.posted.findLast(({ to }) => to === '19:organisers');
    await world.lea.say('frakobl');
    await world.lea.press('Ja, fjern den');
    if (call) freja.receive(call.reply);
    await freja.press('Send svaret', { reply: 'Ring til nabokommunen' });
    await world.work();
    const advice = () => world.inGroup().filter(({ text }) => text.includes('Konsulenterne har svaret'));
    expect(advice()).toEqual([]);
    await world.lea.say('tilknyt');
    await world.work();
    expect(advice()).toHaveLength(1);
    expect(advice()[0]?.text).toContain('Ring til nabokommunen');
  });

  test('that says something about a citizen is not passed on', async () => {
    const world = await planned(visits);
    const freja = await organiserHere(world);
    await stuckAndAsked(world);
    await world.lea.press(consent);
    await world.work();
    const call = world.posted.findLast(({ to }) => to === '19:organisers');
    if (call) freja.receive(call.reply);
    expect(await freja.press('Send svaret', { reply: 'Borgeren Karl Nielsen slog en kollega i går' })).toContain('Det er ikke sendt');
  });

  test('that did not get them on can be asked for anew, when it has been stuck as long again', async () => {
    const world = await planned(visits);
    const freja = await organiserHere(world);
    await stuckAndAsked(world);
    await world.lea.press(consent);
    await world.work();
    const call = world.posted.findLast(({ to }) => to === '19:organisers');
    if (call) freja.receive(call.reply);
    await freja.press('Send svaret', { reply: 'Ring til nabokommunen' });
    await world.work();
    await checkInAt(world, '2025-12-22T09:00', world.lea);
    expect(await world.lea.press('Send svaret', { [fieldOf(world)]: 'Det hjalp ikke' })).not.toContain('Skal jeg spørge');
    expect(await checkInAt(world, '2025-12-29T09:00')).toContain('Skal jeg spørge netværkets konsulenter?');
  });
});

test('an answer for a week to come is none of our cards', async () => {
  const world = await planned(visits);
  await checkInAt(world, '2025-12-08T09:00', world.lea);
  await expect(world.lea.forge('plan.answer', { ...world.lea.dataOf('Færdig'), week: '2025-W51' })).rejects.toMatchObject({
    code: 'action.invalid',
  });
});
