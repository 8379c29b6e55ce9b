import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequest,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';

import { publicError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Viewer } from '../viewer/viewer.js';
import { Operations } from './operations.js';
import { logFault, subgraphError } from './public-error.js';
import type { Subgraph } from './subgraph.js';

/** What goes back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Executes verified requests. */
export interface SubgraphServer {
  answer(body: string, viewer: Viewer, requestId: string): Promise<Answer>;
  stop(): Promise<void>;
}

interface Context {
  readonly requestId: string;
}

function logging(subgraph: string, logger: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, contextValue: { requestId } }) => {
          for (const error of errors) logFault(error, logger, { subgraph, requestId });
          return Promise.resolve();
        },
      }),
  };
}

/**
 * Has Apollo Server execute by what is compiled. It keeps documents, parsed and validated, by their text: the same
 * text comes with the same document, beside which its operations are kept.
 */
function executing({ schema }: Subgraph): ApolloServerOptionsWithGateway<Context>['gateway'] {
  const operations = new Operations(schema);
  return {
    // Tells the schema before it is asked for the executor; nothing is ever composed here.
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, request, context }) =>
          operations.execute(
            {
              document,
              operationName: request.operationName,
              variables: request.variables ?? {},
            },
            context,
          ),
      }),
    stop: () => Promise.resolve(),
  };
}

/**
 * Reads what the gateway sends: one operation, and nothing of what Apollo Server would take beside it.
 * @throws when it is anything else
 */
function requestOf(body: string): GraphQLRequest {
  const { query, variables, operationName } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof query !== 'string') throw new TypeError('a document is text');
  return {
    query,
    ...(typeof variables === 'object' && variables !== null ? { variables } : {}),
    ...(typeof operationName === 'string' ? { operationName } : {}),
  };
}

/**
 * Makes the Apollo server of a subgraph, with everything off that would answer by itself. HTTP is our own door's
 * (`serve.ts`), which has checked who calls; Apollo's would look at methods, headers and batches once more.
 */
export async function subgraphServer(subgraph: Subgraph, logger: Logger): Promise<SubgraphServer> {
  const server = new ApolloServer<Context>({
    gateway: executing(subgraph),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (_, error) =>
      (error instanceof GraphQLError ? subgraphError(error) : publicError('INTERNAL')).toJSON(),
    plugins: [
      logging(subgraph.name, logger),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return {
    async answer(body, viewer, requestId) {
      const contextValue = subgraph.contextFor(viewer, requestId) as object & Context;
      const response = await server.executeOperation(requestOf(body), { contextValue });
      if (response.body.kind !== 'single') throw new Error('an answer in parts is not expected');
      const { status = 200 } = response.http;
      return { status, body: JSON.stringify(response.body.singleResult) };
    },
    stop: () => server.stop(),
  };
}
