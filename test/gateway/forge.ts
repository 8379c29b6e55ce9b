import { createHmac, type KeyObject, sign } from 'node:crypto';

const part = (json: object | string): string =>
  Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)).toString('base64url');

/** Signs whatever a test likes, in the place of a library that would refuse to: by Ed25519 with a key, by HMAC with a secret. */
export function forge(
  header: object | string,
  claims: object | string,
  key: KeyObject | string | Buffer,
): string {
  const input = `${part(header)}.${part(claims)}`;
  const signature =
    typeof key === 'string' || Buffer.isBuffer(key)
      ? createHmac('sha256', key).update(input).digest('base64url')
      : sign(undefined, Buffer.from(input), key).toString('base64url');
  return `${input}.${signature}`;
}
