import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file, type Filed } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, refusals, send, words } from '../../support/perform.js';
import { reported } from '../../support/reports.js';
import { answersOf, expectLikeAbsent } from '../../support/same-bytes.js';
import { BOTH_WAYS, seatsOf } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const MONITOR = 'sec-monitor';
const MECHANISM = ['tur-mediator', 'qat-mediator', REGISTRY];
/** A case is not these seats' at any stage before its finding. */
const STRANGERS = [
  'sec-custodian',
  'sec-auditor',
  'obs-a-observer',
  'obs-a-app',
  'public-reader',
  null,
];
/** Seats that may not file a report at all. */
const MUTE = ['pak-app', 'afg-app', 'tur-app', 'sec-app', ...STRANGERS];

const REPORTS = `query ($id: ID!) { incident(id: $id) { reports {
  by { code } origin narrative { original } sourceDateAsWritten weapon direction unitsInvolved noticeText { original } withheld { field } } } }`;
/** All that a seat could feel move. */
const ALL = `{ incidents(first: 100) { totalCount edges { cursor node { id version updatedAt
    reports { id version updatedAt createdAt noticeText { original } } harm { id version } } } }
  allegations(first: 100) { totalCount edges { cursor node { id version updatedAt status clocks { id } } } } }`;

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

interface Seen {
  readonly by: { readonly code: string };
  readonly origin: string | null;
  readonly narrative: { readonly original: string } | null;
  readonly noticeText: { readonly original: string } | null;
}

/** Reads the reports of an incident as a seat; null where the incident is absent. */
async function look(seat: string | null, id: string): Promise<readonly Seen[] | null> {
  const { body } = await deployment.ask(seat, REPORTS, { id });
  const found = body.data?.incident as { readonly reports: readonly Seen[] } | null | undefined;
  return found?.reports ?? null;
}

/** What each report says, and where it comes from. */
async function told(seat: string | null, id: string): Promise<unknown> {
  const reports = await look(seat, id);
  return reports?.map(({ origin, narrative }) => [origin, narrative?.original ?? null]) ?? null;
}

async function on(seat: string, name: string, id: string, more: object = {}): Promise<void> {
  const query = 'query ($id: ID!) { allegation(id: $id) { version } }';
  const { body } = await deployment.ask(seat, query, { id });
  const { version } = body.data?.allegation as { version: number };
  await perform(deployment, seat, name, { id, expectedVersion: version, ...more });
}

async function fileReport(seat: string, incident: string, original: string): Promise<string> {
  return perform(deployment, seat, 'fileReport', reported(incident, original));
}

const FIRST = ['PARTY', 'Shots at the post.'];
const NOTICE = { noticeText: words('Small arms fire is alleged.') };

