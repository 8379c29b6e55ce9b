import { allegation } from '../support/case.js';
import type { Deployment } from '../support/deployment.js';
import type { Places } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { reported } from '../support/reports.js';
import type { Located, Scene } from './visibility-scene.js';

const REGISTRY = 'sec-secretariat';

/** Harm to civilians of a side, by the names of its logins. */
export function ofCivilians(side: string): object {
  return { category: 'CIVILIAN', effect: 'INJURED', side: side.toUpperCase() };
}

/** A case that is being verified, with harm that is claimed and confirmed, and linked with another's incident. */
export async function verified(
  deployment: Deployment,
  places: Places,
  claimant: string,
  respondent: string,
  linked: string | null | undefined,
): Promise<Scene> {
  const officer = `${claimant}-officer`;
  const kind = ofCivilians(claimant);
  const harm = [{ ...kind, claimedMin: 2, claimedMax: 4, source: 'MEDICAL' }];
  const input = allegation(respondent.toUpperCase(), places, { harm });
  const id = await perform(deployment, officer, 'draftAllegation', input);
  await perform(deployment, officer, 'submitAllegation', { id, expectedVersion: 1 });
  await perform(deployment, REGISTRY, 'registerAllegation', { id, expectedVersion: 1 });
  const noticeText = words('Small arms fire is alleged.');
  await perform(deployment, REGISTRY, 'notifyAllegation', { id, expectedVersion: 2, noticeText });
  await perform(deployment, `${respondent}-officer`, 'submitStatement', {
    ...{ allegationId: id, expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
  });
  await perform(deployment, REGISTRY, 'startVerification', { id, expectedVersion: 4 });
  const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
  const { body } = await deployment.ask(officer, query, { id });
  const { incident } = body.data?.allegation as { incident: { id: string } };
  await perform(deployment, REGISTRY, 'confirmHarm', {
    ...{ incidentId: incident.id, ...kind, confirmedMin: 1, confirmedMax: 2 },
    basis: words('The register of the clinic.'),
  });
  await perform(deployment, REGISTRY, 'linkIncidents', {
    ...{
      firstId: linked,
      secondId: incident.id,
      kind: 'SAME_CHAIN',
      note: words('An hour later.'),
    },
  });
  const text = words('Shots were fired near the post.');
  const narrative = { incidentId: incident.id, text };
  await perform(deployment, REGISTRY, 'writeAgreedNarrative', narrative);
  const below = { root: 'incident', rootId: incident.id };
  const report = async (seat: string): Promise<Located> => ({
    ...{ ...below, list: 'reports' },
    id: await perform(deployment, seat, 'fileReport', reported(incident.id)),
  });
  return {
    'Report, a further one of the submitter': await report(officer),
    'Report, of a mediator': await report('qat-mediator'),
    'AgreedNarrative before the draft finding': { ...below, list: 'agreedNarrative' },
    'ConfirmedHarm before the draft finding': { ...below, list: 'confirmedHarm' },
    IncidentLink: { ...below, list: 'links' },
    'Harm of which some is confirmed before the draft finding': { ...below, list: 'harm' },
  };
}
