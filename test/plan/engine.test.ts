import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { giveUp } from '../../src/core/jobs.js';
import type { Job, Ports, Posted } from '../../src/core/ports.js';
import { checkInAt, local, type Office, organiserHere, planned } from './talk.js';

/** The one job that is due. */
async function only(world: Office): Promise<Job> {
  const [job, ...others] = await world.inHand();
  if (!job || others.length > 0) throw new Error('one job is due');
  return job;
}

/** When the next check-ins are due, as `2025-12-15 09:00`. */
function nextDue(world: Office): string[] {
  return world.stored('d|').flatMap(({ job, rowKey }) => (job === 'plan.check-in' ? [local(rowKey.split('|')[1] ?? '')] : []));
}

/** What the overview says, in the organisers' channel. */
async function overviewOf(world: Office): Promise<string> {
  return (await organiserHere(world)).say('overblik');
}

/** A gate that somebody waits at until it is opened. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** A process that is held up when it has claimed the check-in and is about to say that it sends. */
function heldBeforeSending(ports: Ports, wait: Promise<void>, reached: () => void): Ports {
  return {
    ...ports,
    tables: (name) => {
      const table = ports.tables(name);
      return {
        ...table,
        replace: async (row) => {
          if (row.state === 'sending') {
            reached();
            await wait;
          }
          return table.replace(row);
        },
      };
    },
  };
}

describe('a claim', () => {
  test('tells who is about to send from who sends and what was sent', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2025-12-08T09:00');
    const job = await only(world);
    const [claimed, sending] = [gate(), gate()];
    const [mayGo, mayArrive] = [gate(), gate()];
    const { messenger } = world.ports;
    const slow: Ports = {
      ...heldBeforeSending(world.another(), mayGo.passed, claimed.open),
      messenger: {
        ...messenger,
        post: async (to, message) => {
          sending.open();
          await mayArrive.passed;
          return messenger.post(to, message);
        },
      },
    };
    const done = world.run(job, slow);
    await claimed.passed;
    expect(world.posts()).toEqual(['check-in|2025-W50 claimed']);
    expect(nextDue(world)).toEqual(['2025-12-15 09:00']);
    mayGo.open();
    await sending.passed;
    expect(world.posts()).toEqual(['check-in|2025-W50 sending']);
    mayArrive.open();
    await done;
    expect(world.posts()).toEqual(['check-in|2025-W50 sent']);
    expect(world.inGroup()).toHaveLength(1);
  });

  test('of a process that ended before it sent is taken over after its lease, and not before', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2025-12-08T09:00');
    const job = await only(world);
    const reached = gate();
    void world.run(job, heldBeforeSending(world.another(), new Promise(() => undefined), reached.open));
    await reached.passed;
    expect(await world.run(job)).toMatchObject({ again: 5 });
    expect(world.inGroup()).toEqual([]);
    world.at('2025-12-08T09:01');
    expect(await world.run(job)).toBeUndefined();
    expect(world.inGroup()).toHaveLength(1);
    expect(world.posts()).toEqual(['check-in|2025-W50 sent']);
  });

  test('of a process that ended in the middle of sending is never sent again', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2025-12-08T09:00');
    const job = await only(world);
    const reached = gate();
    const { messenger } = world.ports;
    const never = new Promise<Posted>(() => undefined);
    const post = async () => {
      reached.open();
      return never;
    };
    void world.run(job, { ...world.another(), messenger: { ...messenger, post } });
    await reached.passed;
    expect(await world.run(job)).toMatchObject({ again: 15 });
    world.at('2025-12-08T09:02');
    expect(await world.run(job)).toBeUndefined();
    expect(world.posts()).toEqual(['check-in|2025-W50 uncertain']);
    expect(world.inGroup()).toEqual([]);
    expect(nextDue(world)).toEqual(['2025-12-15 09:00']);
  });
});

