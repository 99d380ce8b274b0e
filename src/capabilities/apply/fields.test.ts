import { describe, expect, test } from 'vitest';
import { madeUp } from '../../../test/rounds/made-up.js';
import { programme } from '../../programmes/2025-26/index.js';
import { fieldNames } from './application.js';
import { mostKeptOf, type Typed, typedFields, typedMember } from './fields.js';

function field(data: unknown) {
  return typedFields(data, fieldNames, programme);
}

function member(data: unknown) {
  return typedMember(data, programme);
}

const nothing: Typed<never> = { values: {}, cpr: [], tooMuch: [], unreadable: false };

const freeTexts = [
  ['area', field],
  ['done', field],
  ['change', field],
  ['name', member],
  ['mail', member],
  ['title', member],
  ['area', member],
] as const;

const numbers = [
  '010190-1234',
  '0101901234',
  '010190 1234',
  '010190–1234',
  '０１０１９０-１２３４',
  'Det var 010190-1234, der slog.',
  '0101901234@vejle.dk',
  '010190\u0000-1234',
  '610190-1234',
];

describe('what looks like a civil registration number', () => {
  test.each(freeTexts.flatMap(([name, read]) => numbers.map((text) => [name, text, read] as const)))(
    'is not taken in %s: %s',
    (name, text, read) => {
      const typed = read({ [name]: text });
      expect(typed).toEqual({ ...nothing, cpr: [name] });
      expect(JSON.stringify(typed)).not.toMatch(/1234|１２３４/);
    },
  );

  test('is told of each field where it stands, and the other fields are taken', () => {
    expect(member({ name: 'Lone 010190-1234', mail: 'lone@vejle.dk', title: '0101901234' })).toEqual({
      ...nothing,
      values: { mail: 'lone@vejle.dk' },
      cpr: ['name', 'title'],
    });
  });

  test.each(['33703118', '+45 33 70 31 18', '2025-11-10', '10.11.2025', 'sag 2025-123456', '7100 Vejle', '5798000123456'])(
    'is not seen in %s',
    (text) => {
      for (const [name, read] of freeTexts) expect(read({ [name]: text }).values).toEqual({ [name]: tidy(name, text) });
    },
  );
});

function tidy(name: string, text: string): string {
  return name === 'mail' ? text.toLowerCase() : text;
}

describe('what was typed', () => {
  test('loses control characters and the space around, and keeps its lines', () => {
    expect(field({ done: ' \u0000Vi har\u0007 et\r\nberedskab\rog\tkurser\u009b \n' }).values).toEqual({
      done: 'Vi har et\nberedskab\nog\tkurser',
    });
  });

  test('is one text however its letters are composed', () => {
    expect(field({ area: 'A\u030Aben pleje' }).values).toEqual({ area: 'Åben pleje' });
  });

  test('is read where a client sends null, a number or false', () => {
    expect(field({ area: null, done: 7, time: false, chair: 'false', viceChair: 'no', course: null, decidedOn: '' })).toEqual({
      ...nothing,
      values: { area: '', done: '7', time: '', chair: '', viceChair: '', course: '', decidedOn: '' },
    });
    expect(member({ name: 42, mail: null, role: '' }).values).toEqual({ name: '42', mail: '', role: '' });
  });

  test('is a number of ten digits no less where it comes as a number', () => {
    expect(field({ done: 1_101_901_234 }).cpr).toEqual(['done']);
  });

  test('is a mail in small letters', () => {
    expect(member({ mail: ' Lone@VEJLE.dk ' }).values).toEqual({ mail: 'lone@vejle.dk' });
  });

  test('is kept up to a length and refused whole beyond it', () => {
    expect(field({ done: 'a'.repeat(mostKeptOf('done')) }).values.done).toHaveLength(mostKeptOf('done'));
    expect(field({ done: 'a'.repeat(mostKeptOf('done') + 1), change: 'b' })).toEqual({
      ...nothing,
      values: { change: 'b' },
      tooMuch: ['done'],
    });
  });

  test('is only what stood on the card: the rest is not there, and a name of nobody is ignored', () => {
    expect(typedFields({ course: 'aarhus', done: 'x', state: 'accepted' }, ['course', 'municipality'], programme)).toEqual({
      ...nothing,
      values: { course: 'aarhus' },
    });
  });

  test.each([undefined, null, 'text', 7, [], [['done', 'x']]])('is nothing where no fields came: %j', (data) => {
    expect(field(data)).toEqual(nothing);
    expect(member(data)).toEqual(nothing);
  });
});

describe('a choice', () => {
  const right = {
    course: 'aarhus',
    municipality: 'vejle',
    level: 'area',
    basis: 'advance',
    decidedOn: '2025-10-01',
    meetsOn: '2028-02-29',
    chair: 'yes',
    viceChair: 'yes',
    time: 'yes',
    coordinator: 'a-member_7',
    elements: 'element-risk,element-reduce',
  };

  test('that the card has is taken', () => {
    expect(field(right)).toEqual({ ...nothing, values: right });
    for (const role of ['leader', 'amr', 'tr', 'other']) expect(member({ role }).values).toEqual({ role });
  });

  test.each<[string, unknown]>([
    ['course', 'odense'],
    ['course', 'toString'],
    ['municipality', 'vejleby'],
    ['municipality', 'Vejle'],
    ['level', 'middle'],
    ['basis', 'yes'],
    ['decidedOn', '2025-02-29'],
    ['decidedOn', '1. oktober'],
    ['decidedOn', '2025-10-01T10:00'],
    ['meetsOn', 'tomorrow'],
    ['chair', 'maybe'],
    ['viceChair', '1'],
    ['time', 'on'],
    ['coordinator', 'a|b'],
    ['coordinator', 'a'.repeat(41)],
    ['elements', 'element-risk,element-none'],
    ['elements', ','],
    ['course', ['aarhus']],
    ['done', { text: 'x' }],
    ['done', ['x']],
  ])('that no card has is unreadable: %s %j', (name, value) => {
    expect(field({ [name]: value, area: 'Skole' })).toEqual({ ...nothing, values: { area: 'Skole' }, unreadable: true });
  });

  test.each(['chief', 'LEADER', '010190-1234', { role: 'leader' }])('of a role that is none is unreadable: %j', (role) => {
    expect(member({ role })).toEqual({ ...nothing, unreadable: true });
  });

  test("is one of the round's: another round has other courses and elements", () => {
    const typed = typedFields({ course: 'odense', elements: 'element-risk' }, fieldNames, madeUp);
    expect(typed).toEqual({ ...nothing, values: { course: 'odense', elements: 'element-risk' } });
    expect(typedFields({ course: 'aarhus' }, fieldNames, madeUp).unreadable).toBe(true);
    expect(typedFields({ elements: 'element-strain' }, fieldNames, madeUp).unreadable).toBe(true);
  });
});
