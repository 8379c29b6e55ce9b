import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLBoolean,
  type GraphQLError,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  locatedError,
} from 'graphql';

/** Where a value stands in an answer; graphql-js has the same shape. */
export interface Place {
  readonly prev: Place | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}

/** One execution: what is the same for all of its fields, and what went wrong so far. */
export interface Run {
  readonly context: object;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: GraphQLError[];
}

/** Makes of what a resolver gave what stands in the answer, or a promise of it; throws what makes it null. */
export type Complete = (
  value: unknown,
  run: Run,
  prev: Place | undefined,
  key: string | number,
) => unknown;

/** A field whose value is completed. */
export interface Completed {
  readonly nodes: readonly FieldNode[];
  readonly parent: GraphQLObjectType;
  readonly name: string;
  infoOf(run: Run, prev: Place | undefined): GraphQLResolveInfo;
}

/** What the completions need of the operation around them. */
export interface Around {
  readonly schema: GraphQLSchema;
  /** Executes what is asked of an object. */
  object(
    field: Completed,
    type: GraphQLObjectType,
  ): (source: unknown, run: Run, place: Place) => unknown;
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** What is still on its way when its answer is no longer wanted may fail without anybody. */
export function abandon(values: Iterable<unknown>): void {
  for (const value of values) if (isPromise(value)) value.catch(() => undefined);
}

function pathOf(prev: Place | undefined, key: string | number): readonly (string | number)[] {
  const path = [key];
  for (let place = prev; place; place = place.prev) path.push(place.key);
  return path.reverse();
}

/** Says where a fault belongs: the value there is null, or where null is not allowed, the one around it. */
export function failed(
  raw: unknown,
  { nodes }: Pick<Completed, 'nodes'>,
  strict: boolean,
  run: Run,
  prev: Place | undefined,
  key: string | number,
): null {
  const error = locatedError(raw, nodes, pathOf(prev, key));
  if (strict) throw error;
  run.errors.push(error);
  return null;
}

function serializer(type: GraphQLLeafType): (value: unknown) => unknown {
  const slow = (value: unknown): unknown => {
    const serialized: unknown = type.serialize(value);
    if (serialized == null) throw new Error(`${type.name} has no form for this value`);
    return serialized;
  };
  // Most of an answer: what is already in its form.
  if (type === GraphQLString || type === GraphQLID)
    return (value) => (typeof value === 'string' ? value : slow(value));
  if (type === GraphQLBoolean) return (value) => (typeof value === 'boolean' ? value : slow(value));
  if (type === GraphQLInt)
    return (value) => (typeof value === 'number' && (value | 0) === value ? value : slow(value));
  return slow;
}

function leaf(type: GraphQLLeafType): Complete {
  const serialize = serializer(type);
  return (value) => {
    if (value == null) return null;
    if (value instanceof Error) throw value;
    return serialize(value);
  };
}

function listItems(value: unknown, { parent, name }: Completed): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>);
  throw new Error(`${parent.name}.${name} is a list and was given something else`);
}

function list(type: GraphQLList<GraphQLOutputType>, field: Completed, around: Around): Complete {
  const inner = completionOf(type.ofType, field, around);
  const strict = isNonNullType(type.ofType);
  const one = (item: unknown, run: Run, place: Place, at: number): unknown => {
    const fail = (raw: unknown): null => failed(raw, field, strict, run, place, at);
    try {
      const done = isPromise(item)
        ? item.then((value) => inner(value, run, place, at))
        : inner(item, run, place, at);
      return isPromise(done) ? done.then(undefined, fail) : done;
    } catch (raw) {
      return fail(raw);
    }
  };
  return (value, run, prev, key) => {
    if (value == null) return null;
    if (value instanceof Error) throw value;
    const items = listItems(value, field);
    const place = { prev, key, typename: undefined };
    const done: unknown[] = [];
    let waits = false;
    try {
      for (let at = 0; at < items.length; at += 1) {
        const item = one(items[at], run, place, at);
        waits ||= isPromise(item);
        done.push(item);
      }
    } catch (error) {
      abandon(done);
      throw error;
    }
    return waits ? Promise.all(done) : done;
  };
}

function object(type: GraphQLObjectType, field: Completed, around: Around): Complete {
  const execute = around.object(field, type);
  const { isTypeOf } = type;
  const checked = (fits: boolean, value: unknown, run: Run, place: Place): unknown => {
    if (!fits) throw new Error(`a value of ${type.name} was expected`);
    return execute(value, run, place);
  };
  return (value, run, prev, key) => {
    if (value == null) return null;
    if (value instanceof Error) throw value;
    const place = { prev, key, typename: undefined };
    if (!isTypeOf) return execute(value, run, place);
    const fits = isTypeOf(value, run.context, field.infoOf(run, prev));
    return isPromise(fits)
      ? fits.then((known) => checked(known, value, run, place))
      : checked(fits, value, run, place);
  };
}

function abstract(type: GraphQLAbstractType, field: Completed, around: Around): Complete {
  const { schema } = around;
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const completions = new Map<string, Complete>();
  const completion = (name: unknown): Complete => {
    const named = typeof name === 'string' ? name : '';
    const known = completions.get(named);
    if (known) return known;
    const found = schema.getType(named);
    if (!isObjectType(found) || !schema.isSubType(type, found))
      throw new Error(`${type.name} was given something that is none of its types`);
    const made = object(found, field, around);
    completions.set(named, made);
    return made;
  };
  return (value, run, prev, key) => {
    if (value == null) return null;
    if (value instanceof Error) throw value;
    const name = resolveType(value, run.context, field.infoOf(run, prev), type);
    return isPromise(name)
      ? name.then((resolved) => completion(resolved)(value, run, prev, key))
      : completion(name)(value, run, prev, key);
  };
}

/** Compiles how a field's values of a type are completed (the specification, 6.4.3). */
export function completionOf(type: GraphQLOutputType, field: Completed, around: Around): Complete {
  if (isNonNullType(type)) {
    const inner = completionOf(type.ofType, field, around);
    const { parent, name } = field;
    return (value, run, prev, key) => {
      const done = inner(value, run, prev, key);
      // A promise of an object is never one of null: what is missing inside it fails it.
      if (done === null) throw new Error(`${parent.name}.${name} must not be null`);
      return done;
    };
  }
  if (isListType(type)) return list(type, field, around);
  if (isLeafType(type)) return leaf(type);
  if (isAbstractType(type)) return abstract(type, field, around);
  return object(type, field, around);
}
