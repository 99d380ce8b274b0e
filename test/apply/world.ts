import { z } from 'zod';
import { capabilities } from '../../src/capabilities/index.js';
import { moment } from '../../src/core/calendar.js';
import { dispatch } from '../../src/core/dispatch.js';
import { plainText } from '../../src/core/plain.js';
import type { Change, Messenger, Ports, Posted, Table, Tables } from '../../src/core/ports.js';
import type { Address, Reply, Turn } from '../../src/core/turn.js';
import { message } from '../fakes.js';

/** Somebody in Teams, in the place where they write. */
export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly mail: string;
  readonly tenantId: string;
  readonly directoryId: string;
  readonly conversationId: string;
  readonly channelId: string;
  readonly scope: 'personal' | 'channel';
}

/** Somebody who works in Vejle, in their own chat. */
export function colleague(userId: string, name: string): Person {
  return {
    userId,
    name,
    mail: `${userId}@vejle.dk`,
    tenantId: 'vejle',
    directoryId: `directory-${userId}`,
    conversationId: `a:chat-${userId}`,
    channelId: '',
    scope: 'personal',
  };
}

/** This person, writing in a channel. */
export function inChannel(person: Person, channelId: string): Person {
  return { ...person, channelId, conversationId: `${channelId};messageid=7`, scope: 'channel' };
}

/** Runs a turn as a process of the bot does. */
export type Door = (turn: Turn) => Promise<readonly Reply[]>;

/** The bot in this process. */
export function doorOf(ports: Ports): Door {
  return async (turn) => (await dispatch(capabilities, turn, ports)).replies;
}

const element = z.record(z.string(), z.unknown());

function elementsIn(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(elementsIn);
  const parsed = element.safeParse(node);
  if (!parsed.success) return [];
  const { fallback: _, data: __, ...rest } = parsed.data;
  return [parsed.data, ...Object.values(rest).flatMap(elementsIn)];
}

