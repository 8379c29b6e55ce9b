import type { Course, Stage } from '../../shared/policy/course.js';

/** The secretariat's own matter: nobody else learns who works on a case. */
const ASSIGNMENT: Course = {
  of: 'an assignment by the secretariat',
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

/** A monitor reads the cases that are assigned to it, and so it reads what it drafts or files. */
function ofItsOwn(of: string, act: string): Course {
  return {
    of,
    submitters: ['SECRETARIAT'],
    stages: [
      { stage: 'RUNNING', act, marking: 'DRAFT', gives: { SUBMITTING_DELEGATION: 'DRAFT' } },
    ],
  };
}

const ASSIGNMENTS = [
  ASSIGNMENT,
  ofItsOwn('an assignment that begins with the monitor’s draft', 'draftAllegation'),
  ofItsOwn('an assignment that begins with what the monitor files', 'fileAllegation'),
] as const;

const BETWEEN = { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' } as const;
/** The two parties of the case; the host is one of them. */
const BOTH_PARTIES = { NAMED_PARTY: 'PARTIES', OTHER_PARTY: 'PARTIES' } as const;
const PLANNED: Stage = { stage: 'PLANNED', act: 'planTask', marking: 'PARTIES', gives: BETWEEN };

function to(stage: string, act: string, end?: true): Stage {
  return { stage, act, marking: 'PARTIES', gives: {}, ...(end ? { end } : {}) };
}

const TASKS: readonly [Course, Course] = [
  {
    of: 'a task that needs access, which is asked of the party that is named in it',
    stages: [
      PLANNED,
      {
        ...{ stage: 'ACCESS_REQUESTED', act: 'requestAccess' },
        ...{ marking: 'PARTIES', gives: BOTH_PARTIES },
      },
      to('ACCESS_DELAYED', 'delayAccess'),
      to('ACCESS_DENIED', 'denyAccess', true),
      to('CANCELLED', 'cancelTask', true),
      to('ACCESS_GRANTED', 'grantAccess'),
      to('IN_FIELD', 'startFieldwork'),
      {
        ...{ stage: 'REPORTED', act: 'reportTask' },
        ...{ marking: 'MECHANISM', gives: { OBSERVER: 'MECHANISM' } },
      },
      { stage: 'ACCEPTED', act: 'acceptTask', marking: 'MECHANISM', gives: {} },
    ],
  },
  {
    of: 'a task that needs no access',
    stages: [
      PLANNED,
      {
        ...{ stage: 'IN_FIELD', act: 'startFieldwork' },
        ...{ marking: 'PARTIES', gives: BOTH_PARTIES },
      },
      to('REPORTED', 'reportTask'),
      to('ACCEPTED', 'acceptTask'),
    ],
  },
];

const VISIT: Course = {
  stages: [
    PLANNED,
    {
      ...{ stage: 'ACCESS_REQUESTED', act: 'requestAccess' },
      ...{ marking: 'PARTIES', gives: { NAMED_PARTY: 'PARTIES' } },
    },
  ],
};

const OBSERVATION: Course = {
  stages: [
    { stage: 'RECORDED', act: 'recordObservation', marking: 'PARTIES', gives: BETWEEN },
    { stage: 'FINDING_SHARED', act: 'shareFinding', marking: 'PARTIES', gives: BOTH_PARTIES },
  ],
};

/** What the acts of a verification give at each stage; test/permissions/document.test.ts compares it with the grants. */
export const verificationCourses = {
  MonitorAssignment: ASSIGNMENTS,
  VerificationTask: TASKS,
  VisitPlan: [VISIT],
  Observation: [OBSERVATION],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
