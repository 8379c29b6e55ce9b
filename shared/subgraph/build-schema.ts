import { createPubSub } from '@graphql-yoga/subscription';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, type BuildSchemaOptions, createResolversMap } from 'type-graphql';

import type { SubgraphContext } from './context.js';
import type { RecordClass } from './recorded.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;

const QUERY =
  'What can be read: every answer is made of what was given to the viewer, and of nothing else.';
const MUTATION =
  'What can be done: every act takes an idempotency key, and answers with the record or with what to mend.';

/** Finds a federation entity by its key; the context is the one of the operation. */
export type ReferenceResolver = (reference: { readonly id: string }, context: object) => unknown;

/** Finds an entity of this subgraph by its key, in the viewer's world: hidden and absent give the same null. */
export function recordReference(type: RecordClass): ReferenceResolver {
  return async ({ id }, context) => (context as SubgraphContext).reads.find(type, id);
}

/** What a subgraph's schema is made of. */
export interface SchemaParts {
  readonly resolvers: BuildSchemaOptions['resolvers'];
  /** Types reached only through `_entities`. */
  readonly orphanedTypes: NonNullable<BuildSchemaOptions['orphanedTypes']>;
  readonly references: Readonly<Record<string, ReferenceResolver>>;
}

/** A subgraph's SDL and its executable schema, without permissions. */
export interface BuiltSchema {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

/** Describes the root types, which type-graphql makes without a description; the same in every subgraph. */
function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query) query.description = QUERY;
  if (mutation) mutation.description = MUTATION;
  return schema;
}

/** Builds a federation 2 subgraph schema from type-graphql classes. */
export async function buildFederatedSchema(parts: SchemaParts): Promise<BuiltSchema> {
  const plain = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: parts.orphanedTypes,
    validate: false,
    // It would ask the schema everything about itself, at every start; what is built of it below is checked as any SDL is.
    skipCheck: true,
    pubSub: createPubSub(),
  });
  // The printed schema block would stand beside the one that the federation link needs.
  const types = printSchemaWithDirectives(describeRoots(plain)).replace(
    /^schema\s*\{[^}]*\}\s*/m,
    '',
  );
  const sdl = `${LINK}\n\n${types.trim()}\n`;
  const resolvers: Record<string, object> = { ...createResolversMap(plain) };
  for (const [type, resolve] of Object.entries(parts.references)) {
    // Only the key of a representation is ours to read: whatever else it claims is dropped here.
    const resolveReference = (reference: { id: unknown }, context: object): unknown =>
      typeof reference.id === 'string' ? resolve({ id: reference.id }, context) : null;
    resolvers[type] = { ...resolvers[type], __resolveReference: resolveReference };
  }
  return {
    sdl,
    schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]),
  };
}