describe.each(BOTH_WAYS)('reports of an incident by %s against %s', (one, other) => {
  const [officer, head] = [`${one}-officer`, `${one}-head`];
  const opposite = seatsOf(other);
  const until = async (status: 'DRAFT' | 'SUBMITTED' | 'NOTIFIED'): Promise<Filed> =>
    file(deployment, places, one, other.toUpperCase(), status);
  const assigned = async (allegationId: string): Promise<void> => {
    await perform(deployment, REGISTRY, 'assignMonitor', { allegationId, monitor: MONITOR });
  };

  test('a further report of a draft is its delegation’s alone, and comes to the mechanism with the submission', async () => {
    const { allegation, incident } = await until('DRAFT');
    const others = [...MECHANISM, ...opposite, MONITOR, ...STRANGERS];
    const before = await answersOf(deployment, others, ALL);
    await fileReport(head, incident, 'A second account.');
    expect(await answersOf(deployment, others, ALL)).toEqual(before);
    const both = [FIRST, ['PARTY', 'A second account.']];
    for (const seat of [officer, head])
      expect([seat, await told(seat, incident)]).toEqual([seat, both]);
    // Kept as it came: what is corrected is the report with which the case began.
    await on(officer, 'editAllegationDraft', allegation, {
      report: { narrative: words('Shots at two posts.') },
    });
    await on(officer, 'submitAllegation', allegation);
    const whole = [['PARTY', 'Shots at two posts.'], both[1]];
    for (const seat of [officer, ...MECHANISM])
      expect([seat, await told(seat, incident)]).toEqual([seat, whole]);
    for (const seat of [...opposite, MONITOR, ...STRANGERS])
      expect([seat, await told(seat, incident)]).toEqual([seat, null]);
  });

  test('what is filed while the case is returned is its submitter’s until it submits again', async () => {
    const { allegation, incident } = await until('SUBMITTED');
    await on(REGISTRY, 'returnAllegation', allegation, { reasons: words('Who saw it?') });
    const before = await answersOf(deployment, MECHANISM, ALL);
    await fileReport(officer, incident, 'The sentry saw it.');
    expect(await answersOf(deployment, MECHANISM, ALL)).toEqual(before);
    await on(officer, 'submitAllegation', allegation);
    for (const seat of [officer, ...MECHANISM])
      expect([seat, await told(seat, incident)]).toEqual([
        seat,
        [FIRST, ['PARTY', 'The sentry saw it.']],
      ]);
  });

  test('the other side reads one notice, however many reports there were and are', async () => {
    const { allegation, incident } = await until('SUBMITTED');
    const strangers = await answersOf(deployment, [...opposite, ...STRANGERS], ALL);
    await fileReport(officer, incident, 'Before the notice.');
    await on(REGISTRY, 'registerAllegation', allegation);
    expect(await answersOf(deployment, [...opposite, ...STRANGERS], ALL)).toEqual(strangers);
    await on(REGISTRY, 'notifyAllegation', allegation, NOTICE);
    const before = await answersOf(deployment, [...opposite, ...STRANGERS], ALL);
    await fileReport(officer, incident, 'After the notice.');
    expect(await answersOf(deployment, [...opposite, ...STRANGERS], ALL)).toEqual(before);
    for (const seat of [...opposite, `${one}-app`])
      expect([seat, await look(seat, incident)]).toMatchObject([
        seat,
        [
          {
            by: { code: one.toUpperCase() },
            origin: null,
            narrative: null,
            noticeText: { original: 'Small arms fire is alleged.' },
          },
        ],
      ]);
    expect(await look(`${other}-officer`, incident)).toHaveLength(1);
    const all = [FIRST, ['PARTY', 'Before the notice.'], ['PARTY', 'After the notice.']];
    for (const seat of [officer, head, ...MECHANISM]) {
      expect([seat, await told(seat, incident)]).toEqual([seat, all]);
      const notices = (await look(seat, incident))?.map(
        ({ noticeText }) => noticeText?.original ?? null,
      );
      expect([seat, notices]).toEqual([seat, ['Small arms fire is alleged.', null, null]]);
    }
  });

  test('what a mediator, the secretariat and a monitor report is between the sides; not a byte of either party’s world moves', async () => {
    const { allegation, incident } = await until('NOTIFIED');
    await assigned(allegation);
    const parties = [...seatsOf(one), ...opposite, 'tur-app', 'sec-app', ...STRANGERS];
    const before = await answersOf(deployment, parties, ALL);
    await fileReport('qat-mediator', incident, 'Our office heard it.');
    await fileReport(REGISTRY, incident, 'A relief agency writes.');
    await fileReport(MONITOR, incident, 'Our patrol passed.');
    expect(await answersOf(deployment, parties, ALL)).toEqual(before);
    const all = [
      FIRST,
      ['MEDIATOR', 'Our office heard it.'],
      ['THIRD_PARTY', 'A relief agency writes.'],
      ['MONITOR_OWN_INITIATIVE', 'Our patrol passed.'],
    ];
    for (const seat of [...MECHANISM, MONITOR])
      expect([seat, await told(seat, incident)]).toEqual([seat, all]);
    const by = (await look('tur-mediator', incident))?.map((report) => report.by.code);
    expect(by).toEqual([one.toUpperCase(), 'QAT', 'SEC', 'SEC']);
  });

  test('a party reports further on its own case only, and on none that has left the course', async () => {
    const { allegation, incident } = await until('NOTIFIED');
    const seats = [...seatsOf(one), ...MECHANISM];
    const before = await answersOf(deployment, seats, ALL);
    for (const seat of [`${other}-officer`, `${other}-head`])
      expect(await refusals(deployment, seat, 'fileReport', reported(incident))).toEqual([
        'ILLEGAL_TRANSITION input.incidentId',
      ]);
    expect(await answersOf(deployment, seats, ALL)).toEqual(before);
    await on(head, 'withdrawAllegation', allegation);
    for (const seat of [officer, ...MECHANISM])
      expect([seat, await refusals(deployment, seat, 'fileReport', reported(incident))]).toEqual([
        seat,
        ['ILLEGAL_TRANSITION input.incidentId'],
      ]);
  });

  test('an incident that is not the actor’s to read is as one that never was', async () => {
    const mutation =
      'mutation ($input: FileReportInput!) { fileReport(input: $input) { report { id } userErrors { code path message } replayed } }';
    const given = (incidentId: string): object => ({
      input: { idempotencyKey: randomUUID(), ...reported(incidentId) },
    });
    const draft = await until('DRAFT');
    const submitted = await until('SUBMITTED');
    const notified = await until('NOTIFIED');
    for (const [seat, { incident }] of [
      ['tur-mediator', draft],
      [REGISTRY, draft],
      [`${other}-officer`, draft],
      [`${other}-head`, submitted],
      [MONITOR, submitted],
      [MONITOR, notified],
    ] as const) {
      const bytes = await expectLikeAbsent(deployment, seat, mutation, {
        hidden: given(incident),
        absent: given(`inc_${randomUUID()}`),
      });
      expect(bytes).toContain('"NOT_FOUND"');
    }
    for (const seat of MUTE)
      expect([
        seat,
        await refusals(deployment, seat, 'fileReport', reported(notified.incident)),
      ]).toEqual([seat, ['FORBIDDEN']]);
  });

  test('the same key files one report, and a report that cannot be is refused with its place', async () => {
    const { incident } = await until('DRAFT');
    const input = { idempotencyKey: randomUUID(), ...reported(incident) };
    await send(deployment, officer, 'fileReport', input);
    const { body } = await send(deployment, officer, 'fileReport', input);
    expect(body.data?.act).toMatchObject({ replayed: true, userErrors: [] });
    expect(await look(officer, incident)).toHaveLength(2);
    const report = { narrative: words('Shots.'), weapon: 'x'.repeat(201) };
    expect(
      await refusals(deployment, officer, 'fileReport', { incidentId: incident, report }),
    ).toEqual(['BAD_USER_INPUT input.report.weapon']);
    expect(await look(officer, incident)).toHaveLength(2);
  });
});

test('the worlds are what the grants say', async () => {
  expect(await deployment.differences()).toEqual([]);
});
