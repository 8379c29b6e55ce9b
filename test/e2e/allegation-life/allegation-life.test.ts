import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { act, eventually, must } from '../../support/acts.js';
import { allegation, file } from '../../support/case.js';
import { asOwner } from '../../support/database.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { answersOf } from '../../support/same-bytes.js';
import { BOTH_WAYS, seatsOf } from '../../support/seats.js';
import {
  both,
  expectSuspended,
  expireNow,
  Life,
  MEDIATORS,
  NEVER,
  REGISTRY,
  seen,
  text,
} from './life-acts.js';
import {
  ALL,
  capped,
  clock,
  expectAbsent,
  expectViews,
  look,
  SET,
  type Sides,
  whole,
} from './life-view.js';

let deployment: Deployment;
let places: Places;
let life: Life;

beforeAll(async () => {
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '0.2' });
  places = await recordMechanism(deployment);
  life = new Life(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

describe.each(BOTH_WAYS)('a case by %s against %s', (one, other) => {
  const against = other.toUpperCase();
  const story = (): Sides => ({ deployment, one, other });
  const opposite = [...seatsOf(other), ...NEVER];

  test('returned: the reasons are the submitter’s, the mediators’ and the secretariat’s; corrected and submitted again', async () => {
    const before = await answersOf(deployment, opposite, ALL);
    const { allegation: id } = await file(deployment, places, one, against, 'SUBMITTED');
    await life.acts(REGISTRY, 'returnAllegation', id, { reasons: text('Say where the post is.') });
    const clocks = [clock('REGISTRATION', 'stopped')];
    const returned = whole('RETURNED', {
      returnReasons: { original: 'Say where the post is.' },
      clocks,
    });
    await expectViews(story(), id, {
      ...seen(one, returned, capped('RETURNED', { clocks }), [
        ['EDIT', 'SUBMIT'],
        ['EDIT', 'SUBMIT', 'WITHDRAW'],
      ]),
      ...both(returned, returned),
    });
    expect(
      await life.refused(`${one}-officer`, 'editAllegationDraft', id, { clause: null }),
    ).toEqual(['BAD_USER_INPUT input.clause']);
    const reported = { narrative: text('Shots at the post by the ford.') };
    const edit = { clause: 'Article 2(b)', report: reported };
    await life.acts(`${one}-officer`, 'editAllegationDraft', id, edit);
    await life.acts(`${one}-officer`, 'submitAllegation', id);
    const again = [...clocks, clock('REGISTRATION', 'runs')];
    const resubmitted = whole('SUBMITTED', {
      clause: 'Article 2(b)',
      returnReasons: { original: 'Say where the post is.' },
      clocks: again,
    });
    const extendable = [clocks[0], { ...again[1], viewerCan: ['EXTEND_CLOCK'] }];
    await expectViews(story(), id, {
      ...seen(one, resubmitted, capped('SUBMITTED', { clause: 'Article 2(b)', clocks: again }), [
        [],
        ['WITHDRAW'],
      ]),
      ...both(resubmitted, {
        ...resubmitted,
        clocks: extendable,
        viewerCan: ['RETURN', 'REGISTER'],
      }),
    });
    await expectAbsent(story(), opposite, id);
    expect(await answersOf(deployment, opposite, ALL)).toEqual(before);
  });

  test('a source at risk: an officer neither takes the risk away nor submits what was returned', async () => {
    const input = allegation(against, places, { sourceRisk: 'AT_RISK' });
    const id = await must(deployment, `${one}-officer`, 'draftAllegation', input);
    const lower = { sourceRisk: 'ANONYMOUS' };
    expect(await life.refused(`${one}-officer`, 'editAllegationDraft', id, lower)).toEqual([
      'BAD_USER_INPUT input.sourceRisk',
    ]);
    await life.acts(`${one}-head`, 'submitAllegation', id);
    await life.acts(REGISTRY, 'returnAllegation', id, { reasons: text('Too short.') });
    expect(await life.refused(`${one}-officer`, 'submitAllegation', id)).toEqual([
      'ILLEGAL_TRANSITION input.id',
    ]);
    await life.acts(`${one}-head`, 'editAllegationDraft', id, lower);
    await life.acts(`${one}-officer`, 'submitAllegation', id);
  });

  test('withdrawn before the notice: it stays on record, and the respondent’s world is what it was, byte for byte', async () => {
    const before = await answersOf(deployment, opposite, ALL);
    const { allegation: id } = await file(deployment, places, one, against, 'REGISTERED');
    await life.acts(REGISTRY, 'proposeInadmissibility', id, {
      reasons: text('Outside the period.'),
    });
    await life.acts(`${one}-head`, 'withdrawAllegation', id);
    const clocks = [clock('REGISTRATION', 'stopped')];
    const withdrawn = whole('WITHDRAWN', { endedAt: SET, clocks });
    const lapsed = {
      ...{ kind: 'INADMISSIBILITY', status: 'LAPSED', mergeInto: null, cosignedBy: null },
      reasons: { original: 'Outside the period.' },
    };
    const mechanism = { ...withdrawn, exitProposals: [lapsed] };
    await expectViews(story(), id, {
      ...seen(one, withdrawn, capped('WITHDRAWN', { endedAt: SET, clocks }), []),
      ...both(mechanism, mechanism),
    });
    await expectAbsent(story(), opposite, id);
    expect(await answersOf(deployment, opposite, ALL)).toEqual(before);
  });

  test('withdrawn after the notice: the respondent is told', async () => {
    const { allegation: id } = await file(deployment, places, one, against, 'NOTIFIED');
    const caseNo = await life.caseNoOf(REGISTRY, id);
    await life.acts(`${one}-head`, 'withdrawAllegation', id);
    const told = { caseNo, endedAt: SET, clocks: [clock('RESPONSE', 'stopped')] };
    const all = { ...told, clocks: [clock('REGISTRATION', 'stopped'), ...told.clocks] };
    await expectViews(story(), id, {
      ...seen(one, whole('WITHDRAWN', all), capped('WITHDRAWN', all), []),
      ...seen(other, capped('WITHDRAWN', told), capped('WITHDRAWN', told), []),
      ...both(whole('WITHDRAWN', all), whole('WITHDRAWN', all)),
    });
  });

  test('inadmissible: the submitter learns of it and of the reasons when a mediator co-signs, the respondent never', async () => {
    const before = await answersOf(deployment, opposite, ALL);
    const { allegation: id } = await file(deployment, places, one, against, 'REGISTERED');
    const own = await answersOf(deployment, seatsOf(one), ALL);
    await life.acts(REGISTRY, 'proposeInadmissibility', id, {
      reasons: text('Outside the period.'),
    });
    // Until a mediator co-signs, nothing has happened for the submitter: not a byte.
    expect(await answersOf(deployment, seatsOf(one), ALL)).toEqual(own);
    const clocks = [clock('REGISTRATION', 'stopped')];
    const proposal = {
      ...{ kind: 'INADMISSIBILITY', status: 'PROPOSED', mergeInto: null, cosignedBy: null },
      reasons: { original: 'Outside the period.' },
    };
    const proposed = whole('REGISTERED', { clocks, exitProposals: [proposal] });
    await expectViews(story(), id, {
      ...seen(one, whole('REGISTERED', { clocks }), capped('REGISTERED', { clocks }), [
        [],
        ['WITHDRAW'],
      ]),
      ...both(
        { ...proposed, viewerCan: ['COSIGN_INADMISSIBILITY'] },
        { ...proposed, viewerCan: ['NOTIFY'] },
      ),
    });
    const wrong = { proposalId: 'exp_00000000-0000-4000-8000-000000000000' };
    expect(await life.refused(MEDIATORS[0], 'cosignInadmissibility', id, wrong)).toEqual([
      'BAD_USER_INPUT input.proposalId',
    ]);
    const cosign = { proposalId: await life.proposalOf(id) };
    await life.acts(MEDIATORS[0], 'cosignInadmissibility', id, cosign);
    expect(await life.refused(MEDIATORS[1], 'cosignInadmissibility', id, cosign)).toEqual([
      'ILLEGAL_TRANSITION input.id',
    ]);
    const cosigned = { ...proposal, status: 'COSIGNED', cosignedBy: { code: 'TUR' } };
    const ended = whole('INADMISSIBLE', { clocks, endedAt: SET, exitProposals: [cosigned] });
    await expectViews(story(), id, {
      ...seen(one, ended, capped('INADMISSIBLE', { clocks, endedAt: SET }), []),
      ...both(ended, ended),
    });
    await expectAbsent(story(), opposite, id);
    expect(await answersOf(deployment, opposite, ALL)).toEqual(before);
  });

  test('merged: into another case of the same submitter and no other, and nobody is given anything by it', async () => {
    const { allegation: into } = await file(deployment, places, one, against, 'NOTIFIED');
    const { allegation: theirs } = await file(
      deployment,
      places,
      other,
      one.toUpperCase(),
      'REGISTERED',
    );
    const before = await answersOf(deployment, opposite, ALL);
    const { allegation: id } = await file(deployment, places, one, against, 'REGISTERED');
    const reasons = text('The same shots.');
    for (const [intoId, fault] of [
      [theirs, 'BAD_USER_INPUT input.intoId'],
      [id, 'BAD_USER_INPUT input.intoId'],
      ['alg_00000000-0000-4000-8000-000000000000', 'NOT_FOUND input.intoId'],
    ]) {
      expect(await life.refused(REGISTRY, 'proposeMerger', id, { intoId, reasons })).toEqual([
        fault,
      ]);
    }
    await life.acts(REGISTRY, 'proposeMerger', id, { intoId: into, reasons });
    await life.acts(MEDIATORS[1], 'cosignMerger', id, { proposalId: await life.proposalOf(id) });
    const clocks = [clock('REGISTRATION', 'stopped')];
    const proposal = {
      ...{ kind: 'MERGER', status: 'COSIGNED', mergeInto: { id: into } },
      ...{ cosignedBy: { code: 'QAT' }, reasons: { original: 'The same shots.' } },
    };
    const merged = whole('MERGED', {
      ...{ clocks, endedAt: SET, mergedInto: { id: into } },
      exitProposals: [proposal],
    });
    await expectViews(story(), id, {
      ...seen(one, merged, capped('MERGED', { clocks, endedAt: SET }), []),
      ...both(merged, merged),
    });
    await expectAbsent(story(), opposite, id);
    expect(await answersOf(deployment, opposite, ALL)).toEqual(before);
  });

  test('settled locally: one side proposes, the other sees it and confirms', async () => {
    const { allegation: id } = await file(deployment, places, one, against, 'NOTIFIED');
    const caseNo = await life.caseNoOf(REGISTRY, id);
    expect(await life.refused(`${other}-officer`, 'confirmLocalSettlement', id)).toEqual([
      'BAD_USER_INPUT input.terms',
    ]);
    const terms = text('The commanders have met at the bridge.');
    await life.acts(`${other}-officer`, 'confirmLocalSettlement', id, { terms });
    const proposed = {
      caseNo,
      settlementTerms: { original: 'The commanders have met at the bridge.' },
      settlementProposedBy: { code: against },
      clocks: [clock('RESPONSE', 'runs')],
    };
    const all = { ...proposed, clocks: [clock('REGISTRATION', 'stopped'), ...proposed.clocks] };
    const registry = {
      ...whole('NOTIFIED', all),
      clocks: [all.clocks[0], { ...all.clocks[1], viewerCan: ['EXTEND_CLOCK'] }],
    };
    await expectViews(story(), id, {
      ...seen(one, whole('NOTIFIED', all), capped('NOTIFIED', all), [
        ['CONFIRM_SETTLEMENT'],
        ['CONFIRM_SETTLEMENT', 'WITHDRAW'],
      ]),
      ...seen(other, capped('NOTIFIED', proposed), capped('NOTIFIED', proposed), [
        ['RESPOND'],
        ['RESPOND'],
      ]),
      ...both(whole('NOTIFIED', all), registry),
    });
    expect(await life.refused(`${other}-head`, 'confirmLocalSettlement', id)).toEqual([
      'ILLEGAL_TRANSITION input.id',
    ]);
    expect(await life.refused(`${one}-officer`, 'confirmLocalSettlement', id, { terms })).toEqual([
      'BAD_USER_INPUT input.terms',
    ]);
    await life.acts(`${one}-officer`, 'confirmLocalSettlement', id);
    const settled = { ...proposed, endedAt: SET, clocks: [clock('RESPONSE', 'stopped')] };
    const whole_ = { ...settled, clocks: [clock('REGISTRATION', 'stopped'), ...settled.clocks] };
    const end = 'SETTLED_LOCALLY';
    await expectViews(story(), id, {
      ...seen(one, whole(end, whole_), capped(end, whole_), []),
      ...seen(other, capped(end, settled), capped(end, settled), []),
      ...both(whole(end, whole_), whole(end, whole_)),
    });
    await expectAbsent(story(), NEVER, id);
  });

  test('no answer by the deadline, extended once: both sides see it, and the verification begins without one', async () => {
    const { allegation: id } = await file(deployment, places, one, against, 'NOTIFIED');
    const caseNo = await life.caseNoOf(REGISTRY, id);
    expect(await life.refused(REGISTRY, 'startVerification', id)).toEqual([
      'ILLEGAL_TRANSITION input.id',
    ]);
    const clockId = await extended(id);
    await expireNow(deployment, clockId);
    const late = { responseState: 'NO_RESPONSE_BY_DEADLINE', caseNo };
    const ran = (state: 'expired' | 'both'): object => ({
      ...clock('RESPONSE', state),
      extensions: [{ by: { code: 'SEC' }, reasons: { original: 'A holiday of both sides.' } }],
    });
    const start = clock('REGISTRATION', 'stopped');
    await eventually(async () => {
      await expectViews(story(), id, {
        ...seen(
          one,
          whole('NOTIFIED', { ...late, clocks: [start, ran('expired')] }),
          capped('NOTIFIED', { ...late, clocks: [start, ran('expired')] }),
          [['CONFIRM_SETTLEMENT'], ['CONFIRM_SETTLEMENT', 'WITHDRAW']],
        ),
        ...seen(
          other,
          capped('NOTIFIED', { ...late, clocks: [ran('expired')] }),
          capped('NOTIFIED', { ...late, clocks: [ran('expired')] }),
          [
            ['RESPOND', 'CONFIRM_SETTLEMENT'],
            ['RESPOND', 'CONFIRM_SETTLEMENT'],
          ],
        ),
        ...both(
          whole('NOTIFIED', { ...late, clocks: [start, ran('expired')] }),
          whole('NOTIFIED', {
            ...{ ...late, clocks: [start, ran('expired')] },
            viewerCan: ['START_VERIFICATION'],
          }),
        ),
      });
    });
    await expectOverdue([...seatsOf(one), ...seatsOf(other), ...MEDIATORS, REGISTRY], clockId, id);
    await expectOverdue(NEVER, null, id);
    await life.acts(REGISTRY, 'startVerification', id);
    await expectSuspended(deployment, life, id, other);
    const suspended = {
      ...{ ...late, verificationStartedAt: SET },
      suspensionReasons: { original: 'The road was closed.' },
    };
    const verified = { ...suspended, clocks: [start, ran('both')] };
    const told = { ...suspended, clocks: [ran('both')] };
    for (const [status, viewerCan] of [
      ['SUSPENDED_NO_ACCESS', ['RESUME', 'DRAFT_FINDING']],
      ['UNDER_VERIFICATION', ['SUSPEND', 'DRAFT_FINDING']],
    ] as const) {
      await expectViews(story(), id, {
        ...seen(one, whole(status, verified), capped(status, verified), [[], ['WITHDRAW']]),
        ...seen(other, capped(status, told), capped(status, told), []),
        ...both(whole(status, verified), { ...whole(status, verified), viewerCan }),
      });
      if (status === 'SUSPENDED_NO_ACCESS') await life.acts(REGISTRY, 'resumeVerification', id);
    }
    await expectOverdue([...seatsOf(other), REGISTRY], null, id);
    await expectAbsent(story(), NEVER, id);
  }, 120_000);
});

interface OverdueClock {
  readonly id: string;
  readonly allegation: { readonly id: string } | null;
}

/** Expects a case's overdue clock in the list of every seat given, or none. */
async function expectOverdue(
  seats: readonly (string | null)[],
  clockId: string | null,
  id: string,
): Promise<void> {
  const query = '{ overdueClocks(first: 100) { nodes { id allegation { id } } } }';
  for (const seat of seats) {
    const { body } = await deployment.ask(seat, query);
    const { nodes } = body.data?.overdueClocks as { nodes: readonly OverdueClock[] };
    const mine = nodes.filter((one) => one.allegation?.id === id).map((one) => one.id);
    expect([seat, mine]).toEqual([seat, clockId === null ? [] : [clockId]]);
  }
}

/** Extends the response clock of a case, within its bound; answers the clock's id. */
async function extended(id: string): Promise<string> {
  const query =
    'query ($id: ID!) { allegation(id: $id) { clocks { id kind startedAt dueAt version } } }';
  const { body } = await deployment.ask(REGISTRY, query, { id });
  const { clocks } = body.data?.allegation as { clocks: readonly Record<string, string>[] };
  const response = clocks.find(({ kind }) => kind === 'RESPONSE') ?? {};
  const started = Date.parse(response.startedAt ?? '');
  const after = (hours: number): string => new Date(started + hours * 3_600_000).toISOString();
  const input = { id: response.id, expectedVersion: 1, reasons: text('A holiday of both sides.') };
  for (const [dueAt, fault] of [
    [after(72), 'BAD_USER_INPUT input.dueAt'],
    [after(217), 'BAD_USER_INPUT input.dueAt'],
    [after(96), undefined],
  ]) {
    const attempt = { ...input, dueAt, idempotencyKey: randomUUID() };
    const { userErrors } = await act(deployment, REGISTRY, 'extendClock', attempt);
    expect(userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(
      fault === undefined ? [] : [fault],
    );
  }
  return response.id ?? '';
}

test('a grant whose time is over is ended by the worker, and the row leaves that world alone', async () => {
  const { allegation: id } = await file(deployment, places, 'pak', 'AFG', 'REGISTERED');
  await asOwner(deployment, 'incidents', async (client) =>
    client.query(
      `UPDATE mechanism.record_grant SET until = now() - interval '1 second' WHERE record_id = $1 AND delegation = 'QAT'`,
      [id],
    ),
  );
  await eventually(async () => {
    const rows = await asOwner(deployment, 'incidents', async (client) =>
      client.query(
        `SELECT ended_by, (SELECT count(*)::int FROM world_qat.allegation WHERE id = $1) AS rows,
           (SELECT array_agg(kind ORDER BY seq) FROM world_qat.change WHERE record_id = $1) AS feed
         FROM mechanism.record_grant WHERE record_id = $1 AND delegation = 'QAT'`,
        [id],
      ),
    );
    expect(rows.rows).toEqual([
      { ended_by: 'endGrant', rows: 0, feed: ['ADDED', 'CHANGED', 'REMOVED'] },
    ]);
  });
  expect(await look(deployment, 'qat-mediator', id)).toBeNull();
  expect(await look(deployment, 'tur-mediator', id)).toMatchObject({ status: 'REGISTERED' });
  expect(await deployment.differences()).toEqual([]);
});
