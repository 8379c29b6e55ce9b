import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { act, must } from '../../support/acts.js';
import { allegation } from '../../support/case.js';
import { asOwner } from '../../support/database.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { harmed } from '../../support/harm.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, refusals, words } from '../../support/perform.js';
import { answersOf } from '../../support/same-bytes.js';
import { ALL_SEATS, BOTH_WAYS, seatsOf } from '../../support/seats.js';
import { written } from '../bad-input/scene.js';
import { both, Life, NEVER, REGISTRY, seen } from './life-acts.js';
import { ALL, capped, clock, expectAbsent, expectViews, type Sides, whole } from './life-view.js';

/** Everything of a case that comes with its draft and its submission. */
const CASE = `query ($id: ID!) {
  allegation(id: $id) {
    id version createdAt updatedAt status responseState caseNo registryRef viewerCan
    by { code } respondent { code } otherParty { code } act clause mode allegedUnit
    basisSummary { original lang } sourceRisk submittedAt registeredAt notifiedAt endedAt
    statements { id } evidence { id } tasks { id } exitProposals { kind }
    withheld { field reason }
    clocks { id version kind hours startedAt dueAt stoppedAt expiredAt termsVersion viewerCan allegation { id } }
    incident {
      id version createdAt updatedAt reference actFamily sector { id } district { id } day
      occurredFrom occurredUntil timePrecision latitude longitude geoPrecision
      links { id } agreedNarrative { id } confirmedHarm { id } withheld { field reason }
      reports {
        id version createdAt updatedAt by { code } origin hotlineCall { id status } reportedAt
        sourceDateAsWritten narrative { original } weapon direction unitsInvolved
        noticeText { original } withheld { field reason }
      }
      harm {
        id version createdAt updatedAt by { code } category effect side claimedMin claimedMax source
        confirmedMin confirmedMax withheld { field reason }
      }
    }
  }
}`;
/** What is another one with each case, and when it was. */
const OWN = [
  ...['id', 'version', 'reference', 'registryRef', 'caseNo', 'createdAt', 'updatedAt'],
  ...['submittedAt', 'reportedAt', 'registeredAt', 'notifiedAt', 'startedAt', 'dueAt', 'stoppedAt'],
];

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

