import { beforeEach, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { dispatch } from '../../src/core/dispatch.js';
import { isLetIn, letIn } from '../../src/core/tenants.js';
import { organiserIds, organiserIn, type Person, person, stage, type World } from '../apply/talk.js';

const vejle = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ab';
const odense = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ac';

let world: World;
let freja: Person;

beforeEach(async () => {
  world = stage();
  freja = await organiserIn(world);
});

/** Who has been let in, and the lines of who let whom in or out. */
function stored() {
  const rows = [...world.rows].filter(([key]) => key.startsWith('tenants/')).map(([, row]) => row);
  const at = (keys: RegExp) => rows.filter(({ rowKey }) => keys.test(rowKey));
  return { tenants: at(/^[\da-f]/u), lines: at(/^l\|/u) };
}

async function replies(who: Person, verb: string, data: object) {
  return (await dispatch(capabilities, { ...who.origin, kind: 'action', verb, data }, world.ports)).replies;
}

describe('giving access', () => {
  test('lets a municipality in whose tenant id is typed, and says so on the card that everybody sees', async () => {
    expect(await freja.say('adgang')).toContain('Ingen har fået adgang endnu');
    const said = await freja.press('Giv adgang', { tenant: ` {${vejle.toUpperCase()}} `, municipality: 'Vejle Kommune' });
    expect(said).toMatch(/Har nu adgang:\s*Vejle Kommune/);
    expect(said).toContain(`${vejle} · siden mandag den 20. oktober 2025`);
    expect(await isLetIn(vejle, world.ports)).toBe(true);
    expect(await person(world, 'Lone Hansen', 'lone@vejle.dk', { tenantId: vejle }).say('hvad koster det?')).toContain('gratis');
    expect(freja.field('tenant')).toBe('');
    const [reply] = await replies(freja, 'access.give', { tenant: odense, municipality: 'odense', language: 'da' });
    expect(reply).toMatchObject({ kind: 'replace', everyone: true });
  });

  test('is one line, for a municipality and for any other organisation', async () => {
    expect(await freja.say(`giv Vejle Kommune adgang: ${vejle}`)).toMatch(/Har nu adgang:\s*Vejle Kommune/);
    expect(await freja.say(`give Human House access: ${odense}`)).toMatch(/Has access now:\s*Human House/);
    expect(stored().tenants).toMatchObject([
      { rowKey: vejle, v: 1, municipality: 'vejle', name: '' },
      { rowKey: odense, v: 1, municipality: '', name: 'Human House' },
    ]);
  });

  test.each([
    ['no tenant id', { municipality: 'vejle' }, 'Skriv organisationens tenant-id'],
    ['a tenant id that is too short', { tenant: vejle.slice(1), municipality: 'vejle' }, 'Det er ikke et tenant-id'],
    ['two tenant ids', { tenant: `${vejle} ${odense}`, municipality: 'vejle' }, 'Det er ikke et tenant-id'],
    ['no name', { tenant: vejle }, 'Vælg kommunen, eller skriv organisationens navn'],
    ['two names', { tenant: vejle, municipality: 'vejle', other: 'Human House' }, 'ikke begge dele'],
    ['a municipality that there is none of', { tenant: vejle, other: 'Vejel Kommune' }, 'Den kommune kender jeg ikke'],
  ])('is not done with %s; the card says what is missing and keeps what was typed', async (_what, typed, said) => {
    await freja.say('adgang');
    expect(await freja.press('Giv adgang', typed)).toContain(said);
    for (const [name, value] of Object.entries(typed)) expect(freja.field(name)).toBe(value);
    expect(stored()).toEqual({ tenants: [], lines: [] });
    expect(await replies(freja, 'access.give', { ...typed, language: 'da' })).toMatchObject([{ kind: 'replace', everyone: false }]);
  });

  test('is not done with a municipality that no card offers', async () => {
    const [reply] = await replies(freja, 'access.give', { tenant: vejle, municipality: 'atlantis', language: 'da' });
    expect(JSON.stringify(reply)).toContain('Den kommune kender jeg ikke');
    expect(stored().tenants).toEqual([]);
  });

  test('begins with what is known where the line says no id', async () => {
    expect(await freja.say('giv Vejle Kommune adgang')).toContain('Skriv organisationens tenant-id');
    expect(freja.field('municipality')).toBe('vejle');
  });

  test('twice is done once, and the second hears who it was given to', async () => {
    const said = await Promise.all([freja.say(`giv Vejle Kommune adgang: ${vejle}`), freja.say(`giv Human House adgang: ${vejle}`)]);
    expect(said[0]).toContain('Har nu adgang');
    expect(said[1]).toMatch(/har allerede adgang:\s*Vejle Kommune/);
    expect(stored()).toMatchObject({ tenants: [{ municipality: 'vejle' }], lines: [{ what: 'in' }] });
  });

  test('needs nobody to give it to the organisers’ own', async () => {
    world.ports = { ...world.ports, homeTenants: [...world.ports.homeTenants, vejle] };
    expect(await freja.say(`giv Vejle Kommune adgang: ${vejle}`)).toContain('de har altid adgang');
    expect(stored().tenants).toEqual([]);
  });

  test('keeps no civil registration number that stands in a name', async () => {
    await freja.say('adgang');
    await freja.press('Giv adgang', { tenant: vejle, other: 'Foreningen 010190-1234' });
    expect(JSON.stringify([...world.rows])).not.toContain('010190');
  });
});

describe('taking access', () => {
  beforeEach(async () => {
    await freja.say(`giv Vejle Kommune adgang: ${vejle}`);
    await freja.say(`giv Human House adgang: ${odense}`);
  });

  test('is asked about first, and then done for everybody to see', async () => {
    const asked = await freja.press('Fjern adgang …', { chosen: 'Vejle Kommune' });
    expect(asked).toContain('Skal adgangen fjernes?');
    expect(asked).toContain(vejle);
    expect(await isLetIn(vejle, world.ports)).toBe(true);
    const said = await freja.press('Fjern adgangen');
    expect(said).toMatch(/Har ikke adgang mere:\s*Vejle Kommune/);
    expect(said).not.toContain(vejle);
    expect(said).toContain(odense);
    expect(await isLetIn(vejle, world.ports)).toBe(false);
  });

  test('can be left', async () => {
    await freja.press('Fjern adgang …', { chosen: 'Vejle Kommune' });
    expect(await freja.press('Behold adgangen')).toContain(vejle);
    expect(stored().tenants).toHaveLength(2);
  });

  test('is about somebody who is chosen', async () => {
    expect(await freja.press('Fjern adgang …')).toContain('Vælg først');
  });

  test('of two at once is done by one, and the other sees the list as it is now', async () => {
    await freja.press('Fjern adgang …', { chosen: 'Vejle Kommune' });
    const data = freja.dataOf('Fjern adgangen');
    const both = await Promise.all([replies(freja, 'access.take', data), replies(freja, 'access.take', data)]);
    expect(
      both
        .map(([reply]) => JSON.stringify(reply))
        .map((card) => card.includes('Har ikke adgang mere'))
        .toSorted(),
    ).toEqual([false, true]);
    expect(both.flat()).toMatchObject([{ kind: 'replace' }, { kind: 'replace' }]);
    expect(stored().lines.filter(({ what }) => what === 'out')).toHaveLength(1);
  });

  test('from a card of before does not take what was given anew since', async () => {
    await freja.press('Fjern adgang …', { chosen: 'Vejle Kommune' });
    const before = freja.dataOf('Fjern adgangen');
    await freja.press('Fjern adgangen');
    world.at('2025-10-20T10:00');
    await freja.say(`giv Vejle Kommune adgang: ${vejle}`);
    expect(JSON.stringify(await replies(freja, 'access.take', before))).toContain('en anden arrangør');
    expect(await isLetIn(vejle, world.ports)).toBe(true);
  });

  test('leaves a line of who did what to whom and when, with ids alone', async () => {
    await freja.press('Fjern adgang …', { chosen: 'Human House' });
    world.at('2025-10-20T10:00');
    await freja.press('Fjern adgangen');
    const by = organiserIds.directoryId;
    expect(stored().lines.map(({ what, tenant, by, at }) => ({ what, tenant, by, at }))).toEqual([
      { what: 'in', tenant: vejle, by, at: '2025-10-20T07:00:00.000Z' },
      { what: 'in', tenant: odense, by, at: '2025-10-20T07:00:00.000Z' },
      { what: 'out', tenant: odense, by, at: '2025-10-20T08:00:00.000Z' },
    ]);
    expect(JSON.stringify(stored().lines)).not.toMatch(/Freja|Human House/);
    expect(world.lines).toEqual([]);
  });
});

test('an organiser sees whom they have let in and put out among what is stored about them, and that it stays', async () => {
  await freja.say(`giv Vejle Kommune adgang: ${vejle}`);
  await freja.press('Fjern adgang …', { chosen: 'Vejle Kommune' });
  world.at('2025-10-21T10:00');
  await freja.press('Fjern adgangen');
  const before = stored();
  const alone = person(world, 'Freja Vinther', 'freja@kl.dk', organiserIds);
  const said = await alone.say('vis mine oplysninger');
  expect(said).toContain('Givet til Vejle Kommune mandag den 20. oktober 2025');
  expect(said).toContain('Fjernet for Vejle Kommune tirsdag den 21. oktober 2025');
  expect(await alone.say('slet mine oplysninger')).toContain('Givet til Vejle Kommune');
  await world.ports.forget({ ...alone.origin, profile: undefined });
  expect(stored()).toEqual(before);
  const other = person(world, 'Olga Ny', 'olga@kl.dk', { tenantId: organiserIds.tenantId });
  expect(await other.say('vis mine oplysninger')).not.toContain('Vejle Kommune');
});

describe('whoever is no organiser', () => {
  const buttons = [
    ['access.show', {}],
    ['access.give', { tenant: vejle, municipality: 'vejle' }],
    ['access.ask', { chosen: odense }],
    ['access.take', { tenant: odense, at: '2025-10-20T07:00:00.000Z' }],
  ] as const;

  beforeEach(() => letIn({ id: odense, municipality: 'odense', name: '', by: 'freja', at: '2025-10-20T07:00:00.000Z' }, world.ports));

  test.each([
    ['of the organisers’ organisation', { ...organiserIds, directoryId: 'somebody-else' }],
    ['without a directory id', { ...organiserIds, directoryId: '' }],
    ['with an organiser’s id in another organisation', { ...organiserIds, tenantId: odense }],
  ])('is answered by Ask, and no button does anything: %s', async (_who, origin) => {
    const other = person(world, 'Falsk Vinther', 'falsk@kl.dk', origin);
    const before = stored();
    for (const text of ['adgang', 'hvem har adgang?', `giv Vejle Kommune adgang: ${vejle}`]) {
      const said = await other.say(text);
      expect(said).not.toBe('');
      expect(said).not.toContain(odense);
    }
    for (const [verb, data] of buttons) {
      expect(await replies(other, verb, { ...data, language: 'da' })).toEqual([
        { kind: 'text', text: 'Kun arrangørerne kan give adgang og fjerne den igen.' },
      ]);
    }
    expect(stored()).toEqual(before);
  });

  test('comes from an organisation that is out, where not even that is said', async () => {
    const other = person(world, 'Ude Fra', 'ude@x.dk', { ...organiserIds, tenantId: vejle });
    for (const [verb, data] of buttons) {
      expect(await replies(other, verb, { ...data, language: 'da' })).toMatchObject([
        { kind: 'text', text: expect.stringContaining(vejle) },
      ]);
    }
  });
});

describe('an organiser', () => {
  test('manages it in a personal chat too', async () => {
    const alone = person(world, 'Freja Vinther', 'freja@kl.dk', organiserIds);
    expect(await alone.say('who has access?')).toContain('Nobody has been given access yet');
    expect(await alone.press('Give access', { tenant: vejle, municipality: 'Vejle Kommune' })).toContain('Has access now');
  });

  test.each([
    ['another channel', { scope: 'channel', channelId: '19:elsewhere', conversationId: '19:elsewhere;messageid=1' } as const],
    ['a group chat', { scope: 'group', conversationId: '19:chat@thread.v2' } as const],
  ])('does not where others read along: %s', async (_where, place) => {
    await freja.say(`giv Vejle Kommune adgang: ${vejle}`);
    const there = person(world, 'Freja Vinther', 'freja@kl.dk', { ...organiserIds, ...place });
    for (const text of ['adgang', `giv Human House adgang: ${odense}`]) expect(await there.say(text)).toContain('arrangørernes kanal');
    const data = { tenant: odense, municipality: 'odense', language: 'da' };
    expect(await replies(there, 'access.give', data)).toMatchObject([
      { kind: 'text', text: expect.stringContaining('arrangørernes kanal') },
    ]);
    expect(stored().tenants).toHaveLength(1);
  });

  test('with an application under way has nothing of it changed', async () => {
    const alone = person(world, 'Freja Vinther', 'freja@kl.dk', organiserIds);
    await alone.say('ansøg');
    const before = world.rowsAt('a|');
    await alone.say(`giv Vejle Kommune adgang: ${vejle}`);
    expect(world.rowsAt('a|')).toEqual(before);
    expect(stored().tenants).toHaveLength(1);
  });
});

describe('an organisation that a newer version of the bot has let in', () => {
  beforeEach(async () => {
    await freja.say(`giv Vejle Kommune adgang: ${vejle}`);
    await world.tables('tenants').put({ partitionKey: 'tenants', rowKey: odense, v: 99, organisation: 'odense' });
  });

  test('is counted among the others, which are listed, and it has access', async () => {
    const list = await freja.say('adgang');
    for (const part of ['2 har fået adgang', 'Vejle Kommune', 'Én af dem kan jeg ikke vise']) expect(list).toContain(part);
    expect(list).not.toContain(odense);
    expect(await isLetIn(odense, world.ports)).toBe(true);
  });

  test('is neither let in again nor put out, and its row stays as it is', async () => {
    const before = world.rows.get(`tenants/tenants/${odense}`);
    expect(await freja.say(`giv Odense Kommune adgang: ${odense}`)).toContain('2 har fået adgang');
    const forged = { tenant: odense, at: '2025-10-20T07:00:00.000Z', language: 'da' };
    expect(await freja.forge('access.take', forged)).toContain('2 har fået adgang');
    expect(await freja.forge('access.ask', { chosen: odense, language: 'da' })).toContain('2 har fået adgang');
    expect(world.rows.get(`tenants/tenants/${odense}`)).toEqual(before);
    expect(await isLetIn(odense, world.ports)).toBe(true);
  });
});
