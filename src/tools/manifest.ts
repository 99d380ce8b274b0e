import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFiles } from './manifest/files.js';
import { drawIcons } from './manifest/icons.js';
import { source } from './manifest/source.js';

// Writes manifest/: what Teams is told of the app, from the capabilities and the round, and its icons.

const folder = 'manifest';

const files = { ...manifestFiles(source), ...(await drawIcons()) };
for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
console.log(`${Object.keys(files).join(', ')} in ${folder}/`);
