import { describe, expect, it } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { handOverDue } from '../../src/core/jobs.js';
import { newestIn, organiserIds, person, stage, type World } from '../apply/talk.js';
import { inChannel, office } from '../plan/talk.js';
import { recorded } from './recorded.js';

/** Puts recorded rows in a world's store, so many versions newer than they were written. */
function fill(world: World, file: string, newer = 0): void {
  for (const { table, row } of recorded(file)) {
    world.rows.set(`${table}/${row.partitionKey}/${row.rowKey}`, { ...row, v: row.v + newer, etag: 'recorded' });
  }
}

const organiser = { ...organiserIds, scope: 'channel', channelId: '19:organisers', conversationId: '19:organisers;messageid=1' } as const;

describe('rows of the first version', () => {
  const opened = (now = '2025-10-21T10:00') => {
    const world = stage(now);
    fill(world, 'apply-65d9a7c.jsonl');
    return world;
  };

  it('tell what was sent and decided', async () => {
    const world = opened();
    const text = await person(world, 'Lone Hansen', 'lone@vejle.dk').say('status');
    expect(text).toContain('SMV-SD583A');
    expect(text).toContain('20. oktober 2025');
    expect(world.rows.get('apply/2025-26/a|id-1')).toMatchObject({ v: 1 });
  });

  it("know the organisers' channel and list what was sent there", async () => {
    const world = opened();
    expect(await person(world, 'Freja Vinther', 'freja@kl.dk', organiser).say('ansøgninger')).toContain('SMV-SD583A');
  });

  it('know two names of one area for one, and are written as of today when they change', async () => {
    const world = opened();
    const per = person(world, 'Per Dam', 'per@vejle.dk');
    await per.say('ansøg');
    await per.press('Send ansøgningen', { consent: 'yes' });
    const freja = person(world, 'Freja Vinther', 'freja@kl.dk', organiser);
    expect(await newestIn(world, freja)).toContain('samme');
    expect(world.rows.get('apply/2025-26/a|id-17')).toMatchObject({ v: 2, state: 'submitted' });
    expect(world.rows.get('apply/2025-26/k|vejle|id-17')).toMatchObject({ v: 2 });
  });

  it('remind of a draft once, and not of what was sent', async () => {
    const world = opened('2025-11-11T09:30');
    await world.work();
    expect(world.posted.map(({ to }) => to)).toEqual(['chat-per-dam']);
  });

  it('remember what was talked about', async () => {
    const world = opened();
    const lone = person(world, 'Lone Hansen', 'lone@vejle.dk');
    expect(await lone.say('og hvor er det?')).toContain('Aarhus');
  });
});

it('the plan of an earlier version is shown, and its check-ins go on', async () => {
  const world = office('2025-12-09T10:00');
  fill(world, 'plan-ab15782.jsonl');
  const lea = inChannel(world, 'Lea Leder', 'lea@vejle.dk');
  const text = await lea.say('handleplan');
  expect(text).toContain('Gå to sammen ud');
  expect(text).toContain('Øve alarmen');
  world.at('2025-12-15T09:00');
  await world.work();
  expect(world.posts()).toContain('check-in|2025-W51 sent');
});

describe('rows of a newer version', () => {
  it.each([
    ['apply-65d9a7c.jsonl', 2],
    ['plan-ab15782.jsonl', 1],
  ] as const)('%s: are refused, and nothing happens to them', async (file, newer) => {
    const world = office('2026-06-20T10:00');
    fill(world, file, newer);
    const lone = person(world, 'Lone Hansen', 'lone@vejle.dk');
    const freja = person(world, 'Freja Vinther', 'freja@kl.dk', organiser);
    const lea = inChannel(world, 'Lea Leder', 'lea@vejle.dk');
    const isApply = file.startsWith('apply');
    await expect(isApply ? lone.say('status') : lea.say('handleplan')).rejects.toMatchObject({ code: 'row.newer' });
    if (!isApply) await expect(freja.say('Gør denne kanal til arrangørernes')).rejects.toMatchObject({ code: 'row.newer' });
    await expect(handOverDue(capabilities, world.ports)).rejects.toMatchObject({ code: 'row.newer' });
    // A question is answered all the same, and the newer memory of the conversation stays.
    expect(await lone.say('hvornår er møderne i Aarhus?')).toContain('Aarhus');
    await world.settle();
    for (const { table, row } of recorded(file)) {
      expect(world.rows.get(`${table}/${row.partitionKey}/${row.rowKey}`)).toEqual({ ...row, v: row.v + newer, etag: 'recorded' });
    }
    expect(world.posted).toEqual([]);
  });
});
