import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import type { PermissionDocument } from '../../shared/policy/document.js';
import {
  canonicalJson,
  documentDigest,
  policyDigest,
  policyOf,
} from '../../shared/policy/policy.js';

const DOCUMENT: PermissionDocument = {
  subgraph: 'claims',
  records: {},
  stubs: {},
  values: ['B', 'A'],
  queries: { claim: ['PARTY_HEAD'] },
  mutations: {},
};

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('the bytes that are digested', () => {
  test.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ b: { d: null, c: [{ z: 1, y: 2 }] } }, '{"b":{"c":[{"y":2,"z":1}],"d":null}}'],
    // The order of a list says something, that of keys nothing; what is undefined is not there.
    [[2, 1, 'x'], '[2,1,"x"]'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    ['text', '"text"'],
    [null, 'null'],
    [{ B: 1, a: 2, A: 3 }, '{"A":3,"B":1,"a":2}'],
  ])('%j are %s', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test('are indented for people where they are printed', () => {
    expect(canonicalJson({ b: 1, a: 2 }, 2)).toBe('{\n  "a": 2,\n  "b": 1\n}');
  });
});

describe('the digest of a document', () => {
  test('is that of its canonical text with the rules', () => {
    const rules = {
      ...{ openedBy: {}, appCap: {}, rolesOfKind: {} },
      withoutCases: ['MONITOR'],
    } as never;
    const text =
      '{"document":{"mutations":{},"queries":{"claim":["PARTY_HEAD"]},"records":{},"stubs":{},"subgraph":"claims","values":["B","A"]},"rules":{"appCap":{},"openedBy":{},"rolesOfKind":{},"withoutCases":["MONITOR"]}}';
    expect(documentDigest(DOCUMENT, rules)).toBe(sha256(text));
  });

  test('does not depend on the order in which the document was written', () => {
    const { subgraph, ...rest } = DOCUMENT;
    expect(documentDigest({ ...rest, subgraph })).toBe(documentDigest(DOCUMENT));
  });

  test.each([
    ['a role', { queries: { claim: ['PARTY_HEAD', 'PARTY_OFFICER'] } }],
    ['a value', { values: ['A', 'B'] }],
    ['a name', { subgraph: 'claims2' }],
  ] as const)('is another when %s is', (_, changes) => {
    expect(documentDigest({ ...DOCUMENT, ...changes })).not.toBe(documentDigest(DOCUMENT));
  });
});

describe('the whole policy', () => {
  test('names each subgraph’s digest, and is digested from them', () => {
    const policy = policyOf([DOCUMENT, { ...DOCUMENT, subgraph: 'others' }]);
    const others = documentDigest({ ...DOCUMENT, subgraph: 'others' });
    expect(policy.subgraphs).toEqual({ claims: documentDigest(DOCUMENT), others });
    expect(policy.digest).toBe(policyDigest(policy.subgraphs));
    expect(policyDigest({ a: '1', b: '2' })).toBe(sha256('{"a":"1","b":"2"}'));
    expect(policy.documents).toEqual({
      claims: DOCUMENT,
      others: { ...DOCUMENT, subgraph: 'others' },
    });
  });

  test('holds the rules without which no document says who reads what', () => {
    const { rules } = policyOf([DOCUMENT]);
    expect(rules.openedBy).toEqual({
      PUBLIC: ['PUBLIC', 'MECHANISM', 'PARTIES', 'SUBMITTER', 'DRAFT', 'CAUCUS', 'SOURCE'],
      MECHANISM: ['MECHANISM', 'PARTIES', 'SUBMITTER', 'DRAFT', 'CAUCUS', 'SOURCE'],
      PARTIES: ['PARTIES', 'SUBMITTER', 'DRAFT', 'CAUCUS'],
      SUBMITTER: ['SUBMITTER', 'DRAFT'],
      DRAFT: ['DRAFT'],
      CAUCUS: ['CAUCUS'],
      SOURCE: ['SOURCE'],
    });
    expect(rules.appCap).toEqual({
      'mechanism:read': 'MECHANISM',
      'delegation:read': 'PARTIES',
      'delegation:confidential': 'SUBMITTER',
    });
    expect(rules.withoutCases).toEqual(['MONITOR', 'SOURCE_CUSTODIAN', 'AUDITOR']);
    expect(rules.rolesOfKind).toEqual({
      PARTY: ['PARTY_HEAD', 'PARTY_OFFICER', 'INTEGRATOR'],
      MEDIATOR: ['MEDIATOR', 'INTEGRATOR'],
      SECRETARIAT: ['SECRETARIAT', 'MONITOR', 'SOURCE_CUSTODIAN', 'AUDITOR', 'INTEGRATOR'],
      OBSERVER: ['OBSERVER', 'INTEGRATOR'],
      PUBLIC: ['PUBLIC', 'INTEGRATOR'],
    });
  });
});
