import { describe, expect, test } from '@jest/globals';

import {
  assignmentVerbs,
  isAssignable,
} from '../../subgraphs/incidents/monitor-assignment/monitor-assignment.state.js';

describe('the assignment of a case to a monitor', () => {
  // No monitor learns of a case before the notice (domain.md 2.6), and there is no work on one that is over.
  test.each([
    ['DRAFT', false],
    ['SUBMITTED', false],
    ['RETURNED', false],
    ['REGISTERED', false],
    ['INADMISSIBLE', false],
    ['MERGED', false],
    ['WITHDRAWN', false],
    ['SETTLED_LOCALLY', false],
    ['CLOSED', false],
    ['NOTIFIED', true],
    ['UNDER_VERIFICATION', true],
    ['SUSPENDED_NO_ACCESS', true],
    ['FINDING_SHARED', true],
    ['DETERMINED', true],
    ['MEASURES_PENDING', true],
    ['REMEDY_IN_PROGRESS', true],
    ['UNDER_APPEAL', true],
  ] as const)('in %s: %s', (status, open) => {
    expect(isAssignable(status)).toBe(open);
  });

  test('is ended by the secretariat alone, and once', () => {
    const running = { endedAt: null };
    expect(assignmentVerbs(running, 'SECRETARIAT')).toEqual(['UNASSIGN']);
    for (const role of ['MONITOR', 'MEDIATOR', 'PARTY_HEAD', 'AUDITOR', 'PUBLIC'] as const)
      expect(assignmentVerbs(running, role)).toEqual([]);
    expect(assignmentVerbs({ endedAt: new Date(0) }, 'SECRETARIAT')).toEqual([]);
  });
});
