import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { addDays, longDate } from '../../src/core/calendar.js';
import { giveUp } from '../../src/core/jobs.js';
import type { Programme } from '../../src/core/programme.js';
import { apply, fillIn, newestIn, organiserIn, person, stage, type World } from '../apply/talk.js';
import { local, planned } from '../plan/talk.js';
import { madeUp } from '../rounds/made-up.js';

/** Keys of the rows whose table begins so. */
function keysIn({ rows }: Pick<World, 'rows'>, table: string): string[] {
  return [...rows.keys()].filter((key) => key.startsWith(table));
}

/** The world's clock goes to that time, and what has become due by then is done. */
async function until(world: World, time: string): Promise<void> {
  world.at(time);
  await world.work();
  await world.settle();
}

function lone(world: World) {
  return person(world, 'Lone Hansen', 'lone@vejle.dk');
}

/** When work of this name is due, as Copenhagen reads it. */
function dueFor({ rows }: Pick<World, 'rows'>, job: string): string[] {
  return [...rows.values()]
    .filter((row) => row.job === job && row.rowKey.startsWith('d|'))
    .map(({ rowKey }) => local(rowKey.split('|')[1] ?? ''));
}

describe('a draft that is never sent', () => {
  test('goes after its period and not before, with all that stood around it', async () => {
    const world = stage('2025-10-20T09:00');
    await fillIn(lone(world));
    await until(world, '2026-04-06T09:00');
    await until(world, '2026-04-20T03:59');
    expect(keysIn(world, 'apply/2025-26/a|')).toHaveLength(1);
    await until(world, '2026-04-20T04:00');
    expect(keysIn(world, 'apply/')).toEqual([]);
  });

  test('whoever answers for it is told once, two weeks before', async () => {
    const world = stage('2025-10-20T09:00');
    await fillIn(lone(world));
    await until(world, '2026-04-06T08:59');
    const before = world.posted.length;
    await until(world, '2026-04-06T09:00');
    expect(world.posted.slice(before).map(({ to, text }) => [to, text])).toEqual([
      ['chat-lone-hansen', expect.stringContaining('Mandag den 20. april 2026 sletter jeg den.')],
    ]);
    await until(world, '2026-04-19T09:00');
    expect(world.posted.length).toBe(before + 1);
  });

  test.each(['2026-04-18T11:00', '2026-04-20T04:00', '2026-06-01T08:00'])(
    'told as late as %s, it stands for two weeks more',
    async (late) => {
      const world = stage('2025-10-20T09:00');
      await fillIn(lone(world));
      const before = world.posted.length;
      await until(world, late);
      const last = addDays(late.slice(0, 10), 14);
      expect(world.posted.slice(before).map(({ text }) => text)).toEqual([expect.stringMatching(new RegExp(longDate(last, 'da'), 'i'))]);
      expect(dueFor(world, 'apply.expire')).toEqual([`${last} 04:00`]);
      await until(world, `${last}T03:59`);
      expect(keysIn(world, 'apply/2025-26/a|')).toHaveLength(1);
      await until(world, `${last}T04:00`);
      expect(keysIn(world, 'apply/')).toEqual([]);
      expect(world.posted.length).toBe(before + 1);
    },
  );

  test('goes on its day where nobody can be told', async () => {
    const world = stage('2025-10-20T09:00');
    await fillIn(lone(world));
    const { ports } = world;
    world.ports = { ...ports, messenger: { ...ports.messenger, post: async () => ({ kind: 'refused', code: 'blocked' }) } };
    await until(world, '2026-04-20T04:00');
    expect(keysIn(world, 'apply/')).toEqual([]);
  });

  test('lives on where somebody changed it meanwhile, and for as long from then', async () => {
    const world = stage('2025-10-20T09:00');
    const who = lone(world);
    await fillIn(who);
    world.at('2025-11-10T10:00');
    await who.say('ansøg');
    await who.say('Signe Krogh er TR, signe@vejle.dk');
    await until(world, '2026-04-20T04:00');
    expect(keysIn(world, 'apply/2025-26/a|')).toHaveLength(1);
    await until(world, '2026-04-26T09:00');
    await until(world, '2026-05-09T04:00');
    expect(keysIn(world, 'apply/2025-26/a|')).toHaveLength(1);
    await until(world, '2026-05-10T04:00');
    expect(keysIn(world, 'apply/')).toEqual([]);
  });

  test('costs its step no request more: what looks after it is written with it', async () => {
    const world = stage('2025-10-20T09:00');
    const calls: string[] = [];
    const { ports } = world;
    world.ports = {
      ...ports,
      tables: (name) => {
        const table = ports.tables(name);
        const noted = <T>(call: string, done: T): T => {
          calls.push(call);
          return done;
        };
        return { ...table, get: (p, r) => noted('get', table.get(p, r)), commit: (all) => noted('commit', table.commit(all)) };
      },
    };
    const who = lone(world);
    await who.say('ansøg');
    calls.length = 0;
    await who.press('Gem og gå videre', { municipality: 'vejle', course: 'aarhus' });
    expect(calls.filter((call) => call === 'get')).toHaveLength(1);
    expect(calls.filter((call) => call === 'commit')).toHaveLength(1);
    expect(dueFor(world, 'apply.expire')).toEqual(['2026-04-06 09:00']);
  });

  test('is not taken away while somebody is writing in it at that moment', async () => {
    const world = stage('2025-10-20T09:00');
    await fillIn(lone(world));
    await until(world, '2026-04-06T09:00');
    world.at('2026-04-20T04:00');
    const { ports } = world;
    const [row] = world.rowsAt('a|');
    if (!row) throw new Error('no draft');
    // Between the look at its last change and the deletion, the row gets another etag and the log another line.
    let isDone = false;
    world.ports = {
      ...ports,
      tables: (name) => {
        const table = ports.tables(name);
        return {
          ...table,
          commit: async (changes) => {
            if (!isDone && name === 'apply' && changes.some((change) => change.kind === 'remove' && change.rowKey === row.rowKey)) {
              isDone = true;
              await table.put(row);
              await table.put({
                ...row,
                rowKey: `l|${row.rowKey.slice(2)}|2026-04-20T01:59:00.000Z|x`,
                ...{ v: 1, at: '2026-04-20T01:59:00.000Z', by: 'somebody', what: 'edited', parts: '', state: 'draft' },
              });
            }
            return table.commit(changes);
          },
        };
      },
    };
    await world.work();
    expect(isDone).toBe(true);
    expect(keysIn(world, 'apply/2025-26/a|')).toHaveLength(1);
    expect(dueFor(world, 'apply.expire')).toEqual(['2026-10-06 09:00']);
  });
});

