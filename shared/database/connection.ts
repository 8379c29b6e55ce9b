import { DataSource, DefaultNamingStrategy, type EntitySchema } from 'typeorm';

import { BatchingClient } from './batching-client.js';
import { type DatabasePlace, databaseName, roleName, rolePassword } from './names.js';

/** An entity class, as TypeORM takes it. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for a class
export type EntityClass = Function | EntitySchema;

class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return (
      custom ??
      [...prefixes, property].join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    );
  }
}

/** How to log in: one role, one schema on the search path, a bounded pool that closes when idle. */
export interface Login {
  readonly place: DatabasePlace;
  readonly subgraph: string;
  readonly seat: string;
  readonly schema: string;
  readonly connections: number;
}

/** Makes the TypeORM data source of one login; no connection is opened yet. */
export function dataSource(login: Login, entities: readonly EntityClass[]): DataSource {
  const { place } = login;
  const role = roleName(place.prefix, login.seat);
  return new DataSource({
    type: 'postgres',
    host: place.host,
    port: place.port,
    database: databaseName(place.prefix, login.subgraph),
    username: role,
    password: rolePassword(place.secret, role),
    applicationName: role,
    entities: [...entities],
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: login.connections,
    extra: {
      // No schema but its own: a table outside it is not even found. No statement outlives the request that asked.
      // One plan for each prepared statement: acts find rows by keys, and planning a projection anew costs more than doing it.
      options: `-c search_path=${login.schema} -c timezone=UTC -c statement_timeout=15000 -c lock_timeout=5000${login.schema === 'mechanism' ? ' -c plan_cache_mode=force_generic_plan' : ''}`,
      // Statements that are asked for together are sent together, in one write.
      Client: BatchingClient,
      pipeline: true,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: 5_000,
    },
  });
}

/** Makes the owner's data source for migrations: the same entities, standing in the mechanism. */
export function ownerDataSource(
  url: string,
  entities: readonly EntityClass[],
  migrations: readonly EntityClass[],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    migrations: [...migrations] as never,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: 2,
    extra: {
      options: '-c search_path=mechanism',
      connectionTimeoutMillis: 5_000,
      Client: BatchingClient,
      pipeline: true,
    },
  });
}
