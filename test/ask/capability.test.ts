import { describe, expect, test } from 'vitest';
import { askWith } from '../../src/capabilities/ask/index.js';
import { moment } from '../../src/core/calendar.js';
import { dispatch } from '../../src/core/dispatch.js';
import { plainText } from '../../src/core/plain.js';
import type { Ports } from '../../src/core/ports.js';
import type { Turn } from '../../src/core/turn.js';
import { fakePorts, message } from '../fakes.js';

type World = ReturnType<typeof fakePorts>;

const ask = askWith([]);

async function say(world: Pick<World, 'ports'>, turn: Turn): Promise<string> {
  const { replies } = await dispatch([ask], turn, world.ports);
  return replies.map(plainText).join('\n---\n');
}

const everything = ({ rows, lines }: World) => JSON.stringify([...rows.values()]) + lines.join('\n');

describe('a conversation', () => {
  test('remembers the course from one message to the next, also after a new start', async () => {
    const world = fakePorts();
    expect(await say(world, message('hvornår er fristen i Aarhus?'))).toContain('17. november 2025');
    expect(await say(world, message('og hvor er det henne?'))).toContain('DGI-huset');
    await world.settle();
    world.ports = { ...world.ports, tables: (name) => world.tables(name) };
    const answer = await say(world, message('hvad med fristen?'));
    expect(answer).toContain('17. november 2025');
    expect(answer).not.toContain('10. november');
  });

  test('keeps nothing of what was written, nor who wrote it', async () => {
    const world = fakePorts();
    await say(world, message('Hej, jeg hedder Lone Hansen, hvornår er fristen i Aarhus?'));
    await world.settle();
    expect(everything(world)).not.toMatch(/Lone|Hansen|hedder|lone|vejle/);
  });

  test('one person in a group chat does not change what another spoke of', async () => {
    const world = fakePorts();
    await say(world, message('vi er med i Aarhus, hvornår er fristen?', { scope: 'group' }));
    const other = await say(world, message('hvornår er fristen?', { scope: 'group', userId: 'ole' }));
    expect(other).toContain('København');
  });

  test('understands a course with a letter wrong, the one after the next, and the last that was', async () => {
    const world = fakePorts('2026-01-15T09:00');
    expect(await say(world, message('hvornår er næste møde i Købehavn?'))).toContain('24. februar 2026');
    expect(await say(world, message('og det efter?'))).toContain('1. juni 2026');
    expect(await say(world, message('hvornår var sidste møde i Aarhus?'))).toContain('3. december 2025');
  });

  test('is possible where the store is down', async () => {
    const world = fakePorts();
    world.fail(true);
    expect(await say(world, message('er det gratis?'))).toContain('gratis');
  });
});

describe('what is missing', () => {
  test('a question without an answer is kept for the organiser without names', async () => {
    const world = fakePorts();
    await say(world, message('kan Lone Hansen parkere ved DGI-huset?'));
    await world.settle();
    const row = [...world.rows.values()].find((r) => r.question !== undefined);
    expect(row).toMatchObject({ topic: 'parking', question: 'kan [navn] [navn] parkere ved DGI-huset?', partitionKey: '2025-10' });
    expect(JSON.stringify(row)).not.toMatch(/lone|vejle/);
  });

  test('where the store is down the person gets the answer, and the question waits until the store is back', async () => {
    const world = fakePorts();
    world.fail(true);
    expect(await say(world, message('hvor kan man parkere?'))).toContain('fremgår ikke');
    await world.settle();
    expect(world.rows.size).toBe(0);
    world.fail(false);
    await world.settle();
    expect([...world.rows.values()].map((r) => r.question)).toContain('hvor kan man parkere?');
  });

  test('all that came while the store was down is stored, from the old month and the new', async () => {
    const world = fakePorts('2025-10-31T23:59');
    const november: Ports = { ...world.ports, clock: () => moment('2025-11-01T00:01') };
    for (let i = 0; i < 130; i++) await say(world, message(`hvor kan man parkere bil ${i}?`));
    await say({ ports: november }, message('hvor kan man parkere?'));
    world.fail(true);
    await world.settle();
    world.fail(false);
    await world.settle();
    const kept = [...world.rows.values()].filter((r) => r.question !== undefined);
    expect(kept.map((r) => r.partitionKey).filter((month) => month === '2025-10')).toHaveLength(130);
    expect(kept.map((r) => r.partitionKey).filter((month) => month === '2025-11')).toHaveLength(1);
  });

  test('what is far from the topic is not kept', async () => {
    const world = fakePorts();
    await say(world, message('fortæl en vittighed'));
    await world.settle();
    expect([...world.rows.values()].some((r) => r.question !== undefined)).toBe(false);
  });
});

