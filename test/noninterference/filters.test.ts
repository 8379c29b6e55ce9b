import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  isAbstractType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
} from 'graphql';

import { file } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { schemaOf } from '../support/introspection.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { answersOf } from '../support/same-bytes.js';
import { ALL_SEATS, BOTH_WAYS, seatsOf } from '../support/seats.js';

let deployment: Deployment;
let places: Places;
let schema: GraphQLSchema;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
  schema = await schemaOf(deployment, null);
});
afterAll(async () => {
  await deployment.stop();
});

/** S3 and S2 of a case, and evidence: neither an observer nor the public, and of the secretariat's no custodian and no auditor. */
const NEVER_A_CASE = ['sec-custodian', 'sec-auditor', 'obs-a-observer', 'public-reader', null];
/** What goes between the parties is no case: nobody is assigned to it. */
const NEVER_BETWEEN = NEVER_A_CASE;
/** S1: the observers too. */
const NEVER_A_SESSION = ['sec-custodian', 'sec-auditor', 'public-reader', null];
/** Asked of no party (domain.md 3, probes of S1), and S3 which no app of these scopes reads. */
const NEVER_A_SOURCE = [
  ...NEVER_A_CASE,
  ...['pak-head', 'pak-officer', 'pak-app', 'afg-head', 'afg-officer', 'afg-app'],
  ...['tur-app', 'qat-app', 'sec-app', 'obs-a-app'],
];

/**
 * Every filter that exists, with a value that matches something, and the roles which can never read what it compares;
 * typed by hand from domain.md 2.2 (h) and 2.5.
 */
const FILTERS: Readonly<
  Record<string, Readonly<Record<string, readonly [string, readonly (string | null)[]]>>>
> = {
  allegations: {
    status: ['[DRAFT, SUBMITTED, REGISTERED, NOTIFIED]', NEVER_A_CASE],
    act: ['[SMALL_ARMS_FIRE]', NEVER_A_CASE],
    respondent: ['"PAK"', NEVER_A_CASE],
    by: ['"AFG"', NEVER_A_CASE],
    notifiedFrom: ['"2020-01-01T00:00:00.000Z"', NEVER_A_CASE],
    notifiedBefore: ['"2100-01-01T00:00:00.000Z"', NEVER_A_CASE],
    sourceRisk: ['AT_RISK', NEVER_A_SOURCE],
    responseState: ['[RESPONSE_PENDING]', NEVER_A_CASE],
    awaitingAnswerOf: ['"PAK"', NEVER_A_CASE],
    overdue: ['false', NEVER_A_CASE],
    outcome: ['[VIOLATION]', NEVER_A_CASE],
    sectorId: ['"<sector>"', NEVER_A_CASE],
    districtId: ['"<district>"', NEVER_A_CASE],
    dayFrom: ['"2025-11-12"', NEVER_A_CASE],
    dayUntil: ['"2025-11-12"', NEVER_A_CASE],
  },
  // S1 of an incident is the observers' at some stage; its district never is.
  incidents: {
    actFamily: ['[HOSTILE]', NEVER_A_SESSION],
    sectorId: ['"<sector>"', NEVER_A_SESSION],
    districtId: ['"<district>"', NEVER_A_CASE],
    dayFrom: ['"2025-11-12"', NEVER_A_SESSION],
    dayUntil: ['"2025-11-12"', NEVER_A_SESSION],
  },
  // S1 of a finding from the determination on.
  findings: {
    status: ['[SHARED, DETERMINED]', NEVER_A_SESSION],
    outcome: ['[VIOLATION]', NEVER_A_SESSION],
    act: ['[SMALL_ARMS_FIRE]', NEVER_A_SESSION],
    gravity: ['[MINOR]', NEVER_A_SESSION],
    sectorId: ['"<sector>"', NEVER_A_SESSION],
    determinedFrom: ['"2020-01-01T00:00:00.000Z"', NEVER_A_SESSION],
    determinedBefore: ['"2100-01-01T00:00:00.000Z"', NEVER_A_SESSION],
  },
  verificationTasks: {
    allegationId: ['"alg_00000000-0000-4000-8000-000000000000"', NEVER_A_CASE],
    status: ['[PLANNED, ACCESS_REQUESTED]', NEVER_A_CASE],
    kind: ['[SITE_VISIT]', NEVER_A_CASE],
    host: ['"PAK"', NEVER_A_CASE],
    awaitingAccess: ['true', NEVER_A_CASE],
    accessOutcome: ['[ACCESS_GRANTED, ACCESS_DENIED]', NEVER_A_SESSION],
  },
  evidenceItems: {
    kind: ['[PHOTO]', NEVER_A_CASE],
    status: ['[SEALED, DRAFT]', NEVER_A_CASE],
    sealedFrom: ['"2020-01-01T00:00:00.000Z"', NEVER_A_CASE],
    sealedBefore: ['"2100-01-01T00:00:00.000Z"', NEVER_A_CASE],
    submittedBy: ['"AFG"', NEVER_A_CASE],
  },
  sessions: {
    kind: ['[CAUCUS]', NEVER_A_SESSION],
    status: ['[SCHEDULED, OPEN]', NEVER_A_SESSION],
    opensFrom: ['"2020-01-01T00:00:00.000Z"', NEVER_A_SESSION],
    opensBefore: ['"2100-01-01T00:00:00.000Z"', NEVER_A_SESSION],
  },
  hotlineCalls: {
    status: ['[RAISED, RELAYED]', NEVER_BETWEEN],
    from: ['"AFG"', NEVER_BETWEEN],
  },
  deconflictionNotices: {
    status: ['[SUBMITTED, RELAYED]', NEVER_BETWEEN],
    kind: ['[ENGINEERING_WORKS]', NEVER_BETWEEN],
    by: ['"AFG"', NEVER_BETWEEN],
    windowUntilAfter: ['"2020-01-01T00:00:00.000Z"', NEVER_BETWEEN],
    windowFromBefore: ['"2100-01-01T00:00:00.000Z"', NEVER_BETWEEN],
  },
  // S1 and seals: of the delegations every role, the auditor included.
  incidentLogSeals: {
    status: ['[COMMITTED]', ['public-reader', null]],
    by: ['"AFG"', ['public-reader', null]],
  },
  // S0: published figures, and the gazetteer.
  incidentStatistics: {
    weekFrom: ['"2025-11-10"', []],
    weekUntil: ['"2025-11-10"', []],
  },
  places: { kind: ['DISTRICT', []], side: ['"AFG"', []], name: ['"first"', []] },
};

