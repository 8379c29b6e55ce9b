import { describe, expect, test } from '@jest/globals';
import { buildSchema, graphql, type GraphQLSchema, isObjectType } from 'graphql';

import type { Logger } from '../../shared/logger.js';
import type { PermissionDocument } from '../../shared/policy/document.js';
import { applyShield } from '../../shared/policy/shield-tree.js';
import type { Role } from '../../shared/viewer/roles.js';

const SDL = `
  type _Service { sdl: String }
  union _Entity = Claim
  type Query {
    claim: Claim claims(filter: ClaimFilter, first: Int): ClaimConnection count: Int
    forgotten: String other: Unlisted
    _service: _Service _entities: [_Entity]
  }
  input ClaimFilter { basis: String unit: String nested: ClaimFilter }
  type Mutation { draftClaim: Claim forgottenAct: String }
  type Claim { id: ID version: Int notice: String narrative: String source: String undecided: String allegation: Allegation }
  type ClaimConnection { nodes: [Claim!] }
  type Allegation { id: ID claims: String }
  type Unlisted { text: String }
`;
const DOCUMENT: PermissionDocument = {
  subgraph: 'claims',
  records: {
    Claim: {
      table: 'claim',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: {
        ...{ notice: 'PARTIES', narrative: 'SUBMITTER', source: 'SOURCE' },
        allegation: 'PARTIES',
      },
    },
  },
  stubs: { Allegation: { claims: 'SUBMITTER' } },
  values: ['ClaimConnection'],
  queries: {
    claim: ['PARTY_HEAD', 'PUBLIC'],
    claims: ['PARTY_HEAD', 'MEDIATOR'],
    count: [],
    other: ['PARTY_HEAD'],
  },
  mutations: { draftClaim: ['PARTY_HEAD'] },
  restrictedArguments: { 'claims.filter.basis': ['MEDIATOR'], 'claims.filter.unit': [] },
};

interface Alarm {
  readonly alarm: string;
  readonly field: string;
  readonly message?: string;
}

function alarm(field: string): Alarm {
  return { alarm: 'TRIPWIRE', field, message: 'a world held a field above its clearance' };
}

function shielded(clearance: unknown, rowChanges: object = {}): [GraphQLSchema, Alarm[]] {
  const alarms: Alarm[] = [];
  const logger = {
    error: (alarm: Alarm, message: string) => {
      alarms.push({ ...alarm, message });
    },
  } as unknown as Logger;
  const schema = buildSchema(SDL);
  const row = {
    ...{ __typename: 'Claim', id: 'c1', version: 3, notice: 'seen', narrative: 'secret' },
    ...{ undecided: 'nobody decided', clearance, allegation: { id: 'a1', claims: 'edge' } },
    ...rowChanges,
  };
  const answers: Readonly<Record<string, unknown>> = {
    ...{ claim: row, claims: { nodes: [row] }, count: 7, forgotten: 'x', other: { text: 'x' } },
    ...{ _service: { sdl: 'type Query' }, _entities: [row], draftClaim: row, forgottenAct: 'x' },
  };
  for (const name of ['Query', 'Mutation']) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error('the test has no such type');
    for (const [field, config] of Object.entries(type.getFields()))
      config.resolve = (): unknown => answers[field];
  }
  return [applyShield(DOCUMENT, schema, logger), alarms];
}

async function ask(
  source: string,
  role: Role,
  [schema]: readonly [GraphQLSchema, unknown] = shielded('PARTIES'),
): Promise<{ data: unknown; codes: readonly unknown[] }> {
  const { data, errors = [] } = await graphql({
    schema,
    source,
    contextValue: { viewer: { role } },
  });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    codes: errors.map(({ extensions }) => extensions.code),
  };
}

