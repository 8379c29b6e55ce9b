import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { Executor, Transport } from '@graphql-mesh/transport-common';
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
} from 'graphql';

import {
  flagsOf,
  type Fragments,
  fragmentsOf,
  type Variables,
} from '../shared/subgraph/selections.js';
import { PlanRun } from './plan-run.js';
import { type CallSubgraph, OtherStep, type Step, stepOf } from './plan-steps.js';
import { Projection } from './projection.js';
import { answerOf } from './subgraph-guard.js';

type Request = Parameters<Executor>[0];

/** An operation with its plan, as it is kept beside its document. */
interface Planned {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly step: Step;
  /** The variables that flags ask for: an answer is cut alike where they are alike. */
  readonly flags: readonly string[];
  readonly projections: Map<string, Projection>;
}

/** What the direct way needs of the gateway. */
export interface Direct {
  readonly supergraph: string;
  readonly schema: GraphQLSchema;
  readonly transport: Transport;
  readonly subgraphTimeoutMs: number;
}

/**
 * Plans with the native planner and does the plan itself: each step calls a subgraph with the request's own context,
 * and the answer is cut once, by what was compiled for the document. The library's own runner merges and projects
 * through general copies: it takes half of the time of a list (docs/adr/0012-reads.md).
 */
export class DirectExecutor {
  readonly #planner: QueryPlanner;
  readonly #plans = new WeakMap<DocumentNode, Map<string, Promise<Planned | undefined>>>();
  readonly #executors = new Map<string, Executor>();

  constructor(private readonly parts: Direct) {
    this.#planner = new QueryPlanner(parts.supergraph);
  }

  /** Executes an operation; undefined when its plan has a step that the runtime has to do. */
  async execute(request: Request): Promise<ExecutionResult | undefined> {
    const planned = await this.#planned(request.document, request.operationName);
    if (!planned) return undefined;
    const { schema } = this.parts;
    const { operation, step } = planned;
    const given = (request.variables ?? {}) as Record<string, unknown>;
    const values = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    if (values.errors) return { errors: values.errors };
    const run = new PlanRun(schema, values.coerced, this.#calls(request));
    await run.do(step);
    const data = this.#projection(planned, values.coerced).object(run.data);
    return run.errors.length > 0 ? { data, errors: run.errors } : { data };
  }

  #calls(request: Request): CallSubgraph {
    return async (subgraph, call) =>
      answerOf(this.parts.subgraphTimeoutMs, this.#executor(subgraph), {
        ...call,
        context: request.context as unknown,
        ...(request.signal ? { signal: request.signal } : {}),
      } as unknown as Request);
  }

  #executor(subgraphName: string): Executor {
    const known = this.#executors.get(subgraphName);
    if (known) return known;
    const executor = this.parts.transport.getSubgraphExecutor({
      subgraphName,
    } as never) as Executor;
    this.#executors.set(subgraphName, executor);
    return executor;
  }

  async #planned(document: DocumentNode, name: string | undefined): Promise<Planned | undefined> {
    const plans = this.#plans.get(document) ?? new Map<string, Promise<Planned | undefined>>();
    this.#plans.set(document, plans);
    const key = name ?? '';
    const known = plans.get(key) ?? this.#plan(document, name);
    plans.set(key, known);
    known.catch(() => plans.delete(key));
    return known;
  }

  async #plan(document: DocumentNode, name: string | undefined): Promise<Planned | undefined> {
    const operation = getOperationAST(document, name);
    if (!operation) throw new GraphQLError('no operation');
    // Printed anew: the planner's own parser does not know every escape (the specification, 2.9.4).
    const plan = await this.#planner.planAsync(print(document), name, new Set(), 0);
    try {
      return {
        operation,
        fragments: fragmentsOf(document),
        step: stepOf(plan.node),
        flags: flagsOf(operation),
        projections: new Map(),
      };
    } catch (error) {
      if (error instanceof OtherStep) return undefined;
      throw error;
    }
  }

  #projection(planned: Planned, variables: Variables): Projection {
    const { operation, fragments, flags, projections } = planned;
    const key = flags.map((flag) => String(variables[flag])).join();
    const known = projections.get(key);
    if (known) return known;
    const { schema } = this.parts;
    const root = schema.getRootType(operation.operation);
    if (!root) throw new GraphQLError('no root type');
    const frame = { schema, fragments, variables };
    const made = new Projection(frame, [operation.selectionSet], root);
    // Three values for each flag; a document with many of them is cut anew each time.
    if (projections.size < 32) projections.set(key, made);
    return made;
  }
}