/** Every order that a list can be asked for in, and the roles which can never read what it goes by. */
const ORDERS = {
  allegations: {
    RECEIVED_NEWEST: NEVER_A_CASE,
    NOTIFIED_NEWEST: NEVER_A_CASE,
    OCCURRED_NEWEST: NEVER_A_CASE,
    DUE_FIRST: NEVER_A_CASE,
  },
  incidents: { RECEIVED_NEWEST: NEVER_A_SESSION, OCCURRED_NEWEST: NEVER_A_SESSION },
} as const;
const SORTED = Object.entries(ORDERS).flatMap(([list, orders]) =>
  Object.entries(orders).map(([order, never]) => ({ list, order, never })),
);

const TRIALS = Object.entries(FILTERS).flatMap(([list, filters]) =>
  Object.entries(filters).map(([field, [value, never]]) => ({ list, field, value, never })),
);

/** No case is assigned to the monitor yet: whether it is refused or finds nothing is not for this test. */
const PINNED = ALL_SEATS.filter((seat) => seat !== 'sec-monitor');

function filtered(list: string, filter: string): string {
  const named = filter
    .replace('<sector>', places.sector)
    .replace('<district>', places.firstDistrict);
  return `{ ${list}(first: 100, filter: { ${named} }) { totalCount edges { cursor node { id } } } }`;
}

function ordered(list: string, order: string): string {
  return `{ ${list}(first: 100, orderBy: ${order}) { totalCount edges { cursor node { id } } } }`;
}

