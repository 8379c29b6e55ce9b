import { describe, expect, test } from '@jest/globals';
import { Kind } from 'graphql';

import { DateTime } from '../../shared/subgraph/scalars.js';

describe('a point in time', () => {
  test.each([
    ['2025-11-12T06:00:00.000Z', '2025-11-12T06:00:00.000Z'],
    ['2025-11-12T06:00:00+05:00', '2025-11-12T01:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is taken', (text, expected) => {
    expect(DateTime.parseValue(text).toISOString()).toBe(expected);
    expect(DateTime.parseLiteral({ kind: Kind.STRING, value: text }).toISOString()).toBe(expected);
  });

  test.each([
    // PostgreSQL has no year 0: this one was an INTERNAL error of a draft.
    '0000-01-01T00:00:00Z',
    '0000-12-31T23:59:59Z',
    // In UTC it is the year 0, whatever it is where it was written; and the year 10000.
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '2025-02-30T00:00:00Z',
    '2025-11-12',
    'tomorrow',
    '',
  ])('D08: %j is not', (text) => {
    expect(() => DateTime.parseValue(text)).toThrow();
    expect(() => DateTime.parseLiteral({ kind: Kind.STRING, value: text })).toThrow();
  });
});
