import pg from 'pg';
import type { DataSource, EntityMetadata } from 'typeorm';

import type { Cells } from '../database/row-batch.js';
import { parseTimestamp } from '../database/timestamp.js';
import type { ChildFields, Children } from './child-fields.js';
import type { Recorded, RecordClass } from './recorded.js';

type Parse = (text: string) => unknown;

/** PostgreSQL's text[]; the driver's types leave arrays out. */
const TEXT_ARRAY = 1009;
const parserOf = pg.types.getTypeParser as (oid: number) => Parse;
const same: Parse = (text) => text;

/** How the column types that our entities have are read from PostgreSQL's text. */
const PARSERS: Readonly<Record<string, Parse>> = {
  text: same,
  date: same,
  bigint: same,
  uuid: same,
  int: Number,
  float8: Number,
  boolean: (text) => text === 't',
  timestamptz: parseTimestamp,
  jsonb: (text) => JSON.parse(text) as unknown,
  'text[]': parserOf(TEXT_ARRAY),
};

interface Column {
  readonly property: string;
  /** Name in the database, escaped. */
  readonly name: string;
  readonly read: (text: string | null) => unknown;
}

function columnsOf(metadata: EntityMetadata): readonly Column[] {
  return metadata.columns.map(({ propertyName, databaseName, type, isArray, transformer }) => {
    const parse = PARSERS[`${String(type)}${isArray ? '[]' : ''}`];
    if (!parse) throw new Error(`${metadata.name}.${propertyName}: no parser for this column type`);
    const read = (text: string | null): unknown => (text === null ? null : parse(text));
    const from = [transformer ?? []].flat();
    return {
      property: propertyName,
      name: pg.escapeIdentifier(databaseName),
      read:
        from.length === 0
          ? read
          : (text) =>
              from.reduceRight<unknown>((value, one) => one.from(value) as unknown, read(text)),
    };
  });
}

/**
 * Makes the class of a record's rows: the entity's own prototype before it, a getter for each column that parses its
 * cell when it is read. A column that nobody asks for costs nothing.
 */
function rowClass<T extends Recorded>(
  type: RecordClass<T>,
  columns: readonly Column[],
): new (cells: Cells) => T {
  class Row {
    readonly #cells: Cells;
    constructor(cells: Cells) {
      this.#cells = cells;
    }
    static cell(row: Row, at: number): string | null {
      return row.#cells[at] ?? null;
    }
  }
  for (const [at, { property, read }] of columns.entries()) {
    Object.defineProperty(Row.prototype, property, {
      enumerable: true,
      get(this: Row) {
        return read(Row.cell(this, at));
      },
    });
  }
  Object.defineProperty(Row.prototype, 'constructor', { value: type });
  Object.setPrototypeOf(Row.prototype, type.prototype as object);
  return Row as unknown as new (cells: Cells) => T;
}

/** How the rows of one record type are asked for and read, compiled once from its entity. */
export class RecordRows<T extends Recorded = Recorded> {
  /** The table in whatever schema the connection stands, escaped. */
  readonly table: string;
  readonly #columns: readonly Column[];
  readonly #names: ReadonlyMap<string, string>;
  readonly #row: new (cells: Cells) => T;
  readonly #texts = new Map<string, string>();

  constructor(type: RecordClass<T>, metadata: EntityMetadata) {
    this.table = pg.escapeIdentifier(metadata.tableName);
    this.#columns = columnsOf(metadata);
    this.#names = new Map(this.#columns.map(({ property, name }) => [property, name]));
    this.#row = rowClass(type, this.#columns);
  }

  /** Lists the columns for a SELECT from the alias given. */
  select(alias: string): string {
    return this.#columns.map(({ name }) => `${alias}.${name}`).join(', ');
  }

  /** Names a property's column, escaped. */
  column(property: string): string {
    const name = this.#names.get(property);
    if (name === undefined) throw new Error(`${this.table} has no column for ${property}`);
    return name;
  }

  /** Keeps a statement by its shape: its text is written once. */
  text(shape: string, write: () => string): string {
    const known = this.#texts.get(shape) ?? write();
    this.#texts.set(shape, known);
    return known;
  }

  /** Makes the record of a row whose cells start with the columns of `select`. */
  record(cells: Cells): T {
    return new this.#row(cells);
  }
}

/** The rows of every record type of a subgraph. */
export class RecordTypes {
  readonly #rows = new Map<RecordClass, RecordRows>();

  constructor(
    source: Pick<DataSource, 'entityMetadatas'>,
    private readonly childFields: ChildFields = {},
  ) {
    for (const metadata of source.entityMetadatas) {
      const type = metadata.target as RecordClass;
      this.#rows.set(type, new RecordRows(type, metadata));
    }
  }

  /** Finds the children that are asked for when a field of a record type is. */
  childrenOf(type: RecordClass, field: string): Children | undefined {
    return this.childFields[type.name]?.[field];
  }

  /** Finds the rows of a record type. */
  of<T extends Recorded>(type: RecordClass<T>): RecordRows<T> {
    const rows = this.#rows.get(type);
    if (!rows) throw new Error(`${type.name} is no entity of this subgraph`);
    return rows as RecordRows<T>;
  }
}
