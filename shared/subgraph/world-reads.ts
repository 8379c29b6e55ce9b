import DataLoader from 'dataloader';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';

import type { Viewer } from '../viewer/viewer.js';
import { type ListKey, type Page, type PageArgs, pageSize, readPage } from './connection.js';
import type { CursorSeal } from './cursor.js';
import type { Recorded, RecordClass } from './recorded.js';

type Row = Readonly<Record<string, unknown>>;

/** The reads of one operation, all in the viewer's world: one SQL statement for each type and step. */
export class WorldReads {
  readonly #byId = new Map<RecordClass, DataLoader<string, Recorded | null>>();
  readonly #children = new Map<string, DataLoader<string, readonly Recorded[]>>();

  constructor(
    readonly viewer: Viewer,
    private readonly open: () => Promise<EntityManager>,
    private readonly cursors: CursorSeal,
  ) {}

  /** Forgets what was read: an act of the same operation has changed the world. */
  forget(): void {
    this.#byId.clear();
    this.#children.clear();
  }

  /** Opens the viewer's world for a query of its own: aggregates, joins. */
  async world(): Promise<EntityManager> {
    return this.open();
  }

  /** Finds a record by id; null when it is not in the viewer's world, whatever the reason. */
  async find<T extends Recorded>(type: RecordClass<T>, id: string): Promise<T | null> {
    const loader =
      this.#byId.get(type) ??
      new DataLoader<string, Recorded | null>(async (ids) => this.#findAll(type, ids));
    this.#byId.set(type, loader);
    return loader.load(id) as Promise<T | null>;
  }

  /** Finds the records whose column holds the id of a parent, oldest first. */
  async children<T extends Recorded>(
    type: RecordClass<T>,
    column: keyof T & string,
    parentId: string,
  ): Promise<readonly T[]> {
    const key = `${type.name}.${column}`;
    const loader =
      this.#children.get(key) ??
      new DataLoader<string, readonly Recorded[]>(async (ids) =>
        this.#allChildren(type, column, ids),
      );
    this.#children.set(key, loader);
    return loader.load(parentId) as Promise<readonly T[]>;
  }

  /** Reads one page of a list; `narrow` adds the filter to a query whose alias is `r`. */
  async page<T extends Recorded>(
    type: RecordClass<T>,
    args: PageArgs,
    list: Omit<ListKey, 'viewer'>,
    narrow: (query: SelectQueryBuilder<T>) => void,
  ): Promise<Page<T>> {
    pageSize(args);
    const query = (await this.open()).createQueryBuilder(type, 'r');
    narrow(query);
    return readPage(query, args, { viewer: this.viewer, ...list }, this.cursors);
  }

  async #findAll(type: RecordClass, ids: readonly string[]): Promise<(Recorded | null)[]> {
    const rows = await (await this.open()).findBy(type, { id: In([...ids]) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async #allChildren(
    type: RecordClass,
    column: string,
    ids: readonly string[],
  ): Promise<(readonly Recorded[])[]> {
    const rows = await (
      await this.open()
    )
      .createQueryBuilder(type, 'r')
      .where(`r.${column} IN (:...ids)`, { ids: [...ids] })
      .orderBy('r.createdAt', 'ASC')
      .addOrderBy('r.id', 'ASC')
      .getMany();
    const grouped = new Map<unknown, Recorded[]>();
    for (const row of rows) {
      const parent = (row as unknown as Row)[column];
      grouped.set(parent, [...(grouped.get(parent) ?? []), row]);
    }
    return ids.map((id) => grouped.get(id) ?? []);
  }
}
