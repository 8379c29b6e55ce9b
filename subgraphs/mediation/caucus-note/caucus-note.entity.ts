import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { NoteStatusEnum } from '../enums.js';
import type { NoteStatus } from './caucus-note.state.js';

@ObjectType({
  description:
    'What a party said to mediators in confidence. S4: it exists only for the head of that party and the mediators who are named in it; never for the secretariat, the other mediators or an app.',
})
@Directive('@key(fields: "id")')
@Entity('caucus_note')
export class CaucusNote extends Recorded {
  @Column('text')
  partyCode!: string;

  @Column('text', { array: true })
  mediatorCodes!: string[];

  @Column('text', { nullable: true })
  sessionId!: string | null;

  @Field(() => NoteStatusEnum, { nullable: true, description: 'Where the note stands. S4.' })
  @Column('text')
  status!: NoteStatus;

  @Field(() => LocalizedText, { nullable: true, description: 'What was said. S4.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  body!: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'The exact text that the party has cleared to be conveyed; null until then. S4.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  conveyableText!: LocalizedText | null;
}
