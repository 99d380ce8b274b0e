import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils } from '@microsoft/app-manifest';
import Ajv from 'ajv-draft-04';
import JSZip from 'jszip';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifestFiles } from '../src/tools/manifest/files.js';
import { drawIcons } from '../src/tools/manifest/icons.js';
import { filled } from '../src/tools/manifest/placeholders.js';
import { source } from '../src/tools/manifest/source.js';

// What Teams is told of the app: manifest/, which `npm run manifest` writes, and the package that `npm run package` makes of it.

const folder = fileURLToPath(new URL('../manifest/', import.meta.url));
const hint = 'The files in manifest/ are not those of the sources: look at the difference, then write them with `npm run manifest`.';

const tool = fileURLToPath(new URL('../src/tools/package.ts', import.meta.url));
const loader = import.meta.resolve('tsx');

const values = {
  TEAMS_APP_ID: '7d0c3d7e-9d0b-4b6a-8f0e-1f5b8d6f2c10',
  BOT_ID: '0f6b8a52-5a8e-4f0b-9d57-3f1c5f1a7b20',
  BOT_DOMAIN: 'bot.example.dk',
};

const command = z.strictObject({
  title: z.string(),
  description: z.string(),
  type: z.literal('prompt').optional(),
  prompt: z.string().optional(),
});
const parts = z.object({
  $schema: z.string(),
  developer: z.object({ websiteUrl: z.url(), privacyUrl: z.url(), termsOfUseUrl: z.url() }),
  accentColor: z.string(),
  bots: z.tuple([
    z.object({ scopes: z.array(z.string()), commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(command) })) }),
  ]),
  validDomains: z.array(z.string()),
});
const localisation = z.record(z.string(), z.string());

let manifest: z.infer<typeof parts>;
let english: z.infer<typeof localisation>;
let icons: Awaited<ReturnType<typeof drawIcons>>;

beforeAll(async () => {
  manifest = parts.parse(JSON.parse(filled(await readFile(`${folder}manifest.json`, 'utf8'), values)));
  english = localisation.parse(JSON.parse(await readFile(`${folder}en.json`, 'utf8')));
  icons = await drawIcons();
});

it('is what the capabilities, the round and the drawings say, and nothing else', async () => {
  const written = { ...manifestFiles(source), ...icons };
  expect((await readdir(folder)).filter((name) => name !== 'build').toSorted(), hint).toEqual(Object.keys(written).toSorted());
  for (const [name, content] of Object.entries(written))
    expect((await readFile(folder + name)).equals(Buffer.from(content)), `${name}: ${hint}`).toBe(true);
});

describe('the manifest', () => {
  it('is one by the official schema', async () => {
    expect(await findings(await manifestWith({}))).toEqual([]);
  });

  it.each([
    ['an id that is none', { id: 'x' }],
    ['an unknown property', { colour: '#ffffff' }],
    ['a name that is too long', { name: { short: 'a'.repeat(31) } }],
  ])('would not be with %s', async (_, flaw) => {
    expect(await findings(await manifestWith(flaw))).not.toEqual([]);
  });

  it('serves a person, a group chat and a channel, shared and private ones included, each with a menu of its own', async () => {
    const [bot] = manifest.bots;
    expect(bot.scopes).toEqual(['personal', 'groupChat', 'team']);
    expect(bot.commandLists.map(({ scopes }) => scopes)).toEqual(bot.scopes.map((scope) => [scope]));
    expect(await manifestWith({})).toMatchObject({ supportsChannelFeatures: 'tier1', permissions: ['identity', 'messageTeamMembers'] });
  });

  it('has no longer a menu, and no longer lines, than Teams shows', () => {
    for (const { commands } of manifest.bots[0].commandLists) {
      expect(commands.length).toBeGreaterThan(0);
      expect(commands.length).toBeLessThanOrEqual(12);
      expect(commands.filter(({ title, description }) => title.length > 32 || description.length > 128)).toEqual([]);
      expect(commands.filter(({ type, prompt }) => (type === 'prompt') !== Boolean(prompt?.trim()))).toEqual([]);
    }
  });

  it('refers to the bot’s own pages, and trusts no other host', () => {
    expect(manifest.validDomains).toEqual([values.BOT_DOMAIN]);
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    expect([websiteUrl, privacyUrl, termsOfUseUrl]).toEqual(
      ['about', 'privacy', 'terms'].map((page) => `https://${values.BOT_DOMAIN}/${page}`),
    );
  });
});

