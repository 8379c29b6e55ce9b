import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import type { Role } from '../../shared/viewer/roles.js';
import {
  SEAL_STATUSES,
  sealVerbs,
} from '../../subgraphs/incidents/incident-log-seal/incident-log-seal.state.js';
import { logDigest } from '../../subgraphs/incidents/incident-log-seal/log-digest.js';

const ACTORS: readonly (readonly [string, Role])[] = [
  ['PAK', 'PARTY_HEAD'],
  ['PAK', 'PARTY_OFFICER'],
  ['PAK', 'INTEGRATOR'],
  ['AFG', 'PARTY_HEAD'],
  ['TUR', 'MEDIATOR'],
  ['SEC', 'SECRETARIAT'],
  ['OBS_A', 'OBSERVER'],
];

/** What the own side may do with a committed seal: the head, an officer. */
const OPEN = [
  [false, false, ['REVEAL', 'WITHDRAW_LOG'], ['WITHDRAW_LOG']],
  [false, true, ['WITHDRAW_LOG'], ['WITHDRAW_LOG']],
  [true, false, ['REVEAL'], []],
  [true, true, [], []],
] as const;

describe('the life of a seal', () => {
  test.each(OPEN)(
    'the other side has committed %s, the log is deposited %s: the head may %j, an officer %j',
    (paired, deposited, head, officer) => {
      for (const status of SEAL_STATUSES) {
        for (const [delegation, role] of ACTORS) {
          const actor = { delegation, role };
          const open = sealVerbs({ status, owner: 'PAK', paired, deposited, actor });
          const own = { PARTY_HEAD: head, PARTY_OFFICER: officer }[role as 'PARTY_HEAD'];
          const mine = status === 'COMMITTED' && delegation === 'PAK' && role !== 'INTEGRATOR';
          expect([status, role, open]).toEqual([status, role, mine ? own : []]);
        }
      }
    },
  );
});

describe('the digest of a log', () => {
  const row = {
    at: '2025-11-02T06:00:00.000Z',
    sectorId: 'plc_1',
    act: 'SMALL_ARMS_FIRE',
    note: null,
  } as const;
  const log = {
    by: 'PAK',
    with: 'AFG',
    periodFrom: '2025-11-02T00:00:00.000Z',
    periodUntil: '2025-11-03T00:00:00.000Z',
    nonce: 'ab'.repeat(16),
    rows: [row, { ...row, note: 'یادداشت "quoted"' }],
  };

  test('is SHA-256 of the canonical JSON that the schema describes, typed here by hand', () => {
    const text =
      `{"by":"PAK","nonce":"${log.nonce}","periodFrom":"2025-11-02T00:00:00.000Z",` +
      '"periodUntil":"2025-11-03T00:00:00.000Z","rows":[' +
      '{"act":"SMALL_ARMS_FIRE","at":"2025-11-02T06:00:00.000Z","note":null,"sectorId":"plc_1"},' +
      '{"act":"SMALL_ARMS_FIRE","at":"2025-11-02T06:00:00.000Z","note":"یادداشت \\"quoted\\"","sectorId":"plc_1"}' +
      '],"with":"AFG"}';
    expect(logDigest(log)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });

  test('differs with every part, the order of the rows and the side included', () => {
    const others = [
      { ...log, by: 'AFG', with: 'PAK' },
      { ...log, periodUntil: '2025-11-04T00:00:00.000Z' },
      { ...log, nonce: 'ac'.repeat(16) },
      { ...log, rows: [...log.rows].reverse() },
      { ...log, rows: [] },
    ];
    const digests = [log, ...others].map(logDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});
