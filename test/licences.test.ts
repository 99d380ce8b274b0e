import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { packagesOf, partAt } from '../src/tools/local/notices.js';

const versions = z.record(z.string(), z.string());
const manifest = z.object({ dependencies: versions, devDependencies: versions }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ integrity: z.string().optional(), resolved: z.string().optional(), dev: z.boolean().optional() }).loose(),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const installed = Object.entries(lock.packages).filter(([folder]) => folder !== '');

/**
 * Licences that ask for no more than that they are passed on. Of those that leave a choice, one of these is chosen. CC-BY-3.0 is for the facts in
 * date-holidays; who gathered them stands in the notices.
 */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Unlicense',
  '(ISC AND CC-BY-3.0)',
  '(MIT AND Zlib)',
  '(MIT OR GPL-3.0-or-later)',
]);

it('rests in production on nothing whose licence asks for more than to be passed on', () => {
  // What is optional and made for another system is not installed.
  const folders = installed.filter(([folder, { dev }]) => !dev && existsSync(folder)).map(([folder]) => folder);
  const parts = folders.map(partAt);
  expect(parts.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
  expect(
    parts.filter(({ licence }) => !allowed.has(licence)).map(({ name, version, licence }) => `${name} ${version}: ${licence}`),
  ).toEqual([]);
});

it('passes on who made what is built in, and what they say', () => {
  const text = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');
  // Those that are loaded as they are, and one that others bring.
  for (const name of [...Object.keys(manifest.dependencies), '@azure/core-rest-pipeline']) {
    const { version, licence, texts } = partAt(`node_modules/${name}`);
    expect(text).toContain(`${name} ${version} (${licence})`);
    for (const said of texts) expect(text).toContain(said);
  }
  const tools = Object.keys(manifest.devDependencies).filter((name) => lock.packages[`node_modules/${name}`]?.dev);
  for (const name of tools) expect(text).not.toMatch(new RegExp(`^${name} \\d`, 'm'));
});

it('knows a file in a package from one of its own, also where packages lie within packages', () => {
  expect(packagesOf(['src/main.ts', 'node_modules/a/x/y.js', 'node_modules/a/z.js', 'node_modules/@b/c/node_modules/@d/e/x.js'])).toEqual([
    'node_modules/@b/c/node_modules/@d/e',
    'node_modules/a',
  ]);
});

it('pins what it rests on to one version each', () => {
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-alpha\.\d+)?$/);
});

it('knows each package by its content, wherever it is fetched from', () => {
  expect(installed.length).toBeGreaterThan(0);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([folder]) => folder)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([folder]) => folder)).toEqual([]);
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
