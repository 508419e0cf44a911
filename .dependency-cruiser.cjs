/**
 * The walls of the house (HOUSE.md section 2) as rules: every violation is an error.
 * Modules are listed from the lowest to the highest; a module may import only lower ones, through their index.ts.
 */
const CAPABILITIES = ['assessments', 'platforms', 'measures', 'advisers', 'learning', 'outreach', 'linkage', 'selling', 'projects', 'clarity', 'surveys'];
const FLOORS = [
  ['localities', 'industries'],
  ['ledger'],
  ['conditions'],
  ['accounts'],
  ['contents'],
  ['notices'],
  ['enterprises'],
  ['documents'],
  ['cases'],
  CAPABILITIES,
  ['field'],
  ['plans'],
  ['figures', 'open-data'],
  ['desk'],
];

const modulePath = (names) => `^src/modules/(${names.join('|')})/`;
/** Tests and the fixtures beside them: they may reach further, nothing of the product may reach them. */
const TESTS = '(\\.test|[.-]fixture)\\.tsx?$';

/** A module never imports a module of its own floor or of a higher one. */
const upward = FLOORS.map((floor, level) => ({
  name: `no-upward-from-${floor.length > 3 ? 'capabilities' : floor.join('-')}`,
  comment: 'Modules import only downwards; same-floor modules talk by facts, cases and ledger events.',
  severity: 'error',
  from: { path: modulePath(floor), pathNot: TESTS },
  to: { path: modulePath(FLOORS.slice(level).flat()), pathNot: '^src/modules/$1/' },
}));

module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', TESTS, '^src/(main|cli)\\.ts$', '/islands/', '-worker\\.(ts|mjs|js)$', '\\.examples\\.tsx$'] },
      to: {},
    },
    {
      name: 'through-the-door',
      comment: 'Another module is imported only through its index.ts.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|browser)\\.tsx?$'] },
    },
    {
      name: 'only-app-knows-all-modules',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app(\\.ts$|/)', '^src/demo/', '^src/modules/', '^src/test-support/', TESTS] },
      to: { path: '^src/modules/' },
    },
    {
      name: 'demo-through-the-door',
      comment: 'Made-up firms act through the doors of modules, as pages do.',
      severity: 'error',
      from: { path: '^src/demo/', pathNot: TESTS },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/index\\.tsx?$' },
    },
    {
      name: 'only-app-knows-the-demo',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app(\\.ts$|/)', '^src/demo/', TESTS] },
      to: { path: '^src/demo/' },
    },
    {
      name: 'foundation-and-ui-know-no-module',
      severity: 'error',
      from: { path: '^src/(foundation|ui)/' },
      to: { path: '^src/(modules|app|main|cli)' },
    },
    { name: 'foundation-knows-no-ui', severity: 'error', from: { path: '^src/foundation/' }, to: { path: '^src/ui/' } },
    {
      name: 'domain-is-pure',
      comment: 'domain/ and policy.ts run in the browser too: no node module, no database, no content, no page.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/(domain/|policy\\.ts)', pathNot: TESTS },
      to: { path: ['^node:', '^src/modules/[^/]+/(store|actions|pages|api|jobs|cli|content)/', '^src/ui/', '^src/foundation/(database|http|jobs|cli|content|log|config)', 'node_modules/(kysely|pg|fastify|@electric-sql)'] },
    },
    {
      name: 'domain-imports-no-node-builtin',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/(domain/|policy\\.ts)', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-write-only-through-actions',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/(pages|api|jobs|cli)/', pathNot: TESTS },
      to: { path: '\\.write\\.ts$' },
    },
    {
      name: 'store-knows-no-action-or-page',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/store/', pathNot: TESTS },
      to: { path: '^src/modules/[^/]+/(actions|pages|api|jobs|cli)/' },
    },
    {
      name: 'actions-know-no-page',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/actions/', pathNot: TESTS },
      to: { path: ['^src/modules/[^/]+/(pages|api|cli)/', '^src/ui/'] },
    },
    {
      name: 'src-knows-no-test',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/test-support/'] },
      to: { path: ['^(tests|bench)/', '^src/test-support/', TESTS] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: "tsc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
