import type { Course } from '../../shared/policy/course.js';

/**
 * A claim of harm goes with the case of its report. One that is added when a draft or what was returned is corrected
 * begins there, as the drafting delegation's own, and comes to the mechanism when the case is submitted.
 */
export function harmCourses([whole]: readonly [Course]): readonly [Course, Course] {
  const corrected = whole.stages.findIndex(({ act }) => act === 'editAllegationDraft');
  const begins = {
    stage: 'DRAFT',
    act: 'editAllegationDraft',
    marking: 'DRAFT',
    gives: { SUBMITTING_DELEGATION: 'DRAFT' },
  } as const;
  return [
    { ...whole, of: 'a claim that comes with its report' },
    {
      ...whole,
      of: 'a claim that is added by a correction',
      stages: [begins, ...whole.stages.slice(corrected + 1)],
    },
  ];
}

const BETWEEN = { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' } as const;

/** The first report goes with its case and carries the notice; no further one ever comes to the other side (docs/adr/0013). */
export function reportCourses([whole]: readonly [Course]): readonly [Course, ...Course[]] {
  const filed = { stage: 'FILED', act: 'fileReport', marking: 'SUBMITTER' } as const;
  return [
    { ...whole, of: 'the report with which a party’s case begins' },
    {
      of: 'a further report of the submitter, while the case is with it',
      stages: [
        { ...filed, marking: 'DRAFT', gives: { SUBMITTING_DELEGATION: 'DRAFT' } },
        { stage: 'SUBMITTED', act: 'submitAllegation', marking: 'SUBMITTER', gives: BETWEEN },
      ],
    },
    {
      of: 'a further report of the submitter, after that',
      stages: [{ ...filed, gives: { SUBMITTING_DELEGATION: 'DRAFT', ...BETWEEN } }],
    },
    {
      of: 'a report of a mediator, a monitor, or a third party through the secretariat',
      submitters: ['MEDIATOR', 'SECRETARIAT'],
      stages: [{ ...filed, gives: BETWEEN }],
    },
  ];
}

/** The submitting delegation is the one that alleges; the other party is the respondent. */
const CONFIRMED: Course = {
  stages: [
    {
      stage: 'CONFIRMED',
      act: 'confirmHarm',
      marking: 'PARTIES',
      gives: { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' },
    },
    { stage: 'CORRECTED', act: 'correctConfirmedHarm', marking: 'PARTIES', gives: {} },
    {
      stage: 'SHARED',
      act: 'shareFinding',
      marking: 'PARTIES',
      gives: { SUBMITTING_DELEGATION: 'PARTIES', OTHER_PARTY: 'PARTIES' },
    },
  ],
};

const NARRATIVE: Course = {
  stages: [
    { stage: 'WRITTEN', act: 'writeAgreedNarrative', marking: 'SUBMITTER', gives: BETWEEN },
    {
      stage: 'SHARED',
      act: 'shareFinding',
      marking: 'PARTIES',
      gives: { SUBMITTING_DELEGATION: 'PARTIES', OTHER_PARTY: 'PARTIES' },
    },
  ],
};

const BETWEEN_SIDES = {
  MEDIATOR: { class: 'SUBMITTER', onlyRoles: ['MEDIATOR'] },
  SECRETARIAT: { class: 'SUBMITTER', onlyRoles: ['SECRETARIAT'] },
} as const;

const LINKED: Course = {
  submitters: ['MEDIATOR', 'SECRETARIAT'],
  stages: [
    { stage: 'LINKED', act: 'linkIncidents', marking: 'SUBMITTER', gives: BETWEEN_SIDES },
    { stage: 'ENDED', act: 'unlinkIncidents', marking: 'SUBMITTER', gives: {} },
  ],
};

/** What the acts on an incident's further records give; test/permissions/document.test.ts compares it with the grants. */
export const incidentRecordCourses = {
  ConfirmedHarm: [CONFIRMED],
  AgreedNarrative: [NARRATIVE],
  IncidentLink: [LINKED],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
