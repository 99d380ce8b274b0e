import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Change, Ports, Row, Tables } from '../../src/core/ports.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { type Azurite, startAzurite } from '../../src/tools/local/azurite.js';
import { idlePorts } from '../fakes.js';
import {
  type Call,
  type Chat,
  chatOf,
  colleague,
  connectionString,
  type Door,
  filledIn,
  fillIn,
  inChannel,
  next,
  type Person,
  recordingMessenger,
  referenceIn,
  sendIn,
  tickingClock,
  typedMember,
  watched,
} from './world.js';

let azurite: Azurite;
let account: string;
let rounds = 0;

beforeAll(async () => {
  azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/azurite-apply-storage.log' });
  account = connectionString(await azurite.ready);
});

afterAll(() => azurite.child.stop());

const lone = colleague('lone', 'Lone Lund');
const nina: Person = { ...colleague('nina', 'Nina Roth'), tenantId: 'kl' };

interface Instance {
  readonly door: Door;
  readonly ports: Ports;
  readonly calls: Call[];
}

interface World {
  readonly round: string;
  readonly people?: readonly Person[];
  readonly clock?: () => Date;
  /** Stands between the bot and its tables. */
  readonly between?: (tables: Tables) => Tables;
}

/** A process of the bot: its own modules, with whatever they keep in memory, and its own connection to the store. */
async function instance({ round, people = [lone], clock, between = (tables) => tables }: World, at = account): Promise<Instance> {
  vi.resetModules();
  const { apply } = await import('../../src/capabilities/apply/index.js');
  const { dispatch } = await import('../../src/core/dispatch.js');
  const { azureTables } = await import('../../src/edge/tables.js');
  const calls: Call[] = [];
  const ports: Ports = {
    ...idlePorts,
    programme: { ...programme, id: round },
    clock: clock ?? tickingClock('2025-10-20T09:00').now,
    newId: randomUUID,
    tables: watched(between(azureTables({ connectionString: at })), calls),
    messenger: recordingMessenger(people, () => undefined).messenger,
    organisers: [{ tenantId: nina.tenantId, directoryId: nina.directoryId }],
  };
  return { ports, calls, door: async (turn) => (await dispatch([apply], turn, ports)).replies };
}

function freshRound(): string {
  return `storage-${++rounds}`;
}

async function rowsOf({ ports }: Instance, prefix: string): Promise<readonly Row[]> {
  return ports.tables('apply').list(ports.programme.id, { from: prefix, to: `${prefix}~`, most: 1000 });
}

function rowOf(change: Change): { readonly rowKey: string } {
  return change.kind === 'remove' ? change : change.row;
}

/** An edit of one text: what stood there when its author typed, what they typed, and what they were told. */
interface Edit {
  readonly of: string;
  readonly saw: string;
  readonly wrote: string;
  readonly told: 'saved' | 'collision' | 'failure';
}

const failure = z.object({ code: z.enum(['storage.down', 'turn.failed']) });

/** Types a text on the card in hand and saves it. */
async function edit(
  chat: Chat,
  of: string,
  field: string,
  wrote: string,
  save: (typed: Record<string, string>) => Promise<string>,
): Promise<Edit> {
  const saw = chat.value(field);
  try {
    const answer = await save({ [field]: wrote });
    return { of, saw, wrote, told: answer.includes('er blevet ændret, siden') ? 'collision' : 'saved' };
  } catch (thrown) {
    failure.parse(thrown);
    return { of, saw, wrote, told: 'failure' };
  }
}

/** Edits a text of the fourth step some times, each time from the card as it then is. */
async function editStep(chat: Chat, field: 'done' | 'change', wrote: readonly string[]): Promise<Edit[]> {
  const edits: Edit[] = [];
  await chat.press(/^4 /);
  for (const text of wrote) {
    const one = await edit(chat, field, field, text, (typed) => chat.press(/^4 /, typed));
    edits.push(one);
    if (one.told === 'collision') await chat.press(({ verb }) => verb === 'apply.open');
  }
  return edits;
}

