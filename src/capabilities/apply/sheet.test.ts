import Excel from 'exceljs';
import { expect, test } from 'vitest';
import { programme } from '../../programmes/2025-26/index.js';
import { type Application, type Content, emptyFields, type Fields, type Member } from './application.js';
import { applicationsSheet, type SheetView } from './sheet.js';

const now = new Date('2025-11-10T12:00:00Z');
const view: SheetView = { programme, language: 'da', now };

function member(id: string, role: string, more: Partial<Member> = {}): Member {
  return { id, name: `Navn ${id}`, mail: `${id}@vejle.dk`, role, title: '', area: 'Ældreområdet', ...more };
}

function contentOf(fields: Partial<Fields>, members: readonly Member[] = []): Content {
  return { fields: { ...emptyFields, ...fields }, members };
}

function draft(reference: string, content: Content, more: Partial<Application> = {}): Application {
  return {
    id: reference,
    round: programme.id,
    tenantId: 'tenant',
    reference,
    state: 'draft',
    content,
    submission: undefined,
    decision: undefined,
    editors: [],
    keeper: '',
    invited: [],
    origin: 'chat',
    createdAt: '2025-10-21T06:00:00Z',
    ...more,
  };
}

async function read(rows: readonly Application[], of: SheetView = view): Promise<Excel.Workbook> {
  const book = new Excel.Workbook();
  await book.xlsx.load(Uint8Array.from(await applicationsSheet(rows, of)).buffer);
  return book;
}

/** A sheet's rows, each by the words of its head. */
function table(book: Excel.Workbook, name: string): Record<string, Excel.CellValue>[] {
  const sheet = book.getWorksheet(name);
  const rows: Record<string, Excel.CellValue>[] = [];
  sheet?.eachRow((row, n) => {
    if (n === 1) return;
    const cells: Record<string, Excel.CellValue> = {};
    sheet.getRow(1).eachCell((head, column) => {
      // Two columns under one word would hide one another.
      expect(cells).not.toHaveProperty([head.text]);
      cells[head.text] = row.getCell(column).value;
    });
    rows.push(cells);
  });
  return rows;
}

const group = [
  member('a', 'leader', { name: 'Åse Bæk', mail: 'aase@vejle.dk', title: 'Centerchef' }),
  member('b', 'amr'),
  member('c', 'tr'),
  member('d', 'other'),
  member('e', 'other'),
  member('f', ''),
];

const decided = draft('SMV-AAAAAA', contentOf({ course: 'koebenhavn', municipality: 'vejle' }), {
  state: 'accepted',
  origin: 'mail',
  submission: {
    version: 2,
    at: '2025-11-08T12:00:00Z',
    // Ten minutes past midnight in Copenhagen.
    firstAt: '2025-11-04T23:10:00Z',
    content: contentOf(
      {
        course: 'aarhus',
        municipality: 'vejle',
        level: 'area',
        area: 'Ældre',
        basis: 'decided',
        decidedOn: '2025-11-03',
        coordinator: 'a',
        done: 'Kurser',
        elements: programme.elements.map(({ id }) => id).join(','),
        change: 'Ro om aftenen',
      },
      group,
    ),
  },
  decision: { what: 'accepted', word: 'Velkommen!\nVi glæder os.', by: 'org', at: '2025-11-20T10:00:00Z' },
});

test('an application is a row with what was sent, and days are dates', async () => {
  expect(table(await read([decided]), 'Ansøgninger')).toEqual([
    {
      Reference: 'SMV-AAAAAA',
      Forløb: 'Aarhus',
      Kommune: 'Vejle Kommune',
      'MED-niveau': 'Fagområde',
      Område: 'Ældre',
      Status: 'Optaget',
      'Opbakning fra MED': 'Beslutning',
      'MED besluttede/mødes': new Date('2025-11-03T00:00:00Z'),
      Medlemmer: 6,
      Ledere: 1,
      AMR: 1,
      TR: 1,
      Øvrige: 2,
      Tovholder: 'Åse Bæk',
      'Tovholders mail': 'aase@vejle.dk',
      Sendt: new Date('2025-11-05T00:00:00Z'),
      Afgørelse: 'Optaget',
      'Besked til gruppen': 'Velkommen!\nVi glæder os.',
      Afgjort: new Date('2025-11-20T00:00:00Z'),
      'Gjort indtil nu': 'Kurser',
      Elementer: programme.elements.map(({ da }) => da).join('\n'),
      'Vil ændre': 'Ro om aftenen',
      'Modtaget via': 'Mail',
    },
  ]);
});