describe('an application that was sent', () => {
  test('goes long after the round’s last meeting, whatever was decided', async () => {
    const world = stage('2025-10-20T09:00');
    await apply(lone(world));
    const freja = await organiserIn(world);
    await newestIn(world, freja);
    await freja.press('Optag');
    await until(world, '2026-05-01T09:00');
    expect(dueFor(world, 'apply.expire')).toEqual(['2028-10-01 04:00']);
    await until(world, '2028-10-01T03:59');
    expect(keysIn(world, 'apply/2025-26/a|')).toHaveLength(1);
    await until(world, '2028-10-01T04:00');
    expect(keysIn(world, 'apply/')).toEqual([]);
  });

  test('taken back, it goes as a draft does', async () => {
    const world = stage('2025-10-20T09:00');
    const who = lone(world);
    await apply(who);
    await until(world, '2025-11-01T09:00');
    await who.say('træk ansøgningen tilbage');
    await who.press(/Ja/);
    await until(world, '2026-05-01T03:59');
    expect(keysIn(world, 'apply/2025-26/a|')).toHaveLength(1);
    await until(world, '2026-05-01T04:00');
    expect(keysIn(world, 'apply/')).toEqual([]);
  });
});

test('a plan goes a year after its course’s last meeting, with history, posts and ways', async () => {
  const world = await planned('Risikovurdere hjemmebesøg');
  await world.lea.say('hent handleplan');
  expect(dueFor(world, 'plan.expire')).toEqual(['2027-10-01 04:00']);
  await until(world, '2027-10-01T03:59');
  expect(keysIn(world, 'plan/2025-26/g|')).not.toEqual([]);
  await until(world, '2027-10-01T04:00');
  expect(keysIn(world, 'plan/')).toEqual([]);
});

