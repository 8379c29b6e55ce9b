import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { packagePath } from '../../shared/config/package-path.js';
import { ownerDataSource } from '../../shared/database/connection.js';
import { databaseName, mechanismSeat, roleName } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { checkBoundaries } from '../../shared/worlds/boundary-check.js';
import { asOwner } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { Program } from '../support/program.js';
import { CATALOGUE, type Change, type Named, RIGHTS } from './boundary-changes.js';
import { ROLES, STRUCTURE } from './boundary-structure.js';

const directory = loadDirectory(packagePath('shared/config/delegations.json'));

let deployment: Deployment;
let owner: DataSource;
let names: Named;

beforeAll(async () => {
  deployment = await startDeployment('one process', {}, 'fresh');
  const { prefix, ownerUrl } = deployment;
  const database = databaseName(prefix, 'incidents');
  owner = await ownerDataSource(urlOfDatabase(ownerUrl, database), [], []).initialize();
  names = {
    prefix,
    officer: roleName(prefix, 'pak_officer'),
    head: roleName(prefix, 'pak_head'),
    app: roleName(prefix, 'pak_app'),
    other: roleName(prefix, 'afg_officer'),
    mechanism: roleName(prefix, mechanismSeat('incidents')),
    foreignMechanism: roleName(prefix, mechanismSeat('evidence')),
    database,
  };
});
afterAll(async () => {
  await owner.destroy();
  await deployment.stop();
});

/** Runs the check as the mechanism after a change by the owner, which no one else ever sees: it is rolled back. */
async function reasonsAfter(
  statement: string,
  catalogue: 'closed' | 'open' = 'closed',
): Promise<readonly string[]> {
  const runner = owner.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query(statement);
    await runner.query(`SET LOCAL ROLE ${names.mechanism}`);
    const { prefix } = deployment;
    return await checkBoundaries(runner.manager, {
      directory,
      prefix,
      subgraph: 'incidents',
      catalogue,
    });
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

async function isNamed([, statement, said]: Change): Promise<void> {
  const reasons = await reasonsAfter(statement(names));
  expect(reasons.join('\n')).toContain(typeof said === 'string' ? said : said(names));
}

describe('the check of the boundaries', () => {
  test('finds nothing in a sound database', async () => {
    expect(await reasonsAfter('SELECT 1')).toEqual([]);
  });

  test.each(RIGHTS)('names a right too many: %s', async (...change) => isNamed(change));
  test.each(CATALOGUE)('names an open door of the server: %s', async (...change) =>
    isNamed(change),
  );
  test.each(ROLES)('names what a role should not be: %s', async (...change) => isNamed(change));
  test.each(STRUCTURE)('names what the migration did not make: %s', async (...change) =>
    isNamed(change),
  );

  // A dump and its restore, or a new server's files, have other row versions than the migration wrote.
  const restored = `UPDATE mechanism.world_shape SET digest = 'of another server' WHERE object = 'row versions'`;

  test('finds nothing in a sound database that was restored', async () => {
    expect(await reasonsAfter(restored)).toEqual([]);
  });

  test('names what was changed before or after a restore', async () => {
    const change = 'ALTER POLICY pak_officer ON world_pak.allegation USING (true)';
    const said =
      'the policy pak_officer of world_pak.allegation was changed since the migration built its world';
    for (const statement of [change, `${restored}; ${change}`])
      expect([statement, await reasonsAfter(statement)]).toEqual([statement, [said]]);
  });

  test('names one change for each, and nothing beside it', async () => {
    for (const [what, statement] of RIGHTS.slice(0, 3)) {
      const reasons = await reasonsAfter(statement(names));
      // A right on a table of a world is a grant too many and a change of the table.
      expect([what, reasons.length]).toEqual([what, what === 'another world' ? 1 : 2]);
    }
  });

  test('says of a catalogue that was never closed that it is open, in one sentence', async () => {
    const open = 'GRANT SELECT ON ALL TABLES IN SCHEMA pg_catalog TO PUBLIC';
    const said = (await reasonsAfter(open)).join('\n');
    expect(said).toContain('run the migration as a superuser, or see MIZAN_CATALOGUE');
  });

  test('an accepted open catalogue accepts nothing else', async () => {
    expect(await reasonsAfter('GRANT SELECT ON pg_class TO PUBLIC', 'open')).toEqual([]);
    for (const statement of [
      'GRANT SELECT ON pg_authid TO PUBLIC',
      'GRANT EXECUTE ON FUNCTION pg_read_file(text) TO PUBLIC',
      'GRANT UPDATE ON pg_class TO PUBLIC',
      `GRANT SELECT ON pg_class TO ${names.officer}`,
      'GRANT SELECT ON world_afg.allegation TO PUBLIC',
    ]) {
      expect([statement, await reasonsAfter(statement, 'open')]).not.toEqual([statement, []]);
    }
  });
});

describe('a real start', () => {
  const environment = (): Record<string, string> => ({
    DATABASE_URL: deployment.ownerUrl,
    MIZAN_DATABASE_PREFIX: deployment.prefix,
    MIZAN_SECRET: deployment.secret,
  });
  const start = async (): Promise<string> => {
    const subgraph = new Program('subgraphs/incidents/main.js', [], {
      ...environment(),
      PORT: '0',
      MIZAN_VIEWER_PUBLIC_KEY:
        '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
      PARTIES_URL: 'http://127.0.0.1:1',
      INCIDENTS_URL: 'http://127.0.0.1:1',
      EVIDENCE_URL: 'http://127.0.0.1:1',
      MEDIATION_URL: 'http://127.0.0.1:1',
    });
    const ready = await Promise.race([
      subgraph.ready().catch(() => 'refused'),
      subgraph.ended().catch(() => 'refused'),
    ]);
    await subgraph.stop();
    return ready === 'refused' ? subgraph.output : 'it starts';
  };

  test('is refused while a policy is wider, and the migration builds that world anew', async () => {
    await asOwner(deployment, 'incidents', async (client) =>
      client.query('ALTER POLICY pak_officer ON world_pak.allegation USING (true)'),
    );
    expect(await start()).toContain('the policy pak_officer of world_pak.allegation was changed');
    const migrated = await new Program('subgraphs/migrate.js', [], environment()).ended();
    expect(migrated).toContain('incidents: up to date; built world_pak\n');
    expect(await start()).toBe('it starts');
  });

  test('is refused while one function of the server is open again, and the migration closes it', async () => {
    await asOwner(deployment, 'incidents', async (client) =>
      client.query('GRANT EXECUTE ON FUNCTION pg_database_size(oid) TO PUBLIC'),
    );
    expect(await start()).toContain('pg_catalog.pg_database_size');
    await new Program('subgraphs/migrate.js', [], environment()).ended();
    expect(await start()).toBe('it starts');
  });
});
