import pg from 'pg';

import { CLASSES, clearancesFor, covers } from '../policy/classes.js';
import { worldSchema } from './seats.js';
import { firstTallyPart, tallied, tallyParts } from './tally.js';
import type { TableSpec } from './table-spec.js';

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

function list(values: readonly string[]): string {
  return values.map(text).join(', ');
}

/** Orders clearances so that the highest is the one that opens most; the act runner refuses pairs that do not compare. */
function clearanceRank(column: string): string {
  return `CASE ${column} ${CLASSES.map((clearance, rank) => `WHEN ${text(clearance)} THEN ${rank}`).join(' ')} END`;
}

function markingCovered(): string {
  const pairs = CLASSES.flatMap((clearance) =>
    CLASSES.filter((marking) => covers(clearance, marking)).map(
      (marking) => `(${text(marking)}, ${text(clearance)})`,
    ),
  );
  return `(r.marking, g.clearance) IN (${pairs.join(', ')})`;
}

/** Lists a world's columns in the order in which the projection selects them. */
function projectedColumns(spec: TableSpec): readonly string[] {
  return [
    'id',
    'originator',
    'marking',
    'clearance',
    'only_roles',
    'until',
    ...spec.columns.map((column) => column.name),
  ];
}

/**
 * Compiles what delegations may know of one record type: exactly the rows on which they hold a grant that covers the
 * record's existence and marking, with NULL in every column above its clearance. $1 is an array of delegations, and
 * `holder` says whose each row is; with `byId`, $2 is an array of ids.
 */
export function projectionSelect(spec: TableSpec, scope: 'all' | 'byId'): string {
  const existence = clearancesFor(spec.record.existence);
  const columns = spec.columns.map((column) => {
    const opens = clearancesFor(column.class);
    if (existence.every((clearance) => opens.includes(clearance))) return `r.${name(column.name)}`;
    return `CASE WHEN g.clearance IN (${list(opens)}) THEN r.${name(column.name)} END AS ${name(column.name)}`;
  });
  const which = scope === 'byId' ? ' AND record_id = ANY($2)' : '';
  return `
    SELECT r.id, r.originator, r.marking, g.clearance, g.only_roles, g.until${columns.map((column) => `, ${column}`).join('')}, g.holder
    FROM mechanism.${name(spec.table)} r
    JOIN (
      SELECT DISTINCT ON (delegation, record_id) delegation AS holder, record_id, clearance, only_roles, until
      FROM mechanism.record_grant
      WHERE record_type = ${text(spec.type)} AND ended_at IS NULL AND delegation = ANY($1)${which}
      ORDER BY delegation, record_id, ${clearanceRank('clearance')} DESC, until DESC NULLS FIRST
    ) g ON g.record_id = r.id
    WHERE g.clearance IN (${list(existence)}) AND ${markingCovered()}`;
}

/** A world into which records are projected. */
export interface Receiver {
  readonly delegation: string;
  /** Whether it keeps a tally of the type. */
  readonly tally: boolean;
}

/** The parts of a projection that bring one world up to date; `at` tells them from those of the other worlds. */
function worldParts(spec: TableSpec, { delegation, tally }: Receiver, at: number): string {
  const world = name(worldSchema(delegation));
  const table = `${world}.${name(spec.table)}`;
  const columns = projectedColumns(spec);
  const changed = columns.slice(1);
  const n = String(at);
  return `
    gone${n} AS (
      DELETE FROM ${table} w WHERE w.id = ANY($2)
        AND NOT EXISTS (SELECT 1 FROM p WHERE p.holder = ${text(delegation)} AND p.id = w.id) RETURNING w.id
    ),
    put${n} AS (
      INSERT INTO ${table} AS w (${columns.map(name).join(', ')}, version, created_at, updated_at)
      SELECT ${columns.map((column) => `p.${name(column)}`).join(', ')}, COALESCE(k.version, 0) + 1, $3, $3
      FROM p LEFT JOIN mechanism.known k
        ON k.delegation = ${text(delegation)} AND k.record_type = ${text(spec.type)} AND k.record_id = p.id
      WHERE p.holder = ${text(delegation)}
      ON CONFLICT (id) DO UPDATE SET ${changed.map((column) => `${name(column)} = EXCLUDED.${name(column)}`).join(', ')},
        version = w.version + 1, updated_at = $3
      WHERE (${changed.map((column) => `w.${name(column)}`).join(', ')})
        IS DISTINCT FROM (${changed.map((column) => `EXCLUDED.${name(column)}`).join(', ')})
      RETURNING w.id, w.version, w.created_at, w.updated_at${tally ? tallied(spec, 'w') : ''}
    ),
    told${n} AS (
      INSERT INTO ${world}.change (at, record_type, record_id, kind)
      SELECT $3, ${text(spec.type)}, id, CASE WHEN created_at = updated_at THEN 'ADDED' ELSE 'CHANGED' END FROM put${n}
      UNION ALL SELECT $3, ${text(spec.type)}, id, 'REMOVED' FROM gone${n}
    )${tally ? `,${tallyParts(spec, delegation, n)}` : ''}`;
}