describe('what Ask remembers', () => {
  test('goes ninety days after the last message, with one row that looks after it', async () => {
    const world = stage('2025-10-20T09:00');
    const who = lone(world);
    for (const text of ['hvornår er fristen i Aarhus?', 'og i København?', 'hvad koster det?']) {
      await who.say(text);
      await world.settle();
    }
    expect(keysIn(world, 'askdue/')).toHaveLength(1);
    world.at('2025-12-01T09:00');
    await who.say('hvem kan være med?');
    await world.settle();
    expect(keysIn(world, 'askdue/')).toHaveLength(1);
    await until(world, '2026-01-18T04:00');
    expect(keysIn(world, 'askmemory/')).toHaveLength(1);
    await until(world, '2026-03-01T03:59');
    expect(keysIn(world, 'askmemory/')).toHaveLength(1);
    await until(world, '2026-03-01T04:00');
    expect([...keysIn(world, 'askmemory/'), ...keysIn(world, 'askdue/')]).toEqual([]);
  });

  test('another process finds it, and needs no second row', async () => {
    const world = stage('2025-10-20T09:00');
    await lone(world).say('hvornår er fristen i Aarhus?');
    await world.settle();
    world.restart();
    expect(await lone(world).say('og i København?')).toContain('10. november');
    await world.settle();
    expect(keysIn(world, 'askdue/')).toHaveLength(1);
    expect(keysIn(world, 'askmemory/')).toHaveLength(1);
  });

  test('questions without an answer and thumbs go with their month', async () => {
    const world = stage('2025-10-20T09:00');
    const who = lone(world);
    await who.say('hvor kan man parkere?');
    await world.settle();
    const { dispatch } = await import('../../src/core/dispatch.js');
    await dispatch(capabilities, { ...who.origin, kind: 'feedback', answerId: '', helpful: true, comment: 'godt' }, world.ports);
    expect(keysIn(world, 'askunanswered/')).toHaveLength(1);
    expect(keysIn(world, 'askfeedback/')).toHaveLength(1);
    await until(world, '2026-11-01T03:59');
    expect(keysIn(world, 'askunanswered/')).toHaveLength(1);
    await until(world, '2026-11-01T04:00');
    expect([...keysIn(world, 'askunanswered/'), ...keysIn(world, 'askfeedback/')]).toEqual([]);
  });

  test('that it has said hello goes after two years', async () => {
    const world = stage('2025-10-20T09:00');
    const { dispatch } = await import('../../src/core/dispatch.js');
    await dispatch(capabilities, { ...lone(world).origin, kind: 'joined' }, world.ports);
    await until(world, '2027-10-20T03:59');
    expect(keysIn(world, 'askgreeted/')).toHaveLength(1);
    await until(world, '2027-10-20T04:00');
    expect([...keysIn(world, 'askgreeted/'), ...keysIn(world, 'askdue/')]).toEqual([]);
  });
});

test('dead letters go three months after their month', async () => {
  const world = stage('2025-10-20T09:00');
  await giveUp([], { name: 'apply.gone', data: { id: 'a' } }, 'turn.failed', world.ports);
  await until(world, '2026-02-01T03:59');
  expect(keysIn(world, 'deadletters/2025-10')).toHaveLength(1);
  await until(world, '2026-02-01T04:00');
  expect(keysIn(world, 'deadletters/')).toEqual([]);
});

test('the periods are the round’s: in another round they are others', async () => {
  const world = stage('2027-01-11T09:00');
  const programme: Programme = madeUp;
  world.ports = { ...world.ports, programme };
  const who = lone(world);
  await who.say('ansøg');
  await who.say('hvornår er fristen i Odense?');
  await world.settle();
  expect(dueFor(world, 'apply.expire')).toEqual(['2027-03-28 09:00']);
  expect(dueFor(world, 'ask.expire')).toEqual(['2027-01-21 04:00']);
});

test('what could not be done is come back to the next day', async () => {
  const world = stage('2025-10-20T09:00');
  await fillIn(lone(world));
  const [row] = world.rowsAt('a|');
  world.at('2026-04-20T04:00');
  await giveUp(capabilities, { name: 'apply.expire', data: { id: row?.rowKey.slice(2) ?? '' } }, 'storage.down', world.ports);
  expect(dueFor(world, 'apply.expire')).toContain('2026-04-21 04:00');
});
