import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { perform, send, words } from '../support/perform.js';
import { answersOf, expectLikeAbsent } from '../support/same-bytes.js';
import { allBut } from '../support/seats.js';

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
});
afterAll(async () => {
  await deployment.stop();
});

const MEETING = {
  place: 'A quiet house',
  opensAt: '2025-12-01T09:00:00.000Z',
  closesAt: '2025-12-01T12:00:00.000Z',
};
const SESSIONS = `{ sessions(first: 100) { totalCount pageInfo { hasNextPage endCursor }
  edges { cursor node { id version updatedAt kind status party { code } agenda { id position } } } } }`;
const NOTES = '{ caucusNotes(first: 100) { totalCount edges { cursor node { id version } } } }';
const CASE = `query ($id: ID!) { allegation(id: $id) { version updatedAt agendaItems { id } } }`;
const NOTE =
  'query ($id: ID!) { caucusNote(id: $id) { id status body { original } session { id } } }';
const SESSION = 'query ($id: ID!) { session(id: $id) { id kind status agenda { id } } }';

interface Caucus {
  readonly session: string;
  readonly note: string;
  readonly item: string;
}

/** Party, its mediator, the other party, the other mediator; and the mirror. */
describe.each([
  ['afg', 'qat', 'pak', 'tur'],
  ['pak', 'tur', 'afg', 'qat'],
])('a caucus of %s with %s alone', (party, mediator, other, otherMediator) => {
  const head = `${party}-head`;
  const host = `${mediator}-mediator`;
  const outsiders = allBut(head, host);
  const inIt = { party: party.toUpperCase(), mediators: [mediator.toUpperCase()] };
  let before: readonly (readonly unknown[])[];
  let caseId: string;
  let caucus: Caucus;

  const everything = async (): Promise<readonly (readonly unknown[])[]> => [
    ...(await answersOf(deployment, outsiders, SESSIONS)),
    ...(await answersOf(deployment, outsiders, NOTES)),
    ...(await answersOf(deployment, outsiders, CASE, { id: caseId })),
  ];

  beforeAll(async () => {
    // There is something to see for everyone: a plenary, and a case of which both sides know.
    await perform(deployment, `${otherMediator}-mediator`, 'scheduleSession', {
      ...MEETING,
      kind: 'PLENARY',
    });
    caseId = (await file(deployment, places, other, party.toUpperCase(), 'NOTIFIED')).allegation;
    before = await everything();
    expect(before.flat().join()).toMatch(/"totalCount":[1-9].*"agendaItems":\[\]/s);
    const session = await perform(deployment, host, 'scheduleSession', {
      ...MEETING,
      kind: 'CAUCUS',
      ...inIt,
    });
    await perform(deployment, host, 'openSession', { id: session, expectedVersion: 1 });
    const item = await perform(deployment, host, 'addAgendaItem', {
      sessionId: session,
      text: words('What would you accept?'),
      allegationId: caseId,
    });
    const note = await perform(deployment, host, 'recordCaucusNote', {
      ...inIt,
      sessionId: session,
      body: words('They would open the second site.'),
    });
    caucus = { session, note, item };
  });

  test('the head and the mediator in it read the note, the session and its agenda', async () => {
    for (const seat of [head, host]) {
      const note = await deployment.ask(seat, NOTE, { id: caucus.note });
      expect([seat, note.body.data]).toEqual([
        seat,
        {
          caucusNote: {
            id: caucus.note,
            status: 'PRIVATE',
            body: { original: 'They would open the second site.' },
            session: { id: caucus.session },
          },
        },
      ]);
      const session = await deployment.ask(seat, SESSION, { id: caucus.session });
      expect([seat, session.body.data]).toEqual([
        seat,
        {
          session: {
            id: caucus.session,
            kind: 'CAUCUS',
            status: 'OPEN',
            agenda: [{ id: caucus.item }],
          },
        },
      ]);
    }
  });

  test('J05: no list, count, cursor or case of anyone else has changed in a byte', async () => {
    expect(await everything()).toEqual(before);
  });

  test('the party’s confirmation of the note moves nothing for anyone else', async () => {
    await perform(deployment, head, 'confirmCaucusNote', { id: caucus.note, expectedVersion: 1 });
    await perform(deployment, host, 'closeSession', { id: caucus.session, expectedVersion: 2 });
    expect(await everything()).toEqual(before);
  });

  test('for anyone else its ids answer as ids that never were', async () => {
    for (const seat of outsiders) {
      const note = await expectLikeAbsent(deployment, seat, NOTE, {
        hidden: { id: caucus.note },
        absent: { id: `cau_${randomUUID()}` },
      });
      const session = await expectLikeAbsent(deployment, seat, SESSION, {
        hidden: { id: caucus.session },
        absent: { id: `ses_${randomUUID()}` },
      });
      const mayAsk = seat === `${other}-head` || seat === `${otherMediator}-mediator`;
      expect([seat, note]).toEqual([
        seat,
        expect.stringContaining(mayAsk ? 'NOT_FOUND' : 'FORBIDDEN'),
      ]);
      expect([seat, session]).toEqual([seat, expect.stringContaining('NOT_FOUND')]);
    }
  });

  /** Acts on an id; the seat may use the mutation, and must learn nothing by it. */
  const acts: readonly [string, string, 'note' | 'session', (id: string) => object][] = [
    ...[`${otherMediator}-mediator`, 'sec-secretariat'].flatMap(
      (seat): [string, string, 'session', (id: string) => object][] => [
        ['openSession', seat, 'session', (id) => ({ id, expectedVersion: 1 })],
        ['openSession', seat, 'session', (id) => ({ id, expectedVersion: 3 })],
        ['closeSession', seat, 'session', (id) => ({ id, expectedVersion: 2 })],
        ['addAgendaItem', seat, 'session', (id) => ({ sessionId: id, text: words('x') })],
      ],
    ),
    ['confirmCaucusNote', `${other}-head`, 'note', (id) => ({ id, expectedVersion: 1 })],
    ['confirmCaucusNote', `${other}-head`, 'note', (id) => ({ id, expectedVersion: 2 })],
    [
      'recordCaucusNote',
      `${other}-head`,
      'session',
      (id) => ({ sessionId: id, mediators: inIt.mediators, body: words('x') }),
    ],
    [
      'recordCaucusNote',
      `${otherMediator}-mediator`,
      'session',
      (id) => ({
        sessionId: id,
        party: inIt.party,
        mediators: [otherMediator.toUpperCase()],
        body: words('x'),
      }),
    ],
  ];

  test.each(acts)('%s by %s on its %s is NOT_FOUND, as for none at all', async (...trial) => {
    const [name, seat, kind, input] = trial;
    const idempotencyKey = randomUUID();
    const absentId = `${kind === 'note' ? 'cau' : 'ses'}_${randomUUID()}`;
    const absent = await send(deployment, seat, name, { idempotencyKey, ...input(absentId) });
    const hidden = await send(deployment, seat, name, { idempotencyKey, ...input(caucus[kind]) });
    expect([hidden.status, hidden.headers, hidden.bytes]).toEqual([
      absent.status,
      absent.headers,
      absent.bytes,
    ]);
    expect(hidden.bytes).toContain('"code":"NOT_FOUND"');
  });

  test('the party’s own officer may not act on the note, whatever its id', async () => {
    for (const id of [caucus.note, `cau_${randomUUID()}`]) {
      const { body } = await send(deployment, `${party}-officer`, 'confirmCaucusNote', {
        idempotencyKey: randomUUID(),
        id,
        expectedVersion: 1,
      });
      expect(body.errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
    }
  });

  test('what was tried left no trace, for those in it either', async () => {
    expect(await everything()).toEqual(before);
    const { body } = await deployment.ask(head, NOTES);
    expect(body.data).toMatchObject({ caucusNotes: { totalCount: 1 } });
    expect(await deployment.differences()).toEqual([]);
  });
});
