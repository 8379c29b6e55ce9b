import type { Transport } from '@graphql-mesh/transport-common';

import type { CostModel } from './cost.js';
import type { DocumentLimits } from './limits.js';

/** Which query planner: the native one, or the slower one that runs everywhere. */
export type Planner = 'rust' | 'js';

/** What makes a graph out of a supergraph. */
export interface GraphOptions {
  /** The composed supergraph, as SDL. */
  readonly supergraph: string;
  readonly planner: Planner;
  /** Reaches every subgraph; without it each is called over plain HTTP at the address in the supergraph. */
  readonly transport?: Transport;
  readonly limits?: DocumentLimits;
  readonly cost?: CostModel;
  /** The longest that one call of a subgraph may take, in milliseconds. */
  readonly subgraphTimeoutMs?: number;
}

/** The longest that one call of a subgraph may take where nothing else is said, in milliseconds. */
export const SUBGRAPH_TIMEOUT_MS = 10_000;
