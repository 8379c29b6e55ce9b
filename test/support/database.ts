import pg from 'pg';

import { databaseName, roleName, rolePassword } from '../../shared/database/connection.js';
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

async function withClient<T>(
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
