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

type Path = readonly (string | number)[];

function typeAt(type: GraphQLInputType, path: Path): GraphQLInputType | undefined {
  return path.reduce<GraphQLInputType | undefined>((outer, key) => {
    const inner = outer && getNullableType(outer);
    if (isListType(inner)) return inner.ofType;
    return isInputObjectType(inner) ? inner.getFields()[String(key)]?.type : undefined;
  }, type);
}

/** graphql-js reports a missing or unknown field at its parent, and names it in the text alone. */
function exactPath(path: Path, text: string): Path {
  const field = /^Field "(\w+)" (?:of required type|is not defined)/.exec(text)?.[1];
  return field === undefined ? path : [...path, field];
}

function fault(name: string, path: Path, type: GraphQLInputType | undefined): GraphQLError {
  // Where and what was expected; never the value. Keys that the schema does not have are the client's own words.
  const place = [name, ...path.map((key) => String(key).slice(0, 80))].join('.');
  const wrong = type
    ? `is missing or does not fit the type ${String(type)}`
    : 'is not a field of this input';
  return publicError('BAD_USER_INPUT', `The variable $${place} ${wrong}.`);
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
      if (isNonNullType(type) && !definition.defaultValue) faults.push(fault(name, [], type));
      continue;
    }
    coerceInputValue(variables[name], type, (path, _, { message }) => {
      const exact = exactPath(path, message);
      faults.push(fault(name, exact, typeAt(type, exact)));
    });
  }
  return faults.slice(0, MOST);
}
