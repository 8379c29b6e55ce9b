import { createHash } from 'node:crypto';

import pg from 'pg';

import { ownerDataSource } from '../../../shared/database/connection.js';
import { databaseName, roleName, rolePassword } from '../../../shared/database/names.js';
import { urlOfDatabase } from '../../../shared/database/owner-url.js';
import { CLASSES, clearancesFor } from '../../../shared/policy/classes.js';
import { type TableSpec, tableSpecs } from '../../../shared/worlds/table-spec.js';
import { DEFINITIONS } from '../../../subgraphs/definitions.js';
import { FILED, submissionWithoutWorlds } from '../arms/limit-act.js';
import type { Stage } from '../stage.js';
import {
  actFunction,
  countsFunction,
  guardedGrants,
  guardedTable,
  openTables,
  pageFunction,
} from './guarded-sql.js';

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** The records that the works read or write, and the tables that an act writes besides. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  incidents: ['Incident', 'Report', 'Harm', 'Allegation', 'PartyStatement', 'Clock', 'Finding'],
  evidence: ['EvidenceItem', 'EvidenceLink', 'CustodyEvent'],
};
const REFERENCE = ['delegation', 'place'];
const OF_ACTS = ['idempotency', 'outbox', 'audit_entry'];

/** Grants that are open; of several on one record a holder's highest, as in a projection, so that one may be unique. */
function openGrants(source: string, types: readonly string[]): string {
  const highest = [...CLASSES].reverse();
  return `
    INSERT INTO mechanism.record_grant
    SELECT DISTINCT ON (record_id, delegation) * FROM ${source}.record_grant
    WHERE ended_at IS NULL AND record_type IN (${types.map(text).join(', ')})
    ORDER BY record_id, delegation, array_position(ARRAY[${highest.map(text).join(', ')}], clearance);`;
}

async function specsOf({ ownerUrl, prefix }: Stage): Promise<readonly TableSpec[]> {
  const specs: TableSpec[] = [];
  for (const { name: subgraph, entities, permissions } of DEFINITIONS) {
    const url = urlOfDatabase(ownerUrl, databaseName(prefix, subgraph));
    const source = await ownerDataSource(url, entities, []).initialize();
    const wanted = RECORDS[subgraph] ?? [];
    specs.push(...tableSpecs(permissions, source).filter(({ type }) => wanted.includes(type)));
    await source.destroy();
  }
  return specs;
}

/** The subgraph's database as a schema of foreign tables: rows go from one database to the other and nowhere between. */
function foreignSource(
  { ownerUrl, prefix }: Stage,
  subgraph: string,
  tables: readonly string[],
): string {
  const { hostname, port, username, password } = new URL(ownerUrl);
  const place = `host ${text(hostname)}, port ${text(port)}, dbname ${text(databaseName(prefix, subgraph))}, fetch_size '10000'`;
  return `
    CREATE SERVER ${subgraph} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (${place});
    CREATE USER MAPPING FOR CURRENT_USER SERVER ${subgraph} OPTIONS (user ${text(username)}, password ${text(decodeURIComponent(password))});
    CREATE SCHEMA ${subgraph};
    IMPORT FOREIGN SCHEMA mechanism LIMIT TO (${tables.join(', ')}) FROM SERVER ${subgraph} INTO ${subgraph} OPTIONS (import_default 'true');`;
}

function copied(source: string, table: string): string {
  return `
    CREATE TABLE mechanism.${name(table)} (LIKE ${source}.${name(table)} INCLUDING DEFAULTS);
    INSERT INTO mechanism.${name(table)} SELECT * FROM ${source}.${name(table)};`;
}

function tablesOf(specs: readonly TableSpec[], subgraph: string): readonly string[] {
  const types = RECORDS[subgraph] ?? [];
  return specs.filter(({ type }) => types.includes(type)).map(({ table }) => table);
}

