import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';

import { ActTransaction } from '../../shared/acts/act-transaction.js';
import { mechanismReaders } from '../../shared/acts/audiences.js';
import { mechanismViewer } from '../../shared/acts/inbox.js';
import { settle } from '../../shared/acts/run-act.js';
import { packagePath } from '../../shared/config/package-path.js';
import { ownerDataSource } from '../../shared/database/connection.js';
import { databaseName } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { tableSpecs } from '../../shared/worlds/table-spec.js';
import { Allegation } from '../../subgraphs/incidents/allegation/allegation.entity.js';
import { Clock } from '../../subgraphs/incidents/clock/clock.entity.js';
import { incidents } from '../../subgraphs/incidents/definition.js';
import { VerificationTask } from '../../subgraphs/incidents/verification-task/verification-task.entity.js';
import { file, type Filed } from '../support/case.js';
import { asOwner } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { recordMechanism } from '../support/mechanism.js';
import { Program } from '../support/program.js';
import { viewerKeys } from '../support/tokens.js';

const CLOCKS = 1_000;
const REQUESTS = 300;
const HOUR_MS = 3_600_000;

let deployment: Deployment;
/** Every replica that was started, so that none outlives a test that fails. */
const workers: Program[] = [];

beforeAll(async () => {
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '3600' }, 'fresh');
}, 120_000);
afterAll(async () => {
  await Promise.all(workers.map(async (program) => program.kill()));
  await deployment.stop();
});

const directory = loadDirectory(packagePath('shared/config/delegations.json'));

/** Writes as any act does, with grants and projections, in one transaction. */
async function inMechanism(work: (transaction: ActTransaction) => Promise<void>): Promise<void> {
  const { ownerUrl, prefix } = deployment;
  const url = urlOfDatabase(ownerUrl, databaseName(prefix, 'incidents'));
  const source = await ownerDataSource(url, incidents.entities, []).initialize();
  try {
    const specs = new Map(tableSpecs(incidents.permissions, source).map((one) => [one.type, one]));
    await source.transaction(async (manager: EntityManager) => {
      const viewer = mechanismViewer(directory, 'test');
      const transaction = new ActTransaction(manager, viewer, directory, new Date(), 'load');
      await work(transaction);
      await settle(transaction, { specs, announces: {}, directory });
    });
  } finally {
    await source.destroy();
  }
}

/**
 * Cases like the one given, all overdue: every second was to be registered long ago, and of every other the
 * respondent was notified long ago and has not answered.
 */
async function loadCases(like: string): Promise<void> {
  await inMechanism(async (transaction) => {
    const first = await transaction.manager.findOneByOrFail(Allegation, { id: like });
    const readers = mechanismReaders(directory);
    const submitter = [{ delegation: first.byCode, clearance: 'SUBMITTER' } as const, ...readers];
    const told = { delegation: first.respondentCode, clearance: 'PARTIES' } as const;
    const { byCode, respondentCode, incidentId, act, clause, responseState } = first;
    const values = {
      ...{ originator: byCode, byCode, respondentCode, incidentId },
      ...{ act, clause, responseState },
    } as const;
    const startedAt = new Date(Date.now() - 73 * HOUR_MS);
    for (let n = 0; n < CLOCKS; n += 1) {
      const notified = n % 2 === 0;
      const grants = notified ? [...submitter, told] : submitter;
      const id = `alg_${randomUUID()}`;
      const status = notified ? 'NOTIFIED' : 'SUBMITTED';
      await transaction.create(Allegation, { ...values, id, status, marking: 'PARTIES' }, grants);
      const clock = {
        id: `clk_${randomUUID()}`,
        marking: 'PARTIES',
        allegationId: id,
        kind: notified ? 'RESPONSE' : 'REGISTRATION',
        hours: 72,
        startedAt,
        dueAt: new Date(startedAt.getTime() + 72 * HOUR_MS + n),
        stoppedAt: null,
        expiredAt: null,
        extensions: [],
        termsVersion: '0.9-test',
      } as const;
      await transaction.create(Clock, clock, grants);
    }
  });
}

/**
 * Requests for access on the case given, none of them answered: every second was made two days and more ago, every other
 * five days and more. The clock counts the first as a delay and the second as a denial, each with its first look.
 */
async function loadRequests(of: string): Promise<void> {
  await inMechanism(async (transaction) => {
    const { byCode, respondentCode } = await transaction.manager.findOneByOrFail(Allegation, {
      id: of,
    });
    const parties = [byCode, respondentCode].map(
      (delegation) => ({ delegation, clearance: 'PARTIES' }) as const,
    );
    for (let n = 0; n < REQUESTS; n += 1) {
      const hours = n % 2 === 0 ? 49 : 121;
      const asked = Date.now() - hours * HOUR_MS - n;
      const times = {
        accessRequestedAt: new Date(asked),
        accessDelaysAt: new Date(asked + 48 * HOUR_MS),
        accessDeniesAt: new Date(asked + 120 * HOUR_MS),
      };
      await transaction.create(
        VerificationTask,
        {
          ...{ id: `vtk_${randomUUID()}`, marking: 'PARTIES', allegationId: of },
          ...{ kind: 'SITE_VISIT', status: 'ACCESS_REQUESTED', hostCode: respondentCode },
          ...{ ...times, termsVersion: '0.9-test' },
        },
        [...mechanismReaders(directory), ...parties],
      );
    }
  });
}

