import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Scope } from '../../core/turn.js';
import { programme } from '../../programmes/2025-26/index.js';
import { intentOf as applyIntentOf } from '../apply/intents.js';
import { type Intent, intentOf } from './intents.js';

/** A Monday. */
const now = new Date('2026-06-15T08:00:00Z');
const inChannel = (text: string) => intentOf(text, 'channel', now);

const said: Readonly<Record<Exclude<Intent['kind'], 'add' | 'rhythm' | 'answer'>, readonly string[]>> = {
  link: [
    'tilknyt',
    'Tilknyt!',
    'tilnyt',
    'TILKNYT KANALEN',
    'tilknyt kanalen',
    'tilknyt denne kanal',
    'tilknyt gruppen til kanalen',
    'knyt os til kanalen',
    'kan du tilknytte kanalen?',
    'vi vil gerne tilknytte kanalen',
    'flyt gruppen hertil',
    'connect',
    'link this channel',
    'Please connect this channel',
    'connect our group to this channel',
  ],
  unlink: [
    'frakobl',
    'Frakobl kanalen',
    'fjern tilknytningen',
    'afbryd tilknytningen, tak',
    'kan du fjerne tilknytningen?',
    'unlink',
    'unlink this channel',
    'disconnect',
  ],
  show: [
    'handleplan',
    'Handleplan.',
    'HANDLEPLAN',
    'handlingsplan',
    'handleplanen',
    'handelplan',
    'handle plan',
    'vores handleplan',
    'vis handleplan',
    'vis vores handleplan',
    'Vis vores handleplan',
    'vis mig lige vores handleplan, tak',
    'kan du vise vores handleplan?',
    'vil du ikke vise os handleplanen?',
    'må vi se handleplanen?',
    'kan vi få vores handleplan at se?',
    'jeg vil gerne se vores handleplan',
    'vi vil gerne have handleplanen vist',
    'lad os se handleplanen',
    'Hej! Vis vores handleplan',
    'vores handlinger',
    'vis handlingerne',
    'handlinger',
    'ret handleplanen',
    'opret handleplan',
    'hvad har vi aftalt?',
    'Hvad har vi aftalt',
    'hvad var det vi aftalte sidst?',
    'hvilke handlinger har vi?',
    'hvad står der i vores handleplan?',
    'action plan',
    'Show our action plan',
    'can you show us the action plan?',
    'may we see our action plan?',
    'our actions',
    'what have we agreed?',
    'what did we agree on?',
    'vis handleplanen igen',
    'vis planen',
    'ret handling 1',
    'fjern handling 1',
    'rediger handling 2',
    'kan du rette handling nr. 2?',
    'edit action 2',
  ],
  paper: [
    'hent handleplan',
    'hent handleplanen',
    'hent vores handlingsplan',
    'handleplan som word',
    'handleplanen som Word-dokument',
    'hent handleplanen til MED',
    'kan du hente handleplanen?',
    'kan vi få handleplanen som word?',
    'lav et word-dokument med handleplanen',
    'print handleplanen',
    'hent planen',
    'download the action plan',
    'Download action plan as a Word document',
    'action plan as Word',
  ],
  group: [
    'gruppen',
    'Gruppen!',
    'vores gruppe',
    'vis gruppen',
    'medlemmer',
    'medlemer',
    'indstillinger',
    'instillinger',
    'ret gruppen',
    'skift tovholder',
    'vi har fået ny tovholder',
    'tilføj medlem',
    'skift AMR',
    'gruppens indstillinger',
    'skift dag for check-in',
    'hvornår er check-in?',
    'hvornår er næste check-in?',
    'hvornår kommer næste check-in?',
    'hvornår kommer check-in?',
    'hvornår spørger du igen?',
    'when is the check-in?',
    'when will you ask us again?',
    'tilføj Mette Nielsen til gruppen',
    'fjern Ole fra gruppen',
    'kan du fjerne Ole fra gruppen?',
    'add Mette Nielsen to the group',
    'ret check-in',
    'kan du vise indstillingerne?',
    'hvem er med i vores gruppe?',
    'settings',
    'members',
    'the group',
    'change coordinator',
    'add a member',
  ],
  'check-in': [
    'check-in',
    'Check-in!',
    'checkin',
    'check in',
    'tjek ind',
    'ugens check-in',
    'vis ugens check-in',
    'start check-in',
    'status på handlingerne',
    'Status på vores handlinger',
    'hvordan går det med handlingerne?',
    'hvad er status på vores handleplan?',
    'åbne handlinger',
    'status',
    'Status?',
    'hvad mangler vi?',
    'hvad mangler vi at gøre?',
    'weekly check-in',
    "this week's check-in",
    'status of our actions',
    'how are we doing on our actions?',
  ],
  overview: [
    'overblik',
    'Overblik',
    'vis overblik',
    'overblik over grupperne',
    'kan du vise et overblik?',
    'overview',
    'overview of the groups',
    'show me the overview',
  ],
  consultants: [
    'konsulenter',
    'Konsulenter',
    'konsulenternes kanal',
    'gør denne kanal til konsulenternes kanal',
    'kan du gøre denne kanal til konsulenternes?',
    'consultants',
    "consultants' channel",
    'make this the consultants channel',
  ],
};
const cases = Object.entries(said).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));

