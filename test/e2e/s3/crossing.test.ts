import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually, must } from '../../support/acts.js';
import { allegation } from '../../support/case.js';
import { type Deployment, type Mode, startDeployment } from '../../support/deployment.js';
import { Findings } from '../../support/finding.js';
import { decideMeasures } from '../../support/measures.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { endedByClock, letPass } from '../../support/passing-time.js';
import { perform, words } from '../../support/perform.js';
import { expectVisit, haveVisited } from '../../support/visits.js';

/**
 * Scenario S3 as far as the incidents own it: the call that stays unanswered (3), the answer (4), the joint visit (5), the
 * finding with an outcome for each act (6), the appeal (8) and the closure (9). The notice of step 1 is in
 * hotline-notices-seals.test.ts. Not played, because it is not built yet: undisclosed evidence, the measures and votes of
 * step 7 (the mediation's event stands for its decision), apps (10).
 */
const REGISTRY = 'sec-secretariat';
const REVIEWER = 'sec-secretariat/second';
const MEDIATORS = ['tur-mediator', 'qat-mediator'] as const;
const NEVER = ['sec-monitor', 'sec-custodian', 'sec-auditor', 'public-reader', null];

const ACTS = [
  { act: 'UNAGREED_CROSSING_CLOSURE', outcome: 'VIOLATION', gravity: 'MINOR' },
  { act: 'FAILURE_TO_NOTIFY', outcome: 'VIOLATION', gravity: 'MINOR' },
  // Warning shots: not established as to their cause.
  { act: 'SMALL_ARMS_FIRE', outcome: 'NOT_ESTABLISHED', gravity: null },
];
const FOUND = {
  acts: ACTS,
  ...{ mode: 'OWN_FORCES', standard: 'CLEAR_AND_CONVINCING', reliesOnUndisclosed: false },
  reasoning: words('The gate was shut without notice.'),
};

const VIEW = `query Case($id: ID!) {
  allegation(id: $id) {
    status responseState closureNote { original }
    appeals { by { code } ground status outcome }
    findings { findingVersion status outcome gravity acts { act outcome gravity } mode reasoning { original } appealOutcome }
  }
}`;
const OBSERVED = `query Observed { findings(first: 10) { nodes {
  findingVersion status outcome gravity acts { act outcome gravity } mode reasoning { original } appealOutcome appeals { outcome ground } } } }`;

let deployment: Deployment;
let places: Places;
let findings: Findings;

