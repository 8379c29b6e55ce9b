/** The roles and schemas that a change speaks of, as SQL names. */
export interface Named {
  readonly prefix: string;
  readonly officer: string;
  readonly head: string;
  readonly app: string;
  readonly other: string;
  readonly mechanism: string;
  readonly foreignMechanism: string;
  readonly database: string;
}

/** One thing too many: what it is, the owner's statement, and what the check must say. */
export type Change = readonly [
  what: string,
  statement: (names: Named) => string,
  said: string | ((names: Named) => string),
];

/** Rights on what is ours, in any of the worlds or in the mechanism. */
export const RIGHTS: readonly Change[] = [
  ['another world', (n) => `GRANT USAGE ON SCHEMA world_afg TO ${n.officer}`, 'world_afg: USAGE'],
  [
    'another world’s table',
    (n) => `GRANT SELECT ON world_afg.allegation TO ${n.officer}`,
    'world_afg.allegation: SELECT on the table',
  ],
  [
    'one column of another world',
    (n) => `GRANT SELECT (id) ON world_afg.allegation TO ${n.officer}`,
    'world_afg.allegation.id: SELECT on the column',
  ],
  [
    'one column of another world, for all',
    () => 'GRANT SELECT (id) ON world_afg.allegation TO PUBLIC',
    'every role of the server reaches world_afg.allegation.id',
  ],
  [
    'the whole table with xmin, which counts all sides’ transactions',
    (n) => `GRANT SELECT ON world_pak.allegation TO ${n.officer}`,
    'world_pak.allegation: SELECT on the table',
  ],
  [
    'the numbers of its change feed',
    (n) => `GRANT SELECT (seq) ON world_pak.change TO ${n.officer}`,
    'world_pak.change.seq',
  ],
  [
    'writing one column',
    (n) => `GRANT UPDATE (status) ON world_pak.allegation TO ${n.officer}`,
    'world_pak.allegation.status: UPDATE',
  ],
  [
    'deleting',
    (n) => `GRANT DELETE ON world_pak.allegation TO ${n.head}`,
    'world_pak.allegation: DELETE',
  ],
  [
    'a right that can be given on',
    (n) => `GRANT SELECT (id) ON world_pak.allegation TO ${n.officer} WITH GRANT OPTION`,
    'SELECT and give on',
  ],
  [
    'a column above an app’s cap',
    (n) => `GRANT SELECT (basis_summary) ON world_pak.allegation TO ${n.app}`,
    'the table world_pak.allegation was changed',
  ],
  [
    'a wider app’s view',
    (n) => `GRANT SELECT ON world_pak_app_confidential.allegation TO ${n.app}`,
    'world_pak_app_confidential.allegation: SELECT on the view',
  ],
  [
    'making objects in its world',
    (n) => `GRANT CREATE ON SCHEMA world_pak TO ${n.officer}`,
    'world_pak: CREATE on the schema',
  ],
  ['the schema public', () => 'GRANT USAGE ON SCHEMA public TO PUBLIC', 'public: USAGE'],
  [
    'the grants',
    (n) => `GRANT SELECT ON mechanism.record_grant TO ${n.officer}`,
    'mechanism.record_grant',
  ],
  [
    'a sequence',
    (n) => `GRANT USAGE ON SEQUENCE world_pak.change_seq_seq TO ${n.officer}`,
    'world_pak.change_seq_seq: USAGE on the sequence',
  ],
  [
    'a function of ours',
    () =>
      'CREATE FUNCTION mechanism.five() RETURNS int LANGUAGE sql AS $$ SELECT 5 $$; GRANT EXECUTE ON FUNCTION mechanism.five() TO PUBLIC',
    'mechanism.five: EXECUTE on the function',
  ],
  [
    'a definer function',
    (n) =>
      `CREATE FUNCTION mechanism.five() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 5 $$; REVOKE ALL ON FUNCTION mechanism.five() FROM PUBLIC; GRANT EXECUTE ON FUNCTION mechanism.five() TO ${n.officer}`,
    'mechanism.five runs with its owner',
  ],
  [
    'the database, for all',
    (n) => `GRANT CONNECT ON DATABASE ${n.database} TO PUBLIC`,
    'CONNECT on the database',
  ],
  [
    'temporary tables',
    (n) => `GRANT TEMP ON DATABASE ${n.database} TO ${n.officer}`,
    'TEMPORARY on the database',
  ],
  [
    'the server’s own database',
    () => 'GRANT CONNECT ON DATABASE postgres TO PUBLIC',
    'every role of the server reaches postgres',
  ],
  [
    'another database',
    (n) => `GRANT CONNECT ON DATABASE template1 TO ${n.officer}`,
    'reaches template1: CONNECT',
  ],
  [
    'what will be made',
    (n) => `ALTER DEFAULT PRIVILEGES IN SCHEMA world_afg GRANT SELECT ON TABLES TO ${n.officer}`,
    'world_afg: SELECT on the future object',
  ],
  [
    'a tablespace',
    (n) => `GRANT CREATE ON TABLESPACE pg_default TO ${n.officer}`,
    'CREATE on the tablespace',
  ],
  [
    'a setting of superusers',
    (n) => `GRANT SET ON PARAMETER session_replication_role TO ${n.officer}`,
    'session_replication_role: SET on the parameter',
  ],
  [
    'the mechanism: changing the audit',
    (n) => `GRANT UPDATE ON mechanism.audit_entry TO ${n.mechanism}`,
    'mechanism.audit_entry: UPDATE',
  ],
  [
    'the mechanism: blessing a world',
    (n) => `GRANT INSERT ON mechanism.world_shape TO ${n.mechanism}`,
    'mechanism.world_shape: INSERT',
  ],
  [
    'another subgraph’s mechanism',
    (n) => `GRANT USAGE ON SCHEMA world_pak TO ${n.foreignMechanism}`,
    'evidence_mechanism reaches world_pak',
  ],
];