describe('what is said of a plan in its channel', () => {
  test.each(cases)('%s: %s', (kind, text) => {
    expect(inChannel(text)).toEqual({ kind });
  });

  test.each([
    'tilknyt SMV-7K3F9Q',
    'tilknyt smv-7k3f9q',
    'Tilknyt SMV 7K3F9Q.',
    'tilknyt kanalen til SMV-7K3F9Q',
    'tilknyt SMV-7K3F9Q til kanalen',
    'kan du tilknytte SMV-7K3F9Q?',
    'connect this channel to SMV-7K3F9Q',
    'link SMV-7K3F9Q',
  ])('a reference: %s', (text) => {
    expect(inChannel(text)).toEqual({ kind: 'link', reference: 'SMV-7K3F9Q' });
  });
});

describe('a new action', () => {
  test.each([
    ['ny handling: risikovurdere hjemmebesøg, Ole, 1. marts', 'risikovurdere hjemmebesøg, Ole, 1. marts'],
    ['Ny handling – kursus i konflikthåndtering', 'kursus i konflikthåndtering'],
    ['ny handlnig: kursus', 'kursus'],
    ['NY HANDLING: Kursus', 'Kursus'],
    ['tilføj handling kursus for vikarer', 'kursus for vikarer'],
    ['Hej! Tilføj lige en ny handling: kursus', 'kursus'],
    ['kan du tilføje en handling: kursus for alle?', 'kursus for alle?'],
    ['vi vil gerne tilføje en handling: kursus', 'kursus'],
    ['ny handling til handleplanen: kursus', 'kursus'],
    ['tilføj til handleplanen: kursus', 'kursus'],
    ['sæt kursus for vikarer på handleplanen', 'kursus for vikarer'],
    ['handling: kursus', 'kursus'],
    ['ny handling: kursus. Ole tager den.', 'kursus. Ole tager den.'],
    ['Vi har talt sammen. Ny handling: kursus', 'kursus'],
    ['new action: train the night staff, Ole, 1 March', 'train the night staff, Ole, 1 March'],
    ['add an action: training', 'training'],
    ['tilføj en handling om nødkald', 'nødkald'],
    ['ny handling risikovurdere hjemmebesøg Ole 1. marts', 'risikovurdere hjemmebesøg Ole 1. marts'],
    ['Ny handling - øve nedtrapning - Hanne - uge 7', 'øve nedtrapning - Hanne - uge 7'],
    ['ny handling', ''],
    ['Ny handling!', ''],
    ['tilføj handling', ''],
    ['kan du tilføje en handling?', ''],
    ['kan vi tilføje en ny handling?', ''],
    ['add a new action', ''],
  ])('%s', (text, what) => {
    expect(inChannel(text)).toEqual({ kind: 'add', text: what });
    expect(intentOf(text, 'personal', now)).toEqual({ kind: 'add', text: what });
  });
});

