import { describe, expect, test } from 'vitest';
import { madeUp } from '../../../test/rounds/made-up.js';
import { moment } from '../../core/calendar.js';
import type { Programme } from '../../core/programme.js';
import { programme } from '../../programmes/2025-26/index.js';
import { type Content, emptyFields, type Fields, type Member, type Role } from './application.js';
import { typedMember } from './fields.js';
import { countsOf, findingsIn, isOpen } from './findings.js';

const now = moment('2025-10-20T09:00');

function person(id: string, role: Role | '', over: Partial<Member> = {}): Member {
  return {
    id,
    name: `Navn ${id}`,
    mail: `${id}@vejle.dk`,
    role,
    title: role === 'other' ? 'HR-konsulent' : '',
    area: `Område ${id}`,
    ...over,
  };
}

const members = [person('a', 'leader'), person('b', 'amr'), person('c', 'other'), person('d', 'other')];

const whole: Content = {
  fields: {
    ...emptyFields,
    course: 'koebenhavn',
    municipality: 'vejle',
    level: 'top',
    basis: 'decided',
    decidedOn: '2025-10-01',
    coordinator: 'a',
    done: 'Vi har et beredskab.',
    elements: 'element-risk',
    change: 'Færre trusler.',
    time: 'yes',
  },
  members,
};

/** What is found, as `step code detail`. */
function found(content: Content, round: Programme = programme, at = now): string[] {
  return findingsIn(content, round, at).map((finding) => {
    switch (finding.code) {
      case 'field-missing':
        return `${finding.step} missing ${finding.field}`;
      case 'field-too-long':
        return `${finding.step} too-long ${finding.field} ${finding.length}/${finding.most}`;
      case 'decided-later':
        return `${finding.step} decided-later`;
      case 'meets-in-time':
        return `${finding.step} meets-in-time ${finding.course.id}`;
      case 'composition':
        return `${finding.step} ${finding.finding.code} ${'missing' in finding.finding ? finding.finding.missing : finding.finding.count}`;
      case 'mail-twice':
        return `${finding.step} mail-twice ${finding.member.id} ${finding.other.id}`;
      default:
        return `${finding.step} ${finding.code} ${finding.member.id} ${finding.field}`;
    }
  });
}

function fields(over: Partial<Fields>): Content {
  return { ...whole, fields: { ...whole.fields, ...over } };
}

function group(list: readonly Member[], over: Partial<Fields> = {}): Content {
  return { fields: { ...whole.fields, ...over }, members: list };
}

describe('an application', () => {
  test('that is whole has nothing to be found', () => {
    expect(found(whole)).toEqual([]);
  });

  test('that is empty lacks everything, in the order of the form', () => {
    expect(found({ fields: emptyFields, members: [] })).toEqual([
      'course missing municipality',
      'course missing course',
      'med missing level',
      'med missing basis',
      'group leaders-missing 1',
      'group employee-reps-missing 1',
      'group others-missing 2',
      'group missing coordinator',
      'motivation missing done',
      'motivation missing elements',
      'motivation missing change',
      'motivation missing time',
    ]);
  });

  test.each(['municipality', 'course', 'level', 'basis', 'decidedOn', 'coordinator', 'done', 'elements', 'change', 'time'] as const)(
    'cannot do without %s',
    (name) => {
      expect(found(fields({ [name]: '' })).map((line) => line.replace(/^\w+ /, ''))).toEqual([`missing ${name}`]);
    },
  );
});

describe('the texts', () => {
  test.each(['done', 'change'] as const)('%s may have 1000 characters and no more', (name) => {
    expect(found(fields({ [name]: 'a'.repeat(1000) }))).toEqual([]);
    expect(found(fields({ [name]: 'a'.repeat(1001) }))).toEqual([`motivation too-long ${name} 1001/1000`]);
  });

  test('the area of a committee may have 100, and is asked for only where it is one of an area', () => {
    expect(found(fields({ level: 'area' }))).toEqual(['med missing area']);
    expect(found(fields({ level: 'area', area: 'a'.repeat(100) }))).toEqual([]);
    expect(found(fields({ level: 'area', area: 'a'.repeat(101) }))).toEqual(['med too-long area 101/100']);
    expect(found(fields({ level: 'top', area: 'a'.repeat(101) }))).toEqual([]);
  });
});

