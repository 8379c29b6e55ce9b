import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Deployment, startDeployment } from '../../support/deployment.js';
import { content, Findings } from '../../support/finding.js';
import { monitorsOf } from '../../support/monitors.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, words } from '../../support/perform.js';
import { answersOf } from '../../support/same-bytes.js';
import { BOTH_WAYS, seatsOf } from '../../support/seats.js';
import { haveAccessDenied } from '../../support/tasks.js';
import {
  ABSENT,
  ALL,
  ask,
  look,
  masked,
  observed,
  s1,
  SET,
  toParties,
  VIEW,
  whole,
} from './finding-view.js';

const REGISTRY = 'sec-secretariat';
const MEDIATORS = ['tur-mediator', 'qat-mediator'] as const;
const OBSERVERS = ['obs-a-observer', 'obs-a-app'] as const;
/** Never concerned by a finding: not assigned to the case, no content, or not of the mechanism. */
const NEVER = ['sec-monitor', 'sec-custodian', 'sec-auditor', 'public-reader', null];
const APPS = ['tur-app', 'qat-app', 'sec-app'];

let deployment: Deployment;
let places: Places;
let findings: Findings;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  findings = new Findings(deployment, places);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

/** Compares what seats see of a version with what was typed for them. */
async function expectViews(id: string, views: Readonly<Record<string, object>>): Promise<void> {
  for (const [seat, view] of Object.entries(views))
    expect([seat, await look(deployment, seat, id)]).toEqual([seat, view]);
}

/** Expects of every seat given the bytes that it answers for a version that never was. */
async function expectAbsent(seats: readonly (string | null)[], id: string): Promise<void> {
  for (const seat of seats)
    expect([seat, await ask(deployment, seat, id)]).toEqual([
      seat,
      await ask(deployment, seat, ABSENT),
    ]);
}

async function statusOf(caseId: string): Promise<unknown> {
  const query = 'query ($id: ID!) { allegation(id: $id) { status } }';
  return (await deployment.ask(REGISTRY, query, { id: caseId })).body.data?.allegation;
}

const each = (seats: readonly string[], view: object): Readonly<Record<string, object>> =>
  Object.fromEntries(seats.map((seat) => [seat, view]));

