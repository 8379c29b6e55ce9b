import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Answer } from '../support/client.js';
import { type Filed, file } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { Findings } from '../support/finding.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { monitorsOf } from '../support/monitors.js';
import { perform, send, words } from '../support/perform.js';
import { BOTH_WAYS } from '../support/seats.js';

/**
 * The monitors' column of domain.md 2.6, typed by hand: the assigned monitor reads a case in full from NOTIFIED on, the
 * other nothing at any stage, and before the notice there is no assigned one.
 */
const REGISTRY = 'sec-secretariat';
const ASSIGNED = 'monitor-one';
const NOT_ASSIGNED = 'monitor-two';
const NOBODY = 'alg_00000000-0000-4000-8000-000000000000';

const CASE = `query ($id: ID!) { allegation(id: $id) {
  status registryRef basisSummary { original } withheld { field }
  incident { withheld { field } reports { narrative { original } withheld { field } } }
  statements { text { original } privateAnnex { original } internalNote { original } withheld { field } }
  exitProposals { id } finding { status outcome }
} }`;
const ROOTS = `query ($incident: ID!) {
  incident(id: $incident) { id } allegations(first: 9) { totalCount } incidents(first: 9) { totalCount }
  verificationTasks(first: 9) { totalCount } findings(first: 9) { totalCount } evidenceItems(first: 9) { totalCount }
  sessions(first: 9) { totalCount }
}`;
const EMPTY = { totalCount: 0 };

let deployment: Deployment;
let places: Places;
let ask: Awaited<ReturnType<typeof monitorsOf>>;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  ask = await monitorsOf(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

describe.each(BOTH_WAYS)('the monitors and a case by %s against %s', (one, other) => {
  const look = async (monitor: string, id: string): Promise<Answer> => ask(monitor, CASE, { id });

  const expectNothing = async (monitor: string, filed: Filed): Promise<void> => {
    const [hidden, absent] = [await look(monitor, filed.allegation), await look(monitor, NOBODY)];
    expect(hidden.bytes).toBe(absent.bytes);
    expect(hidden.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { body } = await ask(monitor, ROOTS, { incident: filed.incident });
    expect(body.data).toEqual({
      ...{ incident: null, allegations: EMPTY, incidents: EMPTY, verificationTasks: EMPTY },
      ...{ findings: EMPTY, evidenceItems: EMPTY, sessions: EMPTY },
    });
  };

  /** Everything but what never leaves a delegation, and what was the mediators' before the notice. */
  const whole = (status: string, answered: boolean, finding: object | null = null): object => ({
    ...{ status, registryRef: expect.stringMatching(/^R-/), withheld: [], finding },
    basisSummary: { original: 'Logbook of the post.' },
    incident: {
      withheld: [],
      reports: [{ narrative: { original: 'Shots at the post.' }, withheld: [] }],
    },
    statements: answered
      ? [
          {
            ...{ text: { original: 'Denied.' }, privateAnnex: { original: 'Our radar.' } },
            ...{ internalNote: null, withheld: [{ field: 'internalNote' }] },
          },
        ]
      : [],
    exitProposals: [],
  });
  const expectWhole = async (filed: Filed, expected: object): Promise<void> => {
    const { body } = await look(ASSIGNED, filed.allegation);
    expect(body.data?.allegation).toEqual(expected);
    await expectNothing(NOT_ASSIGNED, filed);
  };

  test.each(['DRAFT', 'SUBMITTED', 'REGISTERED'] as const)(
    'at %s there is nothing for any monitor, and no one can be assigned',
    async (status) => {
      const filed = await file(deployment, places, one, other.toUpperCase(), status);
      const input = {
        ...{ idempotencyKey: `early-${status}-${one}` },
        ...{ allegationId: filed.allegation, monitor: ASSIGNED },
      };
      const { body } = await send(deployment, REGISTRY, 'assignMonitor', input);
      expect(body.data?.act).toMatchObject({
        userErrors: [{ code: status === 'DRAFT' ? 'NOT_FOUND' : 'ILLEGAL_TRANSITION' }],
      });
      for (const monitor of [ASSIGNED, NOT_ASSIGNED]) await expectNothing(monitor, filed);
    },
  );

  test('from NOTIFIED to DETERMINED the assigned monitor reads all of it, the other nothing', async () => {
    const findings = new Findings(deployment, places);
    const filed = await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
    const id = filed.allegation;
    const assignment = { allegationId: id, monitor: ASSIGNED };
    const assigned = await perform(deployment, REGISTRY, 'assignMonitor', assignment);
    await expectWhole(filed, whole('NOTIFIED', false));
    await perform(deployment, `${other}-officer`, 'submitStatement', {
      ...{ allegationId: id, expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
      ...{ privateAnnex: words('Our radar.'), internalNote: words('Ask the brigade.') },
    });
    await findings.onCase(REGISTRY, 'startVerification', id);
    await expectWhole(filed, whole('UNDER_VERIFICATION', true));
    const finding = await findings.shared(id);
    const found = { status: 'SHARED', outcome: 'VIOLATION' };
    await expectWhole(filed, whole('FINDING_SHARED', true, found));
    await findings.determined(finding, one, other);
    await expectWhole(filed, whole('DETERMINED', true, { ...found, status: 'DETERMINED' }));
    // What a determination opens to observers opens nothing to a monitor who is not assigned.
    const end = { id: assigned, expectedVersion: 1 };
    await perform(deployment, REGISTRY, 'unassignMonitor', end);
    await expectNothing(ASSIGNED, filed);
  });
});
