import type { Course, Stage } from '../../shared/policy/course.js';

const OWN = { SUBMITTING_DELEGATION: 'DRAFT' } as const;
const READERS = { MEDIATOR: 'SUBMITTER', SECRETARIAT: 'SUBMITTER' } as const;

/** The submitter's alone until the item is sealed. */
const DRAFTED: Stage = { stage: 'DRAFT', act: 'draftEvidence', marking: 'DRAFT', gives: OWN };
const SEALED: Stage = {
  stage: 'SEALED',
  act: 'sealEvidence',
  marking: 'SUBMITTER',
  gives: READERS,
};

/** What the acts give at each stage, by record type; test/permissions/document.test.ts compares it with the grants. */
export const evidenceCourses = {
  EvidenceItem: [{ stages: [DRAFTED, SEALED] }],
  CustodyEvent: [
    { of: 'the first event of a chain', stages: [DRAFTED, SEALED] },
    { of: 'the sealing', stages: [{ ...SEALED, gives: { ...OWN, ...READERS } }] },
  ],
  EvidenceLink: [
    { of: 'a link made with the item', heldWith: 'Allegation', stages: [DRAFTED, SEALED] },
    {
      of: 'a link of an item that is still a draft',
      heldWith: 'Allegation',
      stages: [{ ...DRAFTED, act: 'linkEvidence' }, SEALED],
    },
    {
      of: 'a link of a sealed item',
      heldWith: 'Allegation',
      stages: [{ ...SEALED, act: 'linkEvidence', gives: { ...OWN, ...READERS } }],
    },
  ],
  KnownAssignment: [
    {
      submitters: ['SECRETARIAT'],
      stages: [
        {
          ...{ stage: 'KNOWN', act: 'assignment', marking: 'DRAFT' },
          gives: { SUBMITTING_DELEGATION: 'DRAFT' },
        },
      ],
    },
  ],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
