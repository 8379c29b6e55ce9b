import { describe, expect, test } from '@jest/globals';

import { StartRefused } from '../../shared/errors.js';
import { delegationId, parseDirectory } from '../../shared/viewer/directory.js';

const SEC = { code: 'SEC', kind: 'SECRETARIAT', displayNames: { en: 'Secretariat' } };
const PUBLIC = { code: 'PUBLIC', kind: 'PUBLIC', displayNames: { en: 'The public' } };
const issuer = {
  iss: 'https://id.example',
  jwks: 'keys.json',
  algorithms: ['EdDSA'],
  audience: 'mizan',
  maxAgeSeconds: 3600,
};

function reasons(json: unknown): readonly string[] {
  try {
    parseDirectory(json);
  } catch (error) {
    if (error instanceof StartRefused) return error.reasons;
  }
  return [];
}

describe('the delegations configuration', () => {
  test('finds delegations by kind, in the order of the file', () => {
    const directory = parseDirectory({ delegations: [SEC, PUBLIC] });
    expect(directory.ofKind('PUBLIC', 'SECRETARIAT')).toEqual(['SEC', 'PUBLIC']);
    expect(directory.publicCode).toBe('PUBLIC');
  });

  test('refuses a symmetric algorithm for an issuer', () => {
    const withSymmetric = { ...SEC, issuer: { ...issuer, algorithms: ['HS256'] } };
    expect(reasons({ delegations: [withSymmetric, PUBLIC] })).toHaveLength(1);
  });

  test('refuses two delegations with one issuer: the issuer says which delegation the caller is', () => {
    const twice = [
      { ...SEC, issuer },
      { ...PUBLIC, issuer },
    ];
    expect(reasons({ delegations: twice })).toEqual(['delegations: two entries have the same iss']);
  });

  test('needs exactly one secretariat and one public, and says all at once', () => {
    expect(reasons({ delegations: [{ ...SEC, kind: 'OBSERVER' }] })).toEqual([
      'delegations: exactly one entry must have the kind SECRETARIAT',
      'delegations: exactly one entry must have the kind PUBLIC',
    ]);
  });

  test('derives a delegation’s id from its code alone', () => {
    expect(delegationId('SEC')).toMatch(
      /^del_[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(delegationId('SEC')).toBe(delegationId('SEC'));
    expect(delegationId('SEC')).not.toBe(delegationId('PUBLIC'));
  });
});