describe('another rhythm', () => {
  test.each([
    ['check-in onsdag kl. 10', { weekday: 3, time: '10:00' }],
    ['Check-in om onsdagen klokken 10.30', { weekday: 3, time: '10:30' }],
    ['check-in kl. 8', { time: '08:00' }],
    ['check-in på fredage', { weekday: 5 }],
    ['flyt check-in til torsdag', { weekday: 4 }],
    ['flyt check-in fra mandag til onsdag kl 9', { weekday: 3, time: '09:00' }],
    ['check-in tirsdag i stedet for mandag', { weekday: 2 }],
    ['check-in hver anden uge', { everyWeeks: 2 }],
    ['check-in hver 2. uge', { everyWeeks: 2 }],
    ['check-in hver 14. dag, tak', { everyWeeks: 2 }],
    ['check-in hver uge', { everyWeeks: 1 }],
    ['check-in hver anden onsdag kl. 10', { weekday: 3, time: '10:00', everyWeeks: 2 }],
    ['vi vil gerne have check-in hver onsdag', { weekday: 3, everyWeeks: 1 }],
    ['kan vi få check-in om torsdagen?', { weekday: 4 }],
    ['kan du flytte check-in til tirsdag kl. 9.15?', { weekday: 2, time: '09:15' }],
    ['check-in on Wednesdays at 10', { weekday: 3, time: '10:00' }],
    ['check-in every other week', { everyWeeks: 2 }],
    ['move the check-in to Thursday at 2 pm', { weekday: 4, time: '14:00' }],
    ['weekly check-ins on Friday', { weekday: 5, everyWeeks: 1 }],
    ['pause check-in til 10. august', { pausedUntil: '2026-08-10' }],
    ['hold pause til uge 33', { pausedUntil: '2026-08-10' }],
    ['hold pause med check-in til og med uge 32', { pausedUntil: '2026-08-10' }],
    ['sæt check-in på pause til 10/8', { pausedUntil: '2026-08-10' }],
    ['kan du holde pause til 10. august?', { pausedUntil: '2026-08-10' }],
    ['vi holder pause til august', { pausedUntil: '2026-08-01' }],
    ['pause check-in i to uger', { pausedUntil: '2026-06-29' }],
    ['hold pause i denne uge', { pausedUntil: '2026-06-22' }],
    ['pause check-ins until 10 August', { pausedUntil: '2026-08-10' }],
    ['pause the check-in for two weeks', { pausedUntil: '2026-06-29' }],
    ['start check-in igen', { pausedUntil: '' }],
    ['genoptag check-in', { pausedUntil: '' }],
    ['stop pausen', { pausedUntil: '' }],
    ['resume check-ins', { pausedUntil: '' }],
    ['start the check-in again', { pausedUntil: '' }],
    ['start igen', { pausedUntil: '' }],
    ['skift dag til torsdag', { weekday: 4 }],
    ['skift dagen til torsdag', { weekday: 4 }],
    ['Kan du skifte tidspunktet til kl. 10?', { time: '10:00' }],
    ['spørg os hver torsdag i stedet', { weekday: 4, everyWeeks: 1 }],
    ['spørg os kun hver anden uge', { everyWeeks: 2 }],
    ['ask us on Thursdays instead', { weekday: 4 }],
    ['change the day to Thursday', { weekday: 4 }],
  ])('%s', (text, change) => {
    expect(inChannel(text)).toEqual({ kind: 'rhythm', change });
  });

  test.each([
    'check-in søndag kl. 10',
    'check-in onsdag kl. 20',
    'check-in hver tredje uge',
    'check-in mandag og onsdag',
    'pause check-in',
    'hold pause til efter sommerferien',
    'pause check-in til i går',
    'hold pause',
    'hold pause til efter påske',
    'hold pause til efter påskeferien',
    'hold pause i julen',
    'hold pause i sommerferien',
    'hold pause hen over vinterferien',
    'pause check-ins over Easter',
    'skift dag til søndag',
  ])('is not to be had: %s', (text) => {
    expect(inChannel(text)).toEqual({ kind: 'rhythm', change: {} });
  });
});

