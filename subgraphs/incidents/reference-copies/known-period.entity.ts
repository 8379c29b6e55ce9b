import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';

/** This subgraph's own copy of a time for which an agreement is in force, for guards; it has no GraphQL type. */
@Entity('known_period')
export class KnownPeriod extends Recorded {
  @Column('timestamptz')
  startsAt!: Date;

  /** Null for no end. */
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;
}
