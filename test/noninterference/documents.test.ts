import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { must } from '../support/acts.js';
import { allegation, file, type Filed } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { SUBGRAPHS } from '../support/prepared.js';

let deployment: Deployment;
let places: Places;
/** Two cases of the other side's that were notified: one holds secrets in its hidden fields, one holds nothing. */
let rich: string;
let poor: string;
let hidden: Filed;

async function notified(changes: object): Promise<string> {
  const id = await must(
    deployment,
    'afg-officer',
    'draftAllegation',
    allegation('PAK', places, changes),
  );
  const noticeText = { original: 'Fire is alleged.', lang: 'en' };
  for (const [seat, name, expectedVersion, more] of [
    ['afg-head', 'submitAllegation', 1, {}],
    ['sec-secretariat', 'registerAllegation', 1, {}],
    ['sec-secretariat', 'notifyAllegation', 2, { noticeText }],
  ] as const) {
    await must(deployment, seat, name, {
      idempotencyKey: randomUUID(),
      id,
      expectedVersion,
      ...more,
    });
  }
  return id;
}

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  rich = await notified({ allegedUnit: 'Battery 9', sourceRisk: 'AT_RISK' });
  poor = await notified({});
  hidden = await file(deployment, places, 'afg', 'PAK', 'REGISTERED');
  await must(deployment, 'afg-officer', 'draftEvidence', {
    idempotencyKey: randomUUID(),
    kind: 'VIDEO',
    title: { original: 'Video', lang: 'en' },
    allegationId: rich,
  });
});
afterAll(async () => {
  await deployment.stop();
});

async function bytes(query: string, variables: object): Promise<string> {
  return (await deployment.ask('pak-officer', query, variables)).bytes;
}

const FIELDS =
  'registryRef allegedUnit basisSummary { original } sourceRisk submittedAt withheld { field reason }';

describe('a hidden field of a shared record', () => {
  test('A04: is null with the same bytes whether there is a value or not', async () => {
    const query = `query ($id: ID!) { allegation(id: $id) { ${FIELDS} evidence { id } } }`;
    expect(await bytes(query, { id: rich })).toBe(await bytes(query, { id: poor }));
    expect(await bytes(query, { id: rich })).not.toContain('Battery');
  });

  test('A05 A08: also under aliases and in fragments that are spread twice', async () => {
    const query = `query ($id: ID!) { a: allegation(id: $id) { ...F } b: allegation(id: $id) { ...F caseNo2: registryRef } }
      fragment F on Allegation { ...G unit: allegedUnit } fragment G on Allegation { status: allegedUnit b: basisSummary { o: original } }`;
    expect(await bytes(query, { id: rich })).toBe(await bytes(query, { id: poor }));
  });

  test('A11: also when it is switched on and off by a variable', async () => {
    const query = `query ($id: ID!, $x: Boolean!) { allegation(id: $id) { status sourceRisk @include(if: $x) allegedUnit @skip(if: $x) } }`;
    for (const x of [true, false]) {
      expect(await bytes(query, { id: rich, x })).toBe(await bytes(query, { id: poor, x }));
    }
  });

  test('A13 A14: also in the payload of a mutation, where counts are of what was given', async () => {
    const mutation = `mutation ($input: DraftEvidenceInput!) { draftEvidence(input: $input) { evidenceItem {
      title { original } allegations { ${FIELDS} evidence { title { original } } } } } }`;
    const input = { kind: 'PHOTO', title: { original: 'Own', lang: 'en' } };
    const answers = [];
    for (const allegationId of [rich, poor]) {
      answers.push(
        await bytes(mutation, { input: { ...input, idempotencyKey: randomUUID(), allegationId } }),
      );
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain('"evidence":[{"title":{"original":"Own"}}]');
  });

  test('A10: a back edge leads to nothing that was not given', async () => {
    const query = `query ($id: ID!) { allegation(id: $id) { incident { reports { by { code } } } statements { counterAllegation { id } }
      evidence { allegations { id } } agendaItems { allegation { id } } } }`;
    const answer = await bytes(query, { id: rich });
    expect(answer).toContain('"statements":[]');
    for (const id of Object.values(hidden)) expect(answer).not.toContain(id);
  });
});

describe('errors and the schema', () => {
  test('D07: errors of one answer stand in one order, whichever field failed first', async () => {
    const absent = (prefix: string): string => `${prefix}_00000000-0000-4000-8000-000000000000`;
    const query = `{ z: allegation(id: "${absent('alg')}") { id } a: evidenceItem(id: "${absent('evi')}") { id }
      m: session(id: "${absent('ses')}") { id } b: incident(id: "x") { id } }`;
    const answers = new Set<string>();
    for (let n = 0; n < 20; n += 1) answers.add(await bytes(query, {}));
    expect(answers.size).toBe(1);
  });

  test('D08: overflow, impossible dates and odd numbers get a code and no word of the database', async () => {
    for (const query of [
      '{ allegations(first: 99999999999) { totalCount } }',
      '{ allegations(first: 1, filter: { notifiedFrom: "2025-02-31T00:00:00Z" }) { totalCount } }',
      '{ allegations(first: 1, filter: { notifiedFrom: "+292278994-08-17T07:12:55Z" }) { totalCount } }',
      '{ places(first: 1, filter: { name: "%_%\\\\ \\"; DROP TABLE place" }) { totalCount } }',
    ]) {
      const { body, bytes: text } = await deployment.ask('pak-officer', query);
      if (body.errors) {
        expect([query, ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']]).toEqual([
          query,
          expect.arrayContaining([body.errors[0]?.extensions.code]),
        ]);
      }
      expect(text).not.toMatch(/SQL|relation|column "|syntax error|timestamp|integer out|place"/);
    }
  });

  test('D10 D11: the schema is the same bytes for every role, and an unknown type is null', async () => {
    const query =
      '{ __schema { types { name fields { name args { name } } } } a: __type(name: "CaucusNote") { name } b: __type(name: "MediatorNote") { name } }';
    const answers = await Promise.all(
      ['pak-officer', 'afg-head', 'tur-mediator', 'obs-a-app', null].map(
        async (seat) => (await deployment.ask(seat, query)).bytes,
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"b":null');
  });

  test('E18 E19: no field is resolved by two subgraphs, and none is made from another subgraph’s', async () => {
    const { readFileSync } = await import('node:fs');
    for (const name of SUBGRAPHS) {
      const sdl = readFileSync(`subgraphs/${name}/schema.graphql`, 'utf8');
      expect(sdl).not.toMatch(
        /@(override|requires|provides|external|interfaceObject|inaccessible)\b/,
      );
    }
  });

  test('H13 H16 F17: there is no delete, no export, no acting for another', async () => {
    const query = '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }';
    const names = [...(await bytes(query, {})).matchAll(/"name":"(\w+)"/g)].map(
      (match) => match[1],
    );
    expect(names.length).toBeGreaterThan(20);
    expect(
      names.filter((name) =>
        /delete|remove|purge|export|impersonate|actAs|sudo|login|search|stats/i.test(name ?? ''),
      ),
    ).toEqual([]);
  });
});
