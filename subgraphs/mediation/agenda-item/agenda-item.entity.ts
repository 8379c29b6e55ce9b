import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';

/** How many items a delegation may see on one agenda. */
export const LONGEST_AGENDA = 100;

@ObjectType({
  description:
    'An item on the agenda of a session. S2, for those to whom the session was given; an item about an allegation only for those of them who hold the allegation.',
})
@Directive('@key(fields: "id")')
@Entity('agenda_item')
export class AgendaItem extends Recorded {
  @Column('text')
  sessionId!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What is to be discussed. S2.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  text!: LocalizedText | null;

  @Column('text', { nullable: true })
  allegationId!: string | null;
}
