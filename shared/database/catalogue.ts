import pg from 'pg';
import type { EntityManager } from 'typeorm';

const name = pg.escapeIdentifier;

/** Objects below this number came with the server (PostgreSQL's `FirstNormalObjectId`, access/transam.h). */
export const FIRST_OWN_OBJECT = 16_384;

/**
 * The functions of PostgreSQL that are not immutable and yet tell of nothing but their arguments, the
 * session, the clock and chance. What is not on this list tells of others until someone shows that it does
 * not: `age(xid)` counts everyone's transactions, an advisory lock can be felt by the other side.
 */
const HARMLESS = [
  // Text, JSON and arrays: stable because they print times in the session's zone.
  ...['array_to_json', 'array_to_string', 'concat', 'concat_ws', 'convert', 'convert_from'],
  ...['convert_to', 'format', 'length', 'quote_literal', 'quote_nullable', 'row_to_json'],
  ...['json_build_array', 'json_build_object', 'json_populate_record', 'json_populate_recordset'],
  ...['json_to_record', 'json_to_recordset', 'jsonb_build_array', 'jsonb_build_object'],
  ...['jsonb_populate_record', 'jsonb_populate_recordset', 'jsonb_to_record', 'jsonb_to_recordset'],
  ...['jsonb_path_exists_tz', 'jsonb_path_match_tz', 'jsonb_path_query_array_tz'],
  ...['jsonb_path_query_first_tz', 'jsonb_path_query_tz', 'to_json', 'to_jsonb', 'pg_column_size'],
  // Times and numbers.
  ...['clock_timestamp', 'date_add', 'date_part', 'date_subtract', 'date_trunc', 'extract'],
  ...['generate_series', 'make_timestamptz', 'now', 'overlaps', 'statement_timestamp', 'timeofday'],
  ...['timestamptz', 'timezone', 'to_char', 'to_date', 'to_number', 'to_timestamp'],
  ...['transaction_timestamp', 'gen_random_uuid', 'random', 'random_normal', 'setseed'],
  ...['uuidv4', 'uuidv7'],
  // Full text.
  ...['get_current_ts_config', 'json_to_tsvector', 'jsonb_to_tsvector', 'phraseto_tsquery'],
  ...['plainto_tsquery', 'to_tsquery', 'to_tsvector', 'ts_headline', 'websearch_to_tsquery'],
  // The session itself.
  ...['current_database', 'current_schema', 'current_schemas', 'current_setting', 'current_user'],
  ...['getdatabaseencoding', 'getpgusername', 'inet_client_addr', 'inet_client_port'],
  ...['inet_server_addr', 'inet_server_port', 'pg_client_encoding', 'pg_typeof', 'session_user'],
  ...['set_config', 'system_user', 'version'],
];

/**
 * Selects the functions of the server that may tell of others: all that are not immutable, not harmless and
 * not the works of a type, an operator, a cast or an aggregate. Functions that initdb keeps from PUBLIC are
 * not among them: nobody was given those.
 */
export const TELLING_FUNCTIONS = `
  SELECT p.oid, p.proname, p.proacl, p.proowner FROM pg_proc p
  WHERE p.oid < ${String(FIRST_OWN_OBJECT)} AND p.provolatile <> 'i' AND p.prokind NOT IN ('a', 'w')
    AND NOT p.proname = ANY ('{${HARMLESS.join(',')}}')
    AND p.oid NOT IN (
      SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze]::oid[]) FROM pg_type
      UNION ALL SELECT unnest(ARRAY[oprcode, oprrest, oprjoin]::oid[]) FROM pg_operator
      UNION ALL SELECT castfunc FROM pg_cast
      UNION ALL SELECT amproc FROM pg_amproc
      UNION ALL SELECT unnest(ARRAY[aggtransfn, aggfinalfn, aggmtransfn, aggmfinalfn]::oid[]) FROM pg_aggregate
      UNION ALL SELECT objoid FROM pg_init_privs WHERE classoid = 'pg_proc'::regclass
        AND NOT EXISTS (SELECT 1 FROM aclexplode(initprivs) a WHERE a.grantee = 0))`;

