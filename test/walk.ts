import { readdirSync, readFileSync } from 'node:fs';
import { capabilities } from '../src/capabilities/index.js';
import type { Action, Capability, JobHandler } from '../src/core/capability.js';
import { dispatch } from '../src/core/dispatch.js';
import { giveUp, handOverDue, runJob } from '../src/core/jobs.js';
import type { Job, Messenger } from '../src/core/ports.js';
import type { Turn } from '../src/core/turn.js';
import { organiserIds } from './apply/talk.js';
import {
  buttonsOn,
  type Chat,
  chatOf,
  colleague,
  filledIn,
  fillIn,
  inChannel,
  inputsOn,
  linksOn,
  type Person,
  sendIn,
} from './apply/world.js';
import { message } from './fakes.js';
import { channel, type Office } from './plan/talk.js';

/** What is typed wherever something can be typed, what people are called, and where they are reached. */
export interface Planted {
  readonly name: string;
  readonly mail: string;
  readonly text: string;
}

/** The verbs and the names of jobs whose handlers came to their end at least once, and the file names of what was downloaded. */
export interface Walked {
  readonly verbs: readonly string[];
  readonly jobs: readonly string[];
  readonly downloads: readonly string[];
  /** What was stored when all was pressed and nothing had ended. */
  readonly kept: string;
}

/** How often one person presses buttons of one verb on the cards that they see. */
const mostPresses = 2;
/** They end what is walked, so they come last. */
const ending = /forget|withdraw|remove|unlink|delete|discard|leave/;

