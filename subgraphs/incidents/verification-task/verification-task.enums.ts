import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';
import { TASK_KINDS, TASK_STATUSES } from './verification-task.statuses.js';

export const TaskKindEnum = graphqlEnum(
  'TaskKind',
  Object.keys(TASK_KINDS),
  'How a case is verified.',
  TASK_KINDS,
);
export const TaskStatusEnum = graphqlEnum(
  'TaskStatus',
  Object.keys(TASK_STATUSES),
  'Where a verification task stands; the three that begin with ACCESS_ are also what a request for access came to.',
  TASK_STATUSES,
);
