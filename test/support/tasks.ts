import type { Deployment } from './deployment.js';
import { perform, words } from './perform.js';

const REGISTRY = 'sec-secretariat';
const DAY_MS = 86_400_000;

/** Who goes where: a team of two that comes tomorrow, with a route and positions that no party may read. */
export function visit(): object {
  return {
    team: ['A crater analyst', 'An interpreter'],
    from: new Date(Date.now() + DAY_MS).toISOString(),
    until: new Date(Date.now() + 2 * DAY_MS).toISOString(),
    route: 'By the northern track',
    staffPositions: 'The ridge above the post',
  };
}

/** Plans a visit to a place that a party holds. */
export async function planVisit(
  deployment: Deployment,
  allegationId: string,
  host: string,
  kind = 'SITE_VISIT',
): Promise<string> {
  const input = { allegationId, kind, host: host.toUpperCase(), visit: visit() };
  return perform(deployment, REGISTRY, 'planTask', input);
}

/** Someone of the monitors whom no other test asks. */
const DESK = 'sec-monitor/desk';

/** Has a case reviewed at the desk, and the report accepted; the monitor has the case no longer than that. */
export async function haveReviewed(deployment: Deployment, allegationId: string): Promise<void> {
  const assignment = { allegationId, monitor: DESK };
  const assigned = await perform(deployment, REGISTRY, 'assignMonitor', assignment);
  const plan = { allegationId, kind: 'DESK_REVIEW' };
  const id = await perform(deployment, REGISTRY, 'planTask', plan);
  await perform(deployment, REGISTRY, 'startFieldwork', { id, expectedVersion: 1 });
  const report = words('The images show a crater.');
  await perform(deployment, DESK, 'reportTask', { id, expectedVersion: 2, report });
  await perform(deployment, REGISTRY, 'acceptTask', { id, expectedVersion: 3 });
  await perform(deployment, REGISTRY, 'unassignMonitor', { id: assigned, expectedVersion: 1 });
}

/** Asks a party for access to a place of a case, and has it denied. */
export async function haveAccessDenied(
  deployment: Deployment,
  allegationId: string,
  host: string,
): Promise<void> {
  const id = await planVisit(deployment, allegationId, host);
  await perform(deployment, REGISTRY, 'requestAccess', { id, expectedVersion: 1 });
  const denial = { id, expectedVersion: 1, reasons: words('The road is mined.') };
  await perform(deployment, `${host}-officer`, 'denyAccess', denial);
}
