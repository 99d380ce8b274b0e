import { describe, expect, test } from 'vitest';
import { checkInAt, inChannel, planned } from './talk.js';

const visits = 'Risikovurdere hjemmebesøg';

describe('whose a group is, once it is linked', () => {
  test('its own people say: who was taken out cannot carry the plan off to another channel', async () => {
    const world = await planned(visits);
    await world.arne.say('handleplan');
    await world.lea.say('gruppen');
    await world.lea.press('Ret', {}, { beside: 'Arne Amr' });
    await world.lea.press('Fjern fra gruppen');
    const elsewhere = inChannel(world, 'Arne Amr', 'arne@vejle.dk', { channelId: '19:another@thread.tacv2' });
    expect(await elsewhere.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    expect(await world.lea.say('handleplan')).toContain(visits);
    expect(await world.arne.say('handleplan')).toContain('Kun gruppens egne');
  });

  test('whoever changes their own address stays in it', async () => {
    const world = await planned(visits);
    await world.lea.say('gruppen');
    await world.lea.press('Ret', {}, { beside: 'Lea Leder' });
    await world.lea.press('Gem', { mail: '' });
    expect(await world.lea.say('handleplan')).toContain(visits);
  });

  test('a channel that is linked again is not asked for its first action', async () => {
    const world = await planned(visits);
    await world.lea.say('frakobl');
    await world.lea.press('Ja, fjern den');
    const text = await world.lea.say('tilknyt');
    expect(text).toContain('handleplanen er her, som I forlod den');
    expect(text).not.toContain('første handling');
    expect(await checkInAt(world, '2025-12-08T09:00')).toContain(visits);
  });
});
