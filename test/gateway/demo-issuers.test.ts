import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { authenticator } from '../../gateway/authenticate.js';
import { DemoIssuers, demoSeats } from '../../gateway/demo-issuers.js';
import { openIssuers } from '../../gateway/issuers.js';
import { packagePath } from '../../shared/config/package-path.js';
import { loadDirectory } from '../../shared/viewer/directory.js';

describe('the demo issuers', () => {
  const directory = loadDirectory(packagePath('shared/config/delegations.json'));
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-demo-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('have a seat for each role of each delegation', () => {
    expect(demoSeats(directory).map(({ name }) => name)).toEqual([
      'pak-head',
      'pak-officer',
      'pak-app',
      'afg-head',
      'afg-officer',
      'afg-app',
      'tur-mediator',
      'tur-app',
      'qat-mediator',
      'qat-app',
      'sec-secretariat',
      'sec-monitor',
      'sec-custodian',
      'sec-auditor',
      'sec-app',
      'obs-a-observer',
      'obs-a-app',
      'public-reader',
    ]);
  });

  it('give every seat a token that verifies, also from another process', async () => {
    const [one, other] = await Promise.all([
      DemoIssuers.open(directory, folder, undefined),
      DemoIssuers.open(directory, folder, undefined),
    ]);
    if (!one || !other) throw new Error('no demo issuers');
    const authenticate = authenticator(directory, openIssuers(directory, folder, one));
    for (const seat of other.seats) {
      const viewer = await authenticate(['Authorization', `Bearer ${await other.token(seat)}`]);
      expect(viewer).toMatchObject({
        delegation: seat.delegation.code,
        role: seat.role,
        seat: seat.name.replaceAll('-', '_'),
      });
    }
  });

  it('keep their keys to themselves', () => {
    const keyFolder = path.join(folder, 'demo-keys');
    const files = readdirSync(keyFolder);
    expect(files).toHaveLength(7);
    for (const file of files) expect(statSync(path.join(keyFolder, file)).mode & 0o077).toBe(0);
  });

  it('are refused in production', async () => {
    await expect(DemoIssuers.open(directory, folder, 'production')).rejects.toThrow(
      'demo issuers are refused when NODE_ENV is production',
    );
  });
});
