import { vi } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { acceptedGroupsOf, dispatch } from '../../src/core/dispatch.js';
import { handOverDue, runJob } from '../../src/core/jobs.js';
import type { AcceptedGroup, Job, Ports, Posted, RosterEntry } from '../../src/core/ports.js';
import type { Address, LeftTurn, Reply, Turn } from '../../src/core/turn.js';
import { organiserIds, type Person, person, stage, type World } from '../apply/talk.js';

/** The group's channel. */
export const channel = '19:gruppen@thread.tacv2';
export const team = '19:team@thread.tacv2';

/** A group of Vejle's that was accepted for Aarhus: Lea leads, Arne is its AMR, Hanne and Hugo are the others. */
export function vejle(over: Partial<AcceptedGroup> = {}): AcceptedGroup {
  return {
    id: 'vejle-group',
    tenantId: 'vejle',
    reference: 'SMV-VEJLE2',
    course: 'aarhus',
    municipality: 'Vejle Kommune',
    area: 'Ældreområdet',
    members: [
      { id: 'lea', name: 'Lea Leder', mail: 'lea@vejle.dk', role: 'leader' },
      { id: 'arne', name: 'Arne Amr', mail: 'arne@vejle.dk', role: 'amr' },
      { id: 'hanne', name: 'Hanne Holm', mail: 'hanne@vejle.dk', role: 'other' },
      { id: 'hugo', name: 'Hugo Høj', mail: 'hugo@vejle.dk', role: 'other' },
    ],
    coordinator: 'hanne',
    ...over,
  };
}

/** Somebody in a channel of their organisation. */
export function inChannel(world: World, name: string, mail: string, over: Parameters<typeof person>[3] = {}): Person {
  const channelId = over.channelId ?? channel;
  return person(world, name, mail, { scope: 'channel', channelId, conversationId: `${channelId};messageid=1`, teamId: team, ...over });
}

export type Office = ReturnType<typeof office>;

/** The world with accepted groups in it, and what Teams answers to each message of the bot's own. */
export function office(
  now: string,
  { groups = [vejle()], fromApply = false }: { groups?: readonly AcceptedGroup[]; fromApply?: boolean } = {},
) {
  const world = stage(now);
  let answer: (to: Address, message: Reply) => Posted | undefined = () => undefined;
  let roster: readonly RosterEntry[] | undefined;
  const { messenger } = world.ports;
  const mayOpen = ({ tenantId, members }: AcceptedGroup, who: Address & { readonly userId: string }) =>
    (tenantId === '' || tenantId === who.tenantId) && members.some(({ mail }) => mail === world.profiles.get(who.userId)?.mail);
  world.ports = {
    ...world.ports,
    acceptedGroups: async (who) =>
      fromApply ? acceptedGroupsOf(capabilities, who, world.ports) : groups.filter((group) => mayOpen(group, who)),
    messenger: {
      ...messenger,
      post: async (address, message) => {
        const other = answer(address, message);
        if (other && other.kind !== 'sent') return other;
        const posted = await messenger.post(address, message);
        const begins = posted.kind === 'sent' && address.conversationId.endsWith('tacv2');
        return begins ? { ...posted, conversationId: `${address.conversationId};messageid=${posted.activityId}` } : posted;
      },
      roster: async () => roster,
    },
  };
  return Object.assign(world, {
    /** What Teams answers from now on; undefined takes the message. */
    meet: (by: typeof answer) => {
      answer = by;
    },
    /** Whom Teams says to be in the team from now on. */
    seat: (people: readonly RosterEntry[]) => {
      roster = people;
    },
    lea: inChannel(world, 'Lea Leder', 'lea@vejle.dk'),
    arne: inChannel(world, 'Arne Amr', 'arne@vejle.dk'),
    /** What was posted in the group's channel, newest last. */
    inGroup: () => world.posted.filter(({ to }) => to.startsWith(channel)),
    /** Hands over what is due now; it is in hand and nothing of it is done. */
    inHand: async (): Promise<Job[]> => {
      await handOverDue(capabilities, world.ports);
      return world.jobs.splice(0);
    },
    run: (job: Job, ports: Ports = world.ports) => runJob(capabilities, job, ports),
    /** Another process over the same tables. */
    another: (): Ports => ({ ...world.ports, tables: (name) => world.tables(name) }),
    /** The bot is taken out of the group's team, or put in again. */
    tell: (kind: 'left' | 'joined', origin: Omit<LeftTurn, 'kind'> = teamOrigin) =>
      dispatch(capabilities, { ...origin, kind }, world.ports),
    /** What comes back when somebody presses, as Teams gets it. */
    act: async (who: Person, verb: string, data: unknown): Promise<readonly Reply[]> =>
      (await dispatch(capabilities, { ...who.origin, kind: 'action', verb, data }, world.ports)).replies,
    /** The thread in which the check-in of that week stands. */
    threadOf: (week: string) => world.rows.get(`plan/2025-26/g|vejle-group|p|check-in|${week}`)?.conversationId,
    /** What stands in a row of Plan's, by the beginning of its key. */
    stored: (prefix: string) =>
      [...world.rows.entries()].flatMap(([key, row]) => (key.startsWith('plan/') && row.rowKey.startsWith(prefix) ? row : [])),
    /** How the group's posts ended: `check-in|2026-W02 sent`. */
    posts: (id = 'vejle-group') =>
      [...world.rows.values()].flatMap(({ rowKey, state, code }) =>
        rowKey.startsWith(`g|${id}|p|`) ? [`${rowKey.slice(`g|${id}|p|`.length)} ${state}${code ? ` ${code}` : ''}`] : [],
      ),
  });
}

