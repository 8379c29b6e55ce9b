import { describe, expect, test } from '@jest/globals';

import {
  isWithSubmitter,
  originOf,
  takesReports,
} from '../../subgraphs/incidents/report/report.rules.js';

describe('a further report', () => {
  test.each([
    ['PARTY_HEAD', 'PARTY'],
    ['PARTY_OFFICER', 'PARTY'],
    ['MEDIATOR', 'MEDIATOR'],
    // A third party speaks through the secretariat.
    ['SECRETARIAT', 'THIRD_PARTY'],
    ['MONITOR', 'MONITOR_OWN_INITIATIVE'],
  ] as const)('of a %s comes from %s', (role, origin) => {
    expect(originOf(role)).toBe(origin);
  });

  test.each(['OBSERVER', 'AUDITOR', 'SOURCE_CUSTODIAN', 'INTEGRATOR', 'PUBLIC'] as const)(
    'of a %s there is none',
    (role) => {
      expect(() => originOf(role)).toThrow('this role files no reports');
    },
  );

  test.each([
    ['DRAFT', true, true],
    ['RETURNED', true, true],
    ['SUBMITTED', true, false],
    ['REGISTERED', true, false],
    ['NOTIFIED', true, false],
    ['UNDER_VERIFICATION', true, false],
    ['SUSPENDED_NO_ACCESS', true, false],
    ['FINDING_SHARED', true, false],
    ['DETERMINED', true, false],
    ['MEASURES_PENDING', true, false],
    ['REMEDY_IN_PROGRESS', true, false],
    ['UNDER_APPEAL', true, false],
    // It can be appealed against on new facts.
    ['CLOSED', true, false],
    ['WITHDRAWN', false, false],
    ['INADMISSIBLE', false, false],
    ['MERGED', false, false],
    ['SETTLED_LOCALLY', false, false],
  ] as const)('on a case in %s: taken up %s, the submitter’s own %s', (status, taken, own) => {
    expect(takesReports(status)).toBe(taken);
    expect(isWithSubmitter(status)).toBe(own);
  });
});
