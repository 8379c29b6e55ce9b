import { generateKeyPairSync, type KeyObject } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Executor } from '@graphql-mesh/transport-common';
import { type ExecutionResult, parse } from 'graphql';
import { pino } from 'pino';

import { inProcessTransport, signedHttpTransport } from '../../gateway/transports.js';
import type { Logger } from '../../shared/logger.js';
import { type Served, serveSubgraph } from '../../shared/subgraph/serve.js';
import { viewerSigner } from '../../shared/viewer/viewer-token.js';
import { raw } from './serving.js';
import { reader, toySubgraphs } from './toy.js';

const REQUEST_ID = 'the-request';

interface Line {
  readonly msg: string;
  readonly requestId: string;
  readonly subgraph: string;
  readonly reason: string;
}

/** Keeps what is logged, without where in the code it was. */
function keeping(lines: Line[]): Logger {
  const write = (text: string): void => {
    const { msg, requestId, subgraph, reason } = JSON.parse(text) as Line;
    lines.push({ msg, requestId, subgraph, reason });
  };
  return pino({ level: 'error' }, { write });
}

type Variables = Readonly<Record<string, unknown>>;

const SEND = 'mutation ($input: SendInput!) { send(input: $input) { id } }';
const ASKED: readonly (readonly [string, string, Variables?, string?])[] = [
  ['data', '{ letters(first: 2) { id text author { __typename id } } whoAsks }'],
  ['fragments and aliases', '{ a: letter(id: "l1") { ...L } } fragment L on Letter { i: id }'],
  ['variables', 'query ($id: ID!) { letter(id: $id) { text } }', { id: 'l2' }],
  ['flags', 'query ($no: Boolean!) { whoAsks @skip(if: $no) letter(id: 1) { id } }', { no: true }],
  [
    'entities',
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Letter { id } } }',
    { r: [{ __typename: 'Letter', id: 'l1' }] },
  ],
  ['its schema as text', '{ _service { sdl } }'],
  ['an act', SEND, { input: { text: 'dear', stamps: [1] } }],
  [
    'several acts',
    `${SEND.slice(0, -1)} two: send(input: $input) { id } }`,
    { input: { text: 'a' } },
  ],
  ['one operation of two', 'query A { whoAsks } query B { letter(id: "l1") { id } }', {}, 'B'],
  ['a fault', '{ broken whoAsks }'],
  ['a refusal', '{ whoAsks refused }'],
  ['a variable that does not fit', SEND, { input: { text: 'a', stamps: ['secret'] } }],
  ['a variable that is missing', SEND],
  ['a literal that does not fit', '{ letters(first: "secret") { id } }'],
];

/** What is compared: everything but the order of an error's own fields. */
function plain({ data, errors }: ExecutionResult): object {
  const shown = errors?.map(({ message, path, extensions }) => ({ message, path, extensions }));
  return JSON.parse(JSON.stringify({ data, errors: shown })) as object;
}

describe('a subgraph in the gateway’s process and one behind its own server', () => {
  const lines: Record<'here' | 'served', Line[]> = { here: [], served: [] };
  const documents: object[] = [];
  let served: Served;
  let here: Executor;
  let there: Executor;
  let close: () => Promise<void>;
  let viewerKey: KeyObject;

  beforeAll(async () => {
    const [letters] = toySubgraphs();
    const keys = generateKeyPairSync('ed25519');
    if (!letters) throw new Error('no subgraph');
    const whoAsks = letters.schema.getQueryType()?.getFields().whoAsks;
    const { resolve } = whoAsks ?? {};
    if (!whoAsks || !resolve) throw new Error('no field');
    whoAsks.resolve = (...given) => {
      documents.push(given[3].operation);
      return resolve(...given);
    };
    viewerKey = keys.privateKey;
    served = await serveSubgraph(letters, {
      host: '127.0.0.1',
      port: 0,
      viewerPublicKey: JSON.stringify(keys.publicKey.export({ format: 'jwk' })),
      internalSecret: 'a secret of at least 32 characters!!',
      logger: keeping(lines.served),
    });
    const transport = signedHttpTransport({
      urls: { letters: `http://127.0.0.1:${String(served.port)}` },
      viewerKey,
      logger: keeping([]),
    });
    close = () => transport.close();
    const asked = { subgraphName: 'LETTERS' } as never;
    there = transport.getSubgraphExecutor(asked) as Executor;
    const inProcess = inProcessTransport([letters], keeping(lines.here));
    here = inProcess.getSubgraphExecutor(asked) as Executor;
  });
  afterAll(async () => {
    await close();
    await served.close();
  });
  beforeEach(() => {
    for (const kept of [lines.here, lines.served, documents]) kept.length = 0;
  });

  async function ask(way: Executor, ...[, text, variables, operationName]: (typeof ASKED)[number]) {
    const context = { viewer: reader, requestId: REQUEST_ID };
    const request = { document: parse(text), variables, operationName, context };
    return plain((await way(request as never)) as ExecutionResult);
  }

  it.each(ASKED)('answer and log alike: %s', async (...asked) => {
    const answer = await ask(there, ...asked);
    expect(answer).toEqual(await ask(here, ...asked));
    expect(JSON.stringify(answer)).not.toMatch(/secret|postgres/);
    expect(lines.served).toEqual(lines.here);
  });

  it('say which faults there were', async () => {
    expect(await ask(there, 'a fault', '{ broken whoAsks }')).toEqual({
      data: { broken: null, whoAsks: 'pak_officer' },
      errors: [
        {
          message: 'Something failed on our side; quote the request id.',
          path: ['broken'],
          extensions: { code: 'INTERNAL' },
        },
      ],
    });
    expect(lines.served).toEqual([
      { msg: 'a resolver failed', requestId: REQUEST_ID, subgraph: 'letters', reason: 'Error' },
    ]);
    const wrong = await ask(there, '', SEND, { input: { text: 1 } });
    expect(wrong).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('keep a document by its text behind the server, and nothing of who asked', async () => {
    await ask(there, '', 'query Kept { whoAsks }');
    await ask(there, '', 'query Kept { whoAsks }');
    await ask(there, '', 'query Other { whoAsks }');
    expect(documents[1]).toBe(documents[0]);
    expect(documents[2]).not.toBe(documents[0]);
  });

  it.each([
    'null',
    '[]',
    '{}',
    '{"query":{"kind":"Document"}}',
    '[{"query":"{ whoAsks }"}]',
    'secret',
  ])('hear nothing of a body that is no operation, though it is signed: %s', async (body) => {
    const call = { viewer: reader, audience: 'letters', requestId: REQUEST_ID, body };
    const headers = ['authorization', `Bearer ${viewerSigner(viewerKey)(call)}`];
    const { status, text } = await raw(served.port, { headers, body });
    expect(status).toBe(500);
    expect(text).toBe(
      '{"errors":[{"message":"Something failed on our side; quote the request id.","extensions":{"code":"INTERNAL"}}]}',
    );
  });
});