/** Nobody in particular, in the group's team. */
const teamOrigin = {
  activityId: 'installation',
  tenantId: 'vejle',
  conversationId: channel,
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
  userId: '',
  directoryId: '',
  channelId: '',
  teamId: team,
  scope: 'channel',
  language: 'da',
} as const;

/** An office with a group whose plan holds these actions, linked on Thursday 4 December at ten: check-ins come on Mondays from the 8th. */
export async function planned(...whats: readonly string[]): Promise<Office> {
  const world = office('2025-12-04T10:00');
  await world.lea.say('tilknyt');
  for (const what of whats) await world.lea.say(`ny handling: ${what}`);
  return world;
}

/** Sets the clock, does what is due, and puts the newest card of the group's channel before these people. */
export async function checkInAt(world: Office, local: string, ...people: readonly Person[]): Promise<string> {
  world.at(local);
  await world.work();
  const newest = world.inGroup().at(-1);
  if (!newest) throw new Error('nothing was posted to the group');
  for (const one of people) one.receive(newest.reply);
  return newest.text;
}

/** The world as another process finds it in the middle of each change: `meanwhile` is done once, between this one's reading and writing. */
export function interrupted(world: Office, meanwhile: () => Promise<unknown>): Ports {
  let isDone = false;
  return {
    ...world.ports,
    tables: (name) => {
      const table = world.ports.tables(name);
      return {
        ...table,
        commit: async (changes) => {
          if (!isDone) {
            isDone = true;
            await meanwhile();
          }
          return table.commit(changes);
        },
      };
    },
  };
}

/** The bot as another process has it: what it keeps in memory is its own. */
export async function anotherBot(): Promise<(turn: Turn, ports: Ports) => Promise<string>> {
  vi.resetModules();
  const [registry, house, plain] = await Promise.all([
    import('../../src/capabilities/index.js'),
    import('../../src/core/dispatch.js'),
    import('../../src/core/plain.js'),
  ]);
  return async (turn, ports) => (await house.dispatch(registry.capabilities, turn, ports)).replies.map(plain.plainText).join('\n');
}

/** The organiser in their own channel, which is named for it. */
export async function organiserHere(world: World): Promise<Person> {
  const freja = person(world, 'Freja Vinther', 'freja@kl.dk', {
    ...organiserIds,
    scope: 'channel',
    channelId: '19:organisers',
    conversationId: '19:organisers;messageid=1',
  });
  await freja.say('Gør denne kanal til arrangørernes');
  return freja;
}

/** A time as Copenhagen reads it, of a moment or of a UTC text: `2025-12-08 09:00`. */
export function local(at: string | Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'short' }).format(
    typeof at === 'string' ? new Date(at) : at,
  );
}
