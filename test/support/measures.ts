import { randomUUID } from 'node:crypto';

import { expect } from '@jest/globals';

import { eventually } from './acts.js';
import { asOwner } from './database.js';
import type { Deployment } from './deployment.js';

/** Says that a decision on measures is adopted, as the mediation subgraph will: by its outbox; waits until it is delivered. */
export async function decideMeasures(
  deployment: Deployment,
  allegationId: string,
  outcome: 'REMEDY' | 'NO_MEASURE',
): Promise<void> {
  const decidedAt = new Date().toISOString();
  const id = randomUUID();
  await asOwner(deployment, 'mediation', async (client) => {
    await client.query(
      `INSERT INTO mechanism.outbox (id, target, topic, record_id, payload, at)
       VALUES ($1, 'incidents', 'measuresDecided', $2, $3, now())`,
      [id, allegationId, JSON.stringify({ allegationId, outcome, decidedAt })],
    );
    await eventually(async () => {
      const { rows } = await client.query<{ done: boolean }>(
        'SELECT delivered_at IS NOT NULL AS done FROM mechanism.outbox WHERE id = $1',
        [id],
      );
      expect(rows).toEqual([{ done: true }]);
    });
  });
}
