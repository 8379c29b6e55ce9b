import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

@ObjectType({
  description:
    'That a monitor works on a case and reads it, until it ends. The secretariat’s own; a monitor sees its own that have not ended.',
})
@Entity('monitor_assignment')
export class MonitorAssignment extends Recorded {
  @Column('text')
  allegationId!: string;

  @Field({
    description: 'The monitor, as the secretariat’s issuer names it in its tokens. Class DRAFT.',
  })
  @Column('text')
  monitor!: string;

  /** The name under which the monitor's connection reads; no field of the schema. */
  @Column('text')
  readerKey!: string;

  @Field(() => DateTime, { description: 'When the case was assigned. Class DRAFT.' })
  @Column('timestamptz')
  assignedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the assignment ended; from then on the monitor reads nothing of the case.',
  })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
