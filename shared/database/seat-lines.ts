import type { Pool } from 'pg';

import { type Asked, ignoreFailure, type PooledClient } from './batching-client.js';
import type { Cells } from './row-batch.js';

/** A prepared statement stays on each connection for as long as that lives: past this many, none is kept. */
const MOST_NAMED = 500;

/** A connection that is held from the first statement in flight to the last. */
interface Hold {
  readonly client: Promise<PooledClient>;
  open: PooledClient | undefined;
  inFlight: number;
}

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

  async rows(asked: Asked): Promise<readonly Cells[]> {
    const hold = this.#current();
    hold.inFlight += 1;
    try {
      const client = hold.open ?? (await hold.client);
      const { rows } = await client.ask(asked);
      return rows;
    } finally {
      hold.inFlight -= 1;
      if (hold.inFlight === 0) this.#release(hold);
    }
  }

  #current(): Hold {
    const known = this.#hold;
    if (known && !(known.open && this.pool.waitingCount > 0)) return known;
    const hold: Hold = {
      client: this.pool.connect().then((client) => {
        client.on('error', ignoreFailure);
        hold.open = client as PooledClient;
        return hold.open;
      }),
      open: undefined,
      inFlight: 0,
    };
    this.#hold = hold;
    return hold;
  }

  #release(hold: Hold): void {
    if (this.#hold === hold) this.#hold = undefined;
    hold.open?.off('error', ignoreFailure);
    hold.open?.release();
  }
}

/** The reading lines of one seat: as many as it may have connections. */
export class SeatLines {
  readonly #lines: readonly Line[];
  readonly #kept = new Set<string>();

  constructor(pool: Pool, connections: number) {
    this.#lines = Array.from({ length: connections }, () => new Line(pool));
  }

  /** Opens a reader for one operation: all that it asks for goes over the line that is least busy now. */
  reader(): RowReader {
    const [first, ...others] = this.#lines;
    if (!first) throw new Error('a seat has at least one connection');
    const line = others.reduce((best, one) => (one.inFlight < best.inFlight ? one : best), first);
    return async (text, values) =>
      line.rows({ text, values, passing: !this.#isKept(text), again: true });
  }

  #isKept(text: string): boolean {
    if (this.#kept.has(text)) return true;
    if (this.#kept.size >= MOST_NAMED) return false;
    this.#kept.add(text);
    return true;
  }
}

/** Runs a statement of reading: the text is constant for its shape, everything else is in the values. */
export type RowReader = (text: string, values: readonly unknown[]) => Promise<readonly Cells[]>;
