import { DueGrants1764000000100 } from '../../shared/database/due-grants.migration.js';
import { GrantHistory1764000000101 } from '../../shared/database/grant-history.migration.js';
import { recordReference } from '../../shared/subgraph/build-schema.js';
import type { SubgraphDefinition } from '../../shared/subgraph/definition.js';
import { withheldResolver } from '../../shared/subgraph/withheld.js';
import { AgreedNarrative } from './agreed-narrative/agreed-narrative.entity.js';
import { AgreedNarrativeResolver } from './agreed-narrative/agreed-narrative.resolver.js';
import { Allegation } from './allegation/allegation.entity.js';
import { AllegationCourseResolver } from './allegation/allegation-course.resolver.js';
import { AllegationExitsResolver } from './allegation/allegation-exits.resolver.js';
import { AllegationResolver } from './allegation/allegation.resolver.js';
import { takeMeasuresDecision } from './allegation/measures-decided.js';
import { Appeal } from './appeal/appeal.entity.js';
import {
  AllegationAppealsResolver,
  AppealResolver,
  FindingAppealsResolver,
} from './appeal/appeal.resolver.js';
import { CaseloadResolver } from './caseload/caseload.resolver.js';
import { Clock } from './clock/clock.entity.js';
import { ClockResolver } from './clock/clock.resolver.js';
import { expireClocks } from './clock/expire-clocks.js';
import { DeconflictionDetails } from './deconfliction-notice/deconfliction-details.entity.js';
import { DeconflictionNotice } from './deconfliction-notice/deconfliction-notice.entity.js';
import { lapseNotices } from './deconfliction-notice/lapse-notices.js';
import { DeconflictionNoticeResolver } from './deconfliction-notice/deconfliction-notice.resolver.js';
import { Dissent } from './dissent/dissent.entity.js';
import { DissentResolver, FindingDissentsResolver } from './dissent/dissent.resolver.js';
import { ExitProposal } from './exit-proposal/exit-proposal.entity.js';
import { ExitProposalResolver } from './exit-proposal/exit-proposal.resolver.js';
import { ConfirmedHarm } from './harm/confirmed-harm.entity.js';
import { Harm } from './harm/harm.entity.js';
import { ConfirmedHarmResolver, HarmResolver, IncidentHarmResolver } from './harm/harm.resolver.js';
import { AllegationFindingResolver } from './finding/allegation-finding.resolver.js';
import { Finding } from './finding/finding.entity.js';
import { FindingActsResolver } from './finding/finding-acts.resolver.js';
import { FindingResolver } from './finding/finding.resolver.js';
import { FindingComment } from './finding-comment/finding-comment.entity.js';
import { FindingCommentResolver } from './finding-comment/finding-comment.resolver.js';
import { FindingConcurrence } from './finding-concurrence/finding-concurrence.entity.js';
import { FindingConcurrenceResolver } from './finding-concurrence/finding-concurrence.resolver.js';
import { FindingDeliberation } from './finding-deliberation/finding-deliberation.entity.js';
import {
  FindingDeliberationResolver,
  FindingDeliberationsResolver,
} from './finding-deliberation/finding-deliberation.resolver.js';
import { expireHotlineCalls } from './hotline-call/expire-hotline-calls.js';
import { HotlineCall } from './hotline-call/hotline-call.entity.js';
import { HotlineCallResolver } from './hotline-call/hotline-call.resolver.js';
import { Incident } from './incident/incident.entity.js';
import { IncidentLink } from './incident-link/incident-link.entity.js';
import {
  IncidentLinkResolver,
  LinkedIncidentResolver,
} from './incident-link/incident-link.resolver.js';
import { IncidentResolver } from './incident/incident.resolver.js';
import { IncidentLog } from './incident-log-seal/incident-log.entity.js';
import { IncidentLogSeal } from './incident-log-seal/incident-log-seal.entity.js';
import { IncidentLogSealResolver } from './incident-log-seal/incident-log-seal.resolver.js';
import { FirstSlice1764000000001 } from './migrations/001-first-slice.js';
import { LifeOfAnAllegation1764000000002 } from './migrations/002-life-of-an-allegation.js';
import { HotlineNoticesSeals1764000000003 } from './migrations/003-hotline-notices-seals.js';
import { Verification1764000000004 } from './migrations/004-verification.js';
import { TermsForFindings1764000000005 } from './migrations/005-terms-for-findings.js';
import { Harm1764000000006 } from './migrations/006-harm.js';
import { VerificationTasks1764000000014 } from './migrations/014-verification-tasks.js';
import { IncidentLinks1764000000026 } from './migrations/026-incident-links.js';
import { KnownPeriods1764000000031 } from './migrations/031-known-periods.js';
import { HotlineMinutes1764000000032 } from './migrations/032-hotline-minutes.js';
import { Statistics1764000000016 } from './migrations/016-statistics.js';
import { FurtherReports1764000000041 } from './migrations/041-further-reports.js';
import { ReportsOfCalls1764000000042 } from './migrations/042-reports-of-calls.js';
import { AgreedNarratives1764000000043 } from './migrations/043-agreed-narratives.js';
import { Intake1764000000044 } from './migrations/044-intake.js';
import { MonitorAssignment } from './monitor-assignment/monitor-assignment.entity.js';
import { MonitorAssignmentResolver } from './monitor-assignment/monitor-assignment.resolver.js';
import { Findings1764000000008 } from './migrations/008-findings.js';
import { Observation } from './observation/observation.entity.js';
import { ObservationResolver } from './observation/observation.resolver.js';
import { AfterTheDetermination1764000000009 } from './migrations/009-after-the-determination.js';
import { PartyStatement } from './party-statement/party-statement.entity.js';
import { PartyStatementResolver } from './party-statement/party-statement.resolver.js';
import { incidentChildren } from './child-fields.js';
import { incidentPermissions } from './permissions.js';
import { copyPeriod, copyPlace, copyTerms } from './reference-copies/copy-events.js';
import { KnownPeriod } from './reference-copies/known-period.entity.js';
import { KnownPlace } from './reference-copies/known-place.entity.js';
import { KnownTerms } from './reference-copies/known-terms.entity.js';
import { Report } from './report/report.entity.js';
import { ReportResolver } from './report/report.resolver.js';
import { countSilence } from './verification-task/count-silence.js';
import { TaskWorkResolver } from './verification-task/task-work.resolver.js';
import { VerificationTask } from './verification-task/verification-task.entity.js';
import { VerificationTaskResolver } from './verification-task/verification-task.resolver.js';
import { VisitPlan } from './verification-task/visit-plan.entity.js';

