import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

import { databaseName, roleName, rolePassword } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { file, type Filed } from '../support/case.js';
import { asOwner, asSeat, refusal } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';

const PERMISSION_DENIED = '42501';

/**
 * What PostgreSQL lets everyone do whatever the rights: turn an object's number into its name. The names of
 * worlds, seats and tables follow from the delegations and from this program's source, which all sides have;
 * no name holds anything of a record. `domain_in`
 * names a type in its error. Typed by hand: a function that is not here must tell nothing.
 */
const NAMES_BY_NUMBER = [
  ...['regclassin', 'regclassout', 'regnamespacein', 'regnamespaceout', 'regrolein', 'regroleout'],
  ...['regtypein', 'regtypeout', 'regclass', 'domain_in'],
];

let deployment: Deployment;
let places: Places;
let hidden: Filed;
let needles: readonly string[];

beforeAll(async () => {
  deployment = await startDeployment('one process', {}, 'fresh');
  places = await recordMechanism(deployment);
  hidden = await file(deployment, places, 'afg', 'PAK', 'REGISTERED');
  const { prefix } = deployment;
  needles = [
    ...['world_afg', 'world_tur', 'world_qat', 'world_sec', 'world_obs', 'record_grant'],
    ...['afg_', 'tur_', 'qat_', 'sec_', '_mechanism'].map((seat) => roleName(prefix, seat)),
    ...['parties', 'evidence', 'mediation'].map((subgraph) => databaseName(prefix, subgraph)),
    ...[hidden.allegation, hidden.incident, hidden.report],
  ];
});
afterAll(async () => {
  await deployment.stop();
});

async function names(sql: string): Promise<readonly string[]> {
  const { rows } = await asOwner(deployment, 'incidents', async (client) =>
    client.query<{ name: string }>(sql),
  );
  return rows.map((row) => row.name);
}

/** Runs a statement as the seat; answers what it gave as text, or undefined when it was refused. */
async function told(client: pg.Client, statement: string): Promise<string | undefined> {
  try {
    return JSON.stringify((await client.query<object>(statement)).rows);
  } catch (error) {
    return needles.find((needle) => String(error).includes(needle));
  }
}

/** Tries to enter a database as the seat; answers PostgreSQL's error code. */
async function entry(database: string): Promise<string> {
  const url = new URL(urlOfDatabase(deployment.ownerUrl, database));
  url.username = roleName(deployment.prefix, 'pak_officer');
  url.password = rolePassword(deployment.secret, url.username);
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    return 'it entered';
  } catch (error) {
    return (error as { code?: string }).code ?? 'no code';
  } finally {
    await client.end();
  }
}

function mentions(text: string | undefined): readonly string[] {
  return needles.filter((needle) => text?.includes(needle));
}

