import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { capabilities } from '../../src/capabilities/index.js';
import type { Webinar } from '../../src/core/programme.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { checkInAt, local, type Office, planned } from './talk.js';

const [visits, drill] = ['Risikovurdere hjemmebesøg', 'Øve beredskabet'] as const;

const links = z.object({ actions: z.array(z.object({ url: z.string().optional() })) });

/** The calendar's event behind the link on the newest card that Lea sees, and the file's text. */
async function eventOn(world: Office) {
  const url = links.parse(world.lea.shown()).actions.findLast((one) => one.url !== undefined)?.url ?? '';
  const [, name = ''] = /^https:\/\/bot\.example\.dk\/files\/plan\/([^/]+)$/.exec(url) ?? [];
  const file = await capabilities.find((one) => one.name === 'plan')?.download?.(name, world.ports);
  const text = String(file?.body);
  return { file, text, event: new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined) };
}

test('three working days before a meeting comes what to bring, where each action stands, and the meeting for the calendar', async () => {
  const world = await planned(`${visits}, Arne, 1. februar`, drill);
  await world.lea.say('2 er færdig');
  await world.lea.say('hold pause til 1. april');
  const text = await checkInAt(world, '2026-02-27T09:00', world.lea);
  for (const words of ['Netværksmøde om 5 dage', 'onsdag den 4. marts 2026 kl. 9.30-14.00', 'DGI-huset, Værkmestergade', 'Tag med']) {
    expect(text).toContain(words);
  }
  for (const words of [visits, drill, '1 færdig · 1 ikke begyndt']) expect(text).toContain(words);
  const { file, text: ics, event } = await eventOn(world);
  expect(file).toMatchObject({ contentType: 'text/calendar; charset=utf-8', fileName: 'aarhus-2.da.ics' });
  expect(event.startDate.toString()).toBe('2026-03-04T09:30:00');
  expect(ics).toContain('DTSTART;TZID=Europe/Copenhagen:20260304T093000');
  expect(event.endDate.toString()).toBe('2026-03-04T14:00:00');
  expect(event.location).toContain('DGI-huset');
});

describe('after a meeting', () => {
  test('the plan is asked for in the morning of the next working day, with what was not finished', async () => {
    const world = await planned(visits, drill);
    await world.lea.say('2 er færdig');
    await world.lea.say('hold pause til 1. april');
    const text = await checkInAt(world, '2026-03-05T09:00', world.lea);
    expect(text).toContain('Efter det 2. netværksmøde');
    expect(text).toContain('onsdag den 4. marts 2026');
    expect(text).toContain(visits);
    expect(text).not.toContain(drill);
    await world.lea.press('Tilføj handling');
    expect(await world.lea.press('Gem', { what: 'Ny procedure for nødkald' })).toContain('senest 10. juni');
  });
});

describe('a webinar', () => {
  const webinar: Webinar = {
    id: 'strain',
    title: { da: 'Webinar om belastninger', en: 'Webinar on strain' },
    date: '2026-01-20',
    start: '10:00',
    end: '11:30',
    url: 'https://webinar.example/strain',
  };

  /** The programme with these webinars, from now on. */
  function announce(world: Office, ...webinars: readonly Webinar[]): void {
    world.ports = { ...world.ports, programme: { ...programme, webinars: [...webinars] } };
  }

  /** What is said until the webinar, in the mornings. */
  async function heard(world: Office): Promise<string[]> {
    for (let day = 5; day <= 20; day++) {
      world.at(`2026-01-${String(day).padStart(2, '0')}T09:00`);
      await world.work();
    }
    return world.inGroup().flatMap(({ at, text }) => (text.includes('Webinar om belastninger') ? [local(at)] : []));
  }

  test('whose date becomes known when the group is linked already is announced three working days before', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-29T09:00');
    announce(world, webinar);
    expect(await heard(world)).toEqual(['2026-01-15 09:00']);
    const card = world.inGroup().findLast(({ text }) => text.includes('Webinar om belastninger'));
    if (card) world.lea.receive(card.reply);
    expect(card?.text).toContain('tirsdag den 20. januar 2026 kl. 10.00-11.30 (om 5 dage)');
    expect(JSON.stringify(world.lea.shown())).toContain('https://webinar.example/strain');
    const { event } = await eventOn(world);
    expect(event.startDate.toString()).toBe('2026-01-20T10:00:00');
  });

  test('of another course is not', async () => {
    const world = await planned(visits);
    announce(world, { ...webinar, course: 'koebenhavn' });
    expect(await heard(world)).toEqual([]);
  });

  test('that is called off is not announced', async () => {
    const world = await planned(visits);
    announce(world, webinar);
    await checkInAt(world, '2026-01-12T09:00');
    announce(world);
    expect(await heard(world)).toEqual([]);
  });
});
