import { ROLES } from '../../shared/viewer/roles.js';
import { findingsCourses } from './findings.courses.js';

const PARTY = ['PARTY_OFFICER', 'PARTY_HEAD'] as const;
/** Who can ever read a finding: what is determined is every delegation's, and an app's as far as its scopes go. */
const READERS = [
  ...[...PARTY, 'MEDIATOR', 'SECRETARIAT', 'MONITOR', 'OBSERVER', 'INTEGRATOR'],
] as const;

/** The document's part on findings (domain.md 2.5): from the draft to the determination. */
export const FINDINGS = {
  records: {
    Finding: {
      table: 'finding',
      existence: 'MECHANISM',
      reach: 'CASE',
      caseKey: 'caseId',
      courses: findingsCourses.Finding,
      fields: {
        findingVersion: 'MECHANISM',
        status: 'MECHANISM',
        acts: 'MECHANISM',
        outcome: 'MECHANISM',
        gravity: 'MECHANISM',
        sector: 'MECHANISM',
        torVersion: 'MECHANISM',
        determinedAt: 'MECHANISM',
        allegation: 'PARTIES',
        standard: 'PARTIES',
        mode: 'PARTIES',
        intent: 'PARTIES',
        reasoning: 'PARTIES',
        attribution: 'PARTIES',
        reliesOnUndisclosed: 'PARTIES',
        reliesOnUndisclosedAlone: 'PARTIES',
        gist: 'PARTIES',
        sharedAt: 'PARTIES',
        undecidedAt: 'PARTIES',
        comments: 'PARTIES',
        concurrences: 'PARTIES',
      },
      columns: {
        allegationId: 'PARTIES',
        caseId: 'PARTIES',
        sectorId: 'MECHANISM',
        findingRule: 'PARTIES',
        drafterKey: 'DRAFT',
      },
      indexes: [['allegationId'], ['status'], ['outcome']],
    },
    FindingComment: {
      table: 'finding_comment',
      existence: 'PARTIES',
      reach: 'CASE',
      caseKey: 'allegationId',
      courses: findingsCourses.FindingComment,
      fields: { by: 'PARTIES', text: 'PARTIES', madeAt: 'PARTIES' },
      columns: { findingId: 'PARTIES', allegationId: 'PARTIES', byCode: 'PARTIES' },
      indexes: [['findingId']],
    },
    FindingConcurrence: {
      table: 'finding_concurrence',
      existence: 'PARTIES',
      reach: 'CASE',
      caseKey: 'caseId',
      courses: findingsCourses.FindingConcurrence,
      fields: { by: 'PARTIES', concurs: 'PARTIES', reasons: 'PARTIES', givenAt: 'PARTIES' },
      columns: {
        findingId: 'PARTIES',
        allegationId: 'PARTIES',
        caseId: 'PARTIES',
        byCode: 'PARTIES',
      },
      indexes: [['findingId']],
    },
  },
  values: ['FindingConnection', 'FindingEdge', 'FindingPayload', 'JudgedAct'],
  queries: { finding: ROLES, findings: ROLES },
  mutations: {
    draftFinding: ['SECRETARIAT'],
    editFinding: ['SECRETARIAT'],
    shareFinding: ['SECRETARIAT'],
    commentOnFinding: PARTY,
    concurFinding: ['MEDIATOR'],
    withholdConcurrence: ['MEDIATOR'],
  },
  restrictedArguments: {
    'findings.filter.status': READERS,
    'findings.filter.outcome': READERS,
    'findings.filter.act': READERS,
    'findings.filter.gravity': READERS,
    'findings.filter.sectorId': READERS,
    'findings.filter.determinedFrom': READERS,
    'findings.filter.determinedBefore': READERS,
  },
} as const;
