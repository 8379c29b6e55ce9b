import type { EntityManager } from 'typeorm';

import { mechanismSeat, roleName } from '../../database/names.js';
import { type Boundaries, seatRoles } from './deployment.js';

const POWERS = `concat_ws(', ', CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolbypassrls THEN 'row security bypass' END,
  CASE WHEN rolcreaterole THEN 'role creation' END, CASE WHEN rolcreatedb THEN 'database creation' END, CASE WHEN rolreplication THEN 'replication' END)`;

// Settings that change who a session is, who reads in it or what its names mean; a database may have others.
const TELLING_SETTINGS = `(role|session_authorization|row_security|search_path|session_preload_libraries|local_preload_libraries|mizan\\..*)`;

// What a role is beside its rights: powers, memberships both ways, ownership on the whole server, settings.
const ROLE_FAULTS = `
  WITH ours AS (SELECT name, r.* FROM unnest($1::text[]) AS name LEFT JOIN pg_roles r ON r.rolname = name)
  SELECT 'the seat ' || name || ' is not in the database; run the migration' AS reason FROM ours WHERE rolname IS NULL
  UNION ALL
  SELECT 'the seat ' || name || ' has ' || ${POWERS} FROM ours WHERE ${POWERS} <> ''
  UNION ALL
  SELECT 'the seat ' || o.name || ' is a member of another role, ' || m.roleid::regrole FROM ours o JOIN pg_auth_members m ON m.member = o.oid
  UNION ALL
  SELECT 'the role ' || r.rolname || ' can become the seat ' || o.name FROM ours o JOIN pg_auth_members m ON m.roleid = o.oid JOIN pg_roles r ON r.oid = m.member
  WHERE NOT r.rolsuper AND r.oid <> (SELECT datdba FROM pg_database WHERE datname = current_database())
  UNION ALL
  SELECT 'the seat ' || o.name || ' owns ' || CASE WHEN d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    THEN pg_describe_object(d.classid, d.objid, 0) ELSE 'something in the database ' || COALESCE((SELECT datname FROM pg_database WHERE oid = d.dbid), '?') END
  FROM ours o CROSS JOIN LATERAL (
    -- By the role, never by reading the whole table: it has a row for every right in every database of the server.
    SELECT * FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = o.oid OFFSET 0
  ) d WHERE d.deptype = 'o'
  UNION ALL
  SELECT 'the seat ' || o.name || ' has the setting ' || split_part(s, '=', 1) || ' of its own' FROM ours o
  JOIN pg_db_role_setting x ON x.setrole = o.oid, unnest(x.setconfig) AS s
  UNION ALL
  SELECT 'the database sets ' || split_part(s, '=', 1) || ' for every role' FROM pg_db_role_setting x, unnest(x.setconfig) AS s
  WHERE x.setrole = 0 AND x.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    AND s ~* '^${TELLING_SETTINGS}='`;

/** Finds what the roles of the seats and of the mechanism are and should not be. */
export async function roleFaults(
  manager: EntityManager,
  boundaries: Boundaries,
): Promise<readonly string[]> {
  const mechanism = roleName(boundaries.prefix, mechanismSeat(boundaries.subgraph));
  const roles = [mechanism, ...seatRoles(boundaries).map((seat) => seat.role)];
  const rows = await manager.query<{ reason: string }[]>(ROLE_FAULTS, [roles]);
  return rows.map((row) => row.reason);
}
