import { DueGrants1764000000100 } from '../../shared/database/due-grants.migration.js';
import { GrantHistory1764000000101 } from '../../shared/database/grant-history.migration.js';
import { recordReference } from '../../shared/subgraph/build-schema.js';
import { childrenOf } from '../../shared/subgraph/child-fields.js';
import type { SubgraphDefinition } from '../../shared/subgraph/definition.js';
import { withheldResolver } from '../../shared/subgraph/withheld.js';
import { AgendaItem } from './agenda-item/agenda-item.entity.js';
import { AgendaItemResolver } from './agenda-item/agenda-item.resolver.js';
import { CaucusNote } from './caucus-note/caucus-note.entity.js';
import { CaucusNoteResolver } from './caucus-note/caucus-note.resolver.js';
import { FirstSlice1764000000001 } from './migrations/001-first-slice.js';
import { mediationPermissions } from './permissions.js';
import { Session } from './session/session.entity.js';
import { SessionResolver } from './session/session.resolver.js';
import { AllegationEdges, allegationKey } from './stubs/allegation.resolver.js';
import { AllegationStub } from './stubs/allegation.stub.js';

const { records } = mediationPermissions;

/** The subgraph of the mediation: sessions with their agendas, and what parties say in caucus. */
export const mediation: SubgraphDefinition = {
  name: 'mediation',
  entities: [Session, AgendaItem, CaucusNote],
  migrations: [FirstSlice1764000000001, DueGrants1764000000100, GrantHistory1764000000101],
  permissions: mediationPermissions,
  children: { Session: { agenda: childrenOf(AgendaItem, 'sessionId') } },
  schema: {
    resolvers: [
      SessionResolver,
      AgendaItemResolver,
      CaucusNoteResolver,
      AllegationEdges,
      withheldResolver(Session, records.Session),
      withheldResolver(AgendaItem, records.AgendaItem),
      withheldResolver(CaucusNote, records.CaucusNote),
    ],
    orphanedTypes: [AllegationStub],
    references: {
      Session: recordReference(Session),
      AgendaItem: recordReference(AgendaItem),
      CaucusNote: recordReference(CaucusNote),
      Allegation: allegationKey,
    },
  },
  announces: {},
  inbox: {},
};
