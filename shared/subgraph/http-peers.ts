import { internalKey, mintInternalToken } from '../viewer/viewer-token.js';
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
  const key = internalKey(internalSecret);
  return async (subgraph, message) => {
    const base = urls[subgraph];
    if (base === undefined) throw new Error(`no address is known for the subgraph ${subgraph}`);
    const body = JSON.stringify(message);
    const token = await mintInternalToken(key, { source, audience: subgraph, body });
    const response = await fetch(new URL('/internal', base), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200)
      throw new Error(`the subgraph ${subgraph} answered ${response.status}`);
    return (await response.json()) as unknown;
  };
}
