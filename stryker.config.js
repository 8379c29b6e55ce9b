/**
 * Mutation testing (docs/mutation.md): what decides who learns what is changed in every small way, and a test has to notice.
 * Not a part of `npm test`: `npm run mutate` takes hours, `npm run mutate -- -m shared/policy/withheld.ts` seconds.
 */
export default {
  mutate: [
    // The policy compiler; the printed pages only say again what it decides.
    'shared/policy/*.ts',
    '!shared/policy/permissions-*.ts',
    'shared/worlds/**/*.ts',
    'shared/viewer/*.ts',
    'shared/ledger/*.ts',
    'shared/acts/{run-act,act-transaction,idempotency,foreign-records,audiences}.ts',
    'gateway/{authenticate,issuers,limits,reserved-names,cost,graph-rules,mask-errors}.ts',
    // Who may do what, in which state.
    'subgraphs/*/*/*.{state,statuses,transitions,guards,deadlines,window}.ts',
    'subgraphs/evidence/custody-event/{append-custody,custody-chain}.ts',
    'subgraphs/mediation/audiences.ts',
  ],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // The modules of a suite outlive it: a process that has run many suites only collects its garbage.
  maxTestRunnerReuse: 20,
  // Of a busy machine nothing is concluded: only what never ends is a time-out.
  timeoutMS: 30_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // The tables of the state machines are static, and are what matters here.
  warnings: { slow: false },
  tempDirName: '.stryker',
  ignorePatterns: ['dist', '.mizan', 'coverage', 'reports'],
};
