import type { EntityManager } from 'typeorm';

import type { ActTransaction } from './act-transaction.js';

/** One thing that has fallen due, and the record that it is about. */
export interface Due {
  readonly id: string;
  readonly recordType: string;
  readonly recordId: string;
}

/**
 * What falls due by the clock and not by anyone's act, e.g. a deadline. Every replica asks for the next one and
 * passes over what another has locked, so that each is done once, in the transaction that also says that it is done.
 */
export interface Chore {
  /** The act's name, as grants and the audit carry it. */
  readonly act: string;
  /**
   * Finds one that is due at the time given and locks it, with FOR NO KEY UPDATE … SKIP LOCKED: never waiting for an
   * act of a delegation. Those in `failed` are left for the next round.
   */
  claim(manager: EntityManager, at: Date, failed: readonly string[]): Promise<Due | undefined>;
  /** Does it; `claim` must not find it again then. */
  work(transaction: ActTransaction, due: Due): Promise<void>;
}