describe('who may ask', () => {
  test.each([
    ['PARTY_HEAD', '{ claim { id } }', { claim: { id: 'c1' } }],
    ['PUBLIC', '{ claim { id } }', { claim: { id: 'c1' } }],
    ['PARTY_HEAD', 'mutation { draftClaim { id } }', { draftClaim: { id: 'c1' } }],
    ['PUBLIC', '{ __type(name: "Claim") { name } }', { __type: { name: 'Claim' } }],
    ['MEDIATOR', '{ claims { nodes { id } } }', { claims: { nodes: [{ id: 'c1' }] } }],
    // The gateway composes and follows references with these.
    ['PUBLIC', '{ _service { sdl } }', { _service: { sdl: 'type Query' } }],
    ['PUBLIC', '{ _entities { ... on Claim { id } } }', { _entities: [{ id: 'c1' }] }],
  ] as const)('%s may ask %s', async (role, source, data) => {
    expect(await ask(source, role)).toEqual({ data, codes: [] });
  });

  test.each([
    ['PARTY_OFFICER', '{ claim { id } }', { claim: null }],
    ['MEDIATOR', '{ claim { id } }', { claim: null }],
    ['PUBLIC', 'mutation { draftClaim { id } }', { draftClaim: null }],
    // A list without roles is for nobody, and so is what the document does not name.
    ['PARTY_HEAD', '{ count }', { count: null }],
    ['PARTY_HEAD', '{ forgotten }', { forgotten: null }],
    ['PARTY_HEAD', 'mutation { forgottenAct }', { forgottenAct: null }],
  ] as const)('%s may not ask %s', async (role, source, data) => {
    expect(await ask(source, role)).toEqual({ data, codes: ['FORBIDDEN'] });
  });

  test('a caller without a role at all is denied, and nothing of ours is told', async () => {
    const [schema] = shielded('PARTIES');
    const answer = await graphql({ schema, source: '{ claim { id } }', contextValue: {} });
    expect(answer.data).toEqual({ claim: null });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('an argument on a field that a role never reads', () => {
  test.each([
    ['MEDIATOR', '{ claims(filter: { basis: "x" }) { nodes { id } } }', []],
    ['PARTY_HEAD', '{ claims(filter: { basis: "x" }) { nodes { id } } }', ['FORBIDDEN_ARGUMENT']],
    // Asking for no value is asking about the field, too.
    ['PARTY_HEAD', '{ claims(filter: { basis: null }) { nodes { id } } }', ['FORBIDDEN_ARGUMENT']],
    ['MEDIATOR', '{ claims(filter: { unit: "x" }) { nodes { id } } }', ['FORBIDDEN_ARGUMENT']],
    ['PARTY_HEAD', '{ claims(filter: {}) { nodes { id } } }', []],
    ['PARTY_HEAD', '{ claims(filter: null, first: 3) { nodes { id } } }', []],
    ['PARTY_HEAD', '{ claims { nodes { id } } }', []],
    ['PARTY_OFFICER', '{ claims { nodes { id } } }', ['FORBIDDEN']],
    ['PARTY_OFFICER', '{ claims(filter: { basis: "x" }) { nodes { id } } }', ['FORBIDDEN']],
  ] as const)('%s %s: %j', async (role, source, codes) => {
    expect((await ask(source, role)).codes).toEqual(codes);
  });
});

describe('the tripwire', () => {
  const SOURCE = '{ claim { notice narrative } }';

  test.each(['SUBMITTER', 'DRAFT'])('lets pass what a row cleared for %s may hold', async (of) => {
    const made = shielded(of);
    expect((await ask(SOURCE, 'PARTY_HEAD', made)).data).toEqual({
      claim: { notice: 'seen', narrative: 'secret' },
    });
    expect(made[1]).toEqual([]);
  });

  test.each(['PARTIES', 'MECHANISM', 'CAUCUS', 'SOURCE', 'submitter', '', null, undefined, 4])(
    'a row cleared for %j that holds a submission gives null, and an alarm',
    async (clearance) => {
      const made = shielded(clearance);
      expect(await ask(SOURCE, 'PARTY_HEAD', made)).toEqual({
        data: { claim: { notice: 'seen', narrative: null } },
        codes: [],
      });
      expect(made[1]).toEqual([alarm('Claim.narrative')]);
    },
  );

  test.each([null, undefined])('a row whose hidden field is empty (%j) raises none', async (of) => {
    const made = shielded('PARTIES', { narrative: of });
    await ask(SOURCE, 'PARTY_HEAD', made);
    expect(made[1]).toEqual([]);
  });

  test('a field without a class, and a type that the document does not know, give nothing', async () => {
    const made = shielded('DRAFT');
    expect(await ask('{ claim { id version undecided } }', 'PARTY_HEAD', made)).toEqual({
      data: { claim: { id: 'c1', version: 3, undecided: null } },
      codes: [],
    });
    expect(made[1]).toEqual([alarm('Claim.undecided')]);
    const unlisted = shielded('DRAFT');
    expect(await ask('{ other { text } }', 'PARTY_HEAD', unlisted)).toEqual({
      data: { other: { text: null } },
      codes: [],
    });
    expect(unlisted[1]).toEqual([alarm('Unlisted.text')]);
  });

  test('a record reached through a reference is guarded as everywhere', async () => {
    expect(
      (await ask('{ _entities { ... on Claim { narrative notice } } }', 'PUBLIC')).data,
    ).toEqual({ _entities: [{ narrative: null, notice: 'seen' }] });
  });

  test('an edge of a stub is the world’s to decide', async () => {
    expect((await ask('{ claim { allegation { id claims } } }', 'PARTY_HEAD')).data).toEqual({
      claim: { allegation: { id: 'a1', claims: 'edge' } },
    });
  });
});

describe('the start', () => {
  test('is refused when the document names what the schema does not have', () => {
    const schema = buildSchema(SDL.replace('count: Int', ''));
    expect(() => applyShield(DOCUMENT, schema, {} as Logger)).toThrow(/count/);
  });

  test('a schema without references and acts needs no rule for them', async () => {
    const schema = buildSchema(
      'type Query { count: Int _service: _Service } type _Service { sdl: String }',
    );
    const document = { ...DOCUMENT, records: {}, stubs: {}, values: [], mutations: {} };
    const made = applyShield({ ...document, queries: { count: ['PUBLIC'] } }, schema, {} as Logger);
    const answer = await graphql({
      ...{ schema: made, source: '{ count }', rootValue: { count: 1 } },
      contextValue: { viewer: { role: 'PUBLIC' } },
    });
    expect(answer.data).toEqual({ count: 1 });
  });
});
