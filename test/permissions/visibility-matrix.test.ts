import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';

import { eventually } from '../support/acts.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { everyField, fieldsOf, recordTypes, schemaOf } from '../support/introspection.js';
import { recordMechanism } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { publishWeeks } from '../support/statistics.js';
import { exchange } from './visibility-between.js';
import { verified } from './visibility-records.js';
import { find } from './visibility-finding.js';
import {
  fileCase,
  locateCase,
  type Located,
  meet,
  recordReference,
  type Scene,
} from './visibility-scene.js';
import { columnsOf, FRAME, TABLE } from './visibility-table.js';
import { verify } from './visibility-verification.js';

let deployment: Deployment;
let schema: GraphQLSchema;
const scenes = new Map<string, Scene>();

/** The same case from both sides in one deployment, each answered by the other. */
beforeAll(async () => {
  deployment = await startDeployment('one process');
  schema = await schemaOf(deployment, null);
  const places = await recordMechanism(deployment);
  const reference = await recordReference(deployment);
  await publishWeeks(deployment);
  const cases = {
    pak: await fileCase(deployment, places, 'pak', 'afg'),
    afg: await fileCase(deployment, places, 'afg', 'pak'),
  };
  for (const [claimant, respondent] of [
    ['pak', 'afg'],
    ['afg', 'pak'],
  ] as const) {
    await perform(deployment, `${respondent}-officer`, 'submitStatement', {
      allegationId: cases[claimant].id,
      expectedVersion: 2,
      kind: 'COUNTER_ALLEGES',
      text: words('Denied; see our own.'),
      privateAnnex: words('Our radar.'),
      internalNote: words('Ask the brigade.'),
      counterAllegationId: cases[respondent].id,
    });
    const located = await locateCase(deployment, claimant, cases[claimant]);
    scenes.set(claimant, {
      ...reference,
      WeekStatistics: { root: 'incidentStatistics(first: 1)', rootId: null, list: 'nodes' },
      ...located,
      ...(await meet(deployment, claimant, cases[claimant].id)),
      ...(await verify(deployment, places, claimant, respondent)),
      ...(await exchange(deployment, places, claimant, respondent)),
      ...(await verified(deployment, places, claimant, respondent, located.Incident?.rootId)),
      ...(await find(deployment, places, claimant, respondent)),
    });
  }
}, 600_000);
afterAll(async () => {
  await deployment.stop();
});

type Seen = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly withheld: readonly { readonly field: string; readonly reason: string }[];
};

/** The codes of a null root: hidden or not there, and not this role's; an empty one is a query without an id. */
const ABSENT = /^(NOT_FOUND|FORBIDDEN|)$/;
const LETTERS: Readonly<Record<string, string>> = {
  OTHER_PARTY_SUBMISSION: 'O',
  SCOPE_MISSING: 'A',
  STAGE_NOT_REACHED: 'G',
};

function documentOf(type: string, { root, rootId, list }: Located): string {
  const fields = everyField(schema, type);
  const inner = list === undefined ? fields : `${list} { ${fields} }`;
  const [declared, passed] = rootId === null ? ['', ''] : ['($id: ID!)', '(id: $id)'];
  return `query ${declared} { found: ${root}${passed} { ${inner} } }`;
}

/** Reads a record with every field of its type, as a seat; null where it is absent. */
async function look(type: string, seat: string | null, located: Located): Promise<Seen | null> {
  const query = documentOf(type, located);
  const { body } = await deployment.ask(seat, query, { id: located.rootId });
  const found = (body.data?.found ?? null) as Seen | null;
  // Absent is told in these two ways and no other, and never with data beside it.
  const told = (body.errors ?? []).map((error) => error.extensions.code).join();
  expect([seat, found === null ? told : '']).toEqual([seat, expect.stringMatching(ABSENT)]);
  expect([seat, found === null ? '' : told]).toEqual([seat, '']);
  if (located.list === undefined || found === null) return found;
  // An edge to one record, or a list of them.
  const children = [found[located.list] as Seen | readonly Seen[] | null].flat();
  return children.find((child) => located.id === undefined || child?.id === located.id) ?? null;
}

function isEmpty(value: unknown): boolean {
  return value == null || (Array.isArray(value) && value.length === 0);
}

/** What a seat sees of a field, as a letter of the table. */
function cell(seen: Seen | null, field: string): string {
  if (seen === null) return '-';
  const [withheld, ...more] = seen.withheld.filter((entry) => entry.field === field);
  const empty = isEmpty(seen[field]);
  if (withheld === undefined) return empty ? '0' : 'v';
  return empty && more.length === 0 ? (LETTERS[withheld.reason] ?? '?') : '!';
}

/** What was seen in a row of the table, in the table's own spelling. */
function rowOf(expected: string, seen: readonly (Seen | null)[], field: string): string {
  const cells = seen.map((record) => cell(record, field));
  const next = (mark: string): string => {
    const found = cells.shift() ?? '?';
    return mark === 'n' && /[OAG]/.test(found) ? 'n' : found;
  };
  return expected.replaceAll(/[^ ]/g, next);
}

const typeOf = (name: string): string => name.split(/[ ,]/)[0] ?? name;
const SIDES = [
  ['pak', 'afg'],
  ['afg', 'pak'],
] as const;

describe.each(SIDES)('a case by %s against %s', (claimant, respondent) => {
  // Events between the subgraphs bring the links and the items on the agenda a moment later.
  test.each(Object.entries(TABLE))(
    'every seat sees of %s what the table says',
    async (name, rows) => {
      const located = scenes.get(claimant)?.[name];
      if (!located) throw new Error(`no ${name} in the scene`);
      await eventually(async () => {
        const seen = await Promise.all(
          columnsOf(claimant, respondent).map(async (seat) => look(typeOf(name), seat, located)),
        );
        const actual = Object.entries(rows).map(([field, row]) => [field, rowOf(row, seen, field)]);
        expect(Object.fromEntries(actual)).toEqual(rows);
        for (const record of seen) {
          const foreign = record?.withheld.filter(({ field }) => !(field in rows)) ?? [];
          expect([name, foreign]).toEqual([name, []]);
          for (const field of FRAME) expect(record?.[field]).not.toBeNull();
        }
      });
    },
  );

  test('invariant 5: every seat that sees the allegation sees its response state', async () => {
    const located = scenes.get(claimant)?.Allegation;
    if (!located) throw new Error('no allegation in the scene');
    for (const seat of columnsOf(claimant, respondent)) {
      const seen = await look('Allegation', seat, located);
      expect([seat, seen?.responseState ?? 'COUNTER_ALLEGES']).toEqual([seat, 'COUNTER_ALLEGES']);
    }
  });
});

describe('the table leaves nothing out', () => {
  test('every record type that the schema shows has rows', () => {
    const named = new Set(Object.keys(TABLE).map(typeOf));
    expect([...named].sort()).toEqual([...recordTypes(schema)].sort());
  });

  test.each(Object.keys(TABLE))('every field of %s has a row', (name) => {
    const frame: readonly string[] = FRAME;
    const fields = fieldsOf(schema, typeOf(name)).filter((field) => !frame.includes(field));
    expect(Object.keys(TABLE[name] ?? {}).sort()).toEqual([...fields].sort());
  });

  test('every row names every seat', () => {
    const rows = Object.values(TABLE).flatMap((fields) => Object.values(fields));
    const width = columnsOf('pak', 'afg').length;
    expect(rows.filter((row) => row.replaceAll(' ', '').length !== width)).toEqual([]);
  });
});

test('what the seats saw is what the grants say', async () => {
  expect(await deployment.differences()).toEqual([]);
});
