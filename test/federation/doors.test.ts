import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt, SignJWT } from 'jose';

import { viewerSigner } from '../../shared/viewer/viewer-token.js';
import type { Viewer } from '../../shared/viewer/viewer.js';
import { file, type Filed } from '../support/case.js';
import { type Answer, post } from '../support/client.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { recordMechanism } from '../support/mechanism.js';

let deployment: Deployment;
let hidden: Filed;

beforeAll(async () => {
  deployment = await startDeployment('own processes', {}, 'fresh');
  const places = await recordMechanism(deployment);
  hidden = await file(deployment, places, 'afg', 'PAK', 'REGISTERED');
});
afterAll(async () => {
  await deployment.stop();
});

const VIEWER: Viewer = {
  delegation: 'PAK',
  role: 'PARTY_OFFICER',
  subject: 'pak-officer',
  seat: 'pak_officer',
  scopes: [],
  client: null,
};
const AS_AFG: Viewer = {
  ...VIEWER,
  delegation: 'AFG',
  subject: 'afg-officer',
  seat: 'afg_officer',
};
const BODY = JSON.stringify({ query: '{ allegations(first: 5) { totalCount } }' });

async function knock(
  subgraph: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answer> {
  return post(`${deployment.subgraphUrls[subgraph] ?? ''}/graphql`, body, headers);
}

function mint(viewer: Viewer, audience: string, body: string): string {
  const key = createPrivateKey({ key: JSON.parse(deployment.viewerKey) as never, format: 'jwk' });
  return viewerSigner(key)({ viewer, audience, requestId: 'test', body });
}

describe('a subgraph’s port', () => {
  test('E01 E04: one fixed 401 for no token, a delegation’s token, and a viewer token for another body, subgraph or viewer', async () => {
    const good = mint(VIEWER, 'incidents', BODY);
    const [head = '', , signature = ''] = good.split('.');
    const forged = { ...decodeJwt(good), viewer: AS_AFG };
    const swapped = [
      head,
      Buffer.from(JSON.stringify(forged)).toString('base64url'),
      signature,
    ].join('.');
    const refused = await Promise.all([
      knock('incidents', BODY, {}),
      knock('incidents', '{"query":"{_service{sdl}}"}', {}),
      knock('incidents', 'not json', {}),
      knock('incidents', BODY, {
        authorization: `Bearer ${await deployment.token('pak-officer')}`,
      }),
      knock('incidents', BODY, { authorization: `Bearer ${swapped}` }),
      knock('incidents', `${BODY} `, { authorization: `Bearer ${good}` }),
      knock('evidence', BODY, { authorization: `Bearer ${good}` }),
      knock('incidents', BODY, { 'x-viewer': JSON.stringify(VIEWER) }),
    ]);
    expect(new Set(refused.map((answer) => answer.status))).toEqual(new Set([401]));
    expect(new Set(refused.map((answer) => answer.bytes)).size).toBe(1);
  });

  test('E04: a viewer token is good once', async () => {
    const token = mint(VIEWER, 'incidents', BODY);
    const headers = { authorization: `Bearer ${token}` };
    expect((await knock('incidents', BODY, headers)).body.data).toEqual({
      allegations: { totalCount: 0 },
    });
    expect((await knock('incidents', BODY, headers)).status).toBe(401);
  });

  test('invariant 3, E06 E07 E09 E10: with the gateway’s own key, a reference is read by its key alone, in the viewer’s world', async () => {
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Allegation { id status basisSummary { original } } } }';
    const entities = async (representation: object): Promise<string> => {
      const body = JSON.stringify({ query, variables: { r: [representation] } });
      return (
        await knock('incidents', body, {
          authorization: `Bearer ${mint(VIEWER, 'incidents', body)}`,
        })
      ).bytes;
    };
    const absent = await entities({ __typename: 'Allegation', id: `alg_${randomUUID()}` });
    for (const extra of [
      {},
      { originator: 'PAK' },
      { clearance: 'DRAFT', status: 'NOTIFIED' },
      { ['__proto__']: { admin: true } },
    ]) {
      expect(await entities({ __typename: 'Allegation', id: hidden.allegation, ...extra })).toBe(
        absent,
      );
    }
    for (const typename of ['EvidenceItem', 'Recorded', 'Nothing']) {
      const answer = await entities({ __typename: typename, id: hidden.evidence });
      expect(answer).not.toContain(hidden.evidence);
      expect(answer).not.toMatch(/ at |node_modules|SELECT/);
    }
  });

  test('the internal door opens to no gateway token and to no delegation', async () => {
    const body = JSON.stringify({ kind: 'audience', recordId: hidden.allegation });
    const url = `${deployment.subgraphUrls.incidents ?? ''}/internal`;
    for (const token of [
      mint(VIEWER, 'incidents', body),
      await deployment.token('afg-head'),
      'x',
    ]) {
      const answer = await post(url, body, { authorization: `Bearer ${token}` });
      expect([answer.status, answer.bytes.includes('AFG')]).toEqual([401, false]);
    }
  });
});

