import type { Phrasings } from './phrasings.js';

export const content = {} satisfies Phrasings;
