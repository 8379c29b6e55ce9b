import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { GraphQLError, parse } from 'graphql';

import { createLogger } from '../../shared/logger.js';
import type { Subgraph } from '../../shared/subgraph/subgraph.js';
import type { Viewer } from '../../shared/viewer/viewer.js';

/** Two subgraphs small enough to read: letters, and the people who wrote them. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const LETTERS = `${LINK}
scalar Day
type Query {
  letters(first: Int): [Letter!]
  letter(id: ID!): Letter
  post(on: Day): String
  broken: String
  refused: String
  slow: String
  whoAsks: String
}
type Mutation { send(input: SendInput!): Letter }
input SendInput { text: String! stamps: [Int!] }
type Letter @key(fields: "id") { id: ID! text: String author: Person }
type Person @key(fields: "id", resolvable: false) { id: ID! }
`;

const PEOPLE = `${LINK}
type Query { people: PersonConnection nobody: String }
type PersonConnection { nodes(first: Int): [Person!] }
type Person @key(fields: "id") { id: ID! name: String letters: String }
`;

export interface ToyContext {
  readonly viewer: Viewer;
  readonly requestId: string;
}

const letters = [
  { id: 'l1', text: 'hello', author: { id: 'p1' } },
  { id: 'l2', text: 'goodbye', author: { id: 'p2' } },
];

function toy(name: string, typeDefs: string, resolvers: object): Subgraph {
  return {
    name,
    schema: buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }]),
    contextFor: (viewer, requestId): ToyContext => ({ viewer, requestId }),
    receive: (message) => Promise.resolve({ echo: message }),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Makes the two subgraphs; `calls` collects what reached them. */
export function toySubgraphs(calls: string[] = []): Subgraph[] {
  const seen =
    <Value>(name: string, answer: (args: Record<string, unknown>, context: ToyContext) => Value) =>
    (_: unknown, args: Record<string, unknown>, context: ToyContext): Value => {
      calls.push(name);
      return answer(args, context);
    };
  return [
    toy('letters', LETTERS, {
      Query: {
        letters: seen('letters', () => letters),
        letter: seen('letter', ({ id }) => letters.find((letter) => letter.id === id)),
        post: seen('post', () => 'posted'),
        broken: seen('broken', () => {
          throw new Error('SELECT secret FROM letters at postgres://owner:pw@db:5432 failed');
        }),
        refused: seen('refused', () => {
          throw new GraphQLError('This role may not use this query or mutation.', {
            extensions: { code: 'FORBIDDEN', host: 'db-1' },
          });
        }),
        slow: seen('slow', () => new Promise((resolve) => setTimeout(resolve, 6_000, 'at last'))),
        whoAsks: seen('whoAsks', (_, { viewer }) => viewer.seat),
      },
      Mutation: { send: seen('send', () => letters[0]) },
    }),
    toy('people', PEOPLE, {
      Query: {
        people: seen('people', () => ({ nodes: [{ id: 'p1' }, { id: 'p2' }] })),
        nobody: seen('nobody', () => null),
      },
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }),
      },
    }),
  ];
}

/** Composes the supergraph of the two. */
export function toySupergraph(urls: Record<string, string> = {}): string {
  const services = [
    { name: 'letters', typeDefs: parse(LETTERS) },
    { name: 'people', typeDefs: parse(PEOPLE) },
  ].map((service) => ({ ...service, url: urls[service.name] ?? `http://${service.name}` }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new AggregateError(errors);
  return supergraphSdl;
}

export const silent = createLogger('silent', 'test');

export const reader: Viewer = {
  delegation: 'PAK',
  role: 'PARTY_OFFICER',
  subject: 'u1',
  seat: 'pak_officer',
  scopes: [],
  client: null,
};
