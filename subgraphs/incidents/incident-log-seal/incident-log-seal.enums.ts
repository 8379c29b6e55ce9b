import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';
import { SEAL_STATUSES } from './incident-log-seal.state.js';

export const LogSealStatusEnum = graphqlEnum(
  'LogSealStatus',
  SEAL_STATUSES,
  'Where the seal of an incident log stands.',
  {
    COMMITTED: 'The digest is committed; nobody but its own side reads the log.',
    OPENED: 'Both logs are open to both sides, the mediators and the secretariat.',
    WITHDRAWN: 'Withdrawn by its own side before the other had committed; the log stays shut.',
  },
);
