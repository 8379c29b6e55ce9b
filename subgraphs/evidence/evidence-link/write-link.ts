import type { Reading } from '../../../shared/acts/act.js';
import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { type Audience, grantLink, widenLink } from '../../../shared/acts/foreign-records.js';
import { notFound } from '../../../shared/errors.js';
import type { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { drafter, mechanismReaders } from '../../../shared/acts/audiences.js';
import type { EvidenceStatus } from '../evidence-item/evidence-item.state.js';
import { EvidenceLink } from './evidence-link.entity.js';

/** What an act that links starts from: who holds the allegation, and the actor's own links at both ends. */
export interface LinkTarget {
  readonly audience: Audience;
  readonly ofItem: number;
  readonly ofAllegation: number;
}

/** What is linked, and where the item stands. */
export interface NewLink {
  readonly itemId: string;
  readonly status: EvidenceStatus;
  readonly audience: Audience;
  readonly relevance: LocalizedTextInput | null;
}

/**
 * Asks the incidents who holds the allegation; only an audience that includes the actor comes back.
 * @throws ActRefused NOT_FOUND, the same for a hidden and for an absent allegation
 */
export async function loadLinkTarget(
  reading: Reading,
  allegationId: string,
  itemId: string | null,
): Promise<LinkTarget> {
  const audience = await reading.audience('incidents', allegationId);
  if (!audience) throw notFound(['input', 'allegationId']);
  const own = { originator: reading.viewer.delegation };
  const ofAllegation = await reading.world.countBy(EvidenceLink, { ...own, allegationId });
  const ofItem =
    itemId === null ? 0 : await reading.world.countBy(EvidenceLink, { ...own, itemId });
  return { audience, ofItem, ofAllegation };
}

/** Links an item of the actor's delegation to an allegation; a link that is there already stays as it is. */
export async function writeLink(transaction: ActTransaction, link: NewLink): Promise<void> {
  const { itemId, status, audience, relevance } = link;
  const allegationId = audience.recordId;
  if (await transaction.manager.existsBy(EvidenceLink, { itemId, allegationId })) return;
  const id = newId('lnk');
  const draft = status === 'DRAFT';
  const readers = draft ? [] : mechanismReaders(transaction.directory);
  const marking = draft ? 'DRAFT' : 'SUBMITTER';
  const values = { id, marking, itemId, allegationId, relevance } as const;
  // No grant yet: who holds the allegation bounds who is given the link.
  await transaction.create(EvidenceLink, values, []);
  await grantLink(transaction, EvidenceLink, id, audience, [
    ...drafter(transaction.viewer.delegation),
    ...readers,
  ]);
}

/** Gives the links of an item that is being sealed to the mediators and the secretariat, as far as they hold the allegations. */
export async function openLinks(transaction: ActTransaction, itemId: string): Promise<void> {
  const links = await transaction.manager.find(EvidenceLink, {
    where: { itemId },
    order: { id: 'ASC' },
  });
  for (const link of links) {
    await transaction.change(EvidenceLink, link.id, { marking: 'SUBMITTER' });
    await widenLink(transaction, EvidenceLink, link.id, mechanismReaders(transaction.directory));
  }
}
