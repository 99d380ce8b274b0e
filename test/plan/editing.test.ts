import { describe, expect, test } from 'vitest';
import { everything, snapshot } from '../apply/talk.js';
import { checkInAt, type Office, office, planned } from './talk.js';

const [visits, drill, calls] = ['Risikovurdere hjemmebesøg', 'Øve beredskabet', 'Ny procedure for nødkald'] as const;
const cpr = '010190-1234';

/** An action as it is stored. */
function stored(world: Office, what: string): Record<string, unknown> {
  const found = world.stored('g|vejle-group|a|').map((row) => JSON.parse(String(row.action)));
  return found.find((action) => action.what === what) ?? {};
}

/** In which order the plan lists these. */
function order(text: string, ...whats: readonly string[]): string[] {
  return whats.toSorted((one, other) => text.indexOf(one) - text.indexOf(other));
}

function happened(world: Office): unknown[] {
  return world.stored('g|vejle-group|x|').map((row) => JSON.parse(String(row.line)).what);
}

describe('an action', () => {
  test('is written on a card; what is left open is settled, and the plan is shown to everybody', async () => {
    const world = await planned();
    expect(await world.lea.say('handleplan')).toContain('Her er ikke noget endnu');
    await world.lea.press('Tilføj handling');
    const typed = { what: visits, why: 'Vi kommer alene om aftenen', who: 'Arne Amr', step: 'Ringe til Lone', element: 'element-risk' };
    expect(world.lea.field('by')).toBe('2026-03-04');
    const replies = await world.act(world.lea, 'plan.save', world.lea.dataOf('Gem', typed));
    expect(replies).toMatchObject([{ kind: 'replace', everyone: true }]);
    const text = await world.arne.say('handleplan');
    for (const words of [
      visits,
      'Vi kommer alene om aftenen',
      'Arne Amr',
      'senest 4. marts 2026',
      'Ringe til Lone',
      'Find de situationer',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('begins the check-ins when it is the first one', async () => {
    const world = await planned();
    world.at('2025-12-08T09:00');
    await world.work();
    expect(world.inGroup()).toEqual([]);
    world.at('2025-12-09T10:00');
    await world.lea.say('handleplan');
    await world.lea.press('Tilføj handling');
    await world.lea.press('Gem', { what: visits });
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
    expect(world.inGroup()).toHaveLength(1);
  });

  test('that is saved twice with one form is one action', async () => {
    const world = await planned();
    await world.lea.say('handleplan');
    await world.lea.press('Tilføj handling');
    const press = world.lea.dataOf('Gem', { what: visits });
    await Promise.all([world.lea.forge('plan.save', press), world.lea.forge('plan.save', press)]);
    await world.lea.forge('plan.save', press);
    expect(world.stored('g|vejle-group|a|')).toHaveLength(1);
    expect(happened(world)).toEqual(['added']);
  });

  test('is put right; where nothing changed, nothing happened', async () => {
    const world = await planned(visits, drill);
    await world.arne.say('handleplan');
    await world.arne.press('Ret', {}, { beside: visits });
    await world.arne.press('Gem');
    expect(happened(world)).toEqual(['added', 'added']);
    await world.arne.press('Ret', {}, { beside: visits });
    const text = await world.arne.press('Gem', { what: 'Risikovurdere alle hjemmebesøg', by: '2026-02-01', who: 'Hugo Høj' });
    for (const words of ['Risikovurdere alle hjemmebesøg', 'senest 1. februar 2026', 'Hugo Høj']) expect(text).toContain(words);
    expect(happened(world)).toEqual(['added', 'added', 'edited']);
  });

  test('is taken out after asking, and can be kept', async () => {
    const world = await planned(visits, drill);
    await world.lea.say('handleplan');
    await world.lea.press('Ret', {}, { beside: visits });
    const before = snapshot(world);
    expect(await world.lea.press('Fjern')).toContain('Fjern handlingen?');
    await world.lea.press('Nej, behold den');
    expect(snapshot(world)).toBe(before);
    await world.lea.press('Fjern');
    const text = await world.lea.press('Ja, fjern den');
    expect(text).not.toContain(visits);
    expect(text).toContain(drill);
    expect(happened(world)).toEqual(['added', 'added', 'removed']);
    expect(
      await world.lea.forge('plan.edit', { group: 'vejle-group', action: String(stored(world, visits).id), language: 'da' }),
    ).toContain('er her ikke længere');
  });

  test('is moved up and down, and no further than the end', async () => {
    const world = await planned(visits, drill, calls);
    const move = async (what: string, title: string) => {
      await world.lea.say('handleplan');
      await world.lea.press('Ret', {}, { beside: what });
      return order(await world.lea.press(title), visits, drill, calls);
    };
    expect(await move(calls, 'Flyt op')).toEqual([visits, calls, drill]);
    expect(await move(visits, 'Flyt ned')).toEqual([calls, visits, drill]);
    expect(await world.lea.say('handleplan').then((text) => order(text, visits, drill, calls))).toEqual([calls, visits, drill]);
    await world.lea.press('Ret', {}, { beside: calls });
    expect(world.lea.buttons()).not.toContain('Flyt op');
    const up = { group: 'vejle-group', action: String(stored(world, calls).id), to: 'up', language: 'da' };
    expect(order(await world.lea.forge('plan.move', up), visits, drill, calls)).toEqual([calls, visits, drill]);
  });

  test('that somebody else has just taken out is not saved', async () => {
    const world = await planned(visits);
    await world.lea.say('handleplan');
    await world.lea.press('Ret', {}, { beside: visits });
    await world.arne.forge('plan.remove', { group: 'vejle-group', action: String(stored(world, visits).id), sure: 'yes', language: 'da' });
    const before = snapshot(world);
    expect(await world.lea.press('Gem', { what: 'Noget andet' })).toContain('er her ikke længere');
    expect(snapshot(world)).toBe(before);
  });
});

describe('what was not finished', () => {
  test('is carried over with one press, once for each meeting, and says how often', async () => {
    const world = await planned(visits, drill, `${calls}, 1. oktober 2026`);
    await world.lea.say('2 er færdig');
    const capture = await checkInAt(world, '2026-03-05T09:00', world.lea);
    expect(capture).toContain('Efter det 2. netværksmøde');
    expect(capture).toContain('1 handling blev ikke færdig til sidste møde');
    const press = world.lea.dataOf('Tag den med til næste møde');
    const texts = await Promise.all([world.lea.forge('plan.carry', press), world.lea.forge('plan.carry', press)]);
    for (const text of texts) expect(text).toContain('taget med videre 1 gang');
    expect(stored(world, visits)).toMatchObject({ by: '2026-06-10', carried: 1 });
    expect(stored(world, drill)).toMatchObject({ by: '2026-03-04', carried: 0 });
    expect(stored(world, calls)).toMatchObject({ by: '2026-10-01', carried: 0 });
    await checkInAt(world, '2026-06-11T09:00', world.lea);
    expect(await world.lea.press('Tag den med til næste møde')).toContain('taget med videre 2 gange');
    expect(stored(world, visits)).toMatchObject({ by: '2026-10-01', carried: 2 });
    expect(happened(world).filter((what) => what === 'carried')).toHaveLength(2);
    // After the last meeting there is nothing to carry it to.
    const last = await checkInAt(world, '2026-10-02T09:00', world.lea);
    expect(last).toContain('Efter det sidste netværksmøde');
    expect(world.lea.buttons()).not.toContain('Tag dem med til næste møde');
    const before = snapshot(world);
    await world.lea.forge('plan.carry', press);
    expect(snapshot(world)).toBe(before);
  });
});

describe('in the chat', () => {
  test.each([
    ['ny handling: risikovurdere hjemmebesøg, Hanne, 1. februar', 'hanne', '2026-02-01'],
    ['ny handling: risikovurdere hjemmebesøg, jeg', 'lea', '2026-03-04'],
    ['tilføj handling: risikovurdere hjemmebesøg', '', '2026-03-04'],
    ['ny handling: risikovurdere hjemmebesøg, til næste møde, Hugo', 'hugo', '2026-03-04'],
  ])('%s', async (text, who, by) => {
    const world = await planned();
    expect(await world.lea.say(text)).toContain('Gemt.');
    expect(JSON.parse(String(world.stored('g|vejle-group|a|')[0]?.action))).toMatchObject({ who, by });
  });

  test('a name that nobody in the group has is said, and the action is kept without one', async () => {
    const world = await planned();
    const text = await world.lea.say(`ny handling: ${visits}, Ole`);
    expect(text).toMatch(/Gemt uden navn på[\s\S]*Ole/);
    expect(stored(world, visits)).toMatchObject({ who: '' });
  });

  test('the words alone open an empty form', async () => {
    const world = await planned();
    expect(await world.lea.say('ny handling')).toContain('Ny handling');
    expect(world.lea.field('what')).toBe('');
    expect(await world.lea.press('Gem', { what: visits })).toContain(visits);
  });
});

describe('a colleague who is found in the directory', () => {
  const id = '6f2d1a30-0b5e-4a6d-9c8f-1f2e3d4c5b6a';
  const bodil = { name: 'Bodil Berg', mail: 'bodil@vejle.dk', signIn: 'bodil@vejle.dk', userId: '29:bodil', directoryId: id };

  async function forming(): Promise<Office> {
    const world = await planned();
    world.seat([bodil, { name: 'Arne Amr', mail: 'arne@vejle.dk', signIn: '', userId: '29:arne', directoryId: id.replace('6f', '7f') }]);
    await world.lea.say('handleplan');
    await world.lea.press('Tilføj handling');
    return world;
  }

  test('becomes responsible and a member, once', async () => {
    const world = await forming();
    const press = world.lea.dataOf('Gem', { what: visits, who: 'Arne Amr', colleague: id.toUpperCase() });
    expect(await world.lea.forge('plan.save', press)).toContain('Bodil Berg');
    await world.lea.forge('plan.save', press);
    const group = await world.lea.say('gruppen');
    expect(group.match(/Bodil Berg/g)).toHaveLength(1);
    expect(group).toContain('bodil@vejle.dk');
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    expect(world.lea.shown().msteams?.entities?.map(({ mentioned }) => mentioned?.id)).toEqual([id]);
  });

  test('and is in the group already stays the one they are', async () => {
    const world = await forming();
    await world.lea.press('Gem', { what: visits, colleague: id.replace('6f', '7f') });
    expect(stored(world, visits)).toMatchObject({ who: 'arne' });
    expect((await world.lea.say('gruppen')).match(/Arne Amr/g)).toHaveLength(1);
  });

  test('and is not in the team leaves whoever was chosen on the list', async () => {
    const world = await forming();
    await world.lea.press('Gem', { what: visits, who: 'Arne Amr', colleague: id.replace('6f', '8f') });
    expect(stored(world, visits)).toMatchObject({ who: 'arne' });
    expect(world.stored('g|vejle-group|g').map(({ group }) => JSON.parse(String(group)).members.length)).toEqual([4]);
  });
});

describe('what is not kept', () => {
  async function refused(typed: Readonly<Record<string, string>>): Promise<{ world: Office; text: string }> {
    const world = await planned(drill);
    await world.lea.say('handleplan');
    await world.lea.press('Tilføj handling');
    const before = snapshot(world);
    const text = await world.lea.forge('plan.save', { ...world.lea.dataOf('Gem', { what: visits, why: 'Aften' }), ...typed });
    expect(snapshot(world)).toBe(before);
    return { world, text };
  }

  test.each(['what', 'why', 'step'])('is a civil registration number in %s: it is neither stored, logged nor shown', async (field) => {
    const { world, text } = await refused({ [field]: `Besøg hos ${cpr}` });
    expect(text).toContain('ligner et CPR-nummer');
    expect(everything(world)).not.toContain('010190');
    expect(text).not.toContain('010190');
    expect(JSON.stringify(world.lea.shown())).not.toContain('010190');
    if (field !== 'why') expect(world.lea.field('why')).toBe('Aften');
  });

  test.each([
    ['what', 201, '200 tegn'],
    ['why', 501, '500 tegn'],
    ['step', 301, '300 tegn'],
  ])('is too much in %s: it stands there still, to be made shorter', async (field, length, said) => {
    const long = 'å'.repeat(length);
    const { world, text } = await refused({ [field]: long });
    expect(text).toContain(said);
    expect(world.lea.field(field)).toBe(long);
    expect(await world.lea.press('Gem', { what: visits, [field]: 'å'.repeat(length - 1) })).toContain('Gemt.');
  });

  test.each([
    [{ what: '  ' }, 'Skriv, hvad I vil gøre'],
    [{ by: 'i morgen' }, 'Datoen kan jeg ikke læse'],
    [{ by: '2026-02-30' }, 'Datoen kan jeg ikke læse'],
  ])('is %j', async (typed, said) => {
    const { world, text } = await refused(typed);
    expect(text).toContain(said);
    expect(world.lea.field('why')).toBe('Aften');
  });

  test('is a civil registration number in the chat', async () => {
    const world = await planned(drill);
    const before = snapshot(world);
    expect(await world.lea.say(`ny handling: besøg hos ${cpr}, Arne`)).toContain('ligner et CPR-nummer');
    expect(snapshot(world)).toBe(before);
    expect(everything(world)).not.toContain('010190');
  });

  test('is one action more than a plan bears, until one is done', async () => {
    const world = await planned(...Array.from({ length: 12 }, (_, n) => `Øvelse nummer ${n + 1} i afdelingen`));
    expect(world.stored('g|vejle-group|a|')).toHaveLength(12);
    const before = snapshot(world);
    expect(await world.lea.say(`ny handling: ${visits}`)).toContain('allerede 12 åbne handlinger');
    expect(await world.lea.forge('plan.save', { group: 'vejle-group', fresh: 'fresh', what: visits, language: 'da' })).toContain(
      'allerede 12 åbne handlinger',
    );
    await world.lea.say('handleplan');
    expect(world.lea.buttons()).not.toContain('Tilføj handling');
    expect(snapshot(world)).toBe(before);
    await world.lea.say('1 er færdig');
    expect(await world.lea.say(`ny handling: ${visits}`)).toContain('Gemt.');
  });

  test('is an element or a person that nobody has: the action stands without', async () => {
    const world = await planned();
    await world.lea.forge('plan.save', {
      group: 'vejle-group',
      fresh: 'f1',
      what: visits,
      element: 'forged',
      who: 'forged',
      language: 'da',
    });
    expect(stored(world, visits)).toMatchObject({ element: '', who: '' });
  });
});

test('who writes of one person or one incident is reminded, on the card and in the chat, and it is kept', async () => {
  const world = await planned();
  await world.lea.say('handleplan');
  await world.lea.press('Tilføj handling');
  const text = await world.lea.press('Gem', { what: visits, why: 'Fru Jensen slog Hanne i går' });
  expect(text).toContain('alle i kanalen kan læse det');
  expect(text).toContain('Fru Jensen slog Hanne i går');
  expect(await world.lea.say('ny handling: tale med borgeren Verner Hansen, som har demens')).toContain('alle i kanalen kan læse det');
  expect(await world.lea.say(`ny handling: ${drill}`)).toContain('Gemt.');
});

test('two actions that are written at once are both kept', async () => {
  const world = office('2025-12-04T10:00');
  await world.lea.say('tilknyt');
  await Promise.all([world.lea.say(`ny handling: ${visits}`), world.arne.say(`ny handling: ${drill}`)]);
  const text = await world.lea.say('handleplan');
  expect(text).toContain(visits);
  expect(text).toContain(drill);
  expect(world.stored('d|').filter(({ job }) => job === 'plan.check-in')).toHaveLength(1);
});
