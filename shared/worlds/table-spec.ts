import type { DataSource } from 'typeorm';

import { StartRefused } from '../errors.js';
import type { ClassName } from '../policy/classes.js';
import {
  assignmentsOf,
  fieldClass,
  type PermissionDocument,
  RECORD_COLUMNS,
  type RecordRule,
} from '../policy/document.js';
import type { DelegationKind } from '../viewer/roles.js';

export interface ColumnSpec {
  /** Name in the database. */
  readonly name: string;
  readonly class: ClassName;
}

/** What a monitor reads of a table: its own assignments, or the rows whose column has a value that it reads elsewhere. */
export type AssignedRows =
  | { readonly reader: string; readonly until: string }
  | { readonly column: string; readonly table: string; readonly by: string };

/** A record type as the database knows it, with the class of every column. */
export interface TableSpec {
  readonly type: string;
  readonly table: string;
  readonly record: RecordRule;
  /** The columns besides those that every record has. */
  readonly columns: readonly ColumnSpec[];
  /** Column lists to index in a world. */
  readonly indexes: readonly (readonly string[])[];
  /** Absent where no monitor reads it by an assignment. */
  readonly assigned?: AssignedRows;
  /** The columns of which the worlds of some kinds of delegations keep a tally. */
  readonly tally?: {
    readonly columns: readonly string[];
    readonly kinds: readonly DelegationKind[];
  };
}

/** Finds what a document says of monitors and a type, in the database's names; says what it could not find. */
function assignedRows(
  document: PermissionDocument,
  source: DataSource,
  type: string,
  reasons: string[],
): Pick<TableSpec, 'assigned'> {
  const columnOf = (of: string, property: string): string => {
    const metadata = source.entityMetadatas.find((entity) => entity.name === of);
    const column = metadata?.findColumnWithPropertyName(property);
    if (!column) reasons.push(`${type}: the case key needs ${of}.${property}, which is no column`);
    return column?.databaseName ?? property;
  };
  const key = document.records[type]?.caseKey;
  if (key === undefined) return {};
  if (typeof key === 'object' && 'reader' in key) {
    const { reader, until } = key;
    return { assigned: { reader: columnOf(type, reader), until: columnOf(type, until) } };
  }
  const root = { of: assignmentsOf(document) ?? '', by: 'allegationId' };
  const { column, of, by } = typeof key === 'string' ? { column: key, ...root } : key;
  const table = document.records[of]?.table ?? '';
  return { assigned: { column: columnOf(type, column), table, by: columnOf(of, by) } };
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
      if (!column) reasons.push(`${type}: index or tally of ${property}, which is no column`);
      return column?.databaseName ?? property;
    };
    const { tally } = record;
    return {
      type,
      table: record.table,
      record,
      columns,
      indexes: (record.indexes ?? []).map((list) => list.map(databaseName)),
      ...assignedRows(document, source, type, reasons),
      ...(tally && { tally: { columns: tally.by.map(databaseName), kinds: tally.kinds } }),
    };
  });
  if (reasons.length > 0) throw new StartRefused(reasons);
  return specs;
}
