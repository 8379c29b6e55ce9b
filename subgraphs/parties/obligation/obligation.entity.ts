import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import {
  type ObligationKind,
  ObligationKindEnum,
  type ObligationNature,
  ObligationNatureEnum,
} from '../enums.js';

@ObjectType({
  description: 'What an agreement obliges one party or both to. All delegations, not the public.',
})
@Directive('@key(fields: "id")')
@Entity('obligation')
export class Obligation extends Recorded {
  @Column('text')
  agreementId!: string;

  @Field({ description: 'Short code, unique within the agreement. MECHANISM.' })
  @Column('text')
  code!: string;

  @Field(() => ObligationKindEnum, { description: 'What it asks for. MECHANISM.' })
  @Column('text')
  kind!: ObligationKind;

  @Field(() => ObligationNatureEnum, {
    description: 'Whether conduct or result is owed. MECHANISM.',
  })
  @Column('text')
  nature!: ObligationNature;

  @Column('text', { array: true })
  onCodes!: string[];

  @Field(() => LocalizedText, { description: 'The obligation in words. MECHANISM.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  text!: LocalizedText;

  @Field({ description: 'The clause of the agreement that it stands in. MECHANISM.' })
  @Column('text')
  clauseRef!: string;

  @Field(() => DateTime, { description: 'From when it binds. MECHANISM.' })
  @Column('timestamptz')
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it binds; null for as long as the agreement. MECHANISM.',
  })
  @Column('timestamptz', { nullable: true })
  validTo!: Date | null;
}
