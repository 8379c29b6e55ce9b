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
  IncidentLink: [LINKED],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