/** Presses every button of every card, those of the gallery and those that come, in each place; asks for each file; does each job, with right and wrong data. */
export async function walkAll(world: Office, { name, mail, text }: Planted): Promise<Walked> {
  const verbs = new Set<string>();
  const jobs = new Set<string>();
  const downloads = new Set<string>();
  const watched = capabilities.map((one) => watching(one, verbs, jobs));
  const seen: { readonly person: Person; readonly card: unknown }[] = [];
  const times = new Map<string, number>();
  const done: Job[] = [];

  const known = (person: Person): Person => {
    world.profiles.set(person.userId, { name: person.name, mail: person.mail, signIn: person.mail });
    return person;
  };
  const first = known({ ...colleague('29:walk-1', name), mail });
  const here = inChannel(first, channel);
  const other = known({ ...colleague('29:walk-2', name), mail: `2${mail}` });
  const organiser = known(inChannel({ ...colleague('29:walk-3', name), mail: `3${mail}`, ...organiserIds }, '19:organisers'));
  const alone: Person = { ...organiser, scope: 'personal', channelId: '', conversationId: 'a:chat-organiser' };
  const stranger = known({ ...colleague('29:walk-4', name), mail: `4${mail}`, tenantId: 'elsewhere' });
  const people = [first, here, other, organiser, alone, stranger];

  const { messenger } = world.ports;
  const found = (to: string, card: unknown) => {
    const person = people.find(({ conversationId, channelId }) => conversationId === to || (channelId !== '' && to.startsWith(channelId)));
    if (person) seen.push({ person, card });
  };
  const heard: Messenger = {
    ...messenger,
    post: (address, reply) => {
      if (reply.kind === 'card') found(address.conversationId, reply.card);
      return messenger.post(address, reply);
    },
  };
  world.ports = { ...world.ports, messenger: heard };

  function enter(person: Person): Chat {
    return chatOf(person, async (turn) => {
      const { replies } = await dispatch(watched, turn, world.ports);
      for (const reply of replies) if (reply.kind !== 'text') seen.push({ person, card: reply.card });
      return replies;
    });
  }

  async function act(person: Person, verb: string, data: unknown): Promise<void> {
    const { userId, tenantId, directoryId, conversationId, channelId, scope } = person;
    const turn: Turn = {
      ...message(''),
      ...{ userId, tenantId, directoryId, conversationId, channelId, scope, kind: 'action', verb, data },
    };
    const handled = await dispatch(watched, turn, world.ports).catch(() => undefined);
    for (const reply of handled?.replies ?? []) if (reply.kind !== 'text') seen.push({ person, card: reply.card });
  }

  /** What a person could type on a card; what stands there already stays. */
  function typedOn(card: unknown): Record<string, string> {
    const one = (id: string, type: string) => {
      if (type === 'Input.Date') return '2026-01-15';
      if (type === 'Input.Time') return '10:00';
      if (type === 'Input.Toggle') return 'yes';
      return /mail/i.test(id) ? `5${mail}` : /name/i.test(id) ? name : id === 'municipality' ? 'vejle' : text;
    };
    return Object.fromEntries(inputsOn(card).map(({ id, type, value, choices }) => [id, value || (choices[0]?.value ?? one(id, type))]));
  }

  async function pressAll(person: Person, card: unknown, may: (verb: string) => boolean): Promise<void> {
    for (const { verb, data } of buttonsOn(card)) {
      const key = `${person.conversationId} ${verb}`;
      if (!may(verb) || (times.get(key) ?? 0) >= mostPresses) continue;
      times.set(key, (times.get(key) ?? 0) + 1);
      const typed = typedOn(card);
      await act(person, verb, { ...typed, ...data });
      await act(person, verb, { ...Object.fromEntries(Object.keys(typed).map((id) => [id, text])), ...data });
      await act(person, verb, tampered({ ...typed, ...data }, text));
    }
  }

  async function pressSeen(may: (verb: string) => boolean): Promise<void> {
    for (let next = 0; next < seen.length; next++) {
      const { person, card } = seen[next] ?? { person: first, card: undefined };
      await pressAll(person, card, may);
      for (const url of linksOn(card)) await fetchFile(url);
    }
  }

  async function fetchFile(url: string): Promise<void> {
    const [, capability, file = '', ending = ''] = /\/files\/(\w+)\/([^/?]+?(\.\w+)?)$/.exec(url) ?? [];
    const key = `${capability} ${ending}`;
    if ((times.get(key) ?? 0) >= mostPresses) return;
    times.set(key, (times.get(key) ?? 0) + 1);
    const download = watched.find((one) => one.name === capability)?.download;
    const got = await download?.(decodeURIComponent(file), world.ports).catch(() => undefined);
    if (got) downloads.add(got.fileName);
  }

  /** What is due now: done, done again, and given up. */
  async function workOff(): Promise<void> {
    for (;;) {
      await handOverDue(watched, world.ports);
      const due = world.jobs.splice(0);
      if (due.length === 0) return;
      for (const job of due) {
        done.push(job);
        await runJob(watched, job, world.ports).catch(() => undefined);
      }
    }
  }

  async function everywhere(words: readonly string[]): Promise<void> {
    for (const person of people)
      for (const one of words)
        await enter(person)
          .say(one)
          .catch(() => undefined);
  }

  const invited = capabilities.flatMap((one) => [
    ...one.prompts(world.ports.programme, 'da'),
    ...(one.commands?.(world.ports.programme, 'da') ?? []).map(({ title }) => title),
  ]);
  const usual = (word: string) => !ending.test(word);

  // One group from the first word until it is taken in, and all that can be pressed on the way.
  const lead = enter(organiser);
  await lead.say('Gør denne kanal til arrangørernes');
  const chat = enter(first);
  const form = filledIn([first, other]);
  await fillIn(chat, {
    ...form,
    members: form.members.map((member, n) => ({
      ...member,
      name,
      mail: n === 0 ? first.mail : n === 1 ? other.mail : `${n + 5}${mail}`,
      area: text,
    })),
    motivation: { ...form.motivation, done: text, change: text },
  });
  await sendIn(chat);
  await workOff();
  const sent = seen.findLast(({ person }) => person === organiser)?.card;
  await lead.look(sent).press('Optag', { word: text });
  await workOff();
  for (const one of invited.filter(usual)) await enter(first).say(one);
  await everywhere(spoken(text, name));
  await pressSeen(usual);

  // Its year: linked, with a plan, checked in on, met, and over.
  world.at('2025-12-04T10:00');
  const group = enter(here);
  await group.say('tilknyt');
  for (const n of [1, 2, 3]) await group.say(`ny handling: ${text} ${n}, ${name}, ${n}. februar`);
  for (const local of ['2025-12-08T09:00', '2026-01-12T09:00', '2026-06-15T09:00']) {
    world.at(local);
    await workOff();
    times.clear();
    await everywhere(spoken(text, name));
    await pressSeen(usual);
    seen.length = 0;
  }

  times.clear();
  for (const card of gallery()) for (const person of people) await pressAll(person, card, usual);

  const kept = JSON.stringify([...world.rows.values()]);

  // Without a store, and with work that is wrong, done again and given up.
  world.fail(true);
  for (const verb of all) await act(first, verb, { language: 'da', name, mail, text });
  world.fail(false);
  for (const job of capabilities.flatMap((one) => Object.keys(one.jobs ?? {}))) {
    const real = done.findLast((one) => one.name === job)?.data;
    for (const data of [...(real ? [real, tampered(real, text)] : []), ...plausible(name, mail, text)]) {
      await runJob(watched, { name: job, data }, world.ports).catch(() => undefined);
      await giveUp(watched, { name: job, data }, 'mail.down', world.ports).catch(() => undefined);
    }
  }

  times.clear();
  await everywhere(['vis mine oplysninger', 'slet mine oplysninger', 'træk ansøgningen tilbage', 'frakobl gruppen']);
  await pressSeen(() => true);
  for (const card of gallery()) for (const person of people) await pressAll(person, card, (verb) => ending.test(verb));
  for (const verb of all) for (const person of people) await act(person, verb, { language: 'da' });
  world.at('2030-01-01T09:00');
  await workOff();
  return { verbs: [...verbs], jobs: [...jobs], downloads: [...downloads], kept };
}

