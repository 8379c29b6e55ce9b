import { describe, expect, it } from '@jest/globals';

import type { Fault } from '../../shared/errors.js';
import {
  completed,
  draftFaults,
  linkFaults,
  sealFaults,
  transitionFaults,
} from '../../subgraphs/evidence/evidence-item/evidence-item.guards.js';

const DIGEST = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const AT = new Date('2025-11-12T00:00:00.000Z');
const EMPTY = { sha256: null, size: null, mediaType: null };
const WHOLE = { sha256: DIGEST, size: 1024, mediaType: 'video/mp4' };

const bad = (field: string, message: string): Fault => ({
  code: 'BAD_USER_INPUT',
  path: ['input', field],
  message,
});

describe('drafting evidence', () => {
  it('accepts what was collected until now', () => {
    expect(draftFaults({ collectedAt: AT }, AT)).toEqual([]);
    expect(draftFaults({}, AT)).toEqual([]);
  });

  it('refuses what was collected in the future', () => {
    const faults = draftFaults({ collectedAt: new Date('2025-11-12T00:00:00.001Z') }, AT);
    expect(faults).toEqual([
      { code: 'BAD_USER_INPUT', path: ['input', 'collectedAt'], message: 'is in the future' },
    ]);
  });

  it('refuses a relevance without its allegation', () => {
    expect(draftFaults({ relevance: {} }, AT)).toEqual([
      bad('relevance', 'needs the allegation (allegationId) that it speaks of'),
    ]);
    expect(draftFaults({ relevance: {}, allegationId: 'alg_1' }, AT)).toEqual([]);
  });
});

describe('sealing evidence', () => {
  it('needs the digest, the size and the media type', () => {
    expect(sealFaults(EMPTY, {})).toEqual([
      bad('sha256', 'is needed to seal the evidence item'),
      bad('size', 'is needed to seal the evidence item'),
      bad('mediaType', 'is needed to seal the evidence item'),
    ]);
    expect(sealFaults(WHOLE, {})).toEqual([]);
    expect(sealFaults(EMPTY, WHOLE)).toEqual([]);
    expect(sealFaults({ ...EMPTY, sha256: DIGEST }, { size: 1, mediaType: 'image/png' })).toEqual(
      [],
    );
  });

  it('refuses to change what the draft says', () => {
    const message = 'is not what the draft says; draft the evidence item anew';
    expect(sealFaults(WHOLE, { sha256: OTHER })).toEqual([bad('sha256', message)]);
    expect(sealFaults(WHOLE, { size: 1023 })).toEqual([bad('size', message)]);
    expect(sealFaults(WHOLE, WHOLE)).toEqual([]);
  });

  it('completes the draft and keeps what it says', () => {
    expect(completed({ ...EMPTY, size: 5 }, { sha256: DIGEST, size: 6 })).toEqual({
      sha256: DIGEST,
      size: 5,
      mediaType: null,
    });
  });

  it('says which state the item is in and what is open instead', () => {
    const actor = { delegation: 'AAA', role: 'PARTY_OFFICER' } as const;
    const sealed = { status: 'SEALED', submitter: 'AAA', sourceProtection: null, actor } as const;
    expect(transitionFaults('SEAL', sealed, ['input', 'id'])).toEqual([
      {
        code: 'ILLEGAL_TRANSITION',
        path: ['input', 'id'],
        message: 'the evidence item is SEALED; open to you now: LINK',
      },
    ]);
    expect(transitionFaults('LINK', sealed, ['input', 'itemId'])).toEqual([]);
    const draft = { ...sealed, status: 'DRAFT' } as const;
    const stranger = { ...draft, actor: { delegation: 'BBB', role: 'PARTY_OFFICER' } } as const;
    expect(transitionFaults('SEAL', stranger, ['input', 'id'])).toEqual([
      {
        code: 'ILLEGAL_TRANSITION',
        path: ['input', 'id'],
        message: 'the evidence item is DRAFT; open to you now: none',
      },
    ]);
  });
});

describe('linking evidence', () => {
  it.each([
    [0, 0],
    [99, 99],
  ])('with %i links of the item and %i of the allegation is open', (ofItem, ofAllegation) => {
    expect(linkFaults({ ofItem, ofAllegation }, ['input', 'allegationId'])).toEqual([]);
  });

  it.each([
    [100, 0],
    [0, 100],
  ])('with %i links of the item and %i of the allegation is not', (ofItem, ofAllegation) => {
    expect(linkFaults({ ofItem, ofAllegation }, ['input', 'allegationId'])).toEqual([
      bad(
        'allegationId',
        'a delegation can link an evidence item to 100 allegations and an allegation to 100 evidence items',
      ),
    ]);
  });
});
