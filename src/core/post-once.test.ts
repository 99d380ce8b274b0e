import { describe, expect, test, vi } from 'vitest';
import { fakePorts } from '../../test/fakes.js';
import { moment } from './calendar.js';
import type { Posted } from './ports.js';
import { giveUpPost, postOnce, postRow } from './post-once.js';

/** An organisation that is always let in. */
const to = { tenantId: 'vejle' };
const sent: Posted = { kind: 'sent', activityId: 'm1', conversationId: 'c1;messageid=m1' };

function stage() {
  const world = fakePorts();
  let now = moment('2025-10-20T09:00').getTime();
  const key = { table: world.tables('apply'), partitionKey: '2025-26', rowKey: 'p|one' };
  const clock = () => new Date(now);
  const ports = { ...world.ports, clock };
  let posts = 0;
  const post = (outcome: Posted | Promise<Posted>) =>
    postOnce(
      key,
      to,
      async () => {
        posts += 1;
        return outcome;
      },
      ports,
    );
  const wait = (ms: number) => {
    now += ms;
  };
  return { ...world, ports, key, clock, post, posts: () => posts, wait };
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
    const { post, posts, key, ports } = stage();
    await post(sent);
    expect(await postOnce({ ...key, rowKey: 'p|two' }, to, async () => ({ ...sent, activityId: 'm2' }), ports)).toMatchObject({
      activityId: 'm2',
    });
    expect(posts()).toBe(1);
  });
});

describe('a process that ended before it was sending', () => {
  test('is waited for a moment, and then another sends in its place', async () => {
    const { post, posts, wait, key, clock } = stage();
    await key.table.put(postRow(key, 'claimed', { clock }));
    expect(await post(sent)).toMatchObject({ kind: 'again' });
    expect(posts()).toBe(0);
    wait(10_000);
    expect(await post(sent)).toEqual(sent);
  });

  test('and was only slow finds its claim taken, and does not send', async () => {
    const { post, posts, wait, key, ports } = stage();
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const slow: typeof key.table = {
      ...key.table,
      replace: async (row) => {
        await asleep;
        return key.table.replace(row);
      },
    };
    let sentBySlow = 0;
    const first = postOnce(
      { ...key, table: slow },
      to,
      async () => {
        sentBySlow += 1;
        return sent;
      },
      ports,
    );
    await vi.waitFor(async () => expect(await key.table.get(key.partitionKey, key.rowKey)).toMatchObject({ state: 'claimed' }));
    wait(10_000);
    expect(await post(sent)).toEqual(sent);
    wake();
    expect(await first).toMatchObject({ kind: 'again' });
    expect([posts(), sentBySlow]).toEqual([1, 0]);
  });
});

test('what goes with a post is written with its claim, once', async () => {
  const { key, ports } = stage();
  const row = { partitionKey: key.partitionKey, rowKey: 'd|next' };
  const deliver = () => postOnce(key, to, async () => sent, ports, [{ kind: 'insert', row }]);
  expect(await deliver()).toEqual(sent);
  expect(await key.table.get(key.partitionKey, 'd|next')).toMatchObject(row);
  expect(await deliver()).toEqual(sent);
});

/** When its message is on its way. */
async function begun({ key }: ReturnType<typeof stage>): Promise<void> {
  await vi.waitFor(async () => expect(await key.table.get(key.partitionKey, key.rowKey)).toMatchObject({ state: 'sending' }));
}

describe('a process that ended while it was sending', () => {
  const never = new Promise<Posted>(() => undefined);

  test('is waited for, and then nobody knows: it is never posted again', async () => {
    const world = stage();
    const { post, posts, wait } = world;
    void post(never);
    await begun(world);
    wait(59_000);
    expect(await post(sent)).toMatchObject({ kind: 'again' });
    wait(1000);
    expect(await post(sent)).toEqual({ kind: 'uncertain' });
    expect(await post(sent)).toEqual({ kind: 'uncertain' });
    expect(posts()).toBe(1);
  });

  test('is found ended by one of two who look at once, and posted by neither', async () => {
    const world = stage();
    const { post, posts, wait } = world;
    void post(never);
    await begun(world);
    wait(3_600_000);
    const both = await Promise.all([post(sent), post(sent)]);
    expect(both).toContainEqual({ kind: 'uncertain' });
    expect(posts()).toBe(1);
  });
});

test('what is given up ends as failed, and not while somebody has it in hand', async () => {
  const { key, clock, post, wait } = stage();
  await key.table.put(postRow(key, 'sending', { clock }));
  await expect(giveUpPost(key, 'teams.later', { clock })).rejects.toThrow('in hand');
  wait(60_000);
  expect(await giveUpPost(key, 'teams.later', { clock })).toEqual({ kind: 'uncertain' });
  const other = { ...key, rowKey: 'p|two' };
  await key.table.put(postRow(other, 'waiting', { clock }));
  expect(await giveUpPost(other, 'teams.later', { clock })).toEqual({ kind: 'failed', code: 'teams.later' });
  expect(await post(sent)).toEqual({ kind: 'uncertain' });
});

test('where the store is down nothing is posted, and the caller hears of it', async () => {
  const { post, posts, fail } = stage();
  fail(true);
  await expect(post(sent)).rejects.toMatchObject({ code: 'storage.down' });
  expect(posts()).toBe(0);
});

test('where the store goes down after the post, it is not posted again', async () => {
  const { key, ports, post, posts, fail, wait } = stage();
  let count = 0;
  const attempt = postOnce(
    key,
    to,
    async () => {
      count += 1;
      fail(true);
      return sent;
    },
    ports,
  );
  await expect(attempt).rejects.toMatchObject({ code: 'storage.down' });
  fail(false);
  wait(60_000);
  expect(await post(sent)).toEqual({ kind: 'uncertain' });
  expect(count + posts()).toBe(1);
});
