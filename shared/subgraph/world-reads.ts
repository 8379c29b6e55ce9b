import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';

import type { SeatWorld } from '../database/seat-pools.js';
import type { Cells } from '../database/row-batch.js';
import type { RowReader } from '../database/seat-lines.js';
import type { Viewer } from '../viewer/viewer.js';
import { type Children, fieldsAskedOf } from './child-fields.js';
import {
  boundFilter,
  type ListKey,
  type Page,
  type PageArgs,
  pageSize,
  readPage,
} from './connection.js';
import type { CursorSeal } from './cursor.js';
import type { Recorded, RecordClass } from './recorded.js';
import type { RecordRows, RecordTypes } from './record-rows.js';

type Many = DataLoader<string, readonly Recorded[]>;
/** Writes a statement for one id or for many: the argument is what the id's column `is`. */
type TextFor = (is: '= $1' | '= ANY($1)') => string;

/**
 * The reads of one operation, all in the viewer's world: one SQL statement for each type and step, prepared, on one
 * connection, and rows that are parsed as far as they are asked for (docs/adr/0012-reads.md).
 */
export class WorldReads {
  readonly #byId = new Map<RecordClass, DataLoader<string, Recorded | null>>();
  readonly #many = new Map<string, Many>();
  #reader: Promise<RowReader> | undefined;

  constructor(
    readonly viewer: Viewer,
    private readonly open: () => Promise<SeatWorld>,
    private readonly types: RecordTypes,
    private readonly cursors: CursorSeal,
  ) {}

  /** Forgets what was read: an act of the same operation has changed the world. */
  forget(): void {
    this.#byId.clear();
    this.#many.clear();
  }

  /** Opens the viewer's world for a query of its own: aggregates, joins. */
  async world(): Promise<EntityManager> {
    return (await this.open()).manager;
  }

  /**
   * Finds a record by id; null when it is not in the viewer's world, whatever the reason.
   * @param info of the resolver that finds it: the children that are asked of the record go out with it, in one step,
   * whether it is there or not
   */
  async find<T extends Recorded>(
    type: RecordClass<T>,
    id: string,
    info?: GraphQLResolveInfo,
  ): Promise<T | null> {
    for (const field of info ? fieldsAskedOf(info) : []) {
      const children = this.types.childrenOf(type, field);
      // Its own resolver asks for it again, and hears of a fault then.
      if (children) this.#children(children, id).catch(() => undefined);
    }
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
    return this.#children({ type, column }, parentId) as Promise<readonly T[]>;
  }

