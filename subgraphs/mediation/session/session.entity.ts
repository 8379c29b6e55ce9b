import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { SessionKindEnum, SessionStatusEnum } from '../enums.js';
import type { SessionKind, SessionStatus } from './session.state.js';

@ObjectType({
  description:
    'A meeting under the mechanism. S1; PRINCIPALS S2; a CAUCUS exists only for the head of the party and the mediators who are in it.',
})
@Directive('@key(fields: "id")')
@Entity('session')
export class Session extends Recorded {
  @Field(() => SessionKindEnum, { description: 'What the session is. S1.' })
  @Column('text')
  kind!: SessionKind;

  @Field(() => SessionStatusEnum, { description: 'Where the session stands. S1.' })
  @Column('text')
  status!: SessionStatus;

  @Field({ description: 'Where it takes place, in words. S1.' })
  @Column('text')
  place!: string;

  @Field(() => DateTime, { description: 'When it is to begin (UTC). S1.' })
  @Column('timestamptz')
  opensAt!: Date;

  @Field(() => DateTime, { description: 'When it is to end (UTC). S1.' })
  @Column('timestamptz')
  closesAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'The round of talks to which it belongs, from 1 on. S1.',
  })
  @Column('int', { nullable: true })
  round!: number | null;

  @Field({ description: 'Whether observers may attend. S1.' })
  @Column('boolean')
  open!: boolean;

  @Column('text', { nullable: true })
  partyCode!: string | null;

  @Column('text', { array: true, nullable: true })
  mediatorCodes!: string[] | null;
}
