import { expect, test } from 'vitest';
import { fakePorts, idlePorts } from '../../test/fakes.js';
import type { Capability, JobHandler } from './capability.js';
import { Failure } from './failure.js';
import { giveUp, handOverDue, runJob } from './jobs.js';

/** A journey that says nothing and has this work. */
function capability(name: string, over: Pick<Capability, 'jobs' | 'due'>): Capability {
  return { name, prompts: () => [], claims: async () => false, message: async () => [], actions: {}, gallery: () => ({}), ...over };
}

const done: JobHandler = { handle: async () => undefined };

test('work goes to the one that knows its name, with its ids and the ports', async () => {
  const seen: unknown[] = [];
  const card: JobHandler = {
    handle: async (data, ports) => {
      seen.push(data, ports);
      return { again: 7, code: 'teams.later' };
    },
  };
  const all = [
    capability('ask', {}),
    capability('plan', { jobs: { 'plan.card': done } }),
    capability('apply', { jobs: { 'apply.card': card } }),
  ];
  expect(await runJob(all, { name: 'apply.card', data: { id: 'a' } }, idlePorts)).toEqual({ again: 7, code: 'teams.later' });
  expect(seen).toEqual([{ id: 'a' }, idlePorts]);
  expect(await runJob(all, { name: 'plan.card', data: {} }, idlePorts)).toBeUndefined();
});

test('what the work throws goes through, so that it is tried again', async () => {
  const failing: JobHandler = {
    handle: async () => {
      throw new Failure('mail.down');
    },
  };
  const all = [capability('apply', { jobs: { 'apply.mail': failing } })];
  await expect(runJob(all, { name: 'apply.mail', data: {} }, idlePorts)).rejects.toMatchObject({ code: 'mail.down' });
});

test.each(['apply.gone', 'toString', '__proto__', ''])('work by the name "%s", which nobody knows, throws', async (name) => {
  const all = [capability('ask', {}), capability('apply', { jobs: { 'apply.mail': done } })];
  await expect(runJob(all, { name, data: {} }, idlePorts)).rejects.toThrow('no capability');
});

test('work that is given up lies with the dead letters, with its reason, also where nobody knows it or nobody could read it', async () => {
  const { ports, rows } = fakePorts('2026-02-02T09:00');
  await giveUp([], { name: 'apply.gone', data: { id: 'a' } }, 'turn.failed', ports);
  await giveUp([], undefined, 'job.invalid', ports);
  const letters = [...rows.values()]
    .filter(({ partitionKey }) => partitionKey !== 'due')
    .map(({ partitionKey, job, data, code }) => ({ partitionKey, job, data, code }));
  expect(letters).toEqual([
    { partitionKey: '2026-02', job: 'apply.gone', data: '{"id":"a"}', code: 'turn.failed' },
    { partitionKey: '2026-02', job: '', data: '{}', code: 'job.invalid' },
  ]);
});

test('who would have done it is told that it is given up and why; who does not care is left alone', async () => {
  const told: unknown[] = [];
  const mail: JobHandler = {
    ...done,
    gaveUp: async (data, code) => void told.push(data, code),
  };
  const all = [capability('apply', { jobs: { 'apply.mail': mail, 'apply.card': done } })];
  await giveUp(all, { name: 'apply.mail', data: { id: 'a' } }, 'mail.down', idlePorts);
  await giveUp(all, { name: 'apply.card', data: { id: 'b' } }, 'teams.later', idlePorts);
  expect(told).toEqual([{ id: 'a' }, 'mail.down']);
});

test("one journey's trouble does not hold up what is due for the others, and it is told", async () => {
  const { ports } = fakePorts();
  const looked: string[] = [];
  const due = (name: string, code?: 'storage.down' | 'mail.down') => async () => {
    looked.push(name);
    if (code) throw new Failure(code);
    return name === 'three';
  };
  const all = [
    capability('one', { due: due('one', 'storage.down') }),
    capability('none', {}),
    capability('two', { due: due('two', 'mail.down') }),
    capability('three', { due: due('three') }),
  ];
  await expect(handOverDue(all, ports)).rejects.toMatchObject({ code: 'storage.down' });
  expect(looked).toEqual(['one', 'two', 'three']);
  await expect(handOverDue(all.slice(3), ports)).resolves.toBe(true);
  await expect(handOverDue(all.slice(1, 2), ports)).resolves.toBe(false);
});