describe('the English texts', () => {
  it('are a localisation by the official schema', async () => {
    const validate = await localisationSchema();
    expect([validate(english), validate.errors]).toEqual([true, null]);
    expect(validate({ ...english, 'name.short': 'a'.repeat(31) })).toBe(false);
    expect(validate({ ...english, 'bots[0].commandLists[0].commands[12].title': 'a' })).toBe(false);
  });

  it('stand for every text of the menu and the presentation, and for nothing that is not there', async () => {
    const { $schema: _, ...texts } = english;
    const whole = await manifestWith({});
    const translated = ['name', 'description', 'bots']
      .flatMap((key) => textsIn(whole[key], key))
      .filter((key) => /^name|^description|\.(?:title|description|prompt)$/.test(key));
    expect(Object.keys(texts).toSorted()).toEqual(translated.toSorted());
  });

  it('have room where they are shown', () => {
    const most: readonly [RegExp, number][] = [
      [/^name\.short$/, 30],
      [/^name\.full$/, 100],
      [/^description\.short$/, 80],
      [/^description\.full$/, 4000],
      [/\.title$/, 32],
      [/\]\.description$/, 128],
    ];
    for (const [pattern, length] of most) {
      const found = Object.entries(english).filter(([key]) => pattern.test(key));
      expect(found.length, String(pattern)).toBeGreaterThan(0);
      expect(found.filter(([, text]) => text.length > length)).toEqual([]);
    }
  });
});

describe('the icons', () => {
  it('are of the sizes that Teams asks for, the one full of its colour, the other white on nothing', async () => {
    const { colour, outline } = await pixels();
    expect([colour.width, colour.height, outline.width, outline.height]).toEqual([192, 192, 32, 32]);
    const accent = [1, 3, 5].map((at) => Number.parseInt(manifest.accentColor.slice(at, at + 2), 16));
    const edge = colour.rgba.filter((_, i) => i % 192 === 0 || i % 192 === 191 || i < 192 || i >= 191 * 192);
    expect(edge.every((pixel) => String(pixel) === String([...accent, 255]))).toBe(true);
    expect(colour.rgba.every(([, , , alpha]) => alpha === 255)).toBe(true);
    const drawn = outline.rgba.filter(([, , , alpha = 0]) => alpha > 0);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.filter(([red, green, blue]) => String([red, green, blue]) !== '255,255,255')).toEqual([]);
    expect(outline.rgba.length - drawn.length).toBeGreaterThan(300);
  });

  it('stand out from their background, and leave the margin that Teams cuts into', async () => {
    const { colour } = await pixels();
    const accent = colour.rgba[0] ?? [];
    const drawn = colour.rgba.flatMap((pixel, i) => (String(pixel) === String(accent) ? [] : [{ x: i % 192, y: Math.floor(i / 192) }]));
    expect(drawn.filter(({ x, y }) => Math.min(x, y) < 46 || Math.max(x, y) > 146)).toEqual([]);
    expect(contrast([255, 255, 255], accent)).toBeGreaterThan(7);
  });
});

