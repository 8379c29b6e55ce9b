import { type ChildFields, childrenOf } from '../../shared/subgraph/child-fields.js';
import { AgreedNarrative } from './agreed-narrative/agreed-narrative.entity.js';
import { Appeal } from './appeal/appeal.entity.js';
import { Clock } from './clock/clock.entity.js';
import { Dissent } from './dissent/dissent.entity.js';
import { ExitProposal } from './exit-proposal/exit-proposal.entity.js';
import { Finding } from './finding/finding.entity.js';
import { FindingComment } from './finding-comment/finding-comment.entity.js';
import { FindingConcurrence } from './finding-concurrence/finding-concurrence.entity.js';
import { FindingDeliberation } from './finding-deliberation/finding-deliberation.entity.js';
import { ConfirmedHarm } from './harm/confirmed-harm.entity.js';
import { Harm } from './harm/harm.entity.js';
import { Observation } from './observation/observation.entity.js';
import { PartyStatement } from './party-statement/party-statement.entity.js';
import { Report } from './report/report.entity.js';
import { VerificationTask } from './verification-task/verification-task.entity.js';
import { VisitPlan } from './verification-task/visit-plan.entity.js';

/** What belongs to a case, an incident, a finding or a task, and is found by its id alone. */
export const incidentChildren: ChildFields = {
  Allegation: {
    statements: childrenOf(PartyStatement, 'allegationId'),
    clocks: childrenOf(Clock, 'allegationId'),
    finding: childrenOf(Finding, 'allegationId'),
    findings: childrenOf(Finding, 'allegationId'),
    exitProposals: childrenOf(ExitProposal, 'allegationId'),
    appeals: childrenOf(Appeal, 'allegationId'),
    tasks: childrenOf(VerificationTask, 'allegationId'),
  },
  Incident: {
    reports: childrenOf(Report, 'incidentId'),
    harm: childrenOf(Harm, 'incidentId'),
    confirmedHarm: childrenOf(ConfirmedHarm, 'incidentId'),
    agreedNarrative: childrenOf(AgreedNarrative, 'incidentId'),
  },
  Finding: {
    comments: childrenOf(FindingComment, 'findingId'),
    dissents: childrenOf(Dissent, 'findingId'),
    appeals: childrenOf(Appeal, 'findingId'),
    concurrences: childrenOf(FindingConcurrence, 'findingId'),
    deliberations: childrenOf(FindingDeliberation, 'findingId'),
  },
  VerificationTask: {
    visit: childrenOf(VisitPlan, 'taskId'),
    observations: childrenOf(Observation, 'taskId'),
  },
};
