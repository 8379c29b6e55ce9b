import { describe, expect, test } from '@jest/globals';

import type { RecordRule } from '../../shared/policy/document.js';
import { withheldFields } from '../../shared/policy/withheld.js';

const RECORD: RecordRule = {
  table: 'sample',
  existence: 'PARTIES',
  reach: 'CASE',
  fields: {
    notice: 'PARTIES',
    narrative: 'SUBMITTER',
    internalNote: 'DRAFT',
    identity: 'SOURCE',
    caucusText: 'CAUCUS',
  },
};

describe('withheld', () => {
  test('the other party is told that the submission is the other party’s, and who may release it', () => {
    const viewer = {
      clearance: 'PARTIES',
      originator: 'PAK',
      ownDelegation: 'AFG',
      isApp: false,
    } as const;
    expect(withheldFields(RECORD, viewer)).toEqual([
      {
        field: 'narrative',
        class: 'SUBMITTER',
        reason: 'OTHER_PARTY_SUBMISSION',
        releasableBy: 'PAK',
      },
      {
        field: 'internalNote',
        class: 'DRAFT',
        reason: 'OTHER_PARTY_SUBMISSION',
        releasableBy: null,
      },
      { field: 'identity', class: 'SOURCE', reason: 'SOURCE_PROTECTION', releasableBy: null },
      { field: 'caucusText', class: 'CAUCUS', reason: 'CAUCUS_CONFIDENCE', releasableBy: 'PAK' },
    ]);
  });

  test('an app of the submitting delegation is told that its scope is missing', () => {
    const viewer = {
      clearance: 'PARTIES',
      originator: 'PAK',
      ownDelegation: 'PAK',
      isApp: true,
    } as const;
    expect(withheldFields(RECORD, viewer)[0]).toEqual({
      field: 'narrative',
      class: 'SUBMITTER',
      reason: 'SCOPE_MISSING',
      releasableBy: 'PAK',
    });
  });

  test('the submitter itself lacks only the compartments', () => {
    const viewer = {
      clearance: 'DRAFT',
      originator: 'PAK',
      ownDelegation: 'PAK',
      isApp: false,
    } as const;
    expect(withheldFields(RECORD, viewer).map((entry) => entry.field)).toEqual([
      'identity',
      'caucusText',
    ]);
  });
});
