import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Answer } from '../../support/client.js';
import { type Filed, file } from '../../support/case.js';
import { type Deployment, type Mode, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { monitorsOf } from '../../support/monitors.js';
import { perform, send, words } from '../../support/perform.js';
import { BOTH_WAYS } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const FIRST = 'monitor-one';
const SECOND = 'monitor-two';
const NOWHERE = 'alg_00000000-0000-4000-8000-000000000000';

const CASE = `query ($id: ID!) { allegation(id: $id) {
  id caseNo status responseState registryRef allegedUnit basisSummary { original } withheld { field }
  incident { id latitude reports { id narrative { original } } }
  statements { id privateAnnex { original } internalNote { original } } clocks { id kind }
} }`;
const INCIDENT = 'query ($id: ID!) { incident(id: $id) { id reports { id } } }';
const LISTS = `{
  allegations(first: 100) { totalCount nodes { id } }
  incidents(first: 100) { totalCount nodes { id } }
  overdueClocks(first: 100) { totalCount }
  monitorAssignments(first: 100) { totalCount nodes { monitor allegation { id } endedAt viewerCan } }
  hotlineCalls(first: 1) { totalCount }
}`;

describe.each<Mode>(['one process', 'own processes'])('monitors and their cases, in %s', (mode) => {
  let deployment: Deployment;
  let places: Places;
  let ask: Awaited<ReturnType<typeof monitorsOf>>;

  beforeAll(async () => {
    deployment = await startDeployment(mode);
    places = await recordMechanism(deployment);
    ask = await monitorsOf(deployment);
  }, 120_000);
  afterAll(async () => {
    await deployment.stop();
  });

  const assign = async (
    allegationId: string,
    monitor: string,
    more: object = {},
  ): Promise<string> =>
    perform(deployment, REGISTRY, 'assignMonitor', { allegationId, monitor, ...more });

  /** What a monitor finds in all lists. */
  const lists = async (monitor: string): Promise<Record<string, unknown>> => {
    const { body } = await ask(monitor, LISTS);
    return body.data ?? {};
  };

  const NOTHING = {
    allegations: { totalCount: 0, nodes: [] },
    incidents: { totalCount: 0, nodes: [] },
    overdueClocks: { totalCount: 0 },
    monitorAssignments: { totalCount: 0, nodes: [] },
    hotlineCalls: { totalCount: 0 },
  };

  describe.each(BOTH_WAYS)('a case by %s against %s', (one, other) => {
    let filed: Filed;
    let absent: Answer;

    beforeAll(async () => {
      filed = await file(deployment, places, one, other.toUpperCase(), 'REGISTERED');
      absent = await ask(FIRST, CASE, { id: NOWHERE });
    });

    test('no case is assigned before the notice, and nothing is told of one', async () => {
      const input = {
        idempotencyKey: randomUUID(),
        allegationId: filed.allegation,
        monitor: FIRST,
      };
      const { body } = await send(deployment, REGISTRY, 'assignMonitor', input);
      expect((body.data?.act as { userErrors: object[] }).userErrors).toEqual([
        {
          code: 'ILLEGAL_TRANSITION',
          path: ['input', 'allegationId'],
          message:
            'the allegation is REGISTERED; open to you now: PROPOSE_INADMISSIBILITY, PROPOSE_MERGER, NOTIFY',
          clause: null,
        },
      ]);
      expect((await ask(FIRST, CASE, { id: filed.allegation })).bytes).toBe(absent.bytes);
      expect(await lists(FIRST)).toEqual(NOTHING);
    });

    test('after the notice it is read by the monitor to whom it is assigned, and by no other', async () => {
      await perform(deployment, REGISTRY, 'notifyAllegation', {
        ...{ id: filed.allegation, expectedVersion: 2 },
        noticeText: words('Small arms fire is alleged.'),
      });
      expect((await ask(FIRST, CASE, { id: filed.allegation })).bytes).toBe(absent.bytes);
      await assign(filed.allegation, FIRST);
      await perform(deployment, `${other}-officer`, 'submitStatement', {
        ...{ allegationId: filed.allegation, expectedVersion: 1, kind: 'DENIES' },
        ...{ text: words('Denied.'), privateAnnex: words('Our radar.') },
        internalNote: words('Ask the brigade.'),
      });
      const { body } = await ask(FIRST, CASE, { id: filed.allegation });
      expect(body).toEqual({
        data: {
          allegation: {
            id: filed.allegation,
            caseNo: expect.stringMatching(/^MV-\d{4}-\d{4}$/),
            status: 'NOTIFIED',
            responseState: 'DENIES',
            registryRef: expect.stringMatching(/^R-/),
            allegedUnit: null,
            basisSummary: { original: 'Logbook of the post.' },
            withheld: [],
            incident: {
              ...{ id: filed.incident, latitude: null },
              reports: [{ id: filed.report, narrative: { original: 'Shots at the post.' } }],
            },
            statements: [
              {
                id: expect.any(String),
                privateAnnex: { original: 'Our radar.' },
                // The delegation's own, for ever.
                internalNote: null,
              },
            ],
            clocks: [
              { id: expect.any(String), kind: 'REGISTRATION' },
              { id: expect.any(String), kind: 'RESPONSE' },
            ],
          },
        },
        extensions: expect.anything(),
      });
      expect(await lists(FIRST)).toEqual({
        allegations: { totalCount: 1, nodes: [{ id: filed.allegation }] },
        incidents: { totalCount: 1, nodes: [{ id: filed.incident }] },
        overdueClocks: { totalCount: 0 },
        monitorAssignments: {
          totalCount: 1,
          nodes: [
            {
              monitor: FIRST,
              allegation: { id: filed.allegation },
              endedAt: null,
              viewerCan: [],
            },
          ],
        },
        hotlineCalls: { totalCount: 0 },
      });
      expect(await lists(SECOND)).toEqual(NOTHING);
      for (const [query, id] of [
        [CASE, filed.allegation],
        [INCIDENT, filed.incident],
      ] as const) {
        const unknown = id.replace(/_.*/, NOWHERE.slice(3));
        const hidden = await ask(SECOND, query, { id });
        expect(hidden.bytes).toBe((await ask(SECOND, query, { id: unknown })).bytes);
        expect(hidden.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      }
    });

    test('the same case is not assigned twice to one monitor', async () => {
      const input = {
        idempotencyKey: randomUUID(),
        allegationId: filed.allegation,
        monitor: FIRST,
      };
      const { body } = await send(deployment, REGISTRY, 'assignMonitor', input);
      expect((body.data?.act as { userErrors: object[] }).userErrors).toEqual([
        {
          ...{ code: 'BAD_USER_INPUT', path: ['input', 'monitor'], clause: null },
          message: 'works on this case already',
        },
      ]);
    });

    test('re-assignment takes it away from that moment on, and ending it too', async () => {
      const query = `query ($id: ID!) { monitorAssignments(first: 9, filter: { allegationId: $id, running: true }) { nodes { id version monitor viewerCan } } }`;
      const running = async (): Promise<readonly { id: string; version: number }[]> => {
        const { body } = await deployment.ask(REGISTRY, query, { id: filed.allegation });
        return (body.data?.monitorAssignments as { nodes: { id: string; version: number }[] })
          .nodes;
      };
      const [first] = await running();
      await assign(filed.allegation, SECOND, { replacesId: first?.id });
      expect((await ask(FIRST, CASE, { id: filed.allegation })).bytes).toBe(absent.bytes);
      expect(await lists(FIRST)).toEqual(NOTHING);
      expect((await lists(SECOND)).allegations).toEqual({
        ...{ totalCount: 1, nodes: [{ id: filed.allegation }] },
      });
      const [second, ...more] = await running();
      expect(second).toMatchObject({ monitor: SECOND, viewerCan: ['UNASSIGN'] });
      expect(more).toEqual([]);
      const ended = { id: second?.id, expectedVersion: second?.version };
      await perform(deployment, REGISTRY, 'unassignMonitor', ended);
      expect(await lists(SECOND)).toEqual(NOTHING);
      expect(await running()).toEqual([]);
    });
  });

  test('a cursor of one monitor is none for another', async () => {
    const filed = await file(deployment, places, 'pak', 'AFG', 'NOTIFIED');
    await assign(filed.allegation, FIRST);
    await assign(filed.allegation, SECOND);
    const page = `query ($after: String) { allegations(first: 1, after: $after) { pageInfo { endCursor } nodes { id } } }`;
    const { body } = await ask(FIRST, page);
    const { pageInfo } = body.data?.allegations as { pageInfo: { endCursor: string } };
    const taken = await ask(SECOND, page, { after: pageInfo.endCursor });
    const made = await ask(SECOND, page, { after: 'x'.repeat(pageInfo.endCursor.length) });
    expect(taken.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(taken.bytes).toBe(made.bytes);
    expect((await ask(FIRST, page, { after: pageInfo.endCursor })).body.errors).toBeUndefined();
  });

  test('two monitors at once on a small pool never read each other’s cases', async () => {
    const [mine, theirs] = [
      await file(deployment, places, 'pak', 'AFG', 'NOTIFIED'),
      await file(deployment, places, 'afg', 'PAK', 'NOTIFIED'),
    ];
    await assign(mine.allegation, 'monitor-three');
    await assign(theirs.allegation, 'monitor-four');
    const query = `query ($mine: ID!, $other: ID!) { allegations(first: 9) { totalCount nodes { id incident { id } clocks { id } } } mine: allegation(id: $mine) { id } other: allegation(id: $other) { id } broken: allegations(first: 500) { totalCount } }`;
    const rounds = Array.from({ length: 120 }, async (_, at) => {
      const [monitor, own, other] =
        at % 2 === 0 ? ['monitor-three', mine, theirs] : ['monitor-four', theirs, mine];
      const variables = { mine: own.allegation, other: other.allegation };
      const { body } = await ask(monitor, query, variables);
      expect(body.data).toMatchObject({
        allegations: {
          totalCount: 1,
          nodes: [{ id: variables.mine, incident: { id: own.incident } }],
        },
        ...{ mine: { id: variables.mine }, other: null, broken: null },
      });
      // A third, to whom nothing is assigned, on the same connections in between.
      expect((await ask('monitor-nobody', LISTS)).body.data).toEqual(NOTHING);
    });
    await Promise.all(rounds);
  }, 120_000);
});
