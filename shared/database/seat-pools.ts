import type { DataSource, EntityManager } from 'typeorm';

import type { Logger } from '../logger.js';
import { readsAssigned } from '../policy/reach.js';
import { readerKey } from '../viewer/reader-key.js';
import type { Viewer } from '../viewer/viewer.js';
import type { Seat } from '../worlds/seats.js';
import { type DatabasePlace, dataSource, type EntityClass } from './connection.js';
import { readingAs } from './reading-as.js';

/** The reading connections of one subgraph: a pool for each seat, opened when first needed, closed by itself when idle. */
export class SeatPools {
  readonly #sources = new Map<string, Promise<DataSource>>();

  constructor(
    private readonly place: DatabasePlace,
    private readonly subgraph: string,
    private readonly entities: readonly EntityClass[],
    private readonly seats: ReadonlyMap<string, Seat>,
    private readonly connections: number,
    private readonly logger: Logger,
  ) {}

  /** Gives the data source that is logged in as the seat and stands in its world. */
  async world(seatName: string): Promise<DataSource> {
    const known = this.#sources.get(seatName);
    if (known) return known;
    const opening = this.#open(seatName);
    this.#sources.set(seatName, opening);
    // A failed log-in is tried again by the next request instead of being remembered.
    opening.catch(() => this.#sources.delete(seatName));
    return opening;
  }

  /** Gives the viewer's world: logged in as its seat, and read as the person where a seat's persons differ. */
  async reader(viewer: Viewer): Promise<EntityManager> {
    const source = await this.world(viewer.seat);
    if (!readsAssigned(viewer.role)) return source.manager;
    const { delegation, subject } = viewer;
    return readingAs(source, readerKey(this.place.secret, delegation, subject));
  }

  /** Closes every pool. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#sources.values());
    this.#sources.clear();
    await Promise.all(
      opened.map(async (result) =>
        result.status === 'fulfilled' ? result.value.destroy() : undefined,
      ),
    );
  }

  async #open(seatName: string): Promise<DataSource> {
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
    return source;
  }
}
