import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { programme } from '../../programmes/2025-26/index.js';
import { calendarFile } from './calendar-file.js';

const now = new Date('2025-10-20T07:00:00Z');

test('a calendar program reads four meetings at 9.30 in Copenhagen, winter and summer', () => {
  const file = calendarFile('koebenhavn.da.ics', programme, now);
  expect(file?.contentType).toContain('text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(file?.body ?? ''));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
  expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Europe/Copenhagen');
  expect(events.map((e) => e.startDate.toJSDate().toISOString())).toEqual([
    '2025-11-27T08:30:00.000Z',
    '2026-02-24T08:30:00.000Z',
    '2026-06-01T07:30:00.000Z',
    '2026-09-28T07:30:00.000Z',
  ]);
  expect(events.map((e) => e.endDate.toJSDate().getTime() - e.startDate.toJSDate().getTime())).toEqual(
    [4.5, 4.5, 4.5, 4.5].map((h) => h * 3_600_000),
  );
  expect(file?.body).toMatch(/^DTSTAMP:20251020T070000Z\r$/m);
  expect(events[0]?.location).toBe('FOA, Staunings Plads');
  expect(new Set(events.map((e) => e.uid)).size).toBe(4);
  expect(calendar.getFirstSubcomponent('vevent')?.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/Copenhagen');
});

test('the meetings have the same ids each time, so that importing the file again updates them', () => {
  const ids = (at: Date) => calendarFile('aarhus.en.ics', programme, at)?.body.match(/^UID:.*$/gm);
  expect(ids(now)).toHaveLength(4);
  expect(ids(new Date('2026-03-01T07:00:00Z'))).toEqual(ids(now));
});

test.each(['aarhus.ics', 'odense.da.ics', 'aarhus.de.ics', '../aarhus.da.ics', 'aarhus.da.ics.exe', ''])('no file is named %j', (name) => {
  expect(calendarFile(name, programme, now)).toBeUndefined();
});
