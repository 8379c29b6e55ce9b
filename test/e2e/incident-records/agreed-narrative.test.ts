import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { Findings } from '../../support/finding.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { perform, refusals, words } from '../../support/perform.js';
import { answersOf, expectLikeAbsent } from '../../support/same-bytes.js';
import { BOTH_WAYS, seatsOf } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const MECHANISM = ['tur-mediator', 'qat-mediator', REGISTRY];
const APPS = ['tur-app', 'qat-app', 'sec-app'];
/** Not assigned to the case, no content, or not of the mechanism. */
const STRANGERS = [
  ...['sec-monitor', 'sec-custodian', 'sec-auditor', 'obs-a-observer', 'obs-a-app'],
  ...['public-reader', null],
];

const TEXT = `query ($id: ID!) { incident(id: $id) { agreedNarrative { text { original } } withheld { field } } }`;
/** All that a seat could feel move. */
const ALL = `{ incidents(first: 100) { totalCount edges { cursor node { id version updatedAt
    agreedNarrative { id version updatedAt createdAt text { original } } withheld { field } } } }
  allegations(first: 100) { totalCount edges { cursor node { id version updatedAt status } } } }`;

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

/** Reads the text on an incident as a seat; undefined where the incident is absent. */
async function look(seat: string | null, id: string): Promise<string | null | undefined> {
  const { body } = await deployment.ask(seat, TEXT, { id });
  const found = body.data?.incident as
    | { readonly agreedNarrative: { readonly text: { readonly original: string } } | null }
    | null
    | undefined;
  return found ? (found.agreedNarrative?.text.original ?? null) : undefined;
}

async function incidentOf(id: string): Promise<string> {
  const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
  const { body } = await deployment.ask(REGISTRY, query, { id });
  return (body.data?.allegation as { incident: { id: string } }).incident.id;
}

async function write(incidentId: string, text: string, replacesId?: string): Promise<string> {
  const input = { incidentId, text: words(text), replacesId };
  return perform(deployment, REGISTRY, 'writeAgreedNarrative', input);
}

