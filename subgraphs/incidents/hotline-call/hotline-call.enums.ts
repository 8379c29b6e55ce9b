import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';
import { HOTLINE_STATUSES } from './hotline-call.state.js';

export const HotlineStatusEnum = graphqlEnum(
  'HotlineStatus',
  HOTLINE_STATUSES,
  'Where a call on the hotline stands.',
  {
    RAISED: 'Raised by the caller; the other party does not know of it yet.',
    RELAYED: 'Relayed by the secretariat to the other party.',
    ACKNOWLEDGED: 'The other party has said that it has the call; that is no answer yet.',
    ANSWERED: 'The other party has answered.',
    RESOLVED: 'The caller has said that the matter is settled.',
    UNANSWERED: 'The time for the answer ran out without one.',
    ESCALATED: 'Taken further: the matter is to become the report of an incident.',
  },
);