describe('B01: a filter on what a role can never read is refused, with one answer for every value', () => {
  test.each(TRIALS)('$list by $field', async ({ list, field, value, never }) => {
    for (const seat of PINNED) {
      const { body } = await deployment.ask(seat, filtered(list, `${field}: ${value}`));
      const code = body.errors?.[0]?.extensions.code ?? 'data';
      expect([seat, code]).toEqual([seat, never.includes(seat) ? 'FORBIDDEN_ARGUMENT' : 'data']);
      if (code === 'FORBIDDEN_ARGUMENT') expect(body.data).toEqual({ [list]: null });
    }
  });

  test('through a variable, an alias, a fragment or beside another filter: the same refusal', async () => {
    const documents = [
      'query ($f: AllegationFilter) { allegations(first: 1, filter: $f) { totalCount } }',
      'query ($f: AllegationFilter) { other: allegations(first: 1, filter: $f) { totalCount } }',
      'query ($f: AllegationFilter) { ...F } fragment F on Query { allegations(first: 1, filter: $f) { totalCount } }',
      'query ($f: AllegationFilter) { allegations(first: 1, filter: $f) { nodes { id } } }',
    ];
    const filters = [
      { sourceRisk: 'AT_RISK' },
      { sourceRisk: 'NAMED' },
      { status: ['DRAFT'], sourceRisk: 'ANONYMOUS' },
    ];
    const answers = await Promise.all(
      documents.flatMap((document) =>
        filters.map(async (f) => deployment.ask('afg-officer', document, { f })),
      ),
    );
    const refused = answers.map(({ body }) => [
      body.errors?.map((error) => error.extensions.code),
      Object.values(body.data ?? {}),
    ]);
    expect(refused).toEqual(answers.map(() => [['FORBIDDEN_ARGUMENT'], [null]]));
  });

  test('every filter that the schema offers is in the table', () => {
    const lists = Object.values(schema.getQueryType()?.getFields() ?? {});
    // A list that is another role's as a whole (root-fields.test.ts) has nothing left to refuse.
    const open = lists.filter(({ name }) => name !== 'monitorAssignments');
    const offered = open.flatMap((list) =>
      list.args
        .filter((arg) => arg.name === 'filter')
        .flatMap((arg) => {
          const type = getNamedType(arg.type);
          const fields = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
          return fields.map((field) => `${list.name}.${field}`);
        }),
    );
    expect(offered.sort()).toEqual(TRIALS.map(({ list, field }) => `${list}.${field}`).sort());
  });
});

describe('how much a filter asks for', () => {
  /** For a role that may filter by everything. */
  const codeOf = async (list: string, filter: string): Promise<string> => {
    const { body } = await deployment.ask('tur-mediator', filtered(list, filter));
    return body.errors?.[0]?.extensions.code ?? 'data';
  };

  test.each(TRIALS.filter(({ value }) => value.startsWith('[')))(
    '$list by $field: 1 to 50 values',
    async ({ list, field, value }) => {
      const [one = ''] = value.slice(1, -1).split(', ');
      const codes = [0, 1, 51].map(async (many) =>
        codeOf(list, `${field}: [${Array<string>(many).fill(one).join(', ')}]`),
      );
      const refused = 'BAD_USER_INPUT';
      expect(await Promise.all(codes)).toEqual([refused, 'data', refused]);
    },
  );

  test('a text that is compared has at most 256 characters', async () => {
    const codes = [256, 257].map(async (length) =>
      codeOf('incidents', `sectorId: "${'x'.repeat(length)}"`),
    );
    expect(await Promise.all(codes)).toEqual(['data', 'BAD_USER_INPUT']);
  });
});

describe('B04: an order by what a role can never read is refused', () => {
  test.each(SORTED)('$list by $order', async ({ list, order, never }) => {
    for (const seat of PINNED) {
      const { body } = await deployment.ask(seat, ordered(list, order));
      const code = body.errors?.[0]?.extensions.code ?? 'data';
      const refused: readonly (string | null)[] = never;
      expect([seat, code]).toEqual([seat, refused.includes(seat) ? 'FORBIDDEN_ARGUMENT' : 'data']);
    }
  });

  test('every order that the schema offers is in the table', () => {
    const offered = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((list) =>
      list.args
        .filter((arg) => arg.name === 'orderBy')
        .flatMap((arg) => {
          const type = getNamedType(arg.type);
          const values = isEnumType(type) ? type.getValues() : [];
          return values.map(({ name }) => `${list.name} ${name}`);
        }),
    );
    expect(offered.sort()).toEqual(SORTED.map(({ list, order }) => `${list} ${order}`).sort());
  });
});

