import { endedWeeks } from '../../subgraphs/incidents/statistics/week.js';
import { eventually } from './acts.js';
import { asOwner } from './database.js';
import type { Deployment } from './deployment.js';

const TWO_WEEKS_MS = 1_209_600_000;

/** Lets the mechanism have had its terms for two weeks, and waits until the worker has published those that are over. */
export async function publishWeeks(deployment: Deployment): Promise<void> {
  const since = new Date(Date.now() - TWO_WEEKS_MS);
  await asOwner(deployment, 'incidents', async (client) => {
    await client.query('UPDATE mechanism.known_terms SET created_at = $1', [since]);
  });
  await eventually(async () => {
    const query = '{ incidentStatistics(first: 10) { totalCount } }';
    const { body } = await deployment.ask(null, query);
    const { totalCount } = body.data?.incidentStatistics as { totalCount: number };
    if (totalCount < endedWeeks(since, new Date()).length) throw new Error('not published yet');
  });
}