describe('an answer by number', () => {
  const expected = (what: number, answer: string, word = '') => ({ kind: 'answer', what, answer, word, also: [] });
  test.each([
    ['nummer 2 er færdig', expected(2, 'done')],
    ['Nummer 2 er færdig!', expected(2, 'done')],
    ['nr. 2 er gennemført', expected(2, 'done')],
    ['handling 1: brug for hjælp, vi mangler en vikar', expected(1, 'help', 'vi mangler en vikar')],
    ['handling 1: Brug for hjælp. Kan I finde en vikar?', expected(1, 'help', 'Kan I finde en vikar?')],
    ['2 i gang', expected(2, 'going')],
    ['2: igang', expected(2, 'going')],
    ['#3 færdig', expected(3, 'done')],
    ['nummer to er i gang', expected(2, 'going')],
    ['vi er færdige med nummer 2', expected(2, 'done')],
    ['vi har brug for hjælp til nummer 3, politiet svarer ikke', expected(3, 'help', 'politiet svarer ikke')],
    ['vi er i gang med 3', expected(3, 'going')],
    ['vi har gennemført nummer 2', expected(2, 'done')],
    ['nummer 2 har vi ikke nået', expected(2, 'same', 'ikke nået')],
    ['ingen ændring på 4', expected(4, 'same')],
    ['4 ingen ændring', expected(4, 'same')],
    ['nummer 1 er gået i stå', expected(1, 'help')],
    ['nummer 2 er næsten færdig', expected(2, 'going', 'næsten færdig')],
    ['nummer 2 er færdig på fredag', expected(2, 'going', 'færdig, på fredag')],
    ['nummer 2 er ikke færdig, Ole er syg', expected(2, 'same', 'ikke færdig, Ole er syg')],
    ['action 3 is done', expected(3, 'done')],
    ['number 2 is stuck, we need a room', expected(2, 'help', 'we need a room')],
    ['we need help with action 2', expected(2, 'help')],
    ['1 in progress', expected(1, 'going')],
    ['action 2: no change', expected(2, 'same')],
    ['1 er færdig', expected(1, 'done')],
    ['Hej, 1. er færdig', expected(1, 'done')],
    ['3: brug for hjælp, vi mangler en vikar', expected(3, 'help', 'vi mangler en vikar')],
    ['vi er færdige med 1', expected(1, 'done')],
    ['Nu er vi færdige med 1!', expected(1, 'done')],
    ['vi er færdige med 1 nu', expected(1, 'done', 'nu')],
    ['vi har brug for hjælp til 3, politiet svarer ikke', expected(3, 'help', 'politiet svarer ikke')],
    [
      'handling 1: brug for hjælp, vi ved ikke hvad vi gør og hvem vi ringer til',
      expected(1, 'help', 'vi ved ikke hvad vi gør og hvem vi ringer til'),
    ],
    ['vi har gennemført punkt 2 i går', expected(2, 'done', 'i går')],
  ])('%s', (text, intent) => {
    expect(inChannel(text)).toEqual(intent);
  });

  test('several in one message', () => {
    expect(inChannel('1 er færdig, 2 i gang og nummer 3 har brug for hjælp: vi mangler et lokale')).toEqual({
      ...expected(1, 'done'),
      also: [
        { what: 2, answer: 'going', word: '' },
        { what: 3, answer: 'help', word: 'vi mangler et lokale' },
      ],
    });
    expect(inChannel('nummer 1 og 3 er færdige')).toEqual({ ...expected(1, 'done'), also: [{ what: 3, answer: 'done', word: '' }] });
  });

  test.each([
    ['færdig med 1 og 2', 'done'],
    ['1 og 2 er færdige', 'done'],
    ['vi er færdige med 1, 2 er i gang', 'going'],
    ['vi er færdige med 1 og i gang med 2', 'going'],
    ['vi er færdige med 1. Vi er i gang med 2.', 'going'],
    ['1 færdig 2 i gang', 'going'],
    ['1 er færdig\n2 er i gang', 'going'],
  ])('of two: %s', (text, second) => {
    expect(inChannel(text)).toEqual({ ...expected(1, 'done'), also: [{ what: 2, answer: second, word: '' }] });
  });

  test.each([
    'er vi færdige med 1. møde?',
    'er vi færdige med 1',
    'har vi gennemført 2 møder?',
    'vi har gennemført 2 møder',
    'vi har gennemført 2, 3 møder',
    'er vi i gang med 1. element?',
    'Vi er i gang med 2 nye ting',
    'vi er i gang med 1 og 2 nye ting',
    'vi er startet på 2. forløb',
    'vi har brug for hjælp til 2 ting',
    'vi har brug for hjælp til 2. møde, hvor er det?',
    'vi har brug for hjælp med 1 ansøgning',
    'vi er færdige med 1 og 2. Hvornår er næste møde?',
    '1 er færdig men hvornår er næste møde?',
    '1 er færdig, og hvem tager så referat',
    'nummer 1 er færdig. Hvad er næste skridt?',
    'nummer 3 har brug for hjælp, men hvornår er næste møde?',
    'har vi gennemført nummer 2',
    'vi har 2 i gang',
    'vi er 2 i gang',
    '2 er færdige med kurset',
    'we have completed 2 meetings',
    'we need help with 2 applications',
    'are we done with 1?',
  ])('what counts, orders or asks is no answer: %s', (text) => {
    expect(inChannel(text)).toBeUndefined();
  });

  test.each([
    'er nummer 2 færdig?',
    'nummer 2 er færdig?',
    'hvornår er nummer 2 færdig',
    'vi er færdige',
    'den er i gang',
    'brug for hjælp',
    'vi har brug for hjælp',
    '3 færdige handlinger',
    'mødet kl. 9.30 er i gang',
    'vi er 2 i gruppen',
  ])('is none: %s', (text) => {
    expect(inChannel(text)?.kind).not.toBe('answer');
  });
});

