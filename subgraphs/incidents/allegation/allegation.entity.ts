import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import {
  type SourceProtection,
  SourceProtectionEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import {
  AllegationStatusEnum,
  ResponseKindEnum,
  type ResponseState,
  type ResponsibilityMode,
  ResponsibilityModeEnum,
} from '../enums.js';
import { type ProhibitedAct, ProhibitedActEnum } from '../prohibited-act.js';
import type { AllegationStatus } from './allegation.statuses.js';

@ObjectType({
  description:
    'The claim that a party breached the agreement: of another party, or of the secretariat or a monitor. Never a finding: a count of allegations is not a count of violations.',
})
@Directive('@key(fields: "id")')
@Entity('allegation')
export class Allegation extends Recorded {
  @Field(() => String, {
    nullable: true,
    description:
      'Case number, allotted when the other side is notified and counted per pair of delegations.',
  })
  @Column('text', { nullable: true })
  caseNo!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Random reference of the registry. The submitter, the mediators and the secretariat.',
  })
  @Column('text', { nullable: true })
  registryRef!: string | null;

  @Field(() => AllegationStatusEnum, { description: 'Where the allegation stands.' })
  @Column('text')
  status!: AllegationStatus;

  @Column('text')
  byCode!: string;

  @Column('text')
  respondentCode!: string;

  /** The party beside the respondent where neither has brought the case; null where that party has. */
  @Column('text', { nullable: true })
  otherPartyCode!: string | null;

  @Column('text')
  incidentId!: string;

  @Field(() => ProhibitedActEnum, { description: 'What is said to have been done.' })
  @Column('text')
  act!: ProhibitedAct;

  @Field({ description: 'The clause of the agreement that is said to be breached.' })
  @Column('text')
  clause!: string;

  @Field(() => ResponsibilityModeEnum, {
    nullable: true,
    description: 'How the respondent is said to be responsible.',
  })
  @Column('text', { nullable: true })
  mode!: ResponsibilityMode | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit that is accused. Never the other side, unless released.',
  })
  @Column('text', { nullable: true })
  allegedUnit!: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'On what the allegation rests. Never the other side, unless released.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  basisSummary!: LocalizedText | null;

  @Field(() => SourceProtectionEnum, {
    nullable: true,
    description:
      'How the source must be protected; AT_RISK needs the head to submit. Never the other side.',
  })
  @Column('text', { nullable: true })
  sourceRisk!: SourceProtection | null;

  @Field(() => ResponseKindEnum, {
    description:
      'The respondent’s answer, or that there is none yet: no allegation is ever shown without it.',
  })
  @Column('text')
  responseState!: ResponseState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was submitted. The submitter, the mediators and the secretariat.',
  })
  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was registered.' })
  @Column('timestamptz', { nullable: true })
  registeredAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the respondent was notified.' })
  @Column('timestamptz', { nullable: true })
  notifiedAt!: Date | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'Why the secretariat last returned it. The submitter, the mediators and the secretariat.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  returnReasons!: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'On what the parties’ officers settle it locally; one side proposes it, the other confirms it.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  settlementTerms!: LocalizedText | null;

  @Column('text', { nullable: true })
  settlementByCode!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the verification began.' })
  @Column('timestamptz', { nullable: true })
  verificationStartedAt!: Date | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'For want of which access the verification was last suspended; both parties.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  suspensionReasons!: LocalizedText | null;

  @Column('text', { nullable: true })
  mergedIntoId!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it left the course by an exit: WITHDRAWN, INADMISSIBLE, MERGED or SETTLED_LOCALLY.',
  })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a decision on measures was last adopted; both parties.',
  })
  @Column('timestamptz', { nullable: true })
  measuresDecidedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was closed; null while it is not. Both parties.',
  })
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'Why it was last closed, or what a mediator has checked of the remedy; both parties.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  closureNote!: LocalizedText | null;
}
