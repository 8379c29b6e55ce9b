// cspell:ignore leters
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Transport } from '@graphql-mesh/transport-common';
import { execute, type ExecutionArgs, parse } from 'graphql';

import { createGraph, type Graph } from '../../gateway/graph.js';
import type { Planner } from '../../gateway/graph-options.js';
import type { Subgraph } from '../../shared/subgraph/subgraph.js';
import { reader, toySubgraphs, toySupergraph } from './toy.js';

type Body = Record<string, unknown>;

async function run(subgraph: Subgraph, asked: Omit<ExecutionArgs, 'schema'>): Promise<unknown> {
  // Whoever reaches these subgraphs asks for nobody: there is no authentication in a graph.
  return execute({ ...asked, schema: subgraph.schema, contextValue: { viewer: reader } });
}

/** Any executor will do: this one knows neither viewers nor tokens. */
function plainTransport(subgraphs: readonly Subgraph[]): Transport {
  return {
    getSubgraphExecutor: (({ subgraphName }: { subgraphName: string }) => {
      const subgraph = subgraphs.find(({ name }) => name === subgraphName.toLowerCase());
      if (!subgraph) throw new Error('no such subgraph');
      return (asked: { document: ExecutionArgs['document']; variables?: Body }) =>
        run(subgraph, { document: asked.document, variableValues: asked.variables });
    }) as never,
  };
}

async function serve(subgraph: Subgraph): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(parts).toString()) as Body;
      const asked = { document: parse(String(query)), variableValues: variables as Body };
      void run(subgraph, asked).then((answer) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, close: () => server.close() };
}

const URL = 'http://any.example/graphql';

function post(body: string, headers: Record<string, string> = {}): Request {
  const all = { 'content-type': 'application/json', ...headers };
  return new Request(URL, { method: 'POST', headers: all, body });
}

const JOINED = '{ letters { id author { name } } }';
const BOTH = {
  letters: [
    { id: 'l1', author: { name: 'name of p1' } },
    { id: 'l2', author: { name: 'name of p2' } },
  ],
};

const cases = (['rust', 'js'] as const).flatMap((planner) =>
  (['a transport', 'plain HTTP'] as const).map((way) => [planner, way] as const),
);

describe.each<readonly [Planner, 'a transport' | 'plain HTTP']>(cases)(
  'a handler with the %s planner over %s',
  (planner, way) => {
    let graph: Graph;
    const closing: (() => void)[] = [];

    beforeAll(async () => {
      const subgraphs = toySubgraphs();
      const urls: Record<string, string> = {};
      for (const subgraph of way === 'plain HTTP' ? subgraphs : []) {
        const { url, close } = await serve(subgraph);
        urls[subgraph.name] = url;
        closing.push(close);
      }
      const transport = way === 'a transport' ? { transport: plainTransport(subgraphs) } : {};
      graph = createGraph({ supergraph: toySupergraph(urls), planner, ...transport });
    });
    afterAll(async () => {
      await graph.close();
      for (const close of closing) close();
    });

    async function asked(request: Request, context?: object): Promise<[number, Body]> {
      const response = await graph.handle(request, context);
      return [response.status, (await response.json()) as Body];
    }

    it('answers JSON by POST, with and without a context', async () => {
      const [status, { data }] = await asked(post(JSON.stringify({ query: JOINED })));
      expect([status, data]).toEqual([200, BOTH]);
      const [, again] = await asked(post(JSON.stringify({ query: JOINED })), { requestId: 'r1' });
      expect(again.data).toEqual(BOTH);
    });

    it('passes variables and the operation’s name', async () => {
      const query =
        'query A { letters { id } } query B($id: ID!) { letter(id: $id) { text author { id name } } }';
      const body = { query, variables: { id: 'l2' }, operationName: 'B' };
      const [, { data }] = await asked(post(JSON.stringify(body)));
      expect(data).toEqual({
        letter: { text: 'goodbye', author: { id: 'p2', name: 'name of p2' } },
      });
    });

    it('sends acts to their subgraph', async () => {
      const query = 'mutation { send(input: { text: "hi" }) { id author { name } } }';
      const [, { data }] = await asked(post(JSON.stringify({ query })));
      expect(data).toEqual({ send: { id: 'l1', author: { name: 'name of p1' } } });
    });

    it('says JSON, and is the same as the product’s own way', async () => {
      const response = await graph.handle(post(JSON.stringify({ query: JOINED })));
      expect(response.headers.get('content-type')).toContain('application/json');
      const body = { query: JOINED, variables: {}, operationName: undefined };
      const own = await graph.answer(body, {});
      expect(JSON.parse(own.body)).toEqual(await response.json());
    });

    it('answers by GET, and a query as text', async () => {
      const headers = { accept: 'application/json' };
      const get = new Request(`${URL}?query=${encodeURIComponent(JOINED)}`, { headers });
      expect((await asked(get))[1].data).toEqual(BOTH);
      const type = { 'content-type': 'application/graphql', ...headers };
      const text = new Request(URL, { method: 'POST', headers: type, body: JOINED });
      expect((await asked(text))[1].data).toEqual(BOTH);
    });

    it('does not act by GET', async () => {
      const act = encodeURIComponent('mutation { send(input: { text: "a" }) { id } }');
      const response = await graph.handle(new Request(`${URL}?query=${act}`));
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      const { data, errors, extensions } = (await response.json()) as Body;
      expect([data, errors]).toEqual([undefined, [expect.anything()]]);
      expect(extensions).toEqual({ cost: { requested: 0, limit: 10_000 } });
    });

    it.each(['', '{', '[]', '"text"', '{"query":1}', '{"variables":{}}', '{"query":""}'])(
      'refuses the body %j with a GraphQL error',
      async (body) => {
        const [status, { errors, data }] = await asked(post(body), { requestId: 'r2' });
        expect([status, data]).toEqual([400, undefined]);
        expect(errors).toEqual([
          {
            message: expect.any(String),
            extensions: { code: 'BAD_REQUEST', requestId: 'r2' },
          },
        ]);
      },
    );

    it('keeps the limits and the masks', async () => {
      const many = `{ ${Array.from({ length: 400 }, (_, at) => `a${at}: __typename`).join(' ')} }`;
      for (const query of [many, '{ leters { id } }', '{ broken }']) {
        const [, { errors }] = await asked(post(JSON.stringify({ query })));
        expect(JSON.stringify(errors)).toMatch(/LIMIT_EXCEEDED|VALIDATION_FAILED|INTERNAL/);
        expect(JSON.stringify(errors)).not.toMatch(/SELECT|Did you mean/);
      }
    });
  },
);
