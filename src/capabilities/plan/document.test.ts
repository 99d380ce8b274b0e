import fc from 'fast-check';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { programme } from '../../programmes/2025-26/index.js';
import { type PlanPaper, planDocument } from './document.js';
import type { Action, Group, HistoryLine, Member } from './plan.js';

const group: Group = {
  id: 'group',
  round: programme.id,
  tenantId: 'tenant',
  reference: 'SMV-7K3F9Q',
  course: 'aarhus',
  municipality: 'Vejle Kommune',
  area: 'Ældreområdet',
  members: [member('aase', 'Åse Nygaard', 'leader'), member('soeren', 'Søren Bæk', 'amr'), member('ida', 'Ida Holm', '')],
  coordinator: 'soeren',
  channel: undefined,
  away: undefined,
  rhythm: { weekday: 1, time: '09:00', everyWeeks: 1, since: '', pausedUntil: '' },
  language: 'da',
  shares: false,
};

const visits = action('visits', {
  what: 'Risikovurdere hjemmebesøg',
  why: 'Vi kommer alene ud,\nogså om aftenen.',
  element: 'element-risk',
  who: 'soeren',
  by: '2026-03-04',
  step: 'Ringe til Lone på mandag',
  status: 'going',
});
const drill = action('drill', {
  what: 'Øve beredskabet',
  why: 'Ingen ved, hvem de skal ringe til.',
  element: 'implementation',
  who: 'aase',
  by: '2026-02-10',
  status: 'stuck',
  carried: 2,
  help: { askedAt: '2026-02-09T09:00:00Z', answer: 'Begynd med ét plejecenter.', by: 'Nina Roth', key: '' },
});
const debriefing = action('debriefing', {
  what: 'Fast debriefing',
  why: 'Folk går hjem med det.',
  who: 'gone',
  by: '2026-02-01',
  status: 'done',
});

const history = [
  line('visits', '2025-12-04T09:00:00Z', 'added', 'Søren Bæk'),
  line('drill', '2025-12-04T09:01:00Z', 'added', 'Søren Bæk'),
  line('debriefing', '2025-12-05T09:01:00Z', 'added', 'Ida Holm'),
  line('keys', '2025-12-05T09:02:00Z', 'added', 'Ida Holm'),
  line('visits', '2026-01-05T08:30:00Z', 'same', 'Søren Bæk'),
  line('visits', '2026-01-12T08:30:00Z', 'same', 'Søren Bæk'),
  line('visits', '2026-02-02T08:30:00Z', 'going', 'Søren Bæk', 'Fire af ni hjem er vurderet'),
  line('drill', '2026-02-09T08:30:00Z', 'help', 'Åse Nygaard', 'Vi kan ikke finde en dag'),
  line('drill', '2026-02-09T09:00:00Z', 'asked-help', 'Åse Nygaard'),
  line('drill', '2026-02-11T09:00:00Z', 'got-help', ''),
  line('keys', '2026-01-20T09:00:00Z', 'removed', 'Åse Nygaard', 'Ny rundtur med nøgler'),
  line('debriefing', '2026-01-26T09:00:00Z', 'done', 'Ida Holm'),
];

function viewOf(more: Partial<PlanPaper> = {}, actions: readonly Action[] = [visits, drill, debriefing]): PlanPaper {
  return { plan: { group, actions }, history, programme, language: 'da', now: new Date('2026-02-19T08:00:00Z'), ...more };
}

async function htmlOf(view: PlanPaper): Promise<string> {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(await planDocument(view)) });
  expect(messages.filter((m) => m.type === 'error')).toEqual([]);
  return value;
}

/** Each table as its rows, each of them as the texts of its cells. */
function tablesIn(html: string): string[][][] {
  return [...html.matchAll(/<table>.*?<\/table>/g)].map(([table]) =>
    [...table.matchAll(/<tr>.*?<\/tr>/g)].map(([row]) =>
      [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/g)].map(([, cell = '']) =>
        cell
          .replace(/<br \/>|<\/p><p>/g, '\n')
          .replace(/<[^>]+>/g, '')
          .replace(/&amp;/g, '&')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>'),
      ),
    ),
  );
}

