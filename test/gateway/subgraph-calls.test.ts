import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Executor } from '@graphql-mesh/transport-common';
import { type ExecutionResult, parse } from 'graphql';
import { decodeJwt } from 'jose';

import { type HttpTransport, signedHttpTransport } from '../../gateway/transports.js';
import { reader, silent } from './toy.js';

const DOCUMENT = parse('{ whoAsks }');
const UNAVAILABLE = {
  errors: [{ message: 'A part of the service did not answer; repeat later.' }],
};

interface Came {
  readonly socket: Socket;
  readonly token: string;
  readonly body: string;
}

type Reply = (response: http.ServerResponse) => void;

const json =
  (status: number, value: unknown, headers: http.OutgoingHttpHeaders = {}): Reply =>
  (response) => {
    response.writeHead(status, headers).end(JSON.stringify(value));
  };

describe('a call of a subgraph over HTTP', () => {
  const came: Came[] = [];
  let reply: Reply;
  let server: http.Server;
  let transport: HttpTransport;
  let call: (viewer?: typeof reader, signal?: AbortSignal) => Promise<ExecutionResult>;

  beforeEach(async () => {
    came.length = 0;
    reply = json(200, { data: { whoAsks: 'somebody' } });
    server = http.createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
        came.push({ socket: request.socket, token, body });
        reply(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    transport = signedHttpTransport({
      urls: { letters: `http://127.0.0.1:${String(port)}` },
      viewerKey: generateKeyPairSync('ed25519').privateKey,
      logger: silent,
    });
    const executor = transport.getSubgraphExecutor({
      subgraphName: 'letters',
    } as never) as Executor;
    call = async (viewer = reader, signal) => {
      const context = { viewer, requestId: 'r' };
      return (await executor({ document: DOCUMENT, context, signal } as never)) as ExecutionResult;
    };
  });
  afterEach(async () => {
    await transport.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is made anew for each caller, over connections that are kept', async () => {
    const other = { ...reader, delegation: 'AFG', seat: 'afg_officer' };
    await Promise.all([call(), call(other), call()]);
    await call();
    expect(came.map(({ body }) => body)).toEqual(Array(4).fill('{"query":"{whoAsks}"}'));
    const seats = came.map(({ token }) => (decodeJwt(token).viewer as typeof reader).seat);
    expect([...seats].sort()).toEqual(['afg_officer', ...Array<string>(3).fill('pak_officer')]);
    expect(new Set(came.map(({ token }) => token)).size).toBe(4);
    expect(new Set(came.map(({ socket }) => socket)).size).toBe(3);
  });

  it.each<[string, Reply]>([
    ['redirects', json(302, { data: { whoAsks: 'x' } }, { location: 'http://127.0.0.1:9/' })],
    ['redirects to itself', json(307, { data: {} }, { location: '/graphql' })],
    ['refuses our token', json(401, { errors: [{ message: 'no' }] })],
    ['answers something else', json(200, { status: 'ready' })],
    ['answers no JSON', (response) => response.end('<html>')],
    ['breaks off', (response) => response.destroy()],
  ])('is UNAVAILABLE when the subgraph %s', async (_, answer) => {
    reply = answer;
    const result = await call();
    expect(result).toMatchObject(UNAVAILABLE);
    expect(result.data).toBeUndefined();
    expect(result.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    expect(came.length).toBe(1);
  });

  it('is UNAVAILABLE when the answer has no end, of which no more than 32 MiB are taken', async () => {
    const part = 'x'.repeat(1024 * 1024);
    let sent = 0;
    const closed = new Promise<void>((resolve) => {
      reply = (response) => {
        const more = (): void => {
          // Far more than the limit, so that a client without one fails this test and does not hang it.
          while (sent < 200 && !response.destroyed) {
            sent += 1;
            if (!response.write(part)) return void response.once('drain', more);
          }
          response.end();
        };
        response.once('close', resolve);
        more();
      };
    });
    expect(await call()).toMatchObject(UNAVAILABLE);
    await closed;
    // What was on its way when the connection was cut is the rest.
    expect(sent).toBeGreaterThanOrEqual(32);
    expect(sent).toBeLessThan(100);
    reply = json(200, { data: { whoAsks: 'x'.repeat(30 * 1024 * 1024) } });
    expect((await call()).errors).toBeUndefined();
  });

  it('is UNAVAILABLE while the subgraph is away, and answered once it is back', async () => {
    const { port } = server.address() as AddressInfo;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await call()).toMatchObject(UNAVAILABLE);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await call()).toEqual({ data: { whoAsks: 'somebody' } });
  });

  it('ends when it is aborted, and the subgraph sees it', async () => {
    const controller = new AbortController();
    const gone = new Promise<void>((resolve) => {
      reply = (response) => {
        response.once('close', resolve);
        controller.abort();
      };
    });
    expect(await call(reader, controller.signal)).toMatchObject(UNAVAILABLE);
    await gone;
    reply = json(200, { data: { whoAsks: 'again' } });
    expect(await call()).toEqual({ data: { whoAsks: 'again' } });
  });
});
