import shared from '../../jest.config.js';

const SUITES = [
  'test/{acts,evidence,gateway,incidents,ledger,mediation,parties,policy,viewer,worlds}/**/*.test.ts',
  'test/permissions/disclosure.test.ts',
];

/**
 * The suites that start no program of ours: a mutant is shown to those of them that import its file. MUTATION_TESTS
 * narrows them to those that are about it: what survives there is shown to all.
 */
const { MUTATION_TESTS: about } = process.env;

export default {
  ...shared,
  rootDir: '../..',
  // Stryker wraps the environment itself, and none of these suites asks for the compiled product.
  testEnvironment: 'node',
  globalSetup: undefined,
  globalTeardown: undefined,
  testTimeout: 20_000,
  testMatch: (about === undefined ? SUITES : [about]).map((suites) => `<rootDir>/${suites}`),
};
