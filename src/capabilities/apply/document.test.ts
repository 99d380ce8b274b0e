import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { programme } from '../../programmes/2025-26/index.js';
import { type Application, type Content, emptyFields, type Member } from './application.js';
import { applicationDocument, type PaperView } from './document.js';

const members: readonly Member[] = [
  { id: 'a', name: 'Åse Nygaard', mail: 'aase@vejle.dk', role: 'leader', title: 'Centerchef', area: 'Ældreområdet' },
  { id: 'b', name: 'Søren Bæk', mail: 'soeren@vejle.dk', role: 'amr', title: '', area: 'Ældreområdet' },
  { id: 'c', name: 'Kim Lund', mail: 'kim@vejle.dk', role: 'other', title: 'HR-konsulent', area: 'HR' },
  { id: 'd', name: 'Ida Holm', mail: 'ida@vejle.dk', role: 'other', title: '', area: 'HR' },
];

const sent: Content = {
  members,
  fields: {
    ...emptyFields,
    course: 'aarhus',
    municipality: 'vejle',
    level: 'area',
    area: 'Ældreområdet',
    basis: 'decided',
    decidedOn: '2025-11-03',
    coordinator: 'b',
    done: 'Vi har en voldspolitik.\nDen er fra 2019.\n\n  - men ingen kender den',
    elements: 'element-readiness,element-reduce',
    change: 'Vi vil have færre episoder, og <ingen> skal stå alene & bange.',
    time: 'yes',
  },
};

function viewOf(content: Content, more: Partial<PaperView> = {}): PaperView {
  const at = '2025-11-04T09:12:34.567Z';
  const submission = { content, version: 1, at, firstAt: at };
  const application: Application = {
    id: 'one',
    round: programme.id,
    tenantId: 'tenant',
    reference: 'SMV-7K3F9Q',
    state: 'submitted',
    content,
    submission,
    decision: undefined,
    editors: [],
    keeper: '',
    invited: [],
    origin: 'chat',
    createdAt: '2025-10-21T06:00:00Z',
  };
  return { application, content, submission, programme, language: 'da', findings: [], ...more };
}

async function htmlOf(view: PaperView): Promise<string> {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(await applicationDocument(view)) });
  expect(messages.filter((m) => m.type === 'error')).toEqual([]);
  return value;
}

async function textOf(view: PaperView): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(await applicationDocument(view)) })).value;
}

