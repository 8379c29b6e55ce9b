import { expect } from '@jest/globals';

import type { Deployment } from './deployment.js';
import { letPass } from './passing-time.js';
import { perform, words } from './perform.js';
import { planVisit } from './tasks.js';

const REGISTRY = 'sec-secretariat';
/** Someone of the monitors whom no other test asks. */
const FIELD = 'sec-monitor/field';
const TIMES = ['access_requested_at', 'access_delays_at', 'access_denies_at'];

/** A visit: of which case, to which party, of which kind; after how many hours access is granted, and how it is observed. */
export interface Visit {
  readonly of: string;
  readonly host: string;
  readonly kind: string;
  readonly hours: number;
  readonly methods: readonly string[];
}

/** Has a place visited: access asked and granted after some hours, observations, a report that is accepted; the monitor has the case no longer than that. */
export async function haveVisited(
  deployment: Deployment,
  { of: allegationId, host, kind, hours, methods }: Visit,
): Promise<string> {
  const assigned = await perform(deployment, REGISTRY, 'assignMonitor', {
    ...{ allegationId, monitor: FIELD },
  });
  const id = await planVisit(deployment, allegationId, host, kind);
  await perform(deployment, REGISTRY, 'requestAccess', { id, expectedVersion: 1 });
  await letPass(deployment, { table: 'verification_task', id, columns: TIMES, hours });
  await perform(deployment, `${host}-officer`, 'grantAccess', { id, expectedVersion: 1 });
  await perform(deployment, REGISTRY, 'startFieldwork', { id, expectedVersion: 3 });
  for (const method of methods)
    await perform(deployment, FIELD, 'recordObservation', {
      ...{ taskId: id, method, at: '2025-11-13T06:00:00.000Z', timePrecision: 'HOUR' },
      text: words('What was found.'),
    });
  const report = words('The report.');
  await perform(deployment, FIELD, 'reportTask', { id, expectedVersion: 4, report });
  await perform(deployment, REGISTRY, 'acceptTask', { id, expectedVersion: 5 });
  await perform(deployment, REGISTRY, 'unassignMonitor', { id: assigned, expectedVersion: 1 });
  return id;
}

const VISIT = `query ($id: ID!) { verificationTask(id: $id) {
  kind status host { code } accessOutcome accessHours report { original }
  visit { team route staffPositions } observations { method }
} }`;

/** The seats to whom a visit to one party, on a case with another, is nothing but what came of the access, or nothing at all. */
const OUTSIDE = ['obs-a-observer', 'obs-a-app'];
const NOBODY = ['sec-monitor', 'sec-custodian', 'sec-auditor', 'public-reader', null];

/** Expects what every seat sees of a visit whose report is accepted, before a draft finding is shared: typed from domain.md 2.5. */
export async function expectVisit(
  deployment: Deployment,
  id: string,
  { host, kind, hours, methods }: Omit<Visit, 'of'>,
  other: string,
): Promise<void> {
  const access = { accessOutcome: 'ACCESS_GRANTED', accessHours: expect.closeTo(hours, 1) };
  const task = { ...access, kind, status: 'ACCEPTED', host: { code: host.toUpperCase() } };
  const team = ['A crater analyst', 'An interpreter'];
  const whole = {
    ...{ ...task, report: { original: 'The report.' } },
    observations: methods.map((method) => ({ method })),
    visit: { team, route: 'By the northern track', staffPositions: 'The ridge above the post' },
  };
  const told = { ...task, report: null, observations: [] };
  const views: readonly (readonly [seats: readonly (string | null)[], view: object | null])[] = [
    [['tur-mediator', 'qat-mediator', REGISTRY], whole],
    [
      [`${host}-officer`, `${host}-head`],
      { ...told, visit: { team, route: null, staffPositions: null } },
    ],
    [[`${other}-officer`, `${other}-head`], { ...told, visit: null }],
    [
      OUTSIDE,
      {
        ...{ kind: null, status: null, host: null, accessOutcome: 'ACCESS_GRANTED' },
        ...{ accessHours: null, report: null, visit: null, observations: null },
      },
    ],
    [NOBODY, null],
  ];
  for (const [seats, view] of views)
    for (const seat of seats) {
      const { body } = await deployment.ask(seat, VISIT, { id });
      expect([seat, body.data?.verificationTask]).toEqual([seat, view]);
    }
}
