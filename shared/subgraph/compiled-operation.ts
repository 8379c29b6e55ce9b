import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  getArgumentValues,
  getOperationAST,
  type GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';

import {
  abandon,
  type Around,
  type Complete,
  type Completed,
  completionOf,
  failed,
  isPromise,
  type Place,
  type Run,
} from './completions.js';
import { fieldsAsked, flagsOf, type Frame, fragmentsOf, type Variables } from './selections.js';

type Data = Record<string, unknown>;

function propertyOf(source: unknown, name: string, given: readonly unknown[]): unknown {
  if (typeof source !== 'object' || source === null) return undefined;
  const property = (source as Data)[name];
  return typeof property === 'function' ? (property.apply(source, given) as unknown) : property;
}

/** What is the same for all fields of an operation. */
interface Operation extends Around {
  readonly frame: Frame;
  readonly operation: OperationDefinitionNode;
  /** The document's fragments, as resolvers are told them. */
  readonly fragments: GraphQLResolveInfo['fragments'];
}

/** One field of an object type, as it was asked. */
class Field implements Completed {
  readonly name: string;
  readonly #definition: GraphQLField<unknown, unknown>;
  readonly #complete: Complete;
  readonly #resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  readonly #strict: boolean;

  constructor(
    readonly key: string,
    readonly nodes: readonly FieldNode[],
    readonly parent: GraphQLObjectType,
    private readonly around: Operation,
  ) {
    this.name = nodes[0]?.name.value ?? '';
    const definition: GraphQLField<unknown, unknown> | undefined = parent.getFields()[this.name];
    if (!definition) throw new Error(`${parent.name} has no field ${this.name}`);
    this.#definition = definition;
    this.#resolve = definition.resolve;
    this.#strict = isNonNullType(definition.type);
    this.#complete = completionOf(definition.type, this, around);
  }

  infoOf(run: Run, prev: Place | undefined): GraphQLResolveInfo {
    const { frame, operation, fragments } = this.around;
    return {
      fieldName: this.name,
      fieldNodes: this.nodes,
      returnType: this.#definition.type,
      parentType: this.parent,
      path: { prev, key: this.key, typename: this.parent.name },
      schema: frame.schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues: run.variables,
    } as unknown as GraphQLResolveInfo;
  }

