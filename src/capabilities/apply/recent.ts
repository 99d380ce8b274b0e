import { keyOf } from '../../core/keys.js';
import type { Ports } from '../../core/ports.js';
import type { Origin } from '../../core/turn.js';
import type { Step } from './application.js';

/** What a person was last seen working on; `id` is undefined where there was nothing. */
interface Recent {
  readonly id: string | undefined;
  readonly step: Step | undefined;
  readonly at: number;
  /** It is sent, and they have no draft beside it. */
  readonly isSent: boolean;
}

/** So many people are remembered, the newest. */
const kept = 5000;
/** What was looked up is taken for true for so long, in milliseconds: another instance may know better. */
const trusted = 600_000;

const known = new WeakMap<Ports['tables'], Map<string, Recent>>();

/** Remembers what this person is working on, in this process alone: the store has the rest. */
export function remember(origin: Origin, id: string | undefined, step: Step | undefined, ports: Ports, isSent = false): void {
  const people = peopleOf(ports);
  const key = keyOf(origin.tenantId, origin.userId);
  people.delete(key);
  people.set(key, { id, step, at: ports.clock().getTime(), isSent });
  if (people.size > kept) {
    const [oldest] = people.keys();
    if (oldest !== undefined) people.delete(oldest);
  }
}

/** The application that this person has had before them last, as far as this process knows and not long ago. */
export function latest(origin: Origin, ports: Ports): Recent | undefined {
  const remembered = peopleOf(ports).get(keyOf(origin.tenantId, origin.userId));
  return remembered && Math.abs(ports.clock().getTime() - remembered.at) < trusted ? remembered : undefined;
}

/** The draft that this person is working on, or what they have just sent: as remembered, else as `look` finds it. */
export async function current(
  origin: Origin,
  ports: Ports,
  look: () => Promise<string | undefined>,
): Promise<{ readonly id: string; readonly step: Step | undefined } | undefined> {
  const known = latest(origin, ports);
  if (known) return known.id === undefined || known.isSent ? undefined : { id: known.id, step: known.step };
  const id = await look();
  remember(origin, id, undefined, ports);
  return id === undefined ? undefined : { id, step: undefined };
}

function peopleOf({ tables }: Ports): Map<string, Recent> {
  const people = known.get(tables) ?? new Map<string, Recent>();
  known.set(tables, people);
  return people;
}
