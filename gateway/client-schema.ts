import { buildASTSchema, type DefinitionNode, type GraphQLSchema, parse, visit } from 'graphql';

import { ofFederation } from './plain-supergraph.js';

function named(definition: DefinitionNode): string {
  return 'name' in definition ? definition.name.value : '';
}

/**
 * The schema that clients see of a plain supergraph: all of it but what says how it is joined (the join specification,
 * v0.3). Others hold what clients may not see, and their schema is the runtime's to make.
 */
export function clientSchema(supergraph: string): GraphQLSchema {
  const { definitions, ...document } = parse(supergraph, { noLocation: true });
  const ours = definitions.filter((definition) => !ofFederation(named(definition)));
  const seen = visit(
    { ...document, definitions: ours },
    { Directive: (node) => (ofFederation(node.name.value) ? null : undefined) },
  );
  return buildASTSchema(seen, { assumeValidSDL: true });
}
