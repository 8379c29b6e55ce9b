import shared from '../../jest.config.js';

/** The suites that need no database of Mizan's: a mutant is shown to those that import its file. */
export default {
  ...shared,
  rootDir: '../..',
  globalSetup: undefined,
  globalTeardown: undefined,
  testTimeout: 20_000,
  testMatch: [
    '<rootDir>/test/{evidence,gateway,incidents,ledger,mediation,parties,policy,viewer,worlds}/**/*.test.ts',
    '<rootDir>/test/permissions/disclosure.test.ts',
  ],
};
