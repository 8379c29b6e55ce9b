import { definePermissions } from '../../shared/policy/document.js';
import { ROLES } from '../../shared/viewer/roles.js';
import { evidenceCourses } from './courses.js';

const PARTY = ['PARTY_OFFICER', 'PARTY_HEAD'] as const;
/** Who can ever read a submission (S3): a monitor when a case is assigned to it, an app with the scope for it. */
const READERS = [...PARTY, 'MEDIATOR', 'SECRETARIAT', 'MONITOR', 'INTEGRATOR'] as const;

const S3 = 'SUBMITTER';

/** THE DOCUMENT of the evidence (domain.md 2.5): every field's class, every root field's roles. */
export const evidencePermissions = definePermissions({
  subgraph: 'evidence',
  records: {
    EvidenceItem: {
      table: 'evidence_item',
      existence: 'SUBMITTER',
      reach: 'CASE',
      caseKey: { column: 'id', of: 'EvidenceLink', by: 'itemId' },
      courses: evidenceCourses.EvidenceItem,
      fields: {
        kind: S3,
        status: S3,
        submittedBy: S3,
        title: S3,
        description: S3,
        collectedAt: S3,
        collectedPlace: S3,
        sha256: S3,
        size: S3,
        mediaType: S3,
        sealedAt: S3,
        sourceProtection: S3,
        attributionLabel: S3,
        custody: S3,
        custodyVerified: S3,
        links: S3,
        allegations: S3,
      },
      columns: { submittedByCode: 'SUBMITTER' },
      indexes: [['kind'], ['status'], ['sealedAt'], ['submittedByCode']],
    },
    CustodyEvent: {
      table: 'custody_event',
      existence: 'SUBMITTER',
      reach: 'CASE',
      caseKey: { column: 'itemId', of: 'EvidenceLink', by: 'itemId' },
      courses: evidenceCourses.CustodyEvent,
      fields: {
        seq: S3,
        action: S3,
        at: S3,
        actorRole: S3,
        sha256: S3,
        prevHash: S3,
        hash: S3,
      },
      columns: { itemId: 'SUBMITTER' },
      indexes: [['itemId']],
    },
    EvidenceLink: {
      table: 'evidence_link',
      existence: 'SUBMITTER',
      reach: 'CASE',
      caseKey: 'allegationId',
      courses: evidenceCourses.EvidenceLink,
      fields: { allegation: S3, relevance: S3 },
      columns: { itemId: 'SUBMITTER', allegationId: 'SUBMITTER' },
      indexes: [['itemId'], ['allegationId']],
    },
    // Whose a case is, by the event that tells of it.
    KnownAssignment: {
      table: 'known_assignment',
      existence: 'DRAFT',
      reach: 'CASE',
      caseKey: { reader: 'readerKey', until: 'endedAt' },
      courses: evidenceCourses.KnownAssignment,
      internal: true,
      fields: {},
      columns: { allegationId: 'DRAFT', readerKey: 'DRAFT', endedAt: 'DRAFT' },
      indexes: [['readerKey']],
    },
  },
  stubs: { Delegation: {}, Allegation: { evidence: 'SUBMITTER' } },
  values: [
    'EvidenceItemConnection',
    'EvidenceItemEdge',
    'PageInfo',
    'LocalizedText',
    'Translation',
    'Withheld',
    'UserError',
    'EvidenceItemPayload',
  ],
  queries: { evidenceItem: ROLES, evidenceItems: ROLES },
  mutations: { draftEvidence: PARTY, sealEvidence: PARTY, linkEvidence: PARTY },
  restrictedArguments: {
    'evidenceItems.filter.kind': READERS,
    'evidenceItems.filter.status': READERS,
    'evidenceItems.filter.sealedFrom': READERS,
    'evidenceItems.filter.sealedBefore': READERS,
    'evidenceItems.filter.submittedBy': READERS,
  },
});
