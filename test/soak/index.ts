import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle } from '../../src/tools/local/bundle.js';
import { rounded } from '../bench/figures.js';
import { kinds, type Report, soak } from './soak.js';

/** MB an hour by which what is in use may surely grow: what two standard errors could be is taken off first. */
const mostGrowth = 4;

// A build of its own: nobody who builds meanwhile takes it away.
const folder = '.local/soak';
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' }, json: { type: 'string' } } });
await bundle('src/main.ts', `${folder}/bot`);
const began = performance.now();
const report = await soak({
  main: `${folder}/bot/main.js`,
  folder: `${folder}/logs`,
  minutes: Number(values.minutes),
  say: (line) => console.log(`${Math.round((performance.now() - began) / 1000)} s: ${line}`),
});
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
for (const line of linesOf(report)) console.log(line);
const { used } = report.slope;
const { due, posted, doubled } = report.checkIns;
const isFlat = used.rise - 2 * used.error < mostGrowth;
if (!isFlat) console.log(`memory grows by more than ${mostGrowth} MB an hour`);
process.exitCode = isFlat && report.errors.length === 0 && posted === due && doubled === 0 ? 0 : 1;

function linesOf({ capacity, rate, turns, times, checkIns, slope, memory, errors }: Report): string[] {
  const ms = ({ turns: of, p50, p99 }: Report['times'][keyof Report['times']]['start']) => `${rounded(p50)} and ${rounded(p99)} ms (${of})`;
  return [
    ...errors.slice(0, 20).map((error) => `ERROR ${error}`),
    `${turns} turns at ${rounded(rate)} a second, half of the ${rounded(capacity)} that it can do; ${errors.length} errors`,
    ...kinds.map((kind) => `${kind.padEnd(8)} p50 and p99 at the start ${ms(times[kind].start)}, at the end ${ms(times[kind].end)}`),
    `check-ins: ${checkIns.due} due, ${checkIns.posted} posted, ${checkIns.doubled} of them more than once`,
    ...(['start', 'half', 'end'] as const).map(
      (at) => `memory at the ${at}: ${rounded(memory[at].used)} MB in use, ${rounded(memory[at].rss)} MB resident`,
    ),
    `slope over the second half: ${rounded(slope.used.rise)} ± ${rounded(slope.used.error)} MB an hour in use, ${rounded(slope.rss.rise)} ± ${rounded(slope.rss.error)} MB an hour resident`,
  ];
}
