import type { DataSource, EntityManager } from 'typeorm';

import { inTransaction } from '../database/pipelined-transaction.js';
import { queryPrepared, sendPrepared } from '../database/prepared.js';
import type { Logger } from '../logger.js';
import type { CallPeer } from '../subgraph/subgraph.js';

interface Waiting {
  readonly id: string;
  readonly topic: string;
  readonly record_id: string;
  readonly payload: unknown;
}

const TARGETS =
  'SELECT DISTINCT target FROM mechanism.outbox WHERE delivered_at IS NULL ORDER BY target';
const LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('outbox ' || $1)) AS free";
const WAITING = `
  SELECT id, topic, record_id, payload FROM mechanism.outbox
  WHERE target = $1 AND delivered_at IS NULL ORDER BY n LIMIT $2`;
const DELIVERED = 'UPDATE mechanism.outbox SET delivered_at = now() WHERE id = ANY($1)';

const BATCH = 100;
const RETRY_MS = 1_000;

/**
 * Delivers the outbox: at least once, in the order of writing for each target. Several replicas may run;
 * one at a time delivers to a target.
 */
export class Relay {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(
    private readonly mechanism: DataSource,
    private readonly source: string,
    private readonly callPeer: CallPeer,
    private readonly logger: Logger,
  ) {}

  /** Starts to deliver, what an earlier process left included. */
  start(): void {
    this.kick();
    this.#timer = setInterval(() => {
      this.kick();
    }, RETRY_MS);
    this.#timer.unref();
  }

  /** Says that there may be something to deliver. */
  kick(): void {
    if (this.#closed) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#deliverAll().finally(() => {
      this.#running = undefined;
      if (this.#again) {
        this.#again = false;
        this.kick();
      }
    });
  }

  /** Waits until everything that was written has been tried. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Stops; what is not delivered is delivered by the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.drained();
  }

  async #deliverAll(): Promise<void> {
    try {
      for (const target of await this.#targets()) await this.#deliverTo(target);
    } catch (error) {
      this.#warn('the outbox', error);
    }
  }

  async #deliverTo(target: string): Promise<void> {
    try {
      while ((await this.#deliver(target)) === BATCH && !this.#closed);
    } catch (error) {
      this.#warn(target, error);
    }
  }

  #warn(what: string, error: unknown): void {
    const reason = error instanceof Error ? error.name : 'unknown';
    this.logger.warn({ what, reason }, 'delivery failed; it is tried again');
  }

  async #targets(): Promise<readonly string[]> {
    const rows = await queryPrepared<{ target: string }>(this.mechanism.manager, TARGETS, []);
    return rows.map((row) => row.target);
  }

  async #deliver(target: string): Promise<number> {
    return inTransaction(this.mechanism, async (manager: EntityManager) => {
      // One after the other on the server: what the second one finds counts only with the lock.
      const lock = await sendPrepared<{ free: boolean }>(manager, LOCK, [target]);
      const found = await sendPrepared<Waiting>(manager, WAITING, [target, BATCH]);
      const [[held], events] = await Promise.all([lock.rows, found.rows]);
      if (!held?.free) return 0;
      for (const event of events) {
        const { id, topic, record_id: recordId, payload } = event;
        await this.callPeer(target, {
          kind: 'event',
          id,
          source: this.source,
          topic,
          recordId,
          payload,
        });
      }
      if (events.length > 0) {
        await queryPrepared(manager, DELIVERED, [events.map((event) => event.id)]);
      }
      return events.length;
    });
  }
}
