import { expect, test } from 'vitest';
import { letIn, putOut, readTenant } from '../../src/core/tenants.js';
import { apply, newestIn, organiserIn, person, stage } from '../apply/talk.js';
import { inChannel, office, vejle } from '../plan/talk.js';

const tenantId = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ab';

/** An office with a group whose organisation was let in. */
async function planned() {
  const world = office('2025-12-04T10:00', { groups: [vejle({ tenantId })] });
  await letIn({ id: tenantId, municipality: 'vejle', name: '', by: 'freja', at: '2025-12-01T09:00:00.000Z' }, world.ports);
  const lea = inChannel(world, 'Lea Leder', 'lea@vejle.dk', { tenantId });
  await lea.say('tilknyt');
  await lea.say('ny handling: øve alarmen');
  return { world, lea };
}

async function out(world: Awaited<ReturnType<typeof planned>>['world']): Promise<void> {
  const there = await readTenant(tenantId, world.ports);
  if (!there) throw new Error('it was let in');
  await putOut(there, 'freja', world.ports);
}

test('a group’s check-ins are skipped, with why, while its organisation is out, and come again when it is let in anew', async () => {
  const { world, lea } = await planned();
  world.at('2025-12-08T09:00');
  await world.work();
  expect(world.inGroup()).toHaveLength(1);
  await out(world);
  for (const monday of ['2025-12-15T09:00', '2025-12-22T09:00', '2025-12-29T09:00', '2026-01-05T09:00']) {
    world.at(monday);
    await world.work();
  }
  expect(world.inGroup()).toHaveLength(1);
  expect(world.posts()).toContain('check-in|2025-W51 skipped not-let-in');
  expect(world.lines).toEqual([]);
  expect(await lea.say('handleplan')).toContain('ikke længere adgang');
  await letIn({ id: tenantId, municipality: 'vejle', name: '', by: 'freja', at: '2026-01-06T09:00:00.000Z' }, world.ports);
  world.at('2026-01-12T09:00');
  await world.work();
  expect(world.inGroup()).toHaveLength(2);
  expect(world.posts()).toContain('check-in|2026-W03 sent');
  expect(await lea.say('handleplan')).toContain('Øve alarmen');
});

test('a check-in waits for the store that cannot say whether the organisation is in, and is then posted once', async () => {
  const { world } = await planned();
  world.at('2025-12-08T09:00');
  const jobs = await world.inHand();
  world.restart();
  world.fail(true);
  for (const job of jobs) await expect(world.run(job)).rejects.toMatchObject({ code: 'storage.down' });
  world.fail(false);
  for (const job of jobs) await world.run(job);
  expect(world.posts()).toContain('check-in|2025-W50 sent');
  expect(world.inGroup()).toHaveLength(1);
});

test('a group that is out does not hear what was decided, and the organisers see that', async () => {
  const world = stage();
  await letIn({ id: tenantId, municipality: 'vejle', name: '', by: 'freja', at: '2025-10-01T09:00:00.000Z' }, world.ports);
  const lone = person(world, 'Lone Hansen', 'lone@vejle.dk', { tenantId });
  const freja = await organiserIn(world);
  await apply(lone);
  await newestIn(world, freja);
  await putOut({ id: tenantId, at: '2025-10-01T09:00:00.000Z' }, 'freja', world.ports);
  world.posted.length = 0;
  await freja.press('Optag');
  await world.work();
  expect(world.posted.filter(({ to }) => to === lone.origin.conversationId)).toEqual([]);
  expect(world.rowsAt('p|').map(({ state, code }) => `${state} ${code}`)).toEqual(['skipped not-let-in']);
});
