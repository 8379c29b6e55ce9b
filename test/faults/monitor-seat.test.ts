import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';

import { readerKey } from '../../shared/viewer/reader-key.js';
import { file, type Filed } from '../support/case.js';
import { asOwner, asSeat } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { recordMechanism } from '../support/mechanism.js';
import { perform } from '../support/perform.js';

const SEAT = 'sec_monitor';
/** The tables of what hangs on no case, or on none for a monitor. */
const CLOSED = ['exit_proposal', 'hotline_call', 'deconfliction_notice', 'deconfliction_details'];

let deployment: Deployment;
let mine: Filed;
let theirs: Filed;

beforeAll(async () => {
  deployment = await startDeployment('one process', {}, 'fresh');
  const places = await recordMechanism(deployment);
  mine = await file(deployment, places, 'pak', 'AFG', 'NOTIFIED');
  theirs = await file(deployment, places, 'afg', 'PAK', 'NOTIFIED');
  for (const [monitor, { allegation }] of [
    ['one', mine],
    ['two', theirs],
  ] as const)
    await perform(deployment, 'sec-secretariat', 'assignMonitor', {
      allegationId: allegation,
      monitor,
    });
});
afterAll(async () => {
  await deployment.stop();
});

async function ids(client: pg.Client, table = 'allegation'): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM world_sec.${table}`);
  return rows.map(({ id }) => id);
}

describe('the seat of the monitors, with SQL of its own', () => {
  test('reads no record of a case while nobody is named, or a name that is no key', async () => {
    await asSeat(deployment, 'incidents', SEAT, async (client) => {
      expect(await ids(client)).toEqual([]);
      for (const value of ['', 'one', 'two', '%', mine.allegation]) {
        await client.query("SELECT set_config('mizan.reader', $1, false)", [value]);
        const found = await Promise.all(
          ['monitor_assignment', 'allegation', 'incident', 'report', 'clock', ...CLOSED].map(
            async (table) => ids(client, table),
          ),
        );
        expect([value, found.flat()]).toEqual([value, []]);
      }
    });
  });

  test('H08: reads one’s own cases in the transaction that names the reader, and none after it', async () => {
    const key = readerKey(deployment.secret, 'SEC', 'one');
    await asSeat(deployment, 'incidents', SEAT, async (client) => {
      for (const end of ['COMMIT', 'ROLLBACK']) {
        await client.query('BEGIN');
        await client.query("SELECT set_config('mizan.reader', $1, true)", [key]);
        expect(await ids(client)).toEqual([mine.allegation]);
        expect(await ids(client, 'report')).toEqual([mine.report]);
        expect(await ids(client, 'incident')).toEqual([mine.incident]);
        await client.query(end);
        expect(await ids(client)).toEqual([]);
      }
    });
  });

  test('H10: finds no other reader’s key in anything that it reads', async () => {
    const own = readerKey(deployment.secret, 'SEC', 'one');
    await asSeat(deployment, 'incidents', SEAT, async (client) => {
      await client.query("SELECT set_config('mizan.reader', $1, false)", [own]);
      const { rows } = await client.query('SELECT reader_key FROM world_sec.monitor_assignment');
      expect(rows).toEqual([{ reader_key: own }]);
    });
  });

  test('an ended assignment opens nothing, and its row is gone for the monitor', async () => {
    const own = readerKey(deployment.secret, 'SEC', 'two');
    const running = await asOwner(deployment, 'incidents', async (client) => {
      const { rows } = await client.query<{ id: string; version: number }>(
        'SELECT id, version FROM world_sec.monitor_assignment WHERE allegation_id = $1',
        [theirs.allegation],
      );
      return rows[0];
    });
    await perform(deployment, 'sec-secretariat', 'unassignMonitor', {
      ...{ id: running?.id, expectedVersion: running?.version },
    });
    await asSeat(deployment, 'incidents', SEAT, async (client) => {
      await client.query("SELECT set_config('mizan.reader', $1, false)", [own]);
      expect([await ids(client), await ids(client, 'monitor_assignment')]).toEqual([[], []]);
    });
  });

  test('every table of the world has a policy for this seat by the document, or none', async () => {
    const rows = await asOwner(deployment, 'incidents', async (client) => {
      const found = await client.query<{ tablename: string; qual: string }>(
        "SELECT tablename, qual FROM pg_policies WHERE schemaname = 'world_sec' AND policyname = $1",
        [SEAT],
      );
      return found.rows;
    });
    // Reference: gazetteer, periods, terms, seals and published figures, which every delegation knows. All else hangs on an assignment.
    const open = rows.filter(({ qual }) => !/monitor_assignment|allegation|reader_key/.test(qual));
    expect(open.map(({ tablename }) => tablename).sort()).toEqual([
      'incident_log_seal',
      'known_period',
      'known_place',
      'known_terms',
      'week_statistics',
    ]);
    expect(rows.filter(({ tablename }) => CLOSED.includes(tablename))).toEqual([]);
  });
});
