/**
 * The layer table of docs/architecture.md as a rule. A file imports from its own module or from a lower row,
 * never sideways and never up.
 */
const rows = [
  ['common'],
  ['config'],
  ['database'],
  ['http'],
  ['auth'],
  ['usage'],
  ['limits'],
  ['models', 'applications'],
  ['sessions', 'context', 'prompts', 'knowledge', 'runs'],
  ['orchestrator', 'feedback'],
  ['conversations'],
  ['users', 'retention', 'search', 'exports', 'shares'],
  ['health'],
  ['app'],
];

const layerRules = rows.flatMap((modules, row) =>
  modules.map((name) => {
    const below = rows.slice(0, row).flat();
    return {
      name: `${name}-imports-downwards`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: [`^src/${name}/`, ...below.map((lower) => `^src/${lower}/`)] },
    };
  }),
);

/** The rooms of knowledge, and what each may know of the others; whatever lies beside them stands above them all. */
const rooms = {
  language: [],
  parsing: [],
  documents: ['language', 'parsing'],
  index: ['language', 'parsing', 'documents'],
  ingestion: ['language', 'parsing', 'documents', 'index'],
  retrieval: ['language', 'parsing', 'documents', 'index'],
};

const roomRules = Object.entries(rooms).map(([name, known]) => ({
  name: `knowledge-${name}-knows-what-is-below`,
  comment: 'Specifications and what they are made with may look anywhere.',
  severity: 'error',
  from: {
    path: `^src/knowledge/${name}/`,
    pathNot: ['\\.(spec|contract)\\.ts$', '/testing/'],
  },
  to: {
    path: '^src/knowledge/',
    pathNot: [name, ...known].map((room) => `^src/knowledge/${room}/`),
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...roomRules,
    {
      name: 'knowledge-has-these-rooms',
      severity: 'error',
      from: {},
      to: {
        path: '^src/knowledge/[^/]+/',
        pathNot: [...Object.keys(rooms), 'testing'].map((room) => `^src/knowledge/${room}/`),
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-barrels',
      severity: 'error',
      from: {},
      to: { path: '/index[.]tsx?$', pathNot: 'node_modules' },
    },
    {
      name: 'no-unknown-module',
      comment: 'A folder under src/ that no row names.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: rows.flat().map((name) => `^src/${name}/`) },
    },
    {
      name: 'sql-in-repositories-only',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/database/', '\\.repository\\.ts$', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/(kysely|better-sqlite3)/' },
    },
    {
      name: 'repositories-stay-home',
      comment: 'A module exports services and ports, never its repositories.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '\\.repository\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'model-adapters-stand-alone',
      comment: 'What the adapters share lies in models/endpoint, or in the ports above them.',
      severity: 'error',
      from: {
        path: '^src/models/(offline|openai|vendors|embeddings|reranking)/',
        pathNot: '\\.(spec|contract)\\.ts$',
      },
      to: { path: '^src/models/(offline|openai|vendors|embeddings|reranking)/', pathNot: '^src/models/$1/' },
    },
    {
      name: 'client-speaks-http',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^src/' },
    },
    {
      name: 'client-features-stand-alone',
      comment: 'What two features share lies in shared/ or api/; app/ puts the features together.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/(features|app)/', pathNot: '^client/src/features/$1/' },
    },
    {
      name: 'client-ground-knows-no-feature',
      severity: 'error',
      from: { path: '^client/src/(shared|api)/' },
      to: { path: '^client/src/(features|app)/' },
    },
    {
      name: 'no-dev-dependencies-in-server',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(spec|contract)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types'],
    },
  },
};