describe.each(BOTH_WAYS)('the finding on a case by %s against %s', (one, other) => {
  const parties = [...seatsOf(one), ...seatsOf(other)];
  const officers = [`${one}-officer`, `${other}-officer`];
  const heads = [`${one}-head`, `${other}-head`] as const;
  const toApps = (across: object): Readonly<Record<string, object>> => ({
    ...each([`${one}-app`, `${other}-app`, 'tur-app', 'qat-app'], toParties(across)),
    'sec-app': toParties(across, 'SCOPE_MISSING'),
  });

  test('from the draft to the determination: every seat at every stage', async () => {
    const caseId = await findings.verified(one, other);
    const outside = [...parties, ...APPS, ...OBSERVERS, ...NEVER];
    const before = await answersOf(deployment, outside, ALL);
    const id = await findings.onCase(REGISTRY, 'draftFinding', caseId, {
      finding: content({ attribution: 'Post 15' }),
    });
    const draft = whole('DRAFT', places.sector, caseId);
    await findings.onFinding(REGISTRY, 'editFinding', id, { finding: content() });
    await expectViews(id, {
      ...each(MEDIATORS, { ...draft, viewerCan: ['RECORD_DELIBERATION'] }),
      [REGISTRY]: { ...draft, viewerCan: ['EDIT_FINDING', 'SHARE_FINDING', 'RECORD_DELIBERATION'] },
    });
    // For everyone else nothing has happened: not a byte.
    await expectAbsent(outside, id);
    expect(await answersOf(deployment, outside, ALL)).toEqual(before);

    const hidden = await answersOf(deployment, [...OBSERVERS, ...NEVER], ALL);
    await findings.onFinding(REGISTRY, 'shareFinding', id);
    expect(await statusOf(caseId)).toEqual({ status: 'FINDING_SHARED' });
    const shared = whole('SHARED', places.sector, caseId);
    const told = toParties(shared);
    await expectViews(id, {
      ...each(officers, { ...told, viewerCan: ['COMMENT_ON_FINDING'] }),
      ...each(heads, { ...told, viewerCan: ['COMMENT_ON_FINDING', 'FILE_DISSENT'] }),
      ...toApps(shared),
      ...each(MEDIATORS, { ...shared, viewerCan: ['RECORD_DELIBERATION', 'FILE_DISSENT'] }),
      [REGISTRY]: { ...shared, viewerCan: ['RECORD_DELIBERATION'] },
    });
    await expectAbsent([...OBSERVERS, ...NEVER], id);
    expect(await answersOf(deployment, [...OBSERVERS, ...NEVER], ALL)).toEqual(hidden);

    // What the mediators and the secretariat say among themselves is nobody else's: not a byte moves.
    const silent = await answersOf(deployment, outside, ALL);
    await findings.onFinding(MEDIATORS[1], 'recordDeliberation', id, {
      ...{ text: words('The crater is old.'), monitorVote: { for: 2, against: 1, abstaining: 0 } },
    });
    const between = {
      deliberations: [
        {
          ...{ by: { code: 'QAT' }, text: { original: 'The crater is old.' } },
          monitorVote: { for: 2, against: 1, abstaining: 0 },
        },
      ],
    };
    await expectViews(id, {
      ...each(MEDIATORS, {
        ...{ ...shared, ...between, viewerCan: ['RECORD_DELIBERATION', 'FILE_DISSENT'] },
      }),
      [REGISTRY]: { ...shared, ...between, viewerCan: ['RECORD_DELIBERATION'] },
    });
    expect(await answersOf(deployment, outside, ALL)).toEqual(silent);

    // The mediators wait until both are heard.
    expect(await findings.refused('finding', [MEDIATORS[0], 'concurFinding', id])).toEqual([
      'ILLEGAL_TRANSITION input.id',
    ]);
    const comment = { text: words('The wind was westerly.') };
    await findings.onFinding(`${other}-officer`, 'commentOnFinding', id, comment);
    expect(
      await findings.refused('finding', [`${other}-head`, 'commentOnFinding', id, comment]),
    ).toEqual(['ILLEGAL_TRANSITION input.id']);
    const said = {
      ...{ by: { code: other.toUpperCase() }, madeAt: SET },
      text: { original: 'The wind was westerly.' },
    };
    await findings.onFinding(`${one}-head`, 'commentOnFinding', id, { text: words('We agree.') });
    const agreed = {
      ...{ by: { code: one.toUpperCase() }, madeAt: SET },
      text: { original: 'We agree.' },
    };
    // A dissent is no veto: both parties and the mechanism read it, observers with the determination.
    await findings.onFinding(`${other}-head`, 'fileDissent', id, { text: words('We do not.') });
    const dissent = {
      ...{ by: { code: other.toUpperCase() }, filedAt: SET },
      text: { original: 'We do not.' },
    };
    expect(
      await findings.refused('finding', [
        ...([`${other}-head`, 'fileDissent', id] as const),
        { text: words('Still not.') },
      ]),
    ).toEqual(['ILLEGAL_TRANSITION input.id']);
    const heard = { ...shared, comments: [said, agreed], dissents: [dissent] };
    const spoken = toParties(heard);
    await expectViews(id, {
      ...each([...officers, heads[1]], spoken),
      [heads[0]]: { ...spoken, viewerCan: ['FILE_DISSENT'] },
      ...toApps(heard),
      ...each(MEDIATORS, {
        ...{ ...heard, ...between },
        viewerCan: ['RECORD_DELIBERATION', 'FILE_DISSENT', 'CONCUR', 'WITHHOLD_CONCURRENCE'],
      }),
    });
    await expectAbsent([...OBSERVERS, ...NEVER], id);

    // One mediator concurs: the parties learn of it with the last word, and not before.
    const waiting = await answersOf(deployment, [...parties, ...OBSERVERS, ...NEVER], ALL);
    await findings.onFinding(MEDIATORS[0], 'concurFinding', id);
    const first = { by: { code: 'TUR' }, concurs: true, reasons: null, givenAt: SET };
    const halfway = { ...heard, ...between, concurrences: [first] };
    const others = ['RECORD_DELIBERATION', 'FILE_DISSENT'];
    await expectViews(id, {
      [MEDIATORS[0]]: { ...halfway, viewerCan: [...others, 'WITHHOLD_CONCURRENCE'] },
      [MEDIATORS[1]]: { ...halfway, viewerCan: [...others, 'CONCUR', 'WITHHOLD_CONCURRENCE'] },
      [REGISTRY]: { ...halfway, viewerCan: ['RECORD_DELIBERATION'] },
      ...each([...officers, heads[1]], spoken),
      ...toApps(heard),
    });
    expect(await answersOf(deployment, [...parties, ...OBSERVERS, ...NEVER], ALL)).toEqual(waiting);

    await findings.onFinding(MEDIATORS[1], 'concurFinding', id, { reasons: words('As drafted.') });
    expect(await statusOf(caseId)).toEqual({ status: 'DETERMINED' });
    const second = {
      ...{ by: { code: 'QAT' }, concurs: true, givenAt: SET },
      reasons: { original: 'As drafted.' },
    };
    const determined = {
      ...heard,
      ...{ status: 'DETERMINED', determinedAt: SET, concurrences: [first, second] },
    };
    await expectViews(id, {
      ...each([...officers, ...heads], toParties(determined)),
      ...toApps(determined),
      ...each([...MEDIATORS, REGISTRY], { ...determined, ...between }),
      [OBSERVERS[0]]: observed(places.sector, { dissents: [dissent] }),
      [OBSERVERS[1]]: observed(places.sector, { dissents: [dissent] }, 'SCOPE_MISSING'),
    });
    await expectAbsent(NEVER, id);
  });

  test('the mediators differ: the case stays, it is said to both parties, and neither word before the last is', async () => {
    const caseId = await findings.verified(one, other);
    const id = await findings.shared(caseId);
    await findings.heard(id, one, other);
    const waiting = await answersOf(deployment, [...parties, ...OBSERVERS, ...NEVER], ALL);
    await findings.onFinding(MEDIATORS[1], 'withholdConcurrence', id, {
      reasons: words('The logbook is not signed.'),
    });
    expect(await answersOf(deployment, [...parties, ...OBSERVERS, ...NEVER], ALL)).toEqual(waiting);
    await findings.onFinding(MEDIATORS[0], 'concurFinding', id);
    expect(await statusOf(caseId)).toEqual({ status: 'FINDING_SHARED' });
    const apart = {
      undecidedAt: SET,
      concurrences: [
        {
          ...{ by: { code: 'QAT' }, concurs: false, givenAt: SET },
          reasons: { original: 'The logbook is not signed.' },
        },
        { by: { code: 'TUR' }, concurs: true, reasons: null, givenAt: SET },
      ],
    };
    for (const seat of [...parties, ...MEDIATORS, REGISTRY])
      expect([seat, await look(deployment, seat, id)]).toEqual([
        seat,
        expect.objectContaining(apart),
      ]);
    await expectAbsent([...OBSERVERS, ...NEVER], id);

    // The secretariat revises it: a new version, heard again; the old one stays readable and says so.
    const revised = await findings.shared(caseId, { attribution: null });
    expect(await look(deployment, `${other}-officer`, id)).toMatchObject({ status: 'SUPERSEDED' });
    expect(await findings.refused('finding', [MEDIATORS[1], 'concurFinding', id])).toEqual([
      'ILLEGAL_TRANSITION input.id',
    ]);
    await findings.determined(revised, one, other);
    expect(await look(deployment, OBSERVERS[0], revised)).toEqual(
      observed(places.sector, { findingVersion: 2 }),
    );
    await expectAbsent(OBSERVERS, id);
    const query =
      'query ($id: ID!) { allegation(id: $id) { finding { id } findings { id findingVersion } } }';
    for (const seat of [...parties, ...MEDIATORS, REGISTRY]) {
      const { body } = await deployment.ask(seat, query, { id: caseId });
      expect([seat, body.data?.allegation]).toEqual([
        seat,
        {
          finding: { id: revised },
          findings: [
            { id, findingVersion: 1 },
            { id: revised, findingVersion: 2 },
          ],
        },
      ]);
    }
  });

  test('a monitor reads the finding on a case that is assigned to it when the parties do, and no other', async () => {
    const caseId = await findings.verified(one, other);
    const asMonitor = await monitorsOf(deployment);
    const [assigned, idle] = [`assigned-to-${one}`, `idle-${one}`];
    const input = { allegationId: caseId, monitor: assigned };
    await perform(deployment, REGISTRY, 'assignMonitor', input);
    const seen = async (monitor: string, version: string): Promise<unknown> => {
      const { body } = await asMonitor(monitor, VIEW, { id: version });
      return masked(body.data?.finding ?? null);
    };
    const finding = content();
    const id = await findings.onCase(REGISTRY, 'draftFinding', caseId, { finding });
    expect(await seen(assigned, id)).toBeNull();
    await findings.onFinding(REGISTRY, 'shareFinding', id);
    expect(await seen(assigned, id)).toEqual(whole('SHARED', places.sector, caseId));
    await findings.heard(id, one, other);
    await findings.onFinding(MEDIATORS[0], 'concurFinding', id);
    expect(await seen(assigned, id)).toMatchObject({ comments: [{}, {}], concurrences: [] });
    await findings.onFinding(MEDIATORS[1], 'concurFinding', id);
    expect(await seen(assigned, id)).toMatchObject({
      ...{ status: 'DETERMINED', concurrences: [{ concurs: true }, { concurs: true }] },
    });
    expect(await seen(idle, id)).toBeNull();
  });

  test('a party that says nothing holds nothing up: the clock runs out, and the mediators determine', async () => {
    const caseId = await findings.verified(one, other);
    const id = await findings.shared(caseId);
    await findings.letCommentsRunOut(caseId);
    for (const seat of MEDIATORS) await findings.onFinding(seat, 'concurFinding', id);
    expect(await look(deployment, `${other}-head`, id)).toMatchObject({
      ...{ status: 'DETERMINED', comments: [] },
    });
  });

  test('two mediators who concur at the same moment determine it, once', async () => {
    const caseId = await findings.verified(one, other);
    const id = await findings.shared(caseId);
    await findings.heard(id, one, other);
    await Promise.all(MEDIATORS.map(async (seat) => findings.onFinding(seat, 'concurFinding', id)));
    expect(await statusOf(caseId)).toEqual({ status: 'DETERMINED' });
    const query = 'query ($id: ID!) { allegation(id: $id) { clocks { kind } } }';
    const { body } = await deployment.ask(REGISTRY, query, { id: caseId });
    const { clocks } = body.data?.allegation as { clocks: readonly { kind: string }[] };
    expect(clocks.filter(({ kind }) => kind === 'APPEAL')).toHaveLength(1);
  });

  test('without an accepted report nothing is shared, but that access was denied', async () => {
    const caseId = await findings.verified(one, other, 'not reviewed');
    const id = await findings.onCase(REGISTRY, 'draftFinding', caseId, { finding: content() });
    const share = async (): Promise<readonly string[]> =>
      findings.refused('finding', [REGISTRY, 'shareFinding', id]);
    expect(await share()).toEqual(['ILLEGAL_TRANSITION input.id']);
    await haveAccessDenied(deployment, caseId, other);
    expect(await share()).toEqual(['ILLEGAL_TRANSITION input.id']);
    await findings.onCase(REGISTRY, 'suspendNoAccess', caseId, { reasons: words('No road.') });
    expect(await share()).toEqual(['ILLEGAL_TRANSITION input.id']);
    const acts = [{ act: 'SMALL_ARMS_FIRE', outcome: 'NOT_VERIFIABLE_ACCESS_DENIED' }];
    const nothing = { standard: null, mode: null, reliesOnUndisclosed: false, gist: null };
    const finding = content({ acts, ...nothing });
    await findings.onFinding(REGISTRY, 'editFinding', id, { finding });
    await findings.onFinding(REGISTRY, 'shareFinding', id);
    expect(await look(deployment, `${one}-officer`, id)).toMatchObject({
      ...s1('SHARED', places.sector, {
        acts: [{ ...acts[0], gravity: null }],
        ...{ outcome: 'NOT_VERIFIABLE_ACCESS_DENIED', gravity: null },
        viewerCan: ['COMMENT_ON_FINDING'],
      }),
    });
  });

  test('of a suspended case that was reviewed before it can only be found that it could not be verified', async () => {
    const caseId = await findings.verified(one, other);
    await haveAccessDenied(deployment, caseId, other);
    await findings.onCase(REGISTRY, 'suspendNoAccess', caseId, { reasons: words('No road.') });
    const id = await findings.onCase(REGISTRY, 'draftFinding', caseId, { finding: content() });
    expect(await findings.refused('finding', [REGISTRY, 'shareFinding', id])).toEqual([
      'BAD_USER_INPUT input.id',
    ]);
  });

  test('what a finding may not say is refused before anything is written', async () => {
    const caseId = await findings.verified(one, other);
    const serious = [{ act: 'SMALL_ARMS_FIRE', outcome: 'VIOLATION', gravity: 'SERIOUS' }];
    const draft = async (changes: object): Promise<readonly string[]> =>
      findings.refused('allegation', [
        ...([REGISTRY, 'draftFinding', caseId] as const),
        { finding: content(changes) },
      ]);
    expect(await draft({ gist: null })).toEqual(['BAD_USER_INPUT input.finding.gist']);
    expect(await draft({ acts: serious })).toEqual(['BAD_USER_INPUT input.finding.standard']);
    const sure = { acts: serious, standard: 'CLEAR_AND_CONVINCING' };
    expect(await draft({ ...sure, reliesOnUndisclosedAlone: true })).toEqual([
      'BAD_USER_INPUT input.finding.reliesOnUndisclosedAlone',
    ]);
    expect(await draft({ acts: [{ act: 'SNIPING', outcome: 'NOT_ESTABLISHED' }] })).toEqual([
      'BAD_USER_INPUT input.finding.acts',
    ]);
    const { body } = await deployment.ask(
      REGISTRY,
      'query ($id: ID!) { allegation(id: $id) { findings { id } } }',
      { id: caseId },
    );
    expect(body.data?.allegation).toEqual({ findings: [] });
    await findings.onCase(REGISTRY, 'draftFinding', caseId, { finding: content(sure) });
    expect(await draft({})).toEqual(['ILLEGAL_TRANSITION input.id']);
  });
});