/** Edits a member's title some times, each time from the card as it then is. */
async function editTitle(chat: Chat, name: string, wrote: readonly string[]): Promise<Edit[]> {
  const edits: Edit[] = [];
  await chat.press(/^3 /);
  for (const text of wrote) {
    const member = chat.choice('coordinator', name);
    await chat.press(({ title, data }) => title === 'Ret' && data.member === member);
    const one = await edit(chat, name, 'title', text, (typed) => chat.press('Gem', typed));
    edits.push(one);
    if (one.told !== 'saved') await chat.press(({ verb }) => verb === 'apply.open');
  }
  return edits;
}

/** Adds a member; from the group's card. */
async function addMember(chat: Chat, name: string, mail: string): Promise<Edit> {
  await chat.press(/^3 /);
  await chat.press('Tilføj en person');
  return edit(chat, `member ${name}`, 'name', name, (typed) => chat.press('Gem', { ...typedMember(name, mail), ...typed }));
}

/** The texts that led to the one that stands there in the end: each typed by somebody who saw the one before it. */
function lineage(edits: readonly Edit[], last: string): string[] {
  const writtenBy = new Map(edits.map((one) => [one.wrote, one]));
  const line: string[] = [];
  for (let text = last; text !== ''; text = writtenBy.get(text)?.saw ?? '') line.push(text);
  return line;
}

function texts(editor: number, what: string, n: number): string[] {
  return Array.from({ length: n }, (_, i) => `${what} ${i} af redaktør ${editor}`);
}

