import type { ClassName } from '../../shared/policy/classes.js';
import type { Course } from '../../shared/policy/course.js';

/** A record of the registry: given by the document's `standing` at once, and the same ever after. */
function recorded(act: string, marking: ClassName, of?: string): Course {
  return {
    ...(of === undefined ? {} : { of }),
    stages: [{ stage: 'RECORDED', act, marking, gives: {} }],
  };
}

const MEMBER: Course = {
  submitters: ['PARTY', 'MEDIATOR', 'SECRETARIAT'],
  stages: [
    {
      stage: 'RECORDED',
      act: 'recordMember',
      marking: 'MECHANISM',
      gives: { SUBMITTING_DELEGATION: 'DRAFT' },
    },
    { stage: 'ENDED', act: 'endMember', marking: 'MECHANISM', gives: {} },
  ],
};

/** What the acts give at each stage, by record type; test/permissions/document.test.ts compares it with the grants. */
export const partiesCourses = {
  Delegation: [recorded('reconcile', 'PUBLIC')],
  Member: [MEMBER],
  Agreement: [recorded('recordAgreement', 'PUBLIC')],
  AgreementPeriod: [
    recorded('recordAgreement', 'PUBLIC', 'the first period of an agreement'),
    recorded('recordExtension', 'PUBLIC', 'a further period'),
  ],
  Obligation: [recorded('recordObligation', 'MECHANISM')],
  Place: [recorded('recordPlace', 'PUBLIC')],
  TermsOfReference: [recorded('adoptTerms', 'MECHANISM')],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
