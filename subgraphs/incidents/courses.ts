import type { ClassName } from '../../shared/policy/classes.js';
import type { Course } from '../../shared/policy/course.js';

/** The records of a case go together: the submitter's draft, then the mechanism's, then the other party's notice. */
function caseRecord(marking: ClassName): readonly [Course] {
  const readers = { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' } as const;
  return [
    {
      stages: [
        {
          stage: 'DRAFT',
          act: 'draftAllegation',
          marking: 'DRAFT',
          gives: { SUBMITTING_DELEGATION: 'DRAFT' },
        },
        { stage: 'SUBMITTED', act: 'submitAllegation', marking, gives: readers },
        { stage: 'REGISTERED', act: 'registerAllegation', marking, gives: {} },
        { stage: 'NOTIFIED', act: 'notifyAllegation', marking, gives: { OTHER_PARTY: 'PARTIES' } },
      ],
    },
  ];
}

const STATEMENT: Course = {
  of: 'the answer of the party that an allegation is against',
  stages: [
    {
      stage: 'MADE',
      act: 'submitStatement',
      marking: 'PARTIES',
      gives: {
        SUBMITTING_DELEGATION: 'DRAFT',
        OTHER_PARTY: 'PARTIES',
        MEDIATOR: 'SUBMITTER',
        SECRETARIAT: 'SUBMITTER',
      },
    },
  ],
};

const REGISTRATION: Course = {
  of: 'the clock for the registration of an allegation',
  stages: [
    {
      stage: 'RUNNING',
      act: 'submitAllegation',
      marking: 'PARTIES',
      gives: {
        SUBMITTING_DELEGATION: 'SUBMITTER',
        MEDIATOR: 'SUBMITTER',
        SECRETARIAT: 'SUBMITTER',
      },
    },
    { stage: 'STOPPED', act: 'registerAllegation', marking: 'PARTIES', gives: {} },
  ],
};

const RESPONSE: Course = {
  of: 'the clock for the other party’s answer',
  stages: [
    {
      stage: 'RUNNING',
      act: 'notifyAllegation',
      marking: 'PARTIES',
      gives: {
        SUBMITTING_DELEGATION: 'PARTIES',
        OTHER_PARTY: 'PARTIES',
        MEDIATOR: 'SUBMITTER',
        SECRETARIAT: 'SUBMITTER',
      },
    },
    { stage: 'STOPPED', act: 'submitStatement', marking: 'PARTIES', gives: {} },
  ],
};

/** What the acts give at each stage, by record type; test/permissions/document.test.ts compares it with the grants. */
export const incidentCourses = {
  Incident: caseRecord('MECHANISM'),
  Report: caseRecord('PARTIES'),
  Allegation: caseRecord('PARTIES'),
  PartyStatement: [STATEMENT],
  Clock: [REGISTRATION, RESPONSE],
  // Copies of the parties' records, by the event that brings them.
  KnownPlace: [{ stages: [{ stage: 'KNOWN', act: 'place', marking: 'PUBLIC', gives: {} }] }],
  KnownTerms: [{ stages: [{ stage: 'KNOWN', act: 'terms', marking: 'MECHANISM', gives: {} }] }],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
