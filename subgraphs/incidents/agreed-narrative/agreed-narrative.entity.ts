import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';

/** A record of its own and no column of the incident: until the draft finding is shared, nothing that a party reads moves. */
@ObjectType({
  description:
    'What happened, in the secretariat’s neutral words. The mediators and the secretariat at once, both parties with the draft finding.',
})
@Directive('@key(fields: "id")')
@Entity('agreed_narrative')
export class AgreedNarrative extends Recorded {
  @Column('text')
  incidentId!: string;

  /** The text whose place it takes: of two that take the same, one is refused. */
  @Column('text', { nullable: true })
  replacesId!: string | null;

  @Field(() => LocalizedText, { description: 'The text. Class PARTIES.' })
  @Column('jsonb', { transformer: localizedTextColumn })
  text!: LocalizedText;
}

/** Finds the text that no other has replaced. */
export function standing(all: readonly AgreedNarrative[]): AgreedNarrative | null {
  const replaced = all.map(({ replacesId }) => replacesId);
  return all.find(({ id }) => !replaced.includes(id)) ?? null;
}
