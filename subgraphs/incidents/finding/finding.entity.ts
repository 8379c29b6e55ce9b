import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

import {
  type StandardOfProof,
  StandardOfProofEnum,
} from '../../../shared/subgraph/domain-enums.js';
import { LocalizedText, localizedTextColumn } from '../../../shared/subgraph/localized-text.js';
import { Recorded } from '../../../shared/subgraph/recorded.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { type AppealOutcome, AppealOutcomeEnum } from '../appeal/appeal.enums.js';
import { type ResponsibilityMode, ResponsibilityModeEnum } from '../enums.js';
import {
  type FindingOutcome,
  FindingOutcomeEnum,
  type FindingStatus,
  FindingStatusEnum,
  type Gravity,
  GravityEnum,
  type Intent,
  IntentEnum,
} from './finding.enums.js';
import { JudgedAct } from './judged-act.js';

@ObjectType({
  description:
    'What the mechanism finds of an allegation, one version of it. The secretariat drafts it, both parties comment, the mediators determine it.',
})
@Directive('@key(fields: "id")')
@Entity('finding')
export class Finding extends Recorded {
  @Column('text', { nullable: true })
  allegationId!: string | null;

  /** The case by which monitors read it; none as long as it is a draft. */
  @Column('text', { nullable: true })
  caseId!: string | null;

  @Column('text')
  sectorId!: string;

  @Field(() => Int, {
    description:
      'Which version of the finding it is, from 1; `version` counts the record’s changes.',
  })
  @Column('int')
  findingVersion!: number;

  @Field(() => FindingStatusEnum, { description: 'Where this version stands.' })
  @Column('text')
  status!: FindingStatus;

  @Field(() => [JudgedAct], { description: 'What was found of each act.' })
  @Column('jsonb')
  acts!: JudgedAct[];

  @Field(() => FindingOutcomeEnum, {
    description:
      'What was found as a whole: a violation where any act is one, and so on in the order of the enum.',
  })
  @Column('text')
  outcome!: FindingOutcome;

  @Field(() => GravityEnum, {
    nullable: true,
    description: 'The gravity of the gravest violation; null where there is none.',
  })
  @Column('text', { nullable: true })
  gravity!: Gravity | null;

  @Field(() => StandardOfProofEnum, {
    nullable: true,
    description: 'How sure it is. Both parties from FINDING_SHARED.',
  })
  @Column('text', { nullable: true })
  standard!: StandardOfProof | null;

  @Field(() => ResponsibilityModeEnum, {
    nullable: true,
    description: 'How the respondent is responsible. Both parties from FINDING_SHARED.',
  })
  @Column('text', { nullable: true })
  mode!: ResponsibilityMode | null;

  @Field(() => IntentEnum, {
    nullable: true,
    description: 'Whether it was meant. Both parties from FINDING_SHARED.',
  })
  @Column('text', { nullable: true })
  intent!: Intent | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'Why it is found. Both parties from FINDING_SHARED.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  reasoning!: LocalizedText | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The unit to which it is attributed. Both parties from FINDING_SHARED, and nobody else.',
  })
  @Column('text', { nullable: true })
  attribution!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it relies on material that one party has not disclosed to the other: yes or no, never how much. Both parties from FINDING_SHARED.',
  })
  @Column('boolean', { nullable: true })
  reliesOnUndisclosed!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it relies on such material alone; never at SERIOUS or above. Both parties from FINDING_SHARED.',
  })
  @Column('boolean', { nullable: true })
  reliesOnUndisclosedAlone!: boolean | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'What the parties may know of the material that is not disclosed. Both parties from FINDING_SHARED.',
  })
  @Column('jsonb', { nullable: true, transformer: localizedTextColumn })
  gist!: LocalizedText | null;

  @Field({ description: 'The version of the terms of reference that it was made under.' })
  @Column('text')
  torVersion!: string;

  /** The rule of those terms by which it is determined. */
  @Column('text', { nullable: true })
  findingRule!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was shared with both parties. Both parties.',
  })
  @Column('timestamptz', { nullable: true })
  sharedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the mediators had all spoken without the concurrence that the terms ask for: it is not determined, and the case stays. Both parties.',
  })
  @Column('timestamptz', { nullable: true })
  undecidedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the mediators determined it.' })
  @Column('timestamptz', { nullable: true })
  determinedAt!: Date | null;

  @Field(() => AppealOutcomeEnum, {
    nullable: true,
    description: 'What this version makes of an appeal; null where it answers none.',
  })
  @Column('text', { nullable: true })
  appealOutcome!: AppealOutcome | null;

  /** Who of the secretariat drafted it: an appeal is reviewed by another person. The secretariat's alone. */
  @Column('text', { nullable: true })
  drafterKey!: string | null;
}
