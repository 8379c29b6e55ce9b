import type { Executor } from '@graphql-mesh/transport-common';
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
  validate,
} from 'graphql';

import type { Viewer } from '../shared/viewer/viewer.js';
import type { CostModel } from './cost.js';
import { type Direct, DirectExecutor } from './direct.js';
import { KeptByAudience } from './documents.js';
import { coded, finished, noOperation, refusal, type RuledContext } from './graph-rules.js';
import { repaired } from './introspection-repair.js';
import { type DocumentLimits, parseWithinLimits } from './limits.js';
import { OtherStep } from './plan-steps.js';
import type { GraphQLBody } from './request-body.js';

/** What the direct way needs, and the rules that it keeps. */
interface Ruled extends Direct {
  readonly limits: DocumentLimits;
  readonly cost: CostModel;
}

/** So many documents of each audience are kept parsed and validated, with their plans. */
const DOCUMENTS = 200;
/** Longer ones are read anew each time: what a stranger sends must not fill the memory. */
const LONGEST = 20_000;

/** Who shares what is kept: one delegation. A context without a viewer asks for nobody. */
function audienceOf(context: object): string | undefined {
  const { viewer } = context as { readonly viewer?: Pick<Viewer, 'delegation'> };
  return viewer?.delegation;
}

class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly errors: readonly GraphQLError[]) {
    super();
  }
}

/**
 * Answers operations without the runtime: the same limits, validation, cost, masks and planner, with nothing between
 * them that copies. Documents are kept by their text, for each delegation by itself.
 */
export class DirectAnswers {
  readonly #documents = new KeptByAudience<DocumentNode>(DOCUMENTS, LONGEST);
  readonly #execute: Executor;

  constructor(private readonly parts: Ruled) {
    const direct = new DirectExecutor(parts);
    const executor = async (request: Parameters<Executor>[0]): Promise<ExecutionResult> => {
      const result = await direct.execute(request);
      if (!result) throw new OtherStep();
      return result;
    };
    this.#execute = repaired(executor as Executor, parts.schema);
  }

  /** Answers with JSON text; undefined when the runtime has to do it. */
  async answer(
    body: GraphQLBody,
    context: RuledContext,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    const { progress } = context;
    try {
      const result = await this.#result(body, context, signal);
      return JSON.stringify(finished(result, progress, this.parts.cost.limit));
    } catch (error) {
      if (error instanceof OtherStep) return undefined;
      throw error;
    }
  }

  async #result(
    { query, variables, operationName }: GraphQLBody,
    context: RuledContext,
    signal: AbortSignal | undefined,
  ): Promise<ExecutionResult> {
    const { schema, cost } = this.parts;
    let document;
    try {
      document = this.#documents.get(audienceOf(context), query, () => this.#read(query));
    } catch (error) {
      if (error instanceof Refused) return { errors: error.errors };
      throw error;
    }
    const operation = getOperationAST(document, operationName);
    if (!operation) return { errors: [noOperation()] };
    const { progress } = context;
    const errors = refusal(cost, schema, document, operationName, variables, progress);
    if (errors.length > 0) return { errors };
    const operationType = operation.operation;
    const request = { document, variables, operationName, operationType, context, signal };
    return (await this.#execute(request as never)) as ExecutionResult;
  }

  #read(query: string): DocumentNode {
    let document;
    try {
      document = parseWithinLimits(query, this.parts.limits);
    } catch (error) {
      throw new Refused([error as GraphQLError]);
    }
    const errors = validate(this.parts.schema, document);
    if (errors.length > 0) throw new Refused(errors.map(coded));
    return document;
  }
}
