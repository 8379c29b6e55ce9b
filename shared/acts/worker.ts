import type { EntityManager } from 'typeorm';

import { together } from '../database/pipelined-transaction.js';
import type { Logger } from '../logger.js';
import { TallyMerger } from '../worlds/merge-tallies.js';
import { ActTransaction } from './act-transaction.js';
import { writeAudit } from './audit.js';
import type { Chore, Due } from './chore.js';
import { digestOf } from './idempotency.js';
import { mechanismViewer } from './inbox.js';
import { type ActRuntime, settle } from './run-act.js';

/** What the worker needs of the subgraph in which it works. */
type Workplace = Pick<
  ActRuntime,
  'mechanism' | 'specs' | 'announces' | 'directory' | 'now' | 'delivered'
>;

/**
 * Does what has fallen due, as the mechanism itself: one transaction for each, with its records, projections and
 * audit. Any number of replicas may run; one that dies has done a thing wholly or not at all (docs/adr/0009).
 */
export class Worker {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #closed = false;
  readonly #tallies: TallyMerger;

  constructor(
    private readonly place: Workplace,
    private readonly chores: readonly Chore[],
    private readonly logger: Logger,
    private readonly everyMs?: number,
  ) {
    this.#tallies = new TallyMerger([...place.specs.values()], place.directory);
  }

  /** Starts to look for what is due, again and again. */
  start(): void {
    if (this.everyMs === undefined) return;
    this.#timer = setInterval(() => {
      void this.round();
    }, this.everyMs);
    this.#timer.unref();
  }

  /** Does all that is due now; joins the round that runs, if one does. */
  async round(): Promise<void> {
    if (this.#closed) return;
    this.#running ??= this.#doAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Stops when the piece that it has in hand is done. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #doAll(): Promise<void> {
    let done = 0;
    for (const chore of this.chores) done += await this.#doEach(chore);
    if (done > 0) this.place.delivered();
    await this.#mergeTallies();
  }

  async #mergeTallies(): Promise<void> {
    try {
      await this.#tallies.merge(this.place.mechanism.manager);
    } catch (error) {
      this.#warn('the tallies', error);
    }
  }

  #warn(what: string, error: unknown): void {
    const reason = error instanceof Error ? error.name : 'unknown';
    this.logger.warn({ what, reason }, 'what was due failed; it is tried again');
  }

  /** Does all that is due of one kind; answers how many there were. */
  async #doEach(chore: Chore): Promise<number> {
    const failed: string[] = [];
    let done = 0;
    for (;;) {
      const hand: { due?: Due } = {};
      try {
        if (this.#closed || !(await this.#doNext(chore, failed, hand))) return done;
        done += 1;
      } catch (error) {
        this.#warn(chore.act, error);
        // Nothing was in hand: the database does not answer, and the next round asks again.
        if (!hand.due) return done;
        failed.push(hand.due.id);
      }
    }
  }

  async #doNext(chore: Chore, failed: readonly string[], hand: { due?: Due }): Promise<boolean> {
    const { mechanism, directory, now } = this.place;
    return mechanism.transaction(async (manager: EntityManager) => {
      const at = now();
      const due = await chore.claim(manager, at, failed);
      if (!due) return false;
      hand.due = due;
      const viewer = mechanismViewer(directory, 'worker');
      const transaction = new ActTransaction(manager, viewer, directory, at, chore.act);
      await chore.work(transaction, due);
      const { recordType, recordId } = due;
      const inputDigest = digestOf(chore.act, { id: due.id });
      // As an act does it, so that the secretariat's acts and this take their locks in one order.
      await together([
        settle(transaction, this.place),
        writeAudit(transaction, { recordType, recordId, inputDigest }),
      ]);
      await transaction.written();
      return true;
    });
  }
}
