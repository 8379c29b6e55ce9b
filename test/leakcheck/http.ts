import { Agent, request } from 'node:http';

/** What is sent: a body of text is sent as it is. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

/** What came back, every byte of it that the product has a say in. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string;
}

// The date, and the number of requests on a connection, belong to HTTP and not to an answer.
const TRANSPORT = new Set(['date', 'keep-alive', 'connection']);

/** The request id is random for every request, and has always the same length. */
function withoutRequestId(text: string): string {
  return text.replaceAll(/"requestId":"[0-9a-f-]{36}"/g, '"requestId":"-"');
}

/** A client that keeps what others throw away: header names, their order and their bytes. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly url: URL) {}

  /** Sends one request and reads its answer whole. */
  async send(call: Call): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const { method, path, headers, body } = call;
      const { hostname, port } = this.url;
      const length =
        body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        { agent: this.#agent, hostname, port, method, path, headers: { ...headers, ...length } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const raw = response.rawHeaders;
            const kept = raw.flatMap((name, at) =>
              at % 2 === 0 && !TRANSPORT.has(name.toLowerCase())
                ? [`${name}: ${raw[at + 1] ?? ''}`]
                : [],
            );
            const text = withoutRequestId(Buffer.concat(chunks).toString('utf8'));
            resolve({ status: response.statusCode ?? 0, headers: kept, body: text });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy();
  }
}
