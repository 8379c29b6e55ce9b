import { act, eventually, must } from './acts.js';
import { allegation } from './case.js';
import type { Deployment } from './deployment.js';
import { CLOCKS, HOTLINE } from './terms.js';

/** The places that the suites use, by their ids. */
export interface Places {
  readonly sector: string;
  readonly firstDistrict: string;
  readonly secondDistrict: string;
}

const SECRETARIAT = 'sec-secretariat';

async function place(
  deployment: Deployment,
  kind: string,
  text: string,
  side?: string,
): Promise<string> {
  return must(deployment, SECRETARIAT, 'recordPlace', {
    idempotencyKey: `mechanism-${text.replaceAll(' ', '-')}`,
    kind,
    names: [{ text, lang: 'en' }],
    precision: kind,
    side,
  });
}

/** Records what every case needs: an agreement, terms of reference with the clocks of domain.md 2.4 or others that are given, and three places. */
export async function recordMechanism(deployment: Deployment, terms: object = {}): Promise<Places> {
  const agreementId = await must(deployment, SECRETARIAT, 'recordAgreement', {
    idempotencyKey: 'mechanism-agreement',
    title: { original: 'Istanbul understanding', lang: 'en' },
    form: 'JOINT_STATEMENT',
    status: 'IN_FORCE',
    conditional: true,
    from: '2025-10-19T00:00:00.000Z',
    mediators: ['TUR', 'QAT'],
    hosts: ['TUR'],
  });
  await must(deployment, SECRETARIAT, 'adoptTerms', {
    idempotencyKey: 'mechanism-terms',
    agreementId,
    termsVersion: '0.9-test',
    inForceFrom: '2025-10-19T00:00:00.000Z',
    clocks: CLOCKS,
    hotline: HOTLINE,
    findingStandard: 'BALANCE_OF_PROBABILITIES',
    seriousStandard: 'CLEAR_AND_CONVINCING',
    measureRule: 'CONSENSUS_THEN_MEDIATORS_CONCUR',
    ...terms,
  });
  const places = {
    sector: await place(deployment, 'SECTOR', 'Sector North'),
    firstDistrict: await place(deployment, 'DISTRICT', 'First District', 'PAK'),
    secondDistrict: await place(deployment, 'DISTRICT', 'Second District', 'AFG'),
  };
  await untilKnown(deployment, places);
  return places;
}

/** Waits until the incidents know the last place; the terms were sent before it. The draft is refused for its respondent. */
async function untilKnown(deployment: Deployment, places: Places): Promise<void> {
  const probe = allegation('SEC', { ...places, firstDistrict: places.secondDistrict });
  await eventually(async () => {
    const { userErrors } = await act(deployment, 'pak-officer', 'draftAllegation', probe);
    const paths = userErrors.map((fault) => fault.path.join('.'));
    if (paths.join() !== 'input.respondent') throw new Error(`not known yet: ${paths.join()}`);
  });
}
