import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../support/acts.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { endedByClock, fromNow, letPass } from '../support/passing-time.js';
import { perform, send, words } from '../support/perform.js';
import { answersOf, expectLikeAbsent } from '../support/same-bytes.js';
import { sealedLog } from '../support/sealed-log.js';
import { allBut, BOTH_WAYS, seatsOf } from '../support/seats.js';

const REGISTRY = 'sec-secretariat';
const BETWEEN = ['tur-mediator', 'qat-mediator', REGISTRY];
/** What goes between the parties is no case: not a monitor's, a custodian's or an auditor's, no observer's, not the public's. */
const STRANGERS = [
  ...['sec-monitor', 'sec-custodian', 'sec-auditor', 'obs-a-observer', 'obs-a-app'],
  ...['public-reader', null],
];
const ANY: unknown = expect.anything();

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '0.5' });
  places = await recordMechanism(deployment);
});
afterAll(async () => {
  await deployment.stop();
});

interface Withheld {
  readonly field: string;
  readonly reason: string;
}

/** Reads a record as a seat, with what is withheld of it as `field reason`. */
async function look(seat: string | null, query: string, id: string): Promise<object | null> {
  const { body } = await deployment.ask(seat, query, { id });
  const found = (body.data?.found ?? null) as { withheld: readonly Withheld[] } | null;
  if (!found) return null;
  return { ...found, withheld: found.withheld.map(({ field, reason }) => `${field} ${reason}`) };
}

/** What an act that must fail is told. */
async function refused(seat: string, name: string, input: object): Promise<unknown> {
  const { body } = await send(deployment, seat, name, { idempotencyKey: randomUUID(), ...input });
  const acted = body.data?.act as
    | { userErrors: readonly { code: string; path: readonly string[]; message: string }[] }
    | null
    | undefined;
  return (acted?.userErrors ?? body.errors)?.map((error) =>
    'code' in error ? [error.code, error.path.join('.'), error.message] : [error.extensions.code],
  );
}

const CALL = `query ($id: ID!) { found: hotlineCall(id: $id) {
  from { code } to { code } status at relayDueAt relayedAt acknowledgeDueAt acknowledgedAt answerDueAt answeredAt
  responseMinutes message { original } reply { original } callerPerson viewerCan withheld { field reason } } }`;
const CALLS = `{ hotlineCalls(first: 100) { totalCount edges { cursor node { id version updatedAt } } } }`;

