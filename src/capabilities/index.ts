import type { Capability, Invitation } from '../core/capability.js';
import { access } from './access/index.js';
import { apply } from './apply/index.js';
import { askWith } from './ask/index.js';
import { plan } from './plan/index.js';
import { privacy } from './privacy/index.js';

const journeys: readonly Capability[] = [access, apply, plan];
const invitations: readonly Invitation[] = journeys.flatMap(({ invitation }) => invitation ?? []);

/** Every capability, in the order in which they are asked whether a message is theirs. The last one claims all. */
export const capabilities: readonly Capability[] = [privacy, ...journeys, askWith(invitations)];