describe('a party’s officer that can send SQL of its own', () => {
  test('reads not one relation of the server’s catalogue', async () => {
    const relations = await names(`
      SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v')`);
    expect(relations.length).toBeGreaterThan(190);
    const readable = await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      const open: string[] = [];
      for (const relation of relations) {
        const code = await refusal(client, `SELECT count(*) FROM ${relation}`);
        if (code !== PERMISSION_DENIED) open.push(`${relation} ${code}`);
      }
      return open;
    });
    expect(readable).toEqual([]);
  });

  test('learns from no function that it may call of another world, seat or record', async () => {
    // Numbers of what it must not know: a world, a table in it, a seat, a database, a policy, a trigger's function.
    const targets = await names(`
      SELECT oid::text AS name FROM pg_namespace WHERE nspname = 'world_afg'
      UNION ALL SELECT 'world_afg.allegation'::regclass::oid::text
      UNION ALL SELECT oid::text FROM pg_roles WHERE rolname = '${roleName(deployment.prefix, 'afg_head')}'
      UNION ALL SELECT oid::text FROM pg_database WHERE datname = '${databaseName(deployment.prefix, 'evidence')}'
      UNION ALL (SELECT oid::text FROM pg_policy WHERE polrelid = 'world_afg.allegation'::regclass LIMIT 1)
      UNION ALL SELECT 'world_afg.allegation'::regtype::oid::text`);
    const calls = await names(`
      SELECT format('%s|%I.%I(%s)', p.proname, n.nspname, p.proname, (SELECT COALESCE(string_agg(
        CASE WHEN t.typname IN ('oid', 'regclass', 'regnamespace', 'regrole', 'regtype', 'int4', 'int8', 'text', 'cstring', 'name', 'varchar', 'xid', 'numeric')
          THEN '''TARGET''::' || a::regtype ELSE 'NULL::' || a::regtype END, ', ' ORDER BY at), '')
        FROM unnest(p.proargtypes) WITH ORDINALITY AS x (a, at) JOIN pg_type t ON t.oid = x.a)) AS name
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prokind = 'f' AND has_function_privilege('${roleName(deployment.prefix, 'pak_officer')}', p.oid, 'EXECUTE')
        AND n.nspname = 'pg_catalog'`);
    const telling = await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      const found = new Set<string>();
      for (const call of calls) {
        const [name = '', expression = ''] = call.split('|');
        for (const target of expression.includes('TARGET') ? targets : ['']) {
          const value = expression.replaceAll('TARGET', target);
          const text = await told(client, `SELECT x::text FROM (SELECT ${value} AS x LIMIT 20) y`);
          if (mentions(text).length > 0) found.add(name);
        }
      }
      return [...found].sort();
    });
    expect(calls.length).toBeGreaterThan(2_000);
    expect(telling.filter((name) => !NAMES_BY_NUMBER.includes(name))).toEqual([]);
  }, 120_000);

  test.each([
    ['transactions of all sides', 'SELECT pg_current_snapshot()'],
    ['the transaction that wrote a row', 'SELECT xmin FROM world_pak.allegation'],
    ['the place of a row on disk', 'SELECT ctid FROM world_pak.allegation'],
    ['how long ago a transaction was', `SELECT age('3'::xid)`],
    ['bytes written by all sides', 'SELECT pg_current_wal_lsn()'],
    ['the next object’s number', 'SELECT lo_create(0)'],
    ['the size of its own table', `SELECT pg_relation_size('world_pak.allegation')`],
    ['whether the other side acts', `SELECT pg_try_advisory_lock(hashtext('world_afg'))`],
    ['a snapshot for others', 'SELECT pg_export_snapshot()'],
    ['sessions', 'SELECT pg_stat_get_backend_idset()'],
    ['another session’s end', 'SELECT pg_terminate_backend(1)'],
    ['sleep', 'SELECT pg_sleep(0)'],
    ['a program', 'DO $$ BEGIN END $$'],
    ['any query as text', `SELECT query_to_xml('TABLE pg_class', true, true, '')`],
    ['when the server was started', 'SELECT pg_postmaster_start_time()'],
    ['whether a relation is there', `SELECT to_regclass('world_afg.allegation')`],
    ['what another seat may do', `SELECT has_schema_privilege('world_afg', 'USAGE')`],
  ])('is refused %s', async (_, statement) => {
    await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      expect(await refusal(client, statement)).toBe(PERMISSION_DENIED);
    });
  });

  test('enters no other database of the server', async () => {
    const databases = await names(
      `SELECT datname AS name FROM pg_database WHERE datallowconn AND datname NOT LIKE '${deployment.prefix}\\_%'`,
    );
    expect(databases).toEqual(expect.arrayContaining(['postgres', 'template1']));
    for (const database of databases)
      expect([database, await entry(database)]).toEqual([database, PERMISSION_DENIED]);
  });

  test('sees no setting that tells of another seat, and hears no notice', async () => {
    await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      expect(mentions(await told(client, 'SHOW ALL'))).toEqual([]);
      const heard: unknown[] = [];
      client.on('notification', (notice) => heard.push(notice));
      // LISTEN cannot be refused by any right; nothing of ours sends a notice.
      await client.query('LISTEN world_afg; LISTEN allegation');
      await file(deployment, places, 'afg', 'PAK', 'SUBMITTED');
      await client.query('SELECT 1');
      expect(heard).toEqual([]);
    });
  });

  test('still reads its own world with every function that a query needs', async () => {
    await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      const statement = `SELECT count(*), max(updated_at) <= now(), to_tsvector('simple', 'a b') @@ websearch_to_tsquery('simple', 'b'),
        jsonb_build_object('at', date_trunc('day', now())), version(), current_schema(), gen_random_uuid(),
        count(*) FILTER (WHERE status ILIKE '%x%'), extract(epoch FROM clock_timestamp()) > 0, json_agg(id ORDER BY created_at)
        FROM world_pak.allegation`;
      expect(await refusal(client, statement)).toBe('it was done');
    });
  });
});
