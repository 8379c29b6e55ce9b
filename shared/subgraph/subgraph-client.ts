import { Pool } from 'undici';

/** Longest answer that is taken, in bytes: far above what the gateway's limits let anybody ask for. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** What a subgraph's server answered. */
export interface HttpReply {
  readonly status: number;
  readonly json: unknown;
}

/**
 * Calls one subgraph's server over connections that are kept. undici's own interface and not `fetch`, which makes
 * streams, headers and signals of its own for every call: twice the work of sending it.
 */
export class SubgraphClient {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = new Pool(new URL(url).origin, { maxResponseSize: MAX_ANSWER_BYTES });
  }

  /**
   * Posts JSON with a token. A redirection is an answer like any other: it is followed nowhere.
   * @throws when no answer comes, when it is too long or not JSON, or when the signal says so
   */
  async post(
    path: string,
    call: { readonly token: string; readonly body: string; readonly signal?: AbortSignal },
  ): Promise<HttpReply> {
    const { statusCode, body } = await this.#pool.request({
      path,
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: `Bearer ${call.token}`,
      },
      body: call.body,
      ...(call.signal ? { signal: call.signal } : {}),
    });
    return { status: statusCode, json: await body.json() };
  }

  /** Closes the connections; calls that still run fail. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** Makes a client for each subgraph; none of them connects before it is asked to. */
export function clientsOf(
  urls: Readonly<Record<string, string>>,
): Readonly<Record<string, SubgraphClient>> {
  return Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [name, new SubgraphClient(url)]),
  );
}
