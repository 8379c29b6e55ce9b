import { isDeepStrictEqual } from 'node:util';

import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import {
  type Delegation as Configured,
  delegationId,
  type Directory,
} from '../../../shared/viewer/directory.js';
import type { RecordedKind } from '../enums.js';
import { partiesPermissions } from '../permissions.js';
import { Delegation } from './delegation.entity.js';
import { displayNamesOf } from './display-name.js';

/** What the configuration says of a delegation; whether it takes part is not the configuration's to say. */
type Facts = Pick<Delegation, 'code' | 'kind' | 'capacities' | 'displayNames'>;

function isRecorded(entry: Configured): entry is Configured & { kind: RecordedKind } {
  return entry.kind !== 'PUBLIC';
}

/** Lists the delegations that are to be records, as the configuration has them. */
export function configuredFacts(directory: Directory): readonly Facts[] {
  return directory.delegations.filter(isRecorded).map((entry) => ({
    code: entry.code,
    kind: entry.kind,
    capacities: [...entry.capacities],
    displayNames: displayNamesOf(entry.displayNames),
  }));
}

/** Tells whether a record says what the configuration says, in whatever order the database keeps the names. */
export function isUpToDate(known: Facts, wanted: Facts): boolean {
  const { code, kind, capacities, displayNames } = known;
  return isDeepStrictEqual({ code, kind, capacities, displayNames }, wanted);
}

/** Brings the delegations' records up to date with the configuration: the missing are made, the differing changed. */
export async function reconcileDelegations(transaction: ActTransaction): Promise<void> {
  const { directory, manager } = transaction;
  const grants = standingGrants(partiesPermissions.records.Delegation, directory);
  for (const wanted of configuredFacts(directory)) {
    const id = delegationId(wanted.code);
    const known = await manager.findOneBy(Delegation, { id });
    if (known === null) {
      const values = { id, marking: 'PUBLIC', ...wanted, participation: 'ACTIVE' } as const;
      await transaction.create(Delegation, values, grants);
    } else if (!isUpToDate(known, wanted)) await transaction.change(Delegation, id, wanted);
  }
}
