// Who may import whom. test/rules.test.ts proves each rule by a violation that it catches.

/** What the pure part may use: none of it does I/O. Of node:crypto only hashing; biome.json sees to that. */
const pure = [
  '^zlib$',
  '^crypto$',
  'node_modules/(zod|luxon|date-holidays|@types/luxon|minisearch|snowball-stemmers|@types/snowball-stemmers|ical-generator|timezones-ical-library|docx|exceljs)/',
];

const test = '\\.test\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-imports-core',
      comment: 'core/ imports nothing of src/ but itself.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'capability-imports-core-and-itself',
      comment: 'A capability imports core/ and itself, never a sibling, the edge or a round.',
      severity: 'error',
      from: { path: '^src/capabilities/([^/]+)/', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/capabilities/$1/'] },
    },
    {
      name: 'registry-imports-tables-of-contents',
      comment: 'The registry names each capability by its index.ts and nothing else.',
      severity: 'error',
      from: { path: '^src/capabilities/[^/]+\\.ts$', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/capabilities/[^/]+/index\\.ts$'] },
    },
    {
      name: 'rounds-import-core',
      comment: 'A programme round is content: it imports core/ and itself.',
      severity: 'error',
      from: { path: '^src/programmes/([^/]+)/', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/programmes/$1/'] },
    },
    {
      name: 'only-main-imports-the-edge',
      comment: 'Adapters are wired in main.ts; everything else gets them handed in.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/edge/', '^src/tools/', test] },
      to: { path: '^src/edge/' },
    },
    {
      name: 'adapter-imports-core-and-itself',
      comment: 'Adapters never import a capability, a round or each other.',
      severity: 'error',
      from: { path: '^src/edge/([^/.]+)', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/edge/$1[/.]'] },
    },
    {
      name: 'nothing-imports-entry-points',
      comment: 'main.ts and the tools are where a process starts.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/tools/', test] },
      to: { path: ['^src/main\\.ts$', '^src/tools/'] },
    },
    {
      name: 'pure-part-has-no-io',
      comment: 'core/, the capabilities and the rounds import no package with I/O; types only, or a pure library made for the job.',
      severity: 'error',
      // What was learnt is read from a file beside this one.
      from: { path: '^src/(core|capabilities|programmes)/', pathNot: [test, '^src/capabilities/ask/model\\.ts$'] },
      to: { pathNot: ['^src/', ...pure], dependencyTypesNot: ['type-only', 'unknown'] },
    },
    {
      name: 'bot-sdk-in-edge-teams',
      comment: 'botbuilder and teams-ai live in edge/teams/ alone, types included: moving to the successor rewrites that folder.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/edge/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework-|@microsoft/teams-ai)' },
    },
    {
      name: 'azure-in-the-edge',
      comment: '@azure/* is used by adapters alone, types included.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/edge/' },
      to: { path: 'node_modules/@azure/' },
    },
    {
      name: 'no-dev-dependency-in-production',
      comment: 'What runs in production does not rest on a devDependency, except for types.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/tools/', test] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    { name: 'no-cycles', comment: 'No cycles, types included.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      comment: 'What is imported is there, and listed in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-unlisted-package',
      comment: 'A package that is imported stands in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
