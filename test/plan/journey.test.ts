import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { dispatch } from '../../src/core/dispatch.js';
import { plainText } from '../../src/core/plain.js';
import { letIn } from '../../src/core/tenants.js';
import { apply, person, sample, snapshot } from '../apply/talk.js';
import { anotherBot, channel, checkInAt, inChannel, interrupted, office, organiserHere, planned, vejle } from './talk.js';

const visits = 'Risikovurdere hjemmebesøg';
const elsewhere = '19:another@thread.tacv2';

/** Another group of Vejle's, with Lea in it too, and Svend, who is in no other. */
const schools = vejle({
  id: 'vejle-schools',
  reference: 'SMV-SKOLE2',
  area: 'Skoler',
  members: [
    { id: 'lea', name: 'Lea Leder', mail: 'lea@vejle.dk', role: 'leader' },
    { id: 'svend', name: 'Svend Skole', mail: 'svend@vejle.dk', role: 'amr' },
  ],
  coordinator: '',
});

describe('a channel is linked', () => {
  test('by somebody in the group, once', async () => {
    const world = office('2025-12-04T10:00');
    expect(await world.lea.say('handleplan')).toContain('hører ikke til en gruppe endnu');
    const text = await world.lea.say('tilknyt');
    expect(text).toContain('Så er kanalen knyttet til Vejle Kommune, Ældreområdet.');
    expect(text).toContain('hver mandag kl. 9');
    const before = snapshot(world);
    expect(await world.arne.say('tilknyt')).toContain('allerede knyttet');
    expect(snapshot(world)).toBe(before);
    expect(await world.arne.say('handleplan')).toContain('Tilføj handling');
  });

  test('and whoever stands in the group is known by their mail address, also to Teams', async () => {
    const world = office('2025-12-04T10:00');
    world.seat([{ name: 'Hanne Holm', mail: '', signIn: 'hanne@vejle.dk', userId: '29:hanne', directoryId: 'hannes-id' }]);
    await world.lea.say('tilknyt');
    await world.lea.say(`ny handling: ${visits}, Hanne`);
    await checkInAt(world, '2025-12-08T09:00', world.arne);
    expect(world.arne.shown().msteams?.entities?.map(({ mentioned }) => mentioned?.id)).toEqual(['hannes-id']);
    expect(await world.arne.press('I gang')).toContain('I gang, siger Arne Amr');
  });

  test('in English by somebody whose Teams is in English, and the bot posts in it', async () => {
    const world = office('2025-12-04T10:00');
    const lea = inChannel(world, 'Lea Leder', 'lea@vejle.dk', { language: 'en' });
    expect(await lea.say('connect')).not.toContain('kanalen');
    await lea.say('new action: assess the risk of home visits, Hanne, 1 March');
    const text = await checkInAt(world, '2025-12-08T09:00', lea);
    expect(text).toContain('Week 50');
    expect(await lea.press('Done')).toContain('1 done');
  });

  test('in one team with another one: both fall silent when the bot is taken out, and both are back', async () => {
    const world = office('2025-12-04T10:00', { groups: [vejle(), schools] });
    const svend = inChannel(world, 'Svend Skole', 'svend@vejle.dk', { channelId: elsewhere });
    for (const who of [world.arne, svend]) {
      await who.say('tilknyt');
      await who.say(`ny handling: ${visits}`);
    }
    await world.tell('left');
    world.at('2025-12-08T09:00');
    await world.work();
    expect(world.posted).toEqual([]);
    await world.tell('joined');
    world.at('2025-12-15T09:00');
    await world.work();
    expect(world.posted.map(({ to }) => to).toSorted()).toEqual([elsewhere, '19:gruppen@thread.tacv2']);
  });

  test('by whoever applied for the group without standing in it, who is then in it', async () => {
    const world = office('2025-12-04T10:00');
    const ulla = inChannel(world, 'Ulla Ud', 'ulla@vejle.dk');
    const { acceptedGroups } = world.ports;
    world.ports = { ...world.ports, acceptedGroups: async (who) => (who.userId === 'ulla-ud' ? [vejle()] : acceptedGroups(who)) };
    expect(await ulla.say('tilknyt')).toContain('Så er kanalen knyttet til');
    expect(await ulla.say('gruppen')).toContain('Ulla Ud');
    expect(await ulla.say(`ny handling: ${visits}, jeg`)).toContain('Ulla Ud');
  });

  test.each([
    ['somebody of another organisation', { tenantId: 'odense' }, 'lea@vejle.dk'],
    ['somebody in no group', {}, 'ulla@vejle.dk'],
  ])('not by %s', async (_, over, mail) => {
    const world = office('2025-12-04T10:00');
    const stranger = inChannel(world, 'Ulla Ud', mail, over);
    expect(await stranger.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    expect(await stranger.say('tilknyt SMV-VEJLE2')).toContain('Jeg kan ikke finde en gruppe');
    expect(await stranger.forge('plan.link', { group: 'vejle-group', language: 'da' })).toContain('Jeg kan ikke finde en gruppe');
    expect(world.stored('')).toEqual([]);
  });

  test('not by another organisation, whatever is said of who may open its application', async () => {
    const world = office('2025-12-04T10:00');
    world.ports = { ...world.ports, acceptedGroups: async () => [vejle()] };
    const stranger = inChannel(world, 'Ulla Ud', 'lea@vejle.dk', { tenantId: 'odense' });
    expect(await stranger.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    expect(world.stored('')).toEqual([]);
  });

  test.each(['personal', 'group'] as const)('not in a %s chat', async (scope) => {
    const world = office('2025-12-04T10:00');
    const lea = person(world, 'Lea Leder', 'lea@vejle.dk', { scope });
    expect(await lea.say('tilknyt')).toContain('Det gør vi i gruppens kanal');
    expect(await lea.forge('plan.link', { group: 'vejle-group', language: 'da' })).toContain('Det gør vi i gruppens kanal');
    expect(world.stored('')).toEqual([]);
  });

  test('not where it belongs to another group', async () => {
    const world = office('2025-12-04T10:00', { groups: [vejle(), schools] });
    await world.arne.say('tilknyt');
    const svend = inChannel(world, 'Svend Skole', 'svend@vejle.dk');
    const before = snapshot(world);
    expect(await svend.say('tilknyt')).toContain('Kanalen hører allerede til en anden gruppe');
    expect(snapshot(world)).toBe(before);
    expect(await inChannel(world, 'Svend Skole', 'svend@vejle.dk', { channelId: elsewhere }).say('tilknyt')).toContain('Skoler');
  });

  test('by one of two groups that take it at the same moment, in two processes', async () => {
    const world = office('2025-12-04T10:00', { groups: [vejle(), schools] });
    const svend = inChannel(world, 'Svend Skole', 'svend@vejle.dk');
    const other = await anotherBot();
    const meanwhile = () => other({ ...svend.origin, kind: 'message', text: 'tilknyt' }, world.ports);
    const { replies } = await dispatch(
      capabilities,
      { ...world.arne.origin, kind: 'message', text: 'tilknyt' },
      interrupted(world, meanwhile),
    );
    expect(replies.map(plainText).join('')).toContain('Kanalen hører allerede til en anden gruppe');
    expect(await svend.say('handleplan')).toContain('Skoler');
  });

  test('to the one that is chosen, where somebody is in several groups', async () => {
    const world = office('2025-12-04T10:00', { groups: [vejle(), schools] });
    const text = await world.lea.say('tilknyt');
    for (const words of ['Hvilken gruppe er kanalen for?', 'Ældreområdet', 'Skoler']) expect(text).toContain(words);
    expect(world.stored('')).toEqual([]);
    expect(await world.lea.press('Tilknyt', {}, { beside: 'Skoler' })).toContain('Så er kanalen knyttet til Vejle Kommune, Skoler.');
    const lea = inChannel(world, 'Lea Leder', 'lea@vejle.dk', { channelId: elsewhere });
    expect(await lea.say('tilknyt SMV-NOGET9')).toContain('Den reference kender jeg ikke');
    expect(await lea.say('tilknyt smv-vejle2')).toContain('Så er kanalen knyttet til Vejle Kommune, Ældreområdet.');
  });
});

describe('a linked group', () => {
  test('moves to another channel with its plan and its history, and is asked there', async () => {
    const world = await planned(visits);
    await world.lea.say('1 er i gang');
    const lea = inChannel(world, 'Lea Leder', 'lea@vejle.dk', { channelId: elsewhere });
    expect(await lea.say('tilknyt')).toContain('Nu er det denne');
    expect(await lea.say('handleplan')).toContain('1 i gang');
    expect(await world.lea.say('handleplan')).toContain('hører ikke til en gruppe endnu');
    world.at('2025-12-08T09:00');
    await world.work();
    world.at('2025-12-15T09:00');
    await world.work();
    const [told, ...asked] = world.posted;
    expect(told).toMatchObject({ to: channel, text: expect.stringContaining('Handleplanen er flyttet') });
    expect(asked.map(({ to }) => to)).toEqual([elsewhere, elsewhere]);
    expect(world.stored('g|vejle-group|x|')).toHaveLength(2);
  });

  test('is let go after asking, is silent, and is there again with all it had when it is linked again', async () => {
    const world = await planned(visits);
    await world.lea.say('1 er i gang');
    const before = snapshot(world);
    expect(await world.lea.say('frakobl')).toContain('Fjern tilknytningen til kanalen?');
    await world.lea.press('Nej, behold den');
    expect(snapshot(world)).toBe(before);
    await world.lea.press('Fjern tilknytningen');
    expect(await world.lea.press('Ja, fjern den')).toContain('ikke længere knyttet');
    for (const at of ['2025-12-08T09:00', '2026-02-27T09:00', '2026-03-05T09:00']) {
      world.at(at);
      await world.work();
    }
    expect(world.posted).toEqual([]);
    world.at('2026-03-05T10:00');
    expect(await world.arne.say('tilknyt')).toContain('Så er kanalen knyttet til');
    expect(await world.arne.say('handleplan')).toContain('1 i gang');
    expect(await checkInAt(world, '2026-03-09T09:00')).toContain('Uge 11');
    expect(world.inGroup()).toHaveLength(1);
    expect(world.stored('g|vejle-group|x|')).toHaveLength(2);
  });

  test('leaves its channel to another one', async () => {
    const world = office('2025-12-04T10:00', { groups: [vejle(), schools] });
    await world.arne.say('tilknyt');
    await world.arne.forge('plan.unlink', { group: 'vejle-group', sure: 'yes', language: 'da' });
    expect(await inChannel(world, 'Svend Skole', 'svend@vejle.dk').say('tilknyt')).toContain('Skoler');
    expect(await world.arne.say('handleplan')).toContain('Kun gruppens egne');
  });

  test('is told by its members in a personal chat too, and by nobody else', async () => {
    const world = await planned(visits);
    expect(await person(world, 'Lea Leder', 'lea@vejle.dk').say('handleplan')).toContain(visits);
    expect(await person(world, 'Ulla Ud', 'ulla@vejle.dk').say('handleplan')).toContain('Du står ikke i en gruppe med en handleplan');
    expect(await person(world, 'Lea Leder', 'lea@vejle.dk', { tenantId: 'odense' }).say('handleplan')).toContain(
      'Du står ikke i en gruppe',
    );
  });
});

describe('from the application to the channel', () => {
  test('a group that applied in its chat is linked by somebody who is named in it, once it is accepted', async () => {
    const world = office('2025-10-20T09:00', { fromApply: true });
    const freja = await organiserHere(world);
    await apply(person(world, 'Lone Hansen', 'lone@vejle.dk'));
    const ole = inChannel(world, 'Ole Bach', 'ole@vejle.dk');
    expect(await ole.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    await world.work();
    const card = world.posted.findLast(({ to }) => to === '19:organisers');
    if (card) freja.receive(card.reply);
    await freja.press('Optag');
    expect(await freja.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    expect(await ole.say('tilknyt')).toContain('Så er kanalen knyttet til Vejle Kommune, Ældreområdet.');
    const group = await ole.say('gruppen');
    for (const { name } of sample.people) expect(group).toContain(name);
    expect(group).toMatch(/Ole Bach[\s\S]*?AMR · tovholder/);
  });

  const byMail = {
    municipality: 'vejle',
    course: 'aarhus',
    area: 'Ældre',
    name: 'Lea Leder',
    mail: 'lea@vejle.dk',
    received: '2025-11-10',
  };

  /** The organisers with a group that applied by mail in front of them. */
  async function registered() {
    const world = office('2025-11-20T09:00', { fromApply: true });
    const freja = await organiserHere(world);
    await freja.say('registrér ansøgning');
    expect(await freja.press('Registrér', byMail)).toContain('Registreret som SMV-');
    await world.work();
    const card = world.posted.findLast(({ to }) => to === '19:organisers');
    if (card) freja.receive(card.reply);
    return { world, freja };
  }

  test('a group that applied by mail is registered and accepted by an organiser, and linked by the one who is named', async () => {
    const { world, freja } = await registered();
    expect(await world.lea.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    await freja.press('Optag');
    // The organiser has registered it and is not of it.
    expect(await freja.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    expect(await world.arne.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
    expect(await world.lea.say('tilknyt')).toContain('Så er kanalen knyttet til Vejle Kommune, Ældre.');
    expect(await world.lea.say(`ny handling: ${visits}, jeg`)).toContain('Lea Leder');
    expect(await checkInAt(world, '2025-11-24T09:00')).toContain('Uge 48');
  });

  test('a group that applied by mail is not given to an equal mail address in another organisation, which learns nothing of it', async () => {
    const { world, freja } = await registered();
    await freja.press('Optag');
    const at = '2025-11-01T09:00:00.000Z';
    const own = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ab';
    const another = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ac';
    const nameless = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ad';
    await letIn({ id: own, municipality: 'vejle', name: '', by: 'freja', at }, world.ports);
    await letIn({ id: another, municipality: 'odense', name: '', by: 'freja', at }, world.ports);
    await letIn({ id: nameless, municipality: '', name: 'Vejle Konsulenter', by: 'freja', at }, world.ports);
    for (const tenantId of [another, nameless]) {
      const over = { tenantId, userId: `eve-${tenantId}` };
      const eve = inChannel(world, 'Eve Else', byMail.mail, { ...over, channelId: `19:${tenantId}@thread.tacv2` });
      expect(await eve.say('tilknyt')).toContain('Jeg kan ikke finde en gruppe');
      const alone = person(world, 'Eve Else', byMail.mail, { ...over, conversationId: `chat-${tenantId}` });
      expect(await alone.say('vis mine oplysninger')).not.toMatch(/SMV-|Vejle Kommune|Lea Leder/);
      expect(await alone.say('slet mine oplysninger')).not.toMatch(/SMV-|Vejle Kommune|Lea Leder/);
    }
    const lea = { tenantId: own, userId: 'lea-herself' };
    expect(await person(world, 'Lea Leder', byMail.mail, lea).say('vis mine oplysninger')).toContain('Lea Leder');
    expect(await inChannel(world, 'Lea Leder', byMail.mail, lea).say('tilknyt')).toContain(
      'Så er kanalen knyttet til Vejle Kommune, Ældre.',
    );
  });
});
