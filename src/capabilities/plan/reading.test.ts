import { describe, expect, test } from 'vitest';
import type { Member } from './plan.js';
import { readAction } from './reading.js';

const now = new Date('2026-02-02T10:00:00Z');

function member(id: string, name: string): Member {
  return { id, name, mail: '', role: '', userId: '', directoryId: '' };
}
const members = [
  member('ole', 'Ole Bach'),
  member('lone', 'Lone Hansen'),
  member('mette-h', 'Mette Holm'),
  member('mette-s', 'Mette Skov Sørensen'),
  member('aase', 'Åse Kjær'),
  member('maj', 'Maj Lund'),
  member('am', 'Anne-Marie Dahl'),
];
const read = (text: string) => readAction(text, members, now);
const said = (what: string, rest: Partial<ReturnType<typeof readAction>> = {}) => ({ what, who: '', by: '', unknownName: '', ...rest });

describe('who and when, in any order', () => {
  const expected = said('risikovurdere hjemmebesøg', { who: 'ole', by: '2026-03-01' });
  test.each([
    'risikovurdere hjemmebesøg, Ole, 1. marts',
    'risikovurdere hjemmebesøg, 1. marts, Ole',
    'Ole, risikovurdere hjemmebesøg, 1. marts',
    '1. marts, Ole, risikovurdere hjemmebesøg',
    'Ole, 1. marts, risikovurdere hjemmebesøg',
    'risikovurdere hjemmebesøg, ansvarlig: Ole, senest 1. marts',
    'risikovurdere hjemmebesøg, ansvarlig Ole Bach, frist 1. marts',
    'risikovurdere hjemmebesøg, Ole Bach tager den, inden 1/3',
    'risikovurdere hjemmebesøg, Ole senest 1. marts',
    'risikovurdere hjemmebesøg, senest 1. marts ved Ole',
    'risikovurdere hjemmebesøg senest 1. marts, Ole',
    'risikovurdere hjemmebesøg ansvarlig: Ole senest d. 1. marts',
    'risikovurdere hjemmebesøg inden 1/3, Ole B.',
    'Ole: risikovurdere hjemmebesøg senest 1. marts',
    'risikovurdere hjemmebesøg, ole, 1/3',
    'risikovurdere hjemmebesøg, OLE BACH, 1.3.',
    'risikovurdere hjemmebesøg, hvem: Ole, hvornår: 1. marts',
    'risikovurdere hjemmebesøg; Ole; 1. marts 2026',
    'risikovurdere hjemmebesøg, Ole, søndag den 1. marts',
    'risikovurdere hjemmebesøg, Ole, søndag, 1. marts',
    'risikovurdere hjemmebesøg, Ole, 2026-03-01, tak',
    'risikovurdere hjemmebesøg,Ole,1. marts',
    'risikovurdere hjemmebesøg Ole 1. marts',
    'risikovurdere hjemmebesøg 1. marts Ole',
    'risikovurdere hjemmebesøg ole bach 1/3.',
    'risikovurdere hjemmebesøg ved Ole søndag den 1. marts',
    'risikovurdere hjemmebesøg Ole inden 1. marts',
    'risikovurdere hjemmebesøg - Ole - 1. marts',
    'Ole – risikovurdere hjemmebesøg – 1. marts – tak',
    'risikovurdere hjemmebesøg - Ole 1. marts',
  ])('%s', (text) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    'risk assess home visits, Ole, by 1 March',
    'risk assess home visits, responsible: Ole, no later than March 1',
    'risk assess home visits, Ole takes it, before 1 March',
    'risk assess home visits by 1 March, Ole',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ ...expected, what: 'risk assess home visits' });
  });
});

describe('by when', () => {
  test.each([
    ['kursus, til næste møde', ''],
    ['kursus, inden næste netværksmøde', ''],
    ['kursus, by the next meeting', ''],
    ['kursus', ''],
    ['kursus, 15. januar', '2027-01-15'],
    ['kursus, 15. januar 2026', '2026-01-15'],
    ['kursus, i morgen', '2026-02-03'],
    ['kursus, på fredag', '2026-02-06'],
    ['kursus, uge 10', '2026-03-06'],
    ['kursus, inden uge 10', '2026-02-27'],
    ['kursus, i marts', '2026-03-31'],
    ['kursus, udgangen af marts', '2026-03-31'],
    ['kursus, inden marts', '2026-02-28'],
    ['kursus, inden sommerferien', '2026-06-30'],
    ['kursus, senest 1. marts kl. 12', '2026-03-01'],
  ])('%s', (text, by) => {
    expect(read(text)).toEqual(said('kursus', { by }));
  });

  test.each(['kursus, efter sommerferien', 'kursus, fra 1. marts', 'samle op på mødet i går', 'kursus i marts og april', 'øve 2,5 timer'])(
    'is not said in: %s',
    (text) => {
      expect(read(text)).toEqual(said(text));
    },
  );
});

