import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { authenticator } from '../../gateway/authenticate.js';
import type { GatewaySettings } from '../../gateway/config.js';
import { DemoIssuers } from '../../gateway/demo-issuers.js';
import { openIssuers } from '../../gateway/issuers.js';
import { DEFAULT_LIMITS } from '../../gateway/limits.js';
import { startGateway, type Subgraphs } from '../../gateway/server.js';
import { packagePath } from '../../shared/config/package-path.js';
import { type Served, serveSubgraph } from '../../shared/subgraph/serve.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { silent, toySubgraphs, toySupergraph } from './toy.js';

const SETTINGS: GatewaySettings = {
  host: '127.0.0.1',
  port: 0,
  planner: 'rust',
  graphiql: true,
  limits: DEFAULT_LIMITS,
  maxCost: 10_000,
  maxBodyBytes: 20_000,
  // Long enough for two hundred calls at once on a busy machine, shorter than the field that is slow on purpose.
  subgraphTimeoutMs: 3_000,
  deadlineMs: 10_000,
};
const directory = loadDirectory(packagePath('shared/config/delegations.json'));

export interface Sent {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly json: {
    readonly data?: unknown;
    readonly errors?: {
      readonly message: string;
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
  };
}

function parsed(text: string): Sent['json'] {
  try {
    return JSON.parse(text) as Sent['json'];
  } catch {
    return {};
  }
}

/** Sends a request whose every header and byte is the test's. */
export function raw(
  port: number,
  options: { method?: string; path?: string; headers?: readonly string[]; body?: string | Buffer },
): Promise<Sent> {
  const { method = 'POST', path: url = '/graphql', body = '' } = options;
  const headers = options.headers ?? ['content-type', 'application/json'];
  return new Promise((resolve, reject) => {
    const length = ['content-length', String(Buffer.byteLength(body))];
    const request = http.request(
      {
        port,
        host: '127.0.0.1',
        path: url,
        method,
        headers: ['host', 'x', ...headers, ...length],
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: parsed(text),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

export type Mode = 'in process' | 'over HTTP';

/** A gateway on a port of its own, before the two toy subgraphs. */
export interface Serving {
  readonly port: number;
  readonly served: Served[];
  token(seat: string): Promise<string>;
  query(text: string, token?: string): Promise<Sent>;
  stop(): Promise<void>;
}

async function overHttp(calls: string[], served: Served[]): Promise<Subgraphs> {
  const keys = generateKeyPairSync('ed25519');
  const viewerPublicKey = JSON.stringify(keys.publicKey.export({ format: 'jwk' }));
  const urls: Record<string, string> = {};
  for (const subgraph of toySubgraphs(calls)) {
    const one = await serveSubgraph(subgraph, {
      host: '127.0.0.1',
      port: 0,
      viewerPublicKey,
      internalSecret: 'a secret of at least 32 characters!!',
      logger: silent,
    });
    served.push(one);
    urls[subgraph.name] = `http://127.0.0.1:${one.port}`;
  }
  return { urls, viewerKey: keys.privateKey };
}

/** Starts the toy gateway; `calls` collects what reached the subgraphs. */
export async function serveToys(
  mode: Mode,
  calls: string[],
  changes: Partial<GatewaySettings> = {},
): Promise<Serving> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-gateway-'));
  const demo = await DemoIssuers.open(directory, folder, 'test');
  if (!demo) throw new Error('the directory has no demo issuers');
  const served: Served[] = [];
  const gateway = await startGateway({
    settings: { ...SETTINGS, ...changes },
    directory,
    supergraph: toySupergraph(),
    subgraphs:
      mode === 'in process' ? { inProcess: toySubgraphs(calls) } : await overHttp(calls, served),
    authenticate: authenticator(directory, openIssuers(directory, folder, demo)),
    demo,
    logger: silent,
    readyQuery: '{ whoAsks nobody }',
  });
  return {
    port: gateway.port,
    served,
    token: async (name) => {
      const seat = demo.find(name);
      if (!seat) throw new Error('no such seat');
      return demo.token(seat);
    },
    query: (text, token) =>
      raw(gateway.port, {
        headers: [
          'content-type',
          'application/json',
          ...(token === undefined ? [] : ['authorization', `Bearer ${token}`]),
        ],
        body: JSON.stringify({ query: text }),
      }),
    stop: async () => {
      await gateway.close();
      await Promise.all(served.map((one) => one.close()));
      rmSync(folder, { recursive: true });
    },
  };
}
