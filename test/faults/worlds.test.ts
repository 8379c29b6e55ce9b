import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { file, type Filed } from '../support/case.js';
import { asOwner } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { recordMechanism } from '../support/mechanism.js';
import { Program } from '../support/program.js';

let deployment: Deployment;
let hidden: Filed;
let notified: Filed;

beforeAll(async () => {
  deployment = await startDeployment('one process', {}, 'fresh');
  const places = await recordMechanism(deployment);
  hidden = await file(deployment, places, 'afg', 'PAK', 'REGISTERED');
  notified = await file(deployment, places, 'afg', 'PAK', 'NOTIFIED');
});
afterAll(async () => {
  await deployment.stop();
});

function owner(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { ownerUrl, prefix, secret } = deployment;
  return {
    DATABASE_URL: ownerUrl,
    MIZAN_DATABASE_PREFIX: prefix,
    MIZAN_SECRET: secret,
    ...changes,
  };
}

async function sql(statement: string): Promise<void> {
  await asOwner(deployment, 'incidents', async (client) => client.query(statement));
}

describe('worlds:verify', () => {
  test('is green after acts of all kinds', async () => {
    const output = await new Program('subgraphs/worlds.js', ['verify'], owner()).ended();
    expect(output).toBe('every row of every world is what the grants say\n');
  });

  test('is red when one cell is wrong, names the row, and rebuild repairs it', async () => {
    await sql(
      `UPDATE world_pak.allegation SET alleged_unit = 'Drone squadron 3' WHERE id = '${notified.allegation}'`,
    );
    const verify = new Program('subgraphs/worlds.js', ['verify'], owner());
    await expect(verify.ended()).rejects.toThrow();
    expect(verify.output).toContain(
      `UNEXPECTED incidents world_pak Allegation ${notified.allegation}`,
    );
    // What the wall held is one thing, what leaves another: the tripwire answers null.
    const { body } = await deployment.ask(
      'pak-officer',
      'query ($id: ID!) { allegation(id: $id) { allegedUnit } }',
      { id: notified.allegation },
    );
    expect(body).toMatchObject({ data: { allegation: { allegedUnit: null } } });
    await new Program('subgraphs/worlds.js', ['rebuild'], owner()).ended();
    expect(await deployment.differences()).toEqual([]);
  });

  test('is red when a world holds a row that was not given to it', async () => {
    await sql(
      `INSERT INTO world_pak.allegation SELECT * FROM world_sec.allegation WHERE id = '${hidden.allegation}'`,
    );
    const found = await deployment.differences();
    expect(found).toEqual([
      {
        subgraph: 'incidents',
        world: 'world_pak',
        type: 'Allegation',
        recordId: hidden.allegation,
        side: 'UNEXPECTED',
      },
    ]);
    await sql(`DELETE FROM world_pak.allegation WHERE id = '${hidden.allegation}'`);
  });

  test('is red when a row is missing', async () => {
    await sql(
      `CREATE TABLE public.kept AS SELECT * FROM world_pak.allegation WHERE id = '${notified.allegation}'`,
    );
    await sql(`DELETE FROM world_pak.allegation WHERE id = '${notified.allegation}'`);
    expect(await deployment.differences()).toMatchObject([
      { side: 'MISSING', recordId: notified.allegation },
    ]);
    await sql('INSERT INTO world_pak.allegation SELECT * FROM public.kept; DROP TABLE public.kept');
    expect(await deployment.differences()).toEqual([]);
  });
});

describe('the start is refused', () => {
  const start = async (changes: Readonly<Record<string, string>> = {}): Promise<string> => {
    const environment = {
      ...owner(changes),
      PORT: '0',
      MIZAN_VIEWER_PUBLIC_KEY:
        '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
      PARTIES_URL: 'http://127.0.0.1:1',
      INCIDENTS_URL: 'http://127.0.0.1:1',
      EVIDENCE_URL: 'http://127.0.0.1:1',
      MEDIATION_URL: 'http://127.0.0.1:1',
      MIZAN_LOG_LEVEL: 'error',
    };
    const program = new Program('subgraphs/incidents/main.js', [], environment);
    await expect(program.ended()).rejects.toThrow();
    return program.output;
  };
  const role = (seat: string): string => `"${deployment.prefix}_${seat}"`;

  test('when a seat can read another world', async () => {
    await sql(
      `GRANT USAGE ON SCHEMA world_afg TO ${role('pak_officer')}; GRANT SELECT ON world_afg.allegation TO ${role('pak_officer')}`,
    );
    expect(await start()).toContain('world_afg');
    await sql(
      `REVOKE ALL ON SCHEMA world_afg FROM ${role('pak_officer')}; REVOKE ALL ON world_afg.allegation FROM ${role('pak_officer')}`,
    );
  });

  test('when a seat is a superuser, or a member of another role', async () => {
    await sql(`ALTER ROLE ${role('afg_head')} BYPASSRLS`);
    expect(await start()).toContain('row security bypass');
    await sql(
      `ALTER ROLE ${role('afg_head')} NOBYPASSRLS; GRANT ${role('sec_secretariat')} TO ${role('afg_head')}`,
    );
    expect(await start()).toContain('is a member of another role');
    await sql(`REVOKE ${role('sec_secretariat')} FROM ${role('afg_head')}`);
  });

  test('when a view or a function works with its owner’s rights', async () => {
    await sql('CREATE VIEW world_pak.everything AS SELECT * FROM mechanism.allegation');
    expect(await start()).toContain('world_pak.everything');
    await sql('DROP VIEW world_pak.everything');
  });

  test('when a delegation’s worlds were never built; migrate builds them, and the rest is as before', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-fifth-'));
    const delegations = path.join(folder, 'delegations.json');
    cpSync(packagePath('shared/config/delegations.json'), delegations);
    const json = JSON.parse(readFileSync(delegations, 'utf8')) as { delegations: object[] };
    json.delegations.push({ code: 'NOR', kind: 'MEDIATOR', displayNames: { en: 'Norway' } });
    writeFileSync(delegations, JSON.stringify(json));
    const fifth = { MIZAN_DELEGATIONS: delegations };
    expect(await start(fifth)).toContain('nor_mediator');
    await new Program('subgraphs/migrate.js', [], owner(fifth)).ended();
    const verified = await new Program('subgraphs/worlds.js', ['verify'], owner(fifth)).ended();
    expect(verified).toContain('every row of every world');
    const rows = await asOwner(deployment, 'incidents', async (client) =>
      client.query<{ count: number }>('SELECT count(*)::int AS count FROM world_nor.allegation'),
    );
    // A mediator that joins later was given nothing of the past.
    expect(rows.rows).toEqual([{ count: 0 }]);
    expect(await start({})).toContain('run the migration');
  });
});