describe('two instances', () => {
  test('that have the same check-in in hand post it once', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2025-12-08T09:00');
    const job = await only(world);
    const outcomes = await Promise.all([world.run(job, world.another()), world.run(job, world.another())]);
    expect(world.inGroup()).toHaveLength(1);
    expect(outcomes.filter((one) => one === undefined)).toHaveLength(1);
    // Who came second looks again, and finds it sent.
    expect(await world.run(job, world.another())).toBeUndefined();
    expect(world.inGroup()).toHaveLength(1);
    expect(nextDue(world)).toEqual(['2025-12-15 09:00']);
  });

  test('that look at once hand a check-in over once, and a job that is in the queue twice is posted once', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2025-12-08T09:00');
    const jobs = (await Promise.all([world.inHand(), world.inHand()])).flat();
    expect(jobs).toHaveLength(1);
    for (const job of [...jobs, ...jobs]) await world.run(job);
    expect(world.inGroup()).toHaveLength(1);
  });

  test('that each have a call for help in hand post it once', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    await organiserHere(world);
    for (const day of ['2025-12-08', '2025-12-15']) {
      await checkInAt(world, `${day}T09:00`, world.lea);
      await world.lea.press('Send svaret');
    }
    await world.lea.press('Ja, spørg konsulenterne');
    const job = await only(world);
    await Promise.all([world.run(job, world.another()), world.run(job, world.another())]);
    expect(world.posted.filter(({ to }) => to === '19:organisers')).toHaveLength(1);
  });
});

describe('where Teams refuses', () => {
  const refusals = [
    ['BotNotInConversationRoster', 'botten er ude af teamet siden 8. december'],
    ['BotDisabledByAdmin', 'botten må ikke skrive i kanalen siden 8. december'],
    ['ConversationBlockedByUser', 'botten må ikke skrive i kanalen siden 8. december'],
    ['NotEnoughPermissions', 'botten må ikke skrive i kanalen siden 8. december'],
    ['MessageWritesBlocked', 'botten må ikke skrive i kanalen siden 8. december'],
    ['ConversationNotFound', 'kanalen er væk siden 8. december'],
  ] as const;

  test.each(refusals)('with %s, nothing more is sent there and the overview says so', async (code, said) => {
    const world = await planned('Risikovurdere hjemmebesøg');
    let asked = 0;
    world.meet(() => {
      asked += 1;
      return { kind: 'refused', code };
    });
    for (const day of ['2025-12-08', '2025-12-15', '2025-12-22']) {
      world.at(`${day}T09:00`);
      await world.work();
    }
    expect(asked).toBe(1);
    expect(world.posts()).toEqual([`check-in|2025-W50 failed ${code}`]);
    const overview = await overviewOf(world);
    expect(overview).toContain(said);
    expect(overview).toContain(`kortet for uge 50 kom ikke frem (Teams sagde nej: ${code})`);
  });

  test.each(['http-400', 'http-401', 'http-413', 'http-500'])('with %s, this one is given up and the next one comes', async (code) => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.meet(() => ({ kind: 'refused', code }));
    world.at('2025-12-08T09:00');
    await world.work();
    await world.work();
    expect(world.posts()).toEqual([`check-in|2025-W50 failed ${code}`]);
    world.meet(() => undefined);
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
    expect(await overviewOf(world)).toContain(`kortet for uge 50 kom ikke frem (Teams sagde nej: ${code})`);
  });

  test('because the bot is out of the team, it resumes when it is put in again, and makes up for nothing', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.meet(() => ({ kind: 'refused', code: 'BotNotInConversationRoster' }));
    for (const day of ['2025-12-08', '2025-12-15']) {
      world.at(`${day}T09:00`);
      await world.work();
    }
    world.meet(() => undefined);
    world.at('2025-12-16T10:00');
    await world.tell('joined');
    await world.work();
    expect(world.inGroup()).toEqual([]);
    expect(await overviewOf(world)).not.toContain('ude af teamet');
    expect(await checkInAt(world, '2025-12-22T09:00')).toContain('Uge 52');
    expect(world.inGroup()).toHaveLength(1);
  });

  test('and then somebody writes from the channel, it resumes', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.meet(() => ({ kind: 'refused', code: 'MessageWritesBlocked' }));
    world.at('2025-12-08T09:00');
    await world.work();
    world.meet(() => undefined);
    world.at('2025-12-10T10:00');
    expect(await world.lea.say('handleplan')).toContain('Risikovurdere hjemmebesøg');
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
  });

  test('and the channel is linked again, it resumes without saying that the group moved', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    await world.tell('left');
    world.at('2025-12-10T10:00');
    expect(await world.lea.say('tilknyt')).toContain('allerede knyttet');
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
  });

  test('what was said around a meeting is refused, too: the bot is silent from then on', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    await world.lea.say('hold pause til 1. april');
    world.meet(() => ({ kind: 'refused', code: 'BotNotInConversationRoster' }));
    world.at('2026-02-27T09:00');
    await world.work();
    expect(world.posts()).toEqual(['digest|2026-03-04 failed BotNotInConversationRoster']);
    expect(await overviewOf(world)).toContain('botten er ude af teamet siden 27. februar');
  });
});