function alike(value: unknown, key = ''): unknown {
  if (value !== null && OWN.includes(key)) return 'set';
  // Lines of one moment come in the order of their ids, which are random.
  if (Array.isArray(value)) return value.map((one) => alike(one)).sort(byText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, alike(one, name)]));
}

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '3600' });
  places = await recordMechanism(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

/** What each seat reads of a case, without what is another with each. */
async function readOf(id: string): Promise<readonly unknown[]> {
  const read: unknown[] = [];
  for (const seat of ALL_SEATS) {
    const { body } = await deployment.ask(seat, CASE, { id });
    const found = body.data?.allegation ?? null;
    const codes = (body.errors ?? []).map(({ extensions }) => extensions.code);
    expect([seat, codes]).toEqual([seat, found === null ? ['NOT_FOUND'] : []]);
    read.push([seat, alike(found)]);
  }
  return read;
}

/** The rows of a case in every world, as far as they are not another's with each case: which are there, and how open. */
async function rowsOf(id: string): Promise<readonly unknown[]> {
  return asOwner(deployment, 'incidents', async (client) => {
    const { rows: worlds } = await client.query<{ schema: string }>(
      `SELECT schemaname AS schema FROM pg_tables WHERE tablename = 'allegation' ORDER BY 1`,
    );
    const found: unknown[] = [];
    for (const { schema } of worlds) {
      const clearance = schema === 'mechanism' ? `''` : 't.clearance';
      const parts = ['allegation', 'incident', 'report', 'harm', 'clock', 'monitor_assignment'];
      const of: Readonly<Record<string, string>> = {
        ...{ allegation: 'id = a.id', incident: 'id = a.incident_id' },
        ...{ report: 'incident_id = a.incident_id', harm: 'incident_id = a.incident_id' },
        ...{ clock: 'allegation_id = a.id', monitor_assignment: 'allegation_id = a.id' },
      };
      for (const part of parts) {
        const { rows } = await client.query<object>(
          `SELECT '${schema}.${part}' AS at, t.marking, t.originator, ${clearance} AS clearance
           FROM mechanism.allegation a JOIN "${schema}".${part} t ON t.${of[part] ?? ''} WHERE a.id = $1
           ORDER BY t.marking`,
          [id],
        );
        found.push(...rows);
      }
    }
    return found;
  });
}

/** A case with all that can be given at once. */
function full(against: string, harmedSide: string, changes: object = {}): object {
  return allegation(against, places, {
    ...{ mode: 'OWN_FORCES', allegedUnit: 'A battery', sourceRisk: 'NAMED' },
    incident: {
      ...{ sectorId: places.sector, districtId: places.firstDistrict, timePrecision: 'HOUR' },
      ...{ occurredFrom: '2025-11-12T06:00:00.000Z', occurredUntil: '2025-11-12T07:00:00.000Z' },
      ...{ latitude: 33.1, longitude: 70.2, geoPrecision: 'POINT' },
    },
    report: {
      ...{ narrative: words('Shots at the post.'), weapon: 'rifle', direction: 'north' },
      ...{ unitsInvolved: 'Post 14', sourceDateAsWritten: '12 November' },
    },
    harm: [harmed(harmedSide, 'INJURED', { source: 'MEDICAL' }), harmed(harmedSide, 'KILLED')],
    ...changes,
  });
}

describe.each(BOTH_WAYS)('what %s files against %s in one act', (one, other) => {
  const against = other.toUpperCase();
  const [officer, head] = [`${one}-officer`, `${one}-head`];
  const story = (): Sides => ({ deployment, one, other });
  const opposite = [...seatsOf(other), ...NEVER];
  const life = (): Life => new Life(deployment);
  const filed = async (seat: string, input: object): Promise<string> =>
    perform(deployment, seat, 'fileAllegation', input);
  const inTwoActs = async (seat: string, input: object): Promise<string> => {
    const id = await perform(deployment, seat, 'draftAllegation', input);
    await life().acts(seat, 'submitAllegation', id);
    return id;
  };
  const refused = async (seat: string, changes: object): Promise<readonly string[]> =>
    refusals(deployment, seat, 'fileAllegation', full(against, one.toUpperCase(), changes));

  test('is submitted: its side, the mediators and the secretariat read it, and for nobody else anything moves', async () => {
    const before = await answersOf(deployment, opposite, ALL);
    const id = await filed(officer, full(against, one.toUpperCase()));
    const clocks = [clock('REGISTRATION', 'runs')];
    const submitted = whole('SUBMITTED', { clocks });
    const extendable = clocks.map((running) => ({ ...running, viewerCan: ['EXTEND_CLOCK'] }));
    await expectViews(story(), id, {
      ...seen(one, submitted, capped('SUBMITTED', { clocks }), [[], ['WITHDRAW']]),
      ...both(submitted, {
        ...{ ...submitted, clocks: extendable, viewerCan: ['RETURN', 'REGISTER'] },
      }),
    });
    await expectAbsent(story(), opposite, id);
    expect(await answersOf(deployment, opposite, ALL)).toEqual(before);
  });

  test('is read by each seat as what was drafted and then submitted, at that stage and after the notice', async () => {
    const ids = [
      await filed(officer, full(against, one.toUpperCase())),
      await inTwoActs(officer, full(against, one.toUpperCase())),
    ] as const;
    const same = async (): Promise<void> => {
      expect(await readOf(ids[0])).toEqual(await readOf(ids[1]));
      expect(await rowsOf(ids[0])).toEqual(await rowsOf(ids[1]));
    };
    await same();
    for (const id of ids)
      await life().acts(REGISTRY, 'returnAllegation', id, { reasons: words('More.') });
    await same();
    for (const id of ids) {
      await life().acts(officer, 'editAllegationDraft', id, { clause: 'Article 3' });
      await life().acts(officer, 'submitAllegation', id);
      await life().acts(REGISTRY, 'registerAllegation', id);
    }
    const notice = { noticeText: words('Fire is alleged.') };
    for (const id of ids) await life().acts(REGISTRY, 'notifyAllegation', id, notice);
    await same();
  }, 120_000);

  test.each(['sec-secretariat', 'sec-monitor'])(
    'by %s for a third party or on its own initiative: as in two acts',
    async (seat) => {
      const input = (): object =>
        full(against, one.toUpperCase(), { otherParty: one.toUpperCase() });
      const before = await answersOf(deployment, [...seatsOf(one), ...seatsOf(other)], ALL);
      const ids = [await filed(seat, input()), await inTwoActs(seat, input())] as const;
      expect(await readOf(ids[0])).toEqual(await readOf(ids[1]));
      expect(await rowsOf(ids[0])).toEqual(await rowsOf(ids[1]));
      expect(await answersOf(deployment, [...seatsOf(one), ...seatsOf(other)], ALL)).toEqual(
        before,
      );
    },
  );

  test('of an answered call: the report names it, as in two acts, and the call stays as it is', async () => {
    const call = await must(deployment, officer, 'raiseHotlineCall', {
      ...{ idempotencyKey: randomUUID(), to: against, message: words('Shots have been heard.') },
    });
    const on = async (seat: string, name: string, version: number, more = {}): Promise<string> =>
      perform(deployment, seat, name, { id: call, expectedVersion: version, ...more });
    const query = 'query ($id: ID!) { hotlineCall(id: $id) { status version updatedAt } }';
    const input = (): object => full(against, one.toUpperCase(), { hotlineCallId: call });
    expect(await refused(officer, { hotlineCallId: call })).toEqual([
      'ILLEGAL_TRANSITION input.hotlineCallId',
    ]);
    await on(REGISTRY, 'relayHotlineCall', 1);
    await on(`${other}-officer`, 'acknowledgeHotlineCall', 1);
    await on(`${other}-officer`, 'answerHotlineCall', 2, { reply: words('A drill.') });
    const before = await answersOf(deployment, ALL_SEATS, query, { id: call });
    const ids = [await filed(officer, input()), await inTwoActs(officer, input())] as const;
    expect(await answersOf(deployment, ALL_SEATS, query, { id: call })).toEqual(before);
    const read = await readOf(ids[0]);
    expect(read).toEqual(await readOf(ids[1]));
    expect(read).toContainEqual([
      'tur-mediator',
      expect.objectContaining({
        incident: expect.objectContaining({
          reports: [expect.objectContaining({ origin: 'HOTLINE' })],
        }) as unknown,
      }),
    ]);
  });

  test('sent again with its key it is the first one; the key with anything else is a conflict', async () => {
    const query = '{ allegations(first: 1) { totalCount } }';
    const input = full(against, one.toUpperCase());
    const first = await act(deployment, officer, 'fileAllegation', input);
    const before = await answersOf(deployment, ALL_SEATS, query);
    const all = [
      await act(deployment, officer, 'fileAllegation', input),
      ...(await Promise.all(
        [1, 2, 3, 4].map(async () => act(deployment, officer, 'fileAllegation', input)),
      )),
    ];
    expect(first.replayed).toBe(false);
    for (const again of all) expect(again).toEqual({ ...first, replayed: true });
    const conflict = [{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'idempotencyKey'] }];
    for (const [name, changes] of [
      ['fileAllegation', { clause: 'Article 9' }],
      ['draftAllegation', {}],
    ] as const) {
      const other_ = await act(deployment, officer, name, { ...input, ...changes });
      expect(other_.userErrors.map(({ code, path }) => ({ code, path }))).toEqual(conflict);
    }
    expect(await answersOf(deployment, ALL_SEATS, query)).toEqual(before);
  });

  test('a source at risk: an officer and a monitor are refused and nothing is written; the head and the secretariat are not', async () => {
    const before = await written(deployment);
    const atRisk = { sourceRisk: 'AT_RISK' };
    const taken = { ...atRisk, otherParty: one.toUpperCase() };
    const input = full(against, one.toUpperCase(), atRisk);
    expect((await act(deployment, officer, 'fileAllegation', input)).userErrors).toEqual([
      {
        code: 'ILLEGAL_TRANSITION',
        path: ['input', 'sourceRisk'],
        message:
          'where the source is at risk, the head submits, or the secretariat; draftAllegation is open to you',
      },
    ]);
    expect(await refused('sec-monitor', taken)).toEqual(['ILLEGAL_TRANSITION input.sourceRisk']);
    expect(await written(deployment)).toEqual(before);
    expect(await refused(head, atRisk)).toEqual([]);
    expect(await refused(REGISTRY, taken)).toEqual([]);
  });

  test('what refuses a draft or its submission refuses it, all at once and with its place; nothing is written', async () => {
    const before = await written(deployment);
    expect(await refused(officer, { basisSummary: null })).toEqual([
      'BAD_USER_INPUT input.basisSummary',
    ]);
    expect(await refused(officer, { respondent: one.toUpperCase() })).toEqual([
      'BAD_USER_INPUT input.respondent',
    ]);
    const wrong = {
      respondent: 'TUR',
      otherParty: against,
      sourceRisk: 'AT_RISK',
      basisSummary: null,
    };
    expect(await refused(officer, wrong)).toEqual([
      ...['BAD_USER_INPUT input.respondent', 'BAD_USER_INPUT input.otherParty'],
      ...['ILLEGAL_TRANSITION input.sourceRisk', 'BAD_USER_INPUT input.basisSummary'],
    ]);
    for (const seat of ['tur-mediator', 'sec-custodian', `${one}-app`, 'obs-a-observer', null])
      expect([
        seat,
        await refusals(deployment, seat, 'fileAllegation', full(against, 'PAK')),
      ]).toEqual([seat, ['FORBIDDEN']]);
    expect(await written(deployment)).toEqual(before);
  });

  test('is one entry of the delegation’s chain, under its own name', async () => {
    const id = await filed(officer, full(against, one.toUpperCase()));
    const { rows } = await asOwner(deployment, 'incidents', async (client) =>
      client.query<{ act: string; record_type: string }>(
        `SELECT act, record_type FROM mechanism.audit_entry WHERE record_id = $1`,
        [id],
      ),
    );
    expect(rows).toEqual([{ act: 'fileAllegation', record_type: 'Allegation' }]);
  });
});
