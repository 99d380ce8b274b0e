import packageJson from '../../../package.json' with { type: 'json' };
import { capabilities } from '../../capabilities/index.js';
import { programme } from '../../programmes/2025-26/index.js';
import type { Source } from './files.js';

/** The bot as it is. */
export const source: Source = { capabilities, programme, version: packageJson.version };
