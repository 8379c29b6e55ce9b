import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { allegation } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { Findings } from '../../support/finding.js';
import { harmed } from '../../support/harm.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, refusals, words } from '../../support/perform.js';
import { answersOf } from '../../support/same-bytes.js';
import { BOTH_WAYS, seatsOf } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const MECHANISM = ['tur-mediator', 'qat-mediator', REGISTRY];
/** A case is not these seats' at any stage before its finding. */
const STRANGERS = [
  ...['sec-monitor', 'sec-custodian', 'sec-auditor', 'obs-a-observer', 'obs-a-app'],
  ...['public-reader', null],
];

const HARM = `query ($id: ID!) { incident(id: $id) {
  harm { by { code } category effect side claimedMin claimedMax confirmedMin confirmedMax source version withheld { field reason } }
  confirmedHarm { category effect side confirmedMin confirmedMax basis { original } version withheld { field reason } } } }`;
/** All that a party could feel move. */
const ALL = `{ incidents(first: 100) { totalCount edges { cursor node { id version updatedAt
    harm { id version updatedAt claimedMin claimedMax confirmedMin confirmedMax }
    confirmedHarm { id version updatedAt confirmedMin confirmedMax } reports { id version updatedAt } } } }
  allegations(first: 100) { totalCount edges { cursor node { id version updatedAt status } } } }`;

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
  readonly harm: readonly object[];
  readonly confirmedHarm: readonly object[];
}

/** Reads the harm of an incident as a seat; null where the incident is absent. */
async function look(seat: string | null, id: string): Promise<Seen | null> {
  const { body } = await deployment.ask(seat, HARM, { id });
  return (body.data?.incident ?? null) as Seen | null;
}

async function incidentOf(seat: string, id: string): Promise<string> {
  const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
  const { body } = await deployment.ask(seat, query, { id });
  return (body.data?.allegation as { incident: { id: string } }).incident.id;
}

/** Acts on a case at the version that the seat reads now. */
async function on(seat: string, name: string, id: string, more: object = {}): Promise<void> {
  const query = 'query ($id: ID!) { allegation(id: $id) { version } }';
  const { body } = await deployment.ask(seat, query, { id });
  const { version } = body.data?.allegation as { version: number };
  await perform(deployment, seat, name, { id, expectedVersion: version, ...more });
}

const SUBMITTERS = { field: 'source', reason: 'OTHER_PARTY_SUBMISSION' };
const APPS = { field: 'source', reason: 'SCOPE_MISSING' };

