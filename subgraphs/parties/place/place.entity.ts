import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { type GeoPrecision, GeoPrecisionEnum } from '../../../shared/subgraph/domain-enums.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import { type PlaceKind, PlaceKindEnum } from '../enums.js';
import { PlaceName } from './place-name.js';

@ObjectType({ description: 'A place of the two-sided gazetteer; every field of it is public.' })
@Directive('@key(fields: "id")')
@Entity('place')
export class Place extends Recorded {
  @Field(() => PlaceKindEnum, { description: 'What the place is. PUBLIC.' })
  @Column('text')
  kind!: PlaceKind;

  @Field(() => [PlaceName], {
    description: 'Its names, per language and per delegation, at most 20. PUBLIC.',
  })
  @Column('jsonb')
  names!: PlaceName[];

  /** The names folded for search, one a line. */
  @Column('text')
  searchNames!: string;

  @Field(() => DelegationCode, {
    nullable: true,
    description:
      'On which party’s side it lies; null for a sector or crossing that lies on both. PUBLIC.',
  })
  @Column('text', { nullable: true })
  side!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude in degrees (WGS 84); null where no point is given. PUBLIC.',
  })
  @Column('float8', { nullable: true })
  lat!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Longitude in degrees (WGS 84); null where no point is given. PUBLIC.',
  })
  @Column('float8', { nullable: true })
  lon!: number | null;

  @Field(() => GeoPrecisionEnum, { description: 'How exactly the place is known. PUBLIC.' })
  @Column('text')
  precision!: GeoPrecision;
}