/** The parts of a projection that bring records into a world that has never held them: nothing is looked for there. */
function firstParts(spec: TableSpec, { delegation, tally }: Receiver, at: number): string {
  const world = name(worldSchema(delegation));
  const columns = projectedColumns(spec);
  const held = `FROM p WHERE p.holder = ${text(delegation)}`;
  const n = String(at);
  return `
    put${n} AS (
      INSERT INTO ${world}.${name(spec.table)} (${columns.map(name).join(', ')}, version, created_at, updated_at)
      SELECT ${columns.map((column) => `p.${name(column)}`).join(', ')}, 1, $3, $3 ${held}
    ),
    told${n} AS (
      INSERT INTO ${world}.change (at, record_type, record_id, kind)
      SELECT $3, ${text(spec.type)}, p.id, 'ADDED' ${held}
    )${tally ? `,${firstTallyPart(spec, delegation, n)}` : ''}`;
}

/** Worlds into which records are projected. */
export interface Receivers {
  /** Those that hold or held one of the records. */
  readonly held: readonly Receiver[];
  /** Those that have never held any of them. */
  readonly fresh: readonly Receiver[];
}

function compiled(spec: TableSpec, { held, fresh }: Receivers): string {
  const worlds = [
    ...held.map((receiver, at) => worldParts(spec, receiver, at)),
    ...fresh.map((receiver, at) => firstParts(spec, receiver, held.length + at)),
  ];
  const put = held.map(
    ({ delegation }, at) =>
      `SELECT ${text(delegation)}, ${text(spec.type)}, id, version, created_at, updated_at FROM put${String(at)}`,
  );
  const first =
    fresh.length === 0
      ? []
      : [
          `SELECT p.holder, ${text(spec.type)}, p.id, 1, $3, $3 FROM p WHERE p.holder IN (${list(fresh.map(({ delegation }) => delegation))})`,
        ];
  return `
    WITH p AS MATERIALIZED (${projectionSelect(spec, 'byId')}),
    ${worlds.join(',')}
    INSERT INTO mechanism.known AS k (delegation, record_type, record_id, version, created_at, updated_at)
    ${[...put, ...first].join(' UNION ALL ')}
    ON CONFLICT (delegation, record_type, record_id) DO UPDATE
    SET version = EXCLUDED.version, created_at = EXCLUDED.created_at, updated_at = EXCLUDED.updated_at`;
}

const kept = new WeakMap<TableSpec, Map<string, string>>();

/**
 * Compiles the statement that brings the worlds of some delegations up to date, $1, for the ids in $2, at the time $3:
 * rows come, change and go; a world's own version, times and change feed move only when something that its delegation
 * may see has moved. A world that has never held any of the records is given them, without a look at what it has: most of
 * the work is in the look.
 */
export function projectStatement(spec: TableSpec, receivers: Receivers): string {
  const texts = kept.get(spec) ?? new Map<string, string>();
  kept.set(spec, texts);
  const named = (worlds: readonly Receiver[]): string =>
    worlds.map(({ delegation, tally }) => `${delegation}${tally ? '+' : ''}`).join();
  const key = `${named(receivers.held)} ${named(receivers.fresh)}`;
  const known = texts.get(key) ?? compiled(spec, receivers);
  texts.set(key, known);
  return known;
}

const TIMES = ['version', 'created_at', 'updated_at'];

/** What worlds should hold, each row with the version and the times that its delegation knows. $1 is an array of delegations. */
function expectedRows(spec: TableSpec): string {
  const known = TIMES.map((column) => `k.${column}`).join(', ');
  return `
    SELECT p.*, ${known} FROM (${projectionSelect(spec, 'all')}) p
    LEFT JOIN mechanism.known k ON k.delegation = p.holder AND k.record_type = ${text(spec.type)} AND k.record_id = p.id`;
}

/** Compiles the statement that fills an empty world's table from the mechanism. $1 is an array of its delegation alone. */
export function fillStatement(spec: TableSpec, delegation: string): string {
  const columns = [...projectedColumns(spec).map(name), ...TIMES].join(', ');
  return `
    INSERT INTO ${name(worldSchema(delegation))}.${name(spec.table)} (${columns})
    SELECT ${columns} FROM (${expectedRows(spec)}) e`;
}

/**
 * Compiles the comparison of worlds with their projection: the rows that one of them has and the other has not, and
 * whose they are. $1 is an array of the same delegations.
 */
export function differenceStatement(spec: TableSpec, delegations: readonly string[]): string {
  const columns = [...projectedColumns(spec).map(name), ...TIMES].join(', ');
  const actual = delegations.map(
    (code) =>
      `SELECT ${text(code)} AS holder, ${columns} FROM ${name(worldSchema(code))}.${name(spec.table)}`,
  );
  const rows = (left: string, right: string): string =>
    `SELECT * FROM ${left} EXCEPT ALL SELECT * FROM ${right}`;
  // Each is read once, and for all worlds at once: planning a projection takes longer than doing it.
  return `
    WITH expected AS MATERIALIZED (SELECT holder, ${columns} FROM (${expectedRows(spec)}) e),
      actual AS MATERIALIZED (${actual.join(' UNION ALL ')})
    SELECT 'MISSING' AS side, holder, id FROM (${rows('expected', 'actual')}) m
    UNION ALL
    SELECT 'UNEXPECTED' AS side, holder, id FROM (${rows('actual', 'expected')}) u`;
}