describe.each(BOTH_WAYS)('B02: %s files what the filters of %s ask for', (first, second) => {
  const mine = seatsOf(second);
  /** The table's values, turned to the side that files. */
  const asked = (): readonly string[] => [
    ...TRIALS.map(({ list, field, value }) => {
      const turned = value.replace('AFG', first.toUpperCase());
      const ofMine = ['respondent', 'awaitingAnswerOf'].includes(field);
      return filtered(list, `${field}: ${ofMine ? `"${second.toUpperCase()}"` : turned}`);
    }),
    ...SORTED.map(({ list, order }) => ordered(list, order)),
  ];
  const everything = async (): Promise<readonly unknown[]> => {
    const answers: unknown[] = [];
    for (const query of asked()) answers.push(...(await answersOf(deployment, mine, query)));
    return answers;
  };

  test('a hidden row satisfies no filter: every answer is the same byte for byte', async () => {
    await file(deployment, places, second, first.toUpperCase(), 'REGISTERED');
    const before = await everything();
    const { allegation } = await file(
      deployment,
      places,
      first,
      second.toUpperCase(),
      'REGISTERED',
    );
    await file(deployment, places, first, second.toUpperCase(), 'DRAFT');
    const item = await perform(deployment, `${first}-officer`, 'draftEvidence', {
      kind: 'PHOTO',
      title: words('A photograph'),
      sha256: 'f'.repeat(64),
      size: 1,
      mediaType: 'image/png',
      allegationId: allegation,
    });
    await perform(deployment, `${first}-officer`, 'sealEvidence', { id: item, expectedVersion: 1 });
    await perform(deployment, `${first}-officer`, 'raiseHotlineCall', {
      to: second.toUpperCase(),
      message: words('Shots have been heard.'),
    });
    await perform(deployment, `${first}-officer`, 'submitNotice', {
      to: second.toUpperCase(),
      kind: 'ENGINEERING_WORKS',
      windowFrom: '2099-01-01T00:00:00.000Z',
      windowUntil: '2099-01-02T00:00:00.000Z',
      sectorId: places.sector,
    });
    await perform(deployment, 'tur-mediator', 'scheduleSession', {
      kind: 'CAUCUS',
      party: first.toUpperCase(),
      mediators: ['TUR'],
      place: 'A quiet house',
      opensAt: '2025-12-01T09:00:00.000Z',
      closesAt: '2025-12-01T12:00:00.000Z',
    });
    expect(await everything()).toEqual(before);
    const query = filtered('allegations', `by: "${first.toUpperCase()}", status: [REGISTERED]`);
    const { body } = await deployment.ask('tur-mediator', query);
    expect((body.data?.allegations as { totalCount: number }).totalCount).toBeGreaterThan(0);
  });

  test('where the record is there and the value is not, the filter does not match', async () => {
    await file(deployment, places, first, second.toUpperCase(), 'NOTIFIED');
    const own = filtered('evidenceItems', `submittedBy: "${first.toUpperCase()}"`);
    for (const seat of [...mine, `${first}-app`]) {
      const { body } = await deployment.ask(seat, own);
      expect([seat, body.data]).toEqual([seat, { evidenceItems: { totalCount: 0, edges: [] } }]);
    }
  });
});

describe('there is nothing else to ask by', () => {
  test('B05 B07 B08 B11 B13: no argument groups, searches, counts facets, aggregates or lists distinct values; one sorts, by an enum', () => {
    const names = new Set<string>();
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      for (const field of Object.values(type.getFields()))
        for (const arg of field.args) names.add(arg.name);
    }
    expect([...names].sort()).toEqual(
      ['after', 'before', 'filter', 'first', 'id', 'input', 'lang', 'last', 'orderBy'].sort(),
    );
  });

  test('A07: no union and no interface is there, in which a hidden member could leave a hole', () => {
    const types = Object.values(schema.getTypeMap());
    expect(types.filter(isAbstractType)).toEqual([]);
  });

  test('B16: no scalar takes free JSON', () => {
    const scalars = Object.values(schema.getTypeMap()).filter(isScalarType);
    expect(scalars.map((type) => type.name).sort()).toEqual(
      ['Boolean', 'Date', 'DateTime', 'DelegationCode', 'Float', 'ID', 'Int', 'String'].sort(),
    );
  });

  test('B02: no filter reaches into another record', () => {
    const filters = Object.values(schema.getTypeMap()).filter(
      (type) => isInputObjectType(type) && type.name.endsWith('Filter'),
    );
    expect(filters).not.toHaveLength(0);
    for (const type of filters)
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields()))
          expect(isInputObjectType(getNamedType(field.type))).toBe(false);
  });

  test('B14: the one text that is searched, a public name, takes no pattern', async () => {
    for (const name of ['%', '%%%%%%', '_____', '.*', '\\\\']) {
      const query = `{ places(first: 1, filter: { name: "${name}" }) { totalCount } }`;
      const { body } = await deployment.ask(null, query);
      // A name of which nothing is left after folding is refused; what is left is compared as it stands.
      const code = body.errors?.[0]?.extensions.code ?? 'data';
      expect([name, code]).toEqual([name, expect.stringMatching(/^(BAD_USER_INPUT|data)$/)]);
      const places = body.data?.places as { totalCount: number } | null;
      expect([name, places?.totalCount ?? 0]).toEqual([name, 0]);
    }
  });
});
