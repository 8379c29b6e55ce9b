import type { WorldReads } from '../../../shared/subgraph/world-reads.js';
import { delegationId } from '../../../shared/viewer/directory.js';
import { Delegation } from './delegation.entity.js';

/** Finds the delegations with the codes given, in that order. */
export async function delegationsOf(
  reads: WorldReads,
  codes: readonly string[],
): Promise<readonly Delegation[]> {
  const found = await Promise.all(
    codes.map(async (code) => reads.find(Delegation, delegationId(code))),
  );
  return found.filter((delegation) => delegation !== null);
}
