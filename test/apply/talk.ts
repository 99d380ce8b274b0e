import { z } from 'zod';
import { capabilities } from '../../src/capabilities/index.js';
import { moment } from '../../src/core/calendar.js';
import { dispatch, forgetIn, heldOf } from '../../src/core/dispatch.js';
import { handOverDue, runJob } from '../../src/core/jobs.js';
import { plainText } from '../../src/core/plain.js';
import type { Job, Mail, Messenger, Ports, Profile } from '../../src/core/ports.js';
import type { Address, Origin, Reply } from '../../src/core/turn.js';
import { fakePorts, message } from '../fakes.js';

type Card = Extract<Reply, { kind: 'card' }>['card'];
export type World = ReturnType<typeof stage>;
export type Person = ReturnType<typeof person>;

/** The tenant and directory id of the one organiser. */
export const organiserIds = { tenantId: 'kl', directoryId: 'freja-in-the-directory' } as const;

/** Everything around the bot, in memory, with a clock to set, the messages and mails that left, and the jobs that were handed over. */
export function stage(now = '2025-10-20T09:00') {
  const fake = fakePorts();
  const posted: { readonly to: string; readonly at: string; readonly text: string; readonly reply: Reply }[] = [];
  const mails: Mail[] = [];
  const jobs: Job[] = [];
  const profiles = new Map<string, Profile>();
  let at = moment(now);
  const note = (to: Address, reply: Reply) =>
    void posted.push({ to: to.conversationId, at: at.toISOString(), text: plainText(reply), reply });
  const messenger: Messenger = {
    post: async (address, reply) => {
      note(address, reply);
      return { kind: 'sent', activityId: `posted-${posted.length}`, conversationId: address.conversationId };
    },
    update: async (address, activityId) => ({ kind: 'sent', activityId, conversationId: address.conversationId }),
    profile: async (_address, userId) => profiles.get(userId),
    roster: async () => undefined,
  };
  const ports: Ports = {
    ...fake.ports,
    clock: () => at,
    messenger,
    enqueue: async (job) => void jobs.push(job),
    mailer: {
      send: async (mail) => {
        mails.push(mail);
        return { kind: 'sent' };
      },
      place: () => undefined,
    },
    organisers: [organiserIds],
    held: (who) => heldOf(capabilities, who, world.ports),
    forget: (who) => forgetIn(capabilities, who, world.ports),
  };
  const world = {
    ...fake,
    ports,
    posted,
    mails,
    jobs,
    profiles,
    /** Sets the clock to a Copenhagen time. */
    at: (local: string) => {
      at = moment(local);
    },
    /** Another process over the same tables: it remembers nothing. */
    restart(): void {
      this.ports = { ...this.ports, tables: (name) => fake.tables(name) };
    },
    /** Hands over what is due and does it, until nothing is due. */
    async work(): Promise<void> {
      for (;;) {
        await handOverDue(capabilities, this.ports);
        const due = jobs.splice(0);
        if (due.length === 0) return;
        for (const job of due) await runJob(capabilities, job, this.ports);
      }
    },
    /** Rows of Apply whose key begins so. */
    rowsAt: (prefix: string) => [...fake.rows.values()].filter(({ rowKey }) => rowKey.startsWith(prefix)),
  };
  return world;
}

/** All that is kept, and all that was logged. */
export function everything({ rows, lines }: Pick<World, 'rows' | 'lines'>): string {
  return [...[...rows.values()].map((row) => JSON.stringify(row)), ...lines].join('\n');
}

