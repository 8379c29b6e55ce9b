import type { GraphQLSchema } from 'graphql';

import type { Viewer } from '../viewer/viewer.js';

/** A running subgraph, ready to answer: the same in one process and behind its own server. */
export interface Subgraph {
  readonly name: string;
  /** Federated executable schema with the permissions applied. */
  readonly schema: GraphQLSchema;
  /** Makes a fresh GraphQL context, for one operation. */
  contextFor(viewer: Viewer, requestId: string): object;
  /** Answers another subgraph; the transport has checked who calls. */
  receive(message: unknown): Promise<unknown>;
  /** Rejects when the database does not answer. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** How a subgraph reaches the others: directly in one process, by signed calls over HTTP otherwise. */
export type CallPeer = (subgraph: string, message: unknown) => Promise<unknown>;