describe.each(BOTH_WAYS)('the agreed narrative on a case by %s against %s', (one, other) => {
  const parties = [...seatsOf(one), ...seatsOf(other)];
  const persons = parties.filter((seat) => !seat.endsWith('app'));
  const verified = async (): Promise<{ readonly id: string; readonly incident: string }> => {
    const id = await findings.verified(one, other);
    return { id, incident: await incidentOf(id) };
  };

  test('is the mediators’ and the secretariat’s until the draft finding is shared: not a byte moves for anyone else', async () => {
    const { incident } = await verified();
    const others = [...parties, ...APPS, ...STRANGERS];
    const before = await answersOf(deployment, others, ALL);
    const first = await write(incident, 'Shots were fired.');
    await write(incident, 'Shots were fired near the post.', first);
    expect(await answersOf(deployment, others, ALL)).toEqual(before);
    for (const seat of MECHANISM)
      expect([seat, await look(seat, incident)]).toEqual([seat, 'Shots were fired near the post.']);
    for (const seat of parties) expect([seat, await look(seat, incident)]).toEqual([seat, null]);
    for (const seat of STRANGERS)
      expect([seat, await look(seat, incident)]).toEqual([seat, undefined]);
  });

  test('comes to both parties with the draft finding, as it stands then; a later text with the next one', async () => {
    const { id, incident } = await verified();
    const first = await write(incident, 'Shots were fired.');
    const second = await write(incident, 'Shots were fired near the post.', first);
    const strangers = await answersOf(deployment, STRANGERS, ALL);
    await findings.shared(id);
    for (const seat of [...parties, ...MECHANISM, ...APPS])
      expect([seat, await look(seat, incident)]).toEqual([seat, 'Shots were fired near the post.']);
    const before = await answersOf(deployment, [...parties, ...APPS], ALL);
    await write(incident, 'Shots were fired at the post.', second);
    expect(await answersOf(deployment, [...parties, ...APPS], ALL)).toEqual(before);
    expect(await look('qat-mediator', incident)).toBe('Shots were fired at the post.');
    await findings.shared(id);
    for (const seat of [...persons, ...MECHANISM])
      expect([seat, await look(seat, incident)]).toEqual([seat, 'Shots were fired at the post.']);
    expect(await answersOf(deployment, STRANGERS, ALL)).toEqual(strangers);
  });

  test('a monitor reads it with the case that is assigned to it', async () => {
    const { id, incident } = await verified();
    await write(incident, 'Shots were fired.');
    const monitor = 'sec-monitor';
    expect(await look(monitor, incident)).toBeUndefined();
    const assigned = await perform(deployment, REGISTRY, 'assignMonitor', {
      ...{ allegationId: id, monitor },
    });
    expect(await look(monitor, incident)).toBe('Shots were fired.');
    await perform(deployment, REGISTRY, 'unassignMonitor', { id: assigned, expectedVersion: 1 });
    expect(await look(monitor, incident)).toBeUndefined();
  });

  test('is written while a case about it is looked into, by the secretariat, on what stands', async () => {
    const { id, incident } = await verified();
    const refused = async (more: object = {}): Promise<unknown> =>
      refusals(deployment, REGISTRY, 'writeAgreedNarrative', {
        ...{ incidentId: incident, text: words('Shots.') },
        ...more,
      });
    const absent = `nar_${randomUUID()}`;
    expect(await refused({ replacesId: absent })).toEqual(['STALE_VERSION input.replacesId']);
    const first = await write(incident, 'Shots were fired.');
    expect(await refused()).toEqual(['STALE_VERSION input.replacesId']);
    expect(await refused({ replacesId: absent })).toEqual(['STALE_VERSION input.replacesId']);
    expect(await refused({ replacesId: 'nar_x' })).toEqual(['BAD_USER_INPUT input.replacesId']);
    await write(incident, 'Shots were fired near the post.', first);
    expect(await refused({ replacesId: first })).toEqual(['STALE_VERSION input.replacesId']);
    for (const seat of [...parties, 'tur-mediator', ...APPS, ...STRANGERS]) {
      const input = { incidentId: incident, text: words('Shots.') };
      expect([seat, await refusals(deployment, seat, 'writeAgreedNarrative', input)]).toEqual([
        seat,
        ['FORBIDDEN'],
      ]);
    }
    await findings.determined(await findings.shared(id), one, other);
    expect(await refused()).toEqual(['ILLEGAL_TRANSITION input.incidentId']);
  });

  test('of two that are written at once one stands, and the other is told to read it', async () => {
    const { incident } = await verified();
    const input = { incidentId: incident, text: words('Shots were fired.') };
    const both = await Promise.all(
      [1, 2].map(async () => refusals(deployment, REGISTRY, 'writeAgreedNarrative', input)),
    );
    expect(both.sort((a, b) => a.length - b.length)).toEqual([
      [],
      ['STALE_VERSION input.replacesId'],
    ]);
  });

  test('an incident that the secretariat does not know is as one that never was', async () => {
    const { incident } = await file(deployment, places, one, other.toUpperCase(), 'DRAFT');
    const mutation =
      'mutation ($input: WriteAgreedNarrativeInput!) { writeAgreedNarrative(input: $input) { agreedNarrative { id } userErrors { code path message } replayed } }';
    const given = (incidentId: string): object => ({
      input: { idempotencyKey: randomUUID(), incidentId, text: words('Shots.') },
    });
    const bytes = await expectLikeAbsent(deployment, REGISTRY, mutation, {
      ...{ hidden: given(incident), absent: given(`inc_${randomUUID()}`) },
    });
    expect(bytes).toContain('"NOT_FOUND"');
  });
});

test('the worlds are what the grants say', async () => {
  expect(await deployment.differences()).toEqual([]);
});
