import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Deployment, startDeployment } from '../../support/deployment.js';
import { content, Findings } from '../../support/finding.js';
import { decideMeasures } from '../../support/measures.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { letPass } from '../../support/passing-time.js';
import { send, words } from '../../support/perform.js';
import { answersOf } from '../../support/same-bytes.js';
import { BOTH_WAYS, seatsOf } from '../../support/seats.js';
import { ALL } from './finding-view.js';

const REGISTRY = 'sec-secretariat';
/** Another person of the secretariat: who drafts a finding does not review it. */
const REVIEWER = 'sec-secretariat/second';
const MEDIATORS = ['tur-mediator', 'qat-mediator'] as const;
const OBSERVERS = ['obs-a-observer', 'obs-a-app'];
const NEVER = ['sec-monitor', 'sec-custodian', 'sec-auditor', 'public-reader', null];
const NOTHING = {
  acts: [{ act: 'SMALL_ARMS_FIRE', outcome: 'NOT_ESTABLISHED' }],
  ...{ standard: null, mode: null, reliesOnUndisclosed: false, gist: null },
};

const VIEW = `query After($id: ID!) {
  allegation(id: $id) {
    status closureNote { original } viewerCan
    appeals { by { code } ground text { original } status outcome against { findingVersion } }
    finding { findingVersion status appealOutcome }
  }
}`;

let deployment: Deployment;
let places: Places;
let findings: Findings;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  findings = new Findings(deployment, places);
}, 240_000);
afterAll(async () => {
  await deployment.stop();
});

async function look(seat: string | null, id: string): Promise<unknown> {
  return (await deployment.ask(seat, VIEW, { id })).body.data?.allegation ?? null;
}

async function expectViews(id: string, views: Readonly<Record<string, object>>): Promise<void> {
  for (const [seat, view] of Object.entries(views))
    expect([seat, await look(seat, id)]).toEqual([seat, view]);
}

const each = (seats: readonly string[], view: object): Readonly<Record<string, object>> =>
  Object.fromEntries(seats.map((seat) => [seat, view]));

