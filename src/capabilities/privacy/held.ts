import { channelsNamedBy, isOrganiser } from '../../core/channels.js';
import type { Held, Person, Ports } from '../../core/ports.js';
import { texts } from './texts.js';

/** What the house itself has of somebody beside the journeys: only what says who did something, and that stays. */
export async function held(person: Person, ports: Ports): Promise<Held[]> {
  const { channel, organiser } = texts[person.language];
  const uses = await channelsNamedBy(person, ports);
  const { title, why, until, outcome } = channel;
  return [
    ...(uses.length > 0 ? [{ title, lines: uses.map((use) => channel[use]), why, until, fate: 'stays', outcome } as const] : []),
    ...(isOrganiser(person, ports) ? [{ ...organiser, lines: [organiser.line], fate: 'stays' } as const] : []),
  ];
}