const buttonShape = z.object({
  type: z.literal('Action.Execute'),
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type Button = z.infer<typeof buttonShape>;

/** What can be pressed on a card. */
export function buttonsOn(card: unknown): Button[] {
  return elementsIn(card).flatMap((node) => buttonShape.safeParse(node).data ?? []);
}

const link = z.object({ type: z.literal('Action.OpenUrl'), url: z.string() });

/** Where a card's links lead. */
export function linksOn(card: unknown): string[] {
  return elementsIn(card).flatMap((node) => link.safeParse(node).data?.url ?? []);
}

const input = z.object({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.string().default(''),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).default([]),
});

/** A card's fields. */
export function inputsOn(card: unknown): z.infer<typeof input>[] {
  return elementsIn(card).flatMap((node) => input.safeParse(node).data ?? []);
}

/** What stands in a card's fields. */
function valuesOn(card: unknown): Record<string, string> {
  return Object.fromEntries(inputsOn(card).map(({ id, value }) => [id, value]));
}

type Wanted = string | RegExp | ((button: Button) => boolean);

function isWanted(button: Button, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(button);
  return typeof wanted === 'string' ? button.title === wanted : wanted.test(button.title);
}

/** A person at the bot's door, with the card that they look at. */
export interface Chat {
  /** What the bot answers, as text. */
  say(text: string): Promise<string>;
  /** Presses the first such button on the card, with what stands in its fields and what is typed over it. */
  press(wanted: Wanted, typed?: Readonly<Record<string, string>>): Promise<string>;
  /** Looks at another card, such as one that the bot posted. */
  look(card: unknown): Chat;
  /** What stands in a field of the card. */
  value(id: string): string;
  /** The value of the choice with this title. */
  choice(id: string, title: string): string;
  buttons(): readonly Button[];
  /** The card itself. */
  card(): unknown;
  links(): readonly string[];
  text(): string;
}

export function chatOf(person: Person, door: Door): Chat {
  const { userId, tenantId, directoryId, conversationId, channelId, scope } = person;
  const origin = { userId, tenantId, directoryId, conversationId, channelId, scope };
  let card: unknown;
  let read = '';
  const send = async (turn: Turn) => {
    const replies = await door(turn);
    for (const reply of replies) if (reply.kind !== 'text') card = reply.card;
    read = replies.map(plainText).join('\n---\n');
    return read;
  };
  const chat: Chat = {
    say: (text) => send({ ...message(text), ...origin }),
    press: async (wanted, typed = {}) => {
      const button = buttonsOn(card).find((one) => isWanted(one, wanted));
      if (!button) throw new Error(`no such button among: ${buttonsOn(card).map(({ title }) => title)}\n${read}`);
      const data = { ...valuesOn(card), ...typed, ...button.data };
      return send({ ...message(''), ...origin, kind: 'action', verb: button.verb, data });
    },
    look: (other) => {
      card = other;
      return chat;
    },
    value: (id) => valuesOn(card)[id] ?? '',
    choice: (id, title) => {
      const choices = inputsOn(card).flatMap((one) => (one.id === id ? one.choices : []));
      const found = choices.find((one) => one.title === title);
      if (!found) throw new Error(`no choice ${title} among: ${choices.map((one) => one.title)}`);
      return found.value;
    },
    buttons: () => buttonsOn(card),
    card: () => card,
    links: () => linksOn(card),
    text: () => read,
  };
  return chat;
}

export interface Typed {
  readonly name: string;
  readonly mail: string;
  readonly role: string;
  readonly title: string;
  readonly area: string;
}

/** A member as typed on the card. */
export function typedMember(name: string, mail: string, role = 'leader', area = 'Ældre'): Typed {
  return { name, mail, role, title: role === 'other' ? 'HR-konsulent' : '', area };
}

export const next = 'Gem og gå videre';

/** All that the form asks for. */
export interface Filling {
  readonly municipality: string;
  readonly course: string;
  readonly med: Readonly<Record<string, string>>;
  readonly members: readonly Typed[];
  readonly motivation: Readonly<Record<string, string>>;
}

/** A group that may be sent, with these colleagues in it, and a text for each of the fields. */
export function filledIn(colleagues: readonly Person[] = []): Filling {
  const known = colleagues.map(({ name, mail }, i) => typedMember(name, mail, i === 0 ? 'leader' : 'amr'));
  return {
    municipality: 'vejle',
    course: 'aarhus',
    med: { level: 'top', basis: 'decided', decidedOn: '2025-10-01' },
    members: [
      ...known,
      ...(known.length > 0 ? [] : [typedMember('Lea Leder', 'lea@vejle.dk')]),
      typedMember('Arne Amr', 'arne@vejle.dk', 'amr'),
      typedMember('Hanne Holm', 'hanne@vejle.dk', 'other', 'Stab'),
      typedMember('Hugo Høj', 'hugo@vejle.dk', 'other', 'Stab'),
    ],
    motivation: { done: 'Vi har lavet risikovurderinger.', elements: 'element-risk', change: 'Vi vil have færre episoder.', time: 'yes' },
  };
}

/** Fills in everything, from the first word to the last step. */
export async function fillIn(chat: Chat, { municipality, course, med, members, motivation }: Filling): Promise<void> {
  await chat.say('vi vil gerne ansøge');
  await chat.press(next, { municipality, course });
  await chat.press(next, med);
  for (const member of members) {
    await chat.press('Tilføj en person');
    await chat.press('Gem', { ...member });
  }
  await chat.press(next, { coordinator: chat.choice('coordinator', members[0]?.name ?? '') });
  await chat.press(next, motivation);
}

/** Sends what is filled in, from its last step; gives back the reference. */
export async function sendIn(chat: Chat): Promise<string> {
  const receipt = await chat.press(/^Send (?:ansøgningen|ændringerne)$/, { consent: 'yes' });
  return referenceIn(receipt);
}

export function referenceIn(text: string): string {
  const [reference] = /SMV-[2-9A-Z]{6}/.exec(text) ?? [];
  if (!reference) throw new Error(`no reference in: ${text}`);
  return reference;
}

/** One request to the store. `changes` are what it writes; `done` is false where it was refused. */
export interface Call {
  readonly kind: 'get' | 'list' | 'insert' | 'put' | 'replace' | 'remove' | 'commit';
  readonly table: string;
  readonly changes: readonly Change[];
  readonly done: boolean;
}

/** The tables, with each request written down. */
export function watched(tables: Tables, calls: Call[]): Tables {
  return (name) => {
    const table = tables(name);
    const noted = async <T>(kind: Call['kind'], changes: readonly Change[], work: () => Promise<T>): Promise<T> => {
      const result = await work();
      calls.push({ kind, table: name, changes, done: result !== false });
      return result;
    };
    const watching: Table = {
      get: (p, r) => noted('get', [], () => table.get(p, r)),
      list: (p, range) => noted('list', [], () => table.list(p, range)),
      insert: (row) => noted('insert', [{ kind: 'insert', row }], () => table.insert(row)),
      put: (row) => noted('put', [{ kind: 'put', row }], () => table.put(row)),
      replace: (row) => noted('replace', [{ kind: 'replace', row }], () => table.replace(row)),
      remove: (partitionKey, rowKey) =>
        noted('remove', [{ kind: 'remove', partitionKey, rowKey }], () => table.remove(partitionKey, rowKey)),
      commit: (changes) => noted('commit', changes, () => table.commit(changes)),
    };
    return watching;
  };
}

/** A clock that moves on by a millisecond each time it is read, and where it is set to. */
export function tickingClock(local: string): { readonly now: () => Date; set(local: string): void } {
  let at = moment(local).getTime();
  return {
    now: () => new Date(at++),
    set: (to) => {
      at = moment(to).getTime();
    },
  };
}

/** Promises for what others do: `changed` has every one look again. */
export function happenings(): { changed(): void; until<T>(find: () => T | undefined | false): Promise<T> } {
  const waiting = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...waiting]) look();
    },
    until: (find) =>
      new Promise((resolve) => {
        const look = () => {
          const found = find();
          if (found === undefined || found === false) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Something that the bot sent on its own accord: where to, what, under which id, and what Teams answered. */
export interface Sending {
  readonly to: string;
  readonly text: string;
  readonly card: unknown;
  readonly activityId: string;
  readonly answer: Posted['kind'];
}

/** Teams, with all that is sent through it. `meet` may answer in its place. */
export function recordingMessenger(
  people: readonly Person[],
  changed: () => void,
  meet: (to: string, text: string) => Posted | undefined = () => undefined,
): {
  readonly messenger: Messenger;
  readonly posts: readonly Sending[];
  readonly updates: readonly Sending[];
  shown(activityId: string): unknown;
} {
  const posts: Sending[] = [];
  const updates: Sending[] = [];
  let ids = 0;
  const noted = (list: Sending[], { conversationId: to }: Address, reply: Reply, activityId: string, usual: Posted): Posted => {
    const text = plainText(reply);
    const answer = meet(to, text) ?? usual;
    list.push({ to, text, card: reply.kind === 'text' ? undefined : reply.card, activityId, answer: answer.kind });
    changed();
    return answer;
  };
  return {
    posts,
    updates,
    shown: (activityId) => [...posts, ...updates].findLast((one) => one.activityId === activityId)?.card,
    messenger: {
      post: async (address, reply) => {
        const activityId = `post-${++ids}`;
        const thread = address.conversationId.startsWith('19:')
          ? `${address.conversationId};messageid=${activityId}`
          : address.conversationId;
        return noted(posts, address, reply, activityId, { kind: 'sent', activityId, conversationId: thread });
      },
      update: async (address, activityId, card) =>
        noted(updates, address, { kind: 'replace', card }, activityId, {
          kind: 'sent',
          activityId,
          conversationId: address.conversationId,
        }),
      profile: async (_, userId) => {
        const person = people.find((one) => one.userId === userId);
        return person && { name: person.name, mail: person.mail, signIn: person.mail };
      },
      roster: async () => undefined,
    },
  };
}

const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** The storage account of an Azurite on these ports. */
export function connectionString({ tablePort, queuePort }: { readonly tablePort: number; readonly queuePort: number }): string {
  const at = (port: number) => `http://127.0.0.1:${port}/devstoreaccount1`;
  return `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};TableEndpoint=${at(tablePort)};QueueEndpoint=${at(queuePort)};`;
}
