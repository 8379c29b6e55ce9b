import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';
import { AGREEMENT_VERBS } from './agreement/agreement.state.js';
import { MEMBER_VERBS } from './member/member.state.js';

export const VerbEnum = graphqlEnum(
  'Verb',
  [...MEMBER_VERBS, ...AGREEMENT_VERBS],
  'An act on a record.',
  {
    END: 'End the member’s time in office (`endMember`).',
    EXTEND: 'Record an extension of the agreement (`recordExtension`).',
  },
);