describe.each<[Mode, string, string]>([
  ['one process', 'pak', 'afg'],
  ['one process', 'afg', 'pak'],
  // As in s1/findings.test.ts, and the other way.
  ['own processes', 'afg', 'pak'],
])('the crossing that is closed, in %s: %s alleges, %s has closed it', (mode, one, other) => {
  beforeAll(async () => {
    deployment = await startDeployment(mode, { MIZAN_WORKER_SECONDS: '0.5' });
    places = await recordMechanism(deployment);
    findings = new Findings(deployment, places);
  }, 240_000);
  afterAll(async () => {
    await deployment.stop();
  });

  const everyone = [
    ...[`${one}-officer`, `${one}-head`, `${one}-app`, `${other}-officer`, `${other}-head`],
    ...[`${other}-app`, ...MEDIATORS, REGISTRY],
  ];

  async function expectCase(id: string, view: object): Promise<void> {
    for (const seat of everyone) {
      const { body } = await deployment.ask(seat, VIEW, { id });
      expect([seat, body.data?.allegation]).toEqual([seat, view]);
    }
    for (const seat of ['obs-a-observer', 'obs-a-app', ...NEVER]) {
      const { body } = await deployment.ask(seat, VIEW, { id });
      expect([seat, body.data?.allegation]).toEqual([seat, null]);
    }
  }

  test('steps 3 to 6, 8 and 9', async () => {
    // Step 3: the call is acknowledged late and never answered.
    const call = await perform(deployment, `${one}-officer`, 'raiseHotlineCall', {
      ...{ to: other.toUpperCase(), message: words('The gate is shut.') },
    });
    await perform(deployment, REGISTRY, 'relayHotlineCall', { id: call, expectedVersion: 1 });
    const late = { id: call, expectedVersion: 1 };
    await perform(deployment, `${other}-officer`, 'acknowledgeHotlineCall', late);
    const columns = ['at', 'answer_due_at'];
    await letPass(deployment, { table: 'hotline_call', id: call, columns, hours: 3 });
    // The worker's next round says so; nobody's act does.
    await eventually(async () => {
      expect(await endedByClock(deployment, call)).toBe(1);
    });
    const further = { id: call, expectedVersion: 4 };
    await perform(deployment, `${one}-officer`, 'escalateHotlineCall', further);

    const input = allegation(other.toUpperCase(), places, { act: 'UNAGREED_CROSSING_CLOSURE' });
    const id = await must(deployment, `${one}-officer`, 'draftAllegation', input);
    await findings.onCase(`${one}-officer`, 'submitAllegation', id);
    await findings.onCase(REGISTRY, 'registerAllegation', id);
    const noticeText = words('The closure of a crossing is alleged.');
    await findings.onCase(REGISTRY, 'notifyAllegation', id, { noticeText });
    // Step 4.
    await must(deployment, `${other}-officer`, 'submitStatement', {
      ...{ idempotencyKey: randomUUID(), allegationId: id, expectedVersion: 1 },
      ...{ kind: 'CLAIMS_SELF_DEFENCE', text: words('There was a threat.') },
    });
    await findings.onCase(REGISTRY, 'startVerification', id);
    // Step 5: the gate from both sides.
    for (const [host, opposite] of [
      [one, other],
      [other, one],
    ] as const) {
      const methods = ['SEEN', 'INTERVIEW'];
      const visit = { of: id, host, kind: 'JOINT_VISIT', hours: 18, methods };
      await expectVisit(deployment, await haveVisited(deployment, visit), visit, opposite);
    }

    // Step 6: an outcome for each act; the whole is the weightiest, and what is not established stays so.
    const first = await findings.onCase(REGISTRY, 'draftFinding', id, { finding: FOUND });
    await findings.onFinding(REGISTRY, 'shareFinding', first);
    await findings.determined(first, one, other);
    const whole = {
      ...{ findingVersion: 1, status: 'DETERMINED', outcome: 'VIOLATION', gravity: 'MINOR' },
      ...{ acts: ACTS, mode: 'OWN_FORCES', appealOutcome: null },
      reasoning: { original: 'The gate was shut without notice.' },
    };
    const plain = {
      ...{ status: 'DETERMINED', responseState: 'CLAIMS_SELF_DEFENCE', closureNote: null },
      ...{ appeals: [], findings: [whole] },
    };
    await expectCase(id, plain);
    await findings.onCase(REGISTRY, 'referForMeasures', id);
    await decideMeasures(deployment, id, 'REMEDY');
    await expectCase(id, { ...plain, status: 'REMEDY_IN_PROGRESS' });

    // Step 8: an appeal on a new fact; the new version keeps MINOR and adds a mitigating reason.
    const appeal = {
      ground: 'NEW_FACTS',
      text: words('The threat report is with the mediators.'),
    };
    await findings.onCase(`${other}-head`, 'fileAppeal', id, appeal);
    const filed = { by: { code: other.toUpperCase() }, ground: 'NEW_FACTS', status: 'FILED' };
    await expectCase(id, {
      ...{ ...plain, status: 'UNDER_APPEAL', appeals: [{ ...filed, outcome: null }] },
    });
    const mitigated = words('The gate was shut without notice; a threat was reported that day.');
    const review = { ...FOUND, reasoning: mitigated, appealOutcome: 'UPHELD_IN_PART' };
    const second = await findings.onCase(REVIEWER, 'draftFinding', id, { finding: review });
    await findings.onFinding(REVIEWER, 'shareFinding', second);
    await findings.determined(second, one, other);
    const decided = { ...filed, status: 'DECIDED', outcome: 'UPHELD_IN_PART' };
    const after = {
      ...{ ...plain, appeals: [decided] },
      findings: [
        { ...whole, status: 'SUPERSEDED' },
        {
          ...{ ...whole, findingVersion: 2, appealOutcome: 'UPHELD_IN_PART' },
          reasoning: { original: mitigated.original },
        },
      ],
    };
    await expectCase(id, after);

    // Step 9: the measures again, a mediator's check, the end.
    await findings.onCase(REGISTRY, 'referForMeasures', id);
    await decideMeasures(deployment, id, 'REMEDY');
    const note = words('The gate is open; the drill was held.');
    await findings.onCase(MEDIATORS[0], 'closeAllegation', id, { note });
    await expectCase(id, {
      ...{ ...after, status: 'CLOSED' },
      closureNote: { original: 'The gate is open; the drill was held.' },
    });
    const hidden = { mode: null, reasoning: null };
    const { body } = await deployment.ask('obs-a-observer', OBSERVED);
    const { nodes } = body.data?.findings as { nodes: readonly unknown[] };
    expect(nodes.slice(0, 2)).toEqual([
      {
        ...{ ...whole, ...hidden, findingVersion: 2 },
        ...{ appealOutcome: 'UPHELD_IN_PART', appeals: [] },
      },
      {
        ...{ ...whole, ...hidden, status: 'SUPERSEDED' },
        appeals: [{ outcome: 'UPHELD_IN_PART', ground: null }],
      },
    ]);
  });
});