describe('the gateway’s door', () => {
  test('F01 F02 F05 F08: every token that is not right gets the same 401, and no subgraph is asked', async () => {
    const good = await deployment.token('pak-officer');
    const [, payload = '', signature = ''] = good.split('.');
    const claims = decodeJwt(good);
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const sign = async (more: object): Promise<string> =>
      new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'EdDSA' }).sign(stranger);
    const header = (json: object): string =>
      Buffer.from(JSON.stringify(json)).toString('base64url');
    const tokens = [
      `${header({ alg: 'none' })}.${payload}.`,
      `${header({ alg: 'None' })}.${payload}.${signature}`,
      `${header({ alg: 'EdDSA', jku: 'http://127.0.0.1:1/keys' })}.${payload}.${signature}`,
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(signature)),
      await sign({}),
      await sign({ iss: 'https://id.afg.example' }),
      await sign({ delegation: 'AFG', roles: ['PARTY_HEAD'] }),
      'nonsense',
    ];
    const answers = await Promise.all(
      tokens.map(async (token) => post(deployment.url, BODY, { authorization: `Bearer ${token}` })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([401]));
    expect(new Set(answers.map((answer) => answer.bytes)).size).toBe(1);
    expect(answers[0]?.body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

const ASK = 'query ($id: ID!) { allegation(id: $id) { id } }';

describe('bad input', () => {
  const headers = async (): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await deployment.token('pak-officer')}`,
  });
  const cases: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, string])[] = [
    ['malformed JSON', '{"query":', 'BAD_REQUEST'],
    ['malformed GraphQL', JSON.stringify({ query: '{ allegations(' }), 'GRAPHQL_PARSE_FAILED'],
    [
      'an unknown field',
      JSON.stringify({ query: '{ allegations(first: 1) { secrets } }' }),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a batch', `[${BODY}]`, 'BAD_REQUEST'],
    [
      'invalid UTF-8',
      new Uint8Array([...Buffer.from('{"query":"{ a'), 0xff, ...Buffer.from('}"}')]),
      'BAD_USER_INPUT',
    ],
    [
      'U+0000 in a variable',
      JSON.stringify({ query: ASK, variables: { id: 'a\0b' } }),
      'BAD_USER_INPUT',
    ],
    [
      'a wrong type',
      JSON.stringify({ query: '{ allegations(first: "ten") { totalCount } }' }),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'too deep',
      JSON.stringify({
        query: `{ allegations(first: 1) { nodes ${'{ incident { reports { by { id } } } statements { counterAllegation '.repeat(12)}{ id }${' } }'.repeat(12)} } }`,
      }),
      'LIMIT_EXCEEDED',
    ],
    [
      'too costly',
      JSON.stringify({
        query:
          '{ allegations(first: 100) { nodes { evidence { allegations { evidence { custody { id } } } } statements { counterAllegation { evidence { custody { id } } } } } } }',
      }),
      'COST_LIMIT_EXCEEDED',
    ],
    [
      '5,000 aliases',
      JSON.stringify({
        query: `{ ${Array.from({ length: 5_000 }, (_, n) => `a${String(n)}: __typename`).join(' ')} }`,
      }),
      'LIMIT_EXCEEDED',
    ],
    [
      'more than a megabyte',
      JSON.stringify({ query: `{ a }${' '.repeat(1_100_000)}` }),
      'PAYLOAD_TOO_LARGE',
    ],
  ];

  test.each(cases)(
    '%s gets a stable code and tells nothing of the inside',
    async (_name, body, code) => {
      const answer = await post(deployment.url, body, await headers());
      expect(answer.body.errors?.[0]?.extensions.code).toBe(code);
      expect(answer.bytes).not.toMatch(/node_modules|SELECT |pg_|127\.0\.0\.1|Did you mean/);
    },
  );
});
