import {
  type StartedSubgraph,
  startSubgraph,
  type SubgraphOptions,
} from '../shared/subgraph/start-subgraph.js';
import type { CallPeer } from '../shared/subgraph/subgraph.js';
import { DEFINITIONS } from './definitions.js';

/**
 * Starts every subgraph in this process; they call each other directly.
 * @throws what the first of them refused; the others are closed again
 */
export async function startInProcess(
  options: Omit<SubgraphOptions, 'callPeer' | 'processes'>,
): Promise<readonly StartedSubgraph[]> {
  const running = new Map<string, StartedSubgraph>();
  const callPeer: CallPeer = async (name, message) => {
    const peer = running.get(name);
    if (!peer) throw new Error('the subgraph is not running yet');
    return peer.receive(message);
  };
  const all = { ...options, callPeer, processes: DEFINITIONS.length };
  const starting = await Promise.allSettled(
    DEFINITIONS.map(async (definition) => startSubgraph(definition, all)),
  );
  const started = starting.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refused = starting.find((one) => one.status === 'rejected');
  if (refused) {
    await Promise.all(started.map(async (subgraph) => subgraph.close()));
    throw refused.reason;
  }
  for (const subgraph of started) running.set(subgraph.name, subgraph);
  return started;
}
