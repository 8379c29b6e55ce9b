import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { allegation, file } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { Findings } from '../../support/finding.js';
import { harmed } from '../../support/harm.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { monitorsOf } from '../../support/monitors.js';
import { perform, refusals, words } from '../../support/perform.js';
import { reported } from '../../support/reports.js';
import { answersOf } from '../../support/same-bytes.js';
import { seatsOf } from '../../support/seats.js';
import { haveReviewed } from '../../support/tasks.js';

const REGISTRY = 'sec-secretariat';
const MONITOR = 'sec-monitor';
const MEDIATORS = ['tur-mediator', 'qat-mediator'];
const STRANGERS = [
  'sec-custodian',
  'sec-auditor',
  'obs-a-observer',
  'obs-a-app',
  'public-reader',
  null,
];

const CASE = `query ($id: ID!) { allegation(id: $id) {
  status caseNo by { code } respondent { code } otherParty { code } basisSummary { original } registryRef responseState
  incident { id latitude reports { by { code } origin narrative { original } noticeText { original } } harm { by { code } claimedMin } } } }`;
/** All that a seat could feel move. */
const ALL = `{ incidents(first: 100) { totalCount edges { cursor node { id version updatedAt
    reports { id version updatedAt } harm { id version } } } }
  allegations(first: 100) { totalCount edges { cursor node { id version updatedAt status caseNo clocks { id } } } } }`;

