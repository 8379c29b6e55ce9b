import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** An operation's variables, coerced. */
export type Variables = Readonly<Record<string, unknown>>;
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What selections are read by: the schema, and one request's fragments and flags. */
export interface Frame {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly variables: Variables;
}

/** Finds a document's fragments by their names. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter(
    (definition): definition is FragmentDefinitionNode =>
      definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** Finds the variables that can decide, by `@skip` and `@include`, what is asked. */
export function flagsOf({ variableDefinitions = [] }: OperationDefinitionNode): readonly string[] {
  return variableDefinitions.flatMap(({ type, variable }) => {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    const flag = named.kind === Kind.NAMED_TYPE && named.name.value === 'Boolean';
    return flag ? [variable.name.value] : [];
  });
}

function holds({ arguments: given, name }: DirectiveNode, variables: Variables): boolean {
  const value = given?.find((argument) => argument.name.value === 'if')?.value;
  const flag =
    value?.kind === Kind.VARIABLE
      ? variables[value.name.value]
      : value?.kind === Kind.BOOLEAN && value.value;
  return name.value === 'skip' ? flag !== true : flag === true;
}

function included(
  { directives = [] }: { readonly directives?: readonly DirectiveNode[] },
  variables: Variables,
): boolean {
  return directives.every(
    (directive) =>
      (directive.name.value !== 'skip' && directive.name.value !== 'include') ||
      holds(directive, variables),
  );
}

/** Tells whether an object type is the one named, or belongs to the interface or union named. */
export function fitsType(schema: GraphQLSchema, name: string, condition: string): boolean {
  if (name === condition) return true;
  const [type, wider] = [schema.getType(name), schema.getType(condition)];
  return isObjectType(type) && isAbstractType(wider) && schema.isSubType(wider, type);
}

/** Finds what a fragment asks of a type; undefined where it is about others. */
function inside(
  { schema, fragments }: Frame,
  selection: FragmentSpreadNode | InlineFragmentNode,
  type: GraphQLObjectType,
): SelectionSetNode | undefined {
  const fragment =
    selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  const condition = fragment?.typeCondition?.name.value;
  const fits = condition === undefined || fitsType(schema, type.name, condition);
  return fits ? fragment?.selectionSet : undefined;
}

function collect(
  frame: Frame,
  set: SelectionSetNode,
  type: GraphQLObjectType,
  into: Map<string, FieldNode[]>,
): void {
  for (const selection of set.selections) {
    if (!included(selection, frame.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      into.set(key, [...(into.get(key) ?? []), selection]);
      continue;
    }
    const inner = inside(frame, selection, type);
    if (inner) collect(frame, inner, type, into);
  }
}

/** Collects what is asked of an object type, by the keys of the answer and in the order in which it was asked. */
export function fieldsAsked(
  frame: Frame,
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  for (const set of sets) collect(frame, set, type, fields);
  return fields;
}
