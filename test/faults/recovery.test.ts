import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { act, eventually, must } from '../support/acts.js';
import { allegation } from '../support/case.js';
import { post } from '../support/client.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { Program } from '../support/program.js';
import { tokenFor } from '../support/tokens.js';
import { packagePath } from '../../shared/config/package-path.js';

describe('kill -9 of the server', () => {
  let deployment: Deployment;
  let places: Places;
  beforeAll(async () => {
    deployment = await startDeployment('one process', {}, 'fresh');
    places = await recordMechanism(deployment);
  });
  afterAll(async () => {
    await deployment.stop();
  });

  test('loses nothing acknowledged, does nothing twice, and leaves every world whole', async () => {
    const inputs = Array.from({ length: 30 }, () => allegation('AFG', places));
    const nameOf = (at: number): string => (at % 2 === 0 ? 'draftAllegation' : 'fileAllegation');
    const acknowledged = new Map<object, string>();
    const writing = inputs.map(async (input, at) => {
      const acted = await act(deployment, 'pak-officer', nameOf(at), input).catch(() => null);
      if (acted?.record) acknowledged.set(input, acted.record.id);
    });
    while (acknowledged.size < 5) await new Promise((again) => setTimeout(again, 5));
    await deployment.kill();
    await Promise.all(writing);
    await deployment.restart();
    expect(await deployment.differences()).toEqual([]);
    const ids = new Set<string>();
    for (const [at, input] of inputs.entries()) {
      const again = await act(deployment, 'pak-officer', nameOf(at), input);
      const before = acknowledged.get(input);
      if (before !== undefined) expect([again.record?.id, again.replayed]).toEqual([before, true]);
      ids.add(again.record?.id ?? '');
    }
    expect(ids.size).toBe(inputs.length);
    const { body } = await deployment.ask(
      'pak-officer',
      '{ allegations(first: 100) { totalCount } }',
    );
    expect(body.data).toEqual({ allegations: { totalCount: inputs.length } });
    expect(await deployment.differences()).toEqual([]);
  });

  test('what was on its way to another subgraph arrives after the restart', async () => {
    const id = await must(deployment, 'pak-officer', 'draftAllegation', allegation('AFG', places));
    const evidence = await must(deployment, 'pak-officer', 'draftEvidence', {
      idempotencyKey: randomUUID(),
      kind: 'PHOTO',
      title: { original: 'Photograph', lang: 'en' },
      sha256: 'c'.repeat(64),
      size: 9,
      mediaType: 'image/png',
      allegationId: id,
    });
    const versioned = { idempotencyKey: randomUUID(), expectedVersion: 1 };
    await must(deployment, 'pak-officer', 'sealEvidence', { ...versioned, id: evidence });
    await must(deployment, 'pak-officer', 'submitAllegation', { ...versioned, id });
    await deployment.kill();
    await deployment.restart();
    await eventually(async () => {
      const query = 'query ($id: ID!) { allegation(id: $id) { evidence { id } } }';
      const { body } = await deployment.ask('tur-mediator', query, { id });
      expect(body.data).toEqual({ allegation: { evidence: [{ id: evidence }] } });
    });
    expect(await deployment.differences()).toEqual([]);
  });
});

describe('npm start with a database of its own', () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'mizan-own-'));
  const environment = { MIZAN_DATA_DIR: dataDir, PORT: '0', MIZAN_LOG_LEVEL: 'error' };
  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });
  const QUERY =
    '{ allegations(first: 100) { totalCount nodes { id } } agreements(first: 10) { totalCount } }';
  const ask = async (url: string, query: string): Promise<string> => {
    const token = await tokenFor(
      'pak-officer',
      dataDir,
      packagePath('shared/config/delegations.json'),
    );
    return (await post(url, { query }, { authorization: `Bearer ${token}` })).bytes;
  };

  test('plays the demo once, finds its data again after SIGTERM and after kill -9', async () => {
    const first = new Program('npm start', [], environment, ['npm', 'start']);
    const answer = await ask(await first.ready(), QUERY);
    expect(answer).toContain('"agreements":{"totalCount":1}');
    expect(await first.stop()).toBe(0);
    const second = new Program('main.js', [], environment);
    expect(await ask(await second.ready(), QUERY)).toBe(answer);
    await second.kill();
    const third = new Program('main.js', [], environment);
    expect(await ask(await third.ready(), QUERY)).toBe(answer);
    expect(await third.stop()).toBe(0);
  }, 120_000);

  test('refuses what it cannot use, all at once, and prints no value', async () => {
    const program = new Program('main.js', [], {
      ...environment,
      PORT: 'seventy',
      MIZAN_SECRET: 'too short',
      MIZAN_PLANNER: 'guess',
      DATABASE_URL: 'mysql://x',
    });
    await expect(program.ended()).rejects.toThrow();
    for (const variable of ['PORT', 'MIZAN_SECRET', 'MIZAN_PLANNER', 'DATABASE_URL']) {
      expect(program.output).toContain(`${variable}: does not fit`);
    }
    expect(program.output).not.toContain('too short');
    expect(program.output).not.toContain('mysql');
  });

  test('refuses demo keys in production', async () => {
    const program = new Program('main.js', [], { ...environment, NODE_ENV: 'production' });
    await expect(program.ended()).rejects.toThrow();
    expect(program.output).toContain('demo issuers are refused');
  });
});
