import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../../support/acts.js';
import type { Answer } from '../../support/client.js';
import { file } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { monitorsOf } from '../../support/monitors.js';
import { letPass } from '../../support/passing-time.js';
import { perform, send, words } from '../../support/perform.js';
import { BOTH_WAYS } from '../../support/seats.js';
import { planVisit, visit } from '../../support/tasks.js';

const REGISTRY = 'sec-secretariat';
const MONITOR = 'monitor-one';
const OTHER_MONITOR = 'monitor-two';
const NOWHERE = 'vtk_00000000-0000-4000-8000-000000000000';
const TIMES = ['access_requested_at', 'access_delays_at', 'access_denies_at'];

const TASK = `query ($id: ID!) { verificationTask(id: $id) {
  kind status host { code } accessOutcome accessHours report { original } viewerCan
  visit { team route staffPositions withheld { field reason } }
  observations { method bearingDeg distanceM text { original } positionLatitude withheld { field } }
  allegation { id } withheld { field }
} }`;
const VERSION = 'query ($id: ID!) { verificationTask(id: $id) { version } }';
const LIST = `query ($filter: VerificationTaskFilter) { verificationTasks(first: 50, filter: $filter) { totalCount nodes { id } } }`;

let deployment: Deployment;
let places: Places;
let asMonitor: Awaited<ReturnType<typeof monitorsOf>>;

beforeAll(async () => {
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '0.2' });
  places = await recordMechanism(deployment);
  asMonitor = await monitorsOf(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

/** Asks as a seat, or as a monitor by its own name. */
async function ask(who: string | null, query: string, variables: object): Promise<Answer> {
  if (who?.startsWith('monitor-') === true) return asMonitor(who, query, variables);
  return deployment.ask(who, query, variables);
}

async function look(who: string | null, id: string): Promise<unknown> {
  return (await ask(who, TASK, { id })).body.data?.verificationTask ?? null;
}

async function expectAbsent(seats: readonly (string | null)[], id: string): Promise<void> {
  for (const seat of seats) {
    const [hidden, absent] = [
      await ask(seat, TASK, { id }),
      await ask(seat, TASK, { id: NOWHERE }),
    ];
    expect([seat, hidden.bytes]).toEqual([seat, absent.bytes]);
    expect(hidden.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await ask(seat, LIST, {})).body.data?.verificationTasks).not.toMatchObject({
      nodes: expect.arrayContaining([{ id }]),
    });
  }
}

/** Acts on a task at the version that the actor reads now. */
async function on(who: string, name: string, id: string, more: object = {}): Promise<void> {
  const { body } = await ask(who, VERSION, { id });
  const { version } = body.data?.verificationTask as { version: number };
  const input = { id, expectedVersion: version, ...more };
  if (!who.startsWith('monitor-')) {
    await perform(deployment, who, name, input);
    return;
  }
  const type = name === 'reportTask' ? 'ReportTaskInput' : 'TaskActInput';
  const document = `mutation ($input: ${type}!) { act: ${name}(input: $input) { verificationTask { id } userErrors { code } } }`;
  const acted = await ask(who, document, { input: { idempotencyKey: randomUUID(), ...input } });
  expect(acted.body.data?.act).toEqual({ verificationTask: { id }, userErrors: [] });
}

async function observe(who: string, taskId: string, more: object = {}): Promise<unknown> {
  const document = `mutation ($input: RecordObservationInput!) { act: recordObservation(input: $input) { observation { id viewerCan task { id } } userErrors { code path message } } }`;
  const input = {
    ...{ idempotencyKey: randomUUID(), taskId, method: 'CRATER_ANALYSIS' },
    ...{ at: '2025-11-12T06:00:00.000Z', timePrecision: 'EXACT', bearingDeg: 271 },
    ...{ distanceM: 1_200, text: words('Nine craters.') },
    ...{ positionLatitude: 33.8, positionLongitude: 70.1, ...more },
  };
  return (await ask(who, document, { input })).body.data?.act;
}

async function hoursPass(id: string, hours: number): Promise<void> {
  await letPass(deployment, { table: 'verification_task', id, columns: TIMES, hours });
}

