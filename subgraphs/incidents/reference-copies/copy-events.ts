import { z } from 'zod';

import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { STANDARDS_OF_PROOF } from '../../../shared/subgraph/domain-enums.js';
import { incidentPermissions } from '../permissions.js';
import { KnownPeriod } from './known-period.entity.js';
import { KnownPlace } from './known-place.entity.js';
import { KnownTerms } from './known-terms.entity.js';

const place = z.strictObject({ id: z.string(), kind: z.string() });
const minutes = z.number().int().positive();
const terms = z.strictObject({
  id: z.string(),
  version: z.string(),
  inForceFrom: z.coerce.date(),
  hours: z.record(z.string(), z.number().int().positive()),
  hotline: z.strictObject({
    relayMinutes: minutes,
    acknowledgeMinutes: minutes,
    answerMinutes: minutes,
  }),
  findingStandard: z.enum(STANDARDS_OF_PROOF),
  seriousStandard: z.enum(STANDARDS_OF_PROOF),
  findingRule: z.string(),
});

const period = z.strictObject({
  id: z.string(),
  from: z.coerce.date(),
  until: z.coerce.date().nullable(),
});

/** Keeps this subgraph's own copy of a place of the gazetteer; everyone may know it. */
export async function copyPlace(transaction: ActTransaction, payload: unknown): Promise<void> {
  const { id, kind } = place.parse(payload);
  if (await transaction.manager.existsBy(KnownPlace, { id }))
    return transaction.change(KnownPlace, id, { kind });
  const grants = standingGrants(incidentPermissions.records.KnownPlace, transaction.directory);
  await transaction.create(KnownPlace, { id, marking: 'PUBLIC', kind }, grants);
}

/** Keeps this subgraph's own copy of terms of reference: all but the public may know them. */
export async function copyTerms(transaction: ActTransaction, payload: unknown): Promise<void> {
  const { id, version: termsVersion, ...values } = terms.parse(payload);
  if (await transaction.manager.existsBy(KnownTerms, { id })) return;
  const grants = standingGrants(incidentPermissions.records.KnownTerms, transaction.directory);
  await transaction.create(
    KnownTerms,
    { id, marking: 'MECHANISM', termsVersion, ...values },
    grants,
  );
}

/** Keeps this subgraph's own copy of a time for which an agreement is in force; everyone may know it. */
export async function copyPeriod(transaction: ActTransaction, payload: unknown): Promise<void> {
  const { id, from: startsAt, until: endsAt } = period.parse(payload);
  if (await transaction.manager.existsBy(KnownPeriod, { id })) return;
  const grants = standingGrants(incidentPermissions.records.KnownPeriod, transaction.directory);
  await transaction.create(KnownPeriod, { id, marking: 'PUBLIC', startsAt, endsAt }, grants);
}