  async #children({ type, column }: Children, parentId: string): Promise<readonly Recorded[]> {
    const load = this.#loader(`${type.name}.${column}`, async (ids) => {
      const rows = this.types.of(type);
      const parent = rows.column(column);
      return this.#grouped(
        rows,
        `children ${column}`,
        (is) => `SELECT ${rows.select('r')}, r.${parent} FROM ${rows.table} r
         WHERE r.${parent} ${is} ORDER BY r.created_at, r.id`,
        ids,
      );
    });
    return load.load(parentId);
  }

  /**
   * Finds the records that a linking record joins to a parent, oldest link first, in one statement. A link whose other
   * end is not in the viewer's world gives nothing, the same as no link.
   */
  async linked<L extends Recorded, T extends Recorded>(
    { link, parent, target }: LinkColumns<L>,
    type: RecordClass<T>,
    parentId: string,
  ): Promise<readonly T[]> {
    const load = this.#loader(`${link.name}.${parent}.${target}`, async (ids) => {
      const [links, rows] = [this.types.of(link), this.types.of(type)];
      const [from, to] = [links.column(parent), links.column(target)];
      return this.#grouped(
        rows,
        `linked ${link.name}.${parent}.${target}`,
        (
          is,
        ) => `SELECT ${rows.select('r')}, l.${from} FROM ${links.table} l JOIN ${rows.table} r ON r.id = l.${to}
         WHERE l.${from} ${is} ORDER BY l.created_at, l.id`,
        ids,
      );
    });
    return load.load(parentId) as Promise<readonly T[]>;
  }

  /** Finds the record with the latest time in a column that is not after the time given: the one in force. */
  async first<T extends Recorded>(
    type: RecordClass<T>,
    column: keyof T & string,
    at: Date,
  ): Promise<T | null> {
    const rows = this.types.of(type);
    const since = `r.${rows.column(column)}`;
    const text = `SELECT ${rows.select('r')} FROM ${rows.table} r WHERE ${since} <= $1 ORDER BY ${since} DESC LIMIT 1`;
    const [cells] = await (await this.#read())(text, [at]);
    return cells ? rows.record(cells) : null;
  }

  /** Reads one page of a list; `narrow` adds the filter to a query whose alias is `r`. */
  async page<T extends Recorded>(
    type: RecordClass<T>,
    args: PageArgs,
    list: Omit<ListKey, 'viewer'>,
    narrow: (query: SelectQueryBuilder<T>) => void,
  ): Promise<Page<T>> {
    pageSize(args);
    boundFilter(list.filter);
    const query = (await this.world()).createQueryBuilder(type, 'r');
    narrow(query);
    const reading = {
      read: await this.#read(),
      rows: this.types.of(type),
      cursors: this.cursors,
    };
    return readPage(query, args, { viewer: this.viewer, ...list }, reading);
  }

  /** Runs a statement of its own in the viewer's world, e.g. an aggregate; its text is constant, every value is a parameter. */
  async rows(text: string, values: readonly unknown[] = []): Promise<readonly Cells[]> {
    return (await this.#read())(text, values);
  }

  async #read(): Promise<RowReader> {
    this.#reader ??= this.open().then((world) => world.reader());
    return this.#reader;
  }

  #loader(key: string, batch: (ids: readonly string[]) => Promise<(readonly Recorded[])[]>): Many {
    const loader = this.#many.get(key) ?? new DataLoader<string, readonly Recorded[]>(batch);
    this.#many.set(key, loader);
    return loader;
  }

  /** One id is compared as itself: for a short array PostgreSQL makes a new plan each time, which costs more than the rows. */
  async #among(
    rows: RecordRows,
    shape: string,
    write: TextFor,
    ids: readonly string[],
  ): Promise<readonly Cells[]> {
    const is = ids.length === 1 ? '= $1' : '= ANY($1)';
    const text = rows.text(`${shape} ${is}`, () => write(is));
    return (await this.#read())(text, ids.length === 1 ? ids : [ids]);
  }

  async #findAll(type: RecordClass, ids: readonly string[]): Promise<(Recorded | null)[]> {
    const rows = this.types.of(type);
    const text: TextFor = (is) =>
      `SELECT ${rows.select('r')} FROM ${rows.table} r WHERE r.id ${is}`;
    const found = (await this.#among(rows, 'find', text, ids)).map((cells) => rows.record(cells));
    const byId = new Map(found.map((record) => [record.id, record]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** Reads many records with the parent of each in the last column, and gives each parent its own. */
  async #grouped(
    rows: RecordRows,
    shape: string,
    text: TextFor,
    ids: readonly string[],
  ): Promise<(readonly Recorded[])[]> {
    const grouped = new Map<unknown, Recorded[]>();
    for (const cells of await this.#among(rows, shape, text, ids)) {
      const parent = cells.at(-1);
      const own = grouped.get(parent);
      if (own) own.push(rows.record(cells));
      else grouped.set(parent, [rows.record(cells)]);
    }
    return ids.map((id) => grouped.get(id) ?? []);
  }
}

/** Which columns of a linking record hold its two ends. */
export interface LinkColumns<L extends Recorded> {
  readonly link: RecordClass<L>;
  readonly parent: keyof L & string;
  readonly target: keyof L & string;
}
