import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { act } from '../support/acts.js';
import { allegation, file, type Filed } from '../support/case.js';
import { asOwner } from '../support/database.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { type Places, recordMechanism } from '../support/mechanism.js';

let deployment: Deployment;
let places: Places;
let hidden: Filed;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  hidden = await file(deployment, places, 'afg', 'PAK', 'DRAFT');
});
afterAll(async () => {
  await deployment.stop();
});

/** Holds every row of the other side's hidden case locked while something else is done. */
async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
  return asOwner(deployment, 'incidents', async (client) => {
    await client.query('BEGIN');
    await client.query(
      `SELECT 1 FROM mechanism.allegation WHERE id = '${hidden.allegation}' FOR UPDATE`,
    );
    await client.query(
      `SELECT 1 FROM world_afg.allegation WHERE id = '${hidden.allegation}' FOR UPDATE`,
    );
    try {
      return await work();
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

describe('while the other side’s rows are locked and its acts wait', () => {
  test('H02 H07 K02: one’s own reads and acts are done, and a guess at the locked id does not wait', async () => {
    await whileLocked(async () => {
      let waiting = true;
      const theirs = Promise.all(
        Array.from({ length: 30 }, async () =>
          act(deployment, 'afg-officer', 'submitAllegation', {
            idempotencyKey: randomUUID(),
            id: hidden.allegation,
            expectedVersion: 1,
          }).catch(() => null),
        ),
      ).finally(() => {
        waiting = false;
      });
      await new Promise((started) => setTimeout(started, 200));
      const mine = await act(
        deployment,
        'pak-officer',
        'draftAllegation',
        allegation('AFG', places),
      );
      expect(mine.userErrors).toEqual([]);
      const guess = await act(deployment, 'pak-officer', 'draftEvidence', {
        idempotencyKey: randomUUID(),
        kind: 'PHOTO',
        title: { original: 'x', lang: 'en' },
        allegationId: hidden.allegation,
      });
      expect(guess.userErrors.map((fault) => fault.code)).toEqual(['NOT_FOUND']);
      const { body } = await deployment.ask(
        'pak-officer',
        '{ allegations(first: 1) { totalCount } }',
      );
      expect(body.data).toEqual({ allegations: { totalCount: 1 } });
      // All of this was done while theirs still waited.
      expect(waiting).toBe(true);
      void theirs;
    });
  });

  test('when the lock is gone, exactly one of the waiting acts has been done', async () => {
    const query = 'query ($id: ID!) { allegation(id: $id) { status } }';
    for (let n = 0; n < 100; n += 1) {
      const { body } = await deployment.ask('afg-officer', query, { id: hidden.allegation });
      if ((body.data?.allegation as { status: string }).status === 'SUBMITTED') return;
      await new Promise((again) => setTimeout(again, 50));
    }
    throw new Error('the act was lost');
  });
});
