import type { Change } from './boundary-changes.js';

/** What a role is, beside its rights. */
export const ROLES: readonly Change[] = [
  ['superuser', (n) => `ALTER ROLE ${n.officer} SUPERUSER`, 'officer has superuser'],
  [
    'row security bypass',
    (n) => `ALTER ROLE ${n.officer} BYPASSRLS`,
    'officer has row security bypass',
  ],
  ['role creation', (n) => `ALTER ROLE ${n.officer} CREATEROLE`, 'officer has role creation'],
  ['database creation', (n) => `ALTER ROLE ${n.officer} CREATEDB`, 'officer has database creation'],
  ['replication', (n) => `ALTER ROLE ${n.mechanism} REPLICATION`, 'mechanism has replication'],
  [
    'member of pg_monitor',
    (n) => `GRANT pg_monitor TO ${n.officer}`,
    'a member of another role, pg_monitor',
  ],
  [
    'member of pg_read_server_files',
    (n) => `GRANT pg_read_server_files TO ${n.officer}`,
    'pg_read_server_files',
  ],
  [
    'member of pg_read_all_data',
    (n) => `GRANT pg_read_all_data TO ${n.mechanism}`,
    'pg_read_all_data',
  ],
  [
    'member of the other side’s seat',
    (n) => `GRANT ${n.other} TO ${n.officer}`,
    (n) => `another role, ${n.other}`,
  ],
  [
    'another role that can become a seat',
    (n) => `CREATE ROLE ${n.prefix}x LOGIN; GRANT ${n.officer} TO ${n.prefix}x`,
    (n) => `the role ${n.prefix}x can become the seat ${n.officer}`,
  ],
  [
    'owner of a table',
    (n) => `ALTER TABLE world_pak.allegation OWNER TO ${n.officer}`,
    'officer owns table world_pak.allegation',
  ],
  [
    'owner of a schema',
    (n) => `CREATE SCHEMA mine AUTHORIZATION ${n.officer}`,
    'officer owns schema mine',
  ],
  [
    'owner of the audit',
    (n) => `ALTER TABLE mechanism.audit_entry OWNER TO ${n.mechanism}`,
    'mechanism owns table audit_entry',
  ],
  [
    'a setting of its own',
    (n) => `ALTER ROLE ${n.officer} SET row_security = off`,
    'has the setting row_security',
  ],
  [
    'another search path for all',
    (n) => `ALTER DATABASE ${n.database} SET search_path = world_afg`,
    'the database sets search_path',
  ],
  [
    'a reader for all, whose cases every monitor would read',
    (n) => `ALTER DATABASE ${n.database} SET mizan.reader = 'someone'`,
    'the database sets mizan.reader',
  ],
];

/** What the worlds and the database are made of. */
export const STRUCTURE: readonly Change[] = [
  [
    'an added policy',
    (n) =>
      `CREATE POLICY wider ON world_pak.allegation FOR SELECT TO ${n.officer} USING (version > 0)`,
    'the policy wider of world_pak.allegation was added',
  ],
  [
    'a changed condition',
    () => 'ALTER POLICY pak_officer ON world_pak.allegation USING (true)',
    'the policy pak_officer of world_pak.allegation was changed',
  ],
  [
    'a condition that differs in one value',
    () =>
      `ALTER POLICY pak_officer ON world_pak.allegation USING ((until IS NULL OR until > now()) AND (only_roles IS NULL OR 'PARTY_HEAD' = ANY(only_roles)))`,
    'the policy pak_officer of world_pak.allegation was changed',
  ],
  [
    'a monitor’s policy without the case',
    () => 'ALTER POLICY sec_monitor ON world_sec.allegation USING (until IS NULL)',
    'the policy sec_monitor of world_sec.allegation was changed',
  ],
  [
    'a monitor’s policy on what is no case',
    (n) =>
      `CREATE POLICY sec_monitor ON world_sec.hotline_call FOR SELECT TO ${n.prefix}_sec_monitor USING (true)`,
    'the policy sec_monitor of world_sec.hotline_call was added',
  ],
  [
    'a policy for another role',
    (n) => `ALTER POLICY pak_head ON world_pak.allegation TO ${n.officer}`,
    'the policy pak_head of world_pak.allegation was changed',
  ],
  [
    'a missing policy',
    () => 'DROP POLICY pak_head ON world_pak.allegation',
    'the policy pak_head of world_pak.allegation is gone',
  ],
  [
    'no row security',
    () => 'ALTER TABLE world_pak.allegation DISABLE ROW LEVEL SECURITY',
    'world_pak.allegation has no row security',
  ],
  [
    'a changed app’s view',
    () =>
      'CREATE OR REPLACE VIEW world_pak_app.clock WITH (security_invoker = true) AS SELECT * FROM (TABLE world_pak_app.clock) v WHERE true OR clearance IS NULL',
    'the view world_pak_app.clock was changed',
  ],
  [
    'a view with its owner’s rights',
    () => 'ALTER VIEW world_pak_app.allegation SET (security_invoker = false)',
    'the view world_pak_app.allegation reads with its owner',
  ],
  [
    'an added view',
    () =>
      'CREATE VIEW world_pak.more WITH (security_invoker = true) AS SELECT id FROM world_pak.allegation',
    'the view world_pak.more was added',
  ],
  [
    'a materialised view',
    () => 'CREATE MATERIALIZED VIEW world_pak.kept AS SELECT * FROM mechanism.allegation',
    'the view world_pak.kept reads with its owner',
  ],
  [
    'an added column',
    () => 'ALTER TABLE world_pak.allegation ADD COLUMN secret text',
    'the table world_pak.allegation was changed',
  ],
  [
    'a table with another world’s rows as its own',
    () => 'ALTER TABLE world_afg.clock INHERIT world_pak.clock',
    'the table world_pak.clock inherits',
  ],
  [
    'a trigger that copies',
    () =>
      'CREATE TRIGGER copy BEFORE UPDATE ON world_pak.allegation FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    'world_pak.allegation has the trigger copy',
  ],
  [
    'a rule that copies',
    () =>
      'CREATE RULE copy AS ON INSERT TO world_afg.clock DO ALSO INSERT INTO world_pak.clock VALUES (NEW.*)',
    'world_afg.clock has the rule copy',
  ],
  [
    'an extension',
    () => 'CREATE EXTENSION pg_buffercache SCHEMA mechanism',
    'the extension pg_buffercache',
  ],
  ['another server', () => 'CREATE FOREIGN DATA WRAPPER elsewhere', 'wrapper elsewhere'],
  [
    'a login on another server',
    (n) =>
      `CREATE FOREIGN DATA WRAPPER elsewhere; CREATE SERVER far FOREIGN DATA WRAPPER elsewhere; CREATE USER MAPPING FOR ${n.officer} SERVER far`,
    'the foreign server far has a login for',
  ],
  ['a large object', () => 'SELECT lo_create(4711)', 'the large object 4711'],
  [
    'an event trigger',
    () =>
      'CREATE FUNCTION mechanism.seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION mechanism.seen()',
    'the event trigger watch',
  ],
  ['a publication', () => 'CREATE PUBLICATION all_worlds FOR ALL TABLES', 'publication all_worlds'],
  [
    'a subscription',
    () =>
      `CREATE SUBSCRIPTION inflow CONNECTION 'host=127.0.0.1' PUBLICATION p WITH (connect = false)`,
    'the subscription inflow',
  ],
];
