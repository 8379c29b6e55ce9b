import type { PlanNode, RequiresSelection } from '@graphql-hive/router-query-planner';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationTypeNode,
  parse,
} from 'graphql';

import { fitsType, type Variables } from '../shared/subgraph/selections.js';

type Data = Record<string, unknown>;
type Path = readonly (string | number)[];

/** One call of a subgraph. */
export interface SubgraphCall {
  readonly document: DocumentNode;
  readonly variables: Data | undefined;
  readonly operationName: string | undefined;
  readonly operationType: OperationTypeNode;
}

/** Asks a subgraph; it always comes back with an answer or with errors. */
export type CallSubgraph = (subgraph: string, call: SubgraphCall) => Promise<ExecutionResult>;

/** A fetch as it is sent, made once for each plan. */
export interface Fetch {
  readonly subgraph: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly operationType: OperationTypeNode;
  readonly variables: readonly string[];
  /** The first field of its answer: where an error without a path belongs. */
  readonly firstKey: string;
}

type Segment = { readonly field: string } | { readonly types: readonly string[] };

/** Entities that a fetch asks for, where they stand in the answer so far, and under which names they are sent and come back. */
export interface Entities {
  readonly paths: readonly (readonly Segment[])[];
  readonly requires: readonly RequiresSelection[];
  readonly variable: string;
  readonly alias: string;
}

/** A plan with what can be known before a request: documents, paths, names. */
export type Step =
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'condition'; readonly variable: string; readonly yes: Step; readonly no: Step }
  | { readonly kind: 'root'; readonly fetch: Fetch }
  | { readonly kind: 'entities'; readonly fetch: Fetch; readonly entities: readonly Entities[] };

const NOTHING: Step = { kind: 'sequence', steps: [] };

/** The plan has a step that only the runtime knows how to do. */
export class OtherStep extends Error {
  override readonly name = 'OtherStep';
}

type FetchNode = Extract<PlanNode, { kind: 'Fetch' | 'BatchFetch' }>;

function fetchOf(node: FetchNode): Fetch {
  const document = parse(node.operation, { noLocation: true });
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const first = operation?.selectionSet.selections.find(({ kind }) => kind === Kind.FIELD);
  if (!operation || first?.kind !== Kind.FIELD) throw new OtherStep();
  return {
    subgraph: node.serviceName,
    document,
    operationName: node.operationName,
    operationType: operation.operation,
    variables: node.variableUsages ?? [],
    firstKey: first.alias?.value ?? first.name.value,
  };
}

type FlattenPath = Extract<PlanNode, { kind: 'Flatten' }>['path'];

function segmentsOf(path: FlattenPath): readonly Segment[] {
  // Lists are walked wherever one stands, so their mark says nothing more.
  return path.flatMap((segment): readonly Segment[] => {
    if (segment === '@') return [];
    return 'Field' in segment ? [{ field: segment.Field }] : [{ types: segment.TypeCondition }];
  });
}

// The planner writes these although its types do not tell of them.
const CONDITIONS = ['skipIf', 'includeIf'];

/** Requirements that hang on variables or name fragments are read by the runtime alone. */
function requirements(selections: readonly RequiresSelection[]): readonly RequiresSelection[] {
  for (const selection of selections) {
    if (selection.kind === 'FragmentSpread') throw new OtherStep();
    if (CONDITIONS.some((condition) => Object.hasOwn(selection, condition))) throw new OtherStep();
    if (selection.selections) requirements(selection.selections);
  }
  return selections;
}

function rewrites(node: { readonly inputRewrites?: unknown; readonly outputRewrites?: unknown }) {
  return node.inputRewrites !== undefined || node.outputRewrites !== undefined;
}

function root(node: Extract<PlanNode, { kind: 'Fetch' }>): Step {
  if (node.requires || rewrites(node)) throw new OtherStep();
  return { kind: 'root', fetch: fetchOf(node) };
}

function flatten({ path, node }: Extract<PlanNode, { kind: 'Flatten' }>): Step {
  if (node.kind !== 'Fetch' || !node.requires || rewrites(node)) throw new OtherStep();
  const entities = {
    paths: [segmentsOf(path)],
    requires: requirements(node.requires),
    variable: 'representations',
    alias: '_entities',
  };
  return { kind: 'entities', fetch: fetchOf(node), entities: [entities] };
}

