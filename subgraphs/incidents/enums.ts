import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';

/** domain.md 2.3, by class. */
const HOSTILE = [
  'GROUND_ATTACK',
  'ARMED_CLASH',
  'SMALL_ARMS_FIRE',
  'INDIRECT_FIRE',
  'AIR_STRIKE',
  'ARMED_DRONE_STRIKE',
  'IED_OR_MINE',
  'SNIPING',
  'SUICIDE_ATTACK',
  'ABDUCTION',
  'ATTACK_ON_CIVILIANS',
  'ATTACK_ON_PROTECTED_OBJECT',
  'ATTACK_ON_MONITOR_OR_LIAISON',
  'GROUND_INCURSION',
  'INFILTRATION',
] as const;
const PROVOCATIVE = [
  'AIRSPACE_VIOLATION',
  'SURVEILLANCE_OVERFLIGHT',
  'FORWARD_MOVEMENT',
  'REINFORCEMENT',
  'NEW_POSITION_OR_FORTIFICATION',
  'FENCE_OR_MARKER_ALTERATION',
  'ARMS_SUPPLY_TO_GROUP',
  'RECRUITMENT_OR_TRAINING',
  'HOSTILE_PROPAGANDA',
  'ELECTRONIC_INTERFERENCE',
] as const;
const OMISSION = [
  'FAILURE_TO_PREVENT_USE_OF_TERRITORY',
  'HARBOURING',
  'FAILURE_TO_ACT_ON_INFORMATION',
] as const;
const PROCEDURAL = [
  'DENIAL_OF_ACCESS',
  'FAILURE_TO_NOTIFY',
  'FALSE_REPORT',
  'BREACH_OF_CONFIDENTIALITY',
  'UNAGREED_CROSSING_CLOSURE',
  'OBSTRUCTION_OF_AID_OR_TRADE',
] as const;
const EXEMPT = [
  'LAW_ENFORCEMENT',
  'SELF_PROTECTION_CLAIMED',
  'HUMANITARIAN_OR_RESCUE',
  'NOTIFIED_WORKS',
  'ACCIDENT_OR_NATURAL',
] as const;

export type ActClass = 'HOSTILE' | 'PROVOCATIVE' | 'OMISSION' | 'PROCEDURAL' | 'EXEMPT';
const FAMILIES: Readonly<Record<ActClass, readonly string[]>> = {
  HOSTILE,
  PROVOCATIVE,
  OMISSION,
  PROCEDURAL,
  EXEMPT,
};

export const PROHIBITED_ACTS = [
  ...HOSTILE,
  ...PROVOCATIVE,
  ...OMISSION,
  ...PROCEDURAL,
  ...EXEMPT,
] as const;
export type ProhibitedAct = (typeof PROHIBITED_ACTS)[number];

/** Finds the family of an act. */
export function familyOf(act: ProhibitedAct): ActClass {
  const families: readonly ActClass[] = [
    'HOSTILE',
    'PROVOCATIVE',
    'OMISSION',
    'PROCEDURAL',
    'EXEMPT',
  ];
  return families.find((family) => FAMILIES[family].includes(act)) ?? 'EXEMPT';
}

export const TIME_PRECISIONS = ['EXACT', 'HOUR', 'DAY', 'WEEK', 'MONTH'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];
export const GEO_PRECISIONS = ['POINT', 'LOCALITY', 'DISTRICT', 'SECTOR', 'PROVINCE'] as const;
export type GeoPrecision = (typeof GEO_PRECISIONS)[number];
export const REPORT_ORIGINS = [
  'PARTY',
  'MONITOR_OWN_INITIATIVE',
  'MEDIATOR',
  'THIRD_PARTY',
  'HOTLINE',
] as const;
export type ReportOrigin = (typeof REPORT_ORIGINS)[number];
export const RESPONSIBILITY_MODES = [
  'OWN_FORCES',
  'FORCES_UNDER_CONTROL',
  'FAILURE_TO_PREVENT',
  'SUPPORT_TO_GROUP',
  'NON_STATE_UNATTRIBUTED',
  'NOT_ATTRIBUTED',
] as const;
export type ResponsibilityMode = (typeof RESPONSIBILITY_MODES)[number];
export const SOURCE_PROTECTIONS = ['NAMED', 'ATTRIBUTED_LABEL', 'ANONYMOUS', 'AT_RISK'] as const;
export type SourceProtection = (typeof SOURCE_PROTECTIONS)[number];
/** What a party can answer. */
export const RESPONSES = [
  'DENIES',
  'ADMITS',
  'ADMITS_IN_PART',
  'EXPLAINS',
  'CLAIMS_SELF_DEFENCE',
  'CLAIMS_ACCIDENT',
  'NO_KNOWLEDGE',
  'COUNTER_ALLEGES',
  'DECLINES_TO_ANSWER',
] as const;
export type Response = (typeof RESPONSES)[number];
/** What the system says as long as a party has not answered. */
export type ResponseState = Response | 'RESPONSE_PENDING' | 'NO_RESPONSE_BY_DEADLINE';
export const CLOCK_KINDS = ['REGISTRATION', 'RESPONSE'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const ActClassEnum = graphqlEnum(
  'ActClass',
  Object.keys(FAMILIES),
  'Family of a prohibited act.',
);
export const ProhibitedActEnum = graphqlEnum(
  'ProhibitedAct',
  PROHIBITED_ACTS,
  'What an allegation says was done (catalogue of the agreement).',
);
export const TimePrecisionEnum = graphqlEnum(
  'TimePrecision',
  TIME_PRECISIONS,
  'How exactly a time is known.',
);
export const GeoPrecisionEnum = graphqlEnum(
  'GeoPrecision',
  GEO_PRECISIONS,
  'How exactly a place is known.',
);
export const ReportOriginEnum = graphqlEnum(
  'ReportOrigin',
  REPORT_ORIGINS,
  'Where a report came from.',
);
export const ResponsibilityModeEnum = graphqlEnum(
  'ResponsibilityMode',
  RESPONSIBILITY_MODES,
  'How the respondent is said to be responsible: own forces, or failure to prevent.',
);
export const SourceProtectionEnum = graphqlEnum(
  'SourceProtection',
  SOURCE_PROTECTIONS,
  'How a source must be protected.',
);
export const ResponseKindEnum = graphqlEnum(
  'ResponseKind',
  [...RESPONSES, 'RESPONSE_PENDING', 'NO_RESPONSE_BY_DEADLINE'],
  'A party’s answer to an allegation; the last two values are the system’s.',
);
export const ClockKindEnum = graphqlEnum('ClockKind', CLOCK_KINDS, 'What a clock measures.');