describe('the decision in MED', () => {
  test('may be of today and not of tomorrow, by the day in Copenhagen', () => {
    expect(found(fields({ decidedOn: '2025-10-20' }))).toEqual([]);
    expect(found(fields({ decidedOn: '2025-10-21' }))).toEqual(['med decided-later']);
    expect(found(fields({ decidedOn: '2025-10-21' }), programme, moment('2025-10-20T23:59'))).toEqual(['med decided-later']);
    expect(found(fields({ decidedOn: '2025-10-21' }), programme, moment('2025-10-21T00:00'))).toEqual([]);
  });

  const advance = { basis: 'advance', decidedOn: '', chair: 'yes', viceChair: 'yes', meetsOn: '2025-11-11' };

  test('may follow an advance statement of both, where MED meets after the day of the deadline', () => {
    expect(found(fields(advance))).toEqual([]);
    expect(found(fields({ ...advance, meetsOn: '2025-11-10' }))).toEqual(['med meets-in-time koebenhavn']);
    expect(found(fields({ ...advance, meetsOn: '2025-10-21' }))).toEqual(['med meets-in-time koebenhavn']);
  });

  test('goes by the deadline of the course: what is late enough for one is not for another', () => {
    expect(found(fields({ ...advance, course: 'aarhus', meetsOn: '2025-11-17' }))).toEqual(['med meets-in-time aarhus']);
    expect(found(fields({ ...advance, course: 'aarhus', meetsOn: '2025-11-18' }))).toEqual([]);
    expect(found(fields({ ...advance, course: '' }))).toEqual(['course missing course']);
  });

  test('needs the statements of both and the day of the meeting, and no date of a decision', () => {
    for (const name of ['chair', 'viceChair', 'meetsOn'] as const) {
      expect(found(fields({ ...advance, [name]: '' }))).toEqual([`med missing ${name}`]);
    }
  });

  test('is held against what was chosen alone: what is left from the other choice does no harm', () => {
    expect(found(fields({ ...advance, decidedOn: '2026-01-01' }))).toEqual([]);
    expect(found(fields({ meetsOn: '2025-10-21' }))).toEqual([]);
  });
});

describe('the working group', () => {
  test('needs its leaders, employee representatives and others; AMR and TR count alike', () => {
    expect(found(group(members.filter(({ role }) => role !== 'amr')))).toEqual(['group employee-reps-missing 1']);
    expect(found(group([person('a', 'leader'), person('b', 'tr'), person('c', 'other'), person('d', 'other')]))).toEqual([]);
    expect(found(group(members.slice(0, 3)))).toEqual(['group others-missing 1']);
    expect(found(group(members.slice(1), { coordinator: 'b' }))).toEqual(['group leaders-missing 1']);
  });

  const spellings = ['Børne- og Unge', 'børne og unge', 'BØRNE-OG-UNGE', ' Børneog unge ', 'Børne\u00a0og  unge'];
  const crowd = (count: number) => [
    ...members,
    ...Array.from({ length: count }, (_, i) => person(`x${i}`, 'other', { area: spellings[i % spellings.length] ?? '' })),
  ];

  test('may have eight of one area, however it is spelt, and not nine', () => {
    expect(found(group(crowd(8)))).toEqual([]);
    expect(found(group(crowd(9)))).toEqual(['group area-too-large 9']);
    expect(
      countsOf(crowd(9))
        .areas.map(({ count }) => count)
        .filter((count) => count > 1),
    ).toEqual([9]);
  });

  test('has no area of those whose area is not known', () => {
    const list = [...members, ...Array.from({ length: 9 }, (_, i) => person(`x${i}`, 'other', { area: '' }))];
    expect(found(group(list)).filter((line) => line.includes('area-too-large'))).toEqual([]);
    expect(found(group(list)).filter((line) => line.includes('member-missing'))).toHaveLength(9);
  });

  test('needs a coordinator who stands in it: who was taken out coordinates no longer', () => {
    const list = [...members, person('e', 'leader')];
    expect(found(group(list, { coordinator: 'e' }))).toEqual([]);
    expect(found(group(members, { coordinator: 'e' }))).toEqual(['group missing coordinator']);
  });
});

