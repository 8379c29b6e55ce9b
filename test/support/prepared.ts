import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import pg from 'pg';

import { databaseName } from '../../shared/database/names.js';
import { dropDatabases, dropDeployment, withClient } from './database.js';
import { product } from './product.js';

export const SUBGRAPHS = ['parties', 'incidents', 'evidence', 'mediation'];

/** What a deployment owns on the suites' PostgreSQL and on the disk. */
interface Estate {
  readonly prefix: string;
  readonly secret: string;
  readonly dataDir: string;
}

const name = pg.escapeIdentifier;

function dataFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'mizan-data-'));
}

function newEstate(): Estate {
  const prefix = `t${randomBytes(5).toString('hex')}`;
  return { prefix, secret: randomBytes(32).toString('base64url'), dataDir: dataFolder() };
}

function pristine(prefix: string, subgraph: string): string {
  return `pristine_${databaseName(prefix, subgraph)}`;
}

/** Lets the product make everything as on any first start, and puts it away before anybody has acted. */
async function prepare(ownerUrl: string): Promise<Estate> {
  const estate = newEstate();
  const { serve } = await product();
  const { stop } = await serve({
    DATABASE_URL: ownerUrl,
    MIZAN_DATABASE_PREFIX: estate.prefix,
    MIZAN_SECRET: estate.secret,
    MIZAN_DATA_DIR: estate.dataDir,
    MIZAN_LOG_LEVEL: 'error',
    PORT: '0',
  });
  await stop();
  await withClient(ownerUrl, async (client) => {
    for (const subgraph of SUBGRAPHS) {
      const put = name(pristine(estate.prefix, subgraph));
      const made = name(databaseName(estate.prefix, subgraph));
      await client.query(`ALTER DATABASE ${made} RENAME TO ${put}`);
      await client.query(`ALTER DATABASE ${put} ALLOW_CONNECTIONS false`);
    }
  });
  return estate;
}

/**
 * Copies what was put away. Rights on the database itself are not in the copy, and are given again; until then nobody
 * may enter, or a start beside this one would rightly refuse a server with an open database.
 */
async function copy(client: pg.Client, prefix: string, subgraph: string): Promise<void> {
  const [from, made] = [pristine(prefix, subgraph), name(databaseName(prefix, subgraph))];
  await client.query(
    `CREATE DATABASE ${made} TEMPLATE ${name(from)} STRATEGY file_copy ALLOW_CONNECTIONS false`,
  );
  const { rows } = await client.query<{ role: string }>(
    `SELECT DISTINCT rolname AS role FROM pg_database, aclexplode(datacl) a JOIN pg_roles r ON r.oid = a.grantee
     WHERE datname = $1 AND r.oid <> datdba AND privilege_type = 'CONNECT'`,
    [from],
  );
  const roles = rows.map(({ role }) => name(role)).join(', ');
  await client.query(
    `REVOKE ALL ON DATABASE ${made} FROM PUBLIC; GRANT CONNECT ON DATABASE ${made} TO ${roles};
     ALTER DATABASE ${made} ALLOW_CONNECTIONS true`,
  );
}

/** What this worker has put away and nobody uses now; the suites of a worker come one after the other. */
function putAway(): Estate[] {
  return (globalThis as unknown as { mizanPrepared: Estate[] }).mizanPrepared;
}

/** An estate in use, and how to be rid of what was done in it. */
export interface Taken extends Estate {
  giveBack(): Promise<void>;
}

/**
 * Takes a deployment's databases, roles and keys as they are after a first start: made once, then copied, which takes
 * a tenth of the time. A suite that is about the making itself, or changes what roles are, makes its own.
 */
export async function takePrepared(ownerUrl: string): Promise<Taken> {
  const kept = putAway().pop() ?? (await prepare(ownerUrl));
  const { prefix, secret } = kept;
  const dataDir = dataFolder();
  cpSync(kept.dataDir, dataDir, { recursive: true });
  await withClient(ownerUrl, async (client) => {
    for (const subgraph of SUBGRAPHS) await copy(client, prefix, subgraph);
  });
  const giveBack = async (): Promise<void> => {
    rmSync(dataDir, { recursive: true, force: true });
    await dropDatabases(ownerUrl, prefix);
    putAway().push(kept);
  };
  return { prefix, secret, dataDir, giveBack };
}

/** Draws names of its own: nothing is there yet, and the first start makes it. */
export function takeNew(ownerUrl: string): Taken {
  const estate = newEstate();
  const giveBack = async (): Promise<void> => {
    rmSync(estate.dataDir, { recursive: true, force: true });
    await dropDeployment(ownerUrl, estate.prefix);
  };
  return { ...estate, giveBack };
}