/** Rights on what came with the server. */
export const CATALOGUE: readonly Change[] = [
  ['pg_class', () => 'GRANT SELECT ON pg_class TO PUBLIC', 'pg_catalog.pg_class: SELECT'],
  [
    'pg_stat_activity',
    (n) => `GRANT SELECT ON pg_stat_activity TO ${n.officer}`,
    'pg_catalog.pg_stat_activity: SELECT',
  ],
  [
    'one column of the passwords',
    () => 'GRANT SELECT (rolpassword) ON pg_authid TO PUBLIC',
    'pg_authid.rolpassword',
  ],
  [
    'the passwords, for the mechanism',
    (n) => `GRANT SELECT ON pg_authid TO ${n.mechanism}`,
    'pg_catalog.pg_authid: SELECT',
  ],
  [
    'the information schema',
    () => 'GRANT USAGE ON SCHEMA information_schema TO PUBLIC',
    'information_schema: USAGE',
  ],
  [
    'sizes',
    () => 'GRANT EXECUTE ON FUNCTION pg_relation_size(regclass, text) TO PUBLIC',
    'pg_catalog.pg_relation_size: EXECUTE',
  ],
  [
    'who is at work',
    (n) => `GRANT EXECUTE ON FUNCTION pg_stat_get_activity(int) TO ${n.officer}`,
    'pg_catalog.pg_stat_get_activity',
  ],
  [
    'how many transactions there were',
    () => 'GRANT EXECUTE ON FUNCTION pg_current_snapshot() TO PUBLIC',
    'pg_catalog.pg_current_snapshot',
  ],
  [
    'the age of a transaction',
    () => 'GRANT EXECUTE ON FUNCTION age(xid) TO PUBLIC',
    'pg_catalog.age: EXECUTE',
  ],
  [
    'locks that the other side can hold',
    () => 'GRANT EXECUTE ON FUNCTION pg_try_advisory_lock(bigint) TO PUBLIC',
    'pg_catalog.pg_try_advisory_lock',
  ],
  [
    'large objects',
    () => 'GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC',
    'pg_catalog.lo_create',
  ],
  [
    'notices to others',
    () => 'GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC',
    'pg_catalog.pg_notify',
  ],
  [
    'the server’s files',
    (n) => `GRANT EXECUTE ON FUNCTION pg_read_file(text) TO ${n.officer}`,
    'pg_catalog.pg_read_file',
  ],
  [
    'the server’s files, for all',
    () => 'GRANT EXECUTE ON FUNCTION pg_ls_waldir() TO PUBLIC',
    'pg_catalog.pg_ls_waldir',
  ],
  ['programs', () => 'GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC', 'plpgsql: USAGE on the language'],
];
