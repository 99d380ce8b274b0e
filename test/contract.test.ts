import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { capabilities } from '../src/capabilities/index.js';
import { dispatch } from '../src/core/dispatch.js';
import { languages } from '../src/core/language.js';
import { programme } from '../src/programmes/2025-26/index.js';
import { idlePorts, message } from './fakes.js';

// What the house demands of each capability. A new one is a folder and a line in the registry; this asks the rest of it.

const folder = fileURLToPath(new URL('../src/capabilities/', import.meta.url));
/** As long as a README of a capability may be, in lines. */
const longestReadme = 40;

/** Not for newcomers. */
const forOrganisersAlone: readonly string[] = ['access'];

const ports = { ...idlePorts, demo: true };

it('has a folder for each capability, and a capability for each folder', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(capabilities.map(({ name }) => name).toSorted());
});

it('gives no verb to two capabilities', () => {
  const verbs = capabilities.flatMap(({ actions }) => Object.keys(actions));
  expect(verbs).toEqual([...new Set(verbs)]);
});

it.each(['hej', 'hvornår er fristen?', 'zxcv', '', '🙂', '%&/()', 'a'.repeat(4000)])('answers %j', async (text) => {
  expect((await dispatch(capabilities, message(text), ports)).replies).not.toEqual([]);
});

describe.each(capabilities)('$name', (capability) => {
  const home = join(folder, capability.name);

  it('has a short name of lower-case letters, which begins each of its verbs', () => {
    expect(capability.name).toMatch(/^[a-z]{2,12}$/);
    const verb = new RegExp(`^${capability.name}\\.[a-z][a-z-]*$`);
    expect(Object.keys(capability.actions).filter((name) => !verb.test(name))).toEqual([]);
  });

  it('has its table of contents, its texts and a short README', () => {
    for (const file of ['index.ts', 'texts.ts', 'README.md']) expect(existsSync(join(home, file)), `${capability.name}/${file}`).toBe(true);
    const lines = readFileSync(join(home, 'README.md'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(longestReadme);
  });

  it.each(languages)('offers a newcomer something to say (%s), and answers it', async (language) => {
    const prompts = capability.prompts(programme, language);
    expect(prompts.length > 0).toBe(!forOrganisersAlone.includes(capability.name));
    for (const prompt of prompts) {
      expect(prompt.trim()).not.toBe('');
      expect((await dispatch([capability], { ...message(prompt), language }, ports)).replies, prompt).not.toEqual([]);
    }
  });

  it('has the same prompts and cards in each language', () => {
    const [first, ...others] = languages.map((language) => ({
      prompts: capability.prompts(programme, language).length,
      cards: Object.keys(capability.gallery(programme, language)),
    }));
    for (const other of others) expect(other).toEqual(first);
    expect(first?.cards.length).toBeGreaterThan(0);
    expect(first?.cards.filter((name) => !/^[a-z][a-z0-9-]*$/.test(name))).toEqual([]);
  });
});
