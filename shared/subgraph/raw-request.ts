import type { IncomingMessage } from 'node:http';

/** The body of a request is larger than allowed; what is left of it is not read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Whoever sent the request went away before its end: nobody waits for an answer. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
}

/** Lists all values of a header. Node joins or drops duplicates in `headers`; here none is lost. */
export function headerValues(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  );
}

/** Takes the bearer token (RFC 6750) of a request with exactly one Authorization header. */
export function bearerToken(rawHeaders: readonly string[]): string | undefined {
  const [value, ...others] = headerValues(rawHeaders, 'authorization');
  if (value === undefined || others.length > 0) return undefined;
  return /^Bearer ([A-Za-z0-9._~+/-]{1,8192}=*)$/i.exec(value)?.[1];
}

/**
 * Reads a request's body as it came.
 * @throws BodyTooLarge as soon as it is larger than allowed, RequestAborted when its sender went away
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.removeAllListeners('data').pause();
        reject(new BodyTooLarge());
        return;
      }
      chunks.push(chunk);
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.once('error', reject);
    request.once('aborted', () => {
      reject(new RequestAborted());
    });
  });
}
