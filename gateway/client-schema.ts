import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  visit,
} from 'graphql';

import { ofFederation } from './plain-supergraph.js';

function joiningDirective(name: string): boolean {
  return ofFederation(name) || name === 'link' || name === 'core';
}

/** Tells whether a definition says how the supergraph is joined, and nothing that clients ask for. */
function joining(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return joiningDirective(definition.name.value);
  return 'name' in definition && ofFederation(definition.name.value);
}

/**
 * The schema that clients see of a plain supergraph: all of it but what says how it is joined (the join specification,
 * v0.3). Others hold what clients may not see, and their schema is the runtime's to make.
 */
export function clientSchema(supergraph: DocumentNode): GraphQLSchema {
  const definitions = supergraph.definitions.filter((definition) => !joining(definition));
  const seen = visit(
    { ...supergraph, definitions },
    { Directive: ({ name }) => (joiningDirective(name.value) ? null : undefined) },
  );
  return buildASTSchema(seen, { assumeValidSDL: true });
}
