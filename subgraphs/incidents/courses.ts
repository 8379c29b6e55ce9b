import type { ClassName } from '../../shared/policy/classes.js';
import type { Course, Stage } from '../../shared/policy/course.js';
import { harmCourses, reportCourses } from './incident-records.courses.js';
import { caseStages, findingClocks } from './findings.courses.js';

/**
 * The records of a case go together: the submitter's draft, then the mechanism's, then the other party's notice.
 * A case passes over the stages that it does not need, and comes to none after an end.
 */
function caseRecord(marking: ClassName): readonly [Course] {
  const readers = { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' } as const;
  const to = (stage: string, act: string): Stage => ({ stage, act, marking, gives: {} });
  const end = (stage: string, act: string): Stage => ({ ...to(stage, act), end: true });
  return [
    {
      of: 'a case that a party brings',
      stages: [
        {
          stage: 'DRAFT',
          act: 'draftAllegation',
          marking: 'DRAFT',
          gives: { SUBMITTING_DELEGATION: 'DRAFT' },
        },
        { stage: 'DRAFT', act: 'editAllegationDraft', marking: 'DRAFT', gives: {} },
        { stage: 'SUBMITTED', act: 'submitAllegation', marking, gives: readers },
        to('RETURNED', 'returnAllegation'),
        to('REGISTERED', 'registerAllegation'),
        end('INADMISSIBLE', 'cosignInadmissibility'),
        end('MERGED', 'cosignMerger'),
        end('WITHDRAWN', 'withdrawAllegation'),
        { stage: 'NOTIFIED', act: 'notifyAllegation', marking, gives: { OTHER_PARTY: 'PARTIES' } },
        end('SETTLED_LOCALLY', 'confirmLocalSettlement'),
        to('UNDER_VERIFICATION', 'startVerification'),
        to('SUSPENDED_NO_ACCESS', 'suspendNoAccess'),
        to('UNDER_VERIFICATION', 'resumeVerification'),
        ...caseStages(marking),
        end('WITHDRAWN', 'withdrawAllegation'),
      ],
    },
  ];
}

/**
 * The same for a case of the secretariat or a monitor: from the notice on both parties have it alike, the respondent
 * and the one that it concerns (docs/adr/0015). What comes after that gives nobody more.
 */
function intake(marking: ClassName): Course {
  return {
    of: 'a case that the secretariat or a monitor brings',
    submitters: ['SECRETARIAT'],
    stages: [
      {
        stage: 'DRAFT',
        act: 'draftAllegation',
        marking: 'DRAFT',
        gives: { SUBMITTING_DELEGATION: 'DRAFT' },
      },
      { stage: 'DRAFT', act: 'editAllegationDraft', marking: 'DRAFT', gives: {} },
      {
        stage: 'SUBMITTED',
        act: 'submitAllegation',
        marking,
        gives: { SUBMITTING_DELEGATION: 'SUBMITTER', MEDIATOR: 'SUBMITTER' },
      },
      {
        stage: 'NOTIFIED',
        act: 'notifyAllegation',
        marking,
        gives: { OTHER_PARTY: 'PARTIES', NAMED_PARTY: 'PARTIES' },
      },
    ],
  };
}

/** The same two for what is filed in one act: nobody reads it as a draft. What comes after the notice gives nobody more. */
function filed(marking: ClassName): readonly [Course, Course] {
  const notified = { stage: 'NOTIFIED', act: 'notifyAllegation', marking } as const;
  const submitted = { stage: 'SUBMITTED', act: 'fileAllegation', marking } as const;
  const given = { SUBMITTING_DELEGATION: 'DRAFT', MEDIATOR: 'SUBMITTER' } as const;
  return [
    {
      of: 'a case that a party files in one act',
      stages: [
        { ...submitted, gives: { ...given, SECRETARIAT: 'SUBMITTER' } },
        { ...notified, gives: { OTHER_PARTY: 'PARTIES' } },
      ],
    },
    {
      of: 'a case that the secretariat or a monitor files in one act',
      submitters: ['SECRETARIAT'],
      stages: [
        { ...submitted, gives: given },
        { ...notified, gives: { OTHER_PARTY: 'PARTIES', NAMED_PARTY: 'PARTIES' } },
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

function registration(of: string, act: string): Course {
  return {
    of,
    stages: [
      {
        stage: 'RUNNING',
        act,
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
}

const REGISTRATION = [
  registration('the clock for the registration of an allegation', 'submitAllegation'),
  registration('the clock for the registration of what is filed in one act', 'fileAllegation'),
] as const;

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
    { stage: 'EXTENDED', act: 'extendClock', marking: 'PARTIES', gives: {} },
    { stage: 'STOPPED', act: 'submitStatement', marking: 'PARTIES', gives: {} },
  ],
};

/** For the mediators and the secretariat; the submitter reads the reasons when a mediator has co-signed them. */
function exitProposal(of: string, propose: string, cosign: string): Course {
  return {
    of,
    stages: [
      {
        stage: 'PROPOSED',
        act: propose,
        marking: 'SUBMITTER',
        gives: { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' },
      },
      {
        stage: 'COSIGNED',
        act: cosign,
        marking: 'SUBMITTER',
        gives: { SUBMITTING_DELEGATION: 'SUBMITTER' },
      },
    ],
  };
}

/** What the acts give at each stage, by record type; test/permissions/document.test.ts compares it with the grants. */
export const incidentCourses = {
  Incident: [...caseRecord('MECHANISM'), intake('MECHANISM'), ...filed('MECHANISM')],
  Report: [...reportCourses(caseRecord('PARTIES')), intake('PARTIES'), ...filed('PARTIES')],
  Harm: [...harmCourses(caseRecord('PARTIES')), intake('PARTIES'), ...filed('PARTIES')],
  Allegation: [...caseRecord('PARTIES'), intake('PARTIES'), ...filed('PARTIES')],
  PartyStatement: [STATEMENT],
  Clock: [...REGISTRATION, RESPONSE, ...findingClocks],
  ExitProposal: [
    exitProposal(
      'a proposal not to admit an allegation',
      'proposeInadmissibility',
      'cosignInadmissibility',
    ),
    exitProposal('a proposal to merge an allegation', 'proposeMerger', 'cosignMerger'),
  ],
  // Copies of the parties' records, by the event that brings them.
  KnownPlace: [{ stages: [{ stage: 'KNOWN', act: 'place', marking: 'PUBLIC', gives: {} }] }],
  KnownPeriod: [
    { stages: [{ stage: 'KNOWN', act: 'agreementPeriod', marking: 'PUBLIC', gives: {} }] },
  ],
  KnownTerms: [{ stages: [{ stage: 'KNOWN', act: 'terms', marking: 'MECHANISM', gives: {} }] }],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
