import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Transport } from '@graphql-mesh/transport-common';
import { composeServices } from '@theguild/federation-composition';
import { execute, type ExecutionArgs, type GraphQLSchema, parse } from 'graphql';

import { createGraph, type Graph } from '../../gateway/graph.js';

/** A subgraph of a hand-made supergraph: its SDL without the link to the specification, and its resolvers. */
export type Part = readonly [sdl: string, resolvers: object];
export type Parts = Readonly<Record<string, Part>>;

/** A document and the answer typed by hand; with variables where it has some. */
export type Case = readonly [query: string, data: unknown, variables?: Record<string, unknown>];

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires",
  "@provides", "@external", "@override", "@shareable", "@inaccessible", "@interfaceObject", "@extends", "@tag"])`;

function schemaOf([sdl, resolvers]: Part): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(LINK + sdl), resolvers: resolvers as never }]);
}

/** Composes a supergraph. */
export function compose(parts: Parts): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(parts).map(([name, [sdl]]) => ({
      name,
      typeDefs: parse(LINK + sdl),
      url: `http://${name}.example`,
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** Reaches the subgraphs; `calls` collects which was called. */
function transportOf(parts: Parts, calls: string[] = []): Transport {
  const schemas = new Map(
    Object.entries(parts).map(([name, part]) => [name.toLowerCase(), schemaOf(part)]),
  );
  return {
    getSubgraphExecutor: (({ subgraphName }: { subgraphName: string }) => {
      const schema = schemas.get(subgraphName.toLowerCase());
      if (!schema) throw new Error(`no subgraph ${subgraphName}`);
      return async (asked: { document: ExecutionArgs['document']; variables?: object }) => {
        calls.push(subgraphName.toLowerCase());
        const variableValues = (asked.variables ?? {}) as Record<string, unknown>;
        // As over the network: what one request gets, no other holds.
        const result = await execute({ schema, document: asked.document, variableValues });
        return JSON.parse(JSON.stringify(result)) as unknown;
      };
    }) as never,
  };
}

/** The ways to an answer: ours where it is taken, the runtime with the native planner, and with the other. */
export const WAYS = ['own', 'runtime', 'js'] as const;
export type Way = (typeof WAYS)[number];

/** Makes a graph whose answers come by a way. */
export function graphBy(way: Way, parts: Parts, calls: string[] = []): Graph {
  const planner = way === 'js' ? 'js' : 'rust';
  return createGraph({ supergraph: compose(parts), planner, transport: transportOf(parts, calls) });
}

/** Asks a graph for one document by a way. */
export async function askBy(
  way: Way,
  graph: Graph,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ data?: unknown; errors?: { path?: unknown; extensions: { code: string } }[] }> {
  // Who does not take plain JSON is answered by the runtime.
  const accept = way === 'own' ? 'application/json' : 'application/graphql-response+json';
  const request = new Request('http://any.example/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables }),
  });
  return (await (await graph.handle(request)).json()) as { data?: unknown };
}
