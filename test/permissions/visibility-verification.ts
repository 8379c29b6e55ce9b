import { file } from '../support/case.js';
import type { Deployment } from '../support/deployment.js';
import type { Places } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { planVisit } from '../support/tasks.js';
import type { Scene } from './visibility-scene.js';

const REGISTRY = 'sec-secretariat';
const MONITOR = 'sec-monitor';

/** A visit to a place of the respondent, in a case of its own: granted, observed, reported; its monitor has left the case again. */
export async function verify(
  deployment: Deployment,
  places: Places,
  claimant: string,
  respondent: string,
): Promise<Scene> {
  const { allegation } = await file(
    ...([deployment, places, claimant, respondent.toUpperCase(), 'NOTIFIED'] as const),
  );
  await perform(deployment, `${respondent}-officer`, 'submitStatement', {
    ...{ allegationId: allegation, expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
  });
  const verified = { id: allegation, expectedVersion: 4 };
  await perform(deployment, REGISTRY, 'startVerification', verified);
  const assignment = { allegationId: allegation, monitor: MONITOR };
  const assigned = await perform(deployment, REGISTRY, 'assignMonitor', assignment);
  const id = await planVisit(deployment, allegation, respondent);
  const act = async (seat: string, name: string, version: number, more = {}): Promise<string> =>
    perform(deployment, seat, name, { id, expectedVersion: version, ...more });
  await act(REGISTRY, 'requestAccess', 1);
  await act(`${respondent}-officer`, 'grantAccess', 1);
  await act(MONITOR, 'startFieldwork', 3);
  await perform(deployment, MONITOR, 'recordObservation', {
    ...{ taskId: id, method: 'SEEN', at: '2025-11-12T06:00:00.000Z', timePrecision: 'HOUR' },
    ...{ bearingDeg: 90, distanceM: 500, text: words('Craters.') },
    ...{ positionLatitude: 33.8, positionLongitude: 70 },
  });
  await act(MONITOR, 'reportTask', 4, { report: words('As observed.') });
  const end = { id: assigned, expectedVersion: 1 };
  await perform(deployment, REGISTRY, 'unassignMonitor', end);
  const task = { root: 'verificationTask', rootId: id } as const;
  return {
    VerificationTask: task,
    VisitPlan: { ...task, list: 'visit' },
    Observation: { ...task, list: 'observations' },
  };
}