const all = capabilities.flatMap(({ actions }) => Object.keys(actions));

const cards = new URL('../cards/', import.meta.url);

/** Every card of the gallery; what is on it in English does the same. */
function gallery(): unknown[] {
  const files = readdirSync(cards).filter((file) => file.endsWith('.da.json'));
  return files.map((file) => JSON.parse(readFileSync(new URL(file, cards), 'utf8')));
}

/** What people say that stands in no menu. */
function spoken(text: string, name: string): string[] {
  return [
    'adgang',
    `giv adgang til ${text}`,
    'registrér ansøgning',
    'overblik',
    'ansøgninger',
    'min ansøgning',
    `del ansøgningen med ${name}`,
    'gruppen',
    'handleplan',
    'check-in',
    `ny handling: ${text}, ${name}, 1. marts`,
    `${text} er i gang`,
    'vis mine oplysninger',
    `hvad gør vi med ${text}?`,
    `${name} har lige slået mig, ${text}`,
  ];
}

/** The capability, with what it comes to the end of written down. */
function watching(one: Capability, verbs: Set<string>, names: Set<string>): Capability {
  const actions = Object.entries(one.actions).map(([verb, { handle }]): [string, Action] => [
    verb,
    {
      handle: async (data, turn, ports) => {
        const replies = await handle(data, turn, ports);
        verbs.add(verb);
        return replies;
      },
    },
  ]);
  const jobs = Object.entries(one.jobs ?? {}).map(([name, handler]): [string, JobHandler] => [
    name,
    {
      ...handler,
      handle: async (data, ports) => {
        const again = await handler.handle(data, ports);
        names.add(name);
        return again;
      },
    },
  ]);
  return { ...one, actions: Object.fromEntries(actions), ...(one.jobs ? { jobs: Object.fromEntries(jobs) } : {}) };
}

/** The same with a text in the place of each text, but for the language. */
function tampered<V>(data: Readonly<Record<string, V>>, text: string): Record<string, V | string> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, key === 'language' || typeof value !== 'string' ? value : text]),
  );
}

/** Data that one job or another could have, about nothing that is there. */
function plausible(name: string, mail: string, text: string): Record<string, string | number>[] {
  const at = '2026-06-15T07:00:00.000Z';
  const all = { id: text, reference: text, version: 1, at, course: 'aarhus', days: 7, user: name, directory: mail, to: mail, by: name };
  return [
    { ...all, what: 'sent', group: text, week: '2026-W25', action: text, asked: at, name, month: '2026-06', kind: 'unanswered' },
    { ...all, what: 'withdrawn', group: text, week: text, action: text, asked: text, name, month: text, kind: text },
  ];
}
