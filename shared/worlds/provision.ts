import { createHash } from 'node:crypto';

import pg from 'pg';
import type { EntityManager } from 'typeorm';

import { mechanismSeat, roleName } from '../database/names.js';
import { CLASSES, covers, type ClassName } from '../policy/classes.js';
import type { PermissionDocument } from '../policy/document.js';
import { documentDigest } from '../policy/policy.js';
import { standingGrants } from '../policy/standing-grants.js';
import type { Directory } from '../viewer/directory.js';
import { keepShape, misshapen } from './boundary/shape.js';
import { filledIn } from './filled.js';
import { fillStatement, projectionSelect } from './projection.js';
import { rowPolicy } from './row-policy.js';
import { allSeats, type Seat, worldSchema } from './seats.js';
import type { TableSpec } from './table-spec.js';
import { fillTallyStatement, keepsTally, tallyRights, tallyStatements } from './tally.js';

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** Everything that provisioning needs; the manager is the owner's, inside one transaction. */
export interface Provisioning {
  readonly manager: EntityManager;
  readonly prefix: string;
  readonly document: PermissionDocument;
  readonly specs: readonly TableSpec[];
  readonly directory: Directory;
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

async function mechanismColumns(manager: EntityManager): Promise<readonly Column[]> {
  return manager.query<Column[]>(`
    SELECT c.relname AS table, a.attname AS column,
      format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE "C"' ELSE '' END AS type
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    WHERE n.nspname = 'mechanism' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum`);
}

/** Computes what a world was built under: policy, structure and seats. */
function worldDigest(setup: Provisioning, columns: readonly Column[]): string {
  const tables = new Set(setup.specs.map((spec) => spec.table));
  const structure = columns.filter((column) => tables.has(column.table));
  const seats = allSeats(setup.directory);
  return createHash('sha256')
    .update(
      JSON.stringify([documentDigest(setup.document), structure, setup.specs, seats, setup.prefix]),
    )
    .digest('hex');
}

/** An app's clearance is the lower of its delegation's and its cap; a compartment never opens to an app. */
function cappedClearance(cap: ClassName): string {
  const above = CLASSES.filter((clearance) => !covers(cap, clearance));
  return `CASE WHEN clearance IN (${above.map(text).join(', ')}) THEN ${text(cap)} ELSE clearance END AS clearance`;
}

function seatStatements(
  spec: TableSpec,
  seat: Seat,
  prefix: string,
  columns: readonly Column[],
): readonly string[] {
  const role = name(roleName(prefix, seat.name));
  const table = `${name(worldSchema(seat.delegation))}.${name(spec.table)}`;
  const policy = rowPolicy(spec, seat);
  const statements = policy
    ? [`CREATE POLICY ${name(seat.name)} ON ${table} FOR SELECT TO ${role} USING (${policy})`]
    : [];
  const own = columns.filter((column) => column.table === spec.table);
  // Column by column: a right on the whole table opens xmin too, and that counts everyone's transactions.
  const readable = (open: (column: string) => boolean): string =>
    own.flatMap(({ column }) => (open(column) ? [name(column)] : [])).join(', ');
  if (seat.cap === null)
    return [...statements, `GRANT SELECT (${readable(() => true)}) ON ${table} TO ${role}`];
  const { cap } = seat;
  const open = (column: string): boolean => {
    const needed = spec.columns.find((known) => known.name === column)?.class;
    return needed === undefined || covers(cap, needed);
  };
  const selected = own.map(({ column, type }) => {
    if (column === 'clearance') return cappedClearance(cap);
    return open(column) ? name(column) : `NULL::${type} AS ${name(column)}`;
  });
  const view = `${name(seat.schema)}.${name(spec.table)}`;
  return [
    ...statements,
    `GRANT SELECT (${readable(open)}) ON ${table} TO ${role}`,
    `CREATE VIEW ${view} WITH (security_invoker = true) AS SELECT ${selected.join(', ')} FROM ${table}`,
    `GRANT SELECT ON ${view} TO ${role}`,
  ];
}

function tableStatements(
  spec: TableSpec,
  delegation: string,
  columns: readonly Column[],
  mechanism: string,
): readonly string[] {
  const table = `${name(worldSchema(delegation))}.${name(spec.table)}`;
  const own = columns.filter((column) => column.table === spec.table);
  const indexes = [
    ['created_at', 'id'],
    ...spec.indexes.map((list) => [...list, 'created_at', 'id']),
  ];
  return [
    `CREATE TABLE ${table} (${own.map((column) => `${name(column.column)} ${column.type}`).join(', ')}, PRIMARY KEY (id))`,
    ...indexes.map((list) => `CREATE INDEX ON ${table} (${list.map(name).join(', ')})`),
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${mechanism}`,
    `CREATE POLICY mechanism ON ${table} TO ${mechanism} USING (true) WITH CHECK (true)`,
  ];
}

async function buildWorld(
  setup: Provisioning,
  delegation: string,
  columns: readonly Column[],
): Promise<void> {
  const { manager, prefix } = setup;
  const mechanism = name(roleName(prefix, mechanismSeat(setup.document.subgraph)));
  const world = name(worldSchema(delegation));
  const seats = allSeats(setup.directory).filter((seat) => seat.delegation === delegation);
  const apps = seats.filter((seat) => seat.cap !== null);
  const tallied = setup.specs.filter((spec) => keepsTally(spec, delegation, setup.directory));
  const typeIn =
    ({ table }: TableSpec) =>
    (column: string): string =>
      columns.find((one) => one.table === table && one.column === column)?.type ?? 'text';
  const old = await manager.query<{ tablename: string }[]>(
    `SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'change'`,
    [worldSchema(delegation)],
  );
  const statements = [
    ...apps.map((seat) => `DROP SCHEMA IF EXISTS ${name(seat.schema)} CASCADE`),
    ...old.map((row) => `DROP TABLE ${world}.${name(row.tablename)} CASCADE`),
    ...apps.map((seat) => `CREATE SCHEMA ${name(seat.schema)}`),
    `CREATE SCHEMA IF NOT EXISTS ${world}`,
    `GRANT USAGE ON SCHEMA ${world} TO ${mechanism}`,
    // The feed outlives a rebuild: what was said to have changed has changed.
    `CREATE TABLE IF NOT EXISTS ${world}.change (
       seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
       at timestamptz NOT NULL, record_type text NOT NULL, record_id text COLLATE "C" NOT NULL, kind text NOT NULL)`,
    `GRANT SELECT, INSERT ON ${world}.change TO ${mechanism}`,
    ...setup.specs.flatMap((spec) => tableStatements(spec, delegation, columns, mechanism)),
    ...tallied.flatMap((spec) => tallyStatements(spec, delegation, typeIn(spec), mechanism)),
    ...seats.flatMap((seat) => [
      `GRANT USAGE ON SCHEMA ${world}${seat.cap === null ? '' : `, ${name(seat.schema)}`} TO ${name(roleName(prefix, seat.name))}`,
      ...setup.specs.flatMap((spec) => seatStatements(spec, seat, prefix, columns)),
      ...tallied.flatMap((spec) => tallyRights(spec, seat, name(roleName(prefix, seat.name)))),
    ]),
  ];
  await manager.query(statements.join(';\n'));
}

/**
 * Gives records that whole kinds of delegations hold to those that joined since, e.g. a fifth state.
 * @returns the delegations that were given something: their worlds do not hold it yet
 */
async function giveStanding(setup: Provisioning, now: Date): Promise<ReadonlySet<string>> {
  const given = new Set<string>();
  for (const { type, table, record } of setup.specs) {
    for (const { delegation, clearance } of standingGrants(record, setup.directory)) {
      const rows = await setup.manager.query<unknown[]>(
        `INSERT INTO mechanism.record_grant (id, record_type, record_id, delegation, clearance, since, act)
         SELECT gen_random_uuid(), $1, r.id, $2, $3, $4, 'migrate' FROM mechanism.${name(table)} r
         WHERE NOT EXISTS (SELECT 1 FROM mechanism.record_grant g WHERE g.record_type = $1 AND g.record_id = r.id AND g.delegation = $2)
         RETURNING record_id`,
        [type, delegation, clearance, now],
      );
      if (rows.length > 0) given.add(delegation);
    }
  }
  return given;
}

async function fillWorld(
  setup: Provisioning,
  filled: readonly TableSpec[],
  delegation: string,
  now: Date,
): Promise<void> {
  for (const spec of filled) {
    // A record that a new policy opens to this delegation for the first time is known from now on.
    await setup.manager.query(
      `INSERT INTO mechanism.known (delegation, record_type, record_id, version, created_at, updated_at)
       SELECT p.holder, ${text(spec.type)}, p.id, 1, $2, $2 FROM (${projectionSelect(spec, 'all')}) p ON CONFLICT DO NOTHING`,
      [[delegation], now],
    );
    const written = await setup.manager.queryRunner?.query(
      fillStatement(spec, delegation),
      [[delegation]],
      true,
    );
    // What is filled at once has no statistics yet: the first plans would be made without, and be kept.
    if (written?.affected)
      await setup.manager.query(`ANALYZE ${name(worldSchema(delegation))}.${name(spec.table)}`);
    if (keepsTally(spec, delegation, setup.directory))
      await setup.manager.query(fillTallyStatement(spec, delegation));
  }
}

/** Builds every world whose policy, structure or seats have changed, or all of them when asked to. */
export async function provisionWorlds(
  setup: Provisioning,
  which: 'changed' | 'all',
  now: Date,
): Promise<readonly string[]> {
  const columns = await mechanismColumns(setup.manager);
  const digest = worldDigest(setup, columns);
  const stored = await setup.manager.query<{ world: string; digest: string }[]>(
    'SELECT world, digest FROM mechanism.world_digest',
  );
  const bent = await misshapen(setup.manager, setup.directory);
  const given = await giveStanding(setup, now);
  const due = setup.directory.delegations.filter(({ code }) => {
    const world = worldSchema(code);
    const current = stored.some((row) => row.world === world && row.digest === digest);
    const sound = current && !given.has(code) && !bent.some((entry) => entry.world === world);
    return which === 'all' || !sound;
  });
  if (due.length === 0) return [];
  // At a first start nearly all tables are empty, and planning a projection takes a while.
  const filled = await filledIn(setup.manager, setup.specs, ['mechanism']);
  for (const { code } of due) {
    const world = worldSchema(code);
    await buildWorld(setup, code, columns);
    await fillWorld(setup, filled, code, now);
    await setup.manager.query(
      'INSERT INTO mechanism.world_digest (world, digest) VALUES ($1, $2) ON CONFLICT (world) DO UPDATE SET digest = EXCLUDED.digest',
      [world, digest],
    );
    await keepShape(setup.manager, setup.directory, code);
  }
  return due.map(({ code }) => worldSchema(code));
}

/** Finds the worlds that were built under another policy, structure or set of seats than this program's. */
export async function staleWorlds(setup: Provisioning): Promise<readonly string[]> {
  const digest = worldDigest(setup, await mechanismColumns(setup.manager));
  const stored = await setup.manager.query<{ world: string; digest: string }[]>(
    'SELECT world, digest FROM mechanism.world_digest',
  );
  return setup.directory.delegations
    .map((entry) => worldSchema(entry.code))
    .filter((world) => !stored.some((row) => row.world === world && row.digest === digest));
}
