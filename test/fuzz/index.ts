import { parseArgs } from 'node:util';
import { bundle } from '../../src/tools/local/bundle.js';
import { fuzz } from './fuzz.js';
import { isFlat, usualSeed } from './judge.js';

// A build of its own: nobody who builds meanwhile takes it away.
const folder = '.local/fuzz';
const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: String(usualSeed) } },
});
await bundle('src/main.ts', `${folder}/bot`);
const began = performance.now();
const verdict = await fuzz({
  main: `${folder}/bot/main.js`,
  folder: `${folder}/logs`,
  count: Number(values.count),
  seed: Number(values.seed),
  say: (line) => console.log(`${Math.round((performance.now() - began) / 1000)} s: ${line}`),
});
for (const fault of verdict.faults) console.log(`FAULT ${fault}`);
const { statuses, codes, memory } = verdict;
console.log(`statuses ${JSON.stringify(statuses)}`);
console.log(`logged ${JSON.stringify(codes)}`);
console.log(
  `memory: ${memory.half.toFixed(1)} MB in use after half of it, ${memory.end.toFixed(1)} MB at the end, a growth of ${memory.growth.rise.toFixed(2)} MB (standard error ${memory.growth.error.toFixed(2)}) with each thousand in the second half; ${memory.rss.toFixed(0)} MB resident`,
);
console.log(`${values.count} activities, seed ${values.seed}, ${verdict.faults.length} faults`);
process.exitCode = verdict.faults.length > 0 || !isFlat(verdict) ? 1 : 0;