describe('who', () => {
  test.each([
    ['Åse', 'aase'],
    ['Aase', 'aase'],
    ['Mette Holm', 'mette-h'],
    ['Mette H', 'mette-h'],
    ['Mette Sørensen', 'mette-s'],
    ['Mette Skov', 'mette-s'],
    ['Maj', 'maj'],
    ['Anne-Marie', 'am'],
    ['ved Lone', 'lone'],
    ['Lone har ansvaret', 'lone'],
    ['lone står for det', 'lone'],
    ['Lone tager den til næste møde', 'lone'],
  ])('%s', (name, who) => {
    expect(read(`lave plakater, ${name}`)).toEqual(said('lave plakater', { who }));
  });

  test.each([
    ['Mette', 'Mette'],
    ['ansvarlig: Mette', 'Mette'],
    ['Mette S tager den, 1. marts', ''],
    ['Ole og Lone', 'Ole og Lone'],
    ['Kim', 'Kim'],
    ['Kim Larsen tager den', 'Kim Larsen'],
    ['ansvarlig: hele gruppen', 'hele gruppen'],
    ['Ole Hansen', 'Ole Hansen'],
    ['jeg tager den', 'jeg'],
    ['I will do it', 'I'],
  ])('cannot be told: %s', (name, unknownName) => {
    const found = read(`lave plakater, ${name}`);
    expect([found.what, found.unknownName]).toEqual(['lave plakater', unknownName]);
    expect(found.who).toBe(unknownName === '' ? 'mette-s' : '');
  });
});

describe('what is to be done', () => {
  test.each([
    ['plakater, foldere og skilte, Ole', 'plakater, foldere og skilte'],
    ['plakater, Ole, foldere og skilte', 'plakater, foldere og skilte'],
    ['Kursus, oplæg og øvelser', 'Kursus, oplæg og øvelser'],
    ['Ole taler med Lone om vagtplan, Ole', 'Ole taler med Lone om vagtplan'],
    ['møde inden 14 dage med Lone', 'møde inden 14 dage med Lone'],
    ['dele det på intranettet, Teams', 'dele det på intranettet, Teams'],
    ['tale med teamet: hvad virker, Lone', 'tale med teamet: hvad virker'],
    ['gå stuegang hver fredag, Ole', 'gå stuegang hver fredag'],
    ['følge op by for by, Ole', 'følge op by for by'],
    ['tale med Lone 1. marts', 'tale med Lone 1. marts'],
    ['tale med Ole og Lone i morgen', 'tale med Ole og Lone i morgen'],
    ['spørge Lone 1. marts', 'spørge Lone 1. marts'],
    ['kursus for vikarer 1. marts', 'kursus for vikarer 1. marts'],
    ['hjemmebesøg hos nye borgere Lone', 'hjemmebesøg hos nye borgere Lone'],
    ['øve nedtrapning - oplæg og øvelser - Lone', 'øve nedtrapning - oplæg og øvelser'],
    ['besøg kl. 8 - 12, Lone', 'besøg kl. 8 - 12'],
    ['konflikt-kursus, Lone', 'konflikt-kursus'],
    ['', ''],
    ['Ole, 1. marts', ''],
  ])('%s', (text, what) => {
    expect(read(text).what).toBe(what);
  });

  test('a name that several have is asked about, without commas too', () => {
    expect(read('lave plakater Mette uge 10')).toEqual(said('lave plakater', { by: '2026-03-06', unknownName: 'Mette' }));
  });

  test('of two who are named the first takes it and the other stays to be read', () => {
    expect(read('vagtplan, Ole, Lone')).toEqual(said('vagtplan, Lone', { who: 'ole' }));
  });

  test.each(['Ole, ', 'senest ', 'ansvarlig: ', ', ', 'Ole: ', '1. marts ', ' - ', 'Ole 1. marts ', 'x Ole, '])(
    'that is made to take long of %j ends',
    (part) => {
      const begin = performance.now();
      read(part.repeat(4000).slice(0, 4000));
      expect(performance.now() - begin).toBeLessThan(500);
    },
  );
});
