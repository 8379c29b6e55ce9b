import { describe, expect, it } from '@jest/globals';

import {
  EVIDENCE_STATUSES,
  evidenceVerbs,
  nextStatus,
  type EvidenceStatus,
  type Situation,
} from '../../subgraphs/evidence/evidence-item/evidence-item.state.js';

const situation = (changes: Partial<Situation> = {}): Situation => ({
  status: 'DRAFT',
  submitter: 'AAA',
  sourceProtection: null,
  actor: { delegation: 'AAA', role: 'PARTY_OFFICER' },
  ...changes,
});

describe('the life of an evidence item', () => {
  it('has the statuses of the domain, in its order', () => {
    expect(EVIDENCE_STATUSES).toEqual([
      'DRAFT',
      'SEALED',
      'UNDER_ASSESSMENT',
      'ASSESSED',
      'QUARANTINED',
      'WITHDRAWN',
    ]);
  });

  it.each([
    ['PARTY_OFFICER', 'NAMED', 'SEALED'],
    ['PARTY_HEAD', 'NAMED', 'SEALED'],
    ['PARTY_OFFICER', 'ANONYMOUS', 'SEALED'],
    ['PARTY_HEAD', 'AT_RISK', 'SEALED'],
    ['PARTY_OFFICER', 'AT_RISK', undefined],
    ['MEDIATOR', 'NAMED', undefined],
    ['SECRETARIAT', 'NAMED', undefined],
    ['MONITOR', 'NAMED', undefined],
    ['SOURCE_CUSTODIAN', 'NAMED', undefined],
    ['AUDITOR', 'NAMED', undefined],
    ['OBSERVER', 'NAMED', undefined],
    ['INTEGRATOR', 'NAMED', undefined],
    ['PUBLIC', 'NAMED', undefined],
  ] as const)('lets %s seal a draft with a source %s: %s', (role, sourceProtection, status) => {
    const actor = { delegation: 'AAA', role };
    expect(nextStatus('SEAL', situation({ sourceProtection, actor }))).toBe(status);
  });

  it.each<[EvidenceStatus, readonly string[]]>([
    ['DRAFT', ['SEAL', 'LINK']],
    ['SEALED', ['LINK']],
    ['UNDER_ASSESSMENT', []],
    ['ASSESSED', []],
    ['QUARANTINED', []],
    ['WITHDRAWN', []],
  ])('opens to its submitter in %s: %j', (status, verbs) => {
    expect(evidenceVerbs(situation({ status }))).toEqual(verbs);
  });

  it.each(EVIDENCE_STATUSES)('opens nothing to another delegation in %s', (status) => {
    for (const role of ['PARTY_HEAD', 'PARTY_OFFICER', 'MEDIATOR', 'SECRETARIAT'] as const) {
      expect(evidenceVerbs(situation({ status, actor: { delegation: 'BBB', role } }))).toEqual([]);
    }
  });

  it('still lets an officer link what only the head may seal', () => {
    expect(evidenceVerbs(situation({ sourceProtection: 'AT_RISK' }))).toEqual(['LINK']);
  });

  it('moves nothing by a link', () => {
    expect(nextStatus('LINK', situation())).toBe('DRAFT');
    expect(nextStatus('LINK', situation({ status: 'SEALED' }))).toBe('SEALED');
  });
});
