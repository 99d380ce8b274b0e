import { expect, test } from 'vitest';
import { programme } from '../../programmes/2025-26/index.js';
import { meetingFile } from './meeting-file.js';

const now = new Date('2026-02-19T08:00:00Z');

test('one meeting is one event, with its own place and time', () => {
  const file = meetingFile('koebenhavn-2.da.ics', programme, now);
  expect(file?.fileName).toBe('koebenhavn-2.da.ics');
  expect(file?.contentType).toContain('text/calendar');
  expect(file?.body.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
  expect(file?.body).toContain('DTSTART;TZID=Europe/Copenhagen:20260224T093000');
  expect(file?.body).toContain('DTEND;TZID=Europe/Copenhagen:20260224T140000');
  expect(file?.body).toContain('DTSTAMP:20260219T080000Z');
  expect(file?.body).toContain('LOCATION:KL-Huset');
  expect(file?.body).toContain('SUMMARY:2. netværksmøde i København: Sammen mod vold');
  expect(meetingFile('koebenhavn-2.en.ics', programme, now)?.body).toContain('SUMMARY:Network meeting 2 in Copenhagen');
});

test('a meeting that is imported alone updates the one that came with the whole course', () => {
  expect(meetingFile('aarhus-4.da.ics', programme, now)?.body).toContain(`UID:${programme.id}-aarhus-4@sammen-mod-vold`);
});

test('a webinar is a file too, with its address where it has one, and none is taken for a meeting', () => {
  const webinar = { id: 'aarhus-1', title: { da: 'Nærvedhændelser', en: 'Near misses' }, date: '2026-04-14', start: '14:00', end: '15:00' };
  const online = { ...programme, webinars: [{ ...webinar, url: 'https://example.dk/live' }] };
  const body = meetingFile('webinar-aarhus-1.en.ics', online, now)?.body;
  expect(body).toMatch(/^URL(;VALUE=URI)?:https:\/\/example\.dk\/live\r$/m);
  expect(body).toContain('SUMMARY:Near misses');
  expect(body).toContain('DTSTART;TZID=Europe/Copenhagen:20260414T140000');
  expect(meetingFile('webinar-aarhus-1.da.ics', { ...programme, webinars: [webinar] }, now)?.body).not.toContain('URL');
  expect(meetingFile('aarhus-1.da.ics', online, now)?.body).toContain('SUMMARY:1. netværksmøde i Aarhus');
});

test.each([
  'koebenhavn.da.ics',
  'koebenhavn-0.da.ics',
  'koebenhavn-5.da.ics',
  'koebenhavn-01.da.ics',
  'koebenhavn-1.de.ics',
  'koebenhavn-1.ics',
  'koebenhavn-1.da.ics.exe',
  '../koebenhavn-1.da.ics',
  '',
])('no file is named %j', (name) => {
  expect(meetingFile(name, programme, now)).toBeUndefined();
});