  /** Resolves and completes the field; a fault makes it null, or goes to the object around it. */
  execute(source: unknown, run: Run, prev: Place | undefined): unknown {
    const fail = (raw: unknown): null => failed(raw, this, this.#strict, run, prev, this.key);
    try {
      const value = this.#value(source, run, prev);
      const done = isPromise(value)
        ? value.then((resolved) => this.#complete(resolved, run, prev, this.key))
        : this.#complete(value, run, prev, this.key);
      return isPromise(done) ? done.then(undefined, fail) : done;
    } catch (raw) {
      return fail(raw);
    }
  }

  #value(source: unknown, run: Run, prev: Place | undefined): unknown {
    const [node] = this.nodes;
    const asks = this.#definition.args.length > 0 && node;
    if (!this.#resolve && !asks) return propertyOf(source, this.name, [{}, run.context, undefined]);
    const given = asks ? getArgumentValues(this.#definition, node, run.variables) : {};
    const info = this.infoOf(run, prev);
    return this.#resolve
      ? this.#resolve(source, given, run.context, info)
      : propertyOf(source, this.name, [given, run.context, info]);
  }
}

/** Stands for `__typename`. */
interface Named {
  readonly key: string;
  readonly typename: string;
}

function executeObject(
  fields: readonly (Field | Named)[],
  source: unknown,
  run: Run,
  place: Place | undefined,
): Data | Promise<Data> {
  const result: Data = {};
  let waiting: string[] | undefined;
  try {
    for (const field of fields) {
      const value = field instanceof Field ? field.execute(source, run, place) : field.typename;
      result[field.key] = value;
      if (isPromise(value)) (waiting ??= []).push(field.key);
    }
  } catch (error) {
    abandon(Object.values(result));
    throw error;
  }
  if (!waiting) return result;
  const keys = waiting;
  return Promise.all(keys.map((key) => result[key])).then((values) => {
    for (const [at, key] of keys.entries()) result[key] = values[at];
    return result;
  });
}

/**
 * An operation with everything that can be known of it before it is run: which fields, how they are resolved, how
 * their values are completed. It gives the answers of graphql-js' `execute` (test/subgraph/compiled-operation.test.ts).
 */
class CompiledOperation {
  readonly #fields: readonly (Field | Named)[];

  constructor(schema: GraphQLSchema, operation: OperationDefinitionNode, frame: Frame) {
    const root = schema.getRootType(operation.operation);
    if (!root) throw new Error(`the schema has no ${operation.operation} type`);
    const around: Operation = {
      schema,
      frame,
      operation,
      fragments: Object.fromEntries(frame.fragments),
      object: (field, type) => {
        const sets = field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
        let fields: readonly (Field | Named)[] | undefined;
        return (source, run, place) => {
          fields ??= this.#of(sets, type, around);
          return executeObject(fields, source, run, place);
        };
      },
    };
    this.#fields = this.#of([operation.selectionSet], root, around);
  }

  /** Runs it; the variables are coerced. */
  async run(variables: Variables, context: object): Promise<ExecutionResult> {
    const errors: GraphQLError[] = [];
    let data: Data | null;
    try {
      data = await executeObject(
        this.#fields,
        undefined,
        { context, variables, errors },
        undefined,
      );
    } catch (error) {
      // Only faults with their places come here: those that nothing around them could hold.
      errors.push(error as GraphQLError);
      data = null;
    }
    return errors.length > 0 ? { errors, data } : { data };
  }

  #of(
    sets: Parameters<typeof fieldsAsked>[1],
    type: GraphQLObjectType,
    around: Operation,
  ): readonly (Field | Named)[] {
    return [...fieldsAsked(around.frame, sets, type)].map(([key, nodes]) =>
      nodes[0]?.name.value === '__typename'
        ? { key, typename: type.name }
        : new Field(key, nodes, type, around),
    );
  }
}

/** Acts run one after the other, and the schema about itself is graphql-js' own. */
function isPlain({ operation, selectionSet }: OperationDefinitionNode): boolean {
  if (operation === OperationTypeNode.SUBSCRIPTION) return false;
  if (operation === OperationTypeNode.MUTATION && selectionSet.selections.length > 1) return false;
  return selectionSet.selections.every(
    (selection) =>
      selection.kind === Kind.FIELD &&
      (!selection.name.value.startsWith('__') || selection.name.value === '__typename'),
  );
}

/** Past this many combinations of flags, one is compiled each time. */
const MOST_FLAGS = 32;

/** The compiled operations of one schema, kept beside their documents. */
export class CompiledOperations {
  readonly #kept = new WeakMap<DocumentNode, Map<string, CompiledOperation>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** Finds or compiles an operation of a document; undefined for one that graphql-js has to execute. */
  of(
    document: DocumentNode,
    name: string | undefined,
    variables: Variables,
  ): CompiledOperation | undefined {
    const operation = getOperationAST(document, name);
    if (!operation || !isPlain(operation)) return undefined;
    const kept = this.#kept.get(document) ?? new Map<string, CompiledOperation>();
    this.#kept.set(document, kept);
    // Nothing of a request is kept but the flags that decide what is asked.
    const flags = Object.fromEntries(flagsOf(operation).map((flag) => [flag, variables[flag]]));
    const key = [name ?? '', ...Object.values(flags).map(String)].join();
    const known = kept.get(key);
    if (known) return known;
    const { schema } = this;
    const frame = { schema, fragments: fragmentsOf(document), variables: flags };
    const made = new CompiledOperation(schema, operation, frame);
    if (kept.size < MOST_FLAGS) kept.set(key, made);
    return made;
  }
}
