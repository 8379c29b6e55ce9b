import { TestEnvironment } from 'jest-environment-node';

/** What the suites ask of the compiled product beside its doors; loaded when it is asked for first. */
async function loadProduct() {
  await import('reflect-metadata');
  const [{ verifyAll }, { DEFINITIONS }, { loadDirectory }, { DemoIssuers }] = await Promise.all([
    import('../../dist/shared/worlds/verify.js'),
    import('../../dist/subgraphs/definitions.js'),
    import('../../dist/shared/viewer/directory.js'),
    import('../../dist/gateway/demo-issuers.js'),
  ]);
  return {
    verify: async ({ delegations, ...database }) =>
      verifyAll(DEFINITIONS, { ...database, directory: loadDirectory(delegations) }),
    token: async (seat, dataFolder, delegations) => {
      const issuers = await DemoIssuers.open(loadDirectory(delegations), dataFolder, 'test');
      const found = issuers?.find(seat.split('/')[0] ?? '');
      if (!issuers || !found) throw new Error(`no demo seat ${seat}`);
      return issuers.token({ ...found, name: seat });
    },
  };
}

let product;
const prepared = [];

/**
 * Node's own modules, with the compiled product in them: each worker loads it once. A suite's modules are a world of
 * their own, in which four hundred sources and their packages would be loaded anew for every suite.
 */
export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.mizanProduct = () => (product ??= loadProduct());
    // What the suites of this worker hand on to each other (prepared.ts).
    this.global.mizanPrepared = prepared;
  }
}