describe('somebody in need', () => {
  test.each([
    'en borger har lige slået mig i ansigtet',
    'min kollega er blevet truet med en kniv',
    'a citizen just hit me and i am shaking',
  ])('%s', async (text) => {
    const world = fakePorts();
    const answer = await say(world, message(text));
    expect(answer).toContain('112');
    expect(answer).toMatch(/leder|manager/);
    expect(answer).toContain('AMR');
    expect(answer).not.toMatch(/ansøg|netværk|frist|apply|network/i);
    await world.settle();
    expect(world.rows.size).toBe(0);
    expect(world.lines).toEqual([]);
  });

  test('a comment on an answer is not kept where it tells of an attack, and is met with care', async () => {
    const world = fakePorts();
    const comment = 'jeg blev slået i dag af en borger';
    expect(await say(world, { ...message(''), kind: 'feedback', answerId: 'a', helpful: false, comment })).toContain('112');
    await world.settle();
    expect(everything(world)).not.toContain('slået');
    expect([...world.rows.values()].filter(({ partitionKey }) => partitionKey !== 'due')).toMatchObject([{ helpful: false, comment: '' }]);
  });

  test('what may be a cry that was not understood is not kept', async () => {
    const world = fakePorts();
    await say(world, message('zxq dødstrusler wvut'));
    await world.settle();
    expect(everything(world)).not.toContain('dødstrusler');
  });

  test('the same words in a calm question are answered as a question', async () => {
    const world = fakePorts();
    expect(await say(world, message('gælder netværket også trusler på mail?'))).not.toContain('112');
  });
});

describe('buttons', () => {
  const press = (verb: string, data: unknown): Turn => ({ ...message(''), kind: 'action', verb, data });

  test('a course button replaces the card with that course alone', async () => {
    const world = fakePorts();
    const { replies } = await dispatch(
      [ask],
      press('ask.course', { topic: 'meeting-dates', course: 'aarhus', language: 'da' }),
      world.ports,
    );
    expect(replies[0]?.kind).toBe('replace');
    const card = replies.map(plainText).join();
    expect(card).toContain('3. december 2025');
    expect(card).not.toContain('27. november');
  });

  test.each([
    ['a course that is not', 'ask.course', { topic: 'meeting-dates', course: 'odense', language: 'da' }, 'action.invalid'],
    ['a topic that is not', 'ask.topic', { topic: '__proto__', language: 'da' }, 'action.invalid'],
    ['another language', 'ask.topic', { topic: 'deadline', language: 'xx' }, 'action.invalid'],
    ['no data', 'ask.topic', undefined, 'action.invalid'],
    ['a verb of nobody', 'ask.delete', {}, 'action.unknown'],
    ['a verb of every object', 'toString', {}, 'action.unknown'],
  ])('%s is refused', async (_, verb, data, code) => {
    await expect(dispatch([ask], press(verb, data), fakePorts().ports)).rejects.toMatchObject({ code });
  });
});

describe('greeting and feedback', () => {
  test('a conversation is greeted once', async () => {
    const world = fakePorts();
    const joined: Turn = { ...message(''), kind: 'joined' };
    expect(await say(world, joined)).toContain('Hej!');
    expect(await say(world, joined)).toBe('');
    expect(await say(world, { ...joined, conversationId: 'c2' })).toContain('Hej!');
  });

  test('thumbs are kept with the topic of the answer and without who gave them', async () => {
    const world = fakePorts();
    const { replies, sent } = await dispatch([ask], message('er det gratis?'), world.ports);
    for (const reply of replies) sent(reply, 'answer-1');
    await world.settle();
    await world.settle();
    await say(world, {
      ...message(''),
      kind: 'feedback',
      answerId: 'answer-1',
      helpful: false,
      comment: 'Lone Hansen fra 22334455 savner mere',
    });
    const row = [...world.rows.values()].find((r) => r.helpful !== undefined);
    expect(row).toMatchObject({ topic: 'price', helpful: false });
    expect(JSON.stringify(row)).not.toMatch(/Hansen|2233|lone|vejle/);
  });

  test('a text that is too long is refused with its own code', async () => {
    await expect(dispatch([ask], message('a'.repeat(4001)), fakePorts().ports)).rejects.toMatchObject({ code: 'text.too-long' });
  });
});
