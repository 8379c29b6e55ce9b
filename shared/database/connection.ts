import { createHmac } from 'node:crypto';

import { DataSource, DefaultNamingStrategy, type EntitySchema } from 'typeorm';

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

/** Where PostgreSQL is and how this deployment names what it owns there. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
  /** Starts the name of every database and role, so that two deployments can share a server. */
  readonly prefix: string;
  /** The deployment's secret, from which every role's password is derived. */
  readonly secret: string;
}

/** Names a subgraph's database. */
export function databaseName(prefix: string, subgraph: string): string {
  return `${prefix}_${subgraph}`;
}

/** Names the login role of a seat, or of a subgraph's mechanism. */
export function roleName(prefix: string, seat: string): string {
  return `${prefix}_${seat}`;
}

/** Names the seat of a subgraph's mechanism: the only one that writes. */
export function mechanismSeat(subgraph: string): string {
  return `${subgraph}_mechanism`;
}

/** Derives a role's password from the deployment's secret (HMAC-SHA-256, RFC 2104). */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('base64url');
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
      pipeline: true,
    },
  });
}
