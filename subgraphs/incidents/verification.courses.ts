import type { Course } from '../../shared/policy/course.js';

/** The secretariat's own matter: nobody else learns who works on a case. */
const ASSIGNMENT: Course = {
  submitters: ['SECRETARIAT'],
  stages: [
    {
      stage: 'RUNNING',
      act: 'assignMonitor',
      marking: 'DRAFT',
      gives: { SUBMITTING_DELEGATION: 'DRAFT' },
    },
    { stage: 'ENDED', act: 'unassignMonitor', marking: 'DRAFT', gives: {} },
  ],
};

/** What the acts of a verification give at each stage; test/permissions/document.test.ts compares it with the grants. */
export const verificationCourses = {
  MonitorAssignment: [ASSIGNMENT],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
