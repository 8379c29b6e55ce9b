import {
  type ClassType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';

import { CLASSES, type ClassName } from '../policy/classes.js';
import type { RecordRule } from '../policy/document.js';
import { WITHHELD_REASONS, withheldFields, type WithheldReason } from '../policy/withheld.js';
import type { SubgraphContext } from './context.js';
import type { Recorded, RecordClass } from './recorded.js';
import { DelegationCode } from './scalars.js';

const Sensitivity = Object.fromEntries(CLASSES.map((name) => [name, name]));
registerEnumType(Sensitivity, {
  name: 'Sensitivity',
  description: 'How far a field travels, from PUBLIC to DRAFT; CAUCUS and SOURCE are compartments.',
});
const Reasons = Object.fromEntries(WITHHELD_REASONS.map((name) => [name, name]));
registerEnumType(Reasons, {
  name: 'WithheldReason',
  description: 'Why a field is null although the record is there.',
});

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
