import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { ActInput, VersionedInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime, DelegationCode } from '../../../shared/subgraph/scalars.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';
import { TaskKindEnum } from './verification-task.enums.js';
import type { TaskKind } from './verification-task.statuses.js';

const LINES = { message: 'must have 1 to 2000 characters' };

@InputType({ description: 'Who goes to a place, when and how.' })
export class VisitPlanInput {
  @Field(() => [String], {
    description: 'Who comes, 1–20 lines of 1–200 characters; the host reads it.',
  })
  @ArrayMinSize(1, { message: 'must have at least one entry' })
  @ArrayMaxSize(20, { message: 'must have at most 20 entries' })
  @ShortText({ each: true })
  team!: string[];

  @Field(() => DateTime, { description: 'From when they are there; the host reads it.' })
  from!: Date;

  @Field(() => DateTime, { description: 'Until when they are there; the host reads it.' })
  until!: Date;

  @Field(() => String, { nullable: true, description: 'How they travel; no party reads it.' })
  @IsOptional()
  @Length(1, 2000, LINES)
  route?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the staff are; no party reads it.' })
  @IsOptional()
  @Length(1, 2000, LINES)
  staffPositions?: string | null;
}

@InputType({ description: 'A new task to verify a case.' })
export class PlanTaskInput extends ActInput {
  @Field(() => ID, { description: 'The allegation; under verification.' })
  @IsRecordId('alg')
  allegationId!: string;

  @Field(() => TaskKindEnum, { description: 'How it is verified.' })
  kind!: TaskKind;

  @Field(() => DelegationCode, {
    nullable: true,
    description:
      'The party of the case that holds the place and is asked for access; with every kind but DESK_REVIEW and REMOTE_VERIFICATION, which have none.',
  })
  host?: string | null;

  @Field(() => VisitPlanInput, {
    nullable: true,
    description: 'Who goes there, when and how; with every kind that needs access.',
  })
  @IsOptional()
  @ValidateNested()
  visit?: VisitPlanInput | null;
}

@InputType({ description: 'An act on a verification task.' })
export class TaskActInput extends VersionedInput {
  @Field(() => ID, { description: 'The task.' })
  @IsRecordId('vtk')
  id!: string;
}

@InputType({ description: 'That access is put off or denied.' })
export class AccessRefusalInput extends TaskActInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'Why; both parties, the mediators and the secretariat read it.',
  })
  @IsOptional()
  @ValidateNested()
  reasons?: LocalizedTextInput | null;
}

@InputType({ description: 'A monitor’s report on a task.' })
export class ReportTaskInput extends TaskActInput {
  @Field(() => LocalizedTextInput, {
    description: 'What was found; mediators, secretariat and assigned monitors read it.',
  })
  @ValidateNested()
  report!: LocalizedTextInput;
}
