import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { allegation } from '../../support/case.js';
import { asOwner } from '../../support/database.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { ANSWERS, refusals } from '../../support/perform.js';
import { BOTH_WAYS } from '../../support/seats.js';
import { inputOf, newRecords, versionedActs } from './acts.js';
import { badRows, type Setting, wellFormed } from './rows.js';
import { type Scene, setScene, written } from './scene.js';
import { offeredTexts, offeredVersioned, TEXTS, withText } from './texts.js';

interface Refusal {
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
  readonly currentVersion: number | null;
}

let deployment: Deployment;
let places: Places;

/** Tries an act that has to be refused; answers its faults. */
async function tryAct(seat: string, name: string, input: object): Promise<readonly Refusal[]> {
  const [record = '', given] = ANSWERS[name] ?? [];
  const type = given ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { act: ${name}(input: $input) { ${record} { id } userErrors { code path message currentVersion } } }`;
  const { body } = await deployment.ask(seat, document, {
    input: { idempotencyKey: randomUUID(), ...input },
  });
  const acted = body.data?.act as ({ userErrors: Refusal[] } & Record<string, unknown>) | undefined;
  if (!acted) throw new Error(`${name} as ${seat}: ${JSON.stringify(body.errors)}`);
  expect([name, acted[record]]).toEqual([name, null]);
  return acted.userErrors;
}

const where = (faults: readonly Refusal[]): readonly string[] =>
  faults.map(({ code, path }) => `${code} ${path.join('.')}`);

const TABLES: Readonly<Record<string, string>> = {
  ...{ alg: 'allegation', fnd: 'finding', vtk: 'verification_task', hot: 'hotline_call' },
  ...{ dcn: 'deconfliction_notice', sea: 'incident_log_seal', clk: 'clock' },
  ...{ chm: 'confirmed_harm', lnk: 'incident_link', asg: 'monitor_assignment' },
};

/** The version of a record as a delegation has it. */
async function versionFor(seat: string, id: string): Promise<number> {
  const table = `world_${seat.slice(0, 3)}.${TABLES[id.slice(0, 3)] ?? ''}`;
  const { rows } = await asOwner(deployment, 'incidents', async (client) =>
    client.query<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]),
  );
  return rows[0]?.version ?? -1;
}

const OPEN = /; open to you now: (none|[A-Z_]+(, [A-Z_]+)*)$/;

describe.each(BOTH_WAYS)('bad input, with the records of %s against %s', (one, other) => {
  let scene: Scene;
  const versioned = versionedActs(one, other);
  const setting = (): Setting => ({ sides: [one, other], places, scene });

  beforeAll(async () => {
    deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '3600' });
    places = await recordMechanism(deployment);
    scene = await setScene(deployment, places, [one, other]);
  }, 180_000);
  afterAll(async () => {
    await deployment.stop();
  });

  test('every act that asks for a version, and every text, is in the tables', () => {
    expect(Object.keys(versioned).sort()).toEqual([...offeredVersioned()].sort());
    const typed = Object.entries(TEXTS).flatMap(([act, texts]) =>
      Object.keys(texts).map((at) => `${act} ${at}`),
    );
    expect(typed.sort()).toEqual([...offeredTexts()].sort());
  });

  test('a version that was passed over: STALE_VERSION, with the one that the actor reads now', async () => {
    const before = await written(deployment);
    for (const [name, tried] of Object.entries(versioned)) {
      const input = inputOf(name, tried.record, tried, scene);
      const id = scene[tried.record] ?? '';
      const faults = await tryAct(tried.seat, name, { ...input, expectedVersion: 99 });
      expect([name, where(faults)]).toEqual([name, ['STALE_VERSION input.expectedVersion']]);
      const current = faults.map(({ currentVersion }) => currentVersion);
      expect([name, current]).toEqual([name, [await versionFor(tried.seat, id)]]);
    }
    expect(await written(deployment)).toEqual(before);
  }, 60_000);

  test('an act that is not open: ILLEGAL_TRANSITION, with the state and what is open', async () => {
    const before = await written(deployment);
    const all = { ...versioned, ...newRecords() };
    for (const [name, tried] of Object.entries(all)) {
      const { notOpenOn, seat, field = 'id' } = tried;
      const id = scene[notOpenOn] ?? '';
      const version = name in versioned ? { expectedVersion: await versionFor(seat, id) } : {};
      const input = { ...inputOf(name, notOpenOn, tried, scene), ...version };
      const faults = await tryAct(seat, name, input);
      expect([name, where(faults)]).toEqual([name, [`ILLEGAL_TRANSITION input.${field}`]]);
      expect([name, faults[0]?.message]).toEqual([name, expect.stringMatching(OPEN)]);
      expect([name, faults[0]?.currentVersion]).toEqual([name, null]);
    }
    expect(await written(deployment)).toEqual(before);
  }, 60_000);

  test('oneself, a place that is none, a time to come or before the agreement, a range reversed: BAD_USER_INPUT, with the place', async () => {
    const before = await written(deployment);
    for (const { what, seat, act, input, at } of badRows(setting())) {
      const faults = at.map((place) => `BAD_USER_INPUT input.${place}`);
      expect([what, act, where(await tryAct(seat, act, input))]).toEqual([what, act, faults]);
    }
    expect(await written(deployment)).toEqual(before);
  }, 60_000);

  test('a text that is empty or too long: BAD_USER_INPUT, with its place', async () => {
    const before = await written(deployment);
    const forms = wellFormed(setting());
    for (const [name, texts] of Object.entries(TEXTS)) {
      const [seat, input] = forms[name] ?? ['', {}];
      for (const [at, most] of Object.entries(texts)) {
        for (const text of ['', 'x'.repeat(most + 1)]) {
          const faults = where(await tryAct(seat, name, withText(input, at, text)));
          expect([name, faults]).toEqual([name, [`BAD_USER_INPUT input.${at}`]]);
        }
      }
    }
    expect(await written(deployment)).toEqual(before);
  }, 120_000);

  test('the first moment of the agreement’s first day is in force', async () => {
    const { sector: sectorId } = places;
    const incident = { sectorId, timePrecision: 'EXACT', occurredFrom: '2025-10-19T00:00:00.000Z' };
    const input = allegation(other.toUpperCase(), places, { incident });
    expect(await refusals(deployment, `${one}-officer`, 'draftAllegation', input)).toEqual([]);
    expect(await deployment.differences()).toEqual([]);
  });
});
