import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';

import type { PermissionDocument } from '../../shared/policy/document.js';
import { checkSchema } from '../../shared/policy/schema-check.js';

const SDL = `
  scalar _Any
  type _Service { sdl: String }
  union _Entity = Claim | Allegation
  type Query { claim(id: ID!): Claim claims: ClaimConnection _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }
  type Mutation { draftClaim(input: DraftClaimInput!): ClaimPayload }
  input DraftClaimInput { notice: String }
  enum ClaimStatus { DRAFT }
  interface Recorded { id: ID! }
  type Claim implements Recorded { id: ID! version: Int! notice: String! narrative: String status: ClaimStatus! }
  type ClaimConnection { nodes: [Claim!]! }
  type ClaimPayload { claim: Claim }
  type Allegation { id: ID! claims: [Claim!] }
`;
const DOCUMENT: PermissionDocument = {
  subgraph: 'claims',
  records: {
    Claim: {
      table: 'claim',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: { notice: 'PARTIES', narrative: 'SUBMITTER', status: 'MECHANISM' },
      columns: { incidentId: 'PARTIES' },
    },
    ClaimCopy: {
      table: 'claim_copy',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: {},
      internal: true,
    },
  },
  stubs: { Allegation: { claims: 'PARTIES' } },
  values: ['ClaimConnection', 'ClaimPayload'],
  queries: { claim: ['PARTY_HEAD'], claims: ['PARTY_HEAD'] },
  mutations: { draftClaim: ['PARTY_HEAD'] },
};
const { Claim } = DOCUMENT.records;

function reasons(sdl: string, changes: Partial<PermissionDocument> = {}): readonly string[] {
  return checkSchema({ ...DOCUMENT, ...changes }, buildSchema(sdl));
}

function fields(changes: Readonly<Record<string, 'PARTIES' | 'SUBMITTER' | 'CAUCUS'>>): object {
  return { records: { ...DOCUMENT.records, Claim: { ...Claim, fields: changes } } };
}

describe('a schema and its document', () => {
  test('that say the same pass', () => {
    expect(reasons(SDL)).toEqual([]);
  });

  test('a field that nobody gave a class', () => {
    expect(reasons(SDL.replace('notice: String!', 'notice: String! battery: String'))).toEqual([
      'Claim.battery has no class',
    ]);
  });

  test('a restricted field that could not be null: the tripwire would take the record along', () => {
    expect(reasons(SDL.replace('narrative: String', 'narrative: String!'))).toEqual([
      'Claim.narrative is SUBMITTER and must be nullable',
    ]);
    expect(reasons(SDL, fields({ notice: 'CAUCUS', narrative: 'SUBMITTER' }))).toEqual([
      'Claim.notice is CAUCUS and must be nullable',
      'Claim.status has no class',
    ]);
  });

  test('a field of the document that the schema does not have', () => {
    expect(reasons(SDL.replace('narrative: String', ''))).toEqual([
      'Claim.narrative is in the permissions but not in the schema',
    ]);
  });

  test('what every record has need not be in the schema', () => {
    const withheld = { ...Claim, fields: { ...Claim?.fields, withheld: 'PARTIES' } };
    const records = { ...DOCUMENT.records, Claim: withheld } as PermissionDocument['records'];
    expect(reasons(SDL, { records })).toEqual([]);
  });

  test('a query, an act and an edge that only one of them has', () => {
    expect(
      reasons(
        SDL.replace('claims: ClaimConnection', 'all: ClaimConnection')
          .replace('draftClaim(', 'fileClaim(')
          .replace('claims: [Claim!]', 'filed: [Claim!]'),
      ),
    ).toEqual([
      'Query. all is not in the permissions',
      'Query. claims is in the permissions but not in the schema',
      'Mutation. fileClaim is not in the permissions',
      'Mutation. draftClaim is in the permissions but not in the schema',
      'Allegation: filed is not in the permissions',
      'Allegation: claims is in the permissions but not in the schema',
    ]);
  });

  test('a type that the document does not know at all', () => {
    expect(
      reasons(
        `${SDL} type Secret { text: String } extend type Claim { secret: Secret }`,
        fields({
          notice: 'PARTIES',
          narrative: 'SUBMITTER',
          status: 'PARTIES',
          secret: 'PARTIES',
        } as never),
      ),
    ).toEqual(['type Secret is not in the permissions']);
  });

  test('a record, a stub and a value that the schema does not have; internal records need not be there', () => {
    const record = { ...Claim, fields: {} } as PermissionDocument['records'][string];
    expect(
      reasons(SDL, {
        records: { ...DOCUMENT.records, Report: record },
        stubs: { ...DOCUMENT.stubs, Session: {} },
        values: [...DOCUMENT.values, 'Count'],
      }),
    ).toEqual([
      'type Report is in the permissions but not in the schema',
      'type Session is in the permissions but not in the schema',
      'type Count is in the permissions but not in the schema',
    ]);
  });
});
