import { randomUUID } from 'node:crypto';

import { asOwner } from './database.js';
import type { Deployment } from './deployment.js';

/** Says that a decision on measures is adopted, as the mediation subgraph will: by its outbox, which delivers it. */
export async function decideMeasures(
  deployment: Deployment,
  allegationId: string,
  outcome: 'REMEDY' | 'NO_MEASURE',
): Promise<void> {
  const decidedAt = new Date().toISOString();
  await asOwner(deployment, 'mediation', async (client) =>
    client.query(
      `INSERT INTO mechanism.outbox (id, target, topic, record_id, payload, at)
       VALUES ($1, 'incidents', 'measuresDecided', $2, $3, now())`,
      [randomUUID(), allegationId, JSON.stringify({ allegationId, outcome, decidedAt })],
    ),
  );
}
