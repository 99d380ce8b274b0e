import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

// A house built against the rules: the real configurations must find each violation, and nothing else.

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');

/** Files that break no rule; the violations import them. */
const house = {
  'src/main.ts': "import { table } from './edge/tables.js';\nexport const main = table;\n",
  'src/core/turn.ts': "import { z } from 'zod';\nexport const turn = z.string();\n",
  'src/capabilities/index.ts': "import { ask } from './ask/index.js';\nexport const capabilities = [ask];\n",
  'src/capabilities/ask/index.ts': [
    "import type { IAdaptiveCard } from '@microsoft/teams.cards';",
    "import { createHash } from 'node:crypto';",
    "import { turn } from '../../core/turn.js';",
    "import { words } from './words.js';",
    'export const ask = (card: IAdaptiveCard) => [turn, words, card, createHash];',
  ].join('\n'),
  'src/capabilities/ask/words.ts': 'export const words = 1;\n',
  'src/capabilities/plan/index.ts': 'export const plan = 1;\n',
  'src/programmes/one/index.ts': "import { turn } from '../../core/turn.js';\nexport const round = turn;\n",
  'src/edge/tables.ts': "import { TableClient } from '@azure/data-tables';\nexport const table = TableClient;\n",
  'src/edge/teams/index.ts':
    "import { TurnContext } from 'botbuilder';\nimport { turn } from '../../core/turn.js';\nexport const teams = [TurnContext, turn];\n",
  'src/tools/start.ts': "import { build } from 'esbuild';\nimport { main } from '../main.js';\nexport const start = [build, main];\n",
};

/** For each rule the files that break it, each a single import. */
const violations: Record<string, Record<string, string>> = {
  'core-imports-core': { 'src/core/v1.ts': "import '../programmes/one/index.js';" },
  'capability-imports-core-and-itself': {
    'src/capabilities/ask/v2.ts': "import '../plan/index.js';",
    'src/capabilities/ask/v3.ts': "import '../../programmes/one/index.js';",
  },
  'registry-imports-tables-of-contents': { 'src/capabilities/v4.ts': "import './ask/words.js';" },
  'rounds-import-core': { 'src/programmes/one/v5.ts': "import '../../capabilities/ask/words.js';" },
  'only-main-imports-the-edge': { 'src/config.ts': "import './edge/tables.js';" },
  'adapter-imports-core-and-itself': {
    'src/edge/teams/v6.ts': "import '../tables.js';",
    'src/edge/mail.ts': "import '../capabilities/ask/words.js';",
  },
  'nothing-imports-entry-points': { 'src/edge/v7.ts': "import '../main.js';" },
  'pure-part-has-no-io': {
    'src/core/v8.ts': "import 'node:fs';",
    'src/core/v9.ts': "import 'pino';",
    'src/capabilities/ask/v10.ts': "import 'express';",
    'src/programmes/one/v11.ts': "import 'node:process';",
  },
  'bot-sdk-in-edge-teams': {
    'src/edge/v12.ts': "import type { Activity } from 'botbuilder';\nexport type A = Activity;",
    'src/v13.ts': "import '@microsoft/teams-ai';",
  },
  'azure-in-the-edge': { 'src/v14.ts': "import type { TableClient } from '@azure/data-tables';\nexport type T = TableClient;" },
  'no-dev-dependency-in-production': { 'src/edge/v15.ts': "import 'playwright-core';" },
  'no-cycles': {
    'src/core/v16.ts': "import type { B } from './v17.js';\nexport type A = B;",
  },
  'no-unresolvable': { 'src/core/v18.ts': "import './nowhere.js';" },
  'no-unlisted-package': { 'src/edge/v19.ts': "import '@azure/core-client';" },
};

/** The other half of the cycle, which is reported once. */
const cyclePartner = { 'src/core/v17.ts': "import type { A } from './v16.js';\nexport type B = A;" };

