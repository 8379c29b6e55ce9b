import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { DelegationStub, delegationReference } from '../../../shared/subgraph/delegation.stub.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { CalendarDate } from '../../../shared/subgraph/scalars.js';
import { type ActClass, ActClassEnum } from '../prohibited-act.js';
import { placeReference, PlaceStub } from '../stubs/place.stub.js';

const COUNT = 'How many; null where it is under 3 or would tell of one that is.';

@ObjectType({ description: 'How many allegations were notified to a party in a week.' })
export class PartyCount {
  party!: string;

  @Field(() => DelegationStub, { nullable: true, description: 'The party that is accused.' })
  get respondent(): DelegationStub | null {
    return delegationReference(this.party);
  }

  @Field(() => Int, { nullable: true, description: COUNT })
  count!: number | null;
}

@ObjectType({ description: 'How many allegations of a family of acts were notified in a week.' })
export class FamilyCount {
  @Field(() => ActClassEnum, { description: 'The family of acts.' })
  family!: ActClass;

  @Field(() => Int, { nullable: true, description: COUNT })
  count!: number | null;
}

@ObjectType({ description: 'How many allegations about a sector were notified in a week.' })
export class SectorCount {
  sectorId!: string;

  @Field(() => PlaceStub, { nullable: true, description: 'The sector.' })
  get sector(): PlaceStub | null {
    return placeReference(this.sectorId);
  }

  @Field(() => Int, { nullable: true, description: COUNT })
  count!: number | null;
}

@ObjectType({ description: 'How a party answered on the hotline in a week.' })
export class HotlineMinutes {
  callee!: string;

  @Field(() => DelegationStub, { nullable: true, description: 'The party that was called.' })
  get party(): DelegationStub | null {
    return delegationReference(this.callee);
  }

  @Field(() => Int, {
    nullable: true,
    description: 'How many calls it answered in the week; null where it is under 3.',
  })
  answered!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Mean minutes from the call to its answer, rounded; null where `answered` is.',
  })
  meanMinutes!: number | null;
}

/**
 * Published figures are a record like any other, made of what is suppressed already (docs/adr/0011): in no world is
 * there anything from which a suppressed cell could be counted.
 */
@ObjectType({
  description:
    'Published figures of a week: allegations by the week of their notice. A count of allegations is never a count of violations. Figures under 3, and those from which one would follow, are null for everybody.',
})
@Directive('@key(fields: "id")')
@Entity('week_statistics')
export class WeekStatistics extends Recorded {
  @Field(() => CalendarDate, { description: 'The Monday on which the week begins (UTC).' })
  @Column('date')
  weekFrom!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many allegations were notified in the week; null where it is under 3.',
  })
  @Column('int', { nullable: true })
  notified!: number | null;

  @Column('jsonb')
  byPartyCells!: readonly { readonly party: string; readonly count: number | null }[];

  @Column('jsonb')
  byFamilyCells!: readonly { readonly family: ActClass; readonly count: number | null }[];

  @Column('jsonb')
  bySectorCells!: readonly { readonly sectorId: string; readonly count: number | null }[];

  @Column('jsonb', { nullable: true })
  hotlineCells!:
    | readonly {
        readonly callee: string;
        readonly answered: number | null;
        readonly meanMinutes: number | null;
      }[]
    | null;
}
