import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

import type { Logger } from '../logger.js';
import { readsAssigned } from '../policy/reach.js';
import { readerKey } from '../viewer/reader-key.js';
import type { Viewer } from '../viewer/viewer.js';
import type { Seat } from '../worlds/seats.js';
import { dataSource, type EntityClass } from './connection.js';
import type { DatabasePlace } from './names.js';
import { readingAs, rowsAs } from './reading-as.js';
import { type RowReader, SeatLines } from './seat-lines.js';

/** What a viewer reads with: rows, and TypeORM for what is asked in its words. Both share the seat's connections. */
export interface SeatWorld {
  readonly manager: EntityManager;
  /** Opens a reader for one operation. */
  reader(): RowReader;
}

/** A seat's data source with its lines. */
interface Opened {
  readonly source: DataSource;
  readonly pool: Pool;
  readonly lines: SeatLines;
}

/** The reading connections of one subgraph: a pool for each seat, opened when first needed, closed by itself when idle. */
export class SeatPools {
  readonly #opened = new Map<string, Promise<Opened>>();

  constructor(
    private readonly place: DatabasePlace,
    private readonly subgraph: string,
    private readonly entities: readonly EntityClass[],
    private readonly seats: ReadonlyMap<string, Seat>,
    private readonly connections: number,
    private readonly logger: Logger,
  ) {}

  /** Gives what is logged in as the seat and stands in its world. */
  async world(seatName: string): Promise<Opened> {
    const known = this.#opened.get(seatName);
    if (known) return known;
    const opening = this.#open(seatName);
    this.#opened.set(seatName, opening);
    // A failed log-in is tried again by the next request instead of being remembered.
    opening.catch(() => this.#opened.delete(seatName));
    return opening;
  }

  /** Gives the viewer's world: logged in as its seat, and read as the person where a seat's persons differ. */
  async reader(viewer: Viewer): Promise<SeatWorld> {
    const { source, pool, lines } = await this.world(viewer.seat);
    if (!readsAssigned(viewer.role))
      return { manager: source.manager, reader: () => lines.reader() };
    const { delegation, subject } = viewer;
    const key = readerKey(this.place.secret, delegation, subject);
    return { manager: readingAs(source, key), reader: () => rowsAs(pool, key) };
  }

  /** Closes every pool. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#opened.values());
    this.#opened.clear();
    await Promise.all(
      opened.map(async (result) =>
        result.status === 'fulfilled' ? result.value.source.destroy() : undefined,
      ),
    );
  }

  async #open(seatName: string): Promise<Opened> {
    const seat = this.seats.get(seatName);
    if (!seat) throw new Error('the viewer has no seat in this deployment');
    const source = dataSource(
      {
        place: this.place,
        subgraph: this.subgraph,
        seat: seat.name,
        schema: seat.schema,
        connections: this.connections,
      },
      this.entities,
    );
    await source.initialize();
    this.logger.debug({ seat: seat.name }, 'pool opened');
    const pool = (source.driver as PostgresDriver).master as Pool;
    return { source, pool, lines: new SeatLines(pool, this.connections) };
  }
}
