import { ROLES } from '../viewer/roles.js';
import { graphqlEnum } from './graphql-enum.js';

// Enums that more than one subgraph has (domain.md 2.1, 2.3): federation composes them only where they agree.

const GEO_PRECISIONS = {
  POINT: 'Known to the point: the coordinates are those of the place itself.',
  LOCALITY: 'Known to the village, town, post or other locality.',
  DISTRICT: 'Known to the district.',
  SECTOR: 'Known to the monitoring sector.',
  PROVINCE: 'Known to the province.',
} as const;
export type GeoPrecision = keyof typeof GEO_PRECISIONS;

export const CLOCK_KINDS = [
  'REGISTRATION',
  'RESPONSE',
  'ACCESS_DELAYED',
  'ACCESS_DENIED',
  'COMMENT',
  'APPEAL',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** From the lowest to the highest. */
export const STANDARDS_OF_PROOF = [
  'REASONABLE_SUSPICION',
  'REASONABLE_GROUNDS_TO_BELIEVE',
  'BALANCE_OF_PROBABILITIES',
  'CLEAR_AND_CONVINCING',
] as const;
export type StandardOfProof = (typeof STANDARDS_OF_PROOF)[number];

const SOURCE_PROTECTIONS = {
  NAMED: 'The source may be named.',
  ATTRIBUTED_LABEL: 'The source may be called by the agreed label only.',
  ANONYMOUS: 'Nothing may be said of the source.',
  AT_RISK:
    'The source is in danger if known; only the head of the delegation may submit what rests on it.',
} as const;
export type SourceProtection = keyof typeof SOURCE_PROTECTIONS;

export const GeoPrecisionEnum = graphqlEnum(
  'GeoPrecision',
  Object.keys(GEO_PRECISIONS),
  'How exactly a place is known.',
  GEO_PRECISIONS,
);
export const ClockKindEnum = graphqlEnum('ClockKind', CLOCK_KINDS, 'What a clock measures.', {
  REGISTRATION:
    'From the submission of an allegation until the secretariat registers it, in elapsed hours.',
  RESPONSE: 'From the notice to the respondent until its answer, in elapsed hours.',
  ACCESS_DELAYED:
    'From the request for access until the host’s silence counts as delay, in elapsed hours.',
  ACCESS_DENIED:
    'From the request for access until access that was not granted counts as denied, in elapsed hours.',
  COMMENT:
    'From the sharing of a draft finding until both parties have commented, in elapsed hours.',
  APPEAL: 'From the determination: for so long a party may appeal on any ground, in elapsed hours.',
});
export const StandardOfProofEnum = graphqlEnum(
  'StandardOfProof',
  STANDARDS_OF_PROOF,
  'How sure a finding has to be, from the lowest to the highest.',
  {
    REASONABLE_SUSPICION: 'Specific facts give reason to suspect it.',
    REASONABLE_GROUNDS_TO_BELIEVE:
      'Reliable and corroborated facts would lead a prudent observer to believe it.',
    BALANCE_OF_PROBABILITIES: 'It is more likely than not.',
    CLEAR_AND_CONVINCING: 'The evidence makes it highly probable.',
  },
);
export const SourceProtectionEnum = graphqlEnum(
  'SourceProtection',
  Object.keys(SOURCE_PROTECTIONS),
  'How a source must be protected.',
  SOURCE_PROTECTIONS,
);
export const RoleEnum = graphqlEnum(
  'Role',
  ROLES,
  'What a person or an app may do in the mechanism; a delegation holds the roles of its kind.',
  {
    PARTY_HEAD: 'Head of a party’s delegation: all that an officer may, and what only a head may.',
    PARTY_OFFICER: 'Officer of a party’s delegation: drafts, submits and answers for the party.',
    MEDIATOR:
      'Member of a mediating delegation: reads across the parties and meets them in caucus.',
    SECRETARIAT: 'Member of the joint secretariat: keeps the registry, the notices and the clocks.',
    MONITOR: 'Monitor: verifies and observes, and reads the cases assigned to it only.',
    SOURCE_CUSTODIAN: 'Keeper of the sources’ identities: the only role that reads them.',
    OBSERVER: 'Invited observer: reads what every delegation of the mechanism reads.',
    AUDITOR: 'Auditor from outside: reads logs and seals, never content.',
    INTEGRATOR: 'An app: reads no more than its scopes and the view of its delegation open.',
    PUBLIC: 'Anyone: reads what is public.',
  },
);
