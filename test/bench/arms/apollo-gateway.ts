import { type KeyObject, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

import { type Authenticate, publicViewer } from '../../../gateway/authenticate.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { viewerSigner } from '../../../shared/viewer/viewer-token.js';

/** What the gateway of another maker is given: the same supergraph, subgraphs and signatures. */
export interface Behind {
  /** Where its packages are. */
  readonly folder: string;
  readonly supergraph: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly viewerKey: KeyObject;
  readonly authenticate: Authenticate;
  readonly directory: Directory;
}

interface Context {
  readonly viewer?: Viewer;
  readonly requestId?: string;
}
interface Call {
  readonly request: { readonly query?: string; readonly variables?: object };
  readonly context: Context;
}

interface Packages {
  readonly '@apollo/gateway': { ApolloGateway: new (options: object) => object };
  readonly '@apollo/server': { ApolloServer: new (options: object) => object };
  readonly '@apollo/server/standalone': {
    readonly startStandaloneServer: (server: object, options: object) => Promise<{ url: string }>;
  };
}

/** Calls a subgraph as our own gateway does over HTTP: a token for exactly this body. */
function source(name: string, url: string, { viewerKey, directory }: Behind): object {
  const sign = viewerSigner(viewerKey);
  return {
    process: async ({ request, context }: Call): Promise<unknown> => {
      const { viewer = publicViewer(directory), requestId = randomUUID() } = context;
      const { query, variables } = request;
      const body = JSON.stringify({ query, variables });
      const audience = name.toLowerCase();
      const token = sign({ viewer, audience, requestId, body });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const answer = await fetch(url, { method: 'POST', headers, body });
      return answer.json();
    },
  };
}

/** Starts @apollo/gateway, as it comes, before the subgraphs. */
export async function startApolloGateway(behind: Behind): Promise<string> {
  const require = createRequire(path.join(behind.folder, 'package.json'));
  const load = <Name extends keyof Packages>(name: Name) => require(name) as Packages[Name];
  const { ApolloGateway } = load('@apollo/gateway');
  const { ApolloServer } = load('@apollo/server');
  const { startStandaloneServer } = load('@apollo/server/standalone');
  const gateway = new ApolloGateway({
    supergraphSdl: behind.supergraph,
    buildService: ({ name }: { name: string }) =>
      source(name, `${behind.urls[name.toLowerCase()] ?? ''}/graphql`, behind),
  });
  const server = new ApolloServer({ gateway, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }: { req: IncomingMessage }) => ({
      viewer: await behind.authenticate(req.rawHeaders),
      requestId: randomUUID(),
    }),
  });
  return url;
}
