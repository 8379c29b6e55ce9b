import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';

/** domain.md 2.3, each with what it is; the first in the list counts for a finding as a whole. */
const FINDING_OUTCOMES = {
  MUTUAL_VIOLATIONS: 'Both sides breached the agreement in the event.',
  VIOLATION: 'The respondent breached the agreement.',
  NOT_VERIFIABLE_ACCESS_DENIED: 'It could not be verified, because access was denied.',
  NOT_ESTABLISHED: 'It was not established, one way or the other.',
  OUTSIDE_MANDATE: 'It is not a matter for the mechanism.',
  EXEMPT_ACT: 'It happened, and the agreement exempts it.',
  NO_VIOLATION: 'The respondent did not breach the agreement.',
} as const;
export type FindingOutcome = keyof typeof FINDING_OUTCOMES;
export const OUTCOMES = Object.keys(FINDING_OUTCOMES) as readonly FindingOutcome[];

const INTENTS = {
  DELIBERATE: 'It was meant.',
  RECKLESS: 'The risk was seen and taken.',
  ACCIDENTAL: 'It was not meant.',
  UNDETERMINED: 'It could not be determined.',
} as const;
export type Intent = keyof typeof INTENTS;

/** From the lowest to the highest. */
export const GRAVITIES = ['TECHNICAL', 'MINOR', 'SERIOUS', 'GRAVE'] as const;
export type Gravity = (typeof GRAVITIES)[number];

const FINDING_STATUSES = {
  DRAFT: 'Being written by the secretariat; the mediators read it, too, and nobody else.',
  SHARED: 'With both parties for comment.',
  DETERMINED: 'Adopted by the mediators under the rule of the terms.',
  SUPERSEDED: 'A later version has taken its place.',
} as const;
export type FindingStatus = keyof typeof FINDING_STATUSES;

export const FindingOutcomeEnum = graphqlEnum(
  'FindingOutcome',
  OUTCOMES,
  'What was found of an act.',
  FINDING_OUTCOMES,
);
export const IntentEnum = graphqlEnum(
  'Intent',
  Object.keys(INTENTS),
  'Whether what was done was meant.',
  INTENTS,
);
export const GravityEnum = graphqlEnum(
  'Gravity',
  GRAVITIES,
  'How grave a violation is, from the lowest to the highest.',
  {
    TECHNICAL: 'A breach of form or procedure without effect.',
    MINOR: 'A breach of little effect; from here on a decision on measures is due.',
    SERIOUS: 'A breach that harmed people or endangered the truce.',
    GRAVE: 'A breach that killed people or struck at the truce as a whole.',
  },
);
export const FindingStatusEnum = graphqlEnum(
  'FindingStatus',
  Object.keys(FINDING_STATUSES),
  'Where a version of a finding stands.',
  FINDING_STATUSES,
);