/** Selects the relations of the server, with the columns where only some are open, that initdb opens to PUBLIC. */
export const TELLING_RELATIONS = `
  SELECT c.oid, c.relname, c.relnamespace, i.objsubid FROM pg_init_privs i JOIN pg_class c ON c.oid = i.objoid
  WHERE i.classoid = 'pg_class'::regclass AND c.oid < ${String(FIRST_OWN_OBJECT)} AND c.relkind IN ('r', 'v')
    AND EXISTS (SELECT 1 FROM aclexplode(i.initprivs) a WHERE a.grantee = 0)`;

interface TellingRow {
  readonly kind: 'FUNCTION' | 'TABLE';
  readonly object: string;
  readonly columns: string | null;
}

// What is still open to PUBLIC, or not yet given to the mechanism ($1), which checks the boundaries.
const STILL_OPEN = `
  SELECT 'FUNCTION' AS kind, format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS object, NULL AS columns
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.oid IN (SELECT t.oid FROM (${TELLING_FUNCTIONS}) t)
    AND (has_function_privilege('public', p.oid, 'EXECUTE') OR NOT has_function_privilege($1, p.oid, 'EXECUTE'))
  UNION ALL
  SELECT 'TABLE', format('%I.%I', n.nspname, t.relname),
    CASE WHEN min(t.objsubid) > 0 THEN string_agg(quote_ident(a.attname), ', ') END
  FROM (${TELLING_RELATIONS}) t JOIN pg_namespace n ON n.oid = t.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = t.objsubid AND t.objsubid > 0
  WHERE has_any_column_privilege('public', t.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
    OR has_table_privilege('public', t.oid, 'DELETE, TRUNCATE, TRIGGER')
    OR NOT has_any_column_privilege($1, t.oid, 'SELECT')
  GROUP BY n.nspname, t.relname`;

/**
 * Closes the server's own catalogue in one database to everyone but its owner, its mechanism and the members
 * of `pg_monitor`: PostgreSQL tells every role of all others' names, sizes, sessions and transactions.
 * Only a superuser can; for any other owner nothing changes, and the check at the start says so.
 */
export async function closeCatalogue(manager: EntityManager, mechanism: string): Promise<void> {
  const [owner] = await manager.query<{ superuser: boolean; role: string; more: boolean }[]>(
    `SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser, pg_get_userbyid(datdba) AS role,
       has_schema_privilege('public', 'information_schema', 'USAGE')
         OR has_language_privilege('public', 'sql', 'USAGE') OR has_language_privilege('public', 'plpgsql', 'USAGE') AS more
     FROM pg_database WHERE datname = current_database()`,
  );
  if (!owner?.superuser) return;
  const open = await manager.query<TellingRow[]>(STILL_OPEN, [mechanism]);
  if (open.length === 0 && !owner.more) return;
  const keepers = [mechanism, owner.role, 'pg_monitor'].map(name).join(', ');
  const functions = open.filter((row) => row.kind === 'FUNCTION').map((row) => row.object);
  const tables = open.filter((row) => row.kind === 'TABLE');
  const statements = [
    `REVOKE USAGE ON LANGUAGE sql, plpgsql FROM PUBLIC`,
    `REVOKE USAGE ON SCHEMA information_schema FROM PUBLIC`,
    `GRANT USAGE ON LANGUAGE sql, plpgsql TO ${name(owner.role)}`,
    `GRANT USAGE ON SCHEMA information_schema TO ${name(owner.role)}, pg_monitor`,
    ...tables.flatMap(({ object, columns }) => [
      `REVOKE ALL ON TABLE ${object} FROM PUBLIC`,
      `GRANT SELECT ${columns === null ? '' : `(${columns})`} ON TABLE ${object} TO ${keepers}`,
    ]),
  ];
  if (functions.length > 0) {
    statements.push(
      `REVOKE EXECUTE ON FUNCTION ${functions.join(', ')} FROM PUBLIC`,
      `GRANT EXECUTE ON FUNCTION ${functions.join(', ')} TO ${keepers}`,
    );
  }
  await manager.query(statements.join(';\n'));
}
