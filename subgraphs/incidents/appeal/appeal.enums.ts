import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';

const APPEAL_GROUNDS = {
  NEW_FACTS: 'Facts that were not known when the finding was determined; at any time.',
  PROCEDURE: 'The terms of reference were not kept; within the time for appeals.',
  ASSESSMENT: 'The facts were wrongly assessed; within the time for appeals.',
} as const;
export type AppealGround = keyof typeof APPEAL_GROUNDS;

const APPEAL_STATUSES = {
  FILED: 'The finding is being reviewed.',
  DECIDED: 'A new version of the finding follows it, in whole or in part.',
  DISMISSED: 'A new version of the finding says why it is not followed.',
} as const;
export type AppealStatus = keyof typeof APPEAL_STATUSES;

const APPEAL_OUTCOMES = {
  UPHELD: 'The appeal is followed.',
  UPHELD_IN_PART: 'The appeal is followed in part.',
  DISMISSED: 'The appeal is not followed.',
} as const;
export type AppealOutcome = keyof typeof APPEAL_OUTCOMES;

export const AppealGroundEnum = graphqlEnum(
  'AppealGround',
  Object.keys(APPEAL_GROUNDS),
  'On what an appeal rests.',
  APPEAL_GROUNDS,
);
export const AppealStatusEnum = graphqlEnum(
  'AppealStatus',
  Object.keys(APPEAL_STATUSES),
  'Where an appeal stands.',
  APPEAL_STATUSES,
);
export const AppealOutcomeEnum = graphqlEnum(
  'AppealOutcome',
  Object.keys(APPEAL_OUTCOMES),
  'What has come of an appeal.',
  APPEAL_OUTCOMES,
);
