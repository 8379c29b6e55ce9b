import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../../support/acts.js';
import { allegation } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { letPass } from '../../support/passing-time.js';
import { perform, refusals, words } from '../../support/perform.js';
import { answersOf, expectLikeAbsent } from '../../support/same-bytes.js';
import { allBut, BOTH_WAYS, seatsOf } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const MECHANISM = ['tur-mediator', 'qat-mediator', REGISTRY];
/** All that a seat could feel move. */
const ALL = `{ hotlineCalls(first: 100) { totalCount edges { cursor node { id version updatedAt status viewerCan } } }
  incidents(first: 100) { totalCount edges { cursor node { id version updatedAt reports { id version } } } }
  allegations(first: 100) { totalCount edges { cursor node { id version updatedAt status } } } }`;
const REPORT = `query ($id: ID!) { allegation(id: $id) { incident { reports {
  origin hotlineCall { id status } noticeText { original } withheld { field reason } } } } }`;

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '0.5' });
  places = await recordMechanism(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

async function on(
  seat: string,
  root: string,
  name: string,
  id: string,
  more: object = {},
): Promise<void> {
  const query = `query ($id: ID!) { found: ${root}(id: $id) { version } }`;
  const { body } = await deployment.ask(seat, query, { id });
  const { version } = body.data?.found as { version: number };
  await perform(deployment, seat, name, { id, expectedVersion: version, ...more });
}

async function reportOf(seat: string, id: string): Promise<object | undefined> {
  const { body } = await deployment.ask(seat, REPORT, { id });
  const found = body.data?.allegation as { incident: { reports: readonly object[] } } | null;
  return found?.incident.reports[0];
}

describe.each(BOTH_WAYS)('a call of %s to %s that becomes a report', (one, other) => {
  const [caller, callee] = [`${one}-officer`, `${other}-officer`];
  const against = other.toUpperCase();
  const raised = async (by = caller, to = against): Promise<string> =>
    perform(deployment, by, 'raiseHotlineCall', { to, message: words('Shots have been heard.') });
  const acknowledged = async (): Promise<string> => {
    const id = await raised();
    await on(REGISTRY, 'hotlineCall', 'relayHotlineCall', id);
    await on(callee, 'hotlineCall', 'acknowledgeHotlineCall', id);
    return id;
  };
  const answered = async (): Promise<string> => {
    const id = await acknowledged();
    await on(callee, 'hotlineCall', 'answerHotlineCall', id, { reply: words('A drill.') });
    return id;
  };
  const draft = async (hotlineCallId: string): Promise<string> =>
    perform(deployment, caller, 'draftAllegation', allegation(against, places, { hotlineCallId }));
  const refused = async (
    seat: string,
    hotlineCallId: string,
    respondent = against,
  ): Promise<unknown> =>
    refusals(
      deployment,
      seat,
      'draftAllegation',
      allegation(respondent, places, { hotlineCallId }),
    );

  test('its draft is the caller’s alone and moves not a byte of the call; the report names the call to those who read a submission', async () => {
    const call = await answered();
    const others = allBut(caller, `${one}-head`);
    const before = await answersOf(deployment, others, ALL);
    const id = await draft(call);
    expect(await answersOf(deployment, others, ALL)).toEqual(before);
    const whole = {
      origin: 'HOTLINE',
      hotlineCall: { id: call, status: 'ANSWERED' },
      withheld: [],
    };
    expect(await reportOf(caller, id)).toMatchObject(whole);
    for (const seat of [...MECHANISM, ...seatsOf(other)])
      expect([seat, await reportOf(seat, id)]).toEqual([seat, undefined]);
    await on(caller, 'allegation', 'submitAllegation', id);
    for (const seat of MECHANISM) expect(await reportOf(seat, id)).toMatchObject(whole);
    for (const seat of seatsOf(other))
      expect([seat, await reportOf(seat, id)]).toEqual([seat, undefined]);
    await on(REGISTRY, 'allegation', 'registerAllegation', id);
    await on(REGISTRY, 'allegation', 'notifyAllegation', id, {
      noticeText: words('Fire is alleged.'),
    });
    // It reads the call, and still not that the call became the report.
    for (const seat of seatsOf(other))
      expect(await reportOf(seat, id)).toMatchObject({
        ...{ origin: null, hotlineCall: null, noticeText: { original: 'Fire is alleged.' } },
        withheld: expect.arrayContaining([
          { field: 'hotlineCall', reason: 'OTHER_PARTY_SUBMISSION' },
        ]) as unknown,
      });
  });

  test('it can be escalated before or after; the escalation is what both sides see', async () => {
    const call = await answered();
    const first = await draft(call);
    await on(caller, 'hotlineCall', 'escalateHotlineCall', call);
    const told = { origin: 'HOTLINE', hotlineCall: { id: call, status: 'ESCALATED' } };
    expect(await reportOf(caller, first)).toMatchObject(told);
    expect(await reportOf(caller, await draft(call))).toMatchObject(told);
    const query = 'query ($id: ID!) { hotlineCall(id: $id) { status } }';
    const { body } = await deployment.ask(callee, query, { id: call });
    expect(body.data?.hotlineCall).toEqual({ status: 'ESCALATED' });
  });

  test('one that stays unanswered becomes a report', async () => {
    const call = await acknowledged();
    const columns = ['at', 'answer_due_at'];
    await letPass(deployment, { table: 'hotline_call', id: call, columns, hours: 3 });
    await eventually(async () => {
      const query = 'query ($id: ID!) { hotlineCall(id: $id) { status } }';
      const { body } = await deployment.ask(caller, query, { id: call });
      expect(body.data?.hotlineCall).toEqual({ status: 'UNANSWERED' });
    });
    const told = { origin: 'HOTLINE', hotlineCall: { status: 'UNANSWERED' } };
    expect(await reportOf(caller, await draft(call))).toMatchObject(told);
  });

  test('one that waits or is settled, another’s, or one to somebody else is refused with its place', async () => {
    const waiting = await raised();
    expect(await refused(caller, waiting)).toEqual(['ILLEGAL_TRANSITION input.hotlineCallId']);
    await on(REGISTRY, 'hotlineCall', 'relayHotlineCall', waiting);
    expect(await refused(caller, waiting)).toEqual(['ILLEGAL_TRANSITION input.hotlineCallId']);
    const settled = await answered();
    await on(caller, 'hotlineCall', 'resolveHotlineCall', settled);
    expect(await refused(caller, settled)).toEqual(['ILLEGAL_TRANSITION input.hotlineCallId']);
    const own = await answered();
    expect(await refused(callee, own, one.toUpperCase())).toEqual([
      'BAD_USER_INPUT input.hotlineCallId',
    ]);
    expect(await refused(caller, own, one.toUpperCase())).toEqual([
      'BAD_USER_INPUT input.hotlineCallId',
      'BAD_USER_INPUT input.respondent',
    ]);
    expect(await refused(caller, 'hot_x')).toEqual(['BAD_USER_INPUT input.hotlineCallId']);
  });

  test('one that the drafter cannot read is as one that never was', async () => {
    const mutation =
      'mutation ($input: DraftAllegationInput!) { draftAllegation(input: $input) { allegation { id } userErrors { code path message } replayed } }';
    const hidden = await raised(callee, one.toUpperCase());
    for (const seat of [caller, `${one}-head`]) {
      const given = (hotlineCallId: string): object => ({
        input: allegation(against, places, { hotlineCallId }),
      });
      const bytes = await expectLikeAbsent(deployment, seat, mutation, {
        hidden: given(hidden),
        absent: given(`hot_${randomUUID()}`),
      });
      expect(bytes).toContain('"NOT_FOUND"');
    }
  });
});

test('the worlds are what the grants say', async () => {
  expect(await deployment.differences()).toEqual([]);
});
