import { parseProgramme } from '../../core/programme.js';
import { facts } from './facts.js';
import { topics } from './topics.js';

/** The first round: København and Aarhus, November 2025 to October 2026. */
export const programme = parseProgramme({ ...facts, topics });
