import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

import { DemoIssuers } from '../../gateway/demo-issuers.js';
import { packagePath } from '../../shared/config/package-path.js';
import { databaseName } from '../../shared/database/names.js';
import { startEmbedded } from '../../shared/database/embedded.js';
import { migrateAll } from '../../shared/database/migrate.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { type Directory, loadDirectory } from '../../shared/viewer/directory.js';
import { verifyAll } from '../../shared/worlds/verify.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';
import { post } from '../support/client.js';
import type { Deployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { sidesOf, writeCases } from './data/prepare.js';
import type { Shape } from './data/shape.js';
import { startMizan } from './arms/mizan.js';

/** What every arm is told: where the data is and with which keys. */
export interface Stage {
  readonly ownerUrl: string;
  readonly prefix: string;
  readonly secret: string;
  readonly home: string;
  readonly places: Places;
  readonly directory: Directory;
  /** The process id of the PostgreSQL server. */
  readonly postmaster: number;
  /** Cases of both sides, and drafts that only the second party was given. */
  readonly cases: number;
  readonly hidden: number;
  token(seat: string): Promise<string>;
  /** Adds drafts of the second party. */
  hide(more: number): Promise<void>;
  /** Adds cases of both sides. */
  grow(more: number): Promise<void>;
  verify(): Promise<readonly object[]>;
  /** Has everything written to the disk that was made: what is measured next shall not wait for it. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

interface Kept {
  prefix: string;
  secret: string;
  places: Places | null;
  cases: number;
  hidden: number;
}

/** The newest case is as old as this; what acts write later is newer. */
const UNTIL = new Date('2026-01-01T00:00:00.000Z');

async function ownerQuery(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** The bench's data need not survive the machine: without waiting for the disk it is made several times faster. */
async function forget(url: string): Promise<void> {
  for (const setting of [
    'fsync = off',
    'full_page_writes = off',
    "max_wal_size = '8GB'",
    // A vacuum or a checkpoint in the middle of a round would be one arm's loss and another's gain.
    'autovacuum = off',
    "checkpoint_timeout = '1h'",
    'wal_init_zero = off',
  ])
    await ownerQuery(url, `ALTER SYSTEM SET ${setting}`);
  await ownerQuery(url, 'SELECT pg_reload_conf()');
}

/** A world that was built anew has no statistics, and without autovacuum nobody would make them. */
async function analyse(ownerUrl: string, prefix: string): Promise<void> {
  for (const { name } of DEFINITIONS)
    await ownerQuery(urlOfDatabase(ownerUrl, databaseName(prefix, name)), 'ANALYZE');
}

async function openServer(home: string) {
  const folder = path.join(home, 'postgres');
  const log = (): undefined => undefined;
  const server = await startEmbedded({ home: folder, log });
  await forget(server.url);
  return server;
}

async function mechanismOf(stage: Omit<Stage, 'places'>): Promise<Places> {
  const mizan = await startMizan(stage);
  try {
    const ask: Deployment['ask'] = async (seat, query, variables = {}) =>
      post(
        mizan.url,
        { query, variables },
        seat === null ? {} : { authorization: `Bearer ${await stage.token(seat)}` },
      );
    return await recordMechanism({ ask } as Deployment);
  } finally {
    await mizan.stop();
  }
}

/**
 * Makes the databases of the bench, or opens those that an earlier run has kept.
 * @param home a folder of the bench's own
 */
export async function openStage(
  home: string,
  cases: number,
  say: (line: string) => void,
): Promise<Stage> {
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o755);
  const server = await openServer(home);
  const file = path.join(home, 'bench.json');
  const kept: Kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
    : {
        prefix: 'bench',
        secret: randomBytes(32).toString('base64url'),
        places: null,
        cases: 0,
        hidden: 0,
      };
  const keep = (): void => {
    writeFileSync(file, JSON.stringify(kept));
  };
  const directory = loadDirectory(packagePath('shared/config/delegations.json'));
  const issuers = await DemoIssuers.open(directory, home, 'test');
  const { prefix, secret } = kept;
  const databases = { ownerUrl: server.url, prefix, secret, directory };
  await migrateAll(DEFINITIONS, { ...databases, worlds: 'changed', now: () => UNTIL });
  await analyse(server.url, prefix);
  const write = async (which: Shape['which'], from: number, to: number): Promise<void> => {
    const places = kept.places;
    if (!places) throw new Error('the places come first');
    const at = { sector: places.sector, district: places.firstDistrict };
    await writeCases(databases, { ...sidesOf(directory), ...at, which, from, to, until: UNTIL });
  };
  const postmaster = Number(
    readFileSync(path.join(home, 'postgres/postgres/data/postmaster.pid'), 'utf8').split('\n')[0],
  );
  const stage = {
    ...databases,
    home,
    postmaster,
    get cases() {
      return kept.cases;
    },
    get hidden() {
      return kept.hidden;
    },
    token: async (seat: string) => {
      const found = issuers?.find(seat);
      if (!issuers || !found) throw new Error(`no demo seat ${seat}`);
      return issuers.token(found);
    },
    hide: async (more: number) => {
      await write('HIDDEN', kept.hidden + 1, kept.hidden + more);
      kept.hidden += more;
      keep();
    },
    grow: async (more: number) => {
      await write('ALL', kept.cases + 1, kept.cases + more);
      kept.cases += more;
      keep();
    },
    verify: async () => verifyAll(DEFINITIONS, databases),
    settle: async () => {
      await ownerQuery(server.url, 'CHECKPOINT');
      execFileSync('sync');
    },
    stop: async () => server.stop(),
  };
  if (!kept.places) {
    say('recording the agreement, the terms and the places');
    kept.places = await mechanismOf(stage);
    keep();
  }
  if (kept.cases < cases) {
    say(`writing ${String(cases - kept.cases)} cases`);
    await stage.grow(cases - kept.cases);
  }
  return Object.assign(stage, { places: kept.places });
}

/** Removes what a stage has kept. */
export function clearStage(home: string): void {
  rmSync(home, { recursive: true, force: true });
}
