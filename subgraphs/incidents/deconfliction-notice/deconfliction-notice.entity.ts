import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type NoticeKind, NoticeKindEnum, NoticeStatusEnum } from './deconfliction-notice.enums.js';
import type { NoticeStatus } from './deconfliction-notice.state.js';

@ObjectType({
  description:
    'Notice of an activity, so that it is not mistaken for a hostile one. It asks for no consent. The notifying party, the mediators and the secretariat know of it at once, the addressee from RELAYED.',
})
@Directive('@key(fields: "id")')
@Entity('deconfliction_notice')
export class DeconflictionNotice extends Recorded {
  @Field(() => NoticeKindEnum, { description: 'What the activity is.' })
  @Column('text')
  kind!: NoticeKind;

  @Column('text')
  byCode!: string;

  @Column('text')
  toCode!: string;

  @Field(() => DateTime, { description: 'When the activity may begin.' })
  @Column('timestamptz')
  windowFrom!: Date;

  @Field(() => DateTime, { description: 'When the activity is over at the latest.' })
  @Column('timestamptz')
  windowUntil!: Date;

  @Field({ description: 'Whether it was given as urgent: 24 hours ahead instead of 48.' })
  @Column('boolean')
  urgent!: boolean;

  @Column('text')
  sectorId!: string;

  @Field(() => NoticeStatusEnum, { description: 'Where the notice stands.' })
  @Column('text')
  status!: NoticeStatus;

  @Field(() => DateTime, { nullable: true, description: 'When the secretariat relayed it.' })
  @Column('timestamptz', { nullable: true })
  relayedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the addressee acknowledged it or objected to it.',
  })
  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What the addressee objects. Class PARTIES.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  objection!: LocalizedText | null;
}