/** A case under verification, assigned to one monitor. */
async function underVerification(one: string, other: string): Promise<string> {
  const { allegation } = await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
  await perform(deployment, `${other}-officer`, 'submitStatement', {
    ...{ allegationId: allegation, expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
  });
  const verified = { id: allegation, expectedVersion: 4 };
  await perform(deployment, REGISTRY, 'startVerification', verified);
  await perform(deployment, REGISTRY, 'assignMonitor', {
    ...{ allegationId: allegation, monitor: MONITOR },
  });
  return allegation;
}

const ROUTE = { field: 'route', reason: 'OTHER_PARTY_SUBMISSION' };
const PLACES = { field: 'staffPositions', reason: 'OTHER_PARTY_SUBMISSION' };
const TEAM = ['A crater analyst', 'An interpreter'];
const WHOLE_VISIT = {
  ...{ team: TEAM, route: 'By the northern track', staffPositions: 'The ridge above the post' },
  withheld: [],
};
const SEEN_BY_HOST = { team: TEAM, route: null, staffPositions: null, withheld: [ROUTE, PLACES] };
const NEVER = ['sec-custodian', 'sec-auditor', 'public-reader', null, OTHER_MONITOR];
const ACROSS = ['tur-mediator', 'qat-mediator'];
const OBSERVERS = ['obs-a-observer', 'obs-a-app'];

describe.each(BOTH_WAYS)(
  'S1, step 6: the verification of a case by %s against %s',
  (one, other) => {
    const host = `${one}-officer`;
    const accused = `${other}-officer`;
    const parties = [host, `${one}-head`, `${one}-app`, accused, `${other}-head`, `${other}-app`];
    const task = {
      ...{ kind: 'INVESTIGATION', host: { code: one.toUpperCase() }, withheld: [] },
      ...{ accessOutcome: null, accessHours: null, report: null, observations: [] },
    };
    let allegation = '';
    let id = '';

    beforeAll(async () => {
      allegation = await underVerification(one, other);
    });

    /** What a party sees: everything but the report, and of the visit what its side may know. */
    const toParty = (seen: object, more: object): object => ({
      ...{ ...task, allegation: { id: allegation }, ...seen },
      ...{ report: null, withheld: [{ field: 'report' }], ...more },
    });
    const whole = (seen: object, viewerCan: readonly string[] = []): object => ({
      ...{ ...task, allegation: { id: allegation }, visit: WHOLE_VISIT, viewerCan, ...seen },
    });

    test('what is planned, no party learns of', async () => {
      id = await planVisit(deployment, allegation, one, 'INVESTIGATION');
      const planned = { status: 'PLANNED' };
      expect(await look(REGISTRY, id)).toEqual(whole(planned, ['REQUEST_ACCESS', 'CANCEL_TASK']));
      for (const seat of [...ACROSS, MONITOR]) expect(await look(seat, id)).toEqual(whole(planned));
      await expectAbsent([...parties, ...OBSERVERS, ...NEVER], id);
    });

    test('the host is told who comes and when, the other party that there is a task, and neither how they come', async () => {
      await on(REGISTRY, 'requestAccess', id);
      const asked = { status: 'ACCESS_REQUESTED' };
      const open = { viewerCan: ['GRANT_ACCESS', 'DELAY_ACCESS', 'DENY_ACCESS'] };
      for (const seat of [host, `${one}-head`])
        expect(await look(seat, id)).toEqual(toParty(asked, { visit: SEEN_BY_HOST, ...open }));
      for (const seat of [accused, `${other}-head`])
        expect(await look(seat, id)).toEqual(toParty(asked, { visit: null, viewerCan: [] }));
      for (const seat of [...ACROSS, MONITOR]) expect(await look(seat, id)).toEqual(whole(asked));
      expect(await look(REGISTRY, id)).toEqual(whole(asked, ['CANCEL_TASK']));
      await expectAbsent([...OBSERVERS, ...NEVER], id);
    });

    test('the other party cannot answer for the host, nor the host for the mechanism', async () => {
      const refused = async (seat: string, name: string): Promise<unknown> => {
        const { body } = await ask(seat, VERSION, { id });
        const { version } = body.data?.verificationTask as { version: number };
        const input = { idempotencyKey: randomUUID(), id, expectedVersion: version };
        const answer = await send(deployment, seat, name, input);
        const act = answer.body.data?.act as { userErrors: { code: string }[] } | null;
        return act?.userErrors[0]?.code ?? answer.body.errors?.[0]?.extensions.code;
      };
      expect(await refused(accused, 'grantAccess')).toBe('ILLEGAL_TRANSITION');
      expect(await refused(host, 'acceptTask')).toBe('FORBIDDEN');
      expect(await refused(REGISTRY, 'grantAccess')).toBe('FORBIDDEN');
      expect(await refused(REGISTRY, 'startFieldwork')).toBe('ILLEGAL_TRANSITION');
    });

    test.each([
      [20, 'INVESTIGATION'],
      [46, 'SITE_VISIT'],
    ] as const)('access granted in %d hours is measured in hours', async (hours, kind) => {
      // The crater analysis on one side, the site visit on the other.
      if (kind === 'SITE_VISIT') {
        id = await planVisit(deployment, allegation, other, kind);
        await on(REGISTRY, 'requestAccess', id);
      }
      const holder = kind === 'SITE_VISIT' ? other : one;
      await hoursPass(id, hours);
      await on(`${holder}-officer`, 'grantAccess', id);
      const granted = {
        ...{ kind, host: { code: holder.toUpperCase() }, status: 'ACCESS_GRANTED' },
        ...{ accessOutcome: 'ACCESS_GRANTED', accessHours: expect.closeTo(hours, 1) },
      };
      expect(await look(MONITOR, id)).toEqual(whole(granted, ['START_FIELDWORK']));
      expect(await look(`${holder}-officer`, id)).toEqual(
        toParty(granted, { visit: SEEN_BY_HOST, viewerCan: [] }),
      );
      const elsewhere = holder === one ? accused : host;
      expect(await look(elsewhere, id)).toEqual(toParty(granted, { visit: null, viewerCan: [] }));
      await expectAbsent([...OBSERVERS, ...NEVER], id);
    });

    test('a monitor of the case observes and reports; no party reads what and where from', async () => {
      expect(await observe(MONITOR, id)).toMatchObject({
        observation: null,
        userErrors: [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'taskId'] }],
      });
      await on(MONITOR, 'startFieldwork', id);
      expect(await observe(OTHER_MONITOR, id)).toMatchObject({
        observation: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'taskId'] }],
      });
      expect(await observe(MONITOR, id, { bearingDeg: 360, distanceM: -1 })).toMatchObject({
        observation: null,
        userErrors: [
          { code: 'BAD_USER_INPUT', path: ['input', 'bearingDeg'] },
          { code: 'BAD_USER_INPUT', path: ['input', 'distanceM'] },
        ],
      });
      const late = { at: '2099-01-01T00:00:00.000Z', positionLongitude: null };
      expect(await observe(MONITOR, id, late)).toMatchObject({
        observation: null,
        userErrors: [{ path: ['input', 'at'] }, { path: ['input', 'positionLatitude'] }],
      });
      expect(await observe(MONITOR, id)).toEqual({
        ...{ observation: { id: expect.any(String), viewerCan: [], task: { id } }, userErrors: [] },
      });
      await on(MONITOR, 'reportTask', id, { report: words('Mortar, from the west.') });
      const reported = {
        ...{ kind: 'SITE_VISIT', host: { code: other.toUpperCase() }, status: 'REPORTED' },
        ...{ accessOutcome: 'ACCESS_GRANTED', accessHours: expect.closeTo(46, 1) },
        report: { original: 'Mortar, from the west.' },
        observations: [
          {
            ...{ method: 'CRATER_ANALYSIS', bearingDeg: 271, distanceM: 1_200, withheld: [] },
            ...{ text: { original: 'Nine craters.' }, positionLatitude: 33.8 },
          },
        ],
      };
      for (const seat of [...ACROSS, MONITOR])
        expect(await look(seat, id)).toEqual(whole(reported));
      const hidden = { ...reported, observations: [] };
      expect(await look(host, id)).toEqual(toParty(hidden, { visit: null, viewerCan: [] }));
      expect(await look(accused, id)).toEqual(
        toParty(hidden, { visit: SEEN_BY_HOST, viewerCan: [] }),
      );
    });

    test('observers learn what the access came to once it is reported, and nothing else', async () => {
      const seen = await look('obs-a-observer', id);
      expect(seen).toEqual({
        ...{ kind: null, status: null, host: null, accessHours: null, report: null, visit: null },
        ...{ accessOutcome: 'ACCESS_GRANTED', observations: null, allegation: null, viewerCan: [] },
        withheld: expect.arrayContaining([{ field: 'kind' }, { field: 'status' }]),
      });
      await expectAbsent(NEVER, id);
      await on(REGISTRY, 'acceptTask', id);
      expect(await look(REGISTRY, id)).toMatchObject({ status: 'ACCEPTED', viewerCan: [] });
    });

    test('a desk review asks nobody, begins from the plan, and is no matter of observers', async () => {
      const plan = { allegationId: allegation, kind: 'DESK_REVIEW' };
      const desk = await perform(deployment, REGISTRY, 'planTask', plan);
      await expectAbsent(parties, desk);
      await on(MONITOR, 'startFieldwork', desk);
      expect(await look(accused, desk)).toMatchObject({ status: 'IN_FIELD', host: null });
      await on(MONITOR, 'reportTask', desk, { report: words('Nothing on the images.') });
      await expectAbsent(OBSERVERS, desk);
    });

    test('a plan must fit its kind and its case', async () => {
      const faults = async (more: object): Promise<unknown> => {
        const input = { idempotencyKey: randomUUID(), allegationId: allegation, ...more };
        const { body } = await send(deployment, REGISTRY, 'planTask', input);
        const { userErrors } = body.data?.act as { userErrors: { code: string; path: string[] }[] };
        return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
      };
      const bad = 'BAD_USER_INPUT input';
      expect(await faults({ kind: 'SITE_VISIT' })).toEqual([`${bad}.host`, `${bad}.visit`]);
      const mediator = { kind: 'SITE_VISIT', host: 'TUR', visit: visit() };
      expect(await faults(mediator)).toEqual([`${bad}.host`]);
      const desk = { kind: 'DESK_REVIEW', host: one.toUpperCase(), visit: visit() };
      expect(await faults(desk)).toEqual([`${bad}.host`, `${bad}.visit`]);
      const fresh = await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
      expect(await faults({ kind: 'DESK_REVIEW', allegationId: fresh.allegation })).toEqual([
        'ILLEGAL_TRANSITION input.allegationId',
      ]);
    });

    test('lists are narrowed by where access stands, of what is in the viewer’s world', async () => {
      const waiting = await planVisit(deployment, allegation, one);
      await on(REGISTRY, 'requestAccess', waiting);
      const filter = { awaitingAccess: true, host: one.toUpperCase(), kind: ['SITE_VISIT'] };
      for (const seat of [REGISTRY, host, accused, MONITOR]) {
        const { body } = await ask(seat, LIST, { filter });
        expect([seat, body.data?.verificationTasks]).toEqual([
          ...[seat, { totalCount: 1, nodes: [{ id: waiting }] }],
        ]);
      }
      for (const seat of ['obs-a-observer', null]) {
        const { body } = await ask(seat, LIST, { filter });
        expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN_ARGUMENT');
      }
      await on(REGISTRY, 'cancelTask', waiting);
      const { body } = await ask(host, LIST, { filter });
      expect(body.data?.verificationTasks).toEqual({ totalCount: 0, nodes: [] });
    });
  },
);

