import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  Kind,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

function graphsOf(schema: GraphQLSchema): readonly string[] {
  const graphs = schema.getType('join__Graph');
  return isEnumType(graphs) ? graphs.getValues().map((value) => value.name) : [];
}

function owners(field: Field, all: readonly string[]): readonly string[] {
  const joins = (field.astNode?.directives ?? []).filter(
    ({ name }) => name.value === 'join__field',
  );
  const named = joins.flatMap((join) =>
    (join.arguments ?? []).flatMap(({ name, value }) =>
      name.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [],
    ),
  );
  // Without the directive every subgraph has the field.
  return joins.length === 0 ? all : named;
}

function filler(type: GraphQLInputType): string | undefined {
  const bare = getNullableType(type);
  if (!isScalarType(bare)) return undefined;
  const literal: Record<string, string> = { ID: '"0"', String: '"0"', Int: '1', Boolean: 'true' };
  return literal[bare.name];
}

function argumentsOf(field: Field): string | undefined {
  const needed = field.args.filter((argument) => isRequiredArgument(argument));
  // A page of one is the smallest that a connection gives.
  const page = field.args.filter(
    ({ name }) => name === 'first' && !needed.some((a) => a.name === name),
  );
  const given = [...needed, ...page].map(({ name, type }) => ({ name, value: filler(type) }));
  if (given.some(({ value }) => value === undefined)) return undefined;
  if (given.length === 0) return '';
  return `(${given.map(({ name, value }) => `${name}: ${value}`).join(', ')})`;
}

function selectionOf(field: Field): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  const leaf = isObjectType(type)
    ? Object.values(type.getFields()).find(
        (inner) => isLeafType(getNamedType(inner.type)) && !inner.args.some(isRequiredArgument),
      )
    : undefined;
  return ` { ${leaf?.name ?? '__typename'} }`;
}

/**
 * Writes a query that asks every subgraph of a supergraph for one small thing, from root fields that a viewer
 * without rights may be refused: a refusal is an answer too.
 */
export function readyQuery(supergraph: string): string {
  const schema = buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const graphs = graphsOf(schema);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).sort(
    (a, b) => a.args.length - b.args.length,
  );
  const lines = graphs.flatMap((graph, index) => {
    const field = fields.find(
      (candidate) =>
        owners(candidate, graphs).includes(graph) && argumentsOf(candidate) !== undefined,
    );
    return field
      ? [`g${index}: ${field.name}${argumentsOf(field) ?? ''}${selectionOf(field)}`]
      : [];
  });
  return `{ ${lines.join(' ')} }`;
}
