import {
  coerceInputValue,
  getNullableType,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

import { publicError } from '../shared/errors.js';
import type { RawVariables } from './cost.js';

/** Most faults that are told at once. */
const MOST = 5;

function typeAt(
  type: GraphQLInputType,
  path: readonly (string | number)[],
): GraphQLInputType | undefined {
  return path.reduce<GraphQLInputType | undefined>((outer, key) => {
    const inner = outer && getNullableType(outer);
    if (isListType(inner)) return inner.ofType as GraphQLInputType;
    return isInputObjectType(inner) ? inner.getFields()[String(key)]?.type : undefined;
  }, type);
}

function fault(name: string, path: readonly (string | number)[], type: string): GraphQLError {
  // Where and what was expected; never the value. Keys that the schema does not have are the client's own words.
  const place = [name, ...path.map((key) => String(key).slice(0, 80))].join('.');
  return publicError(
    'BAD_USER_INPUT',
    `The variable $${place} is missing or does not fit the type ${type}.`,
  );
}

/** Checks the variables against the types that the operation declares, before anything is asked of a subgraph. */
export function variableFaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: RawVariables,
): GraphQLError[] {
  const faults: GraphQLError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue;
    if (!Object.hasOwn(variables, name)) {
      if (isNonNullType(type) && !definition.defaultValue)
        faults.push(fault(name, [], String(type)));
      continue;
    }
    coerceInputValue(variables[name], type, (path) => {
      faults.push(fault(name, path, String(typeAt(type, path) ?? typeAt(type, path.slice(0, -1)))));
    });
  }
  return faults.slice(0, MOST);
}
