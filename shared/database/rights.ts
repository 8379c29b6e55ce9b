import pg from 'pg';
import type { EntityManager } from 'typeorm';

import type { Directory } from '../viewer/directory.js';
import { allSeats } from '../worlds/seats.js';
import { closeCatalogue } from './catalogue.js';
import { databaseName, mechanismSeat, roleName } from './names.js';

const name = pg.escapeIdentifier;

/**
 * Makes a database that no role of the server can enter before its doors are closed: with PostgreSQL's
 * defaults every seat of every other deployment could connect to it until then. Safe to repeat.
 */
export async function makeDatabase(client: pg.Client, database: string): Promise<void> {
  const { rows } = await client.query<{ open: boolean }>(
    'SELECT datallowconn AS open FROM pg_database WHERE datname = $1',
    [database],
  );
  if (rows[0]?.open) return;
  if (!rows[0]) {
    await client.query(
      `CREATE DATABASE ${name(database)} TEMPLATE template0 ENCODING 'UTF8' ALLOW_CONNECTIONS false`,
    );
  }
  await client.query(
    `REVOKE ALL ON DATABASE ${name(database)} FROM PUBLIC; ALTER DATABASE ${name(database)} ALLOW_CONNECTIONS true`,
  );
}

/**
 * Closes the server's two databases that everyone may enter: from there a seat would read of all others'
 * sessions and transactions what its own database no longer tells. Other databases are not ours to close.
 */
export async function closeServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database
     WHERE datname IN ('postgres', 'template1') AND has_database_privilege('public', oid, 'CONNECT, TEMPORARY')
       AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)`,
  );
  for (const { datname } of rows)
    await client.query(`REVOKE ALL ON DATABASE ${name(datname)} FROM PUBLIC`);
}

/** Closes a database to everyone but its own seats, and gives the mechanism's role its tables. */
export async function openDoors(
  manager: EntityManager,
  deployment: { readonly prefix: string; readonly directory: Directory },
  subgraph: string,
): Promise<void> {
  const { prefix, directory } = deployment;
  const database = name(databaseName(prefix, subgraph));
  const mechanismRole = roleName(prefix, mechanismSeat(subgraph));
  const mechanism = name(mechanismRole);
  const seats = allSeats(directory).map((seat) => name(roleName(prefix, seat.name)));
  await manager.query(`
    REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    REVOKE ALL ON ALL ROUTINES IN SCHEMA mechanism FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${database} TO ${[mechanism, ...seats].join(', ')};
    GRANT USAGE ON SCHEMA mechanism TO ${mechanism};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA mechanism TO ${mechanism};
    REVOKE UPDATE, DELETE ON mechanism.audit_entry FROM ${mechanism};
    REVOKE INSERT, UPDATE, DELETE ON mechanism.world_digest, mechanism.world_shape, mechanism.migration FROM ${mechanism}`);
  await closeCatalogue(manager, mechanismRole);
}
