import type { Capability } from '../core/capability.js';
import { ask } from './ask/index.js';

/** Every capability, in the order in which they are asked whether a message is theirs. The last one claims all. */
export const capabilities: readonly Capability[] = [ask];
