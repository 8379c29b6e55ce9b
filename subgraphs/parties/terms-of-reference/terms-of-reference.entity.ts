import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import {
  type StandardOfProof,
  StandardOfProofEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type DecisionRule, DecisionRuleEnum } from '../enums.js';
import { TermsClock } from './terms-clock.js';
import { TermsHotline } from './terms-hotline.js';

@ObjectType({
  description:
    'One version of the terms under which the mechanism works: deadlines, standards and rules as data. All delegations, not the public.',
})
@Directive('@key(fields: "id")')
@Entity('terms_of_reference')
export class TermsOfReference extends Recorded {
  @Column('text')
  agreementId!: string;

  @Field({
    description:
      'Name of the version, e.g. `0.9`, which findings and decisions cite; `version` counts the record’s changes. MECHANISM.',
  })
  @Column('text')
  termsVersion!: string;

  @Field(() => DateTime, {
    description: 'From when this version applies, until the next one does. MECHANISM.',
  })
  @Column('timestamptz')
  inForceFrom!: Date;

  @Field(() => [TermsClock], {
    description: 'Every deadline, one for each kind of clock. MECHANISM.',
  })
  @Column('jsonb')
  clocks!: TermsClock[];

  @Field(() => TermsHotline, {
    description: 'How long each step of a call on the hotline may take. MECHANISM.',
  })
  @Column('jsonb')
  hotline!: TermsHotline;

  @Field(() => StandardOfProofEnum, {
    description: 'How sure a finding has to be. MECHANISM.',
  })
  @Column('text')
  findingStandard!: StandardOfProof;

  @Field(() => StandardOfProofEnum, {
    description: 'How sure a finding at SERIOUS or above has to be. MECHANISM.',
  })
  @Column('text')
  seriousStandard!: StandardOfProof;

  @Field(() => DecisionRuleEnum, {
    description:
      'How a finding is determined: by all mediating delegations or by one of them. MECHANISM.',
  })
  @Column('text')
  findingRule!: DecisionRule;

  @Field(() => DecisionRuleEnum, { description: 'How a measure is decided. MECHANISM.' })
  @Column('text')
  measureRule!: DecisionRule;
}
