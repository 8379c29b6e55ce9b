import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { type GeoPrecision, GeoPrecisionEnum } from '../../../shared/subgraph/domain-enums.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { CalendarDate, DateTime } from '../../../shared/subgraph/scalars.js';
import { type TimePrecision, TimePrecisionEnum } from '../enums.js';
import { type ActClass, ActClassEnum } from '../prohibited-act.js';

@ObjectType({
  description:
    'A neutral event: what happened where and when, before anyone says that it breaches something.',
})
@Directive('@key(fields: "id")')
@Entity('incident')
export class Incident extends Recorded {
  @Field({ description: 'Random reference of the registry; tells nothing of order.' })
  @Column('text')
  reference!: string;

  @Field(() => ActClassEnum, { description: 'Family of the act that is reported.' })
  @Column('text')
  actFamily!: ActClass;

  @Field(() => CalendarDate, { description: 'Day of the event (UTC).' })
  @Column('date')
  day!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start of the time window. Both parties from NOTIFIED.',
  })
  @Column('timestamptz', { nullable: true })
  occurredFrom!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of the time window. Both parties from NOTIFIED.',
  })
  @Column('timestamptz', { nullable: true })
  occurredUntil!: Date | null;

  @Field(() => TimePrecisionEnum, {
    nullable: true,
    description: 'How exactly the time is known. Both parties from NOTIFIED.',
  })
  @Column('text', { nullable: true })
  timePrecision!: TimePrecision | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Latitude in degrees (WGS 84). The submitter, the mediators and the secretariat; the other side by release only.',
  })
  @Column('float8', { nullable: true })
  latitude!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Longitude in degrees (WGS 84). As latitude.',
  })
  @Column('float8', { nullable: true })
  longitude!: number | null;

  @Field(() => GeoPrecisionEnum, {
    nullable: true,
    description: 'How exactly the point is known. As latitude.',
  })
  @Column('text', { nullable: true })
  geoPrecision!: GeoPrecision | null;

  @Column('text')
  sectorId!: string;

  @Column('text', { nullable: true })
  districtId!: string | null;
}
