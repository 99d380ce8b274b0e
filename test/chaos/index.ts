import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { bundle } from '../../src/tools/local/bundle.js';
import { chaos, summary } from './chaos.js';

// A build of its own: nobody who builds meanwhile takes it away between a kill and a restart.
const folder = '.local/chaos';
const { values } = parseArgs({
  options: { seed: { type: 'string' }, groups: { type: 'string', default: '2000' }, kills: { type: 'string', default: '100' } },
});
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed);
console.log(`seed ${seed}`);
await bundle('src/main.ts', `${folder}/bot`);
const began = performance.now();
const verdict = await chaos({
  main: `${folder}/bot/main.js`,
  folder: `${folder}/logs`,
  groups: Number(values.groups),
  kills: Number(values.kills),
  seed,
  patience: 8 * 60_000,
  say: (line) => console.log(`${Math.round((performance.now() - began) / 1000)} s: ${line}`),
});
if (verdict.belied > 0) console.log(`${verdict.belied} are stored as failed and were accepted`);
console.log(summary(verdict));
process.exitCode = verdict.duplicates + verdict.silent + verdict.belied > 0 ? 1 : 0;
