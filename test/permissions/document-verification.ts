import { words } from '../support/perform.js';
import { visit } from '../support/tasks.js';
import type { Scenario } from './document-scenario.js';

const REGISTRY = 'sec-secretariat';
/** The demo's monitor, by the name that its token carries. */
const MONITOR = 'sec-monitor';
const NEEDS_ACCESS = 'a task that needs access, which is asked of the party that is named in it';

type Act = readonly [name: string, seat: string, expectedVersion: number, more?: object];

/** A case is assigned and taken away, visits are asked of the respondent, and a review at the desk asks nobody. */
export async function playVerification(
  scenario: Scenario,
  allegationId: string,
  { claimant, respondent }: { readonly claimant: string; readonly respondent: string },
): Promise<void> {
  const host = `${respondent.toLowerCase()}-officer`;
  const both = { NAMED_PARTY: respondent, OTHER_PARTY: claimant };
  const assignment = { group: `monitor of ${claimant}`, binding: { SUBMITTING_DELEGATION: 'SEC' } };
  const assigned = await scenario.act({
    ...{ ...assignment, act: 'assignMonitor', seat: REGISTRY },
    input: { allegationId, monitor: MONITOR },
  });
  const task = async (of: string, name: string, plan: object): Promise<string> =>
    scenario.act({
      ...{ group: `${name} of ${claimant}`, of, act: 'planTask', seat: REGISTRY, binding: both },
      input: { allegationId, ...plan },
    });
  const acts = async (group: string, id: string, all: readonly Act[]): Promise<void> => {
    for (const [act, seat, expectedVersion, more = {}] of all) {
      const input = { id, expectedVersion, ...more };
      await scenario.act({ group: `${group} of ${claimant}`, act, seat, input });
    }
  };
  const asked = async (name: string): Promise<string> => {
    const plan = { kind: 'SITE_VISIT', host: respondent, visit: visit() };
    const id = await task(NEEDS_ACCESS, name, plan);
    await acts(name, id, [['requestAccess', REGISTRY, 1]]);
    return id;
  };
  const visited = await asked('a visit');
  await acts('a visit', visited, [
    ['delayAccess', host, 1],
    ['grantAccess', host, 2],
    ['startFieldwork', REGISTRY, 4],
  ]);
  await scenario.act({
    ...{ group: `observation of ${claimant}`, act: 'recordObservation', seat: MONITOR },
    input: {
      ...{ taskId: visited, method: 'SEEN', at: '2025-11-12T06:00:00.000Z' },
      ...{ timePrecision: 'HOUR', text: words('Craters.') },
    },
  });
  const report = { report: words('As observed.') };
  await acts('a visit', visited, [
    ['reportTask', MONITOR, 5, report],
    ['acceptTask', REGISTRY, 6],
  ]);
  await acts('a denied visit', await asked('a denied visit'), [['denyAccess', host, 1]]);
  await acts('a cancelled visit', await asked('a cancelled visit'), [['cancelTask', REGISTRY, 2]]);
  const desk = await task('a task that needs no access', 'a review', { kind: 'DESK_REVIEW' });
  await acts('a review', desk, [
    ['startFieldwork', REGISTRY, 1],
    ['reportTask', MONITOR, 2, report],
    ['acceptTask', REGISTRY, 3],
  ]);
  const end = { id: assigned, expectedVersion: 1 };
  await scenario.act({ ...assignment, act: 'unassignMonitor', seat: REGISTRY, input: end });
}
