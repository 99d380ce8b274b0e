import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf, smallestGroup } from './composition.js';

const rule = { leaders: 1, employeeReps: 1, others: 2, maxPerArea: 8, coordinators: 1 };
const area = (count: number) => [{ name: 'Ældre', count }];

describe('the composition of a working group', () => {
  test('the smallest group is complete', () => {
    expect(smallestGroup(rule)).toBe(4);
    expect(findingsOf({ leaders: 1, employeeReps: 1, others: 2, areas: area(4) }, rule)).toEqual([]);
  });

  test('each missing role is named with how many', () => {
    expect(findingsOf({ leaders: 0, employeeReps: 0, others: 1, areas: [] }, rule)).toEqual([
      { code: 'leaders-missing', missing: 1, needed: 1 },
      { code: 'employee-reps-missing', missing: 1, needed: 1 },
      { code: 'others-missing', missing: 1, needed: 2 },
    ]);
  });

  test('eight from one area pass, nine do not', () => {
    expect(findingsOf({ leaders: 1, employeeReps: 1, others: 6, areas: area(8) }, rule)).toEqual([]);
    expect(findingsOf({ leaders: 1, employeeReps: 1, others: 7, areas: area(9) }, rule)).toEqual([
      { code: 'area-too-large', area: 'Ældre', count: 9, most: 8 },
    ]);
  });

  test('nobody who joins in a missing role makes a group less complete', () => {
    const small = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(small, small, small, (leaders, employeeReps, others) => {
        const group = { leaders, employeeReps, others, areas: [] };
        const before = findingsOf(group, rule).length;
        expect(findingsOf({ ...group, others: others + 1 }, rule).length).toBeLessThanOrEqual(before);
        expect(before === 0).toBe(leaders >= 1 && employeeReps >= 1 && others >= 2);
      }),
    );
  });
});