describe('a member', () => {
  const withOther = (over: Partial<Member>) => group([...members, person('e', 'leader', over)]);

  test.each(['name', 'mail', 'role', 'area'] as const)('needs %s', (field) => {
    expect(found(withOther({ [field]: '' }))).toEqual([`group member-missing e ${field}`]);
  });

  test('needs a title only as one of the others', () => {
    expect(found(withOther({ title: '' }))).toEqual([]);
    expect(found(withOther({ role: 'other', title: '' }))).toEqual(['group member-missing e title']);
  });

  test.each(['lone', 'lone@', 'lone@vejle', '@vejle.dk', 'lone @vejle.dk', 'lone@vejle.dk, per@vejle.dk'])(
    'has no mail like %s',
    (mail) => {
      expect(found(withOther({ mail }))).toEqual(['group member-wrong e mail']);
    },
  );

  test.each([
    ['name', 80],
    ['title', 80],
    ['area', 100],
  ] as const)('has room in %s for %i characters', (field, most) => {
    expect(found(withOther({ [field]: 'a'.repeat(most) }))).toEqual([]);
    expect(found(withOther({ [field]: 'a'.repeat(most + 1) }))).toEqual([`group member-too-long e ${field}`]);
  });

  test('has room in mail for 120 characters', () => {
    const mail = (length: number) => `${`lone@${'vejle.'.repeat(20)}`.slice(0, length - 3).replace(/\.$/, 'x')}.dk`;
    expect(found(withOther({ mail: mail(120) }))).toEqual([]);
    expect(found(withOther({ mail: mail(121) }))).toEqual(['group member-too-long e mail']);
  });

  test('has a mail of their own: the later of two is told once, capitals or not', () => {
    const { mail = '' } = typedMember({ mail: ' A@VEJLE.DK ' }, programme).values;
    expect(found(withOther({ mail }))).toEqual(['group mail-twice e a']);
  });

  test('without a mail shares it with nobody', () => {
    const two = [person('e', 'leader', { mail: '' }), person('f', 'leader', { mail: '' })];
    expect(found(group([...members, ...two]))).toEqual(['group member-missing e mail', 'group member-missing f mail']);
  });
});

describe('another round has other rules', () => {
  const at = moment('2027-01-11T09:00');
  const other: Content = {
    fields: { ...whole.fields, course: 'odense', decidedOn: '2027-01-11' },
    members: [person('a', 'leader'), person('b', 'leader'), person('c', 'amr'), person('d', 'tr'), person('e', 'other')],
  };

  test('about the group', () => {
    expect(found(other, madeUp, at)).toEqual([]);
    expect(found({ ...other, members }, madeUp, at)).toEqual(['group leaders-missing 1', 'group employee-reps-missing 1']);
    const many = (n: number) => [...other.members, ...Array.from({ length: n }, (_, i) => person(`x${i}`, 'other', { area: 'Skole' }))];
    expect(found({ ...other, members: many(6) }, madeUp, at)).toEqual([]);
    expect(found({ ...other, members: many(7) }, madeUp, at)).toEqual(['group area-too-large 7']);
  });

  test('about the deadline', () => {
    const advance = { basis: 'advance', decidedOn: '', chair: 'yes', viceChair: 'yes' };
    const meets = (meetsOn: string) => ({ ...other, fields: { ...other.fields, ...advance, meetsOn } });
    expect(found(meets('2027-02-01'), madeUp, at)).toEqual(['med meets-in-time odense']);
    expect(found(meets('2027-02-02'), madeUp, at)).toEqual([]);
  });

  test('about who coordinates: a round without a coordinator asks for none', () => {
    const round: Programme = { ...madeUp, composition: { ...madeUp.composition, coordinators: 0 } };
    expect(found({ ...other, fields: { ...other.fields, coordinator: '' } }, round, at)).toEqual([]);
  });
});

describe('the day of the deadline', () => {
  test('counts to its end in Copenhagen, in winter time and for each course by itself', () => {
    expect(isOpen('koebenhavn', programme, moment('2025-11-10T23:59'))).toBe(true);
    expect(isOpen('koebenhavn', programme, new Date('2025-11-10T22:59:59.999Z'))).toBe(true);
    expect(isOpen('koebenhavn', programme, new Date('2025-11-10T23:00:00.000Z'))).toBe(false);
    expect(isOpen('aarhus', programme, moment('2025-11-11T00:00'))).toBe(true);
    expect(isOpen('roenne', madeUp, moment('2027-02-15T23:59'))).toBe(true);
    expect(isOpen('odense', madeUp, moment('2027-02-02T00:00'))).toBe(false);
  });

  test('is no finding: whether it is too late is told apart from what is missing', () => {
    expect(found(whole, programme, moment('2026-01-01T09:00'))).toEqual([]);
  });

  test('is not open for a course that is not', () => {
    expect(isOpen('', programme, now)).toBe(false);
    expect(isOpen('odense', programme, now)).toBe(false);
  });
});
