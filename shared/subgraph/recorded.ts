import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';

import type { ClassName } from '../policy/classes.js';
import type { Role } from '../viewer/roles.js';
import { DateTime } from './scalars.js';

/**
 * What every record has. In a world the version and the times are that world's own: they move when
 * something moves that this delegation may see, and never for a change that is hidden from it.
 */
@ObjectType()
export abstract class Recorded {
  @Field(() => ID, { description: 'Opaque and random: tells nothing of order, date or owner.' })
  @PrimaryColumn('text')
  id!: string;

  /** Code of the delegation that submitted the record: the only one that may release it. */
  @Column('text')
  originator!: string;

  /** Raises the class of the whole record, e.g. to DRAFT until it is submitted. */
  @Column('text')
  marking!: ClassName;

  /** The highest class that this world's delegation may read of the record; null in the mechanism. */
  @Column('text', { nullable: true })
  clearance!: ClassName | null;

  /** The roles within the delegation that may read the record; null for all. */
  @Column('text', { array: true, nullable: true })
  onlyRoles!: Role[] | null;

  /** When the grant on the record ends; null for never. */
  @Column('timestamptz', { nullable: true })
  until!: Date | null;

  @Field(() => Int, {
    description:
      'Counts the changes that the viewer’s delegation could see; pass it as `expectedVersion`.',
  })
  @Column('int')
  version!: number;

  @Field(() => DateTime, { description: 'When the record came to the viewer’s delegation (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => DateTime, {
    description: 'When something last changed that the viewer’s delegation can see (UTC).',
  })
  @Column('timestamptz')
  updatedAt!: Date;
}

/** A class of records. */
export type RecordClass<T extends Recorded = Recorded> = new () => T;