describe('what others answer', () => {
  test.each([
    'hvad er en handleplan?',
    'handleplan?',
    'handlingsplan?',
    'hvem laver handleplanen?',
    'hvornår laver vi handleplan?',
    'skal vi lave en handleplan?',
    'kan vi lave en handleplan selv?',
    'hvad skal handleplanen indeholde?',
    'skabelon til handleplanen',
    'hvad sker der mellem møderne?',
    'er der check-ins på Teams mellem møderne?',
    'hvad er et check-in?',
    'er check-in onsdag kl. 10?',
    'vi holdt check-in onsdag kl. 10, og det gik godt',
    'hvor ofte er der check-in?',
    'hvordan tilføjer vi en handling?',
    'ny handling?',
    'ny handleplan hver gang?',
    'må vi tilføje handlinger mellem møderne?',
    'hvem er konsulenterne?',
    'konsulenterne?',
    'samlet overblik?',
    'overblik over alle rollerne',
    'hvem kan være med i gruppen?',
    'hvem er med i gruppen?',
    'hvordan tilknytter vi kanalen?',
    'tilknyt ikke kanalen',
    'slet ikke tilknytningen',
    'er der pauser?',
    'hvornår er der pause?',
    'holder vi pause i sommerferien?',
    'hold pause til vi mødes',
    'link',
    'new member after the second meeting',
    'Vis vores handleplan. Hvornår er næste møde?',
    'hej',
    'tak for hjælpen',
    '',
    '?',
    'what is an action plan?',
    'who makes the action plan?',
    'when is the first check-in after the webinar?',
    'hjælp',
    'help',
    'Hjælp!',
    'hvornår er der check-in mellem første og andet møde?',
    'hvordan tilføjer vi Mette til gruppen?',
    'hvad mangler vi for at kunne ansøge?',
    'hvad er status på projektet?',
    'vi starter igen efter pausen',
    'who are the consultants?',
    'overview of the programme',
    'is there a break?',
  ])('%s', (text) => {
    expect(inChannel(text)).toBeUndefined();
    expect(intentOf(text, 'personal', now)).toBeUndefined();
  });

  test.each([
    'gruppen',
    'medlemmer',
    'indstillinger',
    'skift tovholder',
    'overblik',
    'konsulenter',
    'consultants',
    'nummer 2 er færdig',
    'hold pause',
    'hold pause til 1. august',
    'hold pause i julen',
    'start igen',
    'skift dag til torsdag',
    'spørg os hver torsdag',
    'hvornår er check-in?',
    'status',
    'hvad mangler vi?',
    'fjern Ole fra gruppen',
  ])('outside a channel: %s', (text) => {
    expect(intentOf(text, 'personal', now)).toBeUndefined();
    expect(intentOf(text, 'group', now)).toBeUndefined();
  });
});

