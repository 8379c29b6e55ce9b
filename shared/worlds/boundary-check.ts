import type { EntityManager } from 'typeorm';

import { databaseName, mechanismSeat, roleName } from '../database/connection.js';
import type { Directory } from '../viewer/directory.js';
import { allSeats, worldSchema } from './seats.js';

interface RoleRow {
  readonly rolname: string;
  readonly powers: string;
  readonly member: boolean;
}

interface SeatRole {
  readonly role: string;
  readonly schemas: readonly string[];
}

interface ReachRow {
  readonly role: string;
  readonly schema: string;
  readonly object: string;
}

const POWERS = `concat_ws(', ', CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolbypassrls THEN 'row security bypass' END,
  CASE WHEN rolcreaterole THEN 'role creation' END, CASE WHEN rolcreatedb THEN 'database creation' END, CASE WHEN rolreplication THEN 'replication' END)`;

async function rolePowers(
  manager: EntityManager,
  roles: readonly string[],
): Promise<readonly string[]> {
  const rows = await manager.query<RoleRow[]>(
    `SELECT rolname, ${POWERS} AS powers, EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid) AS member
     FROM pg_roles r WHERE rolname = ANY($1)`,
    [roles],
  );
  const missing = roles.filter((role) => !rows.some((row) => row.rolname === role));
  return [
    ...missing.map((role) => `the seat ${role} is not in the database; run the migration`),
    ...rows
      .filter((row) => row.powers !== '')
      .map((row) => `the seat ${row.rolname} has ${row.powers}`),
    ...rows
      .filter((row) => row.member)
      .map((row) => `the seat ${row.rolname} is a member of another role`),
  ];
}

/** Everything that a seat may use outside its schemas, or change inside them: schemas, tables, columns, sequences. */
async function reachOutside(
  manager: EntityManager,
  seats: readonly SeatRole[],
): Promise<readonly ReachRow[]> {
  // CASE keeps the order of the tests: the privilege functions fail on the wrong kind of object.
  return manager.query<ReachRow[]>(
    `WITH seat AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS s (role text, schemas text[])),
     object AS (
       SELECT n.nspname AS schema, c.relname AS name, c.oid, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'v', 'm', 'f', 'p', 'S')
     )
     SELECT seat.role, n.nspname AS schema, '' AS object FROM seat, pg_namespace n
     WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
       AND (has_schema_privilege(seat.role, n.oid, 'CREATE')
         OR (NOT n.nspname = ANY(seat.schemas) AND has_schema_privilege(seat.role, n.oid, 'USAGE')))
     UNION ALL
     SELECT seat.role, o.schema, o.name FROM seat, object o
     WHERE CASE
       WHEN o.relkind = 'S' THEN has_sequence_privilege(seat.role, o.oid, 'USAGE, SELECT, UPDATE')
       WHEN o.schema = ANY(seat.schemas) THEN has_table_privilege(seat.role, o.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
         OR (o.name = 'change' AND has_table_privilege(seat.role, o.oid, 'SELECT'))
       ELSE has_table_privilege(seat.role, o.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
         OR has_any_column_privilege(seat.role, o.oid, 'SELECT, INSERT, UPDATE')
     END`,
    [JSON.stringify(seats)],
  );
}

/** Objects that act with their owner's rights, and world tables without row security: there are none in a sound database. */
async function unsafeObjects(manager: EntityManager): Promise<readonly string[]> {
  const rows = await manager.query<{ reason: string }[]>(
    `SELECT 'the function ' || n.nspname || '.' || p.proname || ' runs with its owner''s rights' AS reason
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
     UNION ALL
     SELECT 'the view ' || n.nspname || '.' || c.relname || ' reads with its owner''s rights'
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE (c.relkind = 'm' OR (c.relkind = 'v' AND NOT COALESCE(c.reloptions::text[] && ARRAY['security_invoker=true', 'security_invoker=on'], false)))
       AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
     UNION ALL
     SELECT 'the table ' || n.nspname || '.' || c.relname || ' has no row security'
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname LIKE 'world\\_%' AND c.relkind = 'r' AND c.relname <> 'change' AND NOT c.relrowsecurity`,
  );
  return rows.map((row) => row.reason);
}

async function openDoors(
  manager: EntityManager,
  prefix: string,
  subgraph: string,
): Promise<readonly string[]> {
  const rows = await manager
    .query<{ connect: boolean; temp: boolean; create: boolean }[]>(
      `SELECT has_database_privilege('public', $1, 'CONNECT') AS connect, has_database_privilege('public', $1, 'TEMP') AS temp,
       has_schema_privilege('public', 'public', 'CREATE') AS create`,
      [databaseName(prefix, subgraph)],
    )
    .catch(() => []);
  const row = rows[0];
  return row && (row.connect || row.temp || row.create)
    ? [`the database of ${subgraph} is open to every role of the server`]
    : [];
}

/**
 * Asks the catalogue whether any seat could read outside its world: powers, memberships, schemas, tables,
 * columns, sequences, definer functions and views.
 * @returns the reasons not to start, empty when the walls stand
 */
export async function checkBoundaries(
  manager: EntityManager,
  directory: Directory,
  prefix: string,
  subgraph: string,
): Promise<readonly string[]> {
  const seats = allSeats(directory);
  const mechanism = roleName(prefix, mechanismSeat(subgraph));
  const reasons = [
    ...(await rolePowers(manager, [
      mechanism,
      ...seats.map((seat) => roleName(prefix, seat.name)),
    ])),
    ...(await unsafeObjects(manager)),
    ...(await openDoors(manager, prefix, subgraph)),
  ];
  if (reasons.some((reason) => reason.includes('is not in the database'))) return reasons;
  const reached = await reachOutside(
    manager,
    seats.map((seat) => ({
      role: roleName(prefix, seat.name),
      schemas: [worldSchema(seat.delegation), seat.schema],
    })),
  );
  return [
    ...reasons,
    ...reached.map(
      (row) => `the seat ${row.role} reaches ${row.schema}${row.object && `.${row.object}`}`,
    ),
  ];
}