describe('many at once', () => {
  it('200 edits by 10 editors over 3 instances: each is kept, or its author was told', async () => {
    const editors = Array.from({ length: 10 }, (_, i) => colleague(`editor${i}`, `Redaktør ${'ABCDEFGHIJ'[i]}`));
    const world = { round: freshRound(), people: editors };
    const instances = [await instance(world), await instance(world), await instance(world)];
    const chatAt = async (i: number) => {
      const person = editors[i];
      const at = instances[i % instances.length];
      if (!person || !at) throw new Error('ten editors, three instances');
      const chat = chatOf(person, at.door);
      await chat.say('ansøg');
      return chat;
    };
    const first = await chatAt(0);
    await first.press(/^3 /);
    for (const { name, mail } of editors) {
      await first.press('Tilføj en person');
      await first.press('Gem', { ...typedMember(name, mail) });
    }
    // Everybody has opened it before they all begin.
    for (const i of editors.keys()) await chatAt(i);
    for (const { calls } of instances) calls.length = 0;

    const work = [...editors.keys()].map(async (i) => {
      const own = `Ny ${'ABCDEFGHIJ'[i]}`;
      // Two have the same member's card in hand.
      const shared = editors[i - (i % 2)]?.name ?? '';
      const [a, b, c, d] = [await chatAt(i), await chatAt(i), await chatAt(i), await chatAt(i)];
      const edits = await Promise.all([
        editStep(a, 'done', texts(i, 'Gjort', 5)),
        editStep(b, 'change', texts(i, 'Ændre', 5)),
        editTitle(c, shared, texts(i, 'Titel', 5)),
        addMember(d, own, `ny${i}@vejle.dk`).then(async (added) => [added, ...(await editTitle(d, own, texts(i, 'Egen titel', 4)))]),
      ]);
      return edits.flat();
    });
    const edits = (await Promise.all(work)).flat();
    expect(edits).toHaveLength(200);

    // The tenth has them at heart again, in a process that knows nothing.
    const after = chatOf(editors[9] ?? lone, (await instance(world)).door);
    await after.say('ansøg');
    await after.press(/^4 /);
    const last = new Map([
      ['done', after.value('done')],
      ['change', after.value('change')],
    ]);
    await after.press(/^3 /);
    const group = after.text();
    for (const name of new Set(edits.map(({ of }) => of).filter((of) => /^(?:Redaktør|Ny) /.test(of)))) {
      const member = after.choice('coordinator', name);
      await after.press(({ title, data }) => title === 'Ret' && data.member === member);
      last.set(name, after.value('title'));
      await after.press(({ verb }) => verb === 'apply.open');
    }
    for (const [of, text] of last) {
      const ofIt = edits.filter((one) => one.of === of);
      const saved = ofIt.filter(({ told }) => told === 'saved').map(({ wrote }) => wrote);
      const line = lineage(ofIt, text);
      expect(
        saved.filter((wrote) => !line.includes(wrote)),
        `silently gone from ${of}`,
      ).toEqual([]);
      expect(
        line.filter((wrote) => ofIt.some((one) => one.wrote === wrote && one.told === 'collision')),
        of,
      ).toEqual([]);
    }
    const added = edits.filter(({ of, told }) => of.startsWith('member ') && told === 'saved');
    expect(added.filter(({ wrote }) => !group.includes(wrote))).toEqual([]);

    // They did get in each other's way: in the form, and in the store.
    expect(edits.some(({ told }) => told === 'collision')).toBe(true);
    const refused = instances.flatMap(({ calls }) => calls).filter(({ kind, done }) => kind === 'commit' && !done);
    expect(refused.length).toBeGreaterThan(0);
  }, 120_000);

  it('two who send at the same moment on two instances send one version under one reference', async () => {
    const ole = colleague('ole', 'Ole Olsen');
    const people = [lone, ole];
    const round = freshRound();
    const one = await instance({ round, people });
    await fillIn(chatOf(lone, one.door), filledIn(people));
    let readers = 0;
    let both: () => void = () => undefined;
    const bothHaveRead = new Promise<void>((resolve) => {
      both = resolve;
    });
    let holding = false;
    // Neither writes before both have read.
    const between =
      (tables: Tables): Tables =>
      (name) => {
        const table = tables(name);
        return {
          ...table,
          get: async (p, r) => {
            const row = await table.get(p, r);
            if (holding && r.startsWith('a|')) {
              readers++;
              if (readers === 2) both();
              await bothHaveRead;
            }
            return row;
          },
        };
      };
    const chats: Chat[] = [];
    const instances: Instance[] = [];
    for (const person of people) {
      const at = await instance({ round, people, between });
      const chat = chatOf(person, at.door);
      await chat.say('ansøg');
      await chat.press(/^5 /);
      chats.push(chat);
      instances.push(at);
    }
    for (const { calls } of instances) calls.length = 0;
    holding = true;
    const receipts = await Promise.all(chats.map((chat) => chat.press('Send ansøgningen', { consent: 'yes' })));
    for (const receipt of receipts) expect(receipt).toContain('Tak, ansøgningen er sendt');
    expect(new Set(receipts.map(referenceIn)).size).toBe(1);
    expect(instances.flatMap(({ calls }) => calls).filter(({ kind, done }) => kind === 'commit' && !done)).toHaveLength(1);
    const [row, ...others] = await rowsOf(one, 'a|');
    expect(others).toEqual([]);
    expect(JSON.parse(String(row?.submission))).toMatchObject({ version: 1 });
    expect((await rowsOf(one, 'l|')).filter(({ what }) => what === 'sent')).toHaveLength(1);
    expect((await rowsOf(one, 'd|')).filter(({ job }) => job === 'apply.mail')).toHaveLength(1);
  });
});