test('a bot that is taken out of the team is silent there, at once and for as long', async () => {
  const world = await planned('Risikovurdere hjemmebesøg');
  await world.tell('left', { ...world.lea.origin, teamId: '19:another-team' });
  await checkInAt(world, '2025-12-08T09:00');
  await world.tell('left');
  for (const day of ['2025-12-15', '2025-12-22']) {
    world.at(`${day}T09:00`);
    await world.work();
  }
  expect(world.inGroup()).toHaveLength(1);
  expect(await overviewOf(world)).toContain('botten er ude af teamet siden 8. december');
});

describe('what Teams does not take yet', () => {
  test('is tried again as Teams says, and is not doubled', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    let left = 2;
    world.meet(() => (left-- > 0 ? { kind: 'later', seconds: 30 } : undefined));
    world.at('2025-12-08T09:00');
    const job = await only(world);
    expect(await world.run(job)).toEqual({ again: 30, code: 'teams.later' });
    expect(world.posts()).toEqual(['check-in|2025-W50 waiting']);
    world.at('2025-12-08T09:01');
    expect(await world.run(job)).toEqual({ again: 30, code: 'teams.later' });
    world.at('2025-12-08T09:02');
    expect(await world.run(job)).toBeUndefined();
    expect(await world.run(job)).toBeUndefined();
    expect(world.inGroup()).toHaveLength(1);
    expect(nextDue(world)).toEqual(['2025-12-15 09:00']);
  });

  test('until people have gone home is missed', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.meet(() => ({ kind: 'later', seconds: 30 }));
    world.at('2025-12-08T09:00');
    const job = await only(world);
    await world.run(job);
    world.meet(() => undefined);
    world.at('2025-12-08T17:00');
    expect(await world.run(job)).toBeUndefined();
    expect(world.inGroup()).toEqual([]);
    expect(world.posts()).toEqual(['check-in|2025-W50 failed missed']);
  });

  test('however often it is tried is given up with its reason, and the next one comes', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.meet(() => ({ kind: 'later', seconds: 30 }));
    world.at('2025-12-08T09:00');
    const job = await only(world);
    await world.run(job);
    await giveUp(capabilities, job, 'teams.later', world.ports);
    world.meet(() => undefined);
    expect(await world.run(job)).toBeUndefined();
    expect(world.posts()).toEqual(['check-in|2025-W50 failed teams.later']);
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
    expect(world.inGroup()).toHaveLength(1);
  });

  test('and what never began is given up too, without breaking the chain', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2025-12-08T09:00');
    await giveUp(capabilities, await only(world), 'storage.down', world.ports);
    expect(world.posts()).toEqual(['check-in|2025-W50 failed storage.down']);
    expect(nextDue(world)).toEqual(['2025-12-15 09:00']);
  });
});