test('of a draft the draft is shown, and what is not filled in is empty', async () => {
  const content = contentOf({ level: 'top', basis: 'advance', meetsOn: '2025-11-20', decidedOn: '2025-01-01' }, [member('a', 'tr')]);
  const [row] = table(await read([draft('SMV-BBBBBB', content)]), 'Ansøgninger');
  expect(row).toMatchObject({
    'MED-niveau': 'Hoved-MED',
    'Opbakning fra MED': 'Forhåndstilkendegivelse',
    'MED besluttede/mødes': new Date('2025-11-20T00:00:00Z'),
    Status: 'Kladde',
    Medlemmer: 1,
    TR: 1,
    'Modtaget via': 'Chat',
  });
  for (const empty of [
    'Forløb',
    'Kommune',
    'Område',
    'Tovholder',
    'Tovholders mail',
    'Sendt',
    'Afgørelse',
    'Besked til gruppen',
    'Afgjort',
  ]) {
    expect(row).toHaveProperty([empty], null);
  }
});

test('each member is a row with the reference', async () => {
  const rows = table(await read([decided]), 'Medlemmer');
  expect(rows).toHaveLength(group.length);
  expect(rows[0]).toEqual({
    Reference: 'SMV-AAAAAA',
    Forløb: 'Aarhus',
    Kommune: 'Vejle Kommune',
    Navn: 'Åse Bæk',
    Rolle: 'Leder',
    Titel: 'Centerchef',
    Område: 'Ældreområdet',
    Mail: 'aase@vejle.dk',
    Tovholder: 'ja',
  });
  expect(rows.map((row) => row.Rolle)).toEqual(['Leder', 'AMR', 'TR', 'Øvrig', 'Øvrig', null]);
  expect(rows.map((row) => row.Tovholder)).toEqual(['ja', null, null, null, null, null]);
});

test('both sheets go by course as the programme has them, then by municipality as the Danish alphabet has them', async () => {
  const rows = [
    ['SMV-1', '', ''],
    ['SMV-2', 'aarhus', 'aabenraa'],
    ['SMV-3', 'aarhus', ''],
    ['SMV-4', 'aarhus', 'varde'],
    ['SMV-6', 'koebenhavn', 'aeroe'],
    ['SMV-5', 'koebenhavn', 'aeroe'],
    ['SMV-7', 'koebenhavn', 'vejle'],
  ].map(([reference = '', course = '', municipality = '']) => draft(reference, contentOf({ course, municipality }, [member('a', 'tr')])));
  const book = await read(rows);
  const order = ['SMV-7', 'SMV-5', 'SMV-6', 'SMV-4', 'SMV-2', 'SMV-3', 'SMV-1'];
  expect(table(book, 'Ansøgninger').map((row) => row.Reference)).toEqual(order);
  expect(table(book, 'Medlemmer').map((row) => row.Reference)).toEqual(order);
});

