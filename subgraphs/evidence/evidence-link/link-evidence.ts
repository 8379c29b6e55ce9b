import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import type { Act } from '../../../shared/acts/act.js';
import { ActInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { EvidenceItem } from '../evidence-item/evidence-item.entity.js';
import { linkFaults, transitionFaults } from '../evidence-item/evidence-item.guards.js';
import { loadEvidenceItem, situationOf } from '../evidence-item/load-evidence-item.js';
import { type LinkTarget, loadLinkTarget, writeLink } from './write-link.js';

@InputType({ description: 'Links one’s own evidence item to an allegation.' })
export class LinkEvidenceInput extends ActInput {
  @Field(() => ID, { description: 'The evidence item; one’s own delegation’s.' })
  @IsRecordId('evi')
  itemId!: string;

  @Field(() => ID, {
    description: 'The allegation; NOT_FOUND when it was not given to you.',
  })
  @IsRecordId('alg')
  allegationId!: string;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What the item says of the allegation.',
  })
  @IsOptional()
  @ValidateNested()
  relevance?: LocalizedTextInput | null;
}

/** What linking starts from. */
interface Target extends LinkTarget {
  readonly item: EvidenceItem;
}

/**
 * Links an item to an allegation that the actor's delegation was given. The item itself does not change,
 * so there is no version to compare; linking twice changes nothing.
 */
export const linkEvidence: Act<LinkEvidenceInput, Target> = {
  name: 'linkEvidence',
  record: EvidenceItem,
  load: async (reading, { itemId, allegationId }) => {
    const item = await loadEvidenceItem(reading, itemId, ['input', 'itemId']);
    return { item, ...(await loadLinkTarget(reading, allegationId, itemId)) };
  },
  guard: (target, { viewer }) => {
    const illegal = transitionFaults('LINK', situationOf(target.item, viewer), ['input', 'itemId']);
    return illegal.length > 0 ? illegal : linkFaults(target, ['input', 'allegationId']);
  },
  write: async (transaction, { audience }, { itemId, relevance }) => {
    // The item's own row is locked: a seal at the same moment comes before the link or finds it. Only its own delegation waits here.
    const { status } = await transaction.manager.findOneOrFail(EvidenceItem, {
      where: { id: itemId },
      lock: { mode: 'pessimistic_write' },
    });
    await writeLink(transaction, { itemId, status, audience, relevance: relevance ?? null });
    return itemId;
  },
};
