import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';
import { DELEGATION_KINDS } from '../../shared/viewer/roles.js';
import { AGREEMENT_STATUSES } from './agreement/agreement.state.js';

/** The kinds of delegations that are records; anyone at all is no delegation (domain.md 2.3). */
const RECORDED_KINDS = DELEGATION_KINDS.filter((kind) => kind !== 'PUBLIC');
export type RecordedKind = (typeof RECORDED_KINDS)[number];

/** domain.md 2.3, each with what it is. */
const CAPACITIES = {
  HOST: 'Hosts the talks.',
  GUARANTOR: 'Stands guarantor for the agreement.',
  CO_CHAIR: 'Chairs the mechanism together with another delegation.',
  WITNESS: 'Was witness to the agreement.',
} as const;
export type Capacity = keyof typeof CAPACITIES;

const PARTICIPATION_STATUSES = {
  ACTIVE: 'It takes part.',
  PARTICIPATION_SUSPENDED: 'Its participation is suspended for the time being.',
  WITHDRAWN: 'It has withdrawn from the mechanism.',
} as const;
export type ParticipationStatus = keyof typeof PARTICIPATION_STATUSES;

const AGREEMENT_FORMS = {
  SIGNED_TEXT: 'A text that the parties signed.',
  JOINT_STATEMENT: 'A statement issued jointly, without signatures.',
  VERBAL_UNDERSTANDING: 'An understanding reached orally, without an agreed text.',
  UNILATERAL_DECLARATION: 'A declaration by one party of what it undertakes.',
} as const;
export type AgreementForm = keyof typeof AGREEMENT_FORMS;

const PERIOD_KINDS = {
  FIRST: 'The period first agreed.',
  EXTENSION: 'A period by which the agreement was extended.',
} as const;
export type PeriodKind = keyof typeof PERIOD_KINDS;

const OBLIGATION_KINDS = {
  REFRAIN: 'Not to do something.',
  PREVENT: 'To prevent others from doing something.',
  ACT: 'To do something.',
  NOTIFY: 'To give notice of something.',
  COOPERATE_WITH_VERIFICATION: 'To cooperate with verification, e.g. to grant access.',
  FACILITATE: 'To make possible what others do, e.g. aid, trade or the return of persons.',
} as const;
export type ObligationKind = keyof typeof OBLIGATION_KINDS;

const OBLIGATION_NATURES = {
  CONDUCT: 'Met by due effort, whatever comes of it.',
  RESULT: 'Met by the result alone.',
} as const;
export type ObligationNature = keyof typeof OBLIGATION_NATURES;

const PLACE_KINDS = {
  SECTOR: 'A sector of the monitoring; it may lie on both sides.',
  PROVINCE: 'A province.',
  DISTRICT: 'A district.',
  LOCALITY: 'A village, a town, a post or another locality.',
  CROSSING: 'A crossing point between the two sides.',
} as const;
export type PlaceKind = keyof typeof PLACE_KINDS;

const DECISION_RULES = {
  CONSENSUS_OF_PARTIES: 'The parties decide by consensus.',
  CONSENSUS_THEN_MEDIATORS_CONCUR:
    'The parties decide by consensus; failing that in time, the mediators if they concur.',
  MEDIATORS_CONCUR: 'The mediators decide; all of them must concur.',
  CHAIR_PROCEDURAL: 'The chair decides; on procedure only.',
  REFERRED_TO_PRINCIPALS: 'The matter is referred to the principals at political level.',
} as const;
export type DecisionRule = keyof typeof DECISION_RULES;

export const DelegationKindEnum = graphqlEnum(
  'DelegationKind',
  RECORDED_KINDS,
  'What a delegation is in the mechanism.',
  {
    PARTY: 'A party to the agreement.',
    MEDIATOR: 'A mediator between the parties.',
    SECRETARIAT: 'The joint secretariat of the mechanism.',
    OBSERVER: 'An invited observer.',
  },
);
export const CapacityEnum = graphqlEnum(
  'Capacity',
  Object.keys(CAPACITIES),
  'What a delegation is beside its kind.',
  CAPACITIES,
);
export const ParticipationStatusEnum = graphqlEnum(
  'ParticipationStatus',
  Object.keys(PARTICIPATION_STATUSES),
  'Whether a delegation takes part in the mechanism at present.',
  PARTICIPATION_STATUSES,
);
export const AgreementFormEnum = graphqlEnum(
  'AgreementForm',
  Object.keys(AGREEMENT_FORMS),
  'In what form an agreement was made.',
  AGREEMENT_FORMS,
);
export const AgreementStatusEnum = graphqlEnum(
  'AgreementStatus',
  AGREEMENT_STATUSES,
  'Where an agreement stands; it moves by joint decision alone, never by one side’s stance.',
  {
    DRAFT: 'Being negotiated; nothing is agreed.',
    ANNOUNCED: 'Announced, and not yet in force.',
    IN_FORCE: 'In force.',
    UNDER_REVIEW: 'A review is open; that says nothing of whether there was a breach.',
    BREACH_FOUND: 'A joint decision, resting on findings, has found a breach.',
    SUSPENDED: 'Suspended by joint decision.',
    TERMINATED: 'Ended after a party’s notice and the notice period.',
    LAPSED: 'Ended because its time ran out.',
    SUPERSEDED: 'Replaced by a later agreement.',
  },
);
export const PeriodKindEnum = graphqlEnum(
  'PeriodKind',
  Object.keys(PERIOD_KINDS),
  'Whether a period is the one first agreed or an extension.',
  PERIOD_KINDS,
);
export const ObligationKindEnum = graphqlEnum(
  'ObligationKind',
  Object.keys(OBLIGATION_KINDS),
  'What an obligation asks for.',
  OBLIGATION_KINDS,
);
export const ObligationNatureEnum = graphqlEnum(
  'ObligationNature',
  Object.keys(OBLIGATION_NATURES),
  'Whether an obligation is met by how one acts (CONDUCT) or by what comes of it (RESULT).',
  OBLIGATION_NATURES,
);
export const PlaceKindEnum = graphqlEnum(
  'PlaceKind',
  Object.keys(PLACE_KINDS),
  'What a place of the gazetteer is.',
  PLACE_KINDS,
);
export const DecisionRuleEnum = graphqlEnum(
  'DecisionRule',
  Object.keys(DECISION_RULES),
  'How a decision is taken.',
  DECISION_RULES,
);