describe('the other journeys', () => {
  const names: Readonly<Record<string, string>> = {
    course: 'Aarhus',
    person: 'Nina Roth',
    org: 'KL',
    date: '3. november',
    month: 'november',
    venue: 'KL-Huset',
    n: '4',
  };
  const folder = new URL('../ask/phrasings', import.meta.url).pathname;
  const phrasings = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && line !== '---')
      .map((line) => line.replace(/\{(\w+)\}/gu, (_, name: string) => names[name] ?? 'x')),
  );
  const questions = ['working.jsonl', 'held-out.jsonl'].flatMap((file) =>
    readFileSync(new URL(`../../../test/qa/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => z.object({ q: z.string() }).parse(JSON.parse(line)).q),
  );
  /** What Apply's own test has people say to it. */
  const toApply = [
    ...readFileSync(new URL('../apply/intents.test.ts', import.meta.url), 'utf8').matchAll(/^ {4}'(.+)',$|(?<=[[,] )'([^']+)'(?=[,\]])/gmu),
  ].map(([, line, item]) => line ?? item ?? '');
  const scopes = ['channel', 'personal'] as const;

  test.each(scopes)('hardly any way of asking is taken: %s', (scope) => {
    const taken = phrasings.filter((text) => intentOf(text, scope, now) !== undefined);
    expect(phrasings.length).toBeGreaterThan(10_000);
    expect(taken.length / phrasings.length, taken.join('\n')).toBeLessThan(0.003);
  });

  test.each(scopes)('hardly any question that people have asked is taken: %s', (scope) => {
    const taken = questions.filter((q) => intentOf(q, scope, now) !== undefined);
    expect(questions.length).toBeGreaterThan(400);
    expect(taken.length, taken.join('\n')).toBeLessThanOrEqual(1);
  });

  /** What Apply takes outside somebody's own chat. */
  const applyInChannel = new Set(['organiser', 'list', 'sheet', 'register', 'start', 'afterwards']);
  const isApplys = (text: string, scope: Scope) => {
    const intent = applyIntentOf(text, programme);
    return intent !== undefined && (scope === 'personal' || applyInChannel.has(intent));
  };

  test.each(scopes)('nothing is taken that Apply takes: %s', (scope) => {
    const ours = [...cases.map(([, text]) => text), ...phrasings, ...questions, ...toApply];
    const both = ours.filter((text) => isApplys(text, scope) && intentOf(text, scope, now) !== undefined);
    expect(toApply.length).toBeGreaterThan(150);
    expect(both).toEqual([]);
  });
});

describe('a text that is made to take long', () => {
  test.each([
    'handleplan ',
    'ny handling ',
    'vis ',
    'check-in ',
    'pause ',
    '2 ',
    '2 er ',
    'færdig med 1 ',
    'i gang med 1, ',
    '1 i gang, ',
    '1 og ',
    'hej, ',
    'nummer 2 er færdig, ',
    'a.',
    '. ',
    'kan du ',
    'vores ',
    'tilføj ',
  ])('of %j ends', (part) => {
    const begin = performance.now();
    inChannel(part.repeat(4000).slice(0, 4000));
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