describe.each(BOTH_WAYS)('a call from %s to %s', (one, other) => {
  const caller = `${one}-officer`;
  const callee = `${other}-officer`;
  const raise = async (): Promise<string> =>
    perform(deployment, caller, 'raiseHotlineCall', {
      to: other.toUpperCase(),
      message: words('Shots have been heard.'),
      callerPerson: 'The duty officer',
    });
  const told = (status: string, more: object): object => ({
    ...{ from: { code: one.toUpperCase() }, to: { code: other.toUpperCase() }, status },
    ...{ at: ANY, relayDueAt: ANY, answerDueAt: ANY, responseMinutes: null, reply: null },
    ...{ relayedAt: null, acknowledgeDueAt: null, acknowledgedAt: null, answeredAt: null },
    ...{ message: { original: 'Shots have been heard.' }, callerPerson: null, viewerCan: [] },
    withheld: ['callerPerson OTHER_PARTY_SUBMISSION'],
    ...more,
  });
  const named = { callerPerson: 'The duty officer', withheld: [] };

  test('A01 C01 D01: before the relay changes no byte for the party that is called, or for a stranger', async () => {
    const outside = [...seatsOf(other), ...STRANGERS];
    const before = await answersOf(deployment, outside, CALLS);
    const id = await raise();
    expect(await answersOf(deployment, outside, CALLS)).toEqual(before);
    for (const seat of outside) {
      const absent = { id: `hot_${randomUUID()}` };
      await expectLikeAbsent(deployment, seat, CALL, { hidden: { id }, absent });
    }
    const raised = told('RAISED', {});
    expect(await look(caller, CALL, id)).toEqual({ ...raised, ...named });
    expect(await look(REGISTRY, CALL, id)).toEqual({ ...raised, ...named, viewerCan: ['RELAY'] });
    for (const seat of ['tur-mediator', 'qat-mediator'])
      expect([seat, await look(seat, CALL, id)]).toEqual([seat, raised]);
    expect(await look(`${one}-app`, CALL, id)).toEqual({
      ...raised,
      withheld: ['callerPerson SCOPE_MISSING'],
    });
    const act = { id, expectedVersion: 1 };
    expect(await refused(callee, 'acknowledgeHotlineCall', act)).toEqual([
      ['NOT_FOUND', 'input.id', 'There is no such record in what was given to you.'],
    ]);
  });

  test('S3 step 3: is relayed, acknowledged late, found unanswered when it is due, and escalated', async () => {
    const id = await raise();
    await perform(deployment, REGISTRY, 'relayHotlineCall', { id, expectedVersion: 1 });
    const relayed = { relayedAt: ANY, acknowledgeDueAt: ANY };
    const view = told('RELAYED', relayed);
    expect(await look(callee, CALL, id)).toEqual({ ...view, viewerCan: ['ACKNOWLEDGE'] });
    expect(await look('tur-mediator', CALL, id)).toEqual(view);
    const columns = ['at', 'relay_due_at', 'acknowledge_due_at', 'answer_due_at'];
    const anHour = { table: 'hotline_call', id, columns, hours: 1 };
    // After an hour the acknowledgement is late and the answer is not; after two the clock says that there is none.
    await letPass(deployment, anHour);
    await perform(deployment, callee, 'acknowledgeHotlineCall', { id, expectedVersion: 1 });
    const waiting = told('ACKNOWLEDGED', { ...relayed, acknowledgedAt: ANY });
    expect(await look(callee, CALL, id)).toEqual({ ...waiting, viewerCan: ['ANSWER'] });
    await letPass(deployment, anHour);
    const unanswered = told('UNANSWERED', {
      ...{ ...relayed, acknowledgedAt: ANY, responseMinutes: 120 },
    });
    await eventually(async () => {
      expect(await look(callee, CALL, id)).toEqual(unanswered);
    });
    expect(await look('qat-mediator', CALL, id)).toEqual(unanswered);
    const open = { ...unanswered, ...named, viewerCan: ['ESCALATE'] };
    for (const seat of [caller, REGISTRY]) expect(await look(seat, CALL, id)).toEqual(open);
    const late = { id, expectedVersion: 3, reply: words('It was a drill.') };
    expect(await refused(callee, 'answerHotlineCall', late)).toEqual([
      ['ILLEGAL_TRANSITION', 'input.id', 'the call is UNANSWERED; open to you now: none'],
    ]);
    expect(await endedByClock(deployment, id)).toBe(1);
    await perform(deployment, caller, 'escalateHotlineCall', { id, expectedVersion: 4 });
    expect(await look(callee, CALL, id)).toEqual({ ...unanswered, status: 'ESCALATED' });
    for (const seat of STRANGERS) expect([seat, await look(seat, CALL, id)]).toEqual([seat, null]);
  });

  test('is answered and resolved, and by no other', async () => {
    const id = await raise();
    await perform(deployment, REGISTRY, 'relayHotlineCall', { id, expectedVersion: 1 });
    await perform(deployment, callee, 'acknowledgeHotlineCall', { id, expectedVersion: 1 });
    const reply = words('It was a drill.');
    const answer = { id, expectedVersion: 3, reply };
    expect(await refused(caller, 'answerHotlineCall', answer)).toEqual([
      ['ILLEGAL_TRANSITION', 'input.id', 'the call is ACKNOWLEDGED; open to you now: none'],
    ]);
    const late = { id, expectedVersion: 1, reply };
    expect(await refused(callee, 'answerHotlineCall', late)).toMatchObject([
      ['STALE_VERSION', 'input.expectedVersion', ANY],
    ]);
    await perform(deployment, callee, 'answerHotlineCall', { id, expectedVersion: 2, reply });
    await perform(deployment, caller, 'resolveHotlineCall', { id, expectedVersion: 4 });
    expect(await look(callee, CALL, id)).toMatchObject({
      ...{ status: 'RESOLVED', responseMinutes: 0, reply: { original: 'It was a drill.' } },
    });
  });

  test('is refused to oneself and to who is no party', async () => {
    const call = { message: words('Anyone?') };
    for (const to of [one.toUpperCase(), 'TUR', 'NOBODY']) {
      const fault = await refused(caller, 'raiseHotlineCall', { ...call, to });
      expect(fault).toMatchObject([['BAD_USER_INPUT', 'input.to', ANY]]);
    }
  });
});

