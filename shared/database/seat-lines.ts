import { createHash } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';
import utils from 'pg/lib/utils.js';

import { type Cells, RowBatch, type Statement } from './row-batch.js';

/** A prepared statement stays on each connection for as long as that lives: past this many, none is kept. */
const MOST_NAMED = 500;

/** A connection that is held from the first statement in flight to the last. */
interface Hold {
  readonly client: Promise<PoolClient>;
  open: PoolClient | undefined;
  inFlight: number;
  /** What was asked for since the last batch was sent. */
  waiting: Statement[];
}

const ignore = (): void => {
  // A connection that fails fails each statement on it; the pool drops it when it comes back.
};

/**
 * One line to the database: statements that are asked for together go out together, on one connection, each prepared
 * once (docs/adr/0012-reads.md). Whoever else waits for a connection of the pool gets the next one that is free.
 */
class Line {
  #hold: Hold | undefined;

  constructor(private readonly pool: Pool) {}

  get inFlight(): number {
    return this.#hold?.inFlight ?? 0;
  }

  async rows(
    name: string | undefined,
    text: string,
    given: readonly unknown[],
  ): Promise<readonly Cells[]> {
    const values = given.map((value) => utils.prepareValue(value));
    const hold = this.#current();
    hold.inFlight += 1;
    return new Promise<readonly Cells[]>((resolve, reject) => {
      const done = (): void => {
        hold.inFlight -= 1;
        if (hold.inFlight === 0) this.#release(hold);
      };
      hold.waiting.push({
        ...{ name, text, values },
        resolve: (rows) => {
          done();
          resolve(rows);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      // Loaders that are ready in this tick ask one after the other: all of it is one batch.
      if (hold.waiting.length === 1)
        process.nextTick(() => {
          this.#send(hold);
        });
    });
  }

  #send(hold: Hold): void {
    if (hold.open) {
      this.#batch(hold, hold.open, hold.waiting.splice(0));
      return;
    }
    hold.client.then(
      (client) => {
        const waiting = hold.waiting.splice(0);
        if (waiting.length > 0) this.#batch(hold, client, waiting);
      },
      (error: unknown) => {
        for (const { reject } of hold.waiting.splice(0)) reject(error as Error);
      },
    );
  }

  #batch(hold: Hold, client: PoolClient, statements: readonly Statement[]): void {
    client.query(
      new RowBatch(statements, (skipped) => {
        this.#batch(hold, client, skipped);
      }),
    );
  }

  #current(): Hold {
    const known = this.#hold;
    if (known && !(known.open && this.pool.waitingCount > 0)) return known;
    const hold: Hold = {
      client: this.pool.connect().then((client) => {
        client.on('error', ignore);
        hold.open = client;
        return client;
      }),
      open: undefined,
      inFlight: 0,
      waiting: [],
    };
    this.#hold = hold;
    return hold;
  }

  #release(hold: Hold): void {
    if (this.#hold === hold) this.#hold = undefined;
    hold.open?.off('error', ignore);
    hold.open?.release();
  }
}

/** The reading lines of one seat: as many as it may have connections. */
export class SeatLines {
  readonly #lines: readonly Line[];
  readonly #names = new Map<string, string>();

  constructor(pool: Pool, connections: number) {
    this.#lines = Array.from({ length: connections }, () => new Line(pool));
  }

  /** Opens a reader for one operation: all that it asks for goes over the line that is least busy now. */
  reader(): RowReader {
    const [first, ...others] = this.#lines;
    if (!first) throw new Error('a seat has at least one connection');
    const line = others.reduce((best, one) => (one.inFlight < best.inFlight ? one : best), first);
    return async (text, values) => line.rows(this.#nameOf(text), text, values);
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= MOST_NAMED) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    this.#names.set(text, name);
    return name;
  }
}

/** Runs a statement of reading: the text is constant for its shape, everything else is in the values. */
export type RowReader = (text: string, values: readonly unknown[]) => Promise<readonly Cells[]>;
