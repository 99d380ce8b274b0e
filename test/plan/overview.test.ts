import { describe, expect, test } from 'vitest';
import { type Person, person, snapshot } from '../apply/talk.js';
import { checkInAt, inChannel, type Office, office, organiserHere, vejle } from './talk.js';

const [visits, drill] = ['Risikovurdere hjemmebesøg', 'Øve beredskabet'] as const;
const elsewhere = '19:another@thread.tacv2';
const members = [{ id: 'svend', name: 'Svend Skole', mail: 'svend@odense.dk', role: 'leader' }];
const odense = vejle({ id: 'odense-group', tenantId: 'odense', course: 'koebenhavn', municipality: 'Odense Kommune', area: '', members });

/** Two groups, one of each course; Vejle's has two actions, one of them done. */
async function network(): Promise<{ readonly world: Office; readonly freja: Person; readonly svend: Person }> {
  const world = office('2025-12-04T10:00', { groups: [vejle(), odense] });
  const svend = inChannel(world, 'Svend Skole', 'svend@odense.dk', { tenantId: 'odense', channelId: elsewhere, teamId: '19:odense' });
  await world.lea.say('tilknyt');
  await svend.say('tilknyt');
  for (const what of [visits, drill]) await world.lea.say(`ny handling: ${what}`);
  await world.lea.say('1 er færdig');
  return { world, svend, freja: await organiserHere(world) };
}

/** What the overview says of a group: from its name to the next line. */
function lineOf(text: string, name: string): string {
  const from = text.indexOf(name);
  const others = ['Vejle Kommune', 'Odense Kommune', 'Hvad der står'].map((other) => text.indexOf(other, from + 1));
  return text.slice(from, Math.min(...others.filter((at) => at > from)));
}

describe('the overview', () => {
  test('shows each group with its counts and when it was last heard of, by course', async () => {
    const { world, freja } = await network();
    const text = await freja.say('overblik');
    expect(text).toMatch(/København · 1 gruppe[\s\S]*Aarhus · 1 gruppe/);
    expect(lineOf(text, 'Vejle Kommune, Ældreområdet')).toContain('1 færdig · 1 ikke begyndt · sidst 4. december');
    expect(lineOf(text, 'Odense Kommune')).toContain('ingen plan endnu · intet er sket endnu');
    expect(JSON.stringify(freja.shown())).toContain('Chart.HorizontalBar.Stacked');
    world.at('2025-12-10T10:00');
    await world.arne.say('2 er i gang');
    expect(await freja.say('overblik')).toContain('1 færdig · 1 i gang · sidst 10. december');
  });

  test('never says what stands in the actions, unless the group has said yes to that', async () => {
    const { world, freja } = await network();
    const hidden = async () => {
      await freja.say('overblik');
      return !JSON.stringify(freja.shown()).includes(drill);
    };
    expect(await hidden()).toBe(true);
    await world.lea.say('gruppen');
    await world.lea.press('Gem indstillinger', { shares: 'yes' });
    expect(await hidden()).toBe(false);
    // What is changed in the chat is no yes and no no.
    await world.lea.say('check-in om onsdagen');
    expect(await hidden()).toBe(false);
    await world.lea.say('gruppen');
    await world.lea.press('Gem indstillinger', { shares: 'no' });
    expect(await hidden()).toBe(true);
  });

  test('is for organisers, and in their channel', async () => {
    const { world, freja } = await network();
    const before = snapshot(world);
    const place = { channelId: '19:organisers', conversationId: '19:organisers;messageid=2' };
    for (const who of [world.lea, inChannel(world, 'Guri Gæst', 'guri@kl.dk', { tenantId: 'kl', ...place })]) {
      const text = await who.say('overblik');
      expect(text).toContain('Det kan kun netværkets arrangører');
      expect(text).not.toContain('Ældreområdet');
    }
    const abroad = { ...freja.origin, channelId: elsewhere, conversationId: elsewhere };
    expect(await person(world, 'Freja Vinther', 'freja@kl.dk', abroad).say('overblik')).toContain('kun i arrangørernes kanal');
    const alone = { ...freja.origin, scope: 'personal', channelId: '', conversationId: 'chat-freja' } as const;
    expect(await person(world, 'Freja Vinther', 'freja@kl.dk', alone).say('vis overblik over handleplanerne')).not.toContain(
      'Ældreområdet',
    );
    expect(
      await inChannel(world, 'Svend Skole', 'svend@odense.dk', { tenantId: 'odense' }).say('gør denne kanal til konsulenternes'),
    ).toContain('Det kan kun netværkets arrangører');
    expect(snapshot(world)).toBe(before);
  });

  test('shows what is the matter, those first with whom something is', async () => {
    const { world, freja, svend } = await network();
    await svend.say(`ny handling: ${visits}`);
    world.meet(({ conversationId }) => (conversationId === elsewhere ? { kind: 'unknown' } : undefined));
    await checkInAt(world, '2025-12-08T09:00');
    expect(lineOf(await freja.say('overblik'), 'Odense Kommune')).toContain('1 kort er måske ikke kommet frem');
    world.meet(({ conversationId }) => (conversationId === elsewhere ? { kind: 'refused', code: 'http-413' } : undefined));
    await checkInAt(world, '2025-12-15T09:00');
    expect(lineOf(await freja.say('overblik'), 'Odense Kommune')).toContain('kortet for uge 51 kom ikke frem (Teams sagde nej: http-413)');
    world.at('2025-12-22T18:00');
    await world.work();
    const text = await freja.say('overblik');
    expect(lineOf(text, 'Odense Kommune')).toContain('2 kort kom ikke frem, sidst i uge 52 (for sent)');
    expect(lineOf(text, 'Vejle Kommune')).toContain('kortet for uge 52 kom ikke frem (for sent)');
    await world.tell('left', svend.origin);
    await world.lea.forge('plan.unlink', { group: 'vejle-group', sure: 'yes', language: 'da' });
    const later = await freja.say('overblik');
    expect(lineOf(later, 'Odense Kommune')).toContain('botten er ude af teamet siden 22. december');
    expect(lineOf(later, 'Vejle Kommune')).toContain('ingen kanal');
  });
});
