import type { Viewer } from '../shared/viewer/viewer.js';
import type { Graph } from './graph.js';

/** Codes which say that a subgraph did not do its part; any other code is an answer. */
const NOT_READY = new Set(['UNAVAILABLE', 'TIMEOUT', 'INTERNAL']);
/** How long a finding is good for: the door is open to anyone, and the question is not free. */
const FRESH_MS = 1_000;

interface Answered {
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Asks all subgraphs one real query, through the planner and the transports. */
async function askAll(graph: Graph, query: string, viewer: Viewer): Promise<void> {
  const body = { query, variables: {}, operationName: undefined };
  const answer = await graph.answer(body, { viewer, requestId: 'readiness' });
  const { errors = [] } = JSON.parse(answer.body) as Answered;
  if (errors.some(({ extensions }) => NOT_READY.has(extensions?.code ?? 'INTERNAL')))
    throw new Error('a subgraph does not answer');
}

/** Makes the check behind `/health/ready`: a query through every subgraph, and each one's own word. */
export function readiness(
  graph: Graph,
  query: string,
  viewer: Viewer,
  subgraphsReady: () => Promise<void>,
): () => Promise<boolean> {
  let known: { readonly at: number; readonly ready: Promise<boolean> } | undefined;
  return () => {
    if (known && Date.now() - known.at < FRESH_MS) return known.ready;
    const ready = Promise.all([askAll(graph, query, viewer), subgraphsReady()]).then(
      () => true,
      () => false,
    );
    known = { at: Date.now(), ready };
    return ready;
  };
}

/** Asks each subgraph's process whether it and its database are ready. */
export async function remoteSubgraphsReady(urls: Readonly<Record<string, string>>): Promise<void> {
  await Promise.all(
    Object.values(urls).map(async (url) => {
      const response = await fetch(new URL('/health/ready', url), {
        redirect: 'error',
        signal: AbortSignal.timeout(5_000),
      });
      await response.body?.cancel();
      if (response.status !== 200) throw new Error('a subgraph is not ready');
    }),
  );
}
