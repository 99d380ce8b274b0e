import type { Phrasings } from './phrasings.js';

export const rules = {} satisfies Phrasings;
