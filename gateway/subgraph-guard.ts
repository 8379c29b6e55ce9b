import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { Executor } from '@graphql-mesh/transport-common';
import { type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';

import { publicError } from '../shared/errors.js';

type Request = Parameters<Executor>[0];
type Call = (request: Request) => unknown;

function failed(error: unknown): ExecutionResult {
  // What a transport throws names hosts and ports; only our own errors keep their code.
  const ours = error instanceof GraphQLError && error.extensions.code !== undefined;
  return { errors: [ours ? error : publicError('UNAVAILABLE')] };
}

/** Waits for a call of a subgraph, for no longer than the time given; then aborts it and answers in its place. */
async function within(milliseconds: number, request: Request, call: Call): Promise<unknown> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  // AbortSignal.any would tie this call to a longer-lived signal; one listener, removed at the end, does not.
  request.signal?.addEventListener('abort', abort, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ExecutionResult>((resolve) => {
    timer = setTimeout(() => {
      resolve({ errors: [publicError('TIMEOUT')] });
      abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([late, call({ ...request, signal: controller.signal })]);
  } catch (error) {
    return failed(error);
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', abort);
  }
}

/** Calls a subgraph; it comes back with an answer, TIMEOUT or UNAVAILABLE, after the time given at the latest. */
export async function answerOf(
  milliseconds: number,
  executor: Executor,
  request: Request,
): Promise<ExecutionResult> {
  return (await within(milliseconds, request, executor)) as ExecutionResult;
}

/**
 * Gives every call of a subgraph an end: an answer, TIMEOUT, or UNAVAILABLE. What it says depends on nothing that
 * the subgraph or the network said. Subscriptions live as long as they like.
 */
export function guardSubgraphs(milliseconds: number): GatewayPlugin {
  return {
    onSubgraphExecute(payload) {
      const { executor, executionRequest } = payload;
      if (executionRequest.operationType === OperationTypeNode.SUBSCRIPTION) return;
      const guarded: Call = (request) => within(milliseconds, request, executor);
      payload.setExecutor(guarded as Executor);
    },
  };
}
