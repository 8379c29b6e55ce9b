import { expect, test } from '@jest/globals';

import { Directory } from '../../shared/viewer/directory.js';
import { KnownTerms } from '../../subgraphs/incidents/reference-copies/known-terms.entity.js';
import { requestAccess } from '../../subgraphs/incidents/verification-task/request-access.js';
import { VerificationTask } from '../../subgraphs/incidents/verification-task/verification-task.entity.js';

const PLANNED = { kind: 'SITE_VISIT', status: 'PLANNED', hostCode: 'AFG' } as const;
const FACTS = {
  viewer: {
    delegation: 'SEC',
    role: 'SECRETARIAT',
    subject: 'registry',
    seat: 'sec_secretariat',
    scopes: [],
    client: null,
  },
  input: { idempotencyKey: 'a-key-of-8', id: 'vtk_x', expectedVersion: 1 },
  at: new Date('2025-11-13T00:00:00.000Z'),
  directory: new Directory([]),
} as const;

function faultsUnder(hours: Readonly<Record<string, number>> | null): unknown {
  const changes = Object.assign(new VerificationTask(), PLANNED);
  const terms = hours === null ? null : Object.assign(new KnownTerms(), { hours });
  return requestAccess.guard({ changes, terms }, FACTS);
}

test.each([
  ['no terms', null, 'ACCESS_DELAYED'],
  ['terms without the first clock', { ACCESS_DENIED: 120 }, 'ACCESS_DELAYED'],
  ['terms without the second clock', { ACCESS_DELAYED: 48 }, 'ACCESS_DENIED'],
])('under %s access cannot be asked for: silence would count as nothing', (_, hours, clock) => {
  expect(faultsUnder(hours)).toEqual([
    {
      code: 'BAD_USER_INPUT',
      path: ['input', 'id'],
      message: `no terms of reference in force set the clock ${clock}`,
    },
  ]);
});

test('with both clocks it can', () => {
  expect(faultsUnder({ ACCESS_DELAYED: 48, ACCESS_DENIED: 120 })).toEqual([]);
});
