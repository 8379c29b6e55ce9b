import { DueGrants1764000000100 } from '../../shared/database/due-grants.migration.js';
import { GrantHistory1764000000101 } from '../../shared/database/grant-history.migration.js';
import { recordReference } from '../../shared/subgraph/build-schema.js';
import { childrenOf } from '../../shared/subgraph/child-fields.js';
import type { SubgraphDefinition } from '../../shared/subgraph/definition.js';
import { withheldResolver } from '../../shared/subgraph/withheld.js';
import { CustodyEvent } from './custody-event/custody-event.entity.js';
import { EvidenceItem } from './evidence-item/evidence-item.entity.js';
import { EvidenceItemResolver } from './evidence-item/evidence-item.resolver.js';
import { EvidenceLink } from './evidence-link/evidence-link.entity.js';
import { EvidenceLinkResolver } from './evidence-link/evidence-link.resolver.js';
import { copyAssignment } from './known-assignment/copy-assignment.js';
import { KnownAssignment } from './known-assignment/known-assignment.entity.js';
import { FirstSlice1764000000001 } from './migrations/001-first-slice.js';
import { Assignments1764000000002 } from './migrations/002-assignments.js';
import { evidencePermissions } from './permissions.js';
import { AllegationEvidenceResolver } from './stubs/allegation-evidence.resolver.js';
import { allegationReference, AllegationStub } from './stubs/allegation.stub.js';

const { records } = evidencePermissions;

/** The subgraph of the evidence: items, their custody, and their links to allegations. */
export const evidence: SubgraphDefinition = {
  name: 'evidence',
  entities: [EvidenceItem, CustodyEvent, EvidenceLink, KnownAssignment],
  migrations: [
    FirstSlice1764000000001,
    Assignments1764000000002,
    DueGrants1764000000100,
    GrantHistory1764000000101,
  ],
  permissions: evidencePermissions,
  children: {
    EvidenceItem: {
      custody: childrenOf(CustodyEvent, 'itemId'),
      custodyVerified: childrenOf(CustodyEvent, 'itemId'),
      links: childrenOf(EvidenceLink, 'itemId'),
    },
  },
  schema: {
    resolvers: [
      EvidenceItemResolver,
      EvidenceLinkResolver,
      AllegationEvidenceResolver,
      withheldResolver(EvidenceItem, records.EvidenceItem),
      withheldResolver(CustodyEvent, records.CustodyEvent),
      withheldResolver(EvidenceLink, records.EvidenceLink),
    ],
    orphanedTypes: [AllegationStub],
    references: {
      EvidenceItem: recordReference(EvidenceItem),
      // The id and nothing else: every edge from here is read in the viewer's world.
      Allegation: ({ id }) => allegationReference(id),
    },
  },
  announces: {},
  inbox: { assignment: copyAssignment },
};