test.each([
  ['=HYPERLINK("http://x.example";"klik")', `'=HYPERLINK("http://x.example";"klik")`],
  ['+45 12 34 56 78', `'+45 12 34 56 78`],
  ['-1+1', `'-1+1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1+1', `'\t=1+1`],
  ['\tord', `'\tord`],
  ['\r=1+1', `'\n=1+1`],
  ['\rord', `'\nord`],
  ['  =1+1', `'  =1+1`],
  ['\u0001=1+1', `'=1+1`],
  ['＝1+1', `'＝1+1`],
  ['_x003D_1+1', '_x003D_1+1'],
  ['Ældre- og handicapområdet = alle', 'Ældre- og handicapområdet = alle'],
  ['<b>&amp; "citat" 👍', '<b>&amp; "citat" 👍'],
  ['a\u0000b\ud800c', 'abc'],
])('%j comes out as a text that no spreadsheet calculates', async (text, safe) => {
  const written = member('a', 'leader', { name: text, mail: text, title: text, area: text });
  const book = await read([
    draft('SMV-CCCCCC', contentOf({ area: text, coordinator: 'a' }, [written]), {
      decision: { what: 'declined', word: text, by: 'org', at: '2025-11-20T10:00:00Z' },
    }),
  ]);
  const [application] = table(book, 'Ansøgninger');
  expect([application?.Område, application?.Tovholder, application?.['Tovholders mail'], application?.['Besked til gruppen']]).toEqual(
    Array(4).fill(safe),
  );
  const [person] = table(book, 'Medlemmer');
  expect([person?.Navn, person?.Mail, person?.Titel, person?.Område]).toEqual(Array(4).fill(safe));
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        expect([Excel.ValueType.String, Excel.ValueType.SharedString, Excel.ValueType.Number, Excel.ValueType.Date]).toContain(cell.type);
        expect(cell.text).not.toMatch(/^[\s=+\-@]/);
      });
    });
  }
});

test('the head is bold, stays in sight and filters; days are written year first', async () => {
  const book = await read([decided]);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Ansøgninger', 'Medlemmer', 'Historik']);
  for (const sheet of book.worksheets) {
    sheet.getRow(1).eachCell((cell) => {
      expect(cell.font.bold).toBe(true);
    });
    expect(sheet.getCell('A2').font?.bold).toBeFalsy();
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, printTitlesRow: '1:1' });
  }
  expect(book.worksheets.map((sheet) => sheet.autoFilter)).toEqual(['A1:W2', 'A1:I7', 'A1:F1']);
  expect(book.getWorksheet('Ansøgninger')?.getCell('P2').numFmt).toBe('yyyy-mm-dd');
  expect(book.created).toEqual(now);
  expect(book.modified).toEqual(now);
});

test('a row is as high as its longest text, as far as Excel goes', async () => {
  const decision = (word: string) => ({ what: 'waiting' as const, word, by: 'org', at: '2025-11-20T10:00:00Z' });
  const rows = [
    draft('SMV-1', contentOf({})),
    draft('SMV-2', contentOf({}), { decision: decision('en\nto\ntre') }),
    draft('SMV-3', contentOf({}), { decision: decision('ord '.repeat(1000)) }),
  ];
  const sheet = (await read(rows)).getWorksheet('Ansøgninger');
  expect([1, 2, 3, 4].map((n) => sheet?.getRow(n).height)).toEqual([15, 15, 45, 405]);
});

test('in English the words are English', async () => {
  const book = await read([decided], { ...view, language: 'en' });
  expect(table(book, 'Applications')[0]).toMatchObject({
    Course: 'Aarhus',
    State: 'Accepted',
    'MED level': 'Area',
    'Received via': 'Mail',
  });
  expect(table(book, 'Members').map((row) => row.Role)).toEqual(['Leader', 'AMR', 'TR', 'Other', 'Other', null]);
});

test('without applications the sheets have their heads', async () => {
  const book = await read([]);
  expect(book.worksheets.map((sheet) => [sheet.rowCount, sheet.getCell('A1').text])).toEqual([
    [1, 'Reference'],
    [1, 'Reference'],
    [1, 'Reference'],
  ]);
});

test('what has happened stands in a sheet of its own, for the applications that are shown', async () => {
  const at = '2025-11-10T08:00:00.000Z';
  const line = { id: decided.id, at, by: 'organiser-1', what: 'accept', parts: '', state: 'accepted' as const };
  const edited = { ...line, what: 'edited', parts: 'course member.m1 member.m2' };
  const book = await read([decided], { ...view, history: [edited, line, { ...line, id: 'another' }] });
  expect(table(book, 'Historik')).toMatchObject([
    { Reference: decided.reference, Hvad: 'ændret', Felter: 'Forløb, en person i gruppen' },
    { Reference: decided.reference, Hvornår: '2025-11-10 09:00', Hvad: 'optaget', Status: 'Optaget', 'Hvem (id)': 'organiser-1' },
  ]);
});