function startWorker(): Program {
  const { ownerUrl, prefix, secret } = deployment;
  const nowhere = 'http://127.0.0.1:1';
  const program = new Program('subgraphs/incidents/main.js', [], {
    ...{ DATABASE_URL: ownerUrl, MIZAN_DATABASE_PREFIX: prefix, MIZAN_SECRET: secret, PORT: '0' },
    ...{ PARTIES_URL: nowhere, INCIDENTS_URL: nowhere },
    ...{ EVIDENCE_URL: nowhere, MEDIATION_URL: nowhere },
    MIZAN_VIEWER_PUBLIC_KEY: viewerKeys().publicKey,
    MIZAN_WORKER_SECONDS: '0.1',
    MIZAN_LOG_LEVEL: 'error',
  });
  workers.push(program);
  return program;
}

async function count(query: string): Promise<number> {
  const { rows } = await asOwner(deployment, 'incidents', async (client) =>
    client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${query}`),
  );
  return rows[0]?.count ?? -1;
}

const RUNNING =
  'mechanism.clock WHERE due_at < now() AND stopped_at IS NULL AND expired_at IS NULL';

const SILENT = "mechanism.verification_task WHERE status = 'ACCESS_REQUESTED'";

/**
 * A replica that is killed without warning at a random moment of its work, so often, and then left to work until
 * nothing is due.
 */
async function mortal(lives: number, due: string): Promise<void> {
  for (let life = 0; life < lives; life += 1) {
    const program = startWorker();
    await program.ready();
    await new Promise((later) => setTimeout(later, 100 + Math.random() * 900));
    await program.kill();
  }
  const last = startWorker();
  await last.ready();
  while ((await count(due)) > 0) await new Promise((later) => setTimeout(later, 500));
  await last.kill();
}

describe('the worker', () => {
  let filed: Filed;

  test('two replicas, killed at random with kill -9, let each of 1,000 clocks run out once', async () => {
    const places = await recordMechanism(deployment);
    filed = await file(deployment, places, 'pak', 'AFG', 'NOTIFIED');
    await loadCases(filed.allegation);
    await deployment.kill();
    expect(await count(RUNNING)).toBe(CLOCKS);

    await Promise.all([mortal(2, RUNNING), mortal(2, RUNNING)]);

    // Once in the mechanism, once in the audit, once on each side's feed; the clock that still runs is untouched.
    expect(await count('mechanism.clock WHERE expired_at IS NOT NULL AND version = 2')).toBe(
      CLOCKS,
    );
    expect(await count('mechanism.clock WHERE expired_at IS NULL AND version = 1')).toBe(1);
    const audited = "mechanism.audit_entry WHERE act = 'expireClock'";
    expect(await count(audited)).toBe(CLOCKS);
    expect(await count(`(SELECT DISTINCT record_id FROM ${audited}) a`)).toBe(CLOCKS);
    const late = "allegation WHERE response_state = 'NO_RESPONSE_BY_DEADLINE' AND version = 2";
    const due = 'SELECT id FROM mechanism.clock WHERE expired_at IS NOT NULL';
    const told = `record_type = 'Clock' AND kind = 'CHANGED' AND record_id IN (${due})`;
    for (const [world, known] of [
      ['world_pak', CLOCKS],
      ['world_afg', CLOCKS / 2],
      ['world_tur', CLOCKS],
      ['world_sec', CLOCKS],
    ] as const) {
      const feed = `SELECT record_id FROM ${world}.change WHERE ${told} GROUP BY 1 HAVING count(*) = 1`;
      expect([world, await count(`${world}.${late}`)]).toEqual([world, CLOCKS / 2]);
      expect([world, await count(`(${feed}) once`)]).toEqual([world, known]);
      expect([world, await count(`${world}.change WHERE ${told}`)]).toEqual([world, known]);
    }
    expect(await deployment.differences()).toEqual([]);
  }, 300_000);

  test('two replicas, killed at random with kill -9, count the silence to each of 300 requests once', async () => {
    await loadRequests(filed.allegation);
    expect(await count(SILENT)).toBe(REQUESTS);

    await Promise.all([mortal(2, SILENT), mortal(2, SILENT)]);

    const audited = "mechanism.audit_entry WHERE act = 'countSilence'";
    expect(await count(audited)).toBe(REQUESTS);
    expect(await count(`(SELECT DISTINCT record_id FROM ${audited}) a`)).toBe(REQUESTS);
    for (const world of ['world_pak', 'world_afg', 'world_tur', 'world_qat', 'world_sec']) {
      for (const [outcome, hours] of [
        ['ACCESS_DELAYED', 48],
        ['ACCESS_DENIED', 120],
      ] as const) {
        const counted = `verification_task WHERE status = '${outcome}' AND access_outcome = '${outcome}' AND access_hours = ${String(hours)} AND version = 2`;
        expect([world, outcome, await count(`${world}.${counted}`)]).toEqual([
          ...[world, outcome, REQUESTS / 2],
        ]);
      }
      const told = `FROM ${world}.change WHERE record_type = 'VerificationTask' AND kind = 'CHANGED'`;
      const once = `(SELECT record_id ${told} GROUP BY 1 HAVING count(*) = 1) once`;
      expect([world, await count(once)]).toEqual([world, REQUESTS]);
      expect([world, await count(`(SELECT 1 ${told}) told`)]).toEqual([world, REQUESTS]);
    }
    expect(await deployment.differences()).toEqual([]);
  }, 300_000);
});
