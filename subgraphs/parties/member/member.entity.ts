import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { RoleEnum } from '../../../shared/subgraph/domain-enums.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import type { Role } from '../../../shared/viewer/roles.js';

@ObjectType({
  description: 'A person of a delegation, for the time in which the person holds the office.',
})
@Directive('@key(fields: "id")')
@Entity('member')
export class Member extends Recorded {
  @Column('text')
  delegationId!: string;

  @Field(() => RoleEnum, { description: 'The role in the mechanism. MECHANISM.' })
  @Column('text')
  role!: Role;

  @Field({ description: 'The office, in the delegation’s own words. MECHANISM.' })
  @Column('text')
  displayRole!: string;

  @Field(() => DateTime, { description: 'From when the office is held. MECHANISM.' })
  @Column('timestamptz')
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the office is held; null for no end yet. MECHANISM.',
  })
  @Column('timestamptz', { nullable: true })
  validUntil!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The person’s name. DRAFT: the own delegation and the secretariat only.',
  })
  @Column('text', { nullable: true })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How the person proves the office. DRAFT: the own delegation and the secretariat only.',
  })
  @Column('text', { nullable: true })
  credentials!: string | null;
}
