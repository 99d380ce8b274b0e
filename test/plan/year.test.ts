import { expect, test } from 'vitest';
import { addDays } from '../../src/core/calendar.js';
import type { Person } from '../apply/talk.js';
import { inChannel, local, type Office, office, vejle } from './talk.js';

/*
 * What three groups hear from the bot between the first network meeting and the last, reasoned from the calendar. Meetings: København on
 * 27 November 2025, 24 February, 1 June and 28 September 2026, Aarhus on 3 December 2025, 4 March, 10 June and 1 October 2026. The plan is
 * asked for at nine on the working day after a meeting, the digest comes at nine three working days before it. Holidays: 25 and 26 December,
 * 1 January, 2, 3 and 6 April, 14 and 25 May. Summer time from 29 March. The programme's quiet weeks: 6 July to 2 August.
 */

/** København, Mondays at nine, from 28 November. From 22 June it keeps a pause of its own until 17 August. */
const inCopenhagen = `
2025-11-28 09:00 capture
2025-12-01 09:00 check-in 49
2025-12-08 09:00 check-in 50
2025-12-15 09:00 check-in 51
2025-12-22 09:00 check-in 52
2025-12-29 09:00 check-in 1
2026-01-05 09:00 check-in 2
2026-01-12 09:00 check-in 3
2026-01-19 09:00 check-in 4
2026-01-26 09:00 check-in 5
2026-02-02 09:00 check-in 6
2026-02-09 09:00 check-in 7
2026-02-16 09:00 check-in 8
2026-02-19 09:00 digest
2026-02-23 09:00 check-in 9
2026-02-25 09:00 capture
2026-03-02 09:00 check-in 10
2026-03-09 09:00 check-in 11
2026-03-16 09:00 check-in 12
2026-03-23 09:00 check-in 13
2026-03-30 09:00 check-in 14
2026-04-07 09:00 check-in 15
2026-04-13 09:00 check-in 16
2026-04-20 09:00 check-in 17
2026-04-27 09:00 check-in 18
2026-05-04 09:00 check-in 19
2026-05-11 09:00 check-in 20
2026-05-18 09:00 check-in 21
2026-05-26 09:00 check-in 22
2026-05-27 09:00 digest
2026-06-01 09:00 check-in 23
2026-06-02 09:00 capture
2026-06-08 09:00 check-in 24
2026-06-15 09:00 check-in 25
2026-06-22 09:00 check-in 26
2026-08-17 09:00 check-in 34
2026-08-24 09:00 check-in 35
2026-08-31 09:00 check-in 36
2026-09-07 09:00 check-in 37
2026-09-14 09:00 check-in 38
2026-09-21 09:00 check-in 39
2026-09-23 09:00 digest
2026-09-28 09:00 check-in 40
2026-09-29 09:00 capture
`;

/** Aarhus, every second Wednesday at ten, counted from Thursday 4 December. */
const fortnightly = `
2025-11-28 09:00 digest
2025-12-04 09:00 capture
2025-12-17 10:00 check-in 51
2025-12-31 10:00 check-in 1
2026-01-14 10:00 check-in 3
2026-01-28 10:00 check-in 5
2026-02-11 10:00 check-in 7
2026-02-25 10:00 check-in 9
2026-02-27 09:00 digest
2026-03-05 09:00 capture
2026-03-11 10:00 check-in 11
2026-03-25 10:00 check-in 13
2026-04-08 10:00 check-in 15
2026-04-22 10:00 check-in 17
2026-05-06 10:00 check-in 19
2026-05-20 10:00 check-in 21
2026-06-03 10:00 check-in 23
2026-06-05 09:00 digest
2026-06-11 09:00 capture
2026-06-17 10:00 check-in 25
2026-07-01 10:00 check-in 27
2026-08-12 10:00 check-in 33
2026-08-26 10:00 check-in 35
2026-09-09 10:00 check-in 37
2026-09-23 10:00 check-in 39
2026-09-28 09:00 digest
`;

/** Aarhus, Thursdays at 13, from 5 December. The bot is out of its team from 2 March at eight to 1 April at noon. */
const removedForAMonth = `
2025-11-28 09:00 digest
2025-12-04 09:00 capture
2025-12-11 13:00 check-in 50
2025-12-18 13:00 check-in 51
2025-12-29 13:00 check-in 52
2026-01-02 13:00 check-in 1
2026-01-08 13:00 check-in 2
2026-01-15 13:00 check-in 3
2026-01-22 13:00 check-in 4
2026-01-29 13:00 check-in 5
2026-02-05 13:00 check-in 6
2026-02-12 13:00 check-in 7
2026-02-19 13:00 check-in 8
2026-02-26 13:00 check-in 9
2026-02-27 09:00 digest
2026-04-07 13:00 check-in 14
2026-04-09 13:00 check-in 15
2026-04-16 13:00 check-in 16
2026-04-23 13:00 check-in 17
2026-04-30 13:00 check-in 18
2026-05-07 13:00 check-in 19
2026-05-15 13:00 check-in 20
2026-05-21 13:00 check-in 21
2026-05-28 13:00 check-in 22
2026-06-04 13:00 check-in 23
2026-06-05 09:00 digest
2026-06-11 09:00 capture
2026-06-11 13:00 check-in 24
2026-06-18 13:00 check-in 25
2026-06-25 13:00 check-in 26
2026-07-02 13:00 check-in 27
2026-08-06 13:00 check-in 32
2026-08-13 13:00 check-in 33
2026-08-20 13:00 check-in 34
2026-08-27 13:00 check-in 35
2026-09-03 13:00 check-in 36
2026-09-10 13:00 check-in 37
2026-09-17 13:00 check-in 38
2026-09-24 13:00 check-in 39
2026-09-28 09:00 digest
2026-10-01 13:00 check-in 40
`;

