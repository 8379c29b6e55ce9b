import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

@ObjectType({
  description:
    'Who goes to a place, when and how. A record of its own, because the party that holds the place is told who comes and when it is asked for access, no other party is told anything, and none how they travel.',
})
@Entity('visit_plan')
export class VisitPlan extends Recorded {
  @Column('text')
  taskId!: string;

  @Column('text')
  allegationId!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Who comes, a line for each. The host from the request for access on. PARTIES.',
  })
  @Column('text', { array: true, nullable: true })
  team!: string[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when they are there. The host from the request for access on. PARTIES.',
  })
  @Column('timestamptz', { nullable: true })
  scheduleFrom!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when they are there. The host from the request for access on. PARTIES.',
  })
  @Column('timestamptz', { nullable: true })
  scheduleUntil!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How they travel. SUBMITTER: mediators, secretariat and assigned monitors; never a party.',
  })
  @Column('text', { nullable: true })
  route!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the staff are. SUBMITTER: mediators, secretariat and assigned monitors; never a party.',
  })
  @Column('text', { nullable: true })
  staffPositions!: string | null;
}
