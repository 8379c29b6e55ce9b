import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, refusals, words } from '../../support/perform.js';
import { answersOf } from '../../support/same-bytes.js';
import { allBut, BOTH_WAYS } from '../../support/seats.js';

const BETWEEN = ['tur-mediator', 'qat-mediator', 'sec-secretariat'];
/** Everyone else, the apps and the monitors of those who know included. */
const OTHERS = allBut(...BETWEEN);
const LINKS = `query ($id: ID!) { incident(id: $id) { links { id kind note { original } by { code } version endedAt incidents { id } withheld { field } } } }`;
const ALL = `{ incidents(first: 100) { totalCount edges { cursor node { id version updatedAt links { id } reports { id version updatedAt } } } }
  allegations(first: 100) { totalCount edges { cursor node { id version updatedAt } } } }`;

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

interface Link {
  readonly id: string;
  readonly endedAt: string | null;
  readonly incidents: readonly { readonly id: string }[];
}

async function links(seat: string | null, id: string): Promise<readonly Link[] | null> {
  const { body } = await deployment.ask(seat, LINKS, { id });
  return (body.data?.incident as { links: readonly Link[] | null } | null)?.links ?? null;
}

describe.each(BOTH_WAYS)('incidents of %s and %s that hang together', (one, other) => {
  test('S1 step 3: linked by the secretariat; the mediators know, and no byte moves for anyone else', async () => {
    const first = await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
    const second = await file(deployment, places, other, one.toUpperCase(), 'NOTIFIED');
    // The other side was not told of this one: a link to it would tell it.
    const hidden = await file(deployment, places, other, one.toUpperCase(), 'REGISTERED');
    const before = await answersOf(deployment, OTHERS, ALL);
    const both = { firstId: first.incident, secondId: second.incident };
    const note = words('The strike followed the fire by an hour.');
    const chain = { ...both, kind: 'SAME_CHAIN', note };
    const id = await perform(deployment, 'sec-secretariat', 'linkIncidents', chain);
    const mirror = { firstId: hidden.incident, secondId: first.incident, kind: 'MIRROR' };
    const more = await perform(deployment, 'qat-mediator', 'linkIncidents', mirror);
    await perform(deployment, 'tur-mediator', 'unlinkIncidents', { id: more, expectedVersion: 1 });
    expect(await answersOf(deployment, OTHERS, ALL)).toEqual(before);
    const linked = {
      ...{ id, kind: 'SAME_CHAIN', note: { original: note.original }, by: { code: 'SEC' } },
      ...{ version: 1, endedAt: null, withheld: [] },
      incidents: [{ id: first.incident }, { id: second.incident }],
    };
    const ended = {
      ...{ id: more, kind: 'MIRROR', note: null, by: { code: 'QAT' }, version: 2, withheld: [] },
      ...{ endedAt: expect.any(String) },
      incidents: [{ id: hidden.incident }, { id: first.incident }],
    };
    for (const seat of BETWEEN) {
      expect([seat, await links(seat, first.incident)]).toEqual([seat, [linked, ended]]);
      expect([seat, await links(seat, second.incident)]).toEqual([seat, [linked]]);
    }
    for (const side of [one, other])
      for (const role of ['officer', 'head', 'app'])
        expect([role, await links(`${side}-${role}`, first.incident)]).toEqual([role, []]);
    expect(await links('tur-app', first.incident)).toEqual([]);
  });

  test('linked once in one way, with another, by those who stand between the sides', async () => {
    const first = await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
    const second = await file(deployment, places, other, one.toUpperCase(), 'NOTIFIED');
    const draft = await file(deployment, places, one, other.toUpperCase(), 'DRAFT');
    const link = (firstId: string, secondId: string): object => ({
      ...{ firstId, secondId, kind: 'DUPLICATE' },
    });
    const refused = async (seat: string, input: object): Promise<readonly string[]> =>
      refusals(deployment, seat, 'linkIncidents', input);
    const both = [first.incident, second.incident] as const;
    expect(await refused('tur-mediator', link(...both))).toEqual([]);
    const turned = link(second.incident, first.incident);
    expect(await refused('sec-secretariat', turned)).toEqual(['BAD_USER_INPUT input.secondId']);
    expect(await refused('tur-mediator', link(first.incident, first.incident))).toEqual([
      'BAD_USER_INPUT input.secondId',
    ]);
    // A draft is no one's but its side's: the same as an incident that never was.
    for (const id of [draft.incident, `inc_${randomUUID()}`])
      expect(await refused('tur-mediator', link(first.incident, id))).toEqual([
        'NOT_FOUND input.secondId',
      ]);
    for (const seat of [`${one}-head`, `${other}-officer`, 'sec-monitor', 'obs-a-observer'])
      expect([seat, await refused(seat, link(...both))]).toEqual([seat, ['FORBIDDEN']]);
  });
});