describe('what a step costs', () => {
  it('is one read and one write where it changes something, one read where it changes nothing', async () => {
    const at = await instance({ round: freshRound() });
    const chat = chatOf(lone, at.door);
    const cost = async (work: () => Promise<unknown>) => {
      at.calls.length = 0;
      await work();
      return at.calls.map(({ kind }) => kind);
    };
    await chat.say('ansøg');
    expect(await cost(() => chat.press(next, { municipality: 'vejle', course: 'aarhus' }))).toEqual(['get', 'commit']);
    expect(await cost(() => chat.press(/^2 /))).toEqual(['get']);
    expect(await cost(() => chat.press(next, filledIn().med))).toEqual(['get', 'commit']);
    expect(await cost(() => chat.press('Tilføj en person'))).toEqual(['get']);
    expect(await cost(() => chat.press('Gem', { ...typedMember('Lea Leder', 'lea@vejle.dk') }))).toEqual(['get', 'commit']);
    expect(await cost(() => chat.press(next, { coordinator: chat.choice('coordinator', 'Lea Leder') }))).toEqual(['get', 'commit']);
    expect(await cost(() => chat.press(/^4 /, filledIn().motivation))).toEqual(['get', 'commit']);
    expect(await cost(() => chat.press('Tilbage'))).toEqual(['get']);
    expect(await cost(() => chat.press('Lad kolleger skrive med'))).toEqual(['get']);
    expect(await cost(() => chat.press(({ verb }) => verb === 'apply.open'))).toEqual(['get']);
    expect(await cost(() => chat.press(({ title, verb }) => title === 'Ret' && verb === 'apply.go'))).toEqual(['get']);
    expect(await cost(() => chat.press('Fjern fra gruppen'))).toEqual(['get', 'commit']);
  });

  it('is one list more on the last step, which looks for another application from the same place', async () => {
    const at = await instance({ round: freshRound() });
    const chat = chatOf(lone, at.door);
    await fillIn(chat, filledIn());
    at.calls.length = 0;
    await chat.press(/^5 /);
    expect(at.calls.map(({ kind }) => kind)).toEqual(['get', 'list']);
  });
});

