import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file, type Filed } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';

let deployment: Deployment;
let places: Places;
/** The other side's: one that is submitted and not notified; and one's own, for edges. */
let hidden: Filed;
let own: Filed;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  hidden = await file(deployment, places, 'afg', 'PAK', 'REGISTERED');
  own = await file(deployment, places, 'pak', 'AFG', 'DRAFT');
});
afterAll(async () => {
  await deployment.stop();
});

const KINDS = ['allegation', 'incident', 'report', 'evidence'] as const;
const PREFIX = { allegation: 'alg', incident: 'inc', report: 'rep', evidence: 'evi' } as const;

/** The same answer for an id of the other side's and for one that never was, in every byte. */
async function expectSame(
  query: string,
  kind: (typeof KINDS)[number],
  input?: (id: string) => object,
): Promise<void> {
  const key = randomUUID();
  const variables = (id: string): object =>
    input ? { input: { idempotencyKey: key, ...input(id) } } : { id };
  const absent = await deployment.ask(
    'pak-officer',
    query,
    variables(`${PREFIX[kind]}_${randomUUID()}`),
  );
  const guessed = await deployment.ask('pak-officer', query, variables(hidden[kind]));
  expect([guessed.status, guessed.headers, guessed.bytes]).toEqual([
    absent.status,
    absent.headers,
    absent.bytes,
  ]);
  expect(guessed.bytes).toContain('NOT_FOUND');
}

describe('an id of the other side’s, known to the attacker', () => {
  test('A01 D01: a query answers as for an id that never was', async () => {
    await expectSame('query ($id: ID!) { allegation(id: $id) { id status } }', 'allegation');
    await expectSame('query ($id: ID!) { incident(id: $id) { id reference } }', 'incident');
    await expectSame('query ($id: ID!) { evidenceItem(id: $id) { id status } }', 'evidence');
  });

  test('A01: aliases, fragments and switched-off fields change nothing', async () => {
    await expectSame(
      'query ($id: ID!, $x: Boolean = false) { a: allegation(id: $id) { ...F } b: allegation(id: $id) { ...F basisSummary @include(if: $x) { original } } } fragment F on Allegation { s: status }',
      'allegation',
    );
  });

  test('A02 D13 E03: there is no node lookup, no _entities and no _service at the gateway', async () => {
    for (const field of [
      'node(id: "x") { id }',
      '_entities(representations: []) { __typename }',
      '_service { sdl }',
    ]) {
      const answer = await deployment.ask('pak-officer', `{ ${field} }`);
      expect([field, answer.body.errors?.[0]?.extensions.code]).toEqual([
        field,
        'GRAPHQL_VALIDATION_FAILED',
      ]);
    }
  });

  test('D04 D05: an act answers NOT_FOUND, whatever the state and the version', async () => {
    const versioned = (id: string): object => ({ id, expectedVersion: 7 });
    const act = (name: string, type: string): string =>
      `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code path message } } }`;
    await expectSame(act('submitAllegation', 'AllegationActInput'), 'allegation', versioned);
    await expectSame(act('sealEvidence', 'SealEvidenceInput'), 'evidence', versioned);
    await expectSame(act('submitStatement', 'SubmitStatementInput'), 'allegation', (id) => ({
      allegationId: id,
      expectedVersion: 3,
      kind: 'DENIES',
      text: { original: 'No.', lang: 'en' },
    }));
  });

  test('H02: attaching evidence to a hidden allegation is NOT_FOUND, and nothing is written', async () => {
    const draft =
      'mutation ($input: DraftEvidenceInput!) { draftEvidence(input: $input) { userErrors { code path message } } }';
    await expectSame(draft, 'allegation', (id) => ({
      kind: 'PHOTO',
      title: { original: 'x', lang: 'en' },
      allegationId: id,
    }));
    const link =
      'mutation ($input: LinkEvidenceInput!) { linkEvidence(input: $input) { userErrors { code path message } } }';
    await expectSame(link, 'allegation', (id) => ({
      itemId: own.evidence,
      allegationId: id,
    }));
    const { body } = await deployment.ask(
      'afg-officer',
      `query ($id: ID!) { allegation(id: $id) { evidence { id } } }`,
      { id: hidden.allegation },
    );
    expect(body.data).toEqual({ allegation: { evidence: [{ id: hidden.evidence }] } });
  });

  test('D02: a malformed id has one answer, whatever is in the record', async () => {
    for (const id of [
      'x',
      hidden.allegation.toUpperCase(),
      `${hidden.allegation} `,
      hidden.incident,
    ]) {
      const { body } = await deployment.ask(
        'pak-officer',
        'query ($id: ID!) { allegation(id: $id) { id } }',
        { id },
      );
      expect(body.errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });

  test('no list, count or answer of any kind names it', async () => {
    const everything = `{ allegations(first: 100) { totalCount nodes { id incident { id reports { id } } evidence { id } } }
      incidents(first: 100) { totalCount nodes { id } } evidenceItems(first: 100) { totalCount nodes { id } } }`;
    const { bytes } = await deployment.ask('pak-officer', everything);
    for (const kind of KINDS) expect(bytes).not.toContain(hidden[kind]);
    expect(bytes).toContain(own.allegation);
  });
});
