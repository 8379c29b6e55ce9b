import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import {
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

import { publicError } from '../shared/errors.js';
import { type CostModel, costOf, type RawVariables } from './cost.js';
import { type DocumentLimits, parseWithinLimits } from './limits.js';
import { maskErrors } from './mask-errors.js';
import { variableFaults } from './variables.js';

/** What is known of one request while it is answered; one object for all stages. */
export interface Progress {
  readonly requestId: string;
  cost: number;
}

/** The part of the runtime's context that the rules read. */
export interface RuledContext {
  readonly progress: Progress;
}

/** Says what is wrong with a document, without the values in it. */
export function coded(error: Error): GraphQLError {
  if (!(error instanceof GraphQLError)) return publicError('GRAPHQL_VALIDATION_FAILED');
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

/** The name that was asked for is not repeated: it can be as long as a request. */
export function noOperation(): GraphQLError {
  return publicError('BAD_REQUEST', 'The document must hold one operation, or name the one meant.');
}

/** Limits on the document: held while it is parsed, before validation walks it. */
export function limitDocuments(limits: DocumentLimits): GatewayPlugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string) => parseWithinLimits(source, limits));
      return ({ result, context, replaceParseResult }) => {
        const { params } = context as { params?: { operationName?: string | null } };
        if (result === null || result instanceof Error || !('kind' in result)) return;
        const found = getOperationAST(result as DocumentNode, params?.operationName);
        if (!found) replaceParseResult(noOperation());
      };
    },
    onValidate() {
      return ({ valid, result, setResult }) => {
        if (!valid) setResult((result as readonly Error[]).map(coded));
      };
    },
  };
}

/** Refuses an operation that costs too much, or whose variables do not fit; writes down what it costs. */
export function refusal(
  model: CostModel,
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: RawVariables,
  progress: Progress,
): GraphQLError[] {
  const operation = getOperationAST(document, operationName);
  if (!operation) return [publicError('BAD_REQUEST')];
  if (!schema.getRootType(operation.operation))
    return [
      publicError('GRAPHQL_VALIDATION_FAILED', `The schema has no ${operation.operation} type.`),
    ];
  progress.cost = costOf(model, schema, document, operation, variables);
  if (progress.cost > model.limit) {
    return [
      publicError(
        'COST_LIMIT_EXCEEDED',
        `The document would cost ${progress.cost}; one request may cost ${model.limit}. Ask for fewer entries (\`first\`) or fewer nested lists.`,
      ),
    ];
  }
  return variableFaults(schema, operation, variables);
}

/** The last look before the planner: what the operation may cost, and whether its variables fit. */
export function limitCost(model: CostModel): GatewayPlugin<RuledContext> {
  const check = (args: {
    schema: GraphQLSchema;
    document: DocumentNode;
    operationName?: string | null | undefined;
    variableValues?: unknown;
    contextValue?: unknown;
  }): GraphQLError[] =>
    refusal(
      model,
      args.schema,
      args.document,
      args.operationName,
      (args.variableValues ?? {}) as RawVariables,
      (args.contextValue as RuledContext).progress,
    );
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const errors = check(args);
      if (errors.length > 0) setResultAndStopExecution({ errors });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const errors = check(args);
      if (errors.length > 0) setResultAndStopExecution({ errors });
    },
  };
}

/** Lets an answer out: errors through the allow-list, the cost beside them, and nothing else. */
export function finished(
  result: ExecutionResult,
  progress: Progress,
  limit: number,
): ExecutionResult {
  const cost = { requested: progress.cost, limit };
  const errors = maskErrors(result.errors ?? [], progress.requestId);
  // Nothing that a subgraph or a library put beside the data goes out.
  return {
    ...(result.data === undefined && errors.length > 0 ? {} : { data: result.data ?? null }),
    ...(errors.length > 0 ? { errors } : {}),
    extensions: { cost },
  };
}

async function* eachFinished(
  results: AsyncIterable<ExecutionResult>,
  progress: Progress,
  limit: number,
): AsyncGenerator<ExecutionResult> {
  for await (const result of results) yield finished(result, progress, limit);
}

/** What by GET was not even tried keeps HTTP's word for it: a mutation is 405 (GraphQL over HTTP, 6.1). */
function methodRefused({ data, errors = [] }: ExecutionResult, method: string): object | undefined {
  if (method !== 'GET' || data !== undefined) return undefined;
  const said = errors.map((error) => error.extensions.http as { status?: number } | undefined);
  return said.some((http) => http?.status === 405)
    ? { http: { status: 405, headers: { allow: 'POST' } } }
    : undefined;
}

/** Lets answers out: errors through the allow-list, the cost beside them, and nothing else. */
export function finishAnswers(limit: number): GatewayPlugin {
  return {
    onResultProcess(payload) {
      const { result, request, serverContext } = payload;
      const { progress } = serverContext as unknown as RuledContext;
      if (Symbol.asyncIterator in result) {
        payload.setResult(
          eachFinished(result as AsyncIterable<ExecutionResult>, progress, limit) as never,
        );
        return;
      }
      const results = Array.isArray(result) ? result : [result];
      // Batches are refused before: there is one.
      const one = (results[0] ?? {}) as ExecutionResult;
      const { extensions, ...answer } = finished(one, progress, limit);
      payload.setResult({
        ...answer,
        extensions: { ...extensions, ...methodRefused(one, request.method) },
      } as never);
    },
  };
}