const NOTICE = `query ($id: ID!) { found: deconflictionNotice(id: $id) {
  kind by { code } to { code } sector { id } urgent status details { route coordinates units } objection { original }
  viewerCan withheld { field reason } } }`;
const NOTICES = `{ deconflictionNotices(first: 100) { totalCount edges { cursor node { id version updatedAt details { id } } } } }`;

const WINDOW = { table: 'deconfliction_notice', columns: ['window_from', 'window_until'] };

describe.each(BOTH_WAYS)('a notice of %s to %s', (one, other) => {
  const owner = `${one}-officer`;
  const addressee = seatsOf(other);
  const plan = (more: object = {}): object => ({
    ...{ to: other.toUpperCase(), kind: 'ENGINEERING_WORKS', sectorId: places.sector },
    ...{ windowFrom: fromNow(49), windowUntil: fromNow(52), ...more },
  });
  const details = { route: 'Along the river', coordinates: '34.12 N 71.09 E', units: 'Engineers' };
  const told = (status: string, more: object = {}): object => ({
    ...{ kind: 'ENGINEERING_WORKS', by: { code: one.toUpperCase() } },
    ...{ to: { code: other.toUpperCase() }, sector: { id: places.sector }, urgent: false, status },
    ...{ details, objection: null, viewerCan: [], withheld: [], ...more },
  });

  test('A01 C01 D01: before the relay changes no byte for its addressee, or for a stranger; cancelled, it never does', async () => {
    const outside = [...addressee, ...STRANGERS];
    const before = await answersOf(deployment, outside, NOTICES);
    const id = await perform(deployment, owner, 'submitNotice', plan(details));
    const absent = { id: `dcn_${randomUUID()}` };
    for (const seat of outside)
      await expectLikeAbsent(deployment, seat, NOTICE, { hidden: { id }, absent });
    expect(await look(owner, NOTICE, id)).toEqual(told('SUBMITTED', { viewerCan: ['CANCEL'] }));
    expect(await look(REGISTRY, NOTICE, id)).toEqual(told('SUBMITTED', { viewerCan: ['RELAY'] }));
    expect(await look('qat-mediator', NOTICE, id)).toEqual(told('SUBMITTED'));
    await perform(deployment, owner, 'cancelNotice', { id, expectedVersion: 1 });
    expect(await look('tur-mediator', NOTICE, id)).toEqual(told('CANCELLED'));
    expect(await answersOf(deployment, outside, NOTICES)).toEqual(before);
  });

  test('S3 step 1: is relayed and acknowledged, and 24 hours after the window its details are gone for its addressee', async () => {
    const id = await perform(deployment, owner, 'submitNotice', plan(details));
    await perform(deployment, REGISTRY, 'relayNotice', { id, expectedVersion: 1 });
    const answers = { viewerCan: ['ACKNOWLEDGE', 'OBJECT'] };
    const bare = await perform(deployment, owner, 'submitNotice', plan());
    await perform(deployment, REGISTRY, 'relayNotice', { id: bare, expectedVersion: 1 });
    const officer = `${other}-officer`;
    expect(await look(officer, NOTICE, id)).toEqual(told('RELAYED', answers));
    expect(await look(`${other}-app`, NOTICE, id)).toEqual(told('RELAYED'));
    await perform(deployment, officer, 'acknowledgeNotice', { id, expectedVersion: 1 });
    await perform(deployment, officer, 'acknowledgeNotice', { id: bare, expectedVersion: 1 });
    expect(await look(officer, NOTICE, id)).toEqual(told('ACKNOWLEDGED'));

    const query = `query ($id: ID!) { found: deconflictionNotice(id: $id) { details { id } } }`;
    const { body } = await deployment.ask(owner, query, { id });
    const record = (body.data?.found as { details: { id: string } }).details.id;
    const gone = { table: 'deconfliction_details', id: record, columns: [] };
    // The window ends in 52 hours: what is left after 75 is an hour.
    await letPass(deployment, { ...gone, hours: 75 });
    expect(await look(officer, NOTICE, id)).toEqual(told('ACKNOWLEDGED'));
    await letPass(deployment, { ...gone, hours: 1 });
    const none = told('ACKNOWLEDGED', { details: null });
    for (const seat of addressee) {
      expect([seat, await look(seat, NOTICE, id)]).toEqual([seat, none]);
      // Gone is the same as never given.
      expect([seat, await look(seat, NOTICE, bare)]).toEqual([seat, none]);
    }
    for (const seat of BETWEEN)
      expect([seat, await look(seat, NOTICE, id)]).toEqual([seat, told('ACKNOWLEDGED')]);
    expect(await look(owner, NOTICE, id)).toEqual(told('ACKNOWLEDGED', { viewerCan: ['CANCEL'] }));
  });

  test('an objection is no veto: the activity goes on within its window, and not before', async () => {
    const id = await perform(deployment, owner, 'submitNotice', plan());
    await perform(deployment, REGISTRY, 'relayNotice', { id, expectedVersion: 1 });
    const objection = words('Too close.');
    await perform(deployment, `${other}-head`, 'objectToNotice', {
      ...{ id, expectedVersion: 1, objection },
    });
    expect(await refused(owner, 'activateNotice', { id, expectedVersion: 3 })).toEqual([
      [
        'ILLEGAL_TRANSITION',
        'input.id',
        'the notice is OBJECTED and its window has not begun; open to you now: CANCEL',
      ],
    ]);
    await letPass(deployment, { ...WINDOW, id, hours: 50 });
    await perform(deployment, owner, 'activateNotice', { id, expectedVersion: 3 });
    await perform(deployment, owner, 'completeNotice', { id, expectedVersion: 4 });
    expect(await look(`${other}-officer`, NOTICE, id)).toEqual(
      told('COMPLETED', { details: null, objection: { original: 'Too close.' } }),
    );
  });

  test('lapses when its window is over and nothing was said to be under way; who was never told learns of nothing', async () => {
    const lapsed = told('LAPSED', { details: null });
    const lapses = async (which: string): Promise<void> =>
      eventually(async () => {
        expect(await look(owner, NOTICE, which)).toEqual(lapsed);
      });
    const before = await answersOf(deployment, addressee, NOTICES);
    const never = await perform(deployment, owner, 'submitNotice', plan());
    const over = { ...WINDOW, hours: 53 };
    await letPass(deployment, { ...over, id: never });
    await lapses(never);
    expect(await answersOf(deployment, addressee, NOTICES)).toEqual(before);
    const id = await perform(deployment, owner, 'submitNotice', plan());
    await perform(deployment, REGISTRY, 'relayNotice', { id, expectedVersion: 1 });
    await letPass(deployment, { ...over, id });
    await lapses(id);
    for (const seat of [...addressee, ...BETWEEN])
      expect([seat, await look(seat, NOTICE, id)]).toEqual([seat, lapsed]);
    expect([await endedByClock(deployment, never), await endedByClock(deployment, id)]).toEqual([
      1, 1,
    ]);
  });

  test('is refused when it comes too late, has no sector, or is given to oneself', async () => {
    const bad = { to: one.toUpperCase(), sectorId: places.firstDistrict };
    const late = { windowFrom: fromNow(47), windowUntil: fromNow(46) };
    const faults = await refused(owner, 'submitNotice', plan({ ...bad, ...late }));
    expect((faults as string[][]).map(([code, path]) => `${code ?? ''} ${path ?? ''}`)).toEqual([
      'BAD_USER_INPUT input.to',
      'BAD_USER_INPUT input.sectorId',
      'BAD_USER_INPUT input.windowFrom',
      'BAD_USER_INPUT input.windowUntil',
    ]);
    const urgent = { urgent: true, windowFrom: fromNow(25) };
    await perform(deployment, owner, 'submitNotice', plan(urgent));
  });
});

