import { Field, ObjectType } from 'type-graphql';

import { RoleEnum } from '../../../shared/subgraph/domain-enums.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import type { Role } from '../../../shared/viewer/roles.js';

@ObjectType({
  description:
    'Who the token is: the delegation comes from the issuer’s record, never from a claim.',
})
export class ViewerInfo {
  @Field(() => DelegationCode, {
    description: 'Code of the delegation; that of the public without a token.',
  })
  delegationCode!: string;

  @Field(() => RoleEnum, { description: 'The role in which the viewer reads and acts.' })
  role!: Role;

  @Field({
    description:
      'The person or app within the delegation, as its issuer names it; `anonymous` without a token.',
  })
  subject!: string;

  @Field(() => [String], {
    description: 'What an app may read, e.g. `mechanism:read`; empty for persons.',
  })
  scopes!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The app’s client id; null for persons.' })
  client!: string | null;
}