/** A group of its own organisation, with one person who speaks for it. */
function group(tenantId: string, course: string) {
  const members = [{ id: 'lise', name: 'Lise Lund', mail: `lise@${tenantId}.dk`, role: 'leader' }];
  return vejle({ id: `${tenantId}-group`, tenantId, course, municipality: tenantId, area: '', members, coordinator: '' });
}

function speakerOf(world: Office, tenantId: string): Person {
  return inChannel(world, 'Lise Lund', `lise@${tenantId}.dk`, {
    tenantId,
    userId: `lise-${tenantId}`,
    channelId: `19:${tenantId}@thread.tacv2`,
    teamId: `19:${tenantId}-team`,
  });
}

/** What was said in a group's channel, as the tables above write it. */
function heard({ posted }: Office, tenantId: string): string[] {
  return posted.flatMap(({ to, at, reply }) => {
    if (!to.startsWith(`19:${tenantId}@`) || reply.kind !== 'card') return [];
    const [, week] = /^Uge (\d+): /.exec(reply.summary) ?? [];
    const kind = reply.summary.startsWith('Netværksmøde ') ? 'digest' : reply.summary.startsWith('Hvad blev I enige om') ? 'capture' : '';
    return [`${local(at)} ${week === undefined ? kind : `check-in ${week}`}`];
  });
}

function written(table: string): string[] {
  return table.trim().split('\n');
}

/** The hours of a day in which somebody could be written to, and some more. */
const hours = Array.from({ length: 14 }, (_, n) => String(n + 7).padStart(2, '0'));

test('three groups hear from the bot on the days and hours of the calendar, for a whole round', async () => {
  const world = office('2025-11-27T15:00', {
    groups: [group('solroed', 'koebenhavn'), group('randers', 'aarhus'), group('skive', 'aarhus')],
  });
  const [solroed, randers, skive] = ['solroed', 'randers', 'skive'].map((tenant) => speakerOf(world, tenant));
  if (!solroed || !randers || !skive) throw new Error('three groups speak');
  const plan = async (who: Person) => {
    for (const what of ['risikovurdere hjemmebesøg', 'øve beredskabet']) await who.say(`ny handling: ${what}`);
  };
  const happens: Readonly<Record<string, () => Promise<unknown>>> = {
    '2025-11-28T10': () => plan(solroed),
    '2025-12-04T11': async () => {
      expect(await randers.say('check-in hver anden onsdag kl. 10')).toContain('hver anden onsdag kl. 10');
      await plan(randers);
    },
    '2025-12-05T10': async () => {
      expect(await skive.say('check-in om torsdagen kl. 13')).toContain('hver torsdag kl. 13');
      await plan(skive);
    },
    '2026-03-02T08': () => world.tell('left', skive.origin),
    '2026-04-01T12': () => world.tell('joined', skive.origin),
    '2026-06-22T10': async () => expect(await solroed.say('hold pause til 17. august')).toContain('den 17. august 2026'),
  };
  for (const who of [solroed, randers, skive]) expect(await who.say('tilknyt')).toContain('Så er kanalen knyttet til');
  let done = 0;
  for (let day = '2025-11-27'; day <= '2026-10-01'; day = addDays(day, 1)) {
    for (const hour of hours.slice(day === '2025-11-27' ? hours.indexOf('15') : 0)) {
      world.at(`${day}T${hour}:00`);
      await happens[`${day}T${hour}`]?.();
      await world.work();
      // Each check-in is answered in part: what is open stays open.
      for (const { to, reply } of world.posted.slice(done)) {
        const who = [solroed, randers, skive].find(({ origin }) => to === origin.channelId);
        if (!who || reply.kind !== 'card' || !reply.summary.startsWith('Uge ')) continue;
        who.receive(reply);
        await who.press('I gang', {}, { on: reply.card });
      }
      done = world.posted.length;
    }
  }
  expect(heard(world, 'solroed')).toEqual(written(inCopenhagen));
  expect(heard(world, 'randers')).toEqual(written(fortnightly));
  expect(heard(world, 'skive')).toEqual(written(removedForAMonth));
}, 120_000);
