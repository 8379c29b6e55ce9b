import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file } from '../../support/case.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { BOTH_WAYS } from '../../support/seats.js';
import { Life, MEDIATORS, REGISTRY, text } from './life-acts.js';

let deployment: Deployment;
let places: Places;
let life: Life;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  life = new Life(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

describe.each(BOTH_WAYS)('the cases of %s against %s', (one, other) => {
  const against = other.toUpperCase();

  test('of two cases that are merged into each other at the same moment, one goes on', async () => {
    for (let time = 0; time < 3; time += 1) {
      const pair: string[] = [];
      for (let n = 0; n < 2; n += 1)
        pair.push((await file(deployment, places, one, against, 'REGISTERED')).allegation);
      const [first = '', second = ''] = pair;
      const reasons = text('The same shots.');
      for (const [id, intoId] of [
        [first, second],
        [second, first],
      ] as const)
        await life.acts(REGISTRY, 'proposeMerger', id, { intoId, reasons });
      const cosigned = await Promise.all(
        pair.map(async (id, at) =>
          life.refused(MEDIATORS[at === 0 ? 0 : 1], 'cosignMerger', id, {
            proposalId: await life.proposalOf(id),
          }),
        ),
      );
      expect(cosigned.filter((refusal) => refusal.length === 0)).toHaveLength(1);
      // The slower one is told so before it writes, or when it comes to hold the case that was to go on.
      expect(cosigned.flat()).toEqual([
        expect.stringMatching(/^(BAD_USER_INPUT|STALE_VERSION) input\.proposalId$/),
      ]);
      const query =
        'query ($a: ID!, $b: ID!) { a: allegation(id: $a) { status } b: allegation(id: $b) { status } }';
      const { body } = await deployment.ask(REGISTRY, query, { a: first, b: second });
      const statuses = [body.data?.a, body.data?.b] as readonly { readonly status: string }[];
      expect(statuses.map(({ status }) => status).sort()).toEqual(['MERGED', 'REGISTERED']);
    }
  });
});
