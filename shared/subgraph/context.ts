import type { Act, Outcome } from '../acts/act.js';
import type { ActInput } from '../acts/act-input.js';
import type { Directory } from '../viewer/directory.js';
import type { Viewer } from '../viewer/viewer.js';
import type { CallPeer } from './subgraph.js';
import type { WorldReads } from './world-reads.js';

/** What a resolver has: the viewer, its reads and its acts. Made for one operation. */
export interface SubgraphContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly reads: WorldReads;
  readonly directory: Directory;
  readonly now: () => Date;
  readonly callPeer: CallPeer;
  /** Runs an act as the viewer. */
  perform<Input extends ActInput, Target>(act: Act<Input, Target>, input: Input): Promise<Outcome>;
}
