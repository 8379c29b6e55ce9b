import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { sidesOf, writeCases } from '../bench/data/prepare.js';
import type { Shape } from '../bench/data/shape.js';
import { type Effort, effortsOf } from '../bench/growth.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { recordMechanism } from '../support/mechanism.js';

const CASES = 2_000;
const HIDDEN = 4_000;

/** What the server did, without how long that took: no clock of a busy machine proves anything. */
function pages(efforts: readonly Effort[]): Readonly<Record<string, number>> {
  return Object.fromEntries(efforts.map(({ statement, buffers }) => [statement, buffers]));
}

describe('the work behind a list', () => {
  const directory = loadDirectory(packagePath('shared/config/delegations.json'));
  let deployment: Deployment;
  let shape: Omit<Shape, 'from' | 'to' | 'which'>;

  beforeAll(async () => {
    deployment = await startDeployment('one process');
    const places = await recordMechanism(deployment);
    shape = {
      ...sidesOf(directory),
      sector: places.sector,
      district: places.firstDistrict,
      until: new Date('2026-01-01T00:00:00.000Z'),
    };
    await writeCases({ ...deployment, directory }, { ...shape, from: 1, to: CASES, which: 'ALL' });
  });
  afterAll(async () => {
    // It also proves that what was written at once is what the grants say.
    await deployment.stop();
  });

  it('touches as many pages, however many drafts the other side keeps to itself', async () => {
    const stage = { ...deployment, directory };
    const before = pages(await effortsOf(stage));
    await writeCases(stage, { ...shape, from: 1, to: HIDDEN, which: 'HIDDEN' });
    expect(pages(await effortsOf(stage))).toEqual(before);
    for (const touched of Object.values(before)) expect(touched).toBeGreaterThan(0);
  });
});
