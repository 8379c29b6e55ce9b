import {
  getNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Names every field and argument of a schema. */
export function everyCoordinate(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isInputObjectType(type))
      return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => [
      `${type.name}.${field.name}`,
      ...field.args.map((argument) => `${type.name}.${field.name}(${argument.name}:)`),
    ]);
  });
}

function inputFields(schema: GraphQLSchema, name: string, seen: Set<string>): readonly string[] {
  const type = schema.getType(name);
  if (!isInputObjectType(type) || seen.has(name)) return [];
  seen.add(name);
  return Object.values(type.getFields()).flatMap((field) => [
    `${name}.${field.name}`,
    ...inputFields(schema, getNamedType(field.type).name, seen),
  ]);
}

/** Names every field and argument that a document mentions; an input counts with its fields, which are given at random. */
export function coordinatesOf(schema: GraphQLSchema, query: string): ReadonlySet<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      Field: () => {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (parent && field) found.add(`${parent.name}.${field.name}`);
      },
      Argument: () => {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        const argument = info.getArgument();
        if (!parent || !field || !argument) return;
        found.add(`${parent.name}.${field.name}(${argument.name}:)`);
        const inputs = inputFields(schema, getNamedType(argument.type).name, new Set());
        for (const input of inputs) found.add(input);
      },
    }),
  );
  return found;
}
