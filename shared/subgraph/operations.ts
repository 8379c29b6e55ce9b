import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
} from 'graphql';

import { publicError } from '../errors.js';
import { CompiledOperations } from './compiled-operation.js';

/** What a subgraph is asked: a document that fits its schema, with variables as they came. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Executes the operations of one schema, in the gateway's process and behind a subgraph's own server alike. */
export class Operations {
  readonly #compiled: CompiledOperations;

  constructor(private readonly schema: GraphQLSchema) {
    this.#compiled = new CompiledOperations(schema);
  }

  /** Executes one; its faults are as they were thrown, for the log: they are masked by the one who answers. */
  async execute(
    { document, operationName, variables }: Asked,
    contextValue: object,
  ): Promise<ExecutionResult> {
    const { schema } = this;
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(schema, definitions, variables);
    // graphql-js' own words quote the value.
    if (errors) return { errors: [publicError('BAD_USER_INPUT')] };
    const compiled = this.#compiled.of(document, operationName, coerced);
    if (compiled) return compiled.run(coerced, contextValue);
    return execute({ schema, document, variableValues: variables, operationName, contextValue });
  }
}
