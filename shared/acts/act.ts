import type { EntityManager } from 'typeorm';

import type { Fault } from '../errors.js';
import type { RecordClass } from '../subgraph/recorded.js';
import type { WorldReads } from '../subgraph/world-reads.js';
import type { Directory } from '../viewer/directory.js';
import type { Viewer } from '../viewer/viewer.js';
import type { ActInput } from './act-input.js';
import type { ActTransaction } from './act-transaction.js';
import type { Audience } from './foreign-records.js';

/** What a guard may look at: pure facts, no database, clock or randomness of its own. */
export interface Facts<Input> {
  readonly viewer: Viewer;
  readonly input: Input;
  readonly at: Date;
  readonly directory: Directory;
}

/** What an act may read before it decides: the actor's own world, and other subgraphs' word on who holds what. */
export interface Reading {
  readonly viewer: Viewer;
  readonly directory: Directory;
  readonly world: EntityManager;
  /** The same world by its rows: what is asked for together goes out together, each statement prepared. */
  readonly reads: WorldReads;
  /** The time of the act, by the server's clock. */
  readonly at: Date;
  /** Derives the name under which a person reads where persons of a seat differ (docs/adr/0010). */
  readerKey(delegation: string, subject: string): string;
  /**
   * Asks another subgraph who holds a grant on a record of its own; undefined when the actor's
   * delegation holds none, the same as when there is no such record.
   */
  audience(subgraph: string, recordId: string): Promise<Audience | undefined>;
}

/**
 * The only thing that writes: a mutation's verb. `load` reads in the actor's world, `guard` decides,
 * `write` runs inside the one transaction. A target with a property `changes` names the record that the act
 * changes: its version is compared with the one that the caller has read, and it is locked.
 */
export interface Act<Input extends ActInput, Target> {
  readonly name: string;
  /** The record type whose id `write` returns. */
  readonly record: RecordClass;
  /** @throws ActRefused NOT_FOUND for what is not in the actor's world, hidden or absent alike */
  load(reading: Reading, input: Input): Promise<Target>;
  guard(target: Target, facts: Facts<Input>): readonly Fault[];
  write(transaction: ActTransaction, target: Target, input: Input): Promise<string>;
}

/** How an act ended: the record to read back, or what the caller has to mend. */
export interface Outcome {
  readonly recordId: string | null;
  readonly userErrors: readonly Fault[];
  readonly replayed: boolean;
}
