import { Column, Entity } from 'typeorm';

import type { StandardOfProof } from '../../../shared/subgraph/domain-enums.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import type { HotlineMinutes } from '../hotline-call/hotline-call.deadlines.js';

/** This subgraph's own copy of the terms of reference, for clocks and findings; it has no GraphQL type. */
@Entity('known_terms')
export class KnownTerms extends Recorded {
  @Column('text')
  termsVersion!: string;

  @Column('timestamptz')
  inForceFrom!: Date;

  /** Elapsed hours by clock kind. */
  @Column('jsonb')
  hours!: Readonly<Record<string, number>>;

  /** How long each step of a call on the hotline may take. */
  @Column('jsonb')
  hotline!: HotlineMinutes;

  /** How sure a finding has to be. */
  @Column('text')
  findingStandard!: StandardOfProof;

  /** How sure a finding at SERIOUS or above has to be. */
  @Column('text')
  seriousStandard!: StandardOfProof;

  /** The rule by which a finding is determined, as the terms name it. */
  @Column('text')
  findingRule!: string;
}
