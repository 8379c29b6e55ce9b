import { createHash } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';

/** The values of one row as PostgreSQL writes them, in the order of the statement's columns. */
export type Cells = readonly (string | null)[];

// Text as it comes: whoever knows the columns parses those that are asked for.
export const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** A prepared statement stays on each connection for as long as that lives: past this many, none is kept. */
const MOST_NAMED = 500;

/** A connection that is held from the first statement in flight to the last. */
interface Hold {
  readonly client: Promise<PoolClient>;
  open: boolean;
  inFlight: number;
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

  async rows(name: string | undefined, text: string, values: unknown[]): Promise<readonly Cells[]> {
    const hold = this.#current();
    hold.inFlight += 1;
    try {
      const client = await hold.client;
      const query = { ...(name ? { name } : {}), text, values, rowMode: 'array', types: AS_TEXT };
      const { rows } = await client.query<(string | null)[]>(query as never);
      return rows;
    } finally {
      hold.inFlight -= 1;
      if (hold.inFlight === 0) await this.#release(hold);
    }
  }

  #current(): Hold {
    const known = this.#hold;
    if (known && !(known.open && this.pool.waitingCount > 0)) return known;
    const hold: Hold = {
      client: this.pool.connect().then((client) => {
        client.on('error', ignore);
        hold.open = true;
        return client;
      }),
      open: false,
      inFlight: 0,
    };
    this.#hold = hold;
    return hold;
  }

  async #release(hold: Hold): Promise<void> {
    if (this.#hold === hold) this.#hold = undefined;
    const client = await hold.client.catch(() => undefined);
    client?.off('error', ignore);
    client?.release();
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
    return async (text, values) => line.rows(this.#nameOf(text), text, [...values]);
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