const SEAL = `query ($id: ID!) { found: incidentLogSeal(id: $id) {
  by { code } with { code } status version bothCommittedAt openedAt content { at act note sector { id } } nonce viewerCan
  withheld { field reason } } }`;
const SEALS = `{ incidentLogSeals(first: 100) { totalCount edges { cursor node { id version updatedAt status content { note } viewerCan } } } }`;
const EVERYONE = allBut('public-reader').filter((seat) => seat !== null);
const READERS_OF_CASES = BETWEEN.concat('tur-app', 'qat-app', 'sec-app');

describe.each(BOTH_WAYS)('the logs of %s and %s', (one, other) => {
  const [own, others] = [one.toUpperCase(), other.toUpperCase()];
  const first = one < other ? 2 : 12;
  const log = (by: string, against: string, day: number): ReturnType<typeof sealedLog> =>
    sealedLog(by, against, places.sector, day);
  const commit = async (side: string, { commit: input }: ReturnType<typeof log>): Promise<string> =>
    perform(deployment, `${side}-officer`, 'commitIncidentLog', input);
  const content = async (seat: string | null, id: string): Promise<unknown> => {
    const seen = (await look(seat, SEAL, id)) as Record<string, unknown> | null;
    const rows = seen?.content as readonly { readonly note: string }[] | null | undefined;
    const withheld = (seen?.withheld as readonly string[] | undefined)?.filter((field) =>
      field.startsWith('content'),
    );
    return seen && [rows?.map(({ note }) => note) ?? null, ...(withheld ?? [])];
  };
  const shut = (seat: string): unknown =>
    seat.endsWith('-app') && !seat.startsWith(one)
      ? [null, 'content SCOPE_MISSING']
      : [null, 'content STAGE_NOT_REACHED'];

  test('S1 step 5: digests first; the second deposit opens both to both at once, and the first changes no byte for anyone else', async () => {
    const [mine, theirs] = [log(own, others, first), log(others, own, first)];
    const id = await commit(one, mine);
    for (const seat of EVERYONE.filter((name) => !name.startsWith(one)))
      expect([seat, await content(seat, id)]).toEqual([seat, shut(seat)]);
    expect(await look(null, SEAL, id)).toBeNull();
    expect(await look(`${one}-head`, SEAL, id)).toMatchObject({
      ...{ status: 'COMMITTED', bothCommittedAt: null, content: null, withheld: [] },
      viewerCan: ['REVEAL', 'WITHDRAW_LOG'],
    });
    const second = await commit(other, theirs);
    const notMine = EVERYONE.filter((seat) => !seat.startsWith(one));
    const before = await answersOf(deployment, [...notMine, null], SEALS);
    const reveal = { id, expectedVersion: 2, ...mine.reveal };
    await perform(deployment, `${one}-head`, 'revealIncidentLog', reveal);
    expect(await answersOf(deployment, [...notMine, null], SEALS)).toEqual(before);
    for (const seat of [`${one}-head`, `${one}-officer`])
      expect(await content(seat, id)).toEqual([[`What ${own} has noted.`]]);
    // A draft is no app's to read.
    expect(await content(`${one}-app`, id)).toEqual([null]);
    expect(await content(`${one}-head`, second)).toEqual([null, 'content STAGE_NOT_REACHED']);

    const last = { id: second, expectedVersion: 1, ...theirs.reveal };
    await perform(deployment, `${other}-head`, 'revealIncidentLog', last);
    for (const seat of [...seatsOf(one), ...seatsOf(other), ...READERS_OF_CASES]) {
      expect([seat, await content(seat, id)]).toEqual([seat, [[`What ${own} has noted.`]]]);
      expect([seat, await content(seat, second)]).toEqual([seat, [[`What ${others} has noted.`]]]);
    }
    for (const seat of ['sec-monitor', 'sec-custodian', 'sec-auditor'])
      expect([seat, await content(seat, id)]).toEqual([seat, [null]]);
    for (const seat of ['obs-a-observer', 'obs-a-app'])
      expect([seat, await content(seat, id)]).toEqual([seat, shut(seat)]);
    expect(await look(`${other}-officer`, SEAL, id)).toMatchObject({
      ...{ status: 'OPENED', openedAt: ANY, nonce: mine.reveal.nonce, viewerCan: [] },
    });
  });

  test('D04: what a side may do says nothing of what the other has deposited', async () => {
    const day = first + 1;
    const [mine, theirs] = [log(own, others, day), log(others, own, day)];
    const id = await commit(one, mine);
    const second = await commit(other, theirs);
    const wrong = { id, expectedVersion: 2, ...mine.reveal, nonce: 'a'.repeat(32) };
    const before = [
      await refused(`${one}-head`, 'revealIncidentLog', wrong),
      await refused(`${one}-head`, 'withdrawIncidentLog', { id, expectedVersion: 2 }),
      await look(`${one}-head`, SEAL, id),
    ];
    expect(before.slice(0, 2)).toEqual([
      [['BAD_USER_INPUT', 'input.rows', 'does not match the digest that was committed']],
      [['ILLEGAL_TRANSITION', 'input.id', 'the seal is COMMITTED; open to you now: REVEAL']],
    ]);
    const reveal = { id: second, expectedVersion: 1, ...theirs.reveal };
    await perform(deployment, `${other}-head`, 'revealIncidentLog', reveal);
    expect([
      await refused(`${one}-head`, 'revealIncidentLog', wrong),
      await refused(`${one}-head`, 'withdrawIncidentLog', { id, expectedVersion: 2 }),
      await look(`${one}-head`, SEAL, id),
    ]).toEqual(before);
    // One side fails: both stay shut.
    expect(await content(`${one}-head`, second)).toEqual([null, 'content STAGE_NOT_REACHED']);
    expect(await content(REGISTRY, second)).toEqual([null, 'content STAGE_NOT_REACHED']);
  });

  test('a log that is withdrawn stays shut, whatever the other side does, and can be committed anew', async () => {
    const day = first + 2;
    const [mine, theirs] = [log(own, others, day), log(others, own, day)];
    const id = await commit(one, mine);
    const reveal = { id, expectedVersion: 1, ...mine.reveal };
    await perform(deployment, `${one}-head`, 'revealIncidentLog', reveal);
    expect(await refused(`${one}-officer`, 'commitIncidentLog', mine.commit)).toMatchObject([
      ['BAD_USER_INPUT', 'input.periodFrom', ANY],
    ]);
    await perform(deployment, `${one}-officer`, 'withdrawIncidentLog', { id, expectedVersion: 1 });
    const second = await commit(other, theirs);
    const last = { id: second, expectedVersion: 1, ...theirs.reveal };
    await perform(deployment, `${other}-head`, 'revealIncidentLog', last);
    for (const [seat, seal] of [
      [`${other}-head`, id],
      [REGISTRY, id],
      [`${one}-head`, second],
      ['tur-mediator', second],
    ] as const)
      expect([seat, await content(seat, seal)]).toEqual([seat, shut(seat)]);
    await commit(one, mine);
  });

  test('both deposit at the same moment: both logs are open, never one', async () => {
    const days = [3, 4, 5, 6].map((more) => first + more);
    for (const day of days) {
      const [mine, theirs] = [log(own, others, day), log(others, own, day)];
      const [id, second] = await Promise.all([commit(one, mine), commit(other, theirs)]);
      const at = async (seat: string, seal: string): Promise<number> =>
        ((await look(seat, SEAL, seal)) as { version: number }).version;
      const deposits = [
        [`${one}-head`, id, mine],
        [`${other}-head`, second, theirs],
      ] as const;
      await Promise.all(
        deposits.map(async ([seat, seal, { reveal }]) => {
          const expectedVersion = await at(seat, seal);
          await perform(deployment, seat, 'revealIncidentLog', {
            id: seal,
            expectedVersion,
            ...reveal,
          });
        }),
      );
      expect(await content(`${one}-head`, second)).toEqual([[`What ${others} has noted.`]]);
      expect(await content(`${other}-head`, id)).toEqual([[`What ${own} has noted.`]]);
    }
    expect(await deployment.differences()).toEqual([]);
  });
});
