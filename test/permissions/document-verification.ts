import { words } from '../support/perform.js';
import { visit } from '../support/tasks.js';
import type { Scenario } from './document-scenario.js';

const REGISTRY = 'sec-secretariat';
/** The demo's monitor, by the name that its token carries. */
const MONITOR = 'sec-monitor';
const NEEDS_ACCESS = 'a task that needs access, which is asked of the party that is named in it';
const REPORT = { report: words('As observed.') };

type Act = readonly [name: string, seat: string, expectedVersion: number, more?: object];

/** A case under verification: its parties, and the group of what moves with the case itself. */
export interface Verified {
  readonly allegationId: string;
  readonly claimant: string;
  readonly respondent: string;
  readonly group: string;
}

async function plan(
  scenario: Scenario,
  { allegationId, claimant, respondent, group }: Verified,
  of: string,
  [name, input]: readonly [string, object],
): Promise<string> {
  return scenario.act({
    ...{ group: `${name} in ${group}`, of, act: 'planTask', seat: REGISTRY },
    binding: { NAMED_PARTY: respondent, OTHER_PARTY: claimant },
    input: { allegationId, ...input },
  });
}

async function acts(
  scenario: Scenario,
  [name, { group }]: readonly [string, Verified],
  id: string,
  all: readonly Act[],
): Promise<void> {
  for (const [act, seat, expectedVersion, more = {}] of all) {
    const input = { id, expectedVersion, ...more };
    await scenario.act({ group: `${name} in ${group}`, act, seat, input });
  }
}

/** While a case is assigned to a monitor, a review at the desk asks nobody and is accepted; what it observes moves with the case. */
export async function playReview(scenario: Scenario, verified: Verified): Promise<void> {
  const { allegationId, claimant, respondent, group } = verified;
  const assignment = {
    group: `monitor in ${group}`,
    binding: { SUBMITTING_DELEGATION: 'SEC' },
  };
  const assigned = await scenario.act({
    ...{ ...assignment, act: 'assignMonitor', seat: REGISTRY },
    input: { allegationId, monitor: MONITOR },
  });
  const name = 'a review';
  const desk = { kind: 'DESK_REVIEW' };
  const id = await plan(scenario, verified, 'a task that needs no access', [name, desk]);
  await acts(scenario, [name, verified], id, [['startFieldwork', REGISTRY, 1]]);
  await scenario.act({
    ...{ group, act: 'recordObservation', seat: MONITOR },
    binding: { NAMED_PARTY: respondent, OTHER_PARTY: claimant },
    input: {
      ...{ taskId: id, method: 'SATELLITE', at: '2025-11-12T06:00:00.000Z' },
      ...{ timePrecision: 'HOUR', text: words('Craters.') },
    },
  });
  await acts(scenario, [name, verified], id, [
    ['reportTask', MONITOR, 2, REPORT],
    ['acceptTask', REGISTRY, 3],
  ]);
  const end = { id: assigned, expectedVersion: 1 };
  await scenario.act({ ...assignment, act: 'unassignMonitor', seat: REGISTRY, input: end });
}

/** Visits are asked of the respondent: one is put off, granted and reported, one denied, one cancelled. */
export async function playVisits(scenario: Scenario, verified: Verified): Promise<void> {
  const { allegationId, respondent } = verified;
  const host = `${respondent.toLowerCase()}-officer`;
  const asked = async (name: string): Promise<string> => {
    const going = { kind: 'SITE_VISIT', host: respondent, visit: visit() };
    const id = await plan(scenario, verified, NEEDS_ACCESS, [name, going]);
    await acts(scenario, [name, verified], id, [['requestAccess', REGISTRY, 1]]);
    return id;
  };
  const assignment = {
    group: `visiting monitor in ${verified.group}`,
    binding: { SUBMITTING_DELEGATION: 'SEC' },
  };
  await scenario.act({
    ...{ ...assignment, act: 'assignMonitor', seat: REGISTRY },
    input: { allegationId, monitor: MONITOR },
  });
  await acts(scenario, ['a visit', verified], await asked('a visit'), [
    ['delayAccess', host, 1],
    ['grantAccess', host, 2],
    ['startFieldwork', REGISTRY, 4],
    ['reportTask', MONITOR, 5, REPORT],
    ['acceptTask', REGISTRY, 6],
  ]);
  const denied = 'a denied visit';
  await acts(scenario, [denied, verified], await asked(denied), [['denyAccess', host, 1]]);
  const cancelled = 'a cancelled visit';
  await acts(scenario, [cancelled, verified], await asked(cancelled), [
    ['cancelTask', REGISTRY, 2],
  ]);
}
