import { Field, ObjectType } from 'type-graphql';

import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import type { StoredExtension } from './clock.entity.js';

@ObjectType({ description: 'One extension of a clock; whoever sees the clock sees all of them.' })
export class ClockExtension {
  @Field(() => DateTime, { description: 'When it was granted.' })
  at!: Date;
  @Field(() => DelegationStub, { nullable: true, description: 'Who granted it.' })
  by!: DelegationStub | null;
  @Field(() => DateTime, { description: 'When the clock would have run out without it.' })
  dueBefore!: Date;
  @Field(() => DateTime, { description: 'When the clock ran out from then on.' })
  dueAt!: Date;
  @Field(() => LocalizedText, { description: 'Why it was granted.' })
  reasons!: LocalizedText;
}

/** Reads an extension as it is stored. */
export function readExtension(stored: StoredExtension): ClockExtension {
  return {
    at: new Date(stored.at),
    by: delegationReference(stored.by),
    dueBefore: new Date(stored.dueBefore),
    dueAt: new Date(stored.dueAt),
    reasons: localizedTextColumn.from(stored.reasons) as LocalizedText,
  };
}
