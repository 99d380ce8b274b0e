import { describe, expect, test } from 'vitest';
import { apply, fillIn, newestIn, organiserIn, person, sample, stage, type World } from '../apply/talk.js';
import { channel, checkInAt, inChannel, office, organiserHere, planned } from '../plan/talk.js';

/** The rows of all tables in which one of these words stands, in a key or in what is stored. */
function traces({ rows }: Pick<World, 'rows'>, ...words: readonly string[]): string[] {
  return [...rows.entries()].flatMap(([key, row]) => {
    const text = `${key} ${JSON.stringify(row)}`.toLowerCase();
    return words.some((word) => text.includes(word.toLowerCase())) ? [key] : [];
  });
}

/** What tells of Lone, in any row. */
const ofLone = ['lone-hansen', 'lone hansen', 'lone@vejle.dk'] as const;

/** Says it, sees what goes, and means it. */
async function forget(who: ReturnType<typeof person>, world: World): Promise<string> {
  await who.say('slet mine oplysninger');
  const text = await who.press('Ja, slet');
  await world.work();
  await world.settle();
  return text;
}

/** What happened and was answered, as it was written before it said whose it is. */
function withoutKeys({ rows }: Pick<World, 'rows'>): void {
  for (const [key, row] of rows) {
    const kept = ['line', 'action'].flatMap((name) =>
      typeof row[name] === 'string' ? [[name, row[name].replace(/,"key":"\w*"/g, '')]] : [],
    );
    rows.set(key, { ...row, ...Object.fromEntries(kept) });
  }
}

function lone(world: World) {
  return person(world, 'Lone Hansen', 'lone@vejle.dk');
}

describe('vis mine oplysninger', () => {
  test('of somebody of whom nothing is stored says so', async () => {
    expect(await lone(stage()).say('vis mine oplysninger')).toContain('Jeg har ikke gemt noget om dig.');
  });

  test('shows the application, what of it is theirs, why it is there and until when', async () => {
    const world = stage();
    const who = lone(world);
    await fillIn(who);
    await who.say('hvornår er fristen i Aarhus?');
    await world.settle();
    const text = await who.say('hvad ved du om mig?');
    expect(text).toMatch(/Ansøgning SMV-\w{6} \(kladde\)/);
    expect(text).toContain('Lone Hansen · lone@vejle.dk · leder · Sundhed og Ældre');
    expect(text).toContain('Hvorfor: For at I kan skrive ansøgningen færdig');
    expect(text).toContain('Til mandag den 20. april 2026, hvis ingen ændrer den');
    expect(text).toContain('Vores samtaler');
    expect(text).toContain('Aarhus');
    expect(text).not.toContain('Ole Bach');
  });

  test('shows nobody else’s', async () => {
    const world = stage();
    await fillIn(lone(world));
    const stranger = person(world, 'Ulla Ud', 'ulla@vejle.dk');
    expect(await stranger.say('vis mine oplysninger')).toContain('Jeg har ikke gemt noget om dig.');
    const namesake = person(world, 'Lone Hansen', 'lone@odense.dk', { tenantId: 'odense', userId: 'another-lone' });
    expect(await namesake.say('vis mine oplysninger')).toContain('Jeg har ikke gemt noget om dig.');
  });

  test('is found by the mail address alone, where somebody else wrote it', async () => {
    const world = stage();
    await fillIn(lone(world));
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    expect(await ole.say('vis mine oplysninger')).toContain('Ole Bach · ole@vejle.dk · AMR');
  });

  test('says where Teams does not tell the mail address', async () => {
    const world = stage();
    const who = lone(world);
    world.profiles.clear();
    expect(await who.say('vis mine oplysninger')).toContain('Teams kunne ikke fortælle mig din mailadresse');
  });

  test.each(['channel', 'group'] as const)('shows nothing in a %s', async (scope) => {
    const world = stage();
    await fillIn(lone(world));
    const who = person(world, 'Lone Hansen', 'lone@vejle.dk', {
      scope,
      channelId: scope === 'channel' ? channel : '',
      conversationId: channel,
    });
    const text = await who.say('vis mine oplysninger');
    expect(text).toContain('i vores egen chat');
    expect(text).not.toContain('SMV-');
    expect(await who.forge('privacy.show', { language: 'da' })).not.toContain('SMV-');
    expect(await who.forge('privacy.ask', { language: 'da' })).not.toContain('SMV-');
    expect(await who.forge('privacy.forget', { seen: 'x', language: 'da' })).not.toContain('SMV-');
    expect(traces(world, ...ofLone)).not.toEqual([]);
  });

  test('in English', async () => {
    const world = stage();
    const who = person(world, 'Lone Hansen', 'lone@vejle.dk', { language: 'en' });
    await who.say('apply');
    const text = await who.say('show my data');
    expect(text).toContain('This is what I have stored about you');
    expect(text).toMatch(/Application SMV-\w{6} \(draft\)/);
  });

  test('an organiser sees what stands of them, and that it stays', async () => {
    const world = stage();
    await organiserIn(world);
    const freja = person(world, 'Freja Vinther', 'freja@kl.dk', { tenantId: 'kl', directoryId: 'freja-in-the-directory' });
    const text = await freja.say('slet mine oplysninger');
    expect(text).toContain('Der er ikke noget, jeg kan slette for dig.');
    expect(text).toContain('Du har udpeget arrangørernes kanal');
    expect(text).toContain('Du er arrangør');
  });
});

