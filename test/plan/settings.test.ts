import { describe, expect, test } from 'vitest';
import { everything, person, snapshot } from '../apply/talk.js';
import { checkInAt, inChannel, local, type Office, office, planned } from './talk.js';

const visits = 'Risikovurdere hjemmebesøg';

/** When the check-ins of the next weeks come, by working on from half hour to half hour: `2025-12-10 10:00`. */
async function comes(world: Office, from: string, days: number): Promise<string[]> {
  const before = world.inGroup().length;
  for (let n = 0; n < days * 48; n++) {
    world.at(local(new Date(Date.parse(`${from}T06:00:00Z`) + n * 1_800_000)).replace(' ', 'T'));
    await world.work();
  }
  return world
    .inGroup()
    .slice(before)
    .map(({ at }) => local(at));
}

describe('when check-ins come', () => {
  test('is chosen on a card: day, hour and how often', async () => {
    const world = await planned(visits);
    await world.lea.say('gruppen');
    const text = await world.lea.press('Gem indstillinger', { weekday: 'onsdag', time: '10:00', everyWeeks: 'Hver anden uge' });
    expect(text).toContain('hver anden onsdag kl. 10');
    // Counted from the week of Thursday 4 December.
    expect(await comes(world, '2025-12-05', 28)).toEqual(['2025-12-17 10:00', '2025-12-31 10:00']);
  });

  test.each([
    ['check-in om onsdagen', 'hver onsdag kl. 9', ['2025-12-10 09:00', '2025-12-17 09:00']],
    ['flyt check-in til kl. 13', 'hver mandag kl. 13', ['2025-12-08 13:00', '2025-12-15 13:00']],
    ['check-in hver anden uge', 'hver anden mandag kl. 9', ['2025-12-15 09:00']],
    ['check-in hver fredag kl. 8.30', 'hver fredag kl. 8.30', ['2025-12-05 08:30', '2025-12-12 08:30']],
  ])('is chosen in the chat: %s', async (text, said, days) => {
    const world = await planned(visits);
    expect(await world.lea.say(text)).toContain(said);
    expect(await comes(world, '2025-12-05', 13)).toEqual(days);
  });

  test.each(['check-in om søndagen', 'check-in kl. 20', 'check-in hver måned'])(
    'is shown where what is asked for is not to be had: %s',
    async (text) => {
      const world = await planned(visits);
      const before = snapshot(world);
      expect(await world.lea.say(text)).toContain('Gem indstillinger');
      expect(snapshot(world)).toBe(before);
    },
  );

  test('is changed in the middle of a week without asking twice in it', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00');
    await world.lea.say('check-in om torsdagen');
    expect(await comes(world, '2025-12-09', 14)).toEqual(['2025-12-18 09:00']);
  });

  test('is counted anew from the week in which every second one was chosen', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00');
    world.at('2025-12-09T10:00');
    await world.lea.say('check-in hver anden uge');
    expect(await comes(world, '2025-12-10', 28)).toEqual(['2025-12-22 09:00', '2026-01-05 09:00']);
  });

  test('is nothing that a forged press could choose', async () => {
    const world = await planned(visits);
    const forged = { group: 'vejle-group', weekday: '7', time: '03:00', everyWeeks: '9', pausedUntil: '', shares: 'no', language: 'da' };
    expect(await world.lea.forge('plan.rhythm', forged)).toContain('hver mandag kl. 9');
    expect(await comes(world, '2025-12-05', 7)).toEqual(['2025-12-08 09:00']);
  });
});

describe('a pause', () => {
  test('is kept from the chat, until it is over', async () => {
    const world = await planned(visits);
    expect(await world.lea.say('hold pause til 22. december')).toContain('spørger igen fra mandag den 22. december 2025');
    expect(await comes(world, '2025-12-05', 28)).toEqual(['2025-12-22 09:00', '2025-12-29 09:00']);
  });

  test('is kept from the card, which says so and not that check-ins come', async () => {
    const world = await planned(visits);
    await world.lea.say('gruppen');
    const text = await world.lea.press('Gem indstillinger', { pausedUntil: '2025-12-22' });
    expect(text).toContain('spørger igen fra mandag den 22. december 2025');
    expect(text).not.toContain('hver mandag kl. 9');
    expect(await comes(world, '2025-12-05', 21)).toEqual(['2025-12-22 09:00']);
  });

  test('is ended early', async () => {
    const world = await planned(visits);
    await world.lea.say('hold pause til 1. marts');
    world.at('2025-12-10T10:00');
    expect(await world.lea.say('stop pausen')).toContain('Pausen er slut');
    expect(await comes(world, '2025-12-11', 12)).toEqual(['2025-12-15 09:00', '2025-12-22 09:00']);
  });

  test.each(['2028-01-01', 'i morgen', '2025-13-01'])('until %s is none', async (pausedUntil) => {
    const world = await planned(visits);
    const before = snapshot(world);
    const forged = { group: 'vejle-group', weekday: '2', time: '10:00', everyWeeks: '1', pausedUntil, shares: 'no', language: 'da' };
    expect(await world.lea.forge('plan.rhythm', forged)).toContain('Datoen kan jeg ikke læse');
    expect(snapshot(world)).toBe(before);
  });
});

