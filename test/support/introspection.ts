import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

import type { Deployment } from './deployment.js';

type Field = GraphQLField<unknown, unknown>;

/** Reads the schema from the gateway, as an integrator would. */
export async function schemaOf(
  deployment: Deployment,
  seat: string | null,
): Promise<GraphQLSchema> {
  const { body } = await deployment.ask(seat, getIntrospectionQuery({ descriptions: false }));
  if (!body.data) throw new Error(`no introspection: ${JSON.stringify(body.errors)}`);
  return buildClientSchema(body.data as unknown as IntrospectionQuery);
}

/** Values that are well-formed for GraphQL and refused by every act: nothing is written with them. */
const SCALARS: Readonly<Record<string, unknown>> = {
  ID: 'x',
  String: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2025-11-12T00:00:00.000Z',
  Date: '2025-11-12',
  DelegationCode: 'PAK',
};

function valueOf(type: GraphQLInputType): unknown {
  const known = getNullableType(type);
  if (isListType(known)) return [valueOf(known.ofType)];
  const named = getNamedType(known);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (!isInputObjectType(named)) return SCALARS[named.name];
  const needed = Object.values(named.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, valueOf(field.type)]));
}

function selection(type: GraphQLOutputType): string {
  return isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
}

/** A document that names one root field with whatever it needs, and its variables. */
export function documentFor(
  kind: 'query' | 'mutation',
  field: Field,
): readonly [document: string, variables: object] {
  const needed = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === 'first');
  const types = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const args = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const [declared, passed] = needed.length > 0 ? [`(${types})`, `(${args})`] : ['', ''];
  return [
    `${kind} ${declared} { ${field.name}${passed}${selection(field.type)} }`,
    Object.fromEntries(needed.map((arg) => [arg.name, valueOf(arg.type)])),
  ];
}

/** The record object types: everything with an id and a list of what is withheld. */
export function recordTypes(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && 'id' in type.getFields() && 'withheld' in type.getFields()
      ? [type.name]
      : [],
  );
}

/** Names the fields of an object type. */
export function fieldsOf(schema: GraphQLSchema, type: string): readonly string[] {
  const found = schema.getType(type);
  return isObjectType(found) ? Object.keys(found.getFields()) : [];
}

/** Selects every field of an object type once, one level deep, and what is withheld in full. */
export function everyField(schema: GraphQLSchema, type: string): string {
  const found = schema.getType(type);
  if (!isObjectType(found)) throw new Error(`no object type ${type}`);
  const texts = Object.values(found.getFields()).map((field) => {
    if (field.name === 'withheld') return 'withheld { field reason }';
    const named = getNamedType(field.type);
    if (isObjectType(named) && 'id' in named.getFields()) return `${field.name} { id }`;
    return `${field.name}${selection(field.type)}`;
  });
  return texts.join(' ');
}
