import pg from 'pg';

import { readsCases } from '../policy/reach.js';
import type { Directory } from '../viewer/directory.js';
import { rowIsOpen } from './row-policy.js';
import { type Seat, worldSchema } from './seats.js';
import type { TableSpec } from './table-spec.js';

// A tally says how many rows a world's table has of each combination of some columns. It is a ledger: whoever changes
// rows adds entries and never touches those of others, so that the acts of two sides, which both write a mediator's
// world, do not wait for each other; a reader adds the entries up, and a worker merges them (docs/adr/0017).

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** Tells whether a delegation's world keeps a tally of a record type. */
export function keepsTally(
  { tally }: TableSpec,
  delegation: string,
  directory: Directory,
): boolean {
  const kind = directory.find(delegation)?.kind;
  return kind !== undefined && (tally?.kinds.includes(kind) ?? false);
}

/** Names the table of a record type's tally, as a seat finds it on its search path. */
export function tallyName(table: string): string {
  return `${table}_tally`;
}

/** Names the table of a world's tally. */
export function tallyOf(spec: TableSpec, delegation: string): string {
  return `${name(worldSchema(delegation))}.${name(tallyName(spec.table))}`;
}

function tableOf(spec: TableSpec, delegation: string): string {
  return `${name(worldSchema(delegation))}.${name(spec.table)}`;
}

/** What is counted apart: the combination, and what decides which seats read the rows and until when. */
function apart({ tally }: TableSpec): readonly string[] {
  return [...(tally?.columns ?? []), 'only_roles', 'until'];
}

function columnsOf(spec: TableSpec): string {
  return apart(spec).map(name).join(', ');
}

/** The statements that make a world's tally, of which the mechanism's role adds and merges entries. */
export function tallyStatements(
  spec: TableSpec,
  delegation: string,
  typeOf: (column: string) => string,
  mechanism: string,
): readonly string[] {
  const table = tallyOf(spec, delegation);
  const columns = apart(spec).map((column) => `${name(column)} ${typeOf(column)}`);
  return [
    `CREATE TABLE ${table} (${columns.join(', ')}, n int NOT NULL)`,
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `GRANT SELECT, INSERT, DELETE ON ${table} TO ${mechanism}`,
    `CREATE POLICY mechanism ON ${table} TO ${mechanism} USING (true) WITH CHECK (true)`,
  ];
}

/** The statements that open a tally to a seat that reads every row which it counts; other seats have no right on it. */
export function tallyRights(spec: TableSpec, seat: Seat, role: string): readonly string[] {
  if (seat.cap !== null || (spec.record.reach === 'CASE' && !readsCases(seat.role))) return [];
  const table = tallyOf(spec, seat.delegation);
  return [
    `CREATE POLICY ${name(seat.name)} ON ${table} FOR SELECT TO ${role} USING (${rowIsOpen(seat)})`,
    `GRANT SELECT (${columnsOf(spec)}, n) ON ${table} TO ${role}`,
  ];
}

/**
 * The parts of a projection that keep a tally of a world that may have held the records: `put` and `gone` are the parts that
 * change its rows, and `was` reads them as they were before the statement.
 */
export function tallyParts(spec: TableSpec, delegation: string, n: string): string {
  const columns = columnsOf(spec);
  return `
    was${n} AS (SELECT id, ${columns} FROM ${tableOf(spec, delegation)} WHERE id = ANY($2)),
    tally${n} AS (
      INSERT INTO ${tallyOf(spec, delegation)} (${columns}, n)
      SELECT ${columns}, sum(e.n) FROM (
        SELECT ${columns}, 1 AS n FROM put${n}
        UNION ALL SELECT ${columns}, -1 FROM was${n} WHERE id IN (SELECT id FROM put${n} UNION ALL SELECT id FROM gone${n})
      ) e GROUP BY ${columns} HAVING sum(e.n) <> 0
    )`;
}

/** What the part that changes a tallied world's rows has to return for it. */
export function tallied(spec: TableSpec, row: string): string {
  return apart(spec)
    .map((column) => `, ${row}.${name(column)}`)
    .join('');
}

/** The part of a projection that keeps a tally of a world that has never held the records. */
export function firstTallyPart(spec: TableSpec, delegation: string, n: string): string {
  const columns = columnsOf(spec);
  return `
    tally${n} AS (
      INSERT INTO ${tallyOf(spec, delegation)} (${columns}, n) SELECT ${columns}, 1 FROM p WHERE p.holder = ${text(delegation)}
    )`;
}

function counted(spec: TableSpec, delegation: string): string {
  const columns = columnsOf(spec);
  return `SELECT ${columns}, count(*)::int AS n FROM ${tableOf(spec, delegation)} GROUP BY ${columns}`;
}

/** Compiles the statement that fills an empty tally from its world's table. */
export function fillTallyStatement(spec: TableSpec, delegation: string): string {
  return `INSERT INTO ${tallyOf(spec, delegation)} (${columnsOf(spec)}, n) ${counted(spec, delegation)}`;
}

/** Compiles the comparison of a tally with the rows that it counts: the sums that one of them has and the other has not. */
export function tallyDifference(spec: TableSpec, delegation: string): string {
  const columns = columnsOf(spec);
  const kept = `SELECT ${columns}, sum(n)::int AS n FROM ${tallyOf(spec, delegation)} GROUP BY ${columns} HAVING sum(n) <> 0`;
  return `
    WITH kept AS (${kept}), counted AS (${counted(spec, delegation)})
    SELECT 'MISSING' AS side FROM (SELECT * FROM counted EXCEPT ALL SELECT * FROM kept) m
    UNION ALL SELECT 'UNEXPECTED' FROM (SELECT * FROM kept EXCEPT ALL SELECT * FROM counted) u`;
}

/** Compiles the statement that says how many entries a tally has. */
export function tallyLength(spec: TableSpec, delegation: string): string {
  return `SELECT count(*)::int AS length FROM ${tallyOf(spec, delegation)}`;
}

/**
 * Compiles the statement that makes one entry of all entries of a combination, and says how many there are then. It waits
 * for no act: what is added meanwhile stays an entry of its own.
 */
export function mergeStatement(spec: TableSpec, delegation: string): string {
  const columns = columnsOf(spec);
  const table = tallyOf(spec, delegation);
  return `
    WITH old AS (DELETE FROM ${table} RETURNING ${columns}, n),
    merged AS (
      INSERT INTO ${table} (${columns}, n)
      SELECT ${columns}, sum(n) FROM old GROUP BY ${columns} HAVING sum(n) <> 0 RETURNING n
    )
    SELECT count(*)::int AS length FROM merged`;
}
