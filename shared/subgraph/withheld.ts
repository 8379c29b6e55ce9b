import {
  type ClassType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';

import { CLASSES, type ClassName } from '../policy/classes.js';
import type { RecordRule } from '../policy/document.js';
import { WITHHELD_REASONS, withheldFields, type WithheldReason } from '../policy/withheld.js';
import type { SubgraphContext } from './context.js';
import { graphqlEnum } from './graphql-enum.js';
import type { Recorded, RecordClass } from './recorded.js';
import { DelegationCode } from './scalars.js';

const Sensitivity = graphqlEnum(
  'Sensitivity',
  CLASSES,
  'How far a field travels, from PUBLIC to DRAFT; CAUCUS and SOURCE are compartments.',
  {
    PUBLIC: 'Anyone reads it.',
    MECHANISM: 'Every delegation reads it, and an app with the scope `mechanism:read`.',
    PARTIES: 'The parties concerned, the mediators, the secretariat and assigned monitors read it.',
    SUBMITTER:
      'The submitting delegation, mediators, secretariat and assigned monitors read it; others by release only.',
    DRAFT: 'The drafting delegation alone reads it.',
    CAUCUS:
      'The head and named officers of the speaking party and the named mediators alone read it.',
    SOURCE: 'The source custodian alone reads it.',
  },
);
const Reasons = graphqlEnum(
  'WithheldReason',
  WITHHELD_REASONS,
  'Why a field is null although the record is there.',
  {
    OTHER_PARTY_SUBMISSION: 'Another delegation submitted it and has not released it.',
    SOURCE_PROTECTION: 'It could identify a source.',
    CAUCUS_CONFIDENCE: 'It belongs to what was said in confidence in a caucus.',
    STAGE_NOT_REACHED: 'It opens to the viewer’s delegation at a later stage, if at all.',
    NOT_ASSIGNED: 'The viewer is not assigned to the case.',
    SCOPE_MISSING: 'The viewer is an app whose scopes do not open it.',
    EMBARGOED: 'It is under embargo until a set time.',
  },
);

@ObjectType({
  description:
    'A field that is null because of what was given to the viewer; a null without an entry means "no value".',
})
@Directive('@shareable')
class Withheld {
  @Field({ description: 'Name of the field.' })
  field!: string;
  @Field(() => Sensitivity, { description: 'The class of the field.' })
  class!: ClassName;
  @Field(() => Reasons, {
    description: 'Why it is withheld; the same for every record of this kind at this clearance.',
  })
  reason!: WithheldReason;
  @Field(() => DelegationCode, {
    nullable: true,
    description: 'The delegation whose head may release it; null where nobody may.',
  })
  releasableBy!: string | null;
}

/** Makes the resolver of `withheld` for a record type. */
export function withheldResolver<T extends Recorded>(
  type: RecordClass<T>,
  rule: RecordRule,
): ClassType {
  @Resolver(() => type)
  class WithheldResolver {
    @FieldResolver(() => [Withheld], {
      description: 'The fields that are null because of what was given to the viewer, and why.',
    })
    withheld(@Root() row: Recorded, @Ctx() context: SubgraphContext): readonly Withheld[] {
      if (row.clearance === null) return [];
      return withheldFields(rule, {
        clearance: row.clearance,
        originator: row.originator,
        ownDelegation: context.viewer.delegation,
        isApp: context.viewer.client !== null,
      });
    }
  }
  return WithheldResolver;
}
