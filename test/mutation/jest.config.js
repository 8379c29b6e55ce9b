import shared from '../../jest.config.js';

/** The suites that start no program of ours: a mutant is shown to those of them that import its file. */
export default {
  ...shared,
  rootDir: '../..',
  // Stryker wraps the environment itself, and none of these suites asks for the compiled product.
  testEnvironment: 'node',
  globalSetup: undefined,
  globalTeardown: undefined,
  testTimeout: 20_000,
  testMatch: [
    '<rootDir>/test/{acts,evidence,gateway,incidents,ledger,mediation,parties,policy,viewer,worlds}/**/*.test.ts',
    '<rootDir>/test/permissions/disclosure.test.ts',
  ],
};
