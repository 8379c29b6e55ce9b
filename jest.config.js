export default {
  // Each suite starts programs of its own: a busy machine is given time, and nothing here measures any.
  testTimeout: 120_000,
  // Two cores are what we count on; more workers only make the databases slower.
  maxWorkers: 2,
  testEnvironment: '<rootDir>/test/support/environment.js',
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  roots: ['<rootDir>/gateway', '<rootDir>/subgraphs', '<rootDir>/shared', '<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { module: { type: 'es6' } }] },
};