describe('a check-in that cannot be made', () => {
  test('has not been sent: it is given up with its reason, lies with the dead letters, and does not break the chain', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2025-12-08T09:00');
    const job = await only(world);
    const courses = world.ports.programme.courses.map((course) => ({
      ...course,
      meetings: course.meetings.map(({ date }) => ({
        date,
        get venue(): never {
          throw new TypeError('nobody foresaw this');
        },
      })),
    }));
    const ports = { ...world.ports, programme: { ...world.ports.programme, courses } };
    for (let tries = 0; tries < 5; tries++) await expect(world.run(job, ports)).rejects.toThrow('nobody foresaw this');
    expect(world.posts()).toEqual([]);
    await giveUp(capabilities, job, 'job.failed', world.ports);
    expect(world.posts()).toEqual(['check-in|2025-W50 failed job.failed']);
    const [letter] = [...world.rows].filter(([key]) => /^deadletters\/\d/.test(key));
    expect(letter?.[1]).toMatchObject({ job: 'plan.check-in', code: 'job.failed' });
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
    expect(world.inGroup()).toHaveLength(1);
  });
});

describe('what nobody knows', () => {
  test('ends uncertain, is never sent again, and is said on the next check-in and in the overview', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.meet(() => ({ kind: 'unknown' }));
    world.at('2025-12-08T09:00');
    const job = await only(world);
    expect(await world.run(job)).toBeUndefined();
    world.meet(() => undefined);
    expect(await world.run(job)).toBeUndefined();
    expect(world.posts()).toEqual(['check-in|2025-W50 uncertain']);
    expect(await overviewOf(world)).toContain('1 kort er måske ikke kommet frem');
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Jeg ved ikke, om kortet for uge 50 nåede frem til jer.');
    expect(await checkInAt(world, '2025-12-22T09:00')).not.toContain('nåede frem til jer');
    expect(world.inGroup()).toHaveLength(2);
  });

  test('is said of each of several weeks running', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.meet(() => ({ kind: 'unknown' }));
    for (const day of ['2025-12-08', '2025-12-15']) {
      world.at(`${day}T09:00`);
      await world.work();
    }
    world.meet(() => undefined);
    expect(await checkInAt(world, '2025-12-22T09:00')).toContain('kortet for uge 50 og 51 nåede frem');
  });
});

describe('hours in which no process ran', () => {
  test('are caught up on the same working day', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    expect(await checkInAt(world, '2025-12-08T11:00')).toContain('Uge 50');
    expect(world.inGroup().map(({ at }) => local(at))).toEqual(['2025-12-08 11:00']);
    expect(nextDue(world)).toEqual(['2025-12-15 09:00']);
  });

  test.each(['2025-12-08T18:00', '2025-12-08T23:30', '2025-12-09T09:00', '2025-12-12T10:00'])(
    'until %s are not: it is recorded as missed, and the next week comes',
    async (until) => {
      const world = await planned('Risikovurdere hjemmebesøg');
      world.at(until);
      await world.work();
      expect(world.inGroup()).toEqual([]);
      expect(world.posts()).toEqual(['check-in|2025-W50 failed missed']);
      expect(await overviewOf(world)).toContain('kortet for uge 50 kom ikke frem (for sent)');
      expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
      expect(world.inGroup()).toHaveLength(1);
    },
  );

  test('for weeks end in one check-in, not in one for each week', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    world.at('2026-01-12T10:00');
    await world.work();
    expect(world.inGroup().map(({ text }) => text.slice(0, 5))).toEqual(['Uge 3']);
    expect(world.posts()).toEqual([
      ...['2025-W50', '2025-W51', '2025-W52', '2026-W01', '2026-W02'].map((week) => `check-in|${week} failed missed`),
      'check-in|2026-W03 sent',
    ]);
  });

  test('do not end in a digest that comes too late', async () => {
    const world = await planned('Risikovurdere hjemmebesøg');
    await world.lea.say('hold pause til 1. april');
    world.at('2026-02-27T17:30');
    await world.work();
    expect(world.inGroup()).toEqual([]);
    expect(world.posts()).toEqual(['digest|2026-03-04 failed missed']);
  });
});
