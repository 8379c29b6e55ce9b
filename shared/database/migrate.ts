import pg from 'pg';
import type { EntityManager } from 'typeorm';

import { ActTransaction } from '../acts/act-transaction.js';
import { mechanismViewer } from '../acts/inbox.js';
import { settle } from '../acts/run-act.js';
import { StartRefused } from '../errors.js';
import type { SubgraphDefinition } from '../subgraph/definition.js';
import type { Directory } from '../viewer/directory.js';
import { makeShapes } from '../worlds/boundary/shape.js';
import { provisionWorlds } from '../worlds/provision.js';
import { allSeats } from '../worlds/seats.js';
import { type TableSpec, tableSpecs } from '../worlds/table-spec.js';
import { ownerDataSource } from './connection.js';
import { databaseName, mechanismSeat, roleName, rolePassword } from './names.js';
import { urlOfDatabase } from './owner-url.js';
import { closeServer, makeDatabase, openDoors } from './rights.js';

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** What a migration needs: the owner's URL and how the deployment names and locks what it owns. */
export interface MigrationOptions {
  readonly ownerUrl: string;
  readonly prefix: string;
  readonly secret: string;
  readonly directory: Directory;
  readonly worlds: 'changed' | 'all';
  readonly now: () => Date;
}

const NO_POWERS = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT';

/** Makes the roles of all seats and mechanisms, and the databases; safe to repeat, and when several do it at once. */
async function prepareServer(
  options: MigrationOptions,
  subgraphs: readonly string[],
): Promise<void> {
  const client = new pg.Client({
    connectionString: options.ownerUrl,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('mizan roles'))");
    const seats = [
      ...allSeats(options.directory).map((seat) => seat.name),
      ...subgraphs.map(mechanismSeat),
    ];
    const roles = seats.map((seat) => roleName(options.prefix, seat));
    const known = await client.query<{ rolname: string; superuser: boolean }>(
      `SELECT rolname, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser
       FROM pg_roles WHERE rolname = ANY($1)`,
      [roles],
    );
    const statements = roles.map((role) => {
      const row = known.rows.find((entry) => entry.rolname === role);
      // Only a superuser may even repeat that a role has no power; the start checks that it has none.
      const powers = !row || row.superuser ? NO_POWERS : 'LOGIN NOINHERIT';
      return `${row ? 'ALTER' : 'CREATE'} ROLE ${name(role)} ${powers} PASSWORD ${text(rolePassword(options.secret, role))}`;
    });
    await client.query(statements.join(';'));
    await closeServer(client);
    for (const subgraph of subgraphs)
      await makeDatabase(client, databaseName(options.prefix, subgraph));
  } finally {
    await client.end();
  }
}

/** Brings what follows from the configuration up to date, through the same transaction as any act. */
async function reconcile(
  definition: SubgraphDefinition,
  manager: EntityManager,
  specs: readonly TableSpec[],
  options: MigrationOptions,
): Promise<void> {
  if (!definition.reconcile) return;
  const { directory } = options;
  const transaction = new ActTransaction(
    manager,
    mechanismViewer(directory, 'migrate'),
    directory,
    options.now(),
    'reconcile',
  );
  await definition.reconcile(transaction);
  await settle(transaction, {
    specs: new Map(specs.map((spec) => [spec.type, spec])),
    announces: definition.announces,
    directory,
  });
}

/**
 * Brings one subgraph's database up to date: migrations, rights, worlds.
 * @returns the names of the worlds that were built
 */
async function migrateSubgraph(
  definition: SubgraphDefinition,
  options: MigrationOptions,
): Promise<readonly string[]> {
  const url = urlOfDatabase(options.ownerUrl, databaseName(options.prefix, definition.name));
  const source = ownerDataSource(url, definition.entities, definition.migrations);
  await source.initialize().catch(() => {
    throw new StartRefused([
      `the database of ${definition.name} does not answer or does not accept the owner`,
    ]);
  });
  try {
    await source.query('CREATE SCHEMA IF NOT EXISTS mechanism');
    await source.runMigrations();
    return await source.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('mizan worlds'))");
      await makeShapes(manager);
      await openDoors(manager, options, definition.name);
      const specs = tableSpecs(definition.permissions, source);
      const setup = {
        manager,
        prefix: options.prefix,
        document: definition.permissions,
        specs,
        directory: options.directory,
      };
      const built = await provisionWorlds(setup, options.worlds, options.now());
      await reconcile(definition, manager, specs, options);
      return built;
    });
  } finally {
    await source.destroy();
  }
}

/** Prepares the server and brings every subgraph up to date; answers the worlds that were built, by subgraph. */
export async function migrateAll(
  definitions: readonly SubgraphDefinition[],
  options: MigrationOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  await prepareServer(
    options,
    definitions.map((definition) => definition.name),
  );
  const built = await Promise.all(
    definitions.map(
      async (definition) => [definition.name, await migrateSubgraph(definition, options)] as const,
    ),
  );
  return new Map(built);
}
