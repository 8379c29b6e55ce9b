import { type GraphQLObjectType, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';

import { covers } from './classes.js';
import { fieldClass, type PermissionDocument, RECORD_FIELDS, type RecordRule } from './document.js';

const FEDERATION_ROOT = ['_entities', '_service'];

function missing(wanted: readonly string[], known: readonly string[], what: string): string[] {
  return [
    ...wanted
      .filter((name) => !known.includes(name))
      .map((name) => `${what} ${name} is not in the permissions`),
    ...known
      .filter((name) => !wanted.includes(name))
      .map((name) => `${what} ${name} is in the permissions but not in the schema`),
  ];
}

function checkRecord(record: RecordRule, type: GraphQLObjectType): string[] {
  const reasons: string[] = [];
  for (const field of Object.values(type.getFields())) {
    const needed = fieldClass(record, field.name);
    if (needed === undefined) reasons.push(`${type.name}.${field.name} has no class`);
    else if (!covers(record.existence, needed) && isNonNullType(field.type)) {
      reasons.push(`${type.name}.${field.name} is ${needed} and must be nullable`);
    }
  }
  const known = new Set<string>([...Object.keys(type.getFields()), ...RECORD_FIELDS]);
  for (const name of Object.keys(record.fields)) {
    if (!known.has(name))
      reasons.push(`${type.name}.${name} is in the permissions but not in the schema`);
  }
  return reasons;
}

function checkType(document: PermissionDocument, type: GraphQLObjectType): string[] {
  const record = document.records[type.name];
  if (record) return checkRecord(record, type);
  const stub = document.stubs[type.name];
  if (stub) {
    const edges = Object.keys(type.getFields()).filter((name) => name !== 'id');
    return missing(edges, Object.keys(stub), `${type.name}:`);
  }
  return document.values.includes(type.name) ? [] : [`type ${type.name} is not in the permissions`];
}

/**
 * Compares a subgraph's schema with its document.
 * @returns every field without a class, every restricted field that is not nullable, every name that one side does not know
 */
export function checkSchema(
  document: PermissionDocument,
  schema: GraphQLSchema,
): readonly string[] {
  const roots = { Query: document.queries, Mutation: document.mutations };
  const reasons: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    if (type.name === 'Query' || type.name === 'Mutation') {
      const names = Object.keys(type.getFields()).filter((name) => !FEDERATION_ROOT.includes(name));
      reasons.push(...missing(names, Object.keys(roots[type.name]), `${type.name}.`));
    } else reasons.push(...checkType(document, type));
  }
  const names = new Set(Object.keys(schema.getTypeMap()));
  const shown = Object.entries(document.records).filter(([, record]) => record.internal !== true);
  for (const name of [
    ...shown.map(([type]) => type),
    ...Object.keys(document.stubs),
    ...document.values,
  ]) {
    if (!names.has(name)) reasons.push(`type ${name} is in the permissions but not in the schema`);
  }
  return reasons;
}
