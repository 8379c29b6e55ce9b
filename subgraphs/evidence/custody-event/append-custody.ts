import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { ERROR_CODES, refuse } from '../../../shared/errors.js';
import type { ClassName } from '../../../shared/policy/classes.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { CustodyAction } from '../enums.js';
import { custodyHolds, inOrder, nextEntry, type SealedContent } from './custody-chain.js';
import { CustodyEvent } from './custody-event.entity.js';

/** What an act adds to a chain, and for whom. */
export interface CustodyAddition {
  readonly action: CustodyAction;
  /** The item's digest from now on. */
  readonly sha256: string | null;
  readonly marking: ClassName;
  readonly grants: readonly Grant[];
}

async function chainOf(
  transaction: ActTransaction,
  itemId: string,
): Promise<readonly CustodyEvent[]> {
  return inOrder(await transaction.manager.findBy(CustodyEvent, { itemId }));
}

async function append(
  transaction: ActTransaction,
  itemId: string,
  chain: readonly CustodyEvent[],
  addition: CustodyAddition,
): Promise<void> {
  const { action, sha256, marking, grants } = addition;
  const { at, viewer } = transaction;
  const entry = nextEntry(chain, { itemId, action, at, actorRole: viewer.role, sha256 });
  await transaction.create(CustodyEvent, { id: newId('cus'), marking, ...entry }, grants);
}

/** Begins the chain of a new item. */
export async function beginCustody(
  transaction: ActTransaction,
  itemId: string,
  addition: CustodyAddition,
): Promise<void> {
  await append(transaction, itemId, [], addition);
}

/**
 * Adds to the chain of an item and gives the whole chain the marking and the audience named.
 * @throws ActRefused CUSTODY_BROKEN: nothing is ever added to a chain that does not verify
 */
export async function extendCustody(
  transaction: ActTransaction,
  item: SealedContent,
  addition: CustodyAddition,
): Promise<void> {
  const chain = await chainOf(transaction, item.id);
  if (!custodyHolds(item, chain))
    throw refuse('CUSTODY_BROKEN', ['input', 'id'], ERROR_CODES.CUSTODY_BROKEN);
  for (const event of chain) {
    if (event.marking !== addition.marking)
      await transaction.change(CustodyEvent, event.id, { marking: addition.marking });
    await transaction.grant(CustodyEvent, event.id, addition.grants);
  }
  await append(transaction, item.id, chain, addition);
}
