import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';

@ObjectType({
  description:
    'What could be used against those on the way. A record of its own, because its addressee holds it until 24 hours after the window and no longer.',
})
@Entity('deconfliction_details')
export class DeconflictionDetails extends Recorded {
  @Column('text')
  noticeId!: string;

  @Field(() => String, { nullable: true, description: 'The route, in the party’s words.' })
  @Column('text', { nullable: true })
  route!: string | null;

  @Field(() => String, { nullable: true, description: 'Coordinates, as the party writes them.' })
  @Column('text', { nullable: true })
  coordinates!: string | null;

  @Field(() => String, { nullable: true, description: 'The units, in the party’s words.' })
  @Column('text', { nullable: true })
  units!: string | null;
}