/** Everything that makes the database, in order. */
function statements(stage: Stage, specs: readonly TableSpec[], role: string): readonly string[] {
  const [incidents, evidence] = [tablesOf(specs, 'incidents'), tablesOf(specs, 'evidence')];
  const allegation = specs.find(({ type }) => type === 'Allegation');
  const readers = stage.directory.ofKind('MEDIATOR', 'SECRETARIAT');
  return [
    'CREATE EXTENSION postgres_fdw; CREATE SCHEMA mechanism; CREATE SCHEMA app;',
    `GRANT USAGE ON SCHEMA mechanism, app TO ${name(role)};`,
    foreignSource(stage, 'parties', REFERENCE),
    foreignSource(stage, 'incidents', [...incidents, ...OF_ACTS, 'record_grant']),
    foreignSource(stage, 'evidence', [...evidence, 'record_grant']),
    ...REFERENCE.map((table) => copied('parties', table)),
    ...incidents.map((table) => copied('incidents', table)),
    ...evidence.map((table) => copied('evidence', table)),
    'CREATE TABLE mechanism.record_grant (LIKE incidents.record_grant);',
    ...Object.entries(RECORDS).map(([source, types]) => openGrants(source, types)),
    ...OF_ACTS.map(
      (table) => `CREATE TABLE mechanism.${table} (LIKE incidents.${table} INCLUDING DEFAULTS);`,
    ),
    'ALTER TABLE mechanism.idempotency ADD PRIMARY KEY (delegation, subject, key);',
    'ALTER TABLE mechanism.audit_entry ADD PRIMARY KEY (delegation, seq);',
    'ALTER TABLE mechanism.outbox ADD PRIMARY KEY (id), ALTER n ADD GENERATED ALWAYS AS IDENTITY;',
    guardedGrants(role),
    ...specs.map((spec) => guardedTable(spec, role)),
    openTables(role),
    pageFunction(role),
    countsFunction(role, clearancesFor(allegation?.record.existence ?? 'PARTIES')),
    actFunction(role, submissionWithoutWorlds(FILED), readers),
    'DROP EXTENSION postgres_fdw CASCADE; DROP SCHEMA parties, incidents, evidence CASCADE;',
    'VACUUM (ANALYZE)',
  ];
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What the copy was made of: it is made again when rows have come since, of either side, or when it is laid out otherwise. */
async function markOf(stage: Stage, parts: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(parts.join());
  for (const subgraph of Object.keys(RECORDS)) {
    const url = urlOfDatabase(stage.ownerUrl, databaseName(stage.prefix, subgraph));
    const { rows } = await connected(url, async (client) =>
      client.query<{ grants: string }>('SELECT count(*) AS grants FROM mechanism.record_grant'),
    );
    hash.update(rows[0]?.grants ?? '');
  }
  return hash.digest('hex');
}

/**
 * Makes the database that PostGraphile serves, unless it stands already: the same rows and grants, under row-level security.
 * @returns the URL of the role that reads there: it owns nothing and passes no policy by
 */
export async function guardedCopy(stage: Stage): Promise<string> {
  const database = databaseName(stage.prefix, 'postgraphile');
  const role = roleName(stage.prefix, 'postgraphile_reader');
  const password = rolePassword(stage.secret, role);
  const parts = statements(stage, await specsOf(stage), role);
  const mark = await markOf(stage, parts);
  await connected(stage.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ mark: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1`,
      [database],
    );
    if (rows[0]?.mark === mark) return;
    await owner.query(`DROP DATABASE IF EXISTS ${name(database)}`);
    await owner.query(`DROP ROLE IF EXISTS ${name(role)}`);
    await owner.query(`CREATE ROLE ${name(role)} LOGIN NOINHERIT PASSWORD ${text(password)}`);
    await owner.query(`CREATE DATABASE ${name(database)}`);
    // Mizan does not start beside a database that every role of the server reaches.
    await owner.query(`REVOKE ALL ON DATABASE ${name(database)} FROM PUBLIC`);
    await owner.query(`GRANT CONNECT ON DATABASE ${name(database)} TO ${name(role)}`);
    await connected(urlOfDatabase(stage.ownerUrl, database), async (client) => {
      for (const part of parts) await client.query(part);
    });
    await owner.query(`COMMENT ON DATABASE ${name(database)} IS ${text(mark)}`);
  });
  const url = new URL(urlOfDatabase(stage.ownerUrl, database));
  url.username = role;
  url.password = password;
  return url.href;
}
