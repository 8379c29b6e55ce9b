import type { Executor } from '@graphql-mesh/transport-common';
import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  executeSync,
  type FragmentDefinitionNode,
  getOperationAST,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type ExecutionRequest = Parameters<Executor>[0];
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
/** A query cut in two: what the schema answers and what the subgraphs answer. */
interface Halves {
  readonly meta: DocumentNode;
  readonly data: DocumentNode | undefined;
}
type Keep = 'meta' | 'data';

function isMeta(name: string): boolean {
  return name === '__schema' || name === '__type';
}

function pickOne(node: SelectionNode, fragments: Fragments, keep: Keep): SelectionNode[] {
  if (node.kind === Kind.FIELD) return isMeta(node.name.value) === (keep === 'meta') ? [node] : [];
  const inside = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
  const selectionSet = inside && pick(inside.selectionSet, fragments, keep);
  if (!inside || !selectionSet) return [];
  const { typeCondition } = inside;
  return [
    {
      kind: Kind.INLINE_FRAGMENT,
      ...(typeCondition ? { typeCondition } : {}),
      directives: node.directives ?? [],
      selectionSet,
    },
  ];
}

/** Keeps one kind of root selections; spreads become inline fragments, since each half needs its own. */
function pick(
  set: SelectionSetNode,
  fragments: Fragments,
  keep: Keep,
): SelectionSetNode | undefined {
  const selections = set.selections.flatMap((node) => pickOne(node, fragments, keep));
  return selections.length > 0 ? { ...set, selections } : undefined;
}

function cut(document: DocumentNode, operation: OperationDefinitionNode): Halves | undefined {
  if (operation.operation !== OperationTypeNode.QUERY) return undefined;
  const fragments: Fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const half = (keep: Keep): DocumentNode | undefined => {
    const selectionSet = pick(operation.selectionSet, fragments, keep);
    return (
      selectionSet && {
        ...document,
        definitions: [{ ...operation, selectionSet }, ...fragments.values()],
      }
    );
  };
  const meta = half('meta');
  return meta && { meta, data: half('data') };
}

function both(meta: ExecutionResult, data: ExecutionResult): ExecutionResult {
  const errors = [...(meta.errors ?? []), ...(data.errors ?? [])];
  return {
    ...data,
    ...(data.data ? { data: { ...data.data, ...meta.data } } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function argumentsOf(schema: GraphQLSchema, request: ExecutionRequest): ExecutionArgs {
  return {
    schema,
    document: request.document,
    variableValues: request.variables as Record<string, unknown>,
    operationName: request.operationName,
  };
}

/** The answer in which every root field is null, or null itself where the schema allows none. */
function nothing(schema: GraphQLSchema, request: ExecutionRequest): Record<string, unknown> | null {
  const answer = executeSync({ ...argumentsOf(schema, request), fieldResolver: () => null });
  return answer.data ?? null;
}

/** Tells whether directives have left nothing to be asked: the planner has no plan for that, and `{}` is the answer. */
function asksNothing(schema: GraphQLSchema, request: ExecutionRequest): boolean {
  const { loc } = request.document;
  if (loc?.source.body.includes('@') === false) return false;
  const answer = nothing(schema, request);
  return answer !== null && Object.keys(answer).length === 0;
}

/** Answers `__schema` and `__type` from the schema, and everything else by the executor given. */
export function repaired(base: Executor, schema: GraphQLSchema): Executor {
  const known = new WeakMap<DocumentNode, Map<string, Halves | undefined>>();
  const halvesOf = (document: DocumentNode, name: string | undefined): Halves | undefined => {
    const byName = known.get(document) ?? new Map<string, Halves | undefined>();
    known.set(document, byName);
    const key = name ?? '';
    if (!byName.has(key)) {
      const operation = getOperationAST(document, name);
      byName.set(key, operation ? cut(document, operation) : undefined);
    }
    return byName.get(key);
  };
  const plan = async (request: ExecutionRequest): Promise<ExecutionResult> => {
    if (asksNothing(schema, request)) return { data: {} };
    const result = (await base(request)) as ExecutionResult;
    // When no subgraph answered, the planner leaves `data` out, as if nothing had been tried.
    return result.data || !result.errors ? result : { ...result, data: nothing(schema, request) };
  };
  const repairing = async (request: ExecutionRequest, halves: Halves): Promise<ExecutionResult> => {
    const meta = await execute({ ...argumentsOf(schema, request), document: halves.meta });
    return halves.data ? both(meta, await plan({ ...request, document: halves.data })) : meta;
  };
  const executor = (request: ExecutionRequest): unknown => {
    if (request.operationType === OperationTypeNode.SUBSCRIPTION) return base(request);
    const halves = halvesOf(request.document, request.operationName);
    return halves ? repairing(request, halves) : plan(request);
  };
  return executor as Executor;
}
