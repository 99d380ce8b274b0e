import { expect, test } from 'vitest';
import { serially } from './serial.js';

/** Work that ends when it is told to, and says when it began and ended. */
function stage() {
  const order: string[] = [];
  function work(name: string) {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const run = async () => {
      order.push(`${name} begins`);
      await ended;
      order.push(`${name} ends`);
      return name;
    };
    return { run, end: () => end() };
  }
  return { order, work };
}

/** Lets everything that is ready go as far as it can. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('work for one key is done one after another, in the order it came', async () => {
  const inTurn = serially();
  const { order, work } = stage();
  const [a, b, c] = [work('a'), work('b'), work('c')];
  const all = Promise.all([inTurn('key', a.run), inTurn('key', b.run), inTurn('key', c.run)]);
  c.end();
  b.end();
  await settled();
  expect(order).toEqual(['a begins']);
  a.end();
  expect(await all).toEqual(['a', 'b', 'c']);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('work for different keys goes side by side', async () => {
  const inTurn = serially();
  const { order, work } = stage();
  const [a, b] = [work('a'), work('b')];
  const first = inTurn('one', a.run);
  b.end();
  expect(await inTurn('other', b.run)).toBe('b');
  expect(order).toEqual(['a begins', 'b begins', 'b ends']);
  a.end();
  expect(await first).toBe('a');
});

test('what one throws is its own, and the next is done all the same', async () => {
  const inTurn = serially();
  const failing = inTurn('key', async () => {
    throw new Error('no');
  });
  const after = inTurn('key', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await after).toBe('done');
});

test('work that comes while the last is at it waits too, and what comes later begins anew', async () => {
  const inTurn = serially();
  const { order, work } = stage();
  const [a, b, c] = [work('a'), work('b'), work('c')];
  const first = inTurn('key', a.run);
  await settled();
  const second = inTurn('key', b.run);
  a.end();
  await first;
  await settled();
  const third = inTurn('key', c.run);
  c.end();
  await settled();
  expect(order).toEqual(['a begins', 'a ends', 'b begins']);
  b.end();
  await Promise.all([second, third]);
  expect(order.slice(3)).toEqual(['b ends', 'c begins', 'c ends']);
  expect(await inTurn('key', async () => 'again')).toBe('again');
});

test('two queues know nothing of each other', async () => {
  const { work } = stage();
  const a = work('a');
  const first = serially()('key', a.run);
  expect(await serially()('key', async () => 'b')).toBe('b');
  a.end();
  await first;
});
