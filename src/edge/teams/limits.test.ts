import { expect, test } from 'vitest';
import { limits } from './limits.js';

function stage() {
  let at = 0;
  const { enter, pause } = limits(() => at);
  const address = (tenantId: string, conversationId: string) => ({ tenantId, conversationId, serviceUrl: '', botId: '' });
  return {
    enter: (tenant: string, conversation: string) => enter(address(tenant, conversation)),
    pause: (tenant: string, conversation: string, seconds: number) => pause(address(tenant, conversation), seconds),
    wait: (ms: number) => {
      at += ms;
    },
    now: () => at,
  };
}

/** The most that fall into any stretch of so many milliseconds. */
function densest(times: readonly number[], within: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + within).length));
}

test('seven go at once in a conversation, the eighth a second later, the ninth another', () => {
  const { enter } = stage();
  const waits = Array.from({ length: 8 }, () => enter('t', 'c'));
  expect(waits.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => ({ wait: 0 })));
  expect(waits[7]).toEqual({ wait: 1050 });
  expect(enter('t', 'c')).toEqual({ tooLong: 2050 });
});

test('a thread and its channel are one conversation', () => {
  const { enter } = stage();
  for (let i = 0; i < 7; i++) enter('t', i % 2 ? '19:x@thread.tacv2' : '19:x@thread.tacv2;messageid=1');
  expect(enter('t', '19:x@thread.tacv2;messageid=2')).toEqual({ wait: 1050 });
});

test('whoever sends as it says keeps every limit, and is hardly slower than they allow', () => {
  const { enter, wait, now } = stage();
  const inOne: number[] = [];
  const inTenant: number[] = [];
  while (inTenant.length < 500) {
    const answer = enter('t', `c${inTenant.length}`);
    if ('tooLong' in answer) wait(10);
    else inTenant.push(now() + answer.wait);
  }
  expect(densest(inTenant, 1000)).toBeLessThanOrEqual(50);
  expect(Math.max(...inTenant)).toBeLessThan(11_000);
  while (inOne.length < 200) {
    const answer = enter('other', 'one');
    if ('tooLong' in answer) wait(10);
    else inOne.push(now() + answer.wait);
  }
  for (const [most, within] of [
    [7, 1000],
    [8, 2000],
    [60, 30_000],
  ] as const) {
    expect(densest(inOne, within)).toBeLessThanOrEqual(most);
  }
});

test('where Teams asks for silence the tenant waits, and the others do not', () => {
  const { enter, pause, wait } = stage();
  pause('t', 'c', 30);
  expect(enter('t', 'c')).toEqual({ tooLong: 30_000 });
  expect(enter('t', 'another')).toEqual({ tooLong: 30_000 });
  expect(enter('other', 'c2')).toEqual({ wait: 0 });
  wait(29_000);
  expect(enter('t', 'another')).toEqual({ wait: 1000 });
});
