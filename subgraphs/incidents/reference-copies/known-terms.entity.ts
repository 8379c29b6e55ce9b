import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';

/** This subgraph's own copy of the terms of reference, for clocks; it has no GraphQL type. */
@Entity('known_terms')
export class KnownTerms extends Recorded {
  @Column('text')
  termsVersion!: string;

  @Column('timestamptz')
  inForceFrom!: Date;

  /** Elapsed hours by clock kind. */
  @Column('jsonb')
  hours!: Readonly<Record<string, number>>;
}
