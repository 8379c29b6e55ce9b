import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';
import { DELEGATION_KINDS, ROLES } from '../../shared/viewer/roles.js';

/** The kinds of delegations that are records; anyone at all is no delegation (domain.md 2.3). */
export const RECORDED_KINDS = DELEGATION_KINDS.filter((kind) => kind !== 'PUBLIC');
export type RecordedKind = (typeof RECORDED_KINDS)[number];
export const CAPACITIES = ['HOST', 'GUARANTOR', 'CO_CHAIR', 'WITNESS'] as const;
export type Capacity = (typeof CAPACITIES)[number];
export const PARTICIPATION_STATUSES = ['ACTIVE', 'PARTICIPATION_SUSPENDED', 'WITHDRAWN'] as const;
export type ParticipationStatus = (typeof PARTICIPATION_STATUSES)[number];
export const AGREEMENT_FORMS = [
  'SIGNED_TEXT',
  'JOINT_STATEMENT',
  'VERBAL_UNDERSTANDING',
  'UNILATERAL_DECLARATION',
] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];
export const PERIOD_KINDS = ['FIRST', 'EXTENSION'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export const OBLIGATION_KINDS = [
  'REFRAIN',
  'PREVENT',
  'ACT',
  'NOTIFY',
  'COOPERATE_WITH_VERIFICATION',
  'FACILITATE',
] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];
export const OBLIGATION_NATURES = ['CONDUCT', 'RESULT'] as const;
export type ObligationNature = (typeof OBLIGATION_NATURES)[number];
export const PLACE_KINDS = ['SECTOR', 'PROVINCE', 'DISTRICT', 'LOCALITY', 'CROSSING'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
export const GEO_PRECISIONS = ['POINT', 'LOCALITY', 'DISTRICT', 'SECTOR', 'PROVINCE'] as const;
export type GeoPrecision = (typeof GEO_PRECISIONS)[number];
export const CLOCK_KINDS = ['REGISTRATION', 'RESPONSE'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
export const STANDARDS_OF_PROOF = [
  'REASONABLE_SUSPICION',
  'REASONABLE_GROUNDS_TO_BELIEVE',
  'BALANCE_OF_PROBABILITIES',
  'CLEAR_AND_CONVINCING',
] as const;
export type StandardOfProof = (typeof STANDARDS_OF_PROOF)[number];
export const DECISION_RULES = [
  'CONSENSUS_OF_PARTIES',
  'CONSENSUS_THEN_MEDIATORS_CONCUR',
  'MEDIATORS_CONCUR',
  'CHAIR_PROCEDURAL',
  'REFERRED_TO_PRINCIPALS',
] as const;
export type DecisionRule = (typeof DECISION_RULES)[number];

export const RoleEnum = graphqlEnum(
  'Role',
  ROLES,
  'What a person or an app may do in the mechanism; a delegation holds the roles of its kind.',
);
export const DelegationKindEnum = graphqlEnum(
  'DelegationKind',
  RECORDED_KINDS,
  'What a delegation is in the mechanism.',
);
export const CapacityEnum = graphqlEnum(
  'Capacity',
  CAPACITIES,
  'What a delegation is beside its kind.',
);
export const ParticipationStatusEnum = graphqlEnum(
  'ParticipationStatus',
  PARTICIPATION_STATUSES,
  'Whether a delegation takes part in the mechanism at present.',
);
export const AgreementFormEnum = graphqlEnum(
  'AgreementForm',
  AGREEMENT_FORMS,
  'In what form an agreement was made.',
);
export const PeriodKindEnum = graphqlEnum(
  'PeriodKind',
  PERIOD_KINDS,
  'Whether a period is the one first agreed or an extension.',
);
export const ObligationKindEnum = graphqlEnum(
  'ObligationKind',
  OBLIGATION_KINDS,
  'What an obligation asks for.',
);
export const ObligationNatureEnum = graphqlEnum(
  'ObligationNature',
  OBLIGATION_NATURES,
  'Whether an obligation is met by how one acts (CONDUCT) or by what comes of it (RESULT).',
);
export const PlaceKindEnum = graphqlEnum(
  'PlaceKind',
  PLACE_KINDS,
  'What a place of the gazetteer is.',
);
export const GeoPrecisionEnum = graphqlEnum(
  'GeoPrecision',
  GEO_PRECISIONS,
  'How exactly a place is known.',
);
export const ClockKindEnum = graphqlEnum('ClockKind', CLOCK_KINDS, 'What a clock measures.');
export const StandardOfProofEnum = graphqlEnum(
  'StandardOfProof',
  STANDARDS_OF_PROOF,
  'How sure a finding has to be, from the lowest to the highest.',
);
export const DecisionRuleEnum = graphqlEnum(
  'DecisionRule',
  DECISION_RULES,
  'How a decision is taken.',
);
