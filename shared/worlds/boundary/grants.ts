import type { EntityManager } from 'typeorm';

import {
  FIRST_OWN_OBJECT,
  TELLING_FUNCTIONS,
  TELLING_RELATIONS,
} from '../../database/catalogue.js';
import { mechanismSeat, roleName } from '../../database/names.js';
import { type Boundaries, seatRoles } from './deployment.js';

interface GrantRow {
  readonly role: string | null;
  readonly privilege: string;
  readonly kind: string;
  readonly object: string;
  /** Whether everyone has had it since the server was made, and only a superuser can take it away. */
  readonly native: boolean;
}

/** So many open doors of one kind are named; of more, the number is said. */
const NAMED = 5;
const OWN = String(FIRST_OWN_OBJECT);

/**
 * Every right in this database, and every right on a database of this server, of every role that is ours or
 * PUBLIC. Seats are members of nothing and own nothing, so this is all that they can do; `system` is what the
 * server opens to PUBLIC when it is made, `telling` what of that tells of others.
 */
const RIGHTS = `
  grantee AS (
    SELECT 0::oid AS oid, NULL AS role, NULL AS world, NULL AS views
    UNION ALL SELECT r.oid, r.rolname, s.world, s.views FROM pg_roles r LEFT JOIN jsonb_to_recordset($1::jsonb) AS s (role text, world text, views text) ON s.role = r.rolname
    WHERE s.role IS NOT NULL OR r.rolname LIKE $2
  ),
  telling AS MATERIALIZED (SELECT oid FROM (${TELLING_FUNCTIONS}) f),
  opened AS MATERIALIZED (SELECT oid, objsubid FROM (${TELLING_RELATIONS}) t),
  kept AS MATERIALIZED (SELECT objoid FROM pg_init_privs WHERE classoid = 'pg_proc'::regclass),
  acl AS (
    SELECT 'database' AS kind, datname::text AS schema, '' AS name, '' AS col, false AS telling, datname IN ('postgres', 'template1') AS system, a.*
    FROM pg_database, aclexplode(COALESCE(datacl, acldefault('d', datdba))) a WHERE datallowconn
    UNION ALL
    SELECT 'schema', nspname, '', '', nspname = 'information_schema', nspname IN ('pg_catalog', 'information_schema'), a.* FROM pg_namespace, aclexplode(nspacl) a
    UNION ALL
    SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END, n.nspname, c.relname, '', false, (c.oid, 0) IN (SELECT oid, objsubid FROM opened), a.*
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
    WHERE n.nspname <> 'information_schema'
    UNION ALL
    SELECT 'column', n.nspname, c.relname, t.attname, false, (c.oid, t.attnum) IN (SELECT oid, objsubid FROM opened), a.*
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(t.attacl) a
    WHERE t.attacl IS NOT NULL AND NOT t.attisdropped
    UNION ALL
    SELECT 'function', n.nspname, p.proname, '', p.oid IN (SELECT oid FROM telling), p.oid < ${OWN} AND p.oid NOT IN (SELECT objoid FROM kept WHERE objoid NOT IN (SELECT oid FROM telling)), a.*
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) a
    WHERE p.oid >= ${OWN} OR p.proacl IS NOT NULL OR p.oid IN (SELECT oid FROM telling)
    UNION ALL
    SELECT 'language', '', lanname, '', true, oid < ${OWN}, a.* FROM pg_language, aclexplode(COALESCE(lanacl, acldefault('l', lanowner))) a WHERE lanpltrusted
    UNION ALL
    SELECT 'tablespace', '', spcname, '', false, false, a.* FROM pg_tablespace, aclexplode(spcacl) a
    UNION ALL
    SELECT 'parameter', '', parname, '', false, false, a.* FROM pg_parameter_acl, aclexplode(paracl) a
    UNION ALL
    SELECT 'future object of ' || defaclrole::regrole, COALESCE(n.nspname, ''), '', '', false, false, a.*
    FROM pg_default_acl LEFT JOIN pg_namespace n ON n.oid = defaclnamespace, aclexplode(defaclacl) a
  )`;

