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
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

type Data = Record<string, unknown>;
export type Variables = Readonly<Record<string, unknown>>;
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** One field of an answer: what it is called there and how its value is cut to what was asked. */
interface Entry {
  readonly key: string;
  readonly type: GraphQLOutputType | undefined;
  readonly inner: Projection | undefined;
}

/** A null where the schema allows none: the object around it is null instead (GraphQL specification, 6.4.4). */
const NOT_ALLOWED = Symbol('not allowed');

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
    for (const { key, type: fieldType, inner } of entries) {
      const value = data[key];
      if (fieldType === undefined) {
        result[key] = value ?? type.name;
        continue;
      }
      const projected = inner ? inner.value(value, fieldType) : (value ?? null);
      if (projected === NOT_ALLOWED || (projected === null && isNonNullType(fieldType)))
        return null;
      result[key] = projected;
    }
    return result;
  }

  value(value: unknown, type: GraphQLOutputType): unknown {
    const nullable = getNullableType(type);
    if (!isListType(nullable)) return value == null ? null : this.object(value as Data);
    if (!Array.isArray(value)) return null;
    const strict = isNonNullType(nullable.ofType);
    const items: unknown[] = [];
    for (const one of value as readonly unknown[]) {
      const item = one == null ? null : this.value(one, nullable.ofType);
      if (item === null && strict) return isNonNullType(type) ? NOT_ALLOWED : null;
      items.push(item);
    }
    return items;
  }

  #typeOf(data: Data): GraphQLObjectType | undefined {
    const named = data.__typename;
    const type =
      typeof named === 'string' ? this.frame.schema.getType(named) : innermost(this.type);
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
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const inner =
      fieldType && sets.length > 0 ? new Projection(this.frame, sets, fieldType) : undefined;
    return { key, type: fieldType, inner };
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
