import { verificationCourses } from './verification.courses.js';

/** The document's part on the verification of a case: who works on it, tasks, visits, observations (domain.md 2.5). */
export const VERIFICATION = {
  records: {
    MonitorAssignment: {
      table: 'monitor_assignment',
      existence: 'DRAFT',
      reach: 'CASE',
      caseKey: { reader: 'readerKey', until: 'endedAt' },
      courses: verificationCourses.MonitorAssignment,
      fields: { allegation: 'DRAFT', monitor: 'DRAFT', assignedAt: 'DRAFT', endedAt: 'DRAFT' },
      columns: { allegationId: 'DRAFT', readerKey: 'DRAFT' },
      indexes: [['allegationId'], ['readerKey']],
    },
  },
  values: ['MonitorAssignmentConnection', 'MonitorAssignmentEdge', 'MonitorAssignmentPayload'],
  queries: {
    monitorAssignment: ['SECRETARIAT', 'MONITOR'],
    monitorAssignments: ['SECRETARIAT', 'MONITOR'],
  },
  mutations: { assignMonitor: ['SECRETARIAT'], unassignMonitor: ['SECRETARIAT'] },
  restrictedArguments: {},
} as const;
