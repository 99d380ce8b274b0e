import { beforeEach, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { moment } from '../../src/core/calendar.js';
import { dispatch, forgetIn, heldOf } from '../../src/core/dispatch.js';
import { plainText } from '../../src/core/plain.js';
import type { Job, Ports, Table } from '../../src/core/ports.js';
import { isLetIn, letIn, putOut } from '../../src/core/tenants.js';
import type { MessageTurn, Turn } from '../../src/core/turn.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { fakePorts, message } from '../fakes.js';

const unknown = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ab';
const known = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ac';
const contact = programme.contacts.find(({ receivesApplications }) => receivesApplications);

let world: ReturnType<typeof stage>;

beforeEach(() => {
  world = stage();
});

/** The bot's house with a store that notes each request, and a clock to move. */
function stage() {
  const fake = fakePorts();
  const requests: string[] = [];
  const jobs: Job[] = [];
  let now = moment('2025-10-20T09:00').getTime();
  const noted =
    (name: string) =>
    <A extends readonly unknown[], R>(what: string, call: (...args: A) => R) =>
    (...args: A): R => {
      requests.push(`${what} ${name}`);
      return call(...args);
    };
  const tables = (name: string): Table => {
    const { get, insert, put, replace, remove, commit, list } = fake.tables(name);
    const note = noted(name);
    return {
      get: note('get', get),
      insert: note('insert', insert),
      put: note('put', put),
      replace: note('replace', replace),
      remove: note('remove', remove),
      commit: note('commit', commit),
      list: note('list', list),
    };
  };
  const ports: Ports = {
    ...fake.ports,
    tables,
    clock: () => new Date(now),
    enqueue: async (job) => void jobs.push(job),
    held: (who) => heldOf(capabilities, who, ports),
    forget: (who) => forgetIn(capabilities, who, ports),
  };
  const hear = async (turn: Turn) => {
    const { replies } = await dispatch(capabilities, turn, ports);
    await fake.settle();
    return replies.map(plainText);
  };
  return {
    ...fake,
    ports,
    requests,
    jobs,
    hear,
    wait: (ms: number) => {
      now += ms;
    },
    reads: () => requests.filter((one) => one === 'get tenants').length,
  };
}

function from(tenantId: string) {
  const { kind: _, text: __, ...origin } = message('', { tenantId });
  return origin;
}

const vejle = { id: known, municipality: 'vejle', name: '', by: 'freja', at: '2025-10-20T07:00:00.000Z' };

describe('somebody whose organisation was not let in', () => {
  const origin = from(unknown);
  const channel = { ...origin, scope: 'channel', channelId: '19:c@thread.tacv2', conversationId: '19:c@thread.tacv2;messageid=1' } as const;
  const turns: Readonly<Record<string, Turn>> = {
    'a message': { ...origin, kind: 'message', text: 'hvornår er fristen? Jeg hedder Lone Hansen' },
    'a message of a new conversation that would be an application': { ...origin, kind: 'message', text: 'ansøg' },
    'a message in a channel': { ...channel, kind: 'message', text: 'tilknyt' },
    'a message in a group chat': { ...origin, scope: 'group', kind: 'message', text: 'hej' },
    'a message that is too long': { ...origin, kind: 'message', text: 'hej '.repeat(2000) },
    'an empty message': { ...origin, kind: 'message', text: '' },
    'a button': { ...origin, kind: 'action', verb: 'apply.start', data: { language: 'da' } },
    'a button in a channel': { ...channel, kind: 'action', verb: 'plan.show', data: { group: 'g', language: 'da' } },
    'a button that nobody knows': { ...origin, kind: 'action', verb: 'x', data: {} },
    'the bot being added to a chat': { ...origin, kind: 'joined' },
    'the bot being added to a team': { ...channel, kind: 'joined' },
  };

  test.each(Object.entries(turns))('hears why, whom to write to and with which id: %s', async (_what, turn) => {
    const [said, ...more] = await world.hear(turn);
    expect(more).toEqual([]);
    for (const part of [contact?.name ?? '-', contact?.mail ?? '-', unknown, 'gemmer intet']) expect(said).toContain(part);
    const [english] = await stage().hear({ ...turn, language: 'en' });
    for (const part of [contact?.name ?? '-', contact?.mail ?? '-', unknown, 'keep nothing']) expect(english).toContain(part);
  });

  test.each([
    ...Object.entries(turns),
    ['thumbs down with a comment', { ...origin, kind: 'feedback', answerId: 'a', helpful: false, comment: 'Lone Hansen' } as const],
    ['the bot being taken out', { ...origin, kind: 'left' } as const],
    ['a cry for help', { ...origin, kind: 'message', text: 'en borger slog mig i morges' } as const],
  ])('leaves nothing behind, and nothing is looked up but whether they may come in: %s', async (_what, turn) => {
    await world.hear(turn);
    expect(world.requests).toEqual(['get tenants', 'get tenants']);
    expect([...world.rows, ...world.jobs, ...world.lines]).toEqual([]);
  });

  test.each([
    ['feedback', { ...origin, kind: 'feedback', answerId: 'a', helpful: true, comment: '' } as const],
    ['the bot being taken out', { ...origin, kind: 'left' } as const],
  ])('is not answered where nobody waits for an answer: %s', async (_what, turn) => {
    expect(await world.hear(turn)).toEqual([]);
  });

  test('is told once where Teams says twice that the bot was added, and again when it is added anew', async () => {
    const joined: Turn = { ...origin, kind: 'joined' };
    expect(await world.hear(joined)).toHaveLength(1);
    world.wait(2000);
    expect(await world.hear(joined)).toEqual([]);
    expect(await world.hear({ ...joined, conversationId: 'another' })).toHaveLength(1);
    world.wait(120_000);
    expect(await world.hear(joined)).toHaveLength(1);
  });

  test.each([
    ['da', 'en borger slog mig i morges og jeg er bange', '112'],
    ['en', 'a citizen hit me this morning and I am afraid', '112'],
  ] as const)('is helped first where they are in need (%s)', async (language, text, help) => {
    const [first, second, ...more] = await world.hear({ ...origin, kind: 'message', text, language });
    expect(more).toEqual([]);
    expect(first).toContain(help);
    expect(second).toContain(unknown);
    expect(await world.hear(message(text, { language }))).toEqual([first]);
  });

  test.each(['', 'vejle ', 'a/b#c', '](https://example.dk)', 'x'.repeat(500), `${unknown}*`])(
    'is not let in, looked up or quoted with something that is no tenant id: %j',
    async (tenantId) => {
      const [said] = await world.hear(message('hej', { tenantId }));
      expect(said).toContain(contact?.mail);
      if (tenantId !== '') expect(said).not.toContain(tenantId);
      expect(world.requests).toEqual([]);
    },
  );
});

describe('somebody whose organisation was let in', () => {
  beforeEach(async () => {
    await letIn(vejle, world.ports);
    world.ports = { ...world.ports };
    world.requests.length = 0;
  });

  test('is answered as anybody is, whichever way the id is written', async () => {
    const [said] = await world.hear(message('hvornår er fristen i Aarhus?', { tenantId: known.toUpperCase() }));
    expect(said).toContain('17. november');
  });

  test('costs one read a minute, and the bot’s own none', async () => {
    world.wait(60_000);
    for (let i = 0; i < 5; i++) await world.hear(message('hej', { tenantId: known }));
    expect(world.reads()).toBe(1);
    world.wait(59_999);
    await world.hear(message('hej', { tenantId: known }));
    expect(world.reads()).toBe(1);
    world.wait(1);
    await world.hear(message('hej', { tenantId: known }));
    expect(world.reads()).toBe(2);
    for (const tenantId of world.ports.homeTenants) await world.hear(message('hej', { tenantId }));
    expect(world.reads()).toBe(2);
  });

  test('stays so while the store is down, and nobody else comes in', async () => {
    world.wait(3_600_000);
    world.fail(true);
    expect(await isLetIn(known, world.ports)).toBe(true);
    await expect(world.hear(message('hej', { tenantId: unknown }))).rejects.toMatchObject({ code: 'storage.down' });
    const [help, ...more] = await world.hear(message('en borger slog mig i morges', { tenantId: unknown }));
    expect(help).toContain('112');
    expect(more).toEqual([]);
  });

  test('is out at once in the process that puts them out, and in another within a minute', async () => {
    const another = { ...world.ports, tables: (name: string) => world.tables(name) };
    expect(await isLetIn(known, another)).toBe(true);
    expect(await putOut(vejle, 'freja', world.ports)).toBe(true);
    expect(await isLetIn(known, world.ports)).toBe(false);
    expect(await isLetIn(known, another)).toBe(true);
    world.wait(60_000);
    expect(await isLetIn(known, another)).toBe(false);
  });

  test('comes in within ten seconds of being let in, wherever they were refused before', async () => {
    const another = { ...world.ports, tables: (name: string) => world.tables(name) };
    expect(await isLetIn(unknown, another)).toBe(false);
    await letIn({ ...vejle, id: unknown }, world.ports);
    world.wait(10_000);
    expect(await isLetIn(unknown, another)).toBe(true);
  });

  test('is looked up anew where the clock was put back', async () => {
    await isLetIn(known, world.ports);
    await world.tables('tenants').remove('tenants', known);
    world.wait(-1);
    expect(await isLetIn(known, world.ports)).toBe(false);
  });
});

describe('somebody whose organisation was put out', () => {
  const origin = from(known);
  const say = (text: string, over: Partial<MessageTurn> = {}) => world.hear(message(text, { tenantId: known, ...over }));
  const press = (verb: string, data: object) => world.hear({ ...origin, kind: 'action', verb, data: { language: 'da', ...data } });
  const drafts = () => [...world.rows.keys()].filter((key) => key.startsWith('apply/2025-26/a|'));

  beforeEach(async () => {
    await letIn(vejle, world.ports);
    await say('ansøg for Vejle Kommune');
    expect(drafts()).toHaveLength(1);
    await putOut(vejle, 'freja', world.ports);
    world.requests.length = 0;
  });

  test('hears that access was taken away, that what was written is still there, whom to ask, and what still works', async () => {
    const before = [...world.rows];
    for (const turn of [
      { ...origin, kind: 'message', text: 'ansøg' },
      { ...origin, kind: 'message', text: 'hej '.repeat(2000) },
      { ...origin, kind: 'action', verb: 'apply.start', data: { language: 'da' } },
      { ...origin, kind: 'joined' },
    ] as const) {
      const [said, ...more] = await world.hear(turn);
      expect(more).toEqual([]);
      for (const part of ['ikke længere adgang', 'har jeg stadig', contact?.mail ?? '-', known, 'vis mine oplysninger']) {
        expect(said).toContain(part);
      }
      expect(said).not.toContain('endnu');
      const [english] = await world.hear({ ...turn, conversationId: 'another', language: 'en' });
      for (const part of ['no longer has access', 'I still have', contact?.mail ?? '-', 'show my data']) expect(english).toContain(part);
    }
    expect([...world.rows]).toEqual(before);
  });

  test('costs two reads each ten seconds', async () => {
    world.wait(10_000);
    for (let i = 0; i < 5; i++) await say('hej');
    expect(world.requests).toEqual(['get tenants', 'get tenants']);
  });

  test('sees what is stored about them, and has it deleted', async () => {
    expect((await say('vis mine oplysninger')).join()).toContain('SMV-');
    const { replies } = await dispatch(capabilities, message('slet mine oplysninger', { tenantId: known }), world.ports);
    const seen = /"seen":"([^"]+)"/u.exec(JSON.stringify(replies))?.[1];
    expect((await press('privacy.forget', { seen })).join()).toContain('Så er det gjort');
    expect(drafts()).toEqual([]);
    expect((await say('vis mine oplysninger')).join()).toContain('Jeg har ikke gemt noget om dig');
  });

  test('sees nothing where others read along, and is helped first where they are in need', async () => {
    for (const scope of ['group', 'channel'] as const) {
      const [said, ...more] = await say('vis mine oplysninger', { scope });
      expect(said).toContain('ikke længere adgang');
      expect(more).toEqual([]);
    }
    const [help, said] = await say('en borger slog mig i morges og jeg er bange');
    expect(help).toContain('112');
    expect(said).toContain('ikke længere adgang');
  });

  test('is a stranger no more when let in anew, and is put out again', async () => {
    const again = { ...vejle, at: '2025-10-21T07:00:00.000Z' };
    expect(await letIn(again, world.ports)).toBe(true);
    expect((await say('hvornår er fristen i Aarhus?')).join()).toContain('17. november');
    expect(await putOut(again, 'freja', world.ports)).toBe(true);
    expect((await say('hej')).join()).toContain('ikke længere adgang');
  });

  test('opens nothing to anybody who never was in', async () => {
    for (const text of ['vis mine oplysninger', 'slet mine oplysninger']) {
      expect((await world.hear(message(text, { tenantId: unknown }))).join()).toContain('ikke fået adgang til mig endnu');
    }
  });
});