describe('what is written', () => {
  it('of an application goes with the etag of what was read, all its life', async () => {
    const ole = colleague('ole', 'Ole Olsen');
    const organiser = inChannel(nina, '19:organisers');
    const at = await instance({ round: freshRound(), people: [lone, ole, nina] });
    const [chat, his, hers] = [chatOf(lone, at.door), chatOf(ole, at.door), chatOf(organiser, at.door)];
    await hers.say('arrangør');
    await fillIn(chat, filledIn([lone, ole]));
    await his.say('ansøg');
    await his.press(/^3 /);
    await his.press('Lad kolleger skrive med');
    await his.press('Giv adgang', { people: randomUUID() });
    await his.press('Overtag ansøgningen');
    await sendIn(chat);
    await chat.press('Skift tovholder');
    await chat.press('Gem ny tovholder', { coordinator: chat.choice('coordinator', ole.name) });
    const answerIt = async (what: string, version: number) => {
      const [row] = await rowsOf(at, 'a|');
      const data = { id: row?.rowKey.slice(2), version, what, word: 'Skriv mere', language: 'da' };
      await hers.look({ type: 'Action.Execute', title: what, verb: 'apply.decide', data }).press(what);
    };
    await answerIt('ask-more', 2);
    await chat.say('status');
    await chat.press('Ret ansøgningen');
    await chat.press(/^5 /);
    await sendIn(chat);
    await answerIt('accept', 3);
    await chat.say('træk ansøgningen tilbage');
    await chat.press('Ja, træk den tilbage');
    await chat.press('Genåbn som kladde');
    await hers.say('registrér ansøgning');
    const came = { municipality: 'kolding', course: 'aarhus', name: 'Kim Kold', mail: 'kim@kolding.dk', received: '2025-10-19' };
    await hers.press('Registrér', came);

    const audit = (await rowsOf(at, 'l|')).map(({ what }) => what);
    for (const what of [
      'began',
      'edited',
      'let-in',
      'invited',
      'took-over',
      'sent',
      'coordinator',
      'ask-more',
      'accept',
      'withdrew',
      'reopened',
      'registered',
    ])
      expect(audit).toContain(what);
    const writes = at.calls.flatMap(({ kind: call, changes }) => changes.map((change) => ({ call, change })));
    const ofApplications = writes.filter(({ change }) => rowOf(change).rowKey.startsWith('a|'));
    expect(ofApplications.length).toBeGreaterThan(20);
    for (const { call, change } of ofApplications) {
      expect(call).toBe('commit');
      if (change.kind === 'insert') continue;
      expect(change).toMatchObject({ kind: 'replace', row: { etag: expect.stringMatching(/^W\/"/) } });
    }
    // Two began: one in the chat, one by mail.
    expect(ofApplications.filter(({ change }) => change.kind === 'insert')).toHaveLength(2);
  });

  it('fits where 24 people have the longest names and the longest texts are sent', async () => {
    const at = await instance({ round: freshRound() });
    const chat = chatOf(lone, at.door);
    const long = (start: string, length: number) => start.padEnd(length, 'æ"\\');
    const filling = filledIn();
    const roles = ['leader', 'amr', 'other', 'other'];
    await fillIn(chat, {
      ...filling,
      med: { ...filling.med, level: 'area', area: long('Ældre', 100) },
      members: Array.from({ length: 24 }, (_, i) => ({
        name: long(`Navn ${i} `, 80),
        mail: `m${i}.${'x'.repeat(50)}@${'y'.repeat(50)}.vejle.dk`,
        role: roles[i] ?? 'tr',
        title: long(`Stilling ${i} `, 80),
        area: long(`Område ${i % 6} `, 80),
      })),
      motivation: { ...filling.motivation, done: long('Gjort ', 1000), change: long('Ændre ', 1000) },
    });
    await sendIn(chat);
    const [row] = await rowsOf(at, 'a|');
    expect(JSON.parse(String(row?.submission)).content.members).toHaveLength(24);
    expect(JSON.parse(String(row?.submission)).content.fields).toMatchObject({ done: long('Gjort ', 1000), change: long('Ændre ', 1000) });
    for (const [name, value] of Object.entries(row ?? {})) expect(2 * String(value).length, name).toBeLessThan(65_536);
    expect(Math.max(...at.calls.map(({ changes }) => changes.length))).toBeLessThanOrEqual(100);
  });
});

it('all is there when the bot and its store have been stopped and started', async () => {
  const location = await mkdtemp(join(tmpdir(), 'apply-store-'));
  const start = () => startAzurite({ tablePort: 0, queuePort: 0, location, logFile: 'test/output/azurite-apply-restart.log' });
  const round = freshRound();
  const ole = colleague('ole', 'Ole Olsen');
  const ida = { ...colleague('ida', 'Ida Iversen'), tenantId: 'odense' };
  const people = [lone, ole, ida];
  let store = start();
  try {
    const before = await instance({ round, people }, connectionString(await store.ready));
    await fillIn(chatOf(lone, before.door), filledIn([lone, ole]));
    const sending = chatOf(ida, before.door);
    await fillIn(sending, { ...filledIn([ida]), municipality: 'odense', course: 'koebenhavn' });
    const reference = await sendIn(sending);
    const rows = await rowsOf(before, '');
    await store.child.stop();
    store = start();
    const after = await instance({ round, people }, connectionString(await store.ready));
    expect((await rowsOf(after, '')).map(({ etag: _, ...row }) => row)).toEqual(rows.map(({ etag: _, ...row }) => row));
    const status = await chatOf(ida, after.door).say('status');
    expect(status).toContain(reference);
    expect(status).toContain('Status: Sendt');
    // A colleague who has not had it open comes in by the group.
    const his = chatOf(ole, after.door);
    expect(await his.say('ansøg')).toContain('Vejle Kommune');
    await his.press(/^4 /);
    expect(his.value('done')).toBe(filledIn().motivation.done);
    await his.press(/^5 /);
    expect(await his.press('Send ansøgningen', { consent: 'yes' })).toContain('Tak, ansøgningen er sendt');
  } finally {
    await store.child.stop();
    await rm(location, { recursive: true, force: true });
  }
}, 60_000);
