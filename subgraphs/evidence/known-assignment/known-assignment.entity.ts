import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';

/** This subgraph's own copy of whose a case is, for what a monitor reads; it has no GraphQL type. */
@Entity('known_assignment')
export class KnownAssignment extends Recorded {
  @Column('text')
  allegationId!: string;

  /** The name under which the monitor's connection reads. */
  @Column('text')
  readerKey!: string;

  /** When it ended; null while the monitor reads what is linked to the case. */
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
