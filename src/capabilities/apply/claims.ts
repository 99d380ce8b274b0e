import { isOrganiser } from '../../core/channels.js';
import { holdsCpr, withoutCpr } from '../../core/cpr.js';
import type { Ports } from '../../core/ports.js';
import type { MessageTurn } from '../../core/turn.js';
import { awaitsMed } from './answering-med.js';
import type { Application } from './application.js';
import { type Intent, intentOf } from './intents.js';
import { memberIn } from './members.js';
import { leavingIn } from './reading/leaving.js';
import { type MedAnswer, medAnswerIn } from './reading/med-answer.js';
import { type Reading, tells } from './reading.js';
import { toldIn } from './telling.js';
import { sentBy, underWay } from './under-way.js';

/**
 * What of a message is Apply's: something to be done, something told about an application (`of` several, where it is not known which
 * is meant), MED's decision on one that was sent on an advance statement, or a civil registration number in any of it.
 */
export type Claim =
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'told'; readonly of: readonly Application[]; readonly told: Reading }
  | { readonly kind: 'med'; readonly of: readonly Application[]; readonly answer: MedAnswer; readonly told: Reading | undefined }
  | { readonly kind: 'leaving'; readonly of: readonly Application[]; readonly name: string }
  | { readonly kind: 'cpr' };

/** What of a message is Apply's; undefined where nothing is. */
export async function claimOf(turn: MessageTurn, ports: Ports): Promise<Claim | undefined> {
  if (!holdsCpr(turn.text)) return claimIn(turn.text, turn, ports);
  const claim = await claimIn(withoutCpr(turn.text, ''), turn, ports);
  // Who speaks of applying is about to tell more of it.
  return claim || (turn.scope === 'personal' && namesIt.test(turn.text)) ? { kind: 'cpr' } : undefined;
}

async function claimIn(text: string, turn: MessageTurn, ports: Ports): Promise<Claim | undefined> {
  const intent = intentOf(text, ports.programme);
  const personal = turn.scope === 'personal';
  switch (intent) {
    case 'organiser':
    case 'list':
    case 'sheet':
    case 'register':
      return turn.scope === 'channel' || isOrganiser(turn, ports) ? { kind: 'intent', intent } : undefined;
    case 'start':
    case 'afterwards':
      return { kind: 'intent', intent };
    case 'status':
    case 'withdraw':
    case 'coordinator':
    case 'share':
      // In a channel much else has a status.
      return personal || namesIt.test(text) ? { kind: 'intent', intent } : undefined;
    case 'missing': {
      const isTheirs = personal && ((await underWay(turn, ports)) !== undefined || (await sentBy(turn, ports, () => true)).length > 0);
      return isTheirs ? { kind: 'intent', intent } : undefined;
    }
    case undefined:
      return personal && tells(text) ? toldOf(text, turn, ports) : undefined;
  }
}

const namesIt = /ansøg|kladde|application|draft/iu;

async function toldOf(text: string, turn: MessageTurn, ports: Ports): Promise<Claim | undefined> {
  const leaving = leavingIn(text);
  if (leaving !== undefined) return leavingOf(leaving, turn, ports);
  const told = toldIn(text, ports);
  const answer = medAnswerIn(text, ports.clock());
  if (!told && !answer) return undefined;
  const going = (await underWay(turn, ports))?.application;
  // Who has a draft too means the one that MED was to meet on, unless something else is told with it.
  const awaiting = answer ? await sentBy(turn, ports, (one) => awaitsMed(one, ports)) : [];
  if (answer && awaiting.length > 0) return { kind: 'med', of: awaiting, answer, told };
  const of = going ? [going] : told ? await sentBy(turn, ports, isUndecided) : [];
  const known = told && of[0] && toldIn(text, ports, areasIn(of));
  return known && { kind: 'told', of, told: known };
}

/** Somebody of the group is to leave it, or somebody whose whole name was said. */
async function leavingOf(name: string, turn: MessageTurn, ports: Ports): Promise<Claim | undefined> {
  const going = await underWay(turn, ports);
  const of = going ? [going.application] : await sentBy(turn, ports, isUndecided);
  const isMeant = /^\p{Lu}\S+ .*\p{Lu}/u.test(name) ? of.length > 0 : of.some(({ content }) => memberIn(name, content));
  return isMeant ? { kind: 'leaving', of, name } : undefined;
}

/** It was sent and nobody has answered it: what is told of it is a change, or comes too late. */
export function isUndecided({ state }: Application): boolean {
  return state === 'submitted';
}

/** The areas that stand in these applications, to be known by name. */
export function areasIn(applications: readonly Application[]): string[] {
  return applications.flatMap(({ content }) => content.members.map(({ area }) => area)).filter((area) => area !== '');
}
