import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';
import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';

const LINK_KINDS = {
  SAME_CHAIN: 'One led to the other, or both belong to one chain of events.',
  MIRROR: 'Each side reports the same event as the other’s doing.',
  DUPLICATE: 'The same event, reported more than once.',
  SAME_PATTERN: 'Events of one pattern, e.g. at one place or by one group.',
} as const;
export type IncidentLinkKind = keyof typeof LINK_KINDS;

export const IncidentLinkKindEnum = graphqlEnum(
  'IncidentLinkKind',
  Object.keys(LINK_KINDS),
  'How incidents hang together.',
  LINK_KINDS,
);

/**
 * A record of its own, of which nothing stands on the incidents: in the worlds of those who may not know that two of
 * them hang together there is no row, and no version or time moves.
 */
@ObjectType({
  description:
    'That two incidents hang together. The mediators and the secretariat alone know of it: to a party it would tell of the other side’s report.',
})
@Entity('incident_link')
export class IncidentLink extends Recorded {
  @Column('text')
  firstId!: string;

  @Column('text')
  secondId!: string;

  @Column('text')
  byCode!: string;

  @Field(() => IncidentLinkKindEnum, { description: 'How they hang together.' })
  @Column('text')
  kind!: IncidentLinkKind;

  @Field(() => LocalizedText, { nullable: true, description: 'Why they are linked.' })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  note!: LocalizedText | null;

  @Field(() => DateTime, { description: 'When they were linked.' })
  @Column('timestamptz')
  linkedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the link was taken back; it stays on record.',
  })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