describe('slet mine oplysninger', () => {
  test('deletes a draft that is theirs alone, and leaves no way to it, no log, nothing due, and no trace of anybody in it', async () => {
    const world = stage();
    const who = lone(world);
    await fillIn(who);
    await who.say('hvornår er fristen i Aarhus?');
    await world.settle();
    expect(traces(world, ...ofLone, 'ole@vejle.dk')).not.toEqual([]);
    expect(await who.say('slet mine oplysninger')).toContain('hele kladden slettes');
    const text = await forget(who, world);
    expect(text).toContain('Så er det gjort');
    expect(text).toContain('hele kladden slettes');
    expect(traces(world, ...ofLone, 'ole@vejle.dk', 'mette@vejle.dk')).toEqual([]);
    expect([...world.rows.keys()].filter((key) => key.startsWith('apply/') || key.startsWith('askmemory/'))).toEqual([]);
    expect(await who.say('vis mine oplysninger')).toContain('Jeg har ikke gemt noget om dig.');
  });

  test('nothing is deleted before it is meant, nor where it is not', async () => {
    const world = stage();
    const who = lone(world);
    await fillIn(who);
    const before = traces(world, ...ofLone);
    await who.say('slet mine oplysninger');
    expect(await who.press('Nej, lad det blive')).toContain('Så rører jeg ikke ved noget');
    await world.work();
    expect(traces(world, ...ofLone)).toEqual(before);
  });

  test('what came since it was shown is shown first', async () => {
    const world = stage();
    const who = lone(world);
    await fillIn(who);
    await who.say('slet mine oplysninger');
    const old = who.shown();
    world.restart();
    await who.forge('apply.new', { language: 'da' });
    expect(await who.press('Ja, slet', {}, { on: old })).toContain('Der er kommet noget til');
    expect(traces(world, 'lone@vejle.dk')).not.toEqual([]);
    await who.press('Ja, slet');
    await world.work();
    expect(traces(world, ...ofLone)).toEqual([]);
  });

  test('pressed twice, it is done once and says so', async () => {
    const world = stage();
    const who = lone(world);
    await fillIn(who);
    await who.say('slet mine oplysninger');
    const card = who.shown();
    await who.press('Ja, slet', {}, { on: card });
    expect(await who.press('Ja, slet', {}, { on: card })).toContain('Jeg har ikke gemt noget om dig.');
  });

  test('a draft that others work on stays theirs: the person goes out, the words stay', async () => {
    const world = stage();
    const who = lone(world);
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    await fillIn(who);
    await ole.say('ansøg');
    expect(await who.say('slet mine oplysninger')).toContain('Kladden bliver hos de andre');
    await forget(who, world);
    expect(traces(world, ...ofLone)).toEqual([]);
    const text = await ole.say('vis mine oplysninger');
    expect(text).toContain('Ole Bach · ole@vejle.dk');
    expect(world.rowsAt('a|')).toHaveLength(1);
    expect(traces(world, sample.motivation.done)).toHaveLength(1);
    expect(traces(world, 'mette@vejle.dk')).not.toEqual([]);
    expect(await who.forge('apply.open', { id: world.rowsAt('a|')[0]?.rowKey.slice(2), language: 'da' })).not.toContain('Ole');
  });

  test('the person who is only named goes out of the draft of somebody else', async () => {
    const world = stage();
    await fillIn(lone(world));
    const kim = person(world, 'Kim Sand', 'kim@vejle.dk');
    await forget(kim, world);
    expect(traces(world, 'kim-sand', 'kim sand', 'kim@vejle.dk')).toEqual([]);
    expect(traces(world, ...ofLone)).not.toEqual([]);
  });

  test('a sent application stays, and what can be done is said; once taken back it goes', async () => {
    const world = stage();
    const who = lone(world);
    await apply(who);
    const text = await who.say('slet mine oplysninger');
    expect(text).toContain('Der er ikke noget, jeg kan slette for dig.');
    expect(await who.say('vis mine oplysninger')).toContain('(indsendt)');
    await who.say('træk ansøgningen tilbage');
    await who.press(/Ja/);
    await world.work();
    await forget(who, world);
    expect(traces(world, ...ofLone)).toEqual([]);
  });

  test('a decided application stays until its day, which is said, while the rest goes', async () => {
    const world = stage();
    const who = lone(world);
    await apply(who);
    const freja = await organiserIn(world);
    await newestIn(world, freja);
    await freja.press('Optag');
    await world.work();
    await who.say('hvornår er fristen?');
    await world.settle();
    const asked = await who.say('slet mine oplysninger');
    expect(asked).toContain('Det bliver');
    expect(asked).toContain('Til søndag den 1. oktober 2028.');
    const text = await forget(who, world);
    expect(text).toContain('viser, hvad der blev besluttet');
    expect(traces(world, 'lone@vejle.dk')).not.toEqual([]);
    expect([...world.rows.keys()].filter((key) => key.startsWith('askmemory/'))).toEqual([]);
  });

  test('out of a plan: the group, the actions and the words stay, the name goes', async () => {
    const world = await planned('Risikovurdere hjemmebesøg, Arne', 'Øve en alarm, Lea');
    await checkInAt(world, '2025-12-08T09:00', world.arne);
    await world.arne.press('I gang');
    const arne = person(world, 'Arne Amr', 'arne@vejle.dk');
    const shown = await arne.say('vis mine oplysninger');
    expect(shown).toContain('Handleplan, Vejle Kommune, Ældreområdet');
    expect(shown).toContain('Du er ansvarlig for 1 handling');
    await forget(arne, world);
    expect(traces(world, 'arne-amr', 'arne amr', 'arne@vejle.dk')).toEqual([]);
    const plan = await world.lea.say('handleplan');
    expect(plan).toContain('Risikovurdere hjemmebesøg');
    expect(traces(world, 'Lea Leder')).not.toEqual([]);
  });

  describe('out of a plan in which their name stands with what they did', () => {
    const group = { group: 'vejle-group', language: 'da' } as const;
    const answeredByArne = async () => {
      const world = await planned('Risikovurdere hjemmebesøg');
      await checkInAt(world, '2025-12-08T09:00', world.arne);
      await world.arne.press('I gang');
      return { world, arne: person(world, 'Arne Amr', 'arne@vejle.dk') };
    };

    test('after somebody took them out of the group', async () => {
      const { world, arne } = await answeredByArne();
      await world.lea.forge('plan.remove-member', { ...group, member: 'arne' });
      expect(await arne.say('vis mine oplysninger')).toContain('Dit navn står ved det, du har skrevet og svaret');
      expect(await forget(arne, world)).toContain('Dit navn fjernes');
      expect(traces(world, 'arne amr', 'arne@vejle.dk')).toEqual([]);
      expect(await arne.say('vis mine oplysninger')).toContain('Jeg har ikke gemt noget om dig.');
    });

    test('after they got another name in the group', async () => {
      const { world, arne } = await answeredByArne();
      const rename = (name: string) =>
        world.lea.forge('plan.save-member', { ...group, member: 'arne', name, mail: 'arne@vejle.dk', role: 'amr' });
      await rename('A. Berg');
      await world.arne.press('Færdig');
      await rename('Arne Amr');
      expect(traces(world, 'a. berg')).toHaveLength(1);
      await forget(arne, world);
      expect(traces(world, 'arne amr', 'a. berg')).toEqual([]);
    });

    test('where somebody else has the same name', async () => {
      const { world, arne } = await answeredByArne();
      await world.lea.forge('plan.save-member', { ...group, member: 'hanne', name: 'Arne Amr', mail: 'hanne@vejle.dk', role: 'other' });
      expect(await forget(arne, world)).not.toContain('kan jeg ikke se');
      expect(traces(world, 'arne amr')).toEqual(['plan/2025-26/g|vejle-group|g']);
    });

    test('and says what of it nobody can tell from another of the same name', async () => {
      const { world, arne } = await answeredByArne();
      await world.lea.forge('plan.save-member', { ...group, member: 'hanne', name: 'Arne Amr', mail: 'hanne@vejle.dk', role: 'other' });
      withoutKeys(world);
      expect(await forget(arne, world)).toContain('Ved 1 ældre linje kan jeg ikke se, om det er dig');
      expect(traces(world, 'arne amr')).toHaveLength(2);
    });

    test('under another id than Teams knows them by now', async () => {
      const { world } = await answeredByArne();
      const anew = person(world, 'Arne Amr', 'arne@vejle.dk', { userId: 'another-id', directoryId: 'another-id-in-the-directory' });
      await forget(anew, world);
      expect(traces(world, 'arne amr', 'arne-amr', 'arne@vejle.dk')).toEqual([]);
    });

    test('older lines are found by the name of a member, and of nobody else', async () => {
      const { world, arne } = await answeredByArne();
      withoutKeys(world);
      const namesake = person(world, 'Arne Amr', 'arne2@vejle.dk', {
        userId: 'another-arne',
        directoryId: 'another-arne-in-the-directory',
      });
      const text = await namesake.say('slet mine oplysninger');
      expect(text).toContain('Et navn som dit i ældre handleplaner');
      expect(text).toContain('Der er ikke noget, jeg kan slette for dig.');
      expect(text).not.toContain('Ældreområdet');
      await forget(arne, world);
      expect(traces(world, 'arne amr')).toEqual([]);
    });
  });

  describe('of a consultant', () => {
    const advised = async () => {
      const world = await planned('Risikovurdere hjemmebesøg');
      const inKl = await organiserHere(world);
      for (const week of ['2025-12-08T09:00', '2025-12-15T09:00']) {
        await checkInAt(world, week, world.lea);
        const field = `word-${world.stored('g|vejle-group|a|')[0]?.rowKey.split('|').at(-1)}`;
        if (week === '2025-12-08T09:00') await world.lea.press('Send svaret', { [field]: 'Vi mangler en vikar' });
      }
      await world.lea.press('Ja, spørg konsulenterne');
      await world.work();
      const call = world.posted.findLast(({ to }) => to === '19:organisers');
      if (call) inKl.receive(call.reply);
      await inKl.press('Send svaret', { reply: 'Ring til nabokommunen' });
      await world.work();
      const { tenantId } = inKl.origin;
      const namesake = person(world, 'Freja Vinther', 'freja2@kl.dk', {
        tenantId,
        userId: 'another-freja',
        directoryId: 'another-freja-in-kl',
      });
      const { userId, directoryId } = inKl.origin;
      return { world, namesake, freja: person(world, 'Freja Vinther', 'freja@kl.dk', { tenantId, userId, directoryId }) };
    };
    const inPlans = (world: Pick<World, 'rows'>) => traces(world, 'freja vinther').filter((key) => key.startsWith('plan/'));

    test('the name goes off their answers, which stay, and nobody else of that name sees them', async () => {
      const { world, namesake, freja } = await advised();
      expect(await namesake.say('vis mine oplysninger')).not.toContain('andleplan');
      expect(await freja.say('vis mine oplysninger')).toContain('Dit navn står ved 1 svar, du har givet som konsulent');
      expect(inPlans(world)).toHaveLength(2);
      await forget(freja, world);
      expect(inPlans(world)).toEqual([]);
      expect(traces(world, 'Ring til nabokommunen')).not.toEqual([]);
    });

    test('an older answer that does not say whose it is stays, and that is told', async () => {
      const { world, freja } = await advised();
      withoutKeys(world);
      const text = await freja.say('slet mine oplysninger');
      expect(text).toContain('kan ikke se, om det er dig eller en anden med samme navn');
      expect(text).not.toContain('Ældreområdet');
      expect(inPlans(world)).toHaveLength(2);
    });
  });

  test('out of a plan in which Teams has not named them yet', async () => {
    const world = await planned('Risikovurdere hjemmebesøg, Hugo');
    const hugo = person(world, 'Hugo Høj', 'hugo@vejle.dk');
    await forget(hugo, world);
    expect(traces(world, 'hugo')).toEqual([]);
  });

  test('while the store is out of reach nothing is said to be done, and it can be done again', async () => {
    const world = stage();
    const who = lone(world);
    await fillIn(who);
    await who.say('slet mine oplysninger');
    const card = who.shown();
    world.fail(true);
    await expect(who.press('Ja, slet', {}, { on: card })).rejects.toMatchObject({ code: 'storage.down' });
    world.fail(false);
    expect(await who.press('Ja, slet', {}, { on: card })).toContain('Så er det gjort');
    await world.work();
    expect(traces(world, ...ofLone)).toEqual([]);
  });

  test.each([
    ['alone', 'nothing'],
    ['with Ole', 'nothing of hers'],
  ])('a process that ends in the middle of it (a draft %s) leaves %s behind: the row that is due does the rest', async (draft) => {
    for (let calls = 1; ; calls++) {
      const world = stage();
      const who = lone(world);
      await fillIn(who);
      if (draft === 'with Ole') await person(world, 'Ole Bach', 'ole@vejle.dk').say('ansøg');
      await who.say('slet mine oplysninger');
      const card = who.shown();
      const { ports } = world;
      let left = calls;
      // From the nth change of Apply's table on the process is gone.
      world.ports = {
        ...ports,
        tables: (name) => {
          const table = ports.tables(name);
          const dies = async <T>(work: () => Promise<T>): Promise<T> => {
            if (name === 'apply' && left-- <= 0) throw new Error('killed');
            return work();
          };
          return {
            ...table,
            put: (row) => dies(() => table.put(row)),
            remove: (p, r) => dies(() => table.remove(p, r)),
            commit: (all) => dies(() => table.commit(all)),
          };
        },
      };
      const outcome = await who.press('Ja, slet', {}, { on: card }).catch(() => 'killed');
      world.ports = ports;
      await world.work();
      expect(traces(world, ...ofLone), `killed at ${calls}`).toEqual([]);
      expect(world.rowsAt('l|').length > 0, `killed at ${calls}`).toBe(draft === 'with Ole');
      if (outcome !== 'killed') break;
    }
  });
});

test('in a channel a card of somebody’s own is nobody’s', async () => {
  const world = office('2025-12-04T10:00');
  const lea = inChannel(world, 'Lea Leder', 'lea@vejle.dk');
  expect(await lea.say('slet mine oplysninger')).toContain('i vores egen chat');
});
