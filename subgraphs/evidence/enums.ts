import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';
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
export const EvidenceVerbEnum = graphqlEnum('Verb', EVIDENCE_VERBS, 'An act on a record.', {
  SEAL: 'Seal the evidence item (`sealEvidence`).',
  LINK: 'Link the evidence item to an allegation (`linkEvidence`).',
});
