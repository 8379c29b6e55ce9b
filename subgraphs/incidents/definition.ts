import { recordReference } from '../../shared/subgraph/build-schema.js';
import type { SubgraphDefinition } from '../../shared/subgraph/definition.js';
import { withheldResolver } from '../../shared/subgraph/withheld.js';
import { Allegation } from './allegation/allegation.entity.js';
import { AllegationResolver } from './allegation/allegation.resolver.js';
import { CaseloadResolver } from './caseload/caseload.resolver.js';
import { Clock } from './clock/clock.entity.js';
import { Incident } from './incident/incident.entity.js';
import { IncidentResolver } from './incident/incident.resolver.js';
import { FirstSlice1764000000001 } from './migrations/001-first-slice.js';
import { PartyStatement } from './party-statement/party-statement.entity.js';
import { PartyStatementResolver } from './party-statement/party-statement.resolver.js';
import { incidentPermissions } from './permissions.js';
import { copyPlace, copyTerms } from './reference-copies/copy-events.js';
import { KnownPlace } from './reference-copies/known-place.entity.js';
import { KnownTerms } from './reference-copies/known-terms.entity.js';
import { Report } from './report/report.entity.js';
import { ReportResolver } from './report/report.resolver.js';

const { records } = incidentPermissions;

/** The subgraph of the incidents: events, reports, allegations, answers, clocks and the caseload. */
export const incidents: SubgraphDefinition = {
  name: 'incidents',
  entities: [Allegation, Incident, Report, PartyStatement, Clock, KnownPlace, KnownTerms],
  migrations: [FirstSlice1764000000001],
  permissions: incidentPermissions,
  schema: {
    resolvers: [
      AllegationResolver,
      IncidentResolver,
      ReportResolver,
      PartyStatementResolver,
      CaseloadResolver,
      withheldResolver(Allegation, records.Allegation),
      withheldResolver(Incident, records.Incident),
      withheldResolver(Report, records.Report),
      withheldResolver(PartyStatement, records.PartyStatement),
      withheldResolver(Clock, records.Clock),
    ],
    orphanedTypes: [],
    references: {
      Allegation: recordReference(Allegation),
      Incident: recordReference(Incident),
      Report: recordReference(Report),
      PartyStatement: recordReference(PartyStatement),
    },
  },
  announces: { Allegation: ['evidence', 'mediation'] },
  inbox: { place: copyPlace, terms: copyTerms },
};