test('what is chosen before there is a plan holds when there is one', async () => {
  const world = office('2025-12-04T10:00');
  await world.lea.say('tilknyt');
  await world.lea.say('check-in hver anden tirsdag kl. 11');
  expect(await comes(world, '2025-12-05', 7)).toEqual([]);
  await world.lea.say(`ny handling: ${visits}`);
  // The first action stands since Friday 12 December.
  expect(await comes(world, '2025-12-13', 24)).toEqual(['2025-12-23 11:00']);
});

describe('the group', () => {
  test('gets another member, who works with it from then on', async () => {
    const world = await planned(visits);
    const bodil = inChannel(world, 'Bodil Berg', 'bodil@vejle.dk');
    expect(await bodil.say('handleplan')).toContain('Kun gruppens egne');
    await world.lea.say('gruppen');
    await world.lea.press('Tilføj en person');
    const press = world.lea.dataOf('Gem', { name: 'Bodil Berg', mail: 'Bodil@Vejle.dk', role: 'TR', coordinates: 'no' });
    await Promise.all([world.lea.forge('plan.save-member', press), world.lea.forge('plan.save-member', press)]);
    const text = await world.lea.say('gruppen');
    expect(text.match(/Bodil Berg/g)).toHaveLength(1);
    expect(text).toContain('TR · bodil@vejle.dk');
    expect(await bodil.say('handleplan')).toContain(visits);
  });

  test('gets another coordinator and another AMR, and keeps its plan', async () => {
    const world = await planned(`${visits}, Arne`);
    const group = await world.lea.say('gruppen');
    expect(group).toMatch(/Hanne Holm\s+Øvrig · tovholder/);
    await world.lea.press('Ret', {}, { beside: 'Arne Amr' });
    const text = await world.lea.press('Gem', { name: 'Anton Amr', mail: 'anton@vejle.dk', coordinates: 'yes' });
    expect(text).toMatch(/Anton Amr\s+AMR · tovholder · anton@vejle.dk/);
    expect(text.match(/tovholder/g)).toHaveLength(1);
    expect(await world.lea.say('handleplan')).toContain('Anton Amr');
    expect(await inChannel(world, 'Anton Amr', 'anton@vejle.dk').say('handleplan')).toContain(visits);
    // The address is another person's now, and whoever had the place before is not of the group any more.
    expect(await world.arne.say('handleplan')).toContain('Kun gruppens egne');
  });

  test('lets somebody go: what they had stands without a name, and they are no longer of it', async () => {
    const world = await planned(`${visits}, Arne`);
    await world.arne.say('handleplan');
    await world.lea.say('gruppen');
    await world.lea.press('Ret', {}, { beside: 'Arne Amr' });
    expect(await world.lea.press('Fjern fra gruppen')).toContain('nu uden navn');
    expect(await world.lea.say('handleplan')).toContain('Ingen har den endnu');
    expect(await world.arne.say('handleplan')).toContain('Kun gruppens egne');
    expect(await person(world, 'Arne Amr', 'arne@vejle.dk').say('handleplan')).toContain('Du står ikke i en gruppe');
  });

  test('is never without anybody', async () => {
    const world = await planned(visits);
    const without = (member: string) => world.lea.forge('plan.remove-member', { group: 'vejle-group', member, language: 'da' });
    for (const member of ['arne', 'hanne', 'hugo']) expect(await without(member)).toContain('Gemt.');
    expect(await without('lea')).toContain('Der skal stå mindst én i gruppen');
    expect(await without('arne')).toContain('er her ikke længere');
    expect(await world.lea.say('gruppen')).toContain('Lea Leder');
  });

  test.each([
    [{ name: '' }, 'Skriv et navn'],
    [{ mail: 'bodil' }, 'Mailadressen kan jeg ikke læse'],
    [{ name: 'Bodil 010190-1234' }, 'ligner et CPR-nummer'],
    [{ mail: '010190-1234@vejle.dk' }, 'ligner et CPR-nummer'],
    [{ name: 'B'.repeat(81) }, '80 tegn'],
  ])('takes nobody as %j', async (typed, said) => {
    const world = await planned(visits);
    await world.lea.say('gruppen');
    await world.lea.press('Tilføj en person');
    const before = snapshot(world);
    const press = world.lea.dataOf('Gem', { name: 'Bodil Berg', mail: 'bodil@vejle.dk', role: 'TR' });
    expect(await world.lea.forge('plan.save-member', { ...press, ...typed })).toContain(said);
    expect(snapshot(world)).toBe(before);
    expect(everything(world)).not.toContain('010190');
    expect(JSON.stringify(world.lea.shown())).not.toContain('010190');
    expect(world.lea.field('role')).toBe('tr');
  });
});