/** The parts of a zip file by path, read from its directory. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const head = zip.readUInt32LE(at + 42);
    const start = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const body = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    parts.set(name, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString('utf8'));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts;
}

test('a Danish application says what was sent', async () => {
  const text = await textOf(viewOf(sent));
  for (const said of [
    'Ansøgning om deltagelse i netværket',
    'Sammen mod vold, trusler og chikane',
    'SMV-7K3F9Q · Sendt tirsdag den 4. november 2025 kl. 10.12',
    'Vejle Kommune',
    'Første møde: onsdag den 3. december 2025',
    'Ansøgningsfrist: mandag den 17. november 2025',
    'Fagområdets MED: Ældreområdet',
    'MED besluttede det mandag den 3. november 2025',
    '4 medlemmer: 1 leder, 1 AMR, 0 TR og 2 øvrige.',
    'Vi vil have færre episoder, og <ingen> skal stå alene & bange.',
    'Ja, der er afsat tid',
    ...members.flatMap((m) => [m.name, m.mail, m.title, m.area]),
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('udgave');
  expect(text).not.toContain('Værd at bemærke');
});

test('an English application is in English', async () => {
  const text = await textOf(viewOf(sent, { language: 'en', findings: ['MED has not decided yet.'] }));
  for (const said of [
    'Application to join the network',
    'Together against violence, threats and harassment',
    'Sent Tuesday 4 November 2025 at 10:12',
    'Worth noting',
    'MED has not decided yet.',
    '4 members: 1 leader, 1 AMR, 0 TR and 2 others.',
    'What would you like to change?',
    'Have a clear emergency plan',
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toMatch(/Forløb|Tovholder|Øvrig|Sendt|Hvad/);
});

test('the facts and the group are tables, the motivation has headings, and the coordinator is marked', async () => {
  const html = await htmlOf(viewOf(sent));
  expect(html.match(/<table>/g)).toHaveLength(2);
  expect(html).toMatch(/<thead><tr><th>.*?Navn.*?Rolle og titel.*?Område.*?Mail.*?<\/thead>/);
  const rows = html.match(/<tr>.*?<\/tr>/g) ?? [];
  expect(rows.filter((row) => row.includes('Tovholder')).map((row) => row.replace(/<[^>]+>/g, ' ').trim())).toEqual([
    expect.stringMatching(/^Tovholder\s+Søren Bæk\s+soeren@vejle\.dk$/),
    expect.stringMatching(/^Søren Bæk\s+Tovholder\s+AMR\s+Ældreområdet\s+soeren@vejle\.dk$/),
  ]);
  expect(html.match(/<h2>.*?<\/h2>/g)?.map((h) => h.replace(/<[^>]+>/g, ''))).toEqual([
    'Hvad har I gjort indtil nu?',
    'Hvilke elementer betyder mest for jer?',
    'Hvad vil I gerne ændre?',
    'Har I afsat tid?',
  ]);
});

test('the elements that were chosen stand in the order of the programme, and no others', async () => {
  const html = await htmlOf(viewOf(sent));
  const items = html.match(/<li>.*?<\/li>/g)?.map((item) => item.replace(/<[^>]+>/g, ''));
  expect(items).toEqual([programme.elements[1]?.da, programme.elements[3]?.da]);
});

test('line breaks and blanks of what people wrote are kept', async () => {
  const html = await htmlOf(viewOf(sent));
  expect(html).toContain('Vi har en voldspolitik.<br />Den er fra 2019.<br /><br />  - men ingen kender den');
  const windows = await htmlOf(viewOf({ ...sent, fields: { ...sent.fields, done: 'en\r\nto\rtre\u2028fire' } }));
  expect(windows).toContain('en<br />to<br />tre<br />fire');
});

test('a later version says that it was changed, and a draft that it was not sent', async () => {
  const submission = { content: sent, version: 3, at: '2025-11-05T09:12:34.567Z', firstAt: '2025-11-04T08:00:00.000Z' };
  expect(await textOf(viewOf(sent, { submission }))).toContain(
    'Sendt tirsdag den 4. november 2025 kl. 9.00 (3. udgave onsdag den 5. november 2025 kl. 10.12)',
  );
  const draft = await textOf(viewOf(sent, { submission: undefined }));
  expect(draft).toContain('Ansøgningen er ikke sendt endnu');
  expect(draft).not.toContain('Sendt ');
});

test('an advance statement says who has given it and when MED meets', async () => {
  const fields = { ...sent.fields, level: 'top', basis: 'advance', chair: 'yes', meetsOn: '2025-11-20' };
  const findings = ['MED har ikke besluttet det endnu.', 'Der mangler 1 TR.'];
  const text = await textOf(viewOf({ ...sent, fields }, { findings }));
  for (const said of [
    'Hoved-MED',
    'Formanden har givet den',
    'Næstformanden har ikke givet den endnu',
    'MED mødes torsdag den 20. november 2025',
    ...findings,
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('MED besluttede');
});

test('an application with nothing filled in says so, and holds no undefined and no invalid date', async () => {
  for (const basis of ['', 'decided', 'advance']) {
    const text = await textOf(viewOf({ members: [], fields: { ...emptyFields, basis } }));
    expect(text).toContain('Ikke oplyst');
    expect(text).toContain('Der står ingen i gruppen endnu.');
    expect(text).not.toMatch(/undefined|null|Invalid|NaN/);
  }
});

test('4,000 characters are all there', async () => {
  const done = Array.from({ length: 400 }, (_, i) => `æ${String(i).padStart(3, '0')} ord å`).join('');
  expect(done).toHaveLength(4000);
  expect(await textOf(viewOf({ ...sent, fields: { ...sent.fields, done } }))).toContain(done);
});

test('characters that XML forbids are left out, and the rest of the text stands', async () => {
  const done = 'a\u0000b\u0008c\u000bd\u001fe\ud800f\udc00g\uffffh 👍🏽\tå';
  const bytes = await applicationDocument(
    viewOf({ ...sent, fields: { ...sent.fields, done }, members: [{ ...member(), name: 'Bo\u0001 Dam' }] }),
  );
  const text = (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  expect(text).toContain('abcdefgh 👍🏽\tå');
  expect(text).toContain('Bo Dam');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect([...partsOf(bytes).values()].filter((part) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ufffd]/.test(part))).toEqual(
    [],
  );
});

test('whatever is written, the document opens', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (done, area, name) => {
      const content = { members: [{ ...member(), name, area }], fields: { ...sent.fields, done, area, coordinator: 'a' } };
      const html = await htmlOf(viewOf(content, { findings: [done] }));
      expect(html).toMatch(/prøvehandlinger\.<\/p>$/);
    }),
    { numRuns: 60 },
  );
});

test.each(['da', 'en'] as const)('the file is A4, in its language, with numbered pages and repeated heads (%s)', async (language) => {
  const parts = partsOf(await applicationDocument(viewOf(sent, { language })));
  const body = parts.get('word/document.xml') ?? '';
  expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(body.match(/<w:tblLook w:firstRow="\w+" w:firstColumn="\w+"/g)).toEqual([
    '<w:tblLook w:firstRow="false" w:firstColumn="true"',
    '<w:tblLook w:firstRow="true" w:firstColumn="false"',
  ]);
  expect(body.match(/<w:pStyle w:val="(?:Title|Heading1)"\/>/g)).toHaveLength(4);
  for (const [, grid = ''] of body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)) {
    expect([...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0)).toBe(11906 - 2 * 1134);
  }
  expect(parts.get('word/styles.xml')).toContain(language === 'da' ? '<w:lang w:val="da-DK"/>' : '<w:lang w:val="en-GB"/>');
  const footer = parts.get('word/footer1.xml') ?? '';
  expect(footer).toContain('SMV-7K3F9Q · Vejle Kommune');
  expect(footer).toMatch(/PAGE.*NUMPAGES/);
});

test('the properties have a title, and the moment of sending in place of the machine’s clock', async () => {
  const named = { ...programme, name: { da: 'Vold & <trusler>', en: 'x' } };
  const core = partsOf(await applicationDocument(viewOf(sent, { programme: named }))).get('docProps/core.xml');
  expect(core).toContain('<dc:title>Ansøgning SMV-7K3F9Q, Vejle Kommune</dc:title>');
  expect(core).toContain('<dc:creator>Vold &amp; &lt;trusler&gt;</dc:creator>');
  expect(core?.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['2025-11-04T09:12:34Z', '2025-11-04T09:12:34Z']);
});

function member(): Member {
  return { id: 'a', name: '', mail: '', role: 'leader', title: '', area: '' };
}