/** For each line that must not stand in the pure part, the finding it gives. */
const ambient: Record<string, string> = {
  'export const a = Date.now();': 'plugin',
  'export const b = new Date();': 'plugin',
  'export const c = Math.random();': 'plugin',
  'export const d = [1].map(Math.random);': 'plugin',
  'const { now } = Date;\nexport const e = now;': 'plugin',
  "import { DateTime } from 'luxon';\n\nexport const f = DateTime.now();": 'plugin',
  'export const g = process.env.HOME;': 'lint/style/noRestrictedGlobals',
  'export const h = globalThis.Date;': 'lint/style/noRestrictedGlobals',
  'export const i = performance.timeOrigin;': 'lint/style/noRestrictedGlobals',
  'export const j = crypto.randomUUID();': 'lint/style/noRestrictedGlobals',
  "export const k = fetch('http://127.0.0.1');": 'lint/style/noRestrictedGlobals',
  "import { randomUUID } from 'node:crypto';\n\nexport const l = randomUUID();": 'lint/style/noRestrictedImports',
  "console.log('m');": 'lint/suspicious/noConsole',
};
const allowed = "export const n = [new Date('2025-11-10T00:00'), Date.UTC(2025, 10, 10), Math.max(1, 2)];\n";

const cruised = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});
const configuration = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
const linted = z.object({
  diagnostics: z.array(z.object({ severity: z.string(), category: z.string(), location: z.object({ path: z.string() }) })),
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'));
  for (const file of ['.dependency-cruiser.cjs', 'biome.json', 'lint', 'package.json', 'tsconfig.json']) {
    await cp(join(root, file), join(folder, file), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('who may import whom', () => {
  let found: Set<string>;

  beforeAll(async () => {
    await write({ ...house, ...cyclePartner });
    for (const files of Object.values(violations)) await write(files);
    const output = await run('depcruise', ['--output-type', 'json', 'src']);
    const { summary } = cruised.parse(JSON.parse(output));
    found = new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`));
  });

  it('has a violation to prove each rule by', () => {
    const { forbidden } = configuration.parse(createRequire(import.meta.url)('../.dependency-cruiser.cjs'));
    expect(Object.keys(violations).toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted());
  });

  it.each(Object.entries(violations))('%s', (rule, files) => {
    expect([...found]).toEqual(expect.arrayContaining(Object.keys(files).map((file) => `${rule}: ${file}`)));
  });

  it('finds nothing in files that keep the rules', () => {
    expect([...found].filter((violation) => Object.keys(house).some((file) => violation.endsWith(`: ${file}`)))).toEqual([]);
  });
});

describe('time, chance and settings are handed in', () => {
  const places = ['src/core', 'src/capabilities/ask'];
  let found: string[];

  beforeAll(async () => {
    for (const place of [...places, 'src/tools']) {
      for (const [n, line] of Object.keys(ambient).entries()) await write({ [`${place}/ambient-${n}.ts`]: `${line}\n` });
      await write({ [`${place}/allowed.ts`]: allowed });
    }
    const output = await run('biome', ['lint', '--reporter=json', '--max-diagnostics=none', 'src']);
    const { diagnostics } = linted.parse(JSON.parse(output));
    found = diagnostics.filter(({ severity }) => severity === 'error').map(({ category, location }) => `${location.path}: ${category}`);
  });

  it.each(Object.entries(ambient).map(([line, finding], n) => ({ line, finding, n })))('$line', ({ finding, n }) => {
    for (const place of places) expect(found).toContain(`${place}/ambient-${n}.ts: ${finding}`);
  });

  it('leaves alone what is computed from its arguments, and the tools', () => {
    expect(found.filter((finding) => finding.includes('allowed.ts') || finding.startsWith('src/tools'))).toEqual([]);
  });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** What the tool prints; it ends with a failure, since it finds something. */
function run(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(join(bin, tool), args, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (stdout) resolve(stdout);
      else reject(error ?? new Error(stderr));
    });
  });
}