describe('the package', () => {
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'package-'));
    await cp(folder, join(home, 'manifest'), { recursive: true, filter: (path) => !path.endsWith('build') });
    await mkdir(join(home, 'env'));
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  it('holds the four files with the environment’s values, and is the same each time', async () => {
    await writeFile(join(home, 'env/.env.test'), `TEAMSFX_ENV=test\nTEAMS_APP_ID=${values.TEAMS_APP_ID}\n`);
    const { TEAMS_APP_ID: _, ...set } = values;
    const path = join(home, 'manifest/build/sammen-mod-vold.test.zip');
    expect(await packaged(home, ['--env', 'test'], set)).toEqual({
      code: 0,
      out: join('manifest', 'build', 'sammen-mod-vold.test.zip'),
      error: '',
    });
    const first = await readFile(path);
    const zip = await JSZip.loadAsync(first);
    expect(Object.keys(zip.files)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    const read = async (name: string) => Buffer.from((await zip.file(name)?.async('uint8array')) ?? []);
    expect(await findings(JSON.parse(String(await read('manifest.json'))))).toEqual([]);
    expect(String(await read('manifest.json'))).not.toContain('{{');
    for (const name of ['en.json', 'color.png', 'outline.png'])
      expect((await read(name)).equals(await readFile(folder + name)), name).toBe(true);
    await packaged(home, [], { ...values, TEAMSFX_ENV: 'test' });
    expect((await readFile(path)).equals(first)).toBe(true);
  });

  it.each([
    ['what has no value', {}, 'without a value: TEAMS_APP_ID, BOT_ID, BOT_DOMAIN. Set them in env/.env.dev'],
    [
      'what is not what it should be',
      { ...values, BOT_DOMAIN: 'https://bot.example.dk', BOT_ID: 'bot' },
      'not an id or a host name: BOT_ID, BOT_DOMAIN',
    ],
  ])('is not made, with a word on %s', async (_, set, error) => {
    expect(await packaged(home, [], set)).toEqual({ code: 1, out: '', error: expect.stringContaining(error) });
    expect(existsSync(join(home, 'manifest/build/sammen-mod-vold.dev.zip'))).toBe(false);
  });

  it('is made for no environment of another folder', async () => {
    expect(await packaged(home, ['--env', '../x'], values)).toMatchObject({ code: 1, error: expect.stringContaining('--env takes') });
  });
});

async function manifestWith(over: Record<string, unknown>): Promise<Record<string, unknown>> {
  const whole = z.record(z.string(), z.unknown()).parse(JSON.parse(filled(await readFile(`${folder}manifest.json`, 'utf8'), values)));
  return { ...whole, ...over };
}

/** What the official schema says against this manifest. */
function findings(whole: unknown): Promise<string[]> {
  return AppManifestUtils.validateAgainstSchema(JSON.parse(JSON.stringify(whole)));
}

/** The official schema of localisation files. It has patterns that only the older way of reading expressions takes. */
async function localisationSchema() {
  const schema = await AppManifestUtils.fetchSchema(english.$schema ?? '');
  return new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri: true } }).compile(schema);
}

/** The place of every text below a node of the manifest, as localisation files write it. */
function textsIn(node: unknown, at: string): string[] {
  if (typeof node === 'string') return [at];
  if (Array.isArray(node)) return node.flatMap((one, i) => textsIn(one, `${at}[${i}]`));
  return Object.entries(z.record(z.string(), z.unknown()).parse(node)).flatMap(([key, value]) => textsIn(value, `${at}.${key}`));
}

async function pixels() {
  const [colour, outline] = await Promise.all(
    ['color.png', 'outline.png'].map(async (name) => {
      const { width, height, data } = PNG.sync.read(await readFile(folder + name));
      return { width, height, rgba: Array.from({ length: width * height }, (_, i) => [...data.subarray(4 * i, 4 * i + 4)]) };
    }),
  );
  if (!colour || !outline) throw new Error('both were read');
  return { colour, outline };
}

/** The contrast of two colours. Source: WCAG 2.1, "contrast ratio". */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Runs the tool in a folder of its own, with these settings alone. */
function packaged(
  cwd: string,
  args: readonly string[],
  set: Record<string, string>,
): Promise<{ code: unknown; out: string; error: string }> {
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', loader, tool, ...args], { cwd, env: { PATH, ...set } }, (failed, out, error) =>
      resolve({ code: failed ? failed.code : 0, out: out.trim(), error: error.trim() }),
    );
  });
}