test('the first page says whose plan it is, and how each action stands', async () => {
  const html = await htmlOf(viewOf());
  const [facts, overview] = tablesIn(html);
  expect(html).toMatch(/Handleplan.*Sammen mod vold, trusler og chikane.*SMV-7K3F9Q · Hentet torsdag den 19\. februar 2026 kl\. 9\.00/);
  expect(facts).toEqual([
    ['Kommune', 'Vejle Kommune', 'Forløb', 'Aarhus'],
    ['MED-område', 'Ældreområdet', 'Netværksmøder', '3. december 2025, 4. marts 2026, 10. juni 2026 og 1. oktober 2026'],
    [
      'Arbejdsgruppe',
      'Åse Nygaard (leder), Søren Bæk (AMR, tovholder) og Ida Holm',
      'Næste møde',
      'onsdag den 4. marts 2026, DGI-huset, Værkmestergade',
    ],
  ]);
  expect(html).toContain('3 handlinger: 1 færdig, 1 i gang og 1 sidder fast. Fristen er overskredet for 1 handling.');
  expect(overview).toEqual([
    ['Nr.', 'Problem', 'Tiltag', 'Ansvarlig', 'Frist', 'Status'],
    ['1', visits.why, visits.what, 'Søren Bæk', '4. marts 2026', 'I gang'],
    ['2', drill.why, drill.what, 'Åse Nygaard', '10. februar 2026\nOverskredet', 'Sidder fast'],
    ['3', debriefing.why, debriefing.what, 'Ikke længere i gruppen', '1. februar 2026', 'Færdig'],
  ]);
});

test('an action has its facts and what was answered about it, with the words', async () => {
  const [, , facts, followUp] = tablesIn(await htmlOf(viewOf()));
  expect(facts).toEqual([
    ['Problem', visits.why, 'Ansvarlig', 'Søren Bæk'],
    ['Første skridt', visits.step, 'Frist', '4. marts 2026'],
    ['Hører under', programme.elements[0]?.da, 'Status', 'I gang'],
  ]);
  expect(followUp).toEqual([
    ['Dato', 'Hvad', 'Bemærkning', 'Hvem'],
    ['5. januar 2026 til 12. januar 2026', 'Ingen ændring (2 gange)', '', 'Søren Bæk'],
    ['2. februar 2026', 'I gang', 'Fire af ni hjem er vurderet', 'Søren Bæk'],
  ]);
});

test('help that was asked for stands with its answer, and how often an action was carried over', async () => {
  const tables = tablesIn(await htmlOf(viewOf()));
  expect(tables[4]?.[2]).toEqual([
    'Hører under',
    'Implementering: få det til at virke i hverdagen',
    'Status',
    'Sidder fast\nTaget med videre 2 gange',
  ]);
  expect(tables[5]?.slice(1)).toEqual([
    ['9. februar 2026', 'Brug for hjælp', 'Vi kan ikke finde en dag', 'Åse Nygaard'],
    ['9. februar 2026', 'Konsulenterne spurgt', '', 'Åse Nygaard'],
    ['11. februar 2026', 'Svar fra konsulent', 'Begynd med ét plejecenter.', 'Nina Roth'],
  ]);
  const asked = { ...drill, help: { askedAt: '2026-02-09T09:00:00Z', answer: '', by: '', key: '' } };
  expect(await htmlOf(viewOf({}, [asked]))).toContain('Konsulenterne har ikke svaret endnu.');
});

test('what was taken out keeps what happened to it, and the history names actions by their numbers', async () => {
  const html = await htmlOf(viewOf());
  const [removed, days] = tablesIn(html).slice(-2);
  expect(html).toMatch(/Taget ud af planen<\/h1>.*Ny rundtur med nøgler<\/h2>/);
  expect(removed?.slice(1)).toEqual([
    ['5. december 2025', 'Tilføjet', '', 'Ida Holm'],
    ['20. januar 2026', 'Taget ud', '', 'Åse Nygaard'],
  ]);
  expect(days?.slice(1)).toEqual([
    ['4. december 2025', 'Tilføjet: handling 1 og 2 (Søren Bæk)'],
    ['5. december 2025', 'Tilføjet: handling 3 (Ida Holm)'],
    ['26. januar 2026', 'Færdig: handling 3 (Ida Holm)'],
  ]);
});

