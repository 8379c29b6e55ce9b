import { IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';

@InputType({ description: 'Which case is assigned to whom.' })
export class AssignMonitorInput extends ActInput {
  @Field(() => ID, { description: 'The allegation; notified, and not at an end.' })
  @IsRecordId('alg')
  allegationId!: string;

  @Field({
    description:
      'The monitor as the secretariat’s issuer names it in its tokens (`viewer { subject }`), exactly; 1–256 characters.',
  })
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._:@|/+=-]{0,255}$/u, {
    message: 'is not a name that a token can carry',
  })
  monitor!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The assignment of the same case that this one replaces: it ends in the same moment.',
  })
  @IsOptional()
  @IsRecordId('asg')
  replacesId?: string | null;
}

@InputType({ description: 'An act on an assignment.' })
export class UnassignMonitorInput extends VersionedInput {
  @Field(() => ID, { description: 'The assignment.' })
  @IsRecordId('asg')
  id!: string;
}
