import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  buildSchema,
  graphql,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  Kind,
  parse,
} from 'graphql';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

import { packagePath } from '../../shared/config/package-path.js';
import { dataSource } from '../../shared/database/connection.js';
import { SeatLines } from '../../shared/database/seat-lines.js';
import { childrenOf } from '../../shared/subgraph/child-fields.js';
import { CursorSeal } from '../../shared/subgraph/cursor.js';
import { RecordTypes } from '../../shared/subgraph/record-rows.js';
import { WorldReads } from '../../shared/subgraph/world-reads.js';
import type { Viewer } from '../../shared/viewer/viewer.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';
import { FIRST, Letter, openToy, Reply, TOY, type Toy } from '../worlds/toy-subgraph.js';

const SEC: Viewer = {
  ...{ delegation: 'SEC', role: 'SECRETARIAT', subject: 'someone' },
  ...{ seat: 'sec_secretariat', scopes: [], client: null },
};

let toy: Toy;
let seat: DataSource;
let lines: SeatLines;
/** Tells how many batches went to the database. */
let batches: jest.SpiedFunction<typeof pg.Client.prototype.query>;

beforeAll(async () => {
  toy = await openToy();
  await toy.act(FIRST, async (t) => {
    const grants = [{ delegation: 'SEC', clearance: 'SUBMITTER' }] as const;
    await t.create(Letter, { id: 'let_1', marking: 'MECHANISM', notice: 'one' }, grants);
    await t.create(Reply, { id: 'rep_1', marking: 'MECHANISM', letterId: 'let_1' }, grants);
  });
  const { hostname, port } = new URL(toy.place.ownerUrl);
  const place = { ...toy.place, host: hostname, port: Number(port) };
  const login = { place, subgraph: 'toy', seat: SEC.seat, schema: 'world_sec', connections: 1 };
  seat = await dataSource(login, TOY.entities).initialize();
  lines = new SeatLines((seat.driver as PostgresDriver).master as pg.Pool, 1);
  await lines.reader()('SELECT 1', []);
  batches = jest.spyOn(pg.Client.prototype, 'query');
});
beforeEach(() => {
  batches.mockClear();
});
afterAll(async () => {
  batches.mockRestore();
  await seat.destroy();
  await toy.close();
});

function reads(): WorldReads {
  const world = { manager: seat.manager, reader: () => lines.reader() };
  const children = { Letter: { replies: childrenOf(Reply, 'letterId') } };
  const types = new RecordTypes(seat, children);
  return new WorldReads(SEC, () => Promise.resolve(world), types, new CursorSeal('x'.repeat(40)));
}

/** Asks for a letter with fields of it; answers with the ids of its replies, and how many batches that took. */
async function ask(id: string, fields: string): Promise<readonly unknown[]> {
  const schema = buildSchema(
    'type Query { letter: Letter } type Letter { id: ID replies: [Reply] } type Reply { id: ID }',
  );
  const { letter } = schema.getQueryType()?.getFields() ?? {};
  const { replies } = (schema.getType('Letter') as GraphQLObjectType).getFields();
  if (!letter || !replies) throw new Error('no such fields');
  const operation = reads();
  letter.resolve = async (_, _given, _context, info: GraphQLResolveInfo) =>
    operation.find(Letter, id, info);
  replies.resolve = async (row: Letter) => operation.children(Reply, 'letterId', row.id);
  const { data } = await graphql({ schema, source: `{ letter { ${fields} } }` });
  return [JSON.parse(JSON.stringify(data?.letter)) as unknown, batches.mock.calls.length];
}

describe('children that are asked of a record', () => {
  test('are asked for in the step in which it is', async () => {
    const letter = { id: 'let_1', replies: [{ id: 'rep_1' }] };
    expect(await ask('let_1', 'id replies { id }')).toEqual([letter, 1]);
  });

  test('are asked for alike where the record is not there', async () => {
    expect(await ask('let_2', 'id replies { id }')).toEqual([null, 1]);
  });

  test('are not read where nobody asks for them', async () => {
    expect(await ask('let_1', 'id')).toEqual([{ id: 'let_1' }, 1]);
    const texts = batches.mock.calls.map(([query]) => JSON.stringify(query));
    expect(texts.join()).not.toContain('reply');
  });

  test('that stand in a fragment follow in a step of their own', async () => {
    const letter = { id: 'let_1', replies: [{ id: 'rep_1' }] };
    expect(await ask('let_1', 'id ... on Letter { replies { id } }')).toEqual([letter, 2]);
  });
});

function fieldsOf(subgraph: string, type: string): readonly string[] {
  const sdl = readFileSync(packagePath(`subgraphs/${subgraph}/schema.graphql`), 'utf8');
  return parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === type
      ? (definition.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}

test.each(DEFINITIONS.map(({ name, children = {}, entities }) => ({ name, children, entities })))(
  'the children of $name are fields of the schema, and records of its own',
  ({ name, children, entities }) => {
    const own = new Set<unknown>(entities);
    for (const [parent, fields] of Object.entries(children)) {
      expect(fieldsOf(name, parent)).toEqual(expect.arrayContaining(Object.keys(fields)));
      for (const { type } of Object.values(fields)) expect(own).toContain(type);
    }
  },
);
