import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accountAt } from '../edge/tables/account.js';
import { programme } from '../programmes/2025-26/index.js';
import { backUp } from './backup/copy.js';
import { storageFrom } from './backup/settings.js';
import { countsText, faultText } from './backup/words.js';

// Copies every table of the storage to one file: `backup FILE`. Exit code 0: it is there; 1: it is not, and why; 2: called wrongly.

const [file, ...more] = parseArgs({ allowPositionals: true }).positionals;
if (file === undefined || more.length > 0) {
  console.error('usage: npm run --silent backup -- FILE');
  process.exitCode = 2;
} else if (existsSync(file)) {
  console.error(`${file} is there already and stays as it is. Name another file.`);
  process.exitCode = 1;
} else {
  try {
    const storage = storageFrom(process.env, programme.demoStart, new Date());
    const counts = await backUp(await accountAt(storage.at), file, new Date());
    console.log(`Copied from ${storage.name} to ${file}, ${countsText(counts)}.`);
    console.log('It holds personal data: keep it where only those may read it who may read the storage, and delete it in time.');
    console.log('What lay in the queue is not in it; see "Versions and backups" in ARCHITECTURE.md.');
  } catch (thrown) {
    console.error(`No backup was made, and nothing was changed. ${faultText(thrown)}`);
    process.exitCode = 1;
  }
}
