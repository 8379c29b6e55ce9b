import type { Course, Stage } from '../../shared/policy/course.js';

const BOTH_PARTIES = { SUBMITTING_DELEGATION: 'PARTIES', OTHER_PARTY: 'PARTIES' } as const;
const MECHANISM = { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' } as const;

/** The submitting delegation is the one that alleges; the other party is the respondent. */
const FINDING: Course = {
  of: 'a finding on an allegation',
  stages: [
    {
      stage: 'DRAFT',
      act: 'draftFinding',
      marking: 'SUBMITTER',
      gives: { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'DRAFT' },
    },
    { stage: 'DRAFT', act: 'editFinding', marking: 'SUBMITTER', gives: {} },
    { stage: 'DRAFT', act: 'recordDeliberation', marking: 'SUBMITTER', gives: {} },
    { stage: 'SHARED', act: 'shareFinding', marking: 'PARTIES', gives: BOTH_PARTIES },
    { stage: 'SHARED', act: 'fileDissent', marking: 'PARTIES', gives: {} },
    { stage: 'SHARED', act: 'commentOnFinding', marking: 'PARTIES', gives: {} },
    { stage: 'SHARED', act: 'withholdConcurrence', marking: 'PARTIES', gives: {} },
    { stage: 'SHARED', act: 'concurFinding', marking: 'PARTIES', gives: {} },
    {
      stage: 'DETERMINED',
      act: 'concurFinding',
      marking: 'MECHANISM',
      gives: { OBSERVER: 'MECHANISM' },
    },
  ],
};

const COMMENT: Course = {
  stages: [
    {
      stage: 'MADE',
      act: 'commentOnFinding',
      marking: 'PARTIES',
      gives: { ...BOTH_PARTIES, MEDIATOR: 'PARTIES', SECRETARIAT: 'PARTIES' },
    },
  ],
};

const OPENED: Stage = {
  stage: 'OPENED',
  act: 'concurFinding',
  marking: 'PARTIES',
  gives: BOTH_PARTIES,
};
const WORDS: readonly [Course, Course] = [
  {
    of: 'the word of a mediator that others follow',
    stages: [
      { stage: 'GIVEN', act: 'withholdConcurrence', marking: 'SUBMITTER', gives: MECHANISM },
      { stage: 'GIVEN', act: 'concurFinding', marking: 'SUBMITTER', gives: {} },
      OPENED,
    ],
  },
  {
    of: 'the last word that the terms ask for',
    stages: [{ ...OPENED, gives: { ...MECHANISM, ...BOTH_PARTIES } }],
  },
];

const TO_OBSERVERS: Stage = {
  stage: 'DETERMINED',
  act: 'concurFinding',
  marking: 'MECHANISM',
  gives: { OBSERVER: 'MECHANISM' },
};
const BETWEEN = { ...BOTH_PARTIES, MEDIATOR: 'PARTIES', SECRETARIAT: 'PARTIES' } as const;

const DISSENT: Course = {
  stages: [
    { stage: 'FILED', act: 'fileDissent', marking: 'PARTIES', gives: BETWEEN },
    { stage: 'FILED', act: 'concurFinding', marking: 'PARTIES', gives: {} },
    TO_OBSERVERS,
  ],
};

const DELIBERATION: Course = {
  stages: [
    { stage: 'RECORDED', act: 'recordDeliberation', marking: 'SUBMITTER', gives: MECHANISM },
  ],
};

const APPEAL: Course = {
  stages: [
    { stage: 'FILED', act: 'fileAppeal', marking: 'PARTIES', gives: BETWEEN },
    { stage: 'FILED', act: 'concurFinding', marking: 'PARTIES', gives: {} },
    { ...TO_OBSERVERS, stage: 'DECIDED' },
  ],
};

/** What the acts give of findings at each stage; test/permissions/document.test.ts compares it with the grants. */
export const findingsCourses = {
  Finding: [FINDING],
  FindingComment: [COMMENT],
  FindingConcurrence: WORDS,
  Dissent: [DISSENT],
  FindingDeliberation: [DELIBERATION],
  Appeal: [APPEAL],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;

/** The clocks that findings start. */
export const findingClocks: readonly [Course, Course] = [
  {
    of: 'the clock for comments on a draft finding',
    stages: [
      {
        stage: 'RUNNING',
        act: 'shareFinding',
        marking: 'PARTIES',
        gives: { ...BOTH_PARTIES, ...MECHANISM },
      },
      { stage: 'STOPPED', act: 'commentOnFinding', marking: 'PARTIES', gives: {} },
    ],
  },
  {
    of: 'the clock for appeals',
    stages: [
      {
        stage: 'RUNNING',
        act: 'concurFinding',
        marking: 'PARTIES',
        gives: { ...BOTH_PARTIES, ...MECHANISM },
      },
    ],
  },
];

/** What an act on a finding does to the records of its case: it gives nobody more of them. */
export function caseStages(marking: Stage['marking']): readonly Stage[] {
  const to = (stage: string, act: string): Stage => ({ stage, act, marking, gives: {} });
  return [
    to('FINDING_SHARED', 'shareFinding'),
    to('FINDING_SHARED', 'concurFinding'),
    to('DETERMINED', 'concurFinding'),
    to('MEASURES_PENDING', 'referForMeasures'),
    to('UNDER_APPEAL', 'fileAppeal'),
    to('CLOSED', 'closeAllegation'),
  ];
}
