import { expect, test } from 'vitest';
import { placeOf } from './failure.js';

const place = expect.stringMatching(/^failure\.test\.ts:\d+:\d+$/);

test.each(['plain', '', 'x\n    at lone@vejle.dk:1:2', 'x\n    at lone (lone@vejle.ts:1:2)', 'Error', 'at'])(
  'the place of an error is in the code, whatever its message is: %j',
  (message) => {
    expect(placeOf(new TypeError(message))).toEqual({ error: 'TypeError', place });
  },
);

test('what a stack says that is no file of code is no place', () => {
  const thrown = new Error('x');
  thrown.stack = 'Error: y\n    at lone@vejle.dk:1:2\n    at lone (node:internal:1:2)';
  expect(placeOf(thrown)).toEqual({ error: 'Error' });
});

test('a message that was changed after it was thrown leads nowhere', () => {
  const thrown = new Error('another');
  thrown.stack = 'Error: x\n    at lone (lone.ts:1:2)\n    at work (failure.ts:1:2)';
  expect(placeOf(thrown)).toEqual({ error: 'Error' });
});

test('what is thrown and is no error is told by its type', () => {
  expect(placeOf('lone@vejle.dk')).toEqual({ error: 'string' });
});