import { publishWeek } from './statistics/publish-week.js';
import { StatisticsResolver } from './statistics/statistics.resolver.js';
import { WeekStatistics } from './statistics/week-statistics.entity.js';

const { records } = incidentPermissions;

/** The subgraph of the incidents: events, reports, allegations, answers, clocks, the caseload, the hotline, notices and sealed logs. */
export const incidents: SubgraphDefinition = {
  name: 'incidents',
  entities: [
    Allegation,
    Incident,
    Report,
    Harm,
    ConfirmedHarm,
    AgreedNarrative,
    IncidentLink,
    PartyStatement,
    Clock,
    ExitProposal,
    HotlineCall,
    DeconflictionNotice,
    DeconflictionDetails,
    IncidentLogSeal,
    IncidentLog,
    WeekStatistics,
    MonitorAssignment,
    Finding,
    FindingComment,
    FindingConcurrence,
    VerificationTask,
    VisitPlan,
    Observation,
    Dissent,
    FindingDeliberation,
    Appeal,
    KnownPlace,
    KnownPeriod,
    KnownTerms,
  ],
  migrations: [
    FirstSlice1764000000001,
    LifeOfAnAllegation1764000000002,
    HotlineNoticesSeals1764000000003,
    Verification1764000000004,
    TermsForFindings1764000000005,
    Harm1764000000006,
    Findings1764000000008,
    VerificationTasks1764000000014,
    Statistics1764000000016,
    IncidentLinks1764000000026,
    KnownPeriods1764000000031,
    HotlineMinutes1764000000032,
    AfterTheDetermination1764000000009,
    FurtherReports1764000000041,
    ReportsOfCalls1764000000042,
    AgreedNarratives1764000000043,
    Intake1764000000044,
    DueGrants1764000000100,
    GrantHistory1764000000101,
  ],
  permissions: incidentPermissions,
  children: incidentChildren,
  schema: {
    resolvers: [
      AllegationResolver,
      AllegationCourseResolver,
      AllegationExitsResolver,
      ExitProposalResolver,
      ClockResolver,
      IncidentResolver,
      ReportResolver,
      HarmResolver,
      ConfirmedHarmResolver,
      IncidentHarmResolver,
      AgreedNarrativeResolver,
      IncidentLinkResolver,
      LinkedIncidentResolver,
      PartyStatementResolver,
      CaseloadResolver,
      HotlineCallResolver,
      DeconflictionNoticeResolver,
      IncidentLogSealResolver,
      StatisticsResolver,
      MonitorAssignmentResolver,
      FindingResolver,
      FindingActsResolver,
      AllegationFindingResolver,
      FindingCommentResolver,
      FindingConcurrenceResolver,
      VerificationTaskResolver,
      TaskWorkResolver,
      ObservationResolver,
      DissentResolver,
      FindingDissentsResolver,
      FindingDeliberationResolver,
      FindingDeliberationsResolver,
      AppealResolver,
      FindingAppealsResolver,
      AllegationAppealsResolver,
      withheldResolver(Allegation, records.Allegation),
      withheldResolver(Incident, records.Incident),
      withheldResolver(Report, records.Report),
      withheldResolver(Harm, records.Harm),
      withheldResolver(ConfirmedHarm, records.ConfirmedHarm),
      withheldResolver(AgreedNarrative, records.AgreedNarrative),
      withheldResolver(IncidentLink, records.IncidentLink),
      withheldResolver(PartyStatement, records.PartyStatement),
      withheldResolver(Clock, records.Clock),
      withheldResolver(ExitProposal, records.ExitProposal),
      withheldResolver(HotlineCall, records.HotlineCall),
      withheldResolver(DeconflictionNotice, records.DeconflictionNotice),
      withheldResolver(DeconflictionDetails, records.DeconflictionDetails),
      withheldResolver(IncidentLogSeal, records.IncidentLogSeal),
      withheldResolver(WeekStatistics, records.WeekStatistics),
      withheldResolver(MonitorAssignment, records.MonitorAssignment),
      withheldResolver(Finding, records.Finding),
      withheldResolver(FindingComment, records.FindingComment),
      withheldResolver(FindingConcurrence, records.FindingConcurrence),
      withheldResolver(VerificationTask, records.VerificationTask),
      withheldResolver(VisitPlan, records.VisitPlan),
      withheldResolver(Observation, records.Observation),
      withheldResolver(Dissent, records.Dissent),
      withheldResolver(FindingDeliberation, records.FindingDeliberation),
      withheldResolver(Appeal, records.Appeal),
    ],
    orphanedTypes: [],
    references: {
      Allegation: recordReference(Allegation),
      Incident: recordReference(Incident),
      Report: recordReference(Report),
      Harm: recordReference(Harm),
      ConfirmedHarm: recordReference(ConfirmedHarm),
      AgreedNarrative: recordReference(AgreedNarrative),
      PartyStatement: recordReference(PartyStatement),
      VerificationTask: recordReference(VerificationTask),
      Observation: recordReference(Observation),
      HotlineCall: recordReference(HotlineCall),
      DeconflictionNotice: recordReference(DeconflictionNotice),
      IncidentLogSeal: recordReference(IncidentLogSeal),
      Finding: recordReference(Finding),
      WeekStatistics: recordReference(WeekStatistics),
      Appeal: recordReference(Appeal),
    },
  },
  announces: { Allegation: ['evidence', 'mediation'] },
  inbox: {
    place: copyPlace,
    agreementPeriod: copyPeriod,
    terms: copyTerms,
    measuresDecided: takeMeasuresDecision,
  },
  chores: [publishWeek, expireHotlineCalls, lapseNotices, expireClocks, countSilence],
};
