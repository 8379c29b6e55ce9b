import pg from 'pg';

import { databaseName, roleName, rolePassword } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import type { Deployment } from './deployment.js';

/** Runs statements as the owner of a subgraph's database. */
export async function asOwner<T>(
  { ownerUrl, prefix }: Deployment,
  subgraph: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return withClient(urlOfDatabase(ownerUrl, databaseName(prefix, subgraph)), work);
}

/** Runs statements logged in as a seat, as an attacker with its password would. */
export async function asSeat<T>(
  { ownerUrl, prefix, secret }: Deployment,
  subgraph: string,
  seat: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const url = new URL(urlOfDatabase(ownerUrl, databaseName(prefix, subgraph)));
  url.username = roleName(prefix, seat);
  url.password = rolePassword(secret, url.username);
  return withClient(url.href, work);
}

async function namesLike(
  client: pg.Client,
  prefix: string,
  statement: string,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(statement, [`${prefix}\\_%`]);
  return rows.map(({ name }) => pg.escapeIdentifier(name));
}

/** Removes a deployment's databases, whoever is still connected. */
export async function dropDatabases(ownerUrl: string, prefix: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const like = 'SELECT datname AS name FROM pg_database WHERE datname LIKE $1';
    for (const database of await namesLike(client, prefix, like))
      await client.query(`DROP DATABASE ${database} WITH (FORCE)`);
  });
}

/**
 * Removes a deployment's databases and roles: the server keeps a row for every right in every database, and its own
 * catalogue would be read through more slowly from suite to suite.
 */
export async function dropDeployment(ownerUrl: string, prefix: string): Promise<void> {
  await dropDatabases(ownerUrl, prefix);
  await withClient(ownerUrl, async (client) => {
    const like = 'SELECT rolname AS name FROM pg_roles WHERE rolname LIKE $1';
    const roles = await namesLike(client, prefix, like);
    if (roles.length > 0) await client.query(`DROP ROLE ${roles.join(', ')}`);
  });
}

/** Works on a connection of its own. */
export async function withClient<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs a statement that must fail; answers PostgreSQL's error code (its manual, appendix A). */
export async function refusal(client: pg.Client, statement: string): Promise<string> {
  try {
    await client.query(statement);
    return 'it was done';
  } catch (error) {
    return (error as { code?: string }).code ?? 'no code';
  }
}
