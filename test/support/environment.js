import { TestEnvironment } from 'jest-environment-node';

let product;
const prepared = [];

/**
 * Node's own modules, with the compiled product in them: each worker loads it once. A suite's modules are a world of
 * their own, in which four hundred sources and their packages would be loaded anew for every suite.
 */
export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.mizanProduct = () => (product ??= import('./worker-product.js'));
    // What the suites of this worker hand on to each other (prepared.ts).
    this.global.mizanPrepared = prepared;
  }
}