test('the list is narrowed by what everyone may read, and refused to who may never', async () => {
  const caseId = await findings.verified('pak', 'afg');
  const acts = [
    { act: 'SMALL_ARMS_FIRE', outcome: 'NOT_ESTABLISHED' },
    { act: 'FAILURE_TO_NOTIFY', outcome: 'VIOLATION', gravity: 'TECHNICAL' },
  ];
  const id = await findings.shared(caseId, { acts });
  const query = `query ($filter: FindingFilter) { findings(first: 100, filter: $filter) { totalCount nodes { id } } }`;
  const filter = {
    ...{ outcome: ['VIOLATION'], act: ['FAILURE_TO_NOTIFY'], gravity: ['TECHNICAL'] },
    ...{ sectorId: places.sector },
  };
  const found = async (seat: string | null, narrow: object): Promise<unknown> => {
    const { body } = await deployment.ask(seat, query, { filter: narrow });
    return body.errors?.[0]?.extensions.code ?? body.data?.findings;
  };
  const mine = { totalCount: 1, nodes: [{ id }] };
  const none = { totalCount: 0, nodes: [] };
  for (const seat of ['pak-officer', 'afg-head', 'afg-app', ...MEDIATORS, REGISTRY])
    expect([seat, await found(seat, filter)]).toEqual([seat, mine]);
  for (const seat of [...OBSERVERS, 'sec-monitor'])
    expect([seat, await found(seat, filter)]).toEqual([seat, none]);
  for (const seat of ['sec-custodian', 'sec-auditor', 'public-reader', null])
    expect([seat, await found(seat, filter)]).toEqual([seat, 'FORBIDDEN_ARGUMENT']);
  await findings.determined(id, 'pak', 'afg');
  expect(await found('obs-a-observer', filter)).toEqual(mine);
  expect(
    await found('obs-a-observer', { ...filter, determinedBefore: '2025-01-01T00:00:00Z' }),
  ).toEqual(none);
});
