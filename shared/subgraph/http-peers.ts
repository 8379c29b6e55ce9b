import { internalKey, internalSigner } from '../viewer/viewer-token.js';
import { clientsOf } from './subgraph-client.js';
import type { CallPeer } from './subgraph.js';

/** Longest wait for another subgraph, in milliseconds; the outbox tries again by itself. */
const TIMEOUT_MS = 5_000;

/**
 * Reaches the other subgraphs over HTTP, each call signed for its receiver and its exact body.
 * @param urls address of each subgraph by its name
 * @param internalSecret the deployment's secret
 * @param source name of the calling subgraph
 */
export function httpPeers(
  urls: Readonly<Record<string, string>>,
  internalSecret: string,
  source: string,
): CallPeer {
  const sign = internalSigner(internalKey(internalSecret), source);
  const clients = clientsOf(urls);
  return async (subgraph, message) => {
    const client = clients[subgraph];
    if (!client) throw new Error(`no address is known for the subgraph ${subgraph}`);
    const body = JSON.stringify(message);
    const token = sign(subgraph, body);
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { status, json } = await client.post('/internal', { token, body, signal });
    if (status !== 200) throw new Error(`the subgraph ${subgraph} answered ${String(status)}`);
    return json;
  };
}
