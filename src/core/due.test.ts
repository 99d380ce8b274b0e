import { expect, test } from 'vitest';
import { memoryTables } from '../../test/fakes.js';
import { moment } from './calendar.js';
import { dueRow, handOver } from './due.js';
import type { Job, Table } from './ports.js';

function stage() {
  const { tables } = memoryTables();
  const table = tables('fakedue');
  const jobs: Job[] = [];
  const world = {
    table,
    jobs,
    now: '2026-02-02T09:00',
    due: (at: string, id: string) => table.put(dueRow('round', moment(at), 'fake.job', { id })),
    look: (over: Partial<Table> = {}) =>
      handOver({ ...table, ...over }, 'round', { clock: () => moment(world.now), enqueue: async (job) => void jobs.push(job) }),
    ids: () => jobs.map(({ data }) => data.id),
  };
  return world;
}

test('what is due goes to the queue and away, and what is to come stays', async () => {
  const world = stage();
  await world.due('2026-02-02T09:00', 'now');
  await world.due('2026-02-02T08:00', 'before');
  await world.due('2026-02-02T09:01', 'later');
  expect(await world.look()).toBe(false);
  expect(world.ids()).toEqual(['before', 'now']);
  await world.look();
  expect(world.jobs).toHaveLength(2);
  world.now = '2026-02-02T10:00';
  await world.look();
  expect(world.ids()).toEqual(['before', 'now', 'later']);
});

test('the same job that became due several times is handed over once', async () => {
  const world = stage();
  await world.due('2026-02-02T08:00', 'card');
  await world.due('2026-02-02T08:30', 'card');
  await world.look();
  expect(world.ids()).toEqual(['card']);
});

test('a look hands over fifty at the most, so that their work can begin, and says that there is more', async () => {
  const world = stage();
  for (let i = 0; i < 70; i++) await world.due('2026-02-02T08:00', `g${i}`);
  expect(await world.look()).toBe(true);
  expect(world.jobs).toHaveLength(50);
  expect(await world.look()).toBe(false);
  expect(new Set(world.ids()).size).toBe(70);
});

test('of two who look at once each row is handed over by one', async () => {
  const world = stage();
  for (let i = 0; i < 40; i++) await world.due('2026-02-02T08:00', `g${i}`);
  await Promise.all([world.look(), world.look()]);
  expect(world.ids()).toHaveLength(40);
});

test('who dies before the queue has it leaves it to the next, a little later', async () => {
  const world = stage();
  await world.due('2026-02-02T09:00', 'one');
  const dead = handOver(world.table, 'round', {
    clock: () => moment(world.now),
    enqueue: async () => {
      throw new Error('the process is gone');
    },
  });
  await expect(dead).rejects.toThrow();
  await world.look();
  expect(world.ids()).toEqual([]);
  world.now = '2026-02-02T09:01';
  await world.look();
  expect(world.ids()).toEqual(['one']);
});
