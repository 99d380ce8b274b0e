import { parseArgs } from 'node:util';
import { capabilities } from '../capabilities/index.js';
import { channelShelf } from '../core/channels.js';
import { dueRow } from '../core/due.js';
import { tenantShelves } from '../core/tenants.js';
import { accountAt } from '../edge/tables/account.js';
import { programme } from '../programmes/2025-26/index.js';
import { checkFile, filledTables, restore } from './backup/copy.js';
import { storageFrom } from './backup/settings.js';
import { countsText, faultText } from './backup/words.js';

// Writes a backup's rows to the storage: `restore FILE [--into-non-empty | --replace]`. Exit code 0: done; 1: not, and why; 2: called wrongly.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'into-non-empty': { type: 'boolean', default: false }, replace: { type: 'boolean', default: false } },
});
const { 'into-non-empty': isAdded, replace: isReplaced } = values;
const [file, ...more] = positionals;
if (file === undefined || more.length > 0 || (isAdded && isReplaced)) {
  console.error('usage: npm run --silent restore -- FILE [--into-non-empty | --replace]');
  process.exitCode = 2;
} else {
  let isBegun = false;
  try {
    const { at, name, now } = storageFrom(process.env, programme.demoStart, new Date());
    const shelves = [channelShelf, ...tenantShelves, ...capabilities.flatMap(({ stored = [] }) => stored)];
    const { at: made, counts } = await checkFile(file, shelves);
    const account = await accountAt(at);
    const filled = await filledTables(account);
    if (filled.length > 0 && !isAdded && !isReplaced) throw new Error(refusal(name, filled));
    isBegun = true;
    const after = capabilities
      .filter(({ name: capability, jobs }) => jobs?.[`${capability}.restored`])
      .map(({ name: table }) => ({ table, row: dueRow(programme.id, now, `${table}.restored`, {}) }));
    const { settled, removed } = await restore(account, file, { shelves, now, others: isReplaced ? 'go' : 'stay', after });
    console.log(`Restored the copy of ${made.toISOString()} to ${name}, ${countsText(counts)}.`);
    if (isReplaced) console.log(`What was not in it was removed, ${countsText(removed)}.`);
    console.log(`What may have gone out since the copy was made does not go out again: ${countsText(settled)}.`);
    console.log('Start the bot again. The organisers say "overblik" in their channel to see what may not have come.');
  } catch (thrown) {
    const again = isReplaced ? '--replace' : '--into-non-empty';
    const safe = isBegun
      ? `The restore stopped on the way. What it wrote is as in the file. Run it again with ${again} before you start the bot.`
      : 'Nothing was restored, and nothing was changed.';
    console.error(`${safe} ${faultText(thrown)}`);
    process.exitCode = 1;
  }
}

function refusal(name: string, filled: readonly string[]): string {
  return [
    `There are rows in ${name} already, in the tables ${filled.join(', ')}.`,
    'With --into-non-empty the rows of the file take the place of those with the same keys, and all others stay.',
    'So it is also run again where a restore was interrupted.',
    'With --replace all others are removed: what is stored is then what is in the file.',
  ].join(' ');
}