// What is as it should be; everything else is a reason. $3 is this subgraph's mechanism.
const EXPECTED = `
  CASE
    WHEN is_grantable THEN false
    WHEN g.oid = 0 THEN CASE kind
      WHEN 'schema' THEN system AND NOT telling AND privilege_type = 'USAGE'
      WHEN 'function' THEN system AND NOT telling
      ELSE false END
    WHEN g.world IS NULL THEN CASE
      WHEN kind = 'database' THEN privilege_type = 'CONNECT' AND g.role = schema || '_mechanism'
      WHEN g.role <> $3 THEN false
      WHEN kind = 'schema' THEN privilege_type = 'USAGE' AND (schema = 'mechanism' OR schema LIKE 'world\\_%')
      WHEN system THEN privilege_type IN ('SELECT', 'EXECUTE')
      WHEN kind <> 'table' OR privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') THEN false
      WHEN schema LIKE 'world\\_%' THEN name <> 'change' OR privilege_type IN ('SELECT', 'INSERT')
      WHEN schema <> 'mechanism' THEN false
      WHEN name IN ('world_digest', 'world_shape', 'migration') THEN privilege_type = 'SELECT'
      ELSE name <> 'audit_entry' OR privilege_type IN ('SELECT', 'INSERT') END
    ELSE CASE kind
      WHEN 'database' THEN privilege_type = 'CONNECT' AND schema LIKE $4
      WHEN 'schema' THEN privilege_type = 'USAGE' AND schema IN (g.world, g.views)
      WHEN 'view' THEN privilege_type = 'SELECT' AND COALESCE(schema = g.views, false)
      WHEN 'column' THEN privilege_type = 'SELECT' AND schema = g.world AND name <> 'change'
      ELSE false END
  END`;

const UNEXPECTED = `
  WITH ${RIGHTS}
  SELECT g.role, privilege_type || CASE WHEN is_grantable THEN ' and give on' ELSE '' END AS privilege, kind,
    concat_ws('.', NULLIF(schema, ''), NULLIF(name, ''), NULLIF(col, '')) AS object,
    g.oid = 0 AND system AND (privilege_type IN ('SELECT', 'EXECUTE', 'USAGE', 'CONNECT', 'TEMPORARY') OR name = 'pg_settings') AS native
  FROM acl JOIN grantee g ON g.oid = acl.grantee
  WHERE NOT COALESCE(${EXPECTED}, false)
  ORDER BY 1, 3, 4, 2`;

function like(start: string, end = ''): string {
  return `${start.replaceAll('_', '\\_')}%${end.replaceAll('_', '\\_')}`;
}

function reason({ role, privilege, kind, object }: GrantRow): string {
  const who = role === null ? 'every role of the server' : `the seat ${role}`;
  return `${who} reaches ${object || 'all schemas'}: ${privilege} on the ${kind}`;
}

/** A catalogue that was never closed has hundreds of open doors: few are named, with what to do. */
function catalogueReasons(open: readonly GrantRow[]): readonly string[] {
  if (open.length <= NAMED) return open.map(reason);
  const examples = [...new Set(open.map((row) => row.object))].slice(0, NAMED).join(', ');
  return [
    `the server's catalogue tells every seat of the others' names, sizes and activity (${String(open.length)} doors, as ${examples}): run the migration as a superuser, or see MIZAN_CATALOGUE`,
  ];
}

/** Finds every right of a seat, of a mechanism or of PUBLIC that does not follow from the deployment. */
export async function unexpectedGrants(
  manager: EntityManager,
  boundaries: Boundaries,
): Promise<readonly string[]> {
  const { prefix, subgraph, catalogue } = boundaries;
  const rows = await manager.query<GrantRow[]>(UNEXPECTED, [
    JSON.stringify(seatRoles(boundaries)),
    like(`${prefix}_`, '_mechanism'),
    roleName(prefix, mechanismSeat(subgraph)),
    like(`${prefix}_`),
  ]);
  const native = rows.filter((row) => row.native);
  return [
    ...rows.filter((row) => !row.native).map(reason),
    ...(catalogue === 'open' ? [] : catalogueReasons(native)),
  ];
}
