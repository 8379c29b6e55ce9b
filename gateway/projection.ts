import {
  type FieldNode,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type SelectionSetNode,
} from 'graphql';

import { fieldsAsked, type Frame } from '../shared/subgraph/selections.js';

type Data = Record<string, unknown>;

/** One field of an answer: what it is called there and how its value is cut to what was asked. */
interface Entry {
  readonly key: string;
  /** Absent for `__typename`. */
  readonly complete: ((value: unknown) => unknown) | undefined;
  /** Whether null is not allowed. */
  readonly strict: boolean;
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

/**
 * Cuts what the subgraphs gave to what was asked, in the order in which it was asked: keys and type names that only
 * the plan needed go, and fields that no subgraph gave are null. Compiled when a type is first met.
 */
export class Projection {
  readonly #byType = new Map<GraphQLObjectType, readonly Entry[]>();
  /** The one type that can stand here, if there is but one. */
  readonly #only: GraphQLObjectType | undefined;

  constructor(
    private readonly frame: Frame,
    private readonly sets: readonly SelectionSetNode[],
    type: GraphQLOutputType,
  ) {
    const declared = innermost(type);
    this.#only = isObjectType(declared) ? declared : undefined;
  }

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

  /** Compiles how values of a type are projected, lists entry by entry. */
  of(type: GraphQLOutputType): (value: unknown) => unknown {
    const nullable = getNullableType(type);
    if (!isListType(nullable)) return (value) => (isRecord(value) ? this.object(value) : null);
    const item = this.of(nullable.ofType);
    return (value) => listOf(value, nullable.ofType, item);
  }

  #typeOf(data: Data): GraphQLObjectType | undefined {
    // Where only one type can stand, what a response calls `__typename` may be anything: a client may name a field so.
    if (this.#only) return this.#only;
    const named = data.__typename;
    const type = typeof named === 'string' ? this.frame.schema.getType(named) : undefined;
    return isObjectType(type) ? type : undefined;
  }

  #entries(type: GraphQLObjectType): readonly Entry[] {
    const known = this.#byType.get(type);
    if (known) return known;
    const fields = fieldsAsked(this.frame, this.sets, type);
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
    if (sets.length > 0) return new Projection(this.frame, sets, type).of(type);
    // Most of an answer: nothing to look at.
    const nullable = getNullableType(type);
    if (isScalarType(nullable)) return (value) => value ?? null;
    if (isEnumType(nullable)) {
      const names = new Set<unknown>(nullable.getValues().map(({ name }) => name));
      return (value) => (names.has(value) ? value : null);
    }
    return (value) => leaf(value, type);
  }
}

function innermost(type: GraphQLOutputType): unknown {
  let inner: GraphQLOutputType = getNullableType(type);
  while (isListType(inner)) inner = getNullableType(inner.ofType);
  return isCompositeType(inner) ? inner : undefined;
}