test('the last line reminds of what does not belong in it', async () => {
  expect(await htmlOf(viewOf())).toMatch(/Oplysninger om borgere hører ikke til i den\.(<[^>]+>)*$/);
  expect(await htmlOf(viewOf({ language: 'en' }))).toMatch(/Information about citizens does not belong in it\.(<[^>]+>)*$/);
});

test('an English plan is in English', async () => {
  const html = await htmlOf(viewOf({ language: 'en', history: history.filter(({ word }) => !word) }));
  const [facts, overview] = tablesIn(html);
  expect(facts?.[1]).toEqual(['MED area', 'Ældreområdet', 'Meetings', '3 December 2025, 4 March 2026, 10 June 2026 and 1 October 2026']);
  expect(overview?.[0]).toEqual(['No.', 'Problem', 'Measure', 'Responsible', 'Deadline', 'Status']);
  expect(overview?.[2]?.slice(3)).toEqual(['Åse Nygaard', '10 February 2026\nOverdue', 'Stuck']);
  expect(html).toContain('Added: actions 1 and 2 (Søren Bæk)');
  expect(html).not.toMatch(/Handl|Frist|Tilføjet|gange|Opfølgning|tovholder/);
});

test('a plan with nothing in it, and an action with nothing filled in, say so', async () => {
  const empty = await htmlOf(
    viewOf({ history: [], plan: { group: { ...group, area: '', members: [], course: 'gone', municipality: '' }, actions: [] } }),
  );
  expect(empty).toContain('Der er ingen handlinger i planen endnu.');
  expect(tablesIn(empty)).toEqual([
    [
      ['Kommune', 'Ikke oplyst', 'Forløb', 'Ikke oplyst'],
      ['MED-område', 'Hoved-MED', 'Netværksmøder', 'Ikke oplyst'],
      ['Arbejdsgruppe', 'Der står ingen i gruppen endnu', 'Næste møde', 'Ikke oplyst'],
    ],
  ]);
  const bare = await htmlOf(viewOf({ history: [] }, [action('bare', { what: 'Alarmknapper' })]));
  expect(tablesIn(bare)[1]?.[1]).toEqual(['1', 'Ikke skrevet endnu', 'Alarmknapper', 'Ingen endnu', '4. marts 2026', 'Ikke begyndt']);
  expect(bare).toContain('Opfølgning: Der er ikke svaret på den endnu.');
  expect(empty + bare).not.toMatch(/undefined|null|Invalid|NaN/);
});

test('after the last meeting there is no next one', async () => {
  expect(await htmlOf(viewOf({ now: new Date('2026-10-02T08:00:00Z') }))).toContain('Alle netværksmøder er holdt');
});

test('whatever is written, the document opens', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (what, name, word) => {
      const view = viewOf(
        {
          history: [line('visits', '2026-02-02T08:30:00Z', 'going', name, word), line('x', '2026-02-02T08:30:00Z', 'removed', name, word)],
        },
        [{ ...visits, what, why: word }],
      );
      const plan = { ...view.plan, group: { ...group, area: name, municipality: word } };
      expect(await htmlOf({ ...view, plan })).toMatch(/hører ikke til i den\.(<[^>]+>)*$/);
    }),
    { numRuns: 40 },
  );
});

function member(id: string, name: string, role: Member['role']): Member {
  return { id, name, mail: '', role, userId: '', directoryId: '' };
}

function action(id: string, more: Partial<Action>): Action {
  return {
    id,
    what: '',
    why: '',
    element: '',
    who: '',
    by: '2026-03-04',
    step: '',
    status: 'open',
    order: 0,
    carried: 0,
    answered: undefined,
    stuckWeeks: [],
    help: undefined,
    createdAt: '2025-12-04T10:00:00Z',
    removed: false,
    ...more,
  };
}

function line(id: string, at: string, what: HistoryLine['what'], by: string, word = ''): HistoryLine {
  return { action: id, at, by, key: '', what, word, status: 'open' };
}
