import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../support/acts.js';
import { file } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { answersOf } from '../support/same-bytes.js';
import { allBut, BOTH_WAYS, seatsOf } from '../support/seats.js';

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
});
afterAll(async () => {
  await deployment.stop();
});

const ITEM = 'id version createdAt updatedAt position text { original } withheld { field }';
const SESSION = `query ($id: ID!) { session(id: $id) {
  id version createdAt updatedAt status viewerCan withheld { field } agenda { ${ITEM} allegation { id } } } }`;
const SESSIONS = `{ sessions(first: 100) { totalCount pageInfo { startCursor endCursor }
  edges { cursor node { id version updatedAt agenda { ${ITEM} } } } } }`;

interface Item {
  readonly id: string;
  readonly position: number;
  readonly allegation: { readonly id: string } | null;
}

async function agendaOf(seat: string, id: string): Promise<readonly Item[]> {
  const { body } = await deployment.ask(seat, SESSION, { id });
  return (body.data?.session as { agenda: readonly Item[] }).agenda;
}

describe.each(BOTH_WAYS)('an item about a case of %s of which %s is not told', (first, second) => {
  const respondent = seatsOf(second);
  /** Everyone who holds no part of the case: they see the open plenary, or nothing. */
  const strangers = allBut(...seatsOf(first), ...respondent, 'sec-secretariat', 'sec-app').filter(
    (seat) => !/^(tur|qat)-/.test(seat ?? ''),
  );
  let session: string;
  let hidden: string;
  let caseId: string;

  const item = async (text: string, more: object = {}): Promise<string> =>
    perform(deployment, 'tur-mediator', 'addAgendaItem', {
      sessionId: session,
      text: words(text),
      ...more,
    });
  const seen = async (seats: readonly (string | null)[]): Promise<readonly unknown[]> => [
    ...(await answersOf(deployment, seats, SESSION, { id: session })),
    ...(await answersOf(deployment, seats, SESSIONS)),
  ];

  beforeAll(async () => {
    session = await perform(deployment, 'tur-mediator', 'scheduleSession', {
      kind: 'PLENARY',
      open: true,
      place: 'A hall',
      opensAt: '2025-12-01T09:00:00.000Z',
      closesAt: '2025-12-01T12:00:00.000Z',
    });
    await item('Opening');
    const filed = await file(deployment, places, first, second.toUpperCase(), 'REGISTERED');
    caseId = filed.allegation;
  });

  test('changes no byte of the session for the respondent, an observer or the public', async () => {
    const before = await seen([...respondent, ...strangers]);
    expect(JSON.stringify(before)).toContain('Opening');
    hidden = await item('The case', { allegationId: caseId });
    expect(await seen([...respondent, ...strangers])).toEqual(before);
  });

  test('is there for the claimant, both mediators and the secretariat at once', async () => {
    for (const seat of [`${first}-officer`, 'tur-mediator', 'qat-mediator', 'sec-secretariat']) {
      const agenda = await agendaOf(seat, session);
      expect([seat, agenda.map(({ position, allegation }) => [position, allegation?.id])]).toEqual([
        seat,
        [
          [1, undefined],
          [2, caseId],
        ],
      ]);
    }
  });

  test('leaves no gap in the positions: the next item is the respondent’s second', async () => {
    const next = await item('Any other business');
    for (const seat of [...respondent, 'obs-a-observer']) {
      const agenda = await agendaOf(seat, session);
      expect([seat, agenda.map(({ position }) => position)]).toEqual([seat, [1, 2]]);
      expect(agenda[1]?.id).toBe(next);
    }
    expect((await agendaOf(`${first}-head`, session)).map(({ id }) => id)[1]).toBe(hidden);
  });

  test('the session’s own acts show nothing of it', async () => {
    await perform(deployment, 'qat-mediator', 'openSession', { id: session, expectedVersion: 1 });
    const { body } = await deployment.ask(`${second}-head`, SESSION, { id: session });
    expect(body.data).toMatchObject({ session: { version: 2, status: 'OPEN' } });
    expect(JSON.stringify(body)).not.toContain(hidden);
    expect(JSON.stringify(body)).not.toContain(caseId);
  });

  test('appears with the notice, as the respondent’s newest item; never for an observer', async () => {
    const outside = await seen(strangers);
    await perform(deployment, 'sec-secretariat', 'notifyAllegation', {
      id: caseId,
      expectedVersion: 2,
      noticeText: words('Small arms fire is alleged.'),
    });
    await eventually(async () => {
      for (const seat of respondent) {
        const agenda = await agendaOf(seat, session);
        expect([seat, agenda.map(({ id }) => id)[2]]).toEqual([seat, hidden]);
        expect(agenda[2]).toMatchObject({ position: 3, allegation: { id: caseId } });
      }
    });
    const query = 'query ($id: ID!) { allegation(id: $id) { agendaItems { id position } } }';
    const { body } = await deployment.ask(`${second}-officer`, query, { id: caseId });
    expect(body.data).toEqual({ allegation: { agendaItems: [{ id: hidden, position: 3 }] } });
    expect(await seen(strangers)).toEqual(outside);
    expect(await deployment.differences()).toEqual([]);
  });
});
