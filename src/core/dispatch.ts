import type { Capability } from './capability.js';
import { Failure } from './failure.js';
import type { AcceptedGroup, Held, Person, Ports } from './ports.js';
import { turnedAway } from './strangers.js';
import { standingOf } from './tenants.js';
import type { MessageTurn, Origin, Reply, Turn } from './turn.js';

/** The longest text that is read, in characters. Teams itself stops at about 28 KB. */
export const longestText = 4000;

/** The replies to a turn, and whom to tell which activity id each got. */
export interface Handled {
  readonly replies: readonly Reply[];
  sent(reply: Reply, activityId: string): void;
}

/**
 * Hands a turn to the one capability that answers it; of one from an organisation that has not been let in no capability hears, unless
 * somebody is in need.
 * Throws `Failure` with `text.too-long`, `action.unknown` or `action.invalid`; whatever a capability throws goes through.
 */
export async function dispatch(capabilities: readonly Capability[], turn: Turn, ports: Ports): Promise<Handled> {
  const strangers = await forStranger(capabilities, turn, ports);
  if (strangers) return { replies: strangers, sent: () => undefined };
  switch (turn.kind) {
    case 'message': {
      if (turn.text.length > longestText) throw new Failure('text.too-long');
      const capability = await claimant(capabilities, turn, ports);
      const replies = await capability.message(turn, ports);
      return handled(capability, [...replies, ...(await besides(capabilities, capability, turn, ports))], turn, ports);
    }
    case 'action': {
      const capability = capabilities.find((c) => Object.hasOwn(c.actions, turn.verb));
      const action = capability?.actions[turn.verb];
      if (!capability || !action) throw new Failure('action.unknown');
      return handled(capability, await action.handle(turn.data, turn, ports), turn, ports);
    }
    case 'joined': {
      const replies = await Promise.all(capabilities.map((c) => c.joined?.(turn, ports) ?? []));
      return { replies: replies.flat(), sent: () => undefined };
    }
    case 'left':
      await Promise.all(capabilities.map((c) => c.left?.(turn, ports)));
      return { replies: [], sent: () => undefined };
    case 'feedback': {
      if (turn.comment.length > longestText) throw new Failure('text.too-long');
      const replies = await Promise.all(capabilities.map((c) => c.feedback?.(turn, ports) ?? []));
      return { replies: replies.flat(), sent: () => undefined };
    }
  }
}

/** The replies to a turn from an organisation that is not in; undefined where it is. Throws `storage.down`. */
async function forStranger(capabilities: readonly Capability[], turn: Turn, ports: Ports): Promise<readonly Reply[] | undefined> {
  const help = () =>
    turn.kind === 'message' && turn.text.length <= longestText ? capabilities.flatMap((c) => c.urgent?.(turn, ports) ?? []) : [];
  try {
    const standing = await standingOf(turn.tenantId, ports);
    if (standing === 'in') return undefined;
    if (standing === 'out' && help().length === 0) {
      const answer = await forPutOut(capabilities, turn, ports);
      if (answer) return answer;
    }
    const text = turnedAway(
      turn,
      standing,
      capabilities.flatMap((c) => c.forPutOut ?? []),
      ports,
    );
    return [...help(), ...(text === undefined ? [] : [{ kind: 'text' as const, text }])];
  } catch (thrown) {
    // Whoever is in need waits for no store.
    const helped = help();
    if (helped.length > 0) return helped;
    throw thrown;
  }
}

/** What people of an organisation that was put out still get, in their personal chat; undefined where it is nothing. */
async function forPutOut(capabilities: readonly Capability[], turn: Turn, ports: Ports): Promise<readonly Reply[] | undefined> {
  if (turn.scope !== 'personal') return undefined;
  for (const capability of capabilities.filter((c) => c.forPutOut)) {
    if (turn.kind === 'action' && Object.hasOwn(capability.actions, turn.verb)) {
      return capability.actions[turn.verb]?.handle(turn.data, turn, ports);
    }
    const isTheirs = turn.kind === 'message' && turn.text.length <= longestText && (await capability.claims(turn, ports));
    if (isTheirs) return capability.message(turn, ports);
  }
  return undefined;
}

/** The accepted groups of this person, by whichever capability knows them. Throws `storage.down`. */
export async function acceptedGroupsOf(
  capabilities: readonly Capability[],
  person: Origin,
  ports: Ports,
): Promise<readonly AcceptedGroup[]> {
  return (await Promise.all(capabilities.map((c) => c.acceptedGroups?.(person, ports) ?? []))).flat();
}

/** What all capabilities together have stored about this person. Throws `storage.down`. */
export async function heldOf(capabilities: readonly Capability[], person: Person, ports: Ports): Promise<readonly Held[]> {
  return (await Promise.all(capabilities.map((c) => c.held?.(person, ports) ?? []))).flat();
}

/** Has all capabilities take away what can go, and gives back what each did. Throws `storage.down`. */
export async function forgetIn(capabilities: readonly Capability[], person: Person, ports: Ports): Promise<readonly Held[]> {
  return (await Promise.all(capabilities.map((c) => c.forget?.(person, ports) ?? []))).flat();
}

async function claimant(capabilities: readonly Capability[], turn: MessageTurn, ports: Ports): Promise<Capability> {
  for (const capability of capabilities) {
    if (await capability.claims(turn, ports)) return capabilities.find((c) => c !== capability && c.urgent?.(turn, ports)) ?? capability;
  }
  throw new Error('the last capability in the registry claims every message');
}

async function besides(capabilities: readonly Capability[], answering: Capability, turn: MessageTurn, ports: Ports): Promise<Reply[]> {
  if (answering.alone) return [];
  let known: boolean | undefined;
  const inNeed = () => {
    known ??= capabilities.some((c) => c.urgent?.(turn, ports) !== undefined);
    return known;
  };
  const said = await Promise.all(capabilities.map((c) => (c === answering ? [] : (c.aside?.(turn, ports, inNeed) ?? []))));
  const beside = said.flat();
  // Nothing stands below what somebody in need is told.
  return beside.length > 0 && inNeed() ? [] : beside;
}

function handled(
  capability: Capability,
  replies: readonly Reply[],
  turn: Parameters<NonNullable<Capability['sent']>>[0],
  ports: Ports,
): Handled {
  return {
    replies,
    sent: (reply, activityId) => {
      if (reply.kind !== 'replace' && reply.ref) capability.sent?.(turn, reply.ref, activityId, ports);
    },
  };
}
