import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';

import { eventually } from '../../support/acts.js';
import { file } from '../../support/case.js';
import { asOwner } from '../../support/database.js';
import { type Deployment, startDeployment } from '../../support/deployment.js';
import { schemaOf } from '../../support/introspection.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { SUBGRAPHS } from '../../support/prepared.js';
import { answersOf } from '../../support/same-bytes.js';
import { ALL_SEATS, BOTH_WAYS, seatsOf } from '../../support/seats.js';
import { canonical } from './canonical.js';
import { everything } from './everything.js';
import { type Sides, Story } from './story.js';

/**
 * The seven invariants under the visibility matrix of domain.md 2.6, one test each. The third is asked where references
 * are resolved, and no client comes: in test/federation/doors.test.ts.
 */
const CASES =
  '{ allegations(first: 100) { totalCount nodes { id caseNo } pageInfo { endCursor } } }';

/** The seats in the order of a story's sides; those between the sides as they are. */
function seatsFor({ one, other }: Sides): readonly (string | null)[] {
  const between = ALL_SEATS.filter((seat) => !/^(pak|afg)-/.test(seat ?? ''));
  return [...seatsOf(one), ...seatsOf(other), ...between];
}

/** Waits until every event between the subgraphs is delivered. */
async function delivered(deployment: Deployment): Promise<void> {
  await eventually(async () => {
    for (const name of SUBGRAPHS) {
      const { rows } = await asOwner(deployment, name, async (client) =>
        client.query('SELECT 1 FROM mechanism.outbox WHERE delivered_at IS NULL'),
      );
      expect([name, rows]).toEqual([name, []]);
    }
  });
}

type Views = Map<string, unknown>;

/** Plays the whole story; answers what every seat saw of everything at every stage, in words that name no side. */
async function viewsOf(sides: Sides): Promise<Views> {
  const deployment = await startDeployment('one process', { MIZAN_WORKER_SECONDS: '3600' });
  try {
    const known = await recordMechanism(deployment);
    const { firstDistrict, secondDistrict } = known;
    const swapped = { ...known, firstDistrict: secondDistrict, secondDistrict: firstDistrict };
    const places = sides.one === 'pak' ? known : swapped;
    const documents = everything(await schemaOf(deployment, null));
    const turned = await canonical(deployment, sides, places);
    const views: Views = new Map();
    await new Story(deployment, places, sides).play(async (stage) => {
      await delivered(deployment);
      for (const [at, seat] of seatsFor(sides).entries())
        for (const [nth, document] of documents.entries()) {
          const { status, body } = await deployment.ask(seat, document);
          const codes = (body.errors ?? []).map((error) => error.extensions.code);
          expect([seat, nth, ...codes.filter((code) => code !== 'FORBIDDEN')]).toEqual([seat, nth]);
          const key = `${stage}: seat ${String(at)}, document ${String(nth)}`;
          views.set(key, turned({ status, data: body.data, codes }));
        }
    });
    expect(await deployment.differences()).toEqual([]);
    return views;
  } finally {
    await deployment.stop();
  }
}

test('invariant 7: with the two sides swapped, all answers of the whole scenario are swapped, and nothing else', async () => {
  const ways: Views[] = [];
  for (const [one, other] of BOTH_WAYS) ways.push(await viewsOf({ one, other }));
  const [there = new Map(), back = new Map()] = ways;
  expect([...there.keys()]).toEqual([...back.keys()]);
  expect(there.size).toBeGreaterThan(500);
  for (const [key, view] of there) expect([key, back.get(key)]).toEqual([key, view]);
}, 600_000);

describe.each(BOTH_WAYS)('what %s keeps to itself, and %s is not told', (one, other) => {
  let deployment: Deployment;
  let places: Places;
  beforeAll(async () => {
    deployment = await startDeployment('one process');
    places = await recordMechanism(deployment);
    await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
    await file(deployment, places, other, one.toUpperCase(), 'NOTIFIED');
  }, 120_000);
  afterAll(async () => {
    await deployment.stop();
  });

  test('invariant 1: the count of cases is the same before and after the other side submits one that is not notified yet', async () => {
    const query = '{ allegations(first: 100) { totalCount } incidents(first: 100) { totalCount } }';
    const before = await answersOf(deployment, seatsOf(other), query);
    for (const until of ['DRAFT', 'SUBMITTED', 'REGISTERED'] as const) {
      await file(deployment, places, one, other.toUpperCase(), until);
      expect(await answersOf(deployment, seatsOf(other), query)).toEqual(before);
    }
  });

  test('invariant 2: the same query text parses and runs for every role', async () => {
    const documents = everything(await schemaOf(deployment, null));
    for (const document of documents)
      for (const seat of ALL_SEATS) {
        const { status, body } = await deployment.ask(seat, document);
        const codes = (body.errors ?? []).map((error) => error.extensions.code);
        expect([seat, document, codes.filter((code) => code !== 'FORBIDDEN')]).toEqual([
          ...[seat, document, []],
        ]);
        expect([seat, status, Object.keys(body.data ?? {}).length]).toEqual([seat, 200, 1]);
      }
  });

  test('invariant 4: there is no field by which anyone could read who a source is', async () => {
    const schema = await schemaOf(deployment, null);
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const fields = types.flatMap((type) =>
      Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
    );
    // The source's record (S5) is not built yet; whoever builds it types here who reads what of it.
    expect(fields.filter((name) => /^Source\.|identity|sourceRef|contact/i.test(name))).toEqual([]);
  });

  test('invariant 5: every selection of an allegation yields a response state', async () => {
    const type = (await schemaOf(deployment, null)).getType('Allegation');
    if (!isObjectType(type)) throw new Error('no allegations');
    expect(String(type.getFields().responseState?.type)).toBe('ResponseKind!');
    const query = '{ allegations(first: 100) { nodes { responseState } } }';
    for (const seat of ALL_SEATS) {
      const { body } = await deployment.ask(seat, query);
      const { nodes } = body.data?.allegations as { nodes: readonly { responseState: unknown }[] };
      for (const node of nodes)
        expect([seat, node]).toEqual([seat, { responseState: 'RESPONSE_PENDING' }]);
    }
  });

  test('invariant 6: case numbers, ids and cursors have no gap and no order that tells of what is hidden', async () => {
    const notified = async (): Promise<void> => {
      await file(deployment, places, one, other.toUpperCase(), 'REGISTERED');
      await file(deployment, places, one, other.toUpperCase(), 'NOTIFIED');
    };
    for (let n = 0; n < 3; n += 1) await notified();
    const { body } = await deployment.ask(`${other}-officer`, CASES);
    const { nodes, pageInfo } = body.data?.allegations as {
      readonly nodes: readonly { readonly id: string; readonly caseNo: string }[];
      readonly pageInfo: { readonly endCursor: string };
    };
    const numbers = nodes.map(({ caseNo }) => Number(caseNo.slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    // Random, version 4 (RFC 9562): nothing in an id counts or is in order.
    for (const { id } of nodes)
      expect(id).toMatch(/^alg_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    const after = `query ($after: String) { allegations(first: 5, after: $after) { nodes { id } pageInfo { hasNextPage } } }`;
    const last = await deployment.ask(`${other}-officer`, after, { after: pageInfo.endCursor });
    expect(last.body.data?.allegations).toEqual({ nodes: [], pageInfo: { hasNextPage: false } });
    expect(pageInfo.endCursor).not.toContain(nodes.at(-1)?.id ?? 'nothing');
    expect(await deployment.differences()).toEqual([]);
  });
});