describe.each(BOTH_WAYS)('after the determination of a case by %s against %s', (one, other) => {
  const heads = [`${one}-head`, `${other}-head`];
  const others = [...seatsOf(one), ...seatsOf(other)].filter((seat) => !seat.endsWith('head'));
  const apps = ['tur-app', 'qat-app', 'sec-app'];

  async function determined(changes: object = {}): Promise<string> {
    const caseId = await findings.verified(one, other);
    const id = await findings.shared(caseId, changes);
    await findings.determined(id, one, other);
    return caseId;
  }

  /** A new version by another person, shared, commented on, and concurred in by both mediators. */
  async function reviewed(caseId: string, changes: object): Promise<void> {
    const finding = content(changes);
    const id = await findings.onCase(REVIEWER, 'draftFinding', caseId, { finding });
    await findings.onFinding(REVIEWER, 'shareFinding', id);
    await findings.determined(id, one, other);
  }

  const plain = (status: string, changes: object = {}): object => ({
    ...{ status, closureNote: null, appeals: [], viewerCan: [] },
    finding: { findingVersion: 1, status: 'DETERMINED', appealOutcome: null },
    ...changes,
  });

  test('no measure is due: the secretariat closes it, and both parties read why', async () => {
    const caseId = await determined(NOTHING);
    expect(await findings.refused('allegation', [REGISTRY, 'referForMeasures', caseId])).toEqual([
      'ILLEGAL_TRANSITION input.id',
    ]);
    const note = words('Nothing was established.');
    await findings.onCase(REGISTRY, 'closeAllegation', caseId, { note });
    const closed = plain('CLOSED', { closureNote: { original: 'Nothing was established.' } });
    await expectViews(caseId, {
      ...each([...others, ...apps, ...MEDIATORS, REGISTRY], closed),
      ...each(heads, { ...closed, viewerCan: ['APPEAL'] }),
    });
    for (const seat of [...OBSERVERS, ...NEVER])
      expect([seat, await look(seat, caseId)]).toEqual([seat, null]);
  });

  test('a violation waits for a decision on measures; the mediation’s event moves it, and nobody’s act', async () => {
    const caseId = await determined();
    const note = words('It is over.');
    expect(
      await findings.refused('allegation', [REGISTRY, 'closeAllegation', caseId, { note }]),
    ).toEqual(['ILLEGAL_TRANSITION input.id']);
    // A decision that comes before it is asked for moves nothing.
    await decideMeasures(deployment, caseId, 'REMEDY');
    await findings.onCase(REGISTRY, 'referForMeasures', caseId);
    const pending = plain('MEASURES_PENDING');
    await expectViews(caseId, {
      ...each([...others, ...apps, ...MEDIATORS, REGISTRY], pending),
      ...each(heads, { ...pending, viewerCan: ['APPEAL'] }),
    });
    const hidden = await answersOf(deployment, [...OBSERVERS, ...NEVER], ALL);
    await decideMeasures(deployment, caseId, 'REMEDY');
    const remedy = plain('REMEDY_IN_PROGRESS');
    await expectViews(caseId, {
      ...each([...others, ...apps, REGISTRY], remedy),
      ...each(heads, { ...remedy, viewerCan: ['APPEAL'] }),
      ...each(MEDIATORS, { ...remedy, viewerCan: ['CLOSE'] }),
    });
    const checked = words('The post is withdrawn; seen on site.');
    await findings.onCase(MEDIATORS[1], 'closeAllegation', caseId, { note: checked });
    const closed = plain('CLOSED', {
      closureNote: { original: 'The post is withdrawn; seen on site.' },
    });
    await expectViews(caseId, {
      ...each([...others, ...apps, ...MEDIATORS, REGISTRY], closed),
      ...each(heads, { ...closed, viewerCan: ['APPEAL'] }),
    });
    expect(await answersOf(deployment, [...OBSERVERS, ...NEVER], ALL)).toEqual(hidden);
  });

  test('no measure is adopted: the event closes the case', async () => {
    const caseId = await determined();
    await findings.onCase(REGISTRY, 'referForMeasures', caseId);
    await decideMeasures(deployment, caseId, 'NO_MEASURE');
    expect(await look(REGISTRY, caseId)).toEqual(plain('CLOSED'));
  });

  test('an appeal: another person reviews, both mediators decide, and every delegation reads the outcome', async () => {
    const caseId = await determined();
    await findings.onCase(REGISTRY, 'referForMeasures', caseId);
    const before = await answersOf(deployment, [...OBSERVERS, ...NEVER], ALL);
    const officer = { id: caseId, expectedVersion: 1, idempotencyKey: `officer-appeals-${one}` };
    const ground = { ground: 'ASSESSMENT', text: words('The wind was not considered.') };
    const { body } = await send(deployment, `${other}-officer`, 'fileAppeal', {
      ...{ ...officer, ...ground },
    });
    expect(body.errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
    await findings.onCase(`${other}-head`, 'fileAppeal', caseId, ground);
    const filed = {
      ...{ by: { code: other.toUpperCase() }, ground: 'ASSESSMENT', status: 'FILED' },
      ...{ text: { original: 'The wind was not considered.' }, outcome: null },
      against: { findingVersion: 1 },
    };
    const appealed = plain('UNDER_APPEAL', { appeals: [filed] });
    await expectViews(caseId, {
      ...each([...others, ...heads, ...apps, ...MEDIATORS], appealed),
      [REGISTRY]: { ...appealed, viewerCan: ['DRAFT_FINDING'] },
    });
    expect(await answersOf(deployment, [...OBSERVERS, ...NEVER], ALL)).toEqual(before);
    // A decision on measures that was on its way finds the case under appeal, and moves nothing.
    await decideMeasures(deployment, caseId, 'REMEDY');

    const draft = async (seat: string, changes: object): Promise<readonly string[]> =>
      findings.refused('allegation', [
        ...([seat, 'draftFinding', caseId] as const),
        { finding: content(changes) },
      ]);
    const answer = { appealOutcome: 'UPHELD', ...NOTHING };
    expect(await draft(REGISTRY, answer)).toEqual(['BAD_USER_INPUT input.id']);
    expect(await draft(REVIEWER, NOTHING)).toEqual(['BAD_USER_INPUT input.finding.appealOutcome']);
    await reviewed(caseId, answer);
    const decided = plain('DETERMINED', {
      appeals: [{ ...filed, status: 'DECIDED', outcome: 'UPHELD' }],
      finding: { findingVersion: 2, status: 'DETERMINED', appealOutcome: 'UPHELD' },
    });
    await expectViews(caseId, {
      ...each([...others, ...apps, ...MEDIATORS], decided),
      ...each(heads, { ...decided, viewerCan: ['APPEAL'] }),
      [REGISTRY]: { ...decided, viewerCan: ['CLOSE'] },
    });
    const query = `{ findings(first: 2, filter: { sectorId: "${places.sector}" }) { nodes { findingVersion status outcome appealOutcome
      appeals { by { code } ground text { original } status filedAt outcome } } } }`;
    for (const seat of OBSERVERS) {
      const { body: seen } = await deployment.ask(seat, query);
      expect([seat, seen.data?.findings]).toEqual([
        seat,
        {
          nodes: [
            {
              ...{ findingVersion: 2, status: 'DETERMINED', outcome: 'NOT_ESTABLISHED' },
              ...{ appealOutcome: 'UPHELD', appeals: [] },
            },
            {
              ...{ findingVersion: 1, status: 'SUPERSEDED', outcome: 'VIOLATION' },
              appealOutcome: null,
              appeals: [
                {
                  ...{ by: null, ground: null, text: null, status: null, filedAt: null },
                  outcome: 'UPHELD',
                },
              ],
            },
          ],
        },
      ]);
    }
  });

  test('a closed case that is found as before is closed again', async () => {
    const caseId = await determined(NOTHING);
    await findings.onCase(REGISTRY, 'closeAllegation', caseId, { note: words('Over.') });
    const appeal = { ground: 'PROCEDURE', text: words('We were not heard.') };
    await findings.onCase(`${one}-head`, 'fileAppeal', caseId, appeal);
    await reviewed(caseId, { appealOutcome: 'DISMISSED', ...NOTHING });
    expect(await look(`${other}-head`, caseId)).toMatchObject({
      ...{ status: 'CLOSED', appeals: [{ status: 'DISMISSED', outcome: 'DISMISSED' }] },
      finding: { findingVersion: 2 },
    });
  });

  test('after the time for appeals one rests on new facts only', async () => {
    const caseId = await determined(NOTHING);
    const query = 'query ($id: ID!) { allegation(id: $id) { clocks { id kind } } }';
    const { body } = await deployment.ask(REGISTRY, query, { id: caseId });
    const { clocks } = body.data?.allegation as { clocks: { id: string; kind: string }[] };
    const id = clocks.find(({ kind }) => kind === 'APPEAL')?.id ?? '';
    const columns = ['started_at', 'due_at'];
    await letPass(deployment, { table: 'clock', id, columns, hours: 169 });
    const appeal = (ground: string): object => ({ ground, text: words('Look again.') });
    for (const ground of ['PROCEDURE', 'ASSESSMENT'])
      expect(
        await findings.refused('allegation', [
          ...([`${other}-head`, 'fileAppeal', caseId] as const),
          appeal(ground),
        ]),
      ).toEqual(['BAD_USER_INPUT input.ground']);
    await findings.onCase(`${other}-head`, 'fileAppeal', caseId, appeal('NEW_FACTS'));
    // The other side cannot file one of its own meanwhile.
    expect(
      await findings.refused('allegation', [
        ...([`${one}-head`, 'fileAppeal', caseId] as const),
        appeal('NEW_FACTS'),
      ]),
    ).toEqual(['ILLEGAL_TRANSITION input.id']);
  });
});
