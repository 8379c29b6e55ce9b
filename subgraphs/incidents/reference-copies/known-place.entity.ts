import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';

/** This subgraph's own copy of the gazetteer, for guards; it has no GraphQL type. */
@Entity('known_place')
export class KnownPlace extends Recorded {
  @Column('text')
  kind!: string;
}
