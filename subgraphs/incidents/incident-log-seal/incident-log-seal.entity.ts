import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { LogSealStatusEnum } from './incident-log-seal.enums.js';
import type { SealStatus } from './incident-log-seal.state.js';

@ObjectType({
  description:
    'One side’s incident log of a period, committed by its digest before either side reads the other’s. Every delegation sees the seal; the log opens to both sides at once.',
})
@Directive('@key(fields: "id")')
@Entity('incident_log_seal')
export class IncidentLogSeal extends Recorded {
  @Column('text')
  byCode!: string;

  @Column('text')
  withCode!: string;

  @Field(() => DateTime, { description: 'Start of the period.' })
  @Column('timestamptz')
  periodFrom!: Date;

  @Field(() => DateTime, { description: 'End of the period, which is no more within it.' })
  @Column('timestamptz')
  periodUntil!: Date;

  @Field({ description: 'SHA-256 of the log in canonical JSON, as 64 hex digits.' })
  @Column('text')
  commitHash!: string;

  @Field(() => DateTime, { description: 'When the digest was committed.' })
  @Column('timestamptz')
  committedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When both sides had committed their logs of this period; from then on neither can withdraw.',
  })
  @Column('timestamptz', { nullable: true })
  bothCommittedAt!: Date | null;

  @Field(() => LogSealStatusEnum, { description: 'Where the seal stands.' })
  @Column('text')
  status!: SealStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When both logs were opened, at the same moment.',
  })
  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;
}