describe.each(BOTH_WAYS)('harm in a case by %s against %s', (one, other) => {
  const [side, against] = [one.toUpperCase(), other.toUpperCase()];
  const officer = `${one}-officer`;
  const opposite = seatsOf(other);
  const wounded = harmed(side, 'INJURED', { claimedMin: 2, claimedMax: 2, source: 'MEDICAL' });
  const claim = {
    ...{ by: { code: side }, category: 'CIVILIAN', effect: 'INJURED', side },
    ...{ claimedMin: 2, claimedMax: 2, confirmedMin: null, confirmedMax: null },
    ...{ source: 'MEDICAL', version: 1, withheld: [] as object[] },
  };
  const capped = { ...claim, source: null };
  const draft = async (changes: object = {}): Promise<string> => {
    const input = allegation(against, places, { harm: [wounded], ...changes });
    return perform(deployment, officer, 'draftAllegation', input);
  };
  /** As far as the notice and the answer. */
  const answered = async (): Promise<string> => {
    const id = await draft();
    await on(officer, 'submitAllegation', id);
    await on(REGISTRY, 'registerAllegation', id);
    await on(REGISTRY, 'notifyAllegation', id, { noticeText: words('Fire is alleged.') });
    const { body } = await deployment.ask(
      `${other}-officer`,
      'query ($id: ID!) { allegation(id: $id) { version } }',
      { id },
    );
    const { version } = body.data?.allegation as { version: number };
    await perform(deployment, `${other}-officer`, 'submitStatement', {
      ...{ allegationId: id, expectedVersion: version, kind: 'DENIES', text: words('Denied.') },
    });
    return id;
  };
  const found = (incidentId: string, changes: object = {}): object => ({
    ...{ incidentId, category: 'CIVILIAN', effect: 'INJURED', side },
    ...{ confirmedMin: 1, confirmedMax: 2, basis: words('The register of the clinic.') },
    ...changes,
  });

  test('claimed: the drafting delegation’s, then the mechanism’s, then with the notice the other side’s, without its source', async () => {
    const before = await answersOf(deployment, [...opposite, ...STRANGERS], ALL);
    const id = await draft();
    const incident = await incidentOf(officer, id);
    const own = { harm: [claim], confirmedHarm: [] };
    for (const seat of [officer, `${one}-head`]) expect(await look(seat, incident)).toEqual(own);
    for (const seat of MECHANISM) expect([seat, await look(seat, incident)]).toEqual([seat, null]);
    await on(officer, 'submitAllegation', id);
    for (const seat of MECHANISM) expect([seat, await look(seat, incident)]).toEqual([seat, own]);
    await on(REGISTRY, 'registerAllegation', id);
    for (const seat of [...opposite, ...STRANGERS])
      expect([seat, await look(seat, incident)]).toEqual([seat, null]);
    expect(await answersOf(deployment, [...opposite, ...STRANGERS], ALL)).toEqual(before);
    await on(REGISTRY, 'notifyAllegation', id, { noticeText: words('Fire is alleged.') });
    const told = { harm: [{ ...capped, withheld: [SUBMITTERS] }], confirmedHarm: [] };
    for (const seat of [`${other}-officer`, `${other}-head`])
      expect(await look(seat, incident)).toEqual(told);
    expect(await look(`${one}-app`, incident)).toEqual({
      ...{ harm: [{ ...capped, version: 2, withheld: [APPS] }], confirmedHarm: [] },
    });
    for (const seat of STRANGERS) expect([seat, await look(seat, incident)]).toEqual([seat, null]);
  });

  test('confirmed: the mediators’ and the secretariat’s; not a byte of either party’s world moves', async () => {
    const id = await answered();
    await on(REGISTRY, 'startVerification', id);
    const incidentId = await incidentOf(officer, id);
    const parties = [...seatsOf(one), ...opposite, ...STRANGERS];
    const before = await answersOf(deployment, parties, ALL);
    const chm = await perform(deployment, REGISTRY, 'confirmHarm', found(incidentId));
    const correct = { id: chm, expectedVersion: 1, confirmedMin: 1, confirmedMax: 1 };
    await perform(deployment, REGISTRY, 'correctConfirmedHarm', correct);
    // Of a kind that nobody claims: it stands by itself.
    const dead = found(incidentId, {
      effect: 'KILLED',
      confirmedMin: 0,
      confirmedMax: 1,
      basis: null,
    });
    await perform(deployment, REGISTRY, 'confirmHarm', dead);
    expect(await answersOf(deployment, parties, ALL)).toEqual(before);
    const kind = { category: 'CIVILIAN', effect: 'INJURED', side, withheld: [] };
    const basis = { original: 'The register of the clinic.' };
    const figures = [
      { ...kind, confirmedMin: 1, confirmedMax: 1, version: 2, basis },
      { ...kind, effect: 'KILLED', confirmedMin: 0, confirmedMax: 1, version: 1, basis: null },
    ];
    for (const seat of MECHANISM) {
      const beside = [{ ...claim, confirmedMin: 1, confirmedMax: 1 }];
      expect([seat, await look(seat, incidentId)]).toEqual([
        seat,
        { harm: beside, confirmedHarm: figures },
      ]);
    }
    for (const seat of [`${one}-officer`, `${other}-officer`])
      expect((await look(seat, incidentId))?.confirmedHarm).toEqual([]);
  });

  test('shared: with the draft finding the figures are both parties’, without their basis, and so is a correction', async () => {
    const id = await answered();
    await on(REGISTRY, 'startVerification', id);
    const incidentId = await incidentOf(officer, id);
    const chm = await perform(deployment, REGISTRY, 'confirmHarm', found(incidentId));
    const strangers = await answersOf(deployment, STRANGERS, ALL);
    await new Findings(deployment, places).shared(id);
    const kind = { category: 'CIVILIAN', effect: 'INJURED', side };
    const figure = { ...kind, confirmedMin: 1, confirmedMax: 2, basis: null, version: 1 };
    const told = { ...figure, withheld: [{ field: 'basis', reason: 'OTHER_PARTY_SUBMISSION' }] };
    for (const seat of [officer, `${one}-head`, ...opposite.slice(0, 2)]) {
      const seen = await look(seat, incidentId);
      expect([seat, seen?.confirmedHarm]).toEqual([seat, [told]]);
      expect(seen?.harm).toMatchObject([{ claimedMin: 2, confirmedMin: 1, confirmedMax: 2 }]);
    }
    const correct = { id: chm, expectedVersion: 1, confirmedMin: 2, confirmedMax: 2 };
    await perform(deployment, REGISTRY, 'correctConfirmedHarm', correct);
    for (const seat of [officer, `${other}-head`]) {
      const seen = await look(seat, incidentId);
      expect(seen?.confirmedHarm).toEqual([{ ...told, confirmedMin: 2, version: 2 }]);
    }
    expect(await answersOf(deployment, STRANGERS, ALL)).toEqual(strangers);
  });

  test('a correction of a draft adds and corrects; what was returned shows it when it is submitted again', async () => {
    const id = await draft();
    const incident = await incidentOf(officer, id);
    await on(officer, 'submitAllegation', id);
    await on(REGISTRY, 'returnAllegation', id, { reasons: words('Who died?') });
    const lines = [harmed(side, 'KILLED'), { ...wounded, claimedMax: 5 }];
    await on(officer, 'editAllegationDraft', id, { harm: lines });
    const effects = async (seat: string): Promise<unknown> =>
      (await look(seat, incident))?.harm.map((line) => {
        const { effect, claimedMin, claimedMax } = line as typeof claim;
        return [effect, claimedMin, claimedMax];
      });
    const all = [
      ['INJURED', 2, 5],
      ['KILLED', 1, 3],
    ];
    expect(await effects(officer)).toEqual(all);
    expect(await effects('tur-mediator')).toEqual([['INJURED', 2, 5]]);
    await on(officer, 'submitAllegation', id);
    for (const seat of [officer, ...MECHANISM])
      expect([seat, await effects(seat)]).toEqual([seat, all]);
  });

  test('ranges, sides and kinds that cannot be are refused with their places, and nothing is written', async () => {
    const before = await answersOf(deployment, [officer], ALL);
    const refused = async (harm: unknown): Promise<unknown> =>
      refusals(deployment, officer, 'draftAllegation', allegation(against, places, { harm }));
    expect(await refused([harmed(side, 'KILLED', { claimedMin: 5 })])).toEqual([
      'BAD_USER_INPUT input.harm.0.claimedMin',
    ]);
    expect(await refused([harmed(side, 'KILLED', { claimedMin: -1 })])).toEqual([
      'BAD_USER_INPUT input.harm.0.claimedMin',
    ]);
    expect(await refused([harmed(side, 'KILLED', { claimedMax: 1_000_001 })])).toEqual([
      'BAD_USER_INPUT input.harm.0.claimedMax',
    ]);
    expect(await refused([harmed('TUR', 'DAMAGED')])).toEqual([
      'BAD_USER_INPUT input.harm.0.side',
      'BAD_USER_INPUT input.harm.0.effect',
    ]);
    expect(await refused(Array.from({ length: 21 }, () => wounded))).toEqual([
      'BAD_USER_INPUT input.harm',
    ]);
    expect(await answersOf(deployment, [officer], ALL)).toEqual(before);
  });

  test('is confirmed only while a case about it is verified, once of each kind, by the secretariat', async () => {
    const id = await answered();
    const incidentId = await incidentOf(officer, id);
    const refused = async (changes: object = {}): Promise<unknown> =>
      refusals(deployment, REGISTRY, 'confirmHarm', found(incidentId, changes));
    expect(await refused()).toEqual(['ILLEGAL_TRANSITION input.incidentId']);
    await on(REGISTRY, 'startVerification', id);
    expect(await refused({ confirmedMin: 3 })).toEqual(['BAD_USER_INPUT input.confirmedMin']);
    expect(await refused({ side: 'SEC' })).toEqual(['BAD_USER_INPUT input.side']);
    expect(await refused({ incidentId: `inc_${randomUUID()}` })).toEqual([
      'NOT_FOUND input.incidentId',
    ]);
    const chm = await perform(deployment, REGISTRY, 'confirmHarm', found(incidentId));
    expect(await refused()).toEqual(['BAD_USER_INPUT input.category']);
    const stale = { id: chm, expectedVersion: 2, confirmedMin: 0, confirmedMax: 0 };
    expect(await refusals(deployment, REGISTRY, 'correctConfirmedHarm', stale)).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
    for (const seat of [officer, `${other}-head`, 'tur-mediator', 'sec-monitor'])
      expect(await refusals(deployment, seat, 'confirmHarm', found(incidentId))).toEqual([
        'FORBIDDEN',
      ]);
  });
});
