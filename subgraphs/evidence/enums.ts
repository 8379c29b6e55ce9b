import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';
import { ROLES } from '../../shared/viewer/roles.js';
import { EVIDENCE_STATUSES, EVIDENCE_VERBS } from './evidence-item/evidence-item.state.js';

/** domain.md 2.3, each with what it is. */
const KINDS = {
  PHOTO: 'A photograph.',
  VIDEO: 'A moving picture.',
  AUDIO: 'A sound recording.',
  DOCUMENT: 'A written document.',
  SATELLITE_IMAGE: 'An image from a satellite.',
  SENSOR_DATA: 'Readings of a sensor or radar.',
  WITNESS_STATEMENT: 'The account of a person.',
  FORENSIC_REPORT: 'A forensic examiner’s report.',
  COURT_RECORD: 'A record of a court.',
  INTERCEPT_SUMMARY: 'A summary of intercepted communication.',
  OPEN_SOURCE: 'Published material.',
  PHYSICAL_OBJECT_RECORD: 'The record of a physical object, e.g. debris.',
  LOG_EXTRACT: 'An extract of a log.',
} as const;
export type EvidenceKind = keyof typeof KINDS;

const ACTIONS = {
  COLLECTED: 'The submitter says when it was collected.',
  RECEIVED: 'The submitter says only that it holds it.',
  SEALED: 'Sealed: its digest, size and type are fixed.',
  HASH_VERIFIED: 'The bytes were compared with the digest and match.',
  HASH_MISMATCH: 'The bytes were compared with the digest and do not match.',
  COPIED: 'A working copy was made.',
  TRANSFERRED: 'Handed over.',
  ACCESSED: 'Opened by someone.',
  REDACTED: 'A redacted rendition was made.',
  TRANSLATED: 'A translation was made.',
  DISCLOSED: 'Released to an audience.',
  RECLASSIFIED: 'Its marking was changed.',
  RETURNED: 'Given back.',
  DISPOSED: 'Disposed of under the terms.',
} as const;
export type CustodyAction = keyof typeof ACTIONS;

/** The same names and values as in every subgraph: federation composes enums that are input only where they agree. */
export const SOURCE_PROTECTIONS = ['NAMED', 'ATTRIBUTED_LABEL', 'ANONYMOUS', 'AT_RISK'] as const;
export type SourceProtection = (typeof SOURCE_PROTECTIONS)[number];

export const EvidenceKindEnum = graphqlEnum(
  'EvidenceKind',
  Object.keys(KINDS),
  'What kind of thing an evidence item is.',
  KINDS,
);
export const EvidenceStatusEnum = graphqlEnum(
  'EvidenceStatus',
  EVIDENCE_STATUSES,
  'Where an evidence item stands.',
  {
    DRAFT: 'The drafting delegation alone knows of it.',
    SEALED: 'Submitted to the mediators and the secretariat; its content changes no more.',
    UNDER_ASSESSMENT: 'The secretariat assesses it.',
    ASSESSED: 'The secretariat has assessed it.',
    QUARANTINED: 'Set aside for a digest that does not match, or for danger.',
    WITHDRAWN: 'Withdrawn by its submitter; custody and seal remain.',
  },
);
export const CustodyActionEnum = graphqlEnum(
  'CustodyAction',
  Object.keys(ACTIONS),
  'What happened to an evidence item.',
  ACTIONS,
);
export const SourceProtectionEnum = graphqlEnum(
  'SourceProtection',
  SOURCE_PROTECTIONS,
  'How a source must be protected.',
  {
    NAMED: 'The source may be named.',
    ATTRIBUTED_LABEL: 'The source may be called by the agreed label only.',
    ANONYMOUS: 'Nothing may be said of the source.',
    AT_RISK: 'The source is in danger if known; only the head of the delegation may seal.',
  },
);
export const EvidenceVerbEnum = graphqlEnum('Verb', EVIDENCE_VERBS, 'An act on a record.', {
  SEAL: 'Seal the evidence item (`sealEvidence`).',
  LINK: 'Link the evidence item to an allegation (`linkEvidence`).',
});
export const RoleEnum = graphqlEnum(
  'Role',
  ROLES,
  'What a person or an app may do for its delegation.',
  {
    PARTY_HEAD: 'Head of a party’s delegation.',
    PARTY_OFFICER: 'Officer of a party’s delegation.',
    MEDIATOR: 'Member of a mediating delegation.',
    SECRETARIAT: 'Member of the joint secretariat.',
    MONITOR: 'Monitor of the cases assigned to it.',
    SOURCE_CUSTODIAN: 'Keeper of the sources’ identities.',
    OBSERVER: 'Invited observer.',
    AUDITOR: 'Reader of logs and seals, not of content.',
    INTEGRATOR: 'An app.',
    PUBLIC: 'Anyone.',
  },
);
