import type { DataSource } from 'typeorm';

import { StartRefused } from '../errors.js';
import type { ClassName } from '../policy/classes.js';
import {
  fieldClass,
  type PermissionDocument,
  RECORD_COLUMNS,
  type RecordRule,
} from '../policy/document.js';

export interface ColumnSpec {
  /** Name in the database. */
  readonly name: string;
  readonly class: ClassName;
}

/** A record type as the database knows it, with the class of every column. */
export interface TableSpec {
  readonly type: string;
  readonly table: string;
  readonly record: RecordRule;
  /** The columns besides those that every record has. */
  readonly columns: readonly ColumnSpec[];
  /** Column lists to index in a world. */
  readonly indexes: readonly (readonly string[])[];
}

/**
 * Joins a subgraph's document with its entities.
 * @throws StartRefused with every column that has no class and every record without an entity
 */
export function tableSpecs(document: PermissionDocument, source: DataSource): readonly TableSpec[] {
  const reasons: string[] = [];
  const specs = Object.entries(document.records).map(([type, record]): TableSpec => {
    const metadata = source.entityMetadatas.find((entity) => entity.name === type);
    if (!metadata) {
      reasons.push(`${type} is in the permissions but is no entity`);
      return { type, table: record.table, record, columns: [], indexes: [] };
    }
    if (metadata.tableName !== record.table)
      reasons.push(`${type} is stored in ${metadata.tableName}, not ${record.table}`);
    const columns = metadata.columns
      .filter((column) => !RECORD_COLUMNS.some((name) => name === column.propertyName))
      .map((column) => {
        const needed = fieldClass(record, column.propertyName);
        if (needed === undefined)
          reasons.push(`${type}: column ${column.propertyName} has no class`);
        return { name: column.databaseName, class: needed ?? record.existence };
      });
    const databaseName = (property: string): string => {
      const column = metadata.findColumnWithPropertyName(property);
      if (!column) reasons.push(`${type}: index on ${property}, which is no column`);
      return column?.databaseName ?? property;
    };
    return {
      type,
      table: record.table,
      record,
      columns,
      indexes: (record.indexes ?? []).map((list) => list.map(databaseName)),
    };
  });
  if (reasons.length > 0) throw new StartRefused(reasons);
  return specs;
}
