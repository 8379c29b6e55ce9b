import { IsLatitude, IsLongitude, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type TimePrecision, TimePrecisionEnum } from '../enums.js';
import { type ObservationMethod, ObservationMethodEnum } from './observation.enums.js';

@InputType({ description: 'What a monitor has observed.' })
export class RecordObservationInput extends ActInput {
  @Field(() => ID, { description: 'The task under which it was observed; its work has begun.' })
  @IsRecordId('vtk')
  taskId!: string;

  @Field(() => ObservationMethodEnum, { description: 'How it was observed.' })
  method!: ObservationMethod;

  @Field(() => DateTime, { description: 'When it was observed; not in the future.' })
  at!: Date;

  @Field(() => TimePrecisionEnum, { description: 'How exactly that time is known.' })
  timePrecision!: TimePrecision;

  @Field(() => Int, {
    nullable: true,
    description: 'In which direction, in degrees clockwise from true north, 0–359.',
  })
  @IsOptional()
  @Min(0, { message: 'must be between 0 and 359' })
  @Max(359, { message: 'must be between 0 and 359' })
  bearingDeg?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How far away, in metres, 0–1,000,000.',
  })
  @IsOptional()
  @Min(0, { message: 'must be between 0 and 1000000' })
  @Max(1_000_000, { message: 'must be between 0 and 1000000' })
  distanceM?: number | null;

  @Field(() => LocalizedTextInput, {
    description: 'What was observed; the parties read it from FINDING_SHARED on.',
  })
  @ValidateNested()
  text!: LocalizedTextInput;

  @Field(() => Float, {
    nullable: true,
    description:
      'Where the monitor stood, latitude in degrees (WGS 84); with longitude, or not at all. No party reads it.',
  })
  @IsOptional()
  @IsLatitude({ message: 'must be between -90 and 90' })
  positionLatitude?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Where the monitor stood, longitude in degrees (WGS 84). No party reads it.',
  })
  @IsOptional()
  @IsLongitude({ message: 'must be between -180 and 180' })
  positionLongitude?: number | null;
}
