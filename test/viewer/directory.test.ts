import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { StartRefused } from '../../shared/errors.js';
import { delegationId, loadDirectory, parseDirectory } from '../../shared/viewer/directory.js';

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

  test.each([
    ['SEC', 'del_e25da71a-74fa-8f78-b6b3-cc61fca370bd'],
    ['PUBLIC', 'del_4c63838e-ef37-8627-abb5-cb2881861a86'],
    ['BBB', 'del_c8bc3019-1023-8db9-8946-c17a828c5d73'],
  ])('the id of %s is the same in every deployment and version: records name it', (code, id) => {
    // Computed apart: SHA-256 of "mizan delegation CODE", as a UUID of version 8.
    expect(delegationId(code)).toBe(id);
  });

  test('finds a delegation by its code, and none by another', () => {
    const directory = parseDirectory({ delegations: [SEC, PUBLIC] });
    expect(directory.find('SEC')).toMatchObject({ code: 'SEC', kind: 'SECRETARIAT' });
    expect(directory.find('PUBLIC')?.kind).toBe('PUBLIC');
    expect([directory.find('sec'), directory.find('')]).toEqual([undefined, undefined]);
  });

  test.each([
    ['AB', true],
    ['OBS_A', true],
    ['A123456789012345', true],
    ['A1234567890123456', false],
    ['A', false],
    ['1AB', false],
    ['aAB', false],
    ['AB!', false],
    ['AB\n', false],
    ['AB CD', false],
    ['', false],
  ])('the code %j is one: %s', (code, expected) => {
    const found = reasons({ delegations: [{ ...SEC, code }, PUBLIC] });
    expect(found).toHaveLength(expected ? 0 : 1);
    if (!expected) expect(found[0]).toMatch(/^delegations: delegations\.0\.code: /);
  });

  test('takes the asymmetric algorithms, several for one issuer, and needs one', () => {
    const all = ['EdDSA', 'ES256', 'ES384', 'RS256', 'PS256'];
    const taken = { ...SEC, issuer: { ...issuer, algorithms: all } };
    expect(reasons({ delegations: [taken, PUBLIC] })).toEqual([]);
    for (const algorithms of [[], ['none'], ['HS512'], ['']]) {
      const other = { ...SEC, issuer: { ...issuer, algorithms } };
      expect(reasons({ delegations: [other, PUBLIC] })).toHaveLength(1);
    }
  });

  test('knows the capacities of the domain, and a delegation without any', () => {
    const capacities = ['HOST', 'GUARANTOR', 'CO_CHAIR', 'WITNESS'];
    const directory = parseDirectory({ delegations: [{ ...SEC, capacities }, PUBLIC] });
    expect(directory.find('SEC')?.capacities).toEqual(capacities);
    expect(directory.find('PUBLIC')?.capacities).toEqual([]);
    expect(reasons({ delegations: [{ ...SEC, capacities: ['REFEREE'] }, PUBLIC] })).toHaveLength(1);
  });

  test('is read from a file, or the start is refused with its name', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mizan-directory-'));
    const file = path.join(folder, 'delegations.json');
    const names = { ur: 'سیکرٹریٹ' };
    writeFileSync(file, JSON.stringify({ delegations: [{ ...SEC, displayNames: names }, PUBLIC] }));
    expect(loadDirectory(file).find('SEC')?.displayNames).toEqual(names);
    writeFileSync(file, '{');
    for (const bad of [file, path.join(folder, 'none.json')])
      expect(() => loadDirectory(bad)).toThrow(`${bad} is not a readable JSON file`);
    rmSync(folder, { recursive: true });
  });
});