/** What is kept, but for the marks of who wrote when. */
export function snapshot({ rows }: Pick<World, 'rows'>): string {
  return JSON.stringify([...rows.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** What somebody types in a card's fields: a choice by its title or its value. */
export type Typed = Readonly<Record<string, string>>;

interface Pressed {
  /** The card that the button stands on; the newest where none is given. */
  readonly on?: Card | undefined;
  /** Words in the same row of the card, where several buttons are called the same. */
  readonly beside?: string;
}

/** Somebody in a personal chat with the bot, who reads, says and presses. */
export function person(world: World, name: string, mail: string, over: Partial<Origin> = {}) {
  const userId = over.userId ?? name.toLowerCase().replaceAll(' ', '-');
  world.profiles.set(userId, { name, mail, signIn: mail });
  const origin = { ...message('', { userId, directoryId: `${userId}-in-the-directory`, conversationId: `chat-${userId}` }), ...over };
  let newest: Card | undefined;
  const heard = (replies: readonly Reply[]): string => {
    for (const reply of replies) if (reply.kind !== 'text') newest = reply.card;
    return replies.map(plainText).join('\n---\n');
  };
  const act = async (verb: string, data: unknown) => {
    const { replies } = await dispatch(capabilities, { ...origin, kind: 'action', verb, data }, world.ports);
    return heard(replies);
  };
  const shown = (): Card => {
    if (!newest) throw new Error(`${name} sees no card`);
    return newest;
  };
  return {
    name,
    mail,
    origin,
    shown,
    say: async (text: string) => heard((await dispatch(capabilities, { ...origin, kind: 'message', text }, world.ports)).replies),
    /** Presses a button as Teams does: with its own data and all that stands in the card's fields. */
    press: async (title: string | RegExp, typed: Typed = {}, { on = shown(), beside = '' }: Pressed = {}) => {
      const { verb, data } = buttonOn(on, title, beside);
      return act(verb, { ...data, ...valuesOn(on, typed) });
    },
    /** Sends what no card of ours would send. */
    forge: act,
    /** The data of a button with what stands in the fields, to forge from. */
    dataOf: (title: string | RegExp, typed: Typed = {}, { on = shown(), beside = '' }: Pressed = {}) => ({
      ...buttonOn(on, title, beside).data,
      ...valuesOn(on, typed),
    }),
    /** Takes a card that the bot posted on its own accord as the newest. */
    receive: (reply: Reply) => heard([reply]),
    field: (id: string) => valuesOn(shown(), {})[id],
    buttons: () => [...buttonsOn(shown())].map(({ title }) => title),
  };
}

const node = z.record(z.string(), z.unknown());
const execute = z.object({ type: z.literal('Action.Execute'), title: z.string(), verb: z.string(), data: node });
const input = z.object({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.string().default(''),
  maxLength: z.number().default(Number.POSITIVE_INFINITY),
  isMultiSelect: z.boolean().default(false),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
  'choices.data': z.unknown().optional(),
});

function* within(part: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(part)) {
    for (const one of part) yield* within(one);
    return;
  }
  const parsed = node.safeParse(part);
  if (!parsed.success) return;
  yield parsed.data;
  for (const [key, inner] of Object.entries(parsed.data)) if (key !== 'fallback' && key !== 'data') yield* within(inner);
}

function* buttonsOn(part: unknown) {
  for (const one of within(part)) {
    const parsed = execute.safeParse(one);
    if (parsed.success) yield parsed.data;
  }
}

function buttonOn(card: Card, title: string | RegExp, beside: string) {
  const rows =
    beside === '' ? [card] : [...within(card)].filter(({ type, ...row }) => type === 'ColumnSet' && JSON.stringify(row).includes(beside));
  const found = rows
    .flatMap((row) => [...buttonsOn(row)])
    .find((button) => (typeof title === 'string' ? button.title === title : title.test(button.title)));
  if (!found) throw new Error(`no button ${title} among ${[...buttonsOn(card)].map((button) => button.title).join(' | ')}`);
  return found;
}

function valuesOn(card: Card, typed: Typed): Record<string, string> {
  const inputs = [...within(card)].flatMap((one) => input.safeParse(one).data ?? []);
  const strange = Object.keys(typed).filter((id) => !inputs.some((one) => one.id === id));
  if (strange.length > 0) throw new Error(`no field ${strange} among ${inputs.map(({ id }) => id)}`);
  return Object.fromEntries(
    inputs.map(({ id, value, choices, maxLength, isMultiSelect, ...more }) => {
      const given = typed[id];
      if (given === undefined) return [id, value];
      if (given.length > maxLength) throw new Error(`the field ${id} takes no more than ${maxLength} characters`);
      if (!choices || more['choices.data'] || given === '') return [id, given];
      const picked = choices.find((choice) => choice.title === given)?.value ?? given;
      const known = (isMultiSelect ? picked.split(',') : [picked]).every((one) => choices.some((choice) => choice.value === one));
      if (!known) throw new Error(`no choice ${given} in ${id}`);
      return [id, picked];
    }),
  );
}

/** What a whole application holds, step by step. The names, mails and words are found nowhere else. */
export const sample = {
  place: { municipality: 'vejle', course: 'aarhus' },
  med: { level: 'area', area: 'Ældreområdet', basis: 'decided', decidedOn: '2025-10-06' },
  people: [
    { name: 'Lone Hansen', mail: 'lone@vejle.dk', role: 'leader', area: 'Sundhed og Ældre' },
    { name: 'Ole Bach', mail: 'ole@vejle.dk', role: 'amr', area: 'Sundhed og Ældre' },
    { name: 'Mette Holm', mail: 'mette@vejle.dk', role: 'other', title: 'HR-konsulent', area: 'Personale' },
    { name: 'Kim Sand', mail: 'kim@vejle.dk', role: 'other', title: 'Trivselskonsulent', area: 'Personale' },
  ],
  coordinator: 'Ole Bach',
  motivation: {
    done: 'Vi har lavet risikovurderinger siden 2019',
    elements: 'element-risk,element-readiness',
    change: 'Færre episoder i hjemmeplejen',
    time: 'yes',
  },
} as const;

interface Sample {
  readonly place: Typed;
  readonly med: Typed;
  readonly people: readonly Typed[];
  readonly coordinator: string;
  readonly motivation: Typed;
}

/** Fills in the form from the first step to the one before it is sent, in Danish. */
export async function fillIn(who: Person, over: Partial<Sample> = {}): Promise<string> {
  const { place, med, people, coordinator, motivation }: Sample = { ...sample, ...over };
  await who.say('ansøg');
  await who.press('Gem og gå videre', place);
  await who.press('Gem og gå videre', med);
  for (const one of people) {
    await who.press('Tilføj en person');
    await who.press('Gem', one);
  }
  await who.press('Gem og gå videre', people.length > 0 ? { coordinator } : {});
  return who.press('Gem og gå videre', motivation);
}

/** Fills in the form and sends it. */
export async function apply(who: Person, over: Partial<Sample> = {}): Promise<string> {
  await fillIn(who, over);
  return who.press('Send ansøgningen', { consent: 'yes' });
}

/** The organiser, in the channel that is theirs. */
export async function organiserIn(world: World): Promise<Person> {
  const channel = { ...organiserIds, scope: 'channel', channelId: '19:organisers', conversationId: '19:organisers;messageid=1' } as const;
  const freja = person(world, 'Freja Vinther', 'freja@kl.dk', channel);
  await freja.say('Gør denne kanal til arrangørernes');
  return freja;
}

/** The newest card in the organisers' channel, in the organiser's hands. */
export async function newestIn(world: World, organiser: Person): Promise<string> {
  await world.work();
  const card = world.posted.findLast(({ to }) => to === '19:organisers');
  if (!card) throw new Error('nothing was posted in the channel');
  return organiser.receive(card.reply);
}
