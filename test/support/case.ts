import { randomUUID } from 'node:crypto';

import { must } from './acts.js';
import type { Deployment } from './deployment.js';
import type { Places } from './mechanism.js';

/** Input of an ordinary allegation; every call with a key of its own. */
export function allegation(respondent: string, places: Places, changes: object = {}): object {
  return {
    idempotencyKey: randomUUID(),
    respondent,
    act: 'SMALL_ARMS_FIRE',
    clause: 'Article 2(a)',
    basisSummary: { original: 'Logbook of the post.', lang: 'en' },
    incident: {
      sectorId: places.sector,
      districtId: places.firstDistrict,
      occurredFrom: '2025-11-12T06:00:00.000Z',
      timePrecision: 'HOUR',
    },
    report: { narrative: { original: 'Shots at the post.', lang: 'en' } },
    ...changes,
  };
}

/** An allegation of one side with its ids, brought to a status. */
export interface Filed {
  readonly allegation: string;
  readonly incident: string;
  readonly report: string;
  readonly evidence: string;
}

const FAMILY = `query ($id: ID!) { allegation(id: $id) { incident { id reports { id } } } }`;

interface Family {
  readonly incident: { readonly id: string; readonly reports: readonly { readonly id: string }[] };
}

/** Files an allegation with evidence as an officer, and takes it as far as asked. */
export async function file(
  deployment: Deployment,
  places: Places,
  by: string,
  against: string,
  until: 'DRAFT' | 'SUBMITTED' | 'REGISTERED' | 'NOTIFIED',
): Promise<Filed> {
  const officer = `${by}-officer`;
  const id = await must(deployment, officer, 'draftAllegation', allegation(against, places));
  const evidence = await must(deployment, officer, 'draftEvidence', {
    idempotencyKey: randomUUID(),
    kind: 'PHOTO',
    title: { original: 'Photograph', lang: 'en' },
    sha256: 'b'.repeat(64),
    size: 10,
    mediaType: 'image/jpeg',
    allegationId: id,
  });
  const { body } = await deployment.ask(officer, FAMILY, { id });
  const { incident } = body.data?.allegation as Family;
  const filed = {
    allegation: id,
    incident: incident.id,
    report: incident.reports[0]?.id ?? '',
    evidence,
  };
  const steps = ['SUBMITTED', 'REGISTERED', 'NOTIFIED'];
  const notice = { noticeText: { original: 'Small arms fire is alleged.', lang: 'en' } };
  const acts = [
    [officer, 'submitAllegation', 1, {}],
    ['sec-secretariat', 'registerAllegation', 1, {}],
    ['sec-secretariat', 'notifyAllegation', 2, notice],
  ] as const;
  for (const [seat, name, expectedVersion, more] of acts.slice(0, steps.indexOf(until) + 1)) {
    await must(deployment, seat, name, {
      idempotencyKey: randomUUID(),
      id,
      expectedVersion,
      ...more,
    });
  }
  return filed;
}
