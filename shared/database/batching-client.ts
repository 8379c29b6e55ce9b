import { createHash } from 'node:crypto';

import pg, { type PoolClient } from 'pg';
import utils from 'pg/lib/utils.js';

import { type Answered, RowBatch, type Statement } from './row-batch.js';

/** What is asked of a batching client. */
export interface Asked {
  /** Constant for its shape: it is prepared once on each connection. */
  readonly text: string;
  readonly values: readonly unknown[];
  /** Prepares it each time: it is one of too many to be kept. */
  readonly passing?: boolean;
  /** Whether the columns are wanted beside the rows. */
  readonly described?: boolean;
  /** Whether another's failure does not concern it: a read outside of any transaction. */
  readonly again?: boolean;
}

/** A batching client on loan from its pool. */
export type PooledClient = BatchingClient & PoolClient;

/** Hears of a connection that fails, for whoever has it on loan: it fails each statement on it, and the pool drops it when it comes back. */
export const ignoreFailure = (): void => {
  // Without a listener the program would end.
};

/** Names of statements by their texts, which are constant: as many as there are shapes of statements. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}

/** A client of pg's that sends together what is asked of it in one tick, in the order in which it is asked. */
export class BatchingClient extends pg.Client {
  #waiting: Statement[] = [];

  /**
   * Asks for a prepared statement; it is on its way before anything that is asked later.
   * @throws when a value cannot be written: then nothing is sent, and the caller knows it before it sends more
   */
  ask({ text, values, ...asked }: Asked): Promise<Answered> {
    const { passing = false, described = false, again = false } = asked;
    const name = passing ? undefined : nameOf(text);
    const written = values.map((value) => utils.prepareValue(value));
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        ...{ name, text, described, again, resolve, reject },
        values: written,
      });
      // Loaders that are ready in this tick ask one after the other: all of it is one batch.
      if (this.#waiting.length === 1)
        process.nextTick(() => {
          this.#send(this.#waiting.splice(0));
        });
    });
  }

  /** Sends a query of pg's own behind what waits. */
  override query(...given: unknown[]): never {
    this.#send(this.#waiting.splice(0));
    return this.#query(...given) as never;
  }

  #query(...given: unknown[]): unknown {
    return (super.query as (...all: unknown[]) => unknown).apply(this, given);
  }

  #send(statements: readonly Statement[]): void {
    if (statements.length === 0) return;
    this.#query(
      new RowBatch(statements, (skipped) => {
        this.#send(skipped);
      }),
    );
  }
}
