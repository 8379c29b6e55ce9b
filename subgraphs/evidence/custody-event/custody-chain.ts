import { chainHash, firstBrokenLink, GENESIS } from '../../../shared/ledger/hash-chain.js';
import type { Role } from '../../../shared/viewer/roles.js';
import type { CustodyAction } from '../enums.js';

/** What one custody event says. */
export interface CustodyFact {
  readonly itemId: string;
  /** Counts the item's own events from 1: it tells nothing of other items. */
  readonly seq: number;
  readonly action: CustodyAction;
  readonly at: Date;
  readonly actorRole: Role;
  /** The item's digest as claimed at that time; null when there was none yet. */
  readonly sha256: string | null;
}

/** A custody event, bound to the one before it. */
export interface CustodyEntry extends CustodyFact {
  readonly prevHash: string;
  readonly hash: string;
}

/** What of an item the chain bears witness to. */
export interface SealedContent {
  readonly id: string;
  readonly sha256: string | null;
  readonly sealedAt: Date | null;
}

/** Lists what the hash of an event binds, in this order: a reader can compute it again. */
function custodyContent(fact: CustodyFact): readonly string[] {
  const { itemId, seq, action, at, actorRole, sha256 } = fact;
  return [itemId, String(seq), action, at.toISOString(), actorRole, sha256 ?? ''];
}

/** Puts an item's events in the order in which they happened. */
export function inOrder<E extends CustodyEntry>(events: readonly E[]): readonly E[] {
  return [...events].sort((one, other) => one.seq - other.seq);
}

/** Binds the next event to a chain in order. */
export function nextEntry(
  chain: readonly CustodyEntry[],
  fact: Omit<CustodyFact, 'seq'>,
): CustodyEntry {
  const last = chain.at(-1);
  const whole = { ...fact, seq: (last?.seq ?? 0) + 1 };
  const prevHash = last?.hash ?? GENESIS;
  return { ...whole, prevHash, hash: chainHash(prevHash, custodyContent(whole)) };
}

/** Tells whether the item is what its chain says: a sealed item is what was sealed, a draft what was taken in. */
function attests(chain: readonly CustodyEntry[], item: SealedContent): boolean {
  const sealed = chain.find((event) => event.action === 'SEALED');
  if (item.sealedAt === null) return sealed === undefined && chain[0]?.sha256 === item.sha256;
  return sealed?.sha256 === item.sha256 && sealed.at.getTime() === item.sealedAt.getTime();
}

/** Recomputes an item's chain: every event there, in order, unchanged, and the item as the chain attests it. */
export function custodyHolds(item: SealedContent, events: readonly CustodyEntry[]): boolean {
  const chain = inOrder(events);
  const complete = chain.every(
    (event, index) => event.seq === index + 1 && event.itemId === item.id,
  );
  const links = chain.map((event) => ({
    prevHash: event.prevHash,
    hash: event.hash,
    content: custodyContent(event),
  }));
  return chain.length > 0 && complete && firstBrokenLink(links) === -1 && attests(chain, item);
}