function batch(node: Extract<PlanNode, { kind: 'BatchFetch' }>): Step {
  const { aliases } = node.entityBatch;
  if (aliases.some(rewrites)) throw new OtherStep();
  return {
    kind: 'entities',
    fetch: fetchOf(node),
    entities: aliases.map(({ alias, requires, paths, representationsVariableName }) => ({
      paths: paths.map(segmentsOf),
      requires: requirements(requires),
      variable: representationsVariableName,
      alias,
    })),
  };
}

/**
 * Prepares a plan of the native planner.
 * @throws OtherStep for what plans of queries and mutations over our schema do not have
 */
export function stepOf(node: PlanNode | undefined): Step {
  if (!node) return NOTHING;
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map(stepOf) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map(stepOf) };
    case 'Condition': {
      const { condition: variable, ifClause, elseClause } = node;
      return { kind: 'condition', variable, yes: stepOf(ifClause), no: stepOf(elseClause) };
    }
    case 'Fetch':
      return root(node);
    case 'BatchFetch':
      return batch(node);
    case 'Flatten':
      return flatten(node);
    case 'Subscription':
    case 'Defer':
      throw new OtherStep();
  }
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

/** Lays one answer over another: lists of the same length entry by entry, whatever else is there replaces. */
export function lay(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    const [known, value] = [target[key], source[key]];
    if (!isObject(known) || !isObject(value)) target[key] = value;
    else if (!Array.isArray(known) && !Array.isArray(value)) lay(known, value);
    else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length)
      lay(known, value);
    else target[key] = value;
  }
}

/** Walks to the entities at a path, with the place of each. */
export function walk(
  value: unknown,
  segments: readonly Segment[],
  schema: GraphQLSchema,
  found: (entity: Data, place: Path) => void,
  at = 0,
  place: Path = [],
): void {
  if (!isObject(value)) return;
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly unknown[]).entries())
      walk(item, segments, schema, found, at, [...place, index]);
    return;
  }
  const segment = segments[at];
  if (!segment) found(value, place);
  else if ('field' in segment)
    walk(value[segment.field], segments, schema, found, at + 1, [...place, segment.field]);
  else {
    const name = value.__typename;
    if (typeof name !== 'string' || segment.types.some((type) => fitsType(schema, name, type)))
      walk(value, segments, schema, found, at + 1, place);
  }
}

function take(
  selections: readonly RequiresSelection[],
  from: unknown,
  schema: GraphQLSchema,
  into: Data,
): void {
  if (!isObject(from)) return;
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const key = selection.alias ?? selection.name;
      const value = from[selection.name] ?? from[key];
      if (value != null)
        into[key] = selection.selections ? nested(selection.selections, value, schema) : value;
    } else if (selection.kind === 'InlineFragment') {
      if (fitsType(schema, String(from.__typename), selection.typeCondition))
        take(selection.selections, from, schema, into);
    }
  }
}

function nested(
  selections: readonly RequiresSelection[],
  value: unknown,
  schema: GraphQLSchema,
): unknown {
  if (Array.isArray(value)) return value.map((item) => nested(selections, item, schema));
  const into: Data = {};
  take(selections, value, schema, into);
  return into;
}

/** Makes an entity's representation for the subgraph that is to say more of it; undefined where its key is not known. */
export function representationOf(
  requires: readonly RequiresSelection[],
  entity: Data,
  schema: GraphQLSchema,
): Data | undefined {
  if (entity.__typename == null) return undefined;
  const representation: Data = {};
  take(requires, entity, schema, representation);
  const keys = Object.keys(representation).filter((key) => key !== '__typename');
  if (keys.length === 0) return undefined;
  representation.__typename ??= entity.__typename;
  return representation;
}

/** Picks the request's variables that a fetch uses; undefined when it uses none. */
export function variablesOf(names: readonly string[], variables: Variables): Data | undefined {
  const used = names.filter((name) => Object.hasOwn(variables, name));
  if (used.length === 0) return undefined;
  return Object.fromEntries(used.map((name) => [name, variables[name]]));
}

/** Puts a subgraph's error where the client sees what is missing. */
export function moved(error: GraphQLError, path: Path): GraphQLError {
  return new GraphQLError(error.message, {
    path,
    originalError: error.originalError ?? null,
    extensions: error.extensions,
  });
}
