import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type TimePrecision, TimePrecisionEnum } from '../enums.js';
import { type ObservationMethod, ObservationMethodEnum } from './observation.enums.js';

@ObjectType({
  description:
    'What a monitor has observed, under a task. Mediators, secretariat and assigned monitors; both parties from FINDING_SHARED on, without where the monitor stood.',
})
@Directive('@key(fields: "id")')
@Entity('observation')
export class Observation extends Recorded {
  @Column('text')
  taskId!: string;

  @Column('text')
  allegationId!: string;

  @Field(() => ObservationMethodEnum, { description: 'How it was observed. PARTIES.' })
  @Column('text')
  method!: ObservationMethod;

  @Field(() => DateTime, { description: 'When it was observed. PARTIES.' })
  @Column('timestamptz')
  at!: Date;

  @Field(() => TimePrecisionEnum, { description: 'How exactly that time is known. PARTIES.' })
  @Column('text')
  timePrecision!: TimePrecision;

  @Field(() => Int, {
    nullable: true,
    description: 'In which direction, in degrees clockwise from true north, 0–359. PARTIES.',
  })
  @Column('int', { nullable: true })
  bearingDeg!: number | null;

  @Field(() => Int, { nullable: true, description: 'How far away, in metres. PARTIES.' })
  @Column('int', { nullable: true })
  distanceM!: number | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What was observed. PARTIES.' })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  text!: LocalizedText | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Where the monitor stood, latitude in degrees (WGS 84). SUBMITTER: mediators, secretariat and assigned monitors; never a party.',
  })
  @Column('float8', { nullable: true })
  positionLatitude!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Where the monitor stood, longitude in degrees (WGS 84). SUBMITTER: mediators, secretariat and assigned monitors; never a party.',
  })
  @Column('float8', { nullable: true })
  positionLongitude!: number | null;
}
