import { syncBuiltinESMExports } from 'node:module';

import type { SubgraphDefinition } from '../../../shared/subgraph/definition.js';
import { DEFINITIONS } from '../../../subgraphs/definitions.js';
import type { Bench } from '../bench.js';
import { migrate } from '../deployment.js';

/** A fault that is planted to see whether it is found. */
export interface Fault {
  readonly name: string;
  /** What is wrong, in a few words, for the table. */
  readonly what: string;
  /** The seat to which it leaks. */
  readonly observer: string;
  /** Whether only the plans of the observer's statements tell. */
  readonly plans?: true;
  /** Whether it is a policy, under which the worlds are built. */
  readonly policy?: true;
  plant(garden: Garden): Promise<void> | void;
}

type Undo = () => Promise<void> | void;
type Policy = SubgraphDefinition['permissions'];

/** Where faults are planted: everything done here is undone afterwards. Nothing of it is in the product. */
export class Garden {
  readonly #undo: Undo[] = [];

  constructor(readonly bench: Bench) {}

  /** Puts another method in the place of an object's. */
  replace<T extends object, K extends keyof T>(
    owner: T,
    name: K,
    make: (original: T[K]) => T[K],
  ): void {
    const original = owner[name];
    owner[name] = make(original);
    this.#undo.push(() => {
      owner[name] = original;
    });
  }

  /** Runs a statement as the owner of a subgraph's database, and another one to take it back. */
  async sql(subgraph: string, statement: string, undo: string): Promise<void> {
    const { owner } = this.bench;
    await owner.run(subgraph, statement);
    owner.unseen = true;
    this.#undo.push(async () => {
      owner.unseen = false;
      await this.bench.owner.run(subgraph, undo);
    });
  }

  /** Changes a subgraph's permission document, rebuilds its worlds under it and starts anew. */
  async policy(subgraph: string, change: (document: Policy) => Policy): Promise<void> {
    const definitions = DEFINITIONS.map((one) =>
      one.name === subgraph ? { ...one, permissions: change(one.permissions) } : one,
    );
    await this.#rebuild(definitions);
    this.bench.underFault = true;
  }

  /** Builds the worlds under the true policy again, where the last fault was another one and the next is none. */
  async makeReady({ policy }: Fault): Promise<void> {
    if (!this.bench.underFault || policy) return;
    await this.#rebuild(DEFINITIONS);
    this.bench.underFault = false;
  }

  /** Has something done before each history, e.g. a counter set back. */
  fresh(work: () => void): void {
    this.bench.fresh = work;
    this.#undo.push(() => {
      this.bench.fresh = () => undefined;
    });
  }

  /** Counts the rows of a mechanism's table: what no answer may depend on. */
  async count(subgraph: string, table: string): Promise<number> {
    const rows = await this.bench.owner.run<{ n: number }>(
      subgraph,
      `SELECT count(*)::int AS n FROM mechanism."${table}"`,
    );
    return rows[0]?.n ?? 0;
  }

  /** Tells whether the mechanism has a record, whoever may know of it. */
  async exists(subgraph: string, table: string, id: string): Promise<boolean> {
    const rows = await this.bench.owner.run(
      subgraph,
      `SELECT FROM mechanism."${table}" WHERE id = $1`,
      [id],
    );
    return rows.length > 0;
  }

  /** Takes everything back, last first. */
  async clear(): Promise<void> {
    for (const undo of this.#undo.splice(0).reverse()) await undo();
    // A fault in the process's randomness goes with the object; the modules' names follow it.
    syncBuiltinESMExports();
  }

  async #rebuild(definitions: readonly SubgraphDefinition[]): Promise<void> {
    await this.bench.owner.reset();
    await migrate(this.bench.place, definitions);
    await this.bench.owner.remember();
    await this.bench.restart({ definitions });
  }
}
