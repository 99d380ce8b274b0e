import { describe, expect, test } from 'vitest';
import { fakePorts } from '../../test/fakes.js';
import { moment } from './calendar.js';
import type { Posted } from './ports.js';
import { postOnce } from './post-once.js';

const sent: Posted = { kind: 'sent', activityId: 'm1', conversationId: 'c1;messageid=m1' };

function stage() {
  const world = fakePorts();
  let now = moment('2025-10-20T09:00').getTime();
  const key = { table: world.tables('apply'), partitionKey: '2025-26', rowKey: 'p|one' };
  const clock = () => new Date(now);
  let posts = 0;
  const post = (outcome: Posted | Promise<Posted>) =>
    postOnce(
      key,
      async () => {
        posts += 1;
        return outcome;
      },
      { clock },
    );
  const wait = (ms: number) => {
    now += ms;
  };
  return { ...world, key, clock, post, posts: () => posts, wait };
}

describe('a message', () => {
  test('that came through is posted once, however often it is asked for, and where it stands is known', async () => {
    const { post, posts } = stage();
    const first = await post(sent);
    expect(first).toEqual(sent);
    expect(await post({ kind: 'sent', activityId: 'm2', conversationId: 'c2' })).toEqual(sent);
    expect(posts()).toBe(1);
  });

  test('that was refused is not tried again, and keeps the reason', async () => {
    const { post, posts } = stage();
    const refused: Posted = { kind: 'refused', code: 'BotNotInConversationRoster' };
    expect(await post(refused)).toEqual({ kind: 'failed', code: 'BotNotInConversationRoster' });
    expect(await post(sent)).toEqual({ kind: 'failed', code: 'BotNotInConversationRoster' });
    expect(posts()).toBe(1);
  });

  test('that nobody answered for may stand there, so it is never posted again', async () => {
    const { post, posts, wait } = stage();
    expect(await post({ kind: 'unknown' })).toEqual({ kind: 'uncertain' });
    wait(86_400_000);
    expect(await post(sent)).toEqual({ kind: 'uncertain' });
    expect(posts()).toBe(1);
  });

  test('that must wait is posted again, as often as it must wait, and then stands', async () => {
    const { post, posts } = stage();
    expect(await post({ kind: 'later', seconds: 30 })).toEqual({ kind: 'again', seconds: 30 });
    expect(await post({ kind: 'later', seconds: 60 })).toEqual({ kind: 'again', seconds: 60 });
    expect(await post(sent)).toEqual(sent);
    expect(await post(sent)).toEqual(sent);
    expect(posts()).toBe(3);
  });
});

describe('two at once', () => {
  test('make one post: the other one comes back later and finds it sent', async () => {
    const { post, posts } = stage();
    let answer: (posted: Posted) => void = () => undefined;
    const slow = new Promise<Posted>((resolve) => {
      answer = resolve;
    });
    const first = post(slow);
    expect(await post(sent)).toMatchObject({ kind: 'again' });
    answer(sent);
    expect(await first).toEqual(sent);
    expect(await post({ kind: 'unknown' })).toEqual(sent);
    expect(posts()).toBe(1);
  });

  test('make one post of what had to wait, too', async () => {
    const { post, posts } = stage();
    await post({ kind: 'later', seconds: 1 });
    const both = await Promise.all([post(sent), post(sent)]);
    expect(both).toContainEqual(sent);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['again', 'sent']);
    expect(posts()).toBe(2);
  });

  test('with different keys both post', async () => {
    const { post, posts, key, clock } = stage();
    await post(sent);
    expect(await postOnce({ ...key, rowKey: 'p|two' }, async () => ({ ...sent, activityId: 'm2' }), { clock })).toMatchObject({
      activityId: 'm2',
    });
    expect(posts()).toBe(1);
  });
});

describe('a process that ended while it was sending', () => {
  const never = new Promise<Posted>(() => undefined);

  test('is waited for, and then nobody knows: it is never posted again', async () => {
    const { post, posts, wait } = stage();
    void post(never);
    wait(119_000);
    expect(await post(sent)).toMatchObject({ kind: 'again' });
    wait(1000);
    expect(await post(sent)).toEqual({ kind: 'uncertain' });
    expect(await post(sent)).toEqual({ kind: 'uncertain' });
    expect(posts()).toBe(1);
  });

  test('is found ended by one of two who look at once, and posted by neither', async () => {
    const { post, posts, wait } = stage();
    void post(never);
    wait(3_600_000);
    const both = await Promise.all([post(sent), post(sent)]);
    expect(both).toContainEqual({ kind: 'uncertain' });
    expect(posts()).toBe(1);
  });
});

test('where the store is down nothing is posted, and the caller hears of it', async () => {
  const { post, posts, fail } = stage();
  fail(true);
  await expect(post(sent)).rejects.toMatchObject({ code: 'storage.down' });
  expect(posts()).toBe(0);
});

test('where the store goes down after the post, it is not posted again', async () => {
  const { key, clock, post, posts, fail, wait } = stage();
  let count = 0;
  const attempt = postOnce(
    key,
    async () => {
      count += 1;
      fail(true);
      return sent;
    },
    { clock },
  );
  await expect(attempt).rejects.toMatchObject({ code: 'storage.down' });
  fail(false);
  wait(120_000);
  expect(await post(sent)).toEqual({ kind: 'uncertain' });
  expect(count + posts()).toBe(1);
});
