import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { filled, valueNames, valuesIn } from './manifest/placeholders.js';
import { zipped } from './manifest/zip.js';

// Makes the app's package for an environment of the Toolkit: `package [--env test]`; without it the one in TEAMSFX_ENV, or dev.

const folder = 'manifest';

const { values: options } = parseArgs({ options: { env: { type: 'string', default: process.env.TEAMSFX_ENV || 'dev' } } });
if (/^[\w-]+$/.test(options.env)) await packageFor(options.env);
else stopWith('--env takes the name of an environment of letters and digits, such as dev.');

async function packageFor(environment: string): Promise<void> {
  const settingsFile = `env/.env.${environment}`;
  const written = existsSync(settingsFile) ? parseEnv(await readFile(settingsFile, 'utf8')) : {};
  // What is set by hand counts before what provisioning wrote.
  const found = valuesIn(Object.fromEntries(valueNames.map((name) => [name, process.env[name] || written[name]])));
  if ('missing' in found) {
    const { missing, wrong } = found;
    const faults = [
      ...(missing.length > 0 ? [`without a value: ${missing.join(', ')}`] : []),
      ...(wrong.length > 0 ? [`not an id or a host name: ${wrong.join(', ')}`] : []),
    ];
    stopWith(
      `Nothing was packaged; ${faults.join('; ')}. Set them in ${settingsFile}, where provisioning writes them, or in the environment.`,
    );
    return;
  }
  const texts = await Promise.all(
    ['manifest.json', 'en.json'].map(async (name) => [name, filled(await readFile(join(folder, name), 'utf8'), found.values)]),
  );
  const icons = await Promise.all(['color.png', 'outline.png'].map(async (name) => [name, await readFile(join(folder, name))]));
  const path = join(folder, 'build', `sammen-mod-vold.${environment}.zip`);
  await mkdir(join(folder, 'build'), { recursive: true });
  await writeFile(path, await zipped(Object.fromEntries([...texts, ...icons])));
  console.log(path);
}

function stopWith(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
