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

  /** domain.md 2.2: clearance, who asks about whose record, as an app or not; the reason for each hidden field. */
  test.each([
    ['PUBLIC', 'PAK', 'AFG', false, ['STAGE_NOT_REACHED', 'OTHER_PARTY_SUBMISSION']],
    ['PUBLIC', 'PAK', 'PAK', false, ['STAGE_NOT_REACHED', 'OTHER_PARTY_SUBMISSION']],
    ['PUBLIC', 'PAK', 'AFG', true, ['SCOPE_MISSING', 'OTHER_PARTY_SUBMISSION']],
    ['PUBLIC', 'PAK', 'PAK', true, ['SCOPE_MISSING', 'SCOPE_MISSING']],
  ] as const)(
    'cleared for %s of a record of %s, %s (app: %s) is told %j',
    (clearance, originator, ownDelegation, isApp, reasons) => {
      const viewer = { clearance, originator, ownDelegation, isApp };
      expect(
        withheldFields(RECORD, viewer).map(({ field, reason }) => `${field} ${reason}`),
      ).toEqual([
        `notice ${reasons[0]}`,
        `narrative ${reasons[1]}`,
        `internalNote ${reasons[1]}`,
        'identity SOURCE_PROTECTION',
        'caucusText CAUCUS_CONFIDENCE',
      ]);
    },
  );

  test('who may release is the originator, and nobody for a source or a draft', () => {
    const viewer = {
      clearance: 'MECHANISM',
      originator: 'AFG',
      ownDelegation: 'PAK',
      isApp: false,
    } as const;
    const releasable = withheldFields(RECORD, viewer).map(
      (entry) => [entry.field, entry.releasableBy] as const,
    );
    expect(releasable).toEqual([
      ['notice', 'AFG'],
      ['narrative', 'AFG'],
      ['internalNote', null],
      ['identity', null],
      ['caucusText', 'AFG'],
    ]);
  });

  test('what the viewer reads is not named', () => {
    const viewer = {
      clearance: 'CAUCUS',
      originator: 'PAK',
      ownDelegation: 'TUR',
      isApp: false,
    } as const;
    expect(withheldFields(RECORD, viewer).map(({ field }) => field)).toEqual([
      'narrative',
      'internalNote',
      'identity',
    ]);
  });
});