let deployment: Deployment;
let places: Places;
let findings: Findings;
let asMonitor: Awaited<ReturnType<typeof monitorsOf>>;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  findings = new Findings(deployment, places);
  asMonitor = await monitorsOf(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

interface Seen {
  readonly status: string;
  readonly caseNo: string | null;
  readonly incident: {
    readonly id: string;
    readonly reports: readonly { origin: string | null }[];
  };
}

async function look(seat: string | null, id: string): Promise<Seen | null> {
  const { body } = await deployment.ask(seat, CASE, { id });
  return (body.data?.allegation ?? null) as Seen | null;
}

const NOTICE = { noticeText: words('Small arms fire is alleged.') };

describe.each([
  ['pak', 'afg', REGISTRY, 'THIRD_PARTY'],
  ['afg', 'pak', REGISTRY, 'THIRD_PARTY'],
  ['pak', 'afg', MONITOR, 'MONITOR_OWN_INITIATIVE'],
  ['afg', 'pak', MONITOR, 'MONITOR_OWN_INITIATIVE'],
])('a case that concerns %s, against %s, brought by %s', (one, other, by, origin) => {
  const [concerned, against] = [one.toUpperCase(), other.toUpperCase()];
  const parties = [...seatsOf(one), ...seatsOf(other)];
  const given = (changes: object = {}): object =>
    allegation(against, places, {
      ...{ otherParty: concerned, harm: [harmed(concerned, 'INJURED')] },
      ...changes,
    });
  const draft = async (changes: object = {}): Promise<string> =>
    perform(deployment, by, 'draftAllegation', given(changes));
  const on = async (seat: string, name: string, id: string, more: object = {}): Promise<string> =>
    findings.onCase(seat, name, id, more);
  const notified = async (): Promise<string> => {
    const id = await draft();
    await on(by, 'submitAllegation', id);
    await on(REGISTRY, 'registerAllegation', id);
    return on(REGISTRY, 'notifyAllegation', id, NOTICE);
  };

  test('is its delegation’s draft, then the mediators’, then with the notice both parties’ alike', async () => {
    const all = [...parties, ...MEDIATORS, 'tur-app', 'sec-app', ...STRANGERS];
    const before = await answersOf(deployment, all, ALL);
    const id = await draft();
    expect(await answersOf(deployment, all, ALL)).toEqual(before);
    const whole = {
      ...{ by: { code: 'SEC' }, respondent: { code: against }, otherParty: { code: concerned } },
      basisSummary: { original: 'Logbook of the post.' },
    };
    for (const seat of [by, REGISTRY]) {
      expect(await look(seat, id)).toMatchObject({ ...whole, status: 'DRAFT' });
      expect((await look(seat, id))?.incident.reports).toMatchObject([{ origin }]);
    }
    await on(by, 'editAllegationDraft', id, { clause: 'Article 2(b)' });
    await on(by, 'submitAllegation', id);
    for (const seat of MEDIATORS)
      expect(await look(seat, id)).toMatchObject({ ...whole, status: 'SUBMITTED' });
    await on(REGISTRY, 'registerAllegation', id);
    const outside = [...parties, ...STRANGERS];
    expect(await answersOf(deployment, outside, ALL)).toEqual(
      before.filter(([seat]) => outside.some((one_) => (one_ ?? 'public') === seat)),
    );
    await on(REGISTRY, 'notifyAllegation', id, NOTICE);
    const told = {
      ...{ status: 'NOTIFIED', by: { code: 'SEC' }, registryRef: null, basisSummary: null },
      ...{ respondent: { code: against }, otherParty: { code: concerned } },
    };
    const report = { by: { code: 'SEC' }, origin: null, narrative: null };
    for (const seat of parties)
      expect(await look(seat, id)).toMatchObject({
        ...told,
        incident: {
          latitude: null,
          reports: [{ ...report, noticeText: { original: 'Small arms fire is alleged.' } }],
        },
      });
    // To the byte: nothing is told to one party that is not told to the other.
    const [first, second] = await Promise.all(
      [`${one}-officer`, `${other}-officer`].map(async (seat) =>
        deployment.ask(seat, CASE, { id }),
      ),
    );
    expect(first?.bytes).toBe(second?.bytes);
    for (const seat of STRANGERS) expect([seat, await look(seat, id)]).toEqual([seat, null]);
  });

  test('another monitor reads nothing of it', async () => {
    const id = await draft();
    for (const monitor of ['monitor-one', ...(by === MONITOR ? [] : [MONITOR])]) {
      const { body } = await asMonitor(monitor, CASE, { id });
      expect([monitor, body.data?.allegation]).toEqual([monitor, null]);
    }
  });

  test('goes its way between the two parties, to the finding and an appeal by either head', async () => {
    const id = await notified();
    await perform(deployment, `${other}-officer`, 'submitStatement', {
      ...{ allegationId: id, expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
      privateAnnex: words('Our radar.'),
    });
    const query =
      'query ($id: ID!) { allegation(id: $id) { statements { text { original } privateAnnex { original } } } }';
    const { body } = await deployment.ask(`${one}-officer`, query, { id });
    expect(body.data?.allegation).toEqual({
      statements: [{ text: { original: 'Denied.' }, privateAnnex: null }],
    });
    await on(REGISTRY, 'startVerification', id);
    await haveReviewed(deployment, id);
    const finding = await findings.shared(id);
    await findings.determined(finding, one, other);
    expect((await look(`${one}-officer`, id))?.status).toBe('DETERMINED');
    const appeal = { ground: 'PROCEDURE', text: words('We were not heard.') };
    await on(`${one}-head`, 'fileAppeal', id, appeal);
    expect((await look(`${other}-officer`, id))?.status).toBe('UNDER_APPEAL');
  });

  test('has the next number of these two parties, and can be settled by them', async () => {
    const numberOf = async (id: string): Promise<number> =>
      Number((await look(`${one}-officer`, id))?.caseNo?.split('-').at(-1));
    const { allegation: before } = await file(deployment, places, one, against, 'NOTIFIED');
    const id = await notified();
    const { allegation: after } = await file(deployment, places, other, concerned, 'NOTIFIED');
    const first = await numberOf(before);
    expect([await numberOf(id), await numberOf(after)]).toEqual([first + 1, first + 2]);
    const confirm = (seat: string, more: object = {}): Promise<string> =>
      on(seat, 'confirmLocalSettlement', id, more);
    await confirm(`${one}-officer`, { terms: words('The post moves back.') });
    await confirm(`${other}-officer`);
    expect((await look(REGISTRY, id))?.status).toBe('SETTLED_LOCALLY');
  });

  test('what its submitter reports further stays its own until it submits, and never comes to a party', async () => {
    const id = await draft();
    const incident = (await look(by, id))?.incident.id ?? '';
    const before = await answersOf(deployment, MEDIATORS, ALL);
    await perform(deployment, by, 'fileReport', reported(incident));
    expect(await answersOf(deployment, MEDIATORS, ALL)).toEqual(before);
    await on(by, 'submitAllegation', id);
    for (const seat of [by, ...MEDIATORS])
      expect((await look(seat, id))?.incident.reports.map((report) => report.origin)).toEqual([
        origin,
        origin,
      ]);
    await on(REGISTRY, 'registerAllegation', id);
    await on(REGISTRY, 'notifyAllegation', id, NOTICE);
    for (const seat of parties) expect((await look(seat, id))?.incident.reports).toHaveLength(1);
  });

  test('names the other party, who is a party and not the respondent; a source at risk is the secretariat’s to submit', async () => {
    const refused = async (seat: string, changes: object): Promise<unknown> =>
      refusals(deployment, seat, 'draftAllegation', given(changes));
    for (const otherParty of [null, 'TUR', against])
      expect([otherParty, await refused(by, { otherParty })]).toEqual([
        otherParty,
        ['BAD_USER_INPUT input.otherParty'],
      ]);
    expect(await refused(by, { respondent: 'SEC' })).toEqual([
      'BAD_USER_INPUT input.respondent',
      'BAD_USER_INPUT input.respondent',
    ]);
    for (const otherParty of [concerned, against])
      expect(await refused(`${one}-officer`, { otherParty })).toEqual([
        'BAD_USER_INPUT input.otherParty',
      ]);
    const id = await draft({ sourceRisk: 'AT_RISK' });
    if (by === MONITOR) {
      expect(await findings.refused('allegation', [by, 'submitAllegation', id])).toEqual([
        'ILLEGAL_TRANSITION input.id',
      ]);
      expect(
        await findings.refused('allegation', [by, 'editAllegationDraft', id, { sourceRisk: null }]),
      ).toEqual(['BAD_USER_INPUT input.sourceRisk']);
    }
    await on(REGISTRY, 'submitAllegation', id);
    await on(REGISTRY, 'withdrawAllegation', id);
    expect((await look('tur-mediator', id))?.status).toBe('WITHDRAWN');
  });

  test('is its submitter’s alone to correct, submit and withdraw: a party that it concerns may not', async () => {
    const hidden = await draft();
    const told = await notified();
    for (const seat of [`${one}-head`, `${other}-head`]) {
      for (const name of ['editAllegationDraft', 'submitAllegation', 'withdrawAllegation']) {
        const act = (id: string): Promise<readonly string[]> =>
          findings.refused('allegation', [seat, name, id]);
        expect([name, await act(hidden)]).toEqual([name, ['NOT_FOUND input.id']]);
        expect([name, await act(told)]).toEqual([name, ['ILLEGAL_TRANSITION input.id']]);
      }
    }
    const outsiders = [
      ...MEDIATORS,
      'sec-custodian',
      'sec-auditor',
      'obs-a-observer',
      'sec-app',
      null,
    ];
    for (const seat of outsiders)
      expect([seat, await refusals(deployment, seat, 'draftAllegation', given())]).toEqual([
        seat,
        ['FORBIDDEN'],
      ]);
  });

  test('a call of the party that it concerns can be its report, for the secretariat, which relays the calls', async () => {
    const call = await perform(deployment, `${one}-officer`, 'raiseHotlineCall', {
      ...{ to: against, message: words('Shots have been heard.') },
    });
    await perform(deployment, REGISTRY, 'relayHotlineCall', { id: call, expectedVersion: 1 });
    const callee = `${other}-officer`;
    await perform(deployment, callee, 'acknowledgeHotlineCall', { id: call, expectedVersion: 1 });
    const reply = words('A drill.');
    await perform(deployment, callee, 'answerHotlineCall', { id: call, expectedVersion: 2, reply });
    const refused = async (changes: object): Promise<unknown> =>
      refusals(deployment, by, 'draftAllegation', given({ hotlineCallId: call, ...changes }));
    if (by === MONITOR) {
      expect(await refused({})).toEqual(['NOT_FOUND input.hotlineCallId']);
      expect(await refused({ hotlineCallId: `hot_${randomUUID()}` })).toEqual([
        'NOT_FOUND input.hotlineCallId',
      ]);
      return;
    }
    expect(await refused({ otherParty: against, respondent: concerned })).toEqual([
      'BAD_USER_INPUT input.hotlineCallId',
    ]);
    const id = await draft({ hotlineCallId: call });
    expect((await look(by, id))?.incident.reports).toMatchObject([{ origin: 'HOTLINE' }]);
  });
});

test('the worlds are what the grants say', async () => {
  expect(await deployment.differences()).toEqual([]);
});
