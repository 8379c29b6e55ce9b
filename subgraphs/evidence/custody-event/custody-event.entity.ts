import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { RoleEnum } from '../../../shared/subgraph/domain-enums.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import type { Role } from '../../../shared/viewer/roles.js';
import { type CustodyAction, CustodyActionEnum } from '../enums.js';

@ObjectType({
  description:
    'One entry of an item’s chain of custody, which only grows. The same audience as the item.',
})
@Entity('custody_event')
export class CustodyEvent extends Recorded {
  @Column('text')
  itemId!: string;

  @Field(() => Int, {
    description: 'Number within the item, from 1; it counts nothing else. Class SUBMITTER.',
  })
  @Column('int')
  seq!: number;

  @Field(() => CustodyActionEnum, { description: 'What happened. Class SUBMITTER.' })
  @Column('text')
  action!: CustodyAction;

  @Field(() => DateTime, {
    description: 'When the mechanism recorded it, by its own clock (UTC). Class SUBMITTER.',
  })
  @Column('timestamptz')
  at!: Date;

  @Field(() => RoleEnum, {
    description: 'The role of the one who did it; never the person. Class SUBMITTER.',
  })
  @Column('text')
  actorRole!: Role;

  @Field(() => String, {
    nullable: true,
    description:
      'The item’s digest as claimed at that time (SHA-256, lower-case hexadecimal); null when there was none yet. Class SUBMITTER.',
  })
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Field({
    description: 'Hash of the event before it; 64 zeros for the first. Class SUBMITTER.',
  })
  @Column('text')
  prevHash!: string;

  @Field({
    description:
      'SHA-256, in lower-case hexadecimal, of the JSON array [prevHash, id of the item, seq as text, action, at, actorRole, sha256 or ""]. Class SUBMITTER.',
  })
  @Column('text')
  hash!: string;
}
