// The house (docs/architecture.md) as rules: who may import whom.
const PRODUCT = '^(main[.]ts$|gateway/|subgraphs/|shared/)';
const PURE = '[.]state[.]ts$|^shared/ledger/|^shared/policy/(?!shield-tree|schema-check)';
const runtimeOnly = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'subgraphs-apart',
      comment: 'A subgraph knows of the others only what crosses the graph and the outbox.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'shared-below',
      comment: 'What all share depends on none of them.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(main[.]ts$|gateway/|subgraphs/)' },
    },
    {
      name: 'gateway-without-domain',
      comment: 'The gateway holds no policy and no domain; only composing reads the subgraphs.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: '^gateway/compose[.]ts$' },
      to: { path: '^(main[.]ts$|subgraphs/)' },
    },
    {
      name: 'subgraphs-without-gateway',
      comment: 'A subgraph runs behind any gateway.',
      severity: 'error',
      from: { path: '^subgraphs/' },
      to: { path: '^(main[.]ts$|gateway/)' },
    },
    {
      name: 'shield-in-policy-only',
      comment: 'One place makes the graphql-shield tree, from permissions.ts.',
      severity: 'error',
      from: { pathNot: '^shared/policy/' },
      to: { path: 'node_modules/graphql-shield/' },
    },
    {
      name: 'pure-code',
      comment:
        'State machines, ledger and policy decide on values alone: no GraphQL, database, network or clock.',
      severity: 'error',
      from: { path: PURE, pathNot: '[.]test[.]ts$' },
      to: {
        path: [
          'node_modules/(graphql|type-graphql|@graphql-|@apollo|typeorm|pg|pino|dataloader)',
          '^(node:)?(http|http2|https|net|tls|dgram|dns|fs|child_process|timers|perf_hooks|worker_threads)(/|$)',
        ],
        ...runtimeOnly,
      },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that load each other see half-made values; types alone may.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: runtimeOnly },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: PRODUCT, pathNot: '[.]test[.]ts$' },
      to: { path: '^test/|[.]test[.]ts$' },
    },
    {
      name: 'product-without-dev-tools',
      comment: 'The image is installed without them.',
      severity: 'error',
      from: { path: PRODUCT, pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], ...runtimeOnly },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