describe.each(BOTH_WAYS)('S2, step 5: access asked of %s, in a case with %s', (one, other) => {
  const host = `${one}-officer`;
  let allegation = '';
  const asked = async (): Promise<string> => {
    const id = await planVisit(deployment, allegation, one, 'JOINT_VISIT');
    await on(REGISTRY, 'requestAccess', id);
    return id;
  };
  const becomes = async (id: string, status: string, accessHours: unknown): Promise<void> =>
    eventually(async () => {
      for (const seat of [host, `${other}-officer`, 'tur-mediator', MONITOR]) {
        const seen = { status, accessOutcome: status, accessHours };
        expect(await look(seat, id)).toMatchObject(seen);
      }
    });

  beforeAll(async () => {
    allegation = await underVerification(other, one);
  });

  test('site 1 is granted; site 2 is put off for six days, which counts as denied', async () => {
    const [first, second] = [await asked(), await asked()];
    await hoursPass(first, 18);
    await on(host, 'grantAccess', first);
    await becomes(first, 'ACCESS_GRANTED', expect.closeTo(18, 1));
    await hoursPass(second, 10);
    await on(host, 'delayAccess', second, { reasons: words('Not this week.') });
    await becomes(second, 'ACCESS_DELAYED', expect.closeTo(10, 1));
    await hoursPass(second, 134);
    await becomes(second, 'ACCESS_DENIED', 120);
    const { body } = await ask(host, TASK, { id: second });
    expect(body.data?.verificationTask).toMatchObject({ viewerCan: [] });
  });

  test('silence counts as delay after 48 hours, can still become a grant, and as denial after five days', async () => {
    const [late, silent] = [await asked(), await asked()];
    await hoursPass(late, 47);
    await hoursPass(silent, 49);
    await becomes(silent, 'ACCESS_DELAYED', 48);
    expect(await look(host, late)).toMatchObject({ status: 'ACCESS_REQUESTED', accessHours: null });
    await hoursPass(late, 2);
    await becomes(late, 'ACCESS_DELAYED', 48);
    await on(host, 'grantAccess', late);
    await becomes(late, 'ACCESS_GRANTED', expect.closeTo(49, 1));
    await hoursPass(silent, 72);
    await becomes(silent, 'ACCESS_DENIED', 120);
  });

  test('a request at a version that was not read changes nothing', async () => {
    const id = await planVisit(deployment, allegation, one);
    const input = { idempotencyKey: randomUUID(), id, expectedVersion: 7 };
    const { body } = await send(deployment, REGISTRY, 'requestAccess', input);
    expect(body.data?.act).toMatchObject({ userErrors: [{ code: 'STALE_VERSION' }] });
    await expectAbsent([host], id);
  });
});

test('what the seats saw is what the grants say', async () => {
  expect(await deployment.differences()).toEqual([]);
});
