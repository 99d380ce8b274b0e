import { expect, it } from 'vitest';
import { slopeOf } from './slope.js';

it('is that of the line where the points lie on one', () => {
  expect(slopeOf([1, 2, 4, 7].map((x) => ({ x, y: 3 * x - 5 })))).toEqual({ rise: 3, error: 0 });
});

it('has a standard error where they do not', () => {
  // By hand: the rise is 0.7; the squares that are left sum up to 0.3; over 2 degrees of freedom and a spread of 5.
  const { rise, error } = slopeOf([1, 2, 2, 3.5].map((y, x) => ({ x, y })));
  expect(rise).toBeCloseTo(0.75);
  expect(error).toBeCloseTo(Math.sqrt(0.375 / 2 / 5));
});
