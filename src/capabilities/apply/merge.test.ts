import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge, seenIn } from './merge.js';

const base = { done: 'Vi har et beredskab', change: '', area: 'Skole' };
const seen = seenIn(base);

describe('two who type at the same time', () => {
  test('both keep what they wrote in different fields', () => {
    const first = merge(base, { ...base, done: 'Vi har kurser' }, seen);
    const now = { ...base, ...first.changes };
    const second = merge(now, { ...base, change: 'Færre trusler' }, seen);
    expect({ ...now, ...second.changes }).toEqual({ done: 'Vi har kurser', change: 'Færre trusler', area: 'Skole' });
    expect([...first.collisions, ...second.collisions]).toEqual([]);
  });

  test('in the same field the first one stands and the second is told', () => {
    const first = merge(base, { ...base, done: 'Vi har kurser' }, seen);
    const now = { ...base, ...first.changes };
    expect(merge(now, { ...base, done: 'Vi begynder' }, seen)).toEqual({ changes: {}, collisions: ['done'] });
  });

  test('a collision in one field does not hold another one up', () => {
    const now = { ...base, done: 'Vi har kurser' };
    expect(merge(now, { done: 'Vi begynder', change: 'Færre trusler' }, seen)).toEqual({
      changes: { change: 'Færre trusler' },
      collisions: ['done'],
    });
  });

  test('who writes the same collides with nobody', () => {
    const now = { ...base, done: 'Vi har kurser' };
    expect(merge(now, { done: 'Vi har kurser' }, seen)).toEqual({ changes: {}, collisions: [] });
  });

  test('what is emptied collides with what is rewritten, either way around', () => {
    expect(merge({ ...base, done: '' }, { done: 'Vi begynder' }, seen).collisions).toEqual(['done']);
    expect(merge({ ...base, done: 'Vi har kurser' }, { done: '' }, seen).collisions).toEqual(['done']);
    expect(merge(base, { done: '' }, seen).changes).toEqual({ done: '' });
  });

  test('a field that was left as it was seen never goes over what another wrote', () => {
    const now = { done: 'Vi har kurser', change: 'Færre trusler', area: 'Ældre' };
    expect(merge(now, base, seen)).toEqual({ changes: {}, collisions: [] });
  });

  test('a field that was not on the card is not touched', () => {
    expect(merge(base, { change: 'Færre trusler' }, {})).toEqual({ changes: { change: 'Færre trusler' }, collisions: [] });
  });

  test('a field without a mark counts as seen empty, so that a text is not written over unseen', () => {
    expect(merge(base, { done: 'Vi begynder' }, {})).toEqual({ changes: {}, collisions: ['done'] });
  });

  test('a mark does not hold the text, and texts that differ in a space or a capital differ', () => {
    expect(JSON.stringify(seen)).not.toContain('beredskab');
    expect(new Set(Object.values(seenIn({ a: 'Skole', b: 'skole', c: 'Skole ' }))).size).toBe(3);
  });
});

const text = fc.constantFrom('', 'a', 'b', 'c');
const contents = fc.record({ done: text, change: text, area: text });
const names = ['done', 'change', 'area'] as const;
const runs = { numRuns: Number(process.env.RUNS ?? 2000), seed: Number(process.env.SEED ?? 1) };

test('whatever two write, each change of each is in the result or told to whoever made it', () => {
  fc.assert(
    fc.property(contents, contents, contents, (start, mine, theirs) => {
      const marks = seenIn(start);
      const first = merge(start, mine, marks);
      const between = { ...start, ...first.changes };
      const second = merge(between, theirs, marks);
      const end = { ...between, ...second.changes };
      expect(first.collisions).toEqual([]);
      for (const name of names) {
        if (mine[name] !== start[name]) expect(end[name], `the first one's ${name}`).toBe(mine[name]);
        const told = second.collisions.includes(name);
        if (theirs[name] !== start[name]) expect(end[name] === theirs[name], `the second one's ${name}`).toBe(!told);
        else expect(told, `${name} was not changed`).toBe(false);
        if (mine[name] === start[name] && theirs[name] === start[name]) expect(end[name]).toBe(start[name]);
      }
    }),
    runs,
  );
});
