import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { parsePolicy } from '../../shared/policy/acknowledgement.js';
import { canonicalJson } from '../../shared/policy/policy.js';
import { asOwner } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { Program } from '../support/program.js';
import { ALL_SEATS } from '../support/seats.js';

const QUERY = '{ policy { version digest subgraphs { name digest } } }';

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(packagePath(file), 'utf8'));
}

const signed = parsePolicy(readJson('docs/permissions.json'));
const expected = {
  version: (readJson('package.json') as { version: string }).version,
  digest: signed.digest,
  subgraphs: Object.entries(signed.subgraphs)
    .map(([name, digest]) => ({ name, digest }))
    .sort((one, two) => (one.name < two.name ? -1 : 1)),
};

/** The environment of one more process of a subgraph, which does not migrate. */
function alone({ ownerUrl, prefix, secret, subgraphUrls, viewerKey }: Deployment) {
  const { kty, crv, x } = JSON.parse(viewerKey) as Record<'kty' | 'crv' | 'x', string>;
  const addresses = Object.entries(subgraphUrls).map(([name, url]) => [
    `${name.toUpperCase()}_URL`,
    url,
  ]);
  return {
    ...(Object.fromEntries(addresses) as Record<string, string>),
    DATABASE_URL: ownerUrl,
    MIZAN_DATABASE_PREFIX: prefix,
    MIZAN_SECRET: secret,
    MIZAN_VIEWER_PUBLIC_KEY: JSON.stringify({ kty, crv, x }),
    MIZAN_LOG_LEVEL: 'error',
    PORT: '0',
  };
}

describe.each(['one process', 'own processes'] as const)('in %s', (mode) => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await startDeployment(mode);
  }, 120_000);
  afterAll(async () => {
    await deployment.stop();
  });

  test('every seat, and who has none, is told the digest of the document that was signed', async () => {
    for (const seat of ALL_SEATS) {
      const { body } = await deployment.ask(seat, QUERY);
      expect([seat, body.errors, body.data?.policy]).toEqual([seat, undefined, expected]);
    }
  });

  test('the answer is the same for everyone, to the byte', async () => {
    const answers = await Promise.all(
      ALL_SEATS.map(async (seat) => (await deployment.ask(seat, QUERY)).bytes),
    );
    expect(new Set(answers).size).toBe(1);
  });

  if (mode === 'one process') return;

  test('a subgraph starts on the worlds of this policy, and not on one of another', async () => {
    const program = new Program('subgraphs/incidents/main.js', [], alone(deployment));
    await program.ready();
    await program.stop();
    await asOwner(deployment, 'incidents', async (client) => {
      const change = 'UPDATE mechanism.world_digest SET digest = $1 WHERE world = $2';
      await client.query(change, ['0'.repeat(64), 'world_afg']);
    });
    await expect(
      new Program('subgraphs/incidents/main.js', [], alone(deployment)).ended(),
    ).rejects.toThrow('incidents: world_afg was built under another policy');
  });
});

describe('anyone can compute the digest again', () => {
  test('of each document with the rules, and of all of them: SHA-256 of JSON with sorted keys', () => {
    const sha256 = (value: unknown): string =>
      createHash('sha256').update(canonicalJson(value)).digest('hex');
    const { documents, rules, subgraphs, digest } = signed;
    const again = Object.fromEntries(
      Object.entries(documents).map(([name, document]) => [name, sha256({ document, rules })]),
    );
    expect(again).toEqual(subgraphs);
    expect(sha256(again)).toBe(digest);
  });

  test('a policy whose digest is not that of its documents is not believed', () => {
    const forged = { ...signed, digest: 'f'.repeat(64) };
    expect(() => parsePolicy(forged)).toThrow('is not that of its documents');
  });
});
