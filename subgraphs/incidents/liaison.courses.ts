import type { Course, Stage } from '../../shared/policy/course.js';

const CALL_STAGES: readonly [Stage, Stage, Stage] = [
  {
    stage: 'RAISED',
    act: 'raiseHotlineCall',
    marking: 'PARTIES',
    gives: { SUBMITTING_DELEGATION: 'DRAFT', MEDIATOR: 'PARTIES', SECRETARIAT: 'DRAFT' },
  },
  {
    stage: 'RELAYED',
    act: 'relayHotlineCall',
    marking: 'PARTIES',
    gives: { OTHER_PARTY: 'PARTIES' },
  },
  { stage: 'ACKNOWLEDGED', act: 'acknowledgeHotlineCall', marking: 'PARTIES', gives: {} },
];

const CALLS: readonly [Course, Course] = [
  {
    of: 'a call that is answered',
    stages: [
      ...CALL_STAGES,
      { stage: 'ANSWERED', act: 'answerHotlineCall', marking: 'PARTIES', gives: {} },
      { stage: 'RESOLVED', act: 'resolveHotlineCall', marking: 'PARTIES', gives: {} },
    ],
  },
  {
    of: 'a call that stays unanswered',
    stages: [
      ...CALL_STAGES,
      { stage: 'UNANSWERED', act: 'expireHotlineCall', marking: 'PARTIES', gives: {} },
      { stage: 'ESCALATED', act: 'escalateHotlineCall', marking: 'PARTIES', gives: {} },
    ],
  },
];

/** What goes to the secretariat and the mediators at once, and to its addressee when it is relayed. */
const NOTICE_STAGES: readonly [Stage, Stage] = [
  {
    stage: 'SUBMITTED',
    act: 'submitNotice',
    marking: 'PARTIES',
    gives: { SUBMITTING_DELEGATION: 'PARTIES', MEDIATOR: 'PARTIES', SECRETARIAT: 'PARTIES' },
  },
  { stage: 'RELAYED', act: 'relayNotice', marking: 'PARTIES', gives: { OTHER_PARTY: 'PARTIES' } },
];

const NOTICES: readonly [Course, Course, Course] = [
  {
    of: 'a notice that is acknowledged',
    stages: [
      ...NOTICE_STAGES,
      { stage: 'ACKNOWLEDGED', act: 'acknowledgeNotice', marking: 'PARTIES', gives: {} },
      { stage: 'ACTIVE', act: 'activateNotice', marking: 'PARTIES', gives: {} },
      { stage: 'COMPLETED', act: 'completeNotice', marking: 'PARTIES', gives: {} },
    ],
  },
  {
    of: 'a notice that is objected to',
    stages: [
      ...NOTICE_STAGES,
      { stage: 'OBJECTED', act: 'objectToNotice', marking: 'PARTIES', gives: {} },
      { stage: 'CANCELLED', act: 'cancelNotice', marking: 'PARTIES', gives: {} },
    ],
  },
  {
    of: 'a notice of which nothing comes in its window',
    stages: [
      ...NOTICE_STAGES,
      { stage: 'LAPSED', act: 'lapseNotice', marking: 'PARTIES', gives: {} },
    ],
  },
];

const NOTICE_DETAILS: Course = {
  ends: 'What the other party is given ends 24 hours after the window of the notice.',
  stages: NOTICE_STAGES,
};

const COMMITTED: Stage = {
  stage: 'COMMITTED',
  act: 'commitIncidentLog',
  marking: 'MECHANISM',
  gives: { SUBMITTING_DELEGATION: 'PARTIES' },
};
const BOTH_SIDES = { OTHER_PARTY: 'PARTIES', MEDIATOR: 'PARTIES', SECRETARIAT: 'PARTIES' } as const;

const SEALS: readonly [Course, Course] = [
  {
    of: 'a seal whose log is opened',
    stages: [
      { ...COMMITTED, gives: { ...COMMITTED.gives, OTHER_PARTY: 'MECHANISM' } },
      { stage: 'OPENED', act: 'revealIncidentLog', marking: 'MECHANISM', gives: BOTH_SIDES },
    ],
  },
  {
    of: 'a seal that is withdrawn',
    stages: [
      COMMITTED,
      { stage: 'WITHDRAWN', act: 'withdrawIncidentLog', marking: 'MECHANISM', gives: {} },
    ],
  },
];

const LOGS: readonly [Course, Course] = [
  {
    of: 'the log that is deposited first',
    stages: [
      {
        stage: 'DEPOSITED',
        act: 'revealIncidentLog',
        marking: 'DRAFT',
        gives: { SUBMITTING_DELEGATION: 'DRAFT' },
      },
      { stage: 'OPENED', act: 'revealIncidentLog', marking: 'PARTIES', gives: BOTH_SIDES },
    ],
  },
  {
    of: 'the log that is deposited last',
    stages: [
      {
        stage: 'OPENED',
        act: 'revealIncidentLog',
        marking: 'PARTIES',
        gives: { SUBMITTING_DELEGATION: 'DRAFT', ...BOTH_SIDES },
      },
    ],
  },
];

/** What the acts between the parties give at each stage; test/permissions/document.test.ts compares it with the grants. */
export const liaisonCourses = {
  HotlineCall: CALLS,
  DeconflictionNotice: NOTICES,
  DeconflictionDetails: [NOTICE_DETAILS],
  IncidentLogSeal: SEALS,
  IncidentLog: LOGS,
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
