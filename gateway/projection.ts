import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

type Data = Record<string, unknown>;
export type Variables = Readonly<Record<string, unknown>>;
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** One field of an answer: what it is called there and how its value is cut to what was asked. */
interface Entry {
  readonly key: string;
  /** Absent for `__typename`. */
  readonly complete: ((value: unknown) => unknown) | undefined;
  /** Whether null is not allowed. */
  readonly strict: boolean;
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

function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Completes a list: one null that may not be makes the whole list null, and what is no list is null. */
function listOf(
  value: unknown,
  type: GraphQLOutputType,
  complete: (item: unknown) => unknown,
): readonly unknown[] | null {
  if (!Array.isArray(value)) return null;
  const items = (value as readonly unknown[]).map((item) => (item == null ? null : complete(item)));
  return isNonNullType(type) && items.includes(null) ? null : items;
}

/** Completes a value without fields; one that its enum does not have is null. */
function leaf(value: unknown, type: GraphQLOutputType): unknown {
  if (value == null) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return listOf(value, nullable.ofType, (item) => leaf(item, nullable.ofType));
  if (isEnumType(nullable))
    return typeof value === 'string' && nullable.getValue(value) ? value : null;
  return value;
}

/** What an answer is cut by: the schema, and one request's fragments and flags. */
interface Frame {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly variables: Variables;
}

/**
 * Cuts what the subgraphs gave to what was asked, in the order in which it was asked: keys and type names that only
 * the plan needed go, and fields that no subgraph gave are null. Compiled when a type is first met.
 */
export class Projection {
  readonly #byType = new Map<GraphQLObjectType, readonly Entry[]>();

  constructor(
    private readonly frame: Frame,
    private readonly sets: readonly SelectionSetNode[],
    private readonly type: GraphQLOutputType,
  ) {}

  /** Projects an object; null when a field that cannot be null has no value. */
  object(data: Data): Data | null {
    const type = this.#typeOf(data);
    if (!type) return null;
    const entries = this.#entries(type);
    const result: Data = {};
    for (const { key, complete, strict } of entries) {
      // Said here and not by a subgraph, whose root may have another name.
      const projected = complete ? complete(data[key]) : type.name;
      // A null where the schema allows none: the object around it is null instead (the specification, 6.4.4).
      if (projected === null && strict) return null;
      result[key] = projected;
    }
    return result;
  }

  value(value: unknown, type: GraphQLOutputType): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable))
      return listOf(value, nullable.ofType, (item) => this.value(item, nullable.ofType));
    return isRecord(value) ? this.object(value) : null;
  }

  #typeOf(data: Data): GraphQLObjectType | undefined {
    const declared = innermost(this.type);
    // Where only one type can stand, what a response calls `__typename` may be anything: a client may name a field so.
    if (isObjectType(declared)) return declared;
    const named = data.__typename;
    const type = typeof named === 'string' ? this.frame.schema.getType(named) : undefined;
    return isObjectType(type) ? type : undefined;
  }

  #entries(type: GraphQLObjectType): readonly Entry[] {
    const known = this.#byType.get(type);
    if (known) return known;
    const fields = new Map<string, FieldNode[]>();
    for (const set of this.sets) this.#collect(set, type, fields);
    const entries = [...fields].map(([key, nodes]) => this.#entry(key, nodes, type));
    this.#byType.set(type, entries);
    return entries;
  }

  #entry(key: string, nodes: readonly FieldNode[], type: GraphQLObjectType): Entry {
    const name = nodes[0]?.name.value ?? '';
    const fieldType = name === '__typename' ? undefined : type.getFields()[name]?.type;
    if (!fieldType) return { key, complete: undefined, strict: false };
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return { key, complete: this.#completion(sets, fieldType), strict: isNonNullType(fieldType) };
  }

  #completion(
    sets: readonly SelectionSetNode[],
    type: GraphQLOutputType,
  ): (value: unknown) => unknown {
    if (sets.length > 0) {
      const inner = new Projection(this.frame, sets, type);
      return (value) => inner.value(value, type);
    }
    // Most of an answer: nothing to look at.
    if (isScalarType(getNullableType(type))) return (value) => value ?? null;
    return (value) => leaf(value, type);
  }

  #collect(set: SelectionSetNode, type: GraphQLObjectType, into: Map<string, FieldNode[]>): void {
    const { fragments, variables } = this.frame;
    for (const selection of set.selections) {
      if (!included(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        into.set(key, [...(into.get(key) ?? []), selection]);
        continue;
      }
      const inside =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (inside && this.#fits(inside, type)) this.#collect(inside.selectionSet, type, into);
    }
  }

  #fits(
    { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
    type: GraphQLObjectType,
  ): boolean {
    const condition = typeCondition?.name.value;
    return condition === undefined || fitsType(this.frame.schema, type.name, condition);
  }
}

function innermost(type: GraphQLOutputType): unknown {
  let inner: GraphQLOutputType = getNullableType(type);
  while (isListType(inner)) inner = getNullableType(inner.ofType);
  return isCompositeType(inner) ? inner : undefined;
}

/** Tells whether an object type is the one named, or belongs to the interface or union named. */
export function fitsType(schema: GraphQLSchema, name: string, condition: string): boolean {
  if (name === condition) return true;
  const [type, wider] = [schema.getType(name), schema.getType(condition)];
  return isObjectType(type) && isAbstractType(wider) && schema.isSubType(wider, type);
}
