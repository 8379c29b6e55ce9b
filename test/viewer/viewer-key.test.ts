import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import { jwtVerify, SignJWT } from 'jose';

import { StartRefused } from '../../shared/errors.js';
import { readViewerKey } from '../../shared/viewer/viewer-key.js';

type Half = 'private' | 'public';

const pair = generateKeyPairSync('ed25519');
const PRIVATE = pair.privateKey.export({ format: 'jwk' });
const PUBLIC = pair.publicKey.export({ format: 'jwk' });

function refusal(json: string, half: Half): readonly string[] {
  try {
    readViewerKey(json, half, 'MIZAN_KEY');
  } catch (error) {
    if (error instanceof StartRefused) return error.reasons;
    throw error;
  }
  return [];
}

describe('the gateway’s key pair', () => {
  test('signs with its private half, and verifies with its public one', async () => {
    const signing = readViewerKey(JSON.stringify(PRIVATE), 'private', 'MIZAN_KEY');
    const verifying = readViewerKey(JSON.stringify(PUBLIC), 'public', 'MIZAN_KEY');
    const token = await new SignJWT({ iss: 'gateway' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(signing);
    const { payload } = await jwtVerify(token, verifying);
    expect(payload).toEqual({ iss: 'gateway' });
    await expect(
      new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).sign(verifying),
    ).rejects.toBeInstanceOf(TypeError);
  });

  const x448 = generateKeyPairSync('ed448').publicKey.export({ format: 'jwk' });
  const agreement = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = { kty: 'oct', k: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA' };
  test.each<[string, unknown, Half]>([
    ['the public half for the private', PUBLIC, 'private'],
    ['the private half for the public', PRIVATE, 'public'],
    ['another curve of its kind', x448, 'public'],
    ['a key that agrees and does not sign', agreement, 'public'],
    ['another kind of key', curve.publicKey.export({ format: 'jwk' }), 'public'],
    ['a private key of another kind', curve.privateKey.export({ format: 'jwk' }), 'private'],
    ['a secret', secret, 'public'],
    ['a secret that says it is of its curve', { ...secret, crv: 'Ed25519' }, 'public'],
    ['its kind alone', { kty: 'OKP', x: PUBLIC.x }, 'public'],
    ['no point of the curve', { ...PUBLIC, x: 'AAAA' }, 'public'],
    ['null', null, 'public'],
    ['a text', 'key', 'public'],
    ['a number', 7, 'private'],
    ['nothing', {}, 'public'],
  ])('is not %s', (_what, value, half) => {
    expect(refusal(JSON.stringify(value), half)).toEqual([
      `MIZAN_KEY: is not a ${half} Ed25519 key in JWK form`,
    ]);
  });

  test('is not a text that is no JSON, and no refusal repeats what was given', () => {
    const given = '-----BEGIN PRIVATE KEY-----';
    expect(refusal(given, 'private')).toEqual([
      'MIZAN_KEY: is not a private Ed25519 key in JWK form',
    ]);
  });
});
