import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import {
  custodyHolds,
  type CustodyEntry,
  inOrder,
  nextEntry,
} from '../../subgraphs/evidence/custody-event/custody-chain.js';

const ID = 'evi_00000000-0000-4000-8000-000000000001';
const DIGEST = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const DRAFTED = new Date('2025-11-12T00:00:00.000Z');
const SEALED = new Date('2025-11-12T01:00:00.000Z');
const ZEROS = '0000000000000000000000000000000000000000000000000000000000000000';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const first = nextEntry([], {
  itemId: ID,
  action: 'COLLECTED',
  at: DRAFTED,
  actorRole: 'PARTY_OFFICER',
  sha256: null,
});
const second = nextEntry([first], {
  itemId: ID,
  action: 'SEALED',
  at: SEALED,
  actorRole: 'PARTY_HEAD',
  sha256: DIGEST,
});
const chain: readonly CustodyEntry[] = [first, second];
const draft = { id: ID, sha256: null, sealedAt: null };
const sealed = { id: ID, sha256: DIGEST, sealedAt: SEALED };

const withSecond = (changes: Partial<CustodyEntry>): readonly CustodyEntry[] => [
  first,
  { ...second, ...changes },
];

describe('a chain of custody', () => {
  it('binds each event to the one before it by the documented formula', () => {
    expect(first).toMatchObject({ seq: 1, prevHash: ZEROS });
    expect(first.hash).toBe(
      sha256(`["${ZEROS}","${ID}","1","COLLECTED","2025-11-12T00:00:00.000Z","PARTY_OFFICER",""]`),
    );
    expect(second).toMatchObject({ seq: 2, prevHash: first.hash });
    expect(second.hash).toBe(
      sha256(
        `["${first.hash}","${ID}","2","SEALED","2025-11-12T01:00:00.000Z","PARTY_HEAD","${DIGEST}"]`,
      ),
    );
  });

  it('holds for a draft and for a sealed item, in whatever order the events are read', () => {
    expect(custodyHolds(draft, [first])).toBe(true);
    expect(custodyHolds(sealed, chain)).toBe(true);
    expect(custodyHolds(sealed, [second, first])).toBe(true);
    expect(inOrder([second, first])).toEqual([first, second]);
  });

  it.each<[string, Partial<CustodyEntry>]>([
    ['action', { action: 'TRANSFERRED' }],
    ['time', { at: new Date('2025-11-12T01:00:00.001Z') }],
    ['role', { actorRole: 'PARTY_OFFICER' }],
    ['digest', { sha256: OTHER }],
    ['number', { seq: 3 }],
    ['item', { itemId: 'evi_00000000-0000-4000-8000-000000000002' }],
    ['predecessor', { prevHash: ZEROS }],
    ['hash', { hash: OTHER }],
  ])('breaks when the %s of an event is altered', (_what, changes) => {
    expect(custodyHolds(sealed, withSecond(changes))).toBe(false);
  });

  it('breaks when an event is missing or repeated', () => {
    expect(custodyHolds(sealed, [])).toBe(false);
    expect(custodyHolds(sealed, [first])).toBe(false);
    expect(custodyHolds(sealed, [second])).toBe(false);
    expect(custodyHolds(sealed, [first, second, second])).toBe(false);
  });

  it('breaks when the item is not what was sealed', () => {
    expect(custodyHolds({ ...sealed, sha256: OTHER }, chain)).toBe(false);
    expect(custodyHolds({ ...sealed, sealedAt: DRAFTED }, chain)).toBe(false);
    expect(custodyHolds({ ...sealed, id: 'evi_00000000-0000-4000-8000-000000000002' }, chain)).toBe(
      false,
    );
    expect(custodyHolds({ ...draft, sha256: OTHER }, [first])).toBe(false);
    expect(custodyHolds(draft, chain)).toBe(false);
  });
});
