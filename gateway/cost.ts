import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** What parts of a document cost. An object costs one; its plain values nothing. */
export interface CostModel {
  /** The most that one request may cost. */
  readonly limit: number;
  /** How many entries a list without `first` or `last` is taken to have. */
  readonly listSize: number;
  /** How many entries a connection is taken to have when neither `first` nor `last` is given. */
  readonly pageSize: number;
  /** Each act costs this, besides what it returns. */
  readonly mutation: number;
  /** `__schema`: the whole of it is a third of a megabyte, so one document asks for it a few times and not forty. */
  readonly schema: number;
  /** `__type`; its depth is bounded by validation. */
  readonly type: number;
}

export const DEFAULT_COST: CostModel = {
  limit: 10_000,
  listSize: 10,
  pageSize: 100,
  mutation: 10,
  schema: 2_500,
  type: 500,
};

/** Values of variables as the request brought them: attacker-controlled, of any shape. */
export type RawVariables = Readonly<Record<string, unknown>>;

const PAGING = ['first', 'last'] as const;

class Estimate {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, number>();
  /** Whether it is the same for all variables. */
  fixed = true;

  constructor(
    private readonly model: CostModel,
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: RawVariables,
  ) {
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
  }

  /** Costs a selection; `page` is the number of entries that a connection around it was asked for. */
  set(set: SelectionSetNode, type: GraphQLNamedType | undefined, page: number | undefined): number {
    let sum = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) sum += this.#field(selection, type, page);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition } = selection;
        const inner = typeCondition ? typeFromAST(this.schema, typeCondition) : type;
        sum += this.set(selection.selectionSet, inner, page);
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        sum += this.#fragment(selection.name.value, page);
    }
    return sum;
  }

  #fragment(name: string, page: number | undefined): number {
    const key = `${name} ${page ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Stops a fragment that spreads itself; validation refuses such a document.
    this.#known.set(key, 0);
    const fragment = this.#fragments.get(name);
    const type = fragment && typeFromAST(this.schema, fragment.typeCondition);
    const cost = fragment ? this.set(fragment.selectionSet, type, page) : 0;
    this.#known.set(key, cost);
    return cost;
  }

  #field(node: FieldNode, parent: GraphQLNamedType | undefined, page: number | undefined): number {
    const name = node.name.value;
    if (name === '__schema') return this.model.schema;
    if (name === '__type') return this.model.type;
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const act = parent && parent === this.schema.getMutationType() ? this.model.mutation : 0;
    if (!field) return act;
    return act + this.#answer(node, field, page);
  }

  #answer(
    { arguments: given = [], selectionSet }: FieldNode,
    field: GraphQLField<unknown, unknown>,
    page: number | undefined,
  ): number {
    const named = getNamedType(field.type);
    if (!isCompositeType(named) || !selectionSet) return 0;
    const asked = this.#asked(given, field);
    if (!isListType(getNullableType(field.type))) return 1 + this.set(selectionSet, named, asked);
    const size = asked ?? page ?? this.model.listSize;
    return size * (1 + this.set(selectionSet, named, undefined));
  }

  #asked(
    arguments_: readonly ArgumentNode[],
    field: GraphQLField<unknown, unknown>,
  ): number | undefined {
    const paging = field.args.filter((argument) => PAGING.some((name) => name === argument.name));
    if (paging.length === 0) return undefined;
    const sizes = paging.flatMap((definition) => {
      const given = arguments_.find((argument) => argument.name.value === definition.name);
      const size = given ? this.#size(given) : definition.defaultValue;
      return typeof size === 'number' && size >= 0 ? [size] : [];
    });
    return sizes.length > 0 ? Math.max(...sizes) : this.model.pageSize;
  }

  #size({ value }: ArgumentNode): unknown {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return undefined;
    this.fixed = false;
    return this.variables[value.name.value];
  }
}

/** Estimates that no variable changes, beside the operations of documents that are kept. */
const fixed = new WeakMap<
  OperationDefinitionNode,
  { readonly model: CostModel; readonly schema: GraphQLSchema; readonly cost: number }
>();

function withDefaults(operation: OperationDefinitionNode, variables: RawVariables): RawVariables {
  const defaults = (operation.variableDefinitions ?? []).flatMap((definition) =>
    definition.defaultValue?.kind === Kind.INT
      ? [[definition.variable.name.value, Number(definition.defaultValue.value)] as const]
      : [],
  );
  return { ...Object.fromEntries(defaults), ...variables };
}

/**
 * Estimates what an operation may cost at most, from its text and variables alone: nothing has run, so the figure
 * is the same in every world.
 */
export function costOf(
  model: CostModel,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: RawVariables,
): number {
  const known = fixed.get(operation);
  if (known?.model === model && known.schema === schema) return known.cost;
  const estimate = new Estimate(model, schema, document, withDefaults(operation, variables));
  const root = schema.getRootType(operation.operation) ?? undefined;
  const sum = estimate.set(operation.selectionSet, root, undefined);
  const cost = Math.min(sum, Number.MAX_SAFE_INTEGER);
  if (estimate.fixed) fixed.set(operation, { model, schema, cost });
  return cost;
}
