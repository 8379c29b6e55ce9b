import pg from 'pg';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

import type { RecordClass } from '../subgraph/recorded.js';

/** A statement whose text is the same for all rows with the same properties, and its values. */
export type Write = readonly [text: string, values: readonly unknown[]];

const name = pg.escapeIdentifier;

interface Given {
  readonly column: ColumnMetadata;
  readonly value: unknown;
}

function givenOf(source: DataSource, metadata: EntityMetadata, row: object): readonly Given[] {
  return Object.entries(row).flatMap(([property, value]): readonly Given[] => {
    if (value === undefined) return [];
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${metadata.name} has no column for ${property}`);
    return [{ column, value: source.driver.preparePersistentValue(value, column) as unknown }];
  });
}

function tableOf(metadata: EntityMetadata): string {
  return `mechanism.${name(metadata.tableName)}`;
}

/** Writes the statement that inserts a row of a record type; what is not given has its column's default. */
export function insertOf(source: DataSource, type: RecordClass, row: object): Write {
  const metadata = source.getMetadata(type);
  const given = givenOf(source, metadata, row);
  const columns = given.map(({ column }) => name(column.databaseName)).join(', ');
  const places = given.map((_, at) => `$${String(at + 1)}`).join(', ');
  const text = `INSERT INTO ${tableOf(metadata)} (${columns}) VALUES (${places})`;
  return [text, given.map(({ value }) => value)];
}

/** Writes the statement that changes a row of a record type and counts its version on. */
export function updateOf(source: DataSource, type: RecordClass, id: string, row: object): Write {
  const metadata = source.getMetadata(type);
  const given = givenOf(source, metadata, row);
  const columns = given.map(
    ({ column }, at) => `${name(column.databaseName)} = $${String(at + 2)}`,
  );
  const text = `UPDATE ${tableOf(metadata)} SET ${[...columns, 'version = version + 1'].join(', ')} WHERE id = $1`;
  return [text, [id, ...given.map(({ value }) => value)]];
}

/** Writes the statement that finds the ids of a record type's rows by some of their values. */
export function idsOf(source: DataSource, type: RecordClass, row: object): Write {
  const metadata = source.getMetadata(type);
  const given = givenOf(source, metadata, row);
  const conditions = given.map(
    ({ column }, at) => `${name(column.databaseName)} = $${String(at + 1)}`,
  );
  const text = `SELECT id FROM ${tableOf(metadata)} WHERE ${conditions.join(' AND ')} ORDER BY created_at, id`;
  return [text, given.map(({ value }) => value)];
}
