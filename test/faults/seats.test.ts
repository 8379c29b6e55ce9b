import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file, type Filed } from '../support/case.js';
import { asOwner, asSeat, refusal } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { SUBGRAPHS } from '../support/prepared.js';

const PERMISSION_DENIED = '42501';

let deployment: Deployment;
let own: Filed;
let hidden: Filed;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process', {}, 'fresh');
  places = await recordMechanism(deployment);
  own = await file(deployment, places, 'pak', 'AFG', 'REGISTERED');
  hidden = await file(deployment, places, 'afg', 'PAK', 'REGISTERED');
});
afterAll(async () => {
  await deployment.stop();
});

describe('a seat that can send SQL of its own', () => {
  test('H10: reads its own world and meets "permission denied" everywhere else', async () => {
    await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      const { rows } = await client.query<{ id: string }>('SELECT id FROM world_pak.allegation');
      expect(rows.map((row) => row.id)).toEqual([own.allegation]);
      const others = [
        'world_afg',
        'world_tur',
        'world_qat',
        'world_sec',
        'world_obs_a',
        'world_public',
        'world_pak_app',
        'mechanism',
      ];
      for (const schema of others) {
        const code = await refusal(client, `SELECT * FROM ${schema}.allegation`);
        expect([schema, code]).toEqual([schema, PERMISSION_DENIED]);
      }
    });
  });

  test('cannot write its world, take another role, or read the feed, the grants or the audit', async () => {
    await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      for (const statement of [
        `UPDATE world_pak.allegation SET status = 'CLOSED'`,
        `DELETE FROM world_pak.allegation`,
        `INSERT INTO world_pak.allegation (id) VALUES ('x')`,
        `SELECT * FROM world_pak.change`,
        `SELECT * FROM mechanism.record_grant`,
        `SELECT * FROM mechanism.audit_entry`,
        `SET ROLE ${deployment.prefix}_afg_officer`,
        `SET ROLE ${deployment.prefix}_incidents_mechanism`,
        `CREATE TABLE world_pak.mine (id text)`,
        `CREATE TABLE public.mine (id text)`,
        `CREATE TEMP TABLE mine (id text)`,
        `ALTER TABLE world_pak.allegation DISABLE ROW LEVEL SECURITY`,
        `COPY world_pak.allegation TO PROGRAM 'cat'`,
        `SELECT pg_read_file('PG_VERSION')`,
      ]) {
        expect([statement, await refusal(client, statement)]).toEqual([
          statement,
          PERMISSION_DENIED,
        ]);
      }
    });
  });

  test('setting any session variable to the other side changes nothing it reads', async () => {
    await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      await client.query(
        `SELECT set_config('app.party', 'AFG', false), set_config('search_path', 'world_afg, world_pak', false)`,
      );
      const { rows } = await client.query<{ id: string }>('SELECT id FROM allegation');
      expect(rows.map((row) => row.id)).toEqual([own.allegation]);
    });
  });

  test('an app’s seat reads its capped views and no column above its scope', async () => {
    await asSeat(deployment, 'incidents', 'pak_app', async (client) => {
      const { rows } = await client.query(
        'SELECT id, clearance, basis_summary FROM world_pak_app.allegation',
      );
      expect(rows).toEqual([{ id: own.allegation, clearance: 'PARTIES', basis_summary: null }]);
      expect(await refusal(client, 'SELECT basis_summary FROM world_pak.allegation')).toBe(
        PERMISSION_DENIED,
      );
      expect(await refusal(client, 'SELECT * FROM world_pak.allegation')).toBe(PERMISSION_DENIED);
    });
  });

  test('G12: listening on every channel that has a likely name, it hears nothing of the other side’s acts', async () => {
    await asSeat(deployment, 'incidents', 'pak_officer', async (client) => {
      const heard: string[] = [];
      client.on('notification', (message) => {
        heard.push(message.channel);
      });
      for (const channel of ['change', 'world_afg', 'world_pak', 'outbox', 'mizan']) {
        await client.query(`LISTEN ${channel}`).catch(() => undefined);
      }
      await file(deployment, places, 'afg', 'PAK', 'SUBMITTED');
      await client.query('SELECT 1');
      expect(heard).toEqual([]);
    });
  });

  test('a monitor, a custodian and an auditor read no case', async () => {
    for (const seat of ['sec_monitor', 'sec_custodian', 'sec_auditor']) {
      const { rows } = await asSeat(deployment, 'incidents', seat, async (client) =>
        client.query('SELECT id FROM world_sec.allegation'),
      );
      expect([seat, rows]).toEqual([seat, []]);
    }
  });

  test('the databases are closed to every other role of the server', async () => {
    for (const subgraph of SUBGRAPHS) {
      const { rows } = await asOwner(deployment, subgraph, async (client) =>
        client.query(
          `SELECT has_database_privilege('public', current_database(), 'CONNECT') AS connect,
             has_database_privilege('public', current_database(), 'TEMP') AS temp`,
        ),
      );
      expect([subgraph, rows]).toEqual([subgraph, [{ connect: false, temp: false }]]);
    }
  });
});

describe('the catalogue', () => {
  test('H11: no definer function, no owner’s view, no materialised view; every world’s table has row security', async () => {
    for (const subgraph of SUBGRAPHS) {
      const { rows } = await asOwner(deployment, subgraph, async (client) =>
        client.query<{ name: string }>(`
          SELECT proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
          UNION ALL SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname LIKE 'world\\_%' AND (c.relkind = 'm' OR (c.relkind = 'r' AND c.relname <> 'change' AND NOT c.relrowsecurity)
            OR (c.relkind = 'v' AND NOT 'security_invoker=true' = ANY(c.reloptions)))`),
      );
      expect([subgraph, rows]).toEqual([subgraph, []]);
    }
  });

  test('the other side’s hidden case is nowhere in the world’s bytes', async () => {
    for (const [subgraph, needles] of [
      ['incidents', [hidden.allegation, hidden.incident, hidden.report]],
      ['evidence', [hidden.evidence, hidden.allegation]],
      ['mediation', [hidden.allegation]],
    ] as const) {
      await asOwner(deployment, subgraph, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'world_pak'`,
        );
        for (const { name } of rows) {
          const content = await client.query<{ text: string | null }>(
            `SELECT string_agg(t::text, '') AS text FROM world_pak."${name}" t`,
          );
          for (const needle of needles) expect(content.rows[0]?.text ?? '').not.toContain(needle);
        }
      });
    }
  });
});
