import { Field, ObjectType } from 'type-graphql';

import { ActPayload } from '../../../shared/subgraph/user-error.js';
import { CaucusNote } from './caucus-note.entity.js';

@ObjectType({ description: 'What an act on a caucus note answers.' })
export class CaucusNotePayload extends ActPayload {
  @Field(() => CaucusNote, { nullable: true, description: 'The note as the actor now sees it.' })
  caucusNote!: CaucusNote | null;
}
